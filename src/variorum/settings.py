"""Every room's settings in one frozen record. Reasons and ranges stand beside each value, in the room that uses it."""

from __future__ import annotations

from dataclasses import dataclass, field

from variorum.collate.settings import CollateSettings
from variorum.extract.settings import ExtractSettings
from variorum.gather.settings import GatherSettings
from variorum.group.settings import GroupSettings
from variorum.trace.settings import TraceSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    gather: GatherSettings = field(default_factory=GatherSettings)
    extract: ExtractSettings = field(default_factory=ExtractSettings)
    trace: TraceSettings = field(default_factory=TraceSettings)
    group: GroupSettings = field(default_factory=GroupSettings)
    collate: CollateSettings = field(default_factory=CollateSettings)
