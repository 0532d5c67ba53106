"""The group room: Reports and their Lineage in, Stories out: which reports tell one event."""

from variorum.group.batch import group
from variorum.group.settings import GroupSettings

__all__ = ["GroupSettings", "group"]
