"""Two dossiers of one matter: what flipped, appeared and went, and which report did it. Text, Markdown, JSON."""

from variorum.publish.changes.comparing import (
    Cause,
    Change,
    ChangedReport,
    Changes,
    Turn,
    changes_between,
)
from variorum.publish.changes.telling import changes_as_json, changes_as_markdown, changes_as_text

__all__ = [
    "Cause",
    "Change",
    "ChangedReport",
    "Changes",
    "Turn",
    "changes_as_json",
    "changes_as_markdown",
    "changes_as_text",
    "changes_between",
]
