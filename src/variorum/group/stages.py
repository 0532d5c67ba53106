from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from variorum.group.index import Index
from variorum.group.settings import GroupSettings
from variorum.records import Report


class Standing(Protocol):
    """What telling of a partition asks of it, as `Parts` answers it and as somebody may who has it from there."""

    @property
    def members(self) -> Mapping[int, tuple[int, ...]]: ...

    def outsider(self, part: int) -> tuple[int, float] | None:
        """The nearest other part, and its ratio."""

    def nearness(self, members: Sequence[int]) -> Mapping[int, float]:
        """For each member the sum of its likeness to the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """What the steps have made. `units[n]` are the reports of unit n of `index`, the one it is compared by first."""

    units: Sequence[tuple[Report, ...]]
    index: Index
    parts: Standing
    settings: GroupSettings
