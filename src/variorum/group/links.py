"""Which units are near which: the pairs that grouping works on, and what each unit's neighbourhood leads to expect."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable

import numpy as np

from variorum.group.index import Index
from variorum.group.likeness import likeness
from variorum.group.settings import GroupSettings

# Likeness is rounded so that the order in which sums were taken cannot decide between two pairs.
DIGITS = 9


class Links:
    """`near[a][b]` == `near[b][a]`: the likeness of two units, for the pairs that are kept."""

    def __init__(self, settings: GroupSettings) -> None:
        self._settings = settings
        self.near: dict[int, dict[int, float]] = {}
        self._nearest: dict[int, list[float]] = {}

    def link(self, index: Index, number: int) -> None:
        """Find the neighbours of a unit among all that are in the index."""
        settings = self._settings
        row = likeness(index, number, settings)
        row[number] = 0.0
        found = np.flatnonzero(row >= settings.keep_from)
        if len(found) > settings.keep:
            # Ties at the edge are all kept: which of them came first must not matter.
            edge = np.partition(row[found], -settings.keep)[-settings.keep]
            found = found[row[found] >= edge - 10.0**-DIGITS]
        own = self.near.setdefault(number, {})
        for other, value in zip(found.tolist(), np.round(row[found], DIGITS).tolist(), strict=True):
            if other not in own:
                own[other] = value
                self.near.setdefault(other, {})[number] = value
                self._note(number, value)
                self._note(other, value)

    def _note(self, number: int, value: float) -> None:
        """Keep the few highest likenesses of each unit at hand."""
        highest = self._nearest.setdefault(number, [])
        if len(highest) < self._settings.nearest or value > -highest[-1]:
            insort(highest, -value)
            del highest[self._settings.nearest :]

    def expected(self, number: int) -> float:
        """The likeness to expect inside the story of a unit, from how near its nearest are."""
        settings = self._settings
        nearest = -sum(self._nearest.get(number, ()))
        return settings.expected + settings.expected_near * nearest / settings.nearest

    def all_expected(self, numbers: Iterable[int]) -> dict[int, float]:
        return {number: self.expected(number) for number in numbers}
