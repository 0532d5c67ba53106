"""The group room: Reports and their Lineage in, Stories out: which reports tell one event. As a batch (`group`) or as
they arrive (`Stream`).
"""

from variorum.group.grouping import group
from variorum.group.settings import GroupSettings
from variorum.group.stream import Stream

__all__ = ["GroupSettings", "Stream", "group"]
