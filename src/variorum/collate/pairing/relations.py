"""Says of many pairs of values at once how the two stand: whether they are comparable, equal, near. Plain numbers are compared by array,
anything else once for each two different values.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import inf
from typing import Any, TypeVar

import numpy as np

from variorum.collate.compare.amounts import unit_of
from variorum.collate.pairing.values import comparable, equal, meets, nearness
from variorum.records import Measure, Quantity, When

Value = Quantity | When
Indexes = np.ndarray[Any, np.dtype[np.int64]]
Flags = np.ndarray[Any, np.dtype[np.bool_]]
Floats = np.ndarray[Any, np.dtype[np.float64]]
Found = TypeVar("Found", Flags, Floats)
# Measures whose units never convert.
FIXED = frozenset({Measure.MONEY, Measure.OTHER})


class Relations:
    """How values[left[k]] and values[right[k]] stand to each other, for two equally long arrays of indexes. Each
    method answers for every pair what the function of its name in `pairing.values` says of two values.

    Columns, a row for each value: `code`, equal values have one number, an index of `distinct`; `measure`, `unit`, as
    numbers (-1: none); `low`, `high`, `exact`, its bounds; `plain`, an exact number in one unit; `faced`, it has a
    second unit; `fixed`, its unit never converts; `money`.
    """

    def __init__(self, values: Sequence[Value]) -> None:
        """Reads the values into columns: a number for each distinct value, bounds, units and flags."""
        # equal values get one number
        codes: dict[Value, int] = {}
        self.code = np.array([codes.setdefault(value, len(codes)) for value in values], dtype=np.int64)
        self.distinct = tuple(codes)
        self.measure, self.unit = (
            coded([getattr(value, name, None) for value in values]) for name in ("measure", "unit")
        )
        self.low = np.array([_bound(value, "low", -inf) for value in values], dtype=np.float64)
        self.high = np.array([_bound(value, "high", inf) for value in values], dtype=np.float64)
        self.exact = np.array([_bound(value, "exact", 0.0) for value in values], dtype=np.float64)
        self.plain = np.array([_is_plain(value) for value in values], dtype=bool)
        self.faced = np.array([bool(getattr(value, "faces", ())) for value in values], dtype=bool)
        self.fixed = np.array([_is_fixed(value) for value in values], dtype=bool)
        self.money = np.array(
            [isinstance(value, Quantity) and value.measure is Measure.MONEY for value in values],
            dtype=bool,
        )

    def are_plain(self, left: Indexes, right: Indexes) -> Flags:
        """Where both are numbers of one measure, without a second unit in brackets, and in units that are equal or never convert."""
        plain: Flags = self.plain[left] & self.plain[right] & (self.measure[left] == self.measure[right])
        alike: Flags = (self.unit[left] == self.unit[right]) | self.fixed[left] | self.fixed[right]
        return plain & alike

    def comparable(self, left: Indexes, right: Indexes) -> Flags:
        """Where two values can be compared, for each pair left[k], right[k]: one measure, and of sums of money one currency."""
        money = self.money[left] & self.money[right]
        one_unit: Flags = ~money | (self.unit[left] == self.unit[right])
        found = one_unit & (self.measure[left] == self.measure[right])
        faced = self.faced[left] | self.faced[right]
        # sums with a second currency in brackets are asked one by one
        return self._filled_in(comparable, left, right, among=found, where=money & faced)

    def equal(self, left: Indexes, right: Indexes) -> Flags:
        """Where the two values are the same, for each pair left[k], right[k]."""
        found: Flags = self.exact[left] == self.exact[right]
        # anything except plain numbers is asked one by one
        return self._filled_in(equal, left, right, among=found, where=~self.are_plain(left, right))

    def meets(self, left: Indexes, right: Indexes) -> Flags:
        """Where the ranges of both values overlap, for each pair left[k], right[k]."""
        low, high = np.maximum(self.low[left], self.low[right]), np.minimum(self.high[left], self.high[right])
        found: Flags = low <= high
        return self._filled_in(meets, left, right, among=found, where=~self.are_plain(left, right))

    def nearness(self, left: Indexes, right: Indexes) -> Floats:
        """How near the two values lie, 0 to 1, for each pair left[k], right[k]."""
        found = _share(self.exact[left], self.exact[right])
        return self._filled_in(nearness, left, right, among=found, where=~self.are_plain(left, right))

    def _filled_in(
        self,
        relation: Callable[[Value, Value], float],
        left: Indexes,
        right: Indexes,
        *,
        among: Found,
        where: Flags,
    ) -> Found:
        """The array `among`, in which the pairs at `where` are set to what `relation` says of their values. Arrays
        cannot decide these. The function is called once for each two distinct values.
        """
        undecided = np.flatnonzero(where)
        if len(undecided):
            # each two distinct values as one number, so that equal pairs are asked once
            pairs = self.code[left[undecided]] * len(self.distinct) + self.code[right[undecided]]
            distinct_pairs, at = np.unique(pairs, return_inverse=True)
            two_values = (divmod(pair, len(self.distinct)) for pair in distinct_pairs.tolist())
            answers = [relation(self.distinct[one], self.distinct[two]) for one, two in two_values]
            among[undecided] = np.array(answers)[at]
        return among


def coded(names: Sequence[object]) -> Indexes:
    """A number for each distinct name; -1 for None."""
    codes: dict[object, int] = {None: -1}
    return np.array([codes.setdefault(name, len(codes) - 1) for name in names], dtype=np.int64)


def _share(one: Floats, two: Floats) -> Floats:
    """The smaller as a share of the larger; 1 where both are 0."""
    one, two = np.abs(one), np.abs(two)
    small, large = np.minimum(one, two), np.maximum(one, two)
    return np.divide(small, large, out=np.ones_like(small), where=large != 0)


def _bound(value: Value, name: str, unknown: float) -> float:
    """The value's bound of this name ("low", "high", "exact"), or `unknown` if it has none."""
    number = getattr(value, name, None)
    return unknown if number is None else number


def _is_plain(value: Value) -> bool:
    """Whether it is one exact number in one unit, which arrays can compare."""
    return (
        isinstance(value, Quantity)
        and value.exact is not None
        and not value.faces
        and value.measure is not Measure.SCORE
    )


def _is_fixed(value: Value) -> bool:
    """Whether its unit is never converted: money, and what has no known unit."""
    return isinstance(value, Quantity) and (value.measure in FIXED or unit_of(value) is None)
