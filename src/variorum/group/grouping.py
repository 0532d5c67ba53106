from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.group.index import Index
from variorum.group.parts import Parts
from variorum.group.settings import GroupSettings
from variorum.records import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """What the steps have made. `units[n]` are the reports of unit n of `index`, the one it is compared by first."""

    units: Sequence[tuple[Report, ...]]
    index: Index
    parts: Parts
    settings: GroupSettings
