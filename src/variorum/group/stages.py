from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from variorum.group.index import Index
from variorum.group.settings import GroupSettings
from variorum.records import Report


class Standing(Protocol):
    """What must be known of a partition to describe its stories: `Parts` knows it, and so does whoever has read it from `Parts`' results."""

    @property
    def members(self) -> Mapping[int, tuple[int, ...]]: ...

    def outsider(self, part: int) -> tuple[int, float] | None:
        """The nearest other part, and its ratio."""

    def nearness(self, members: Sequence[int]) -> Mapping[int, float]:
        """For each member the sum of its likeness to the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """What the steps of grouping have made. `units[n]` are the reports of unit n of `index`; the unit is compared by the first of them."""

    units: Sequence[tuple[Report, ...]]
    index: Index
    # which units make which story
    parts: Standing
    settings: GroupSettings
