"""Which units are near which: the pairs that grouping works on, and what each unit's neighbourhood leads to expect."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from variorum.group.arrays import Floats, Ints, Rows, grown
from variorum.group.index import Index
from variorum.group.likeness import likeness
from variorum.group.settings import GroupSettings

Progress = Callable[[int, int], None]
# Likeness is rounded so that the order in which sums were taken cannot decide between two pairs.
DIGITS = 9


class Links:
    """The likeness of the pairs of units that are kept, each from both sides. 12 bytes a side."""

    def __init__(self, settings: GroupSettings) -> None:
        self._settings = settings
        self._others: list[array[int]] = []
        self._values: list[array[float]] = []
        # By unit, its nearest likenesses, the highest first, 0 where there are fewer.
        self._nearest: Floats = np.zeros((0, settings.nearest))

    @classmethod
    def among_all(cls, index: Index, settings: GroupSettings, progress: Progress | None = None) -> Links:
        """The links of every unit of `index` with every other, with rarities as they stand."""
        size = len(index)
        found = []
        for number in range(size):
            others, values = neighbours(index, number, settings)
            found.append((others.astype(np.int32), values))
            if progress:
                progress(number + 1, size)
        values = np.concatenate([np.zeros(0), *(values for _, values in found)])
        pairs = np.concatenate([np.zeros(0, dtype=np.int64), *_pairs(found)])
        del found
        return cls.of_pairs(pairs, values, size, settings)

    @classmethod
    def of_pairs(cls, pairs: Ints, values: Floats, size: int, settings: GroupSettings) -> Links:
        """The links that these pairs make. `pairs`: for each unit in order those that it keeps, as the smaller number times `size`
        plus the other; a pair may come twice."""
        # One of a pair may keep the other and not be kept by it: the pair stands, once.
        pairs, first = np.unique(pairs, return_index=True)
        links = cls(settings)
        links._fill(pairs, values[first], size)
        return links

    def _fill(self, pairs: Ints, values: Floats, size: int) -> None:
        """Fills the arrays from `pairs`, which are in order; each is the smaller number times `size`, plus
        the other.
        """
        left = (pairs // max(1, size)).astype(np.int32)
        right = (pairs % max(1, size)).astype(np.int32)
        units, others = np.concatenate([right, left]), np.concatenate([left, right])
        # Of a unit's pairs those with smaller ones come first, each sort of them in order already.
        order = np.argsort(units, kind="stable")
        ends = np.cumsum(np.bincount(units, minlength=size))
        del units, left, right
        others, values = others[order], np.concatenate([values, values])[order]
        self._nearest = np.zeros((size, self._settings.nearest))
        for number, (start, end) in enumerate(zip([0, *ends[:-1].tolist()], ends.tolist(), strict=False)):
            self._others.append(array("i", others[start:end].tobytes()))
            self._values.append(array("d", values[start:end].tobytes()))
            highest = np.sort(values[start:end])[::-1][: self._settings.nearest]
            self._nearest[number, : len(highest)] = highest

    def link(self, index: Index, number: int) -> None:
        """Add the newest unit of `index`."""
        others, values = neighbours(index, number, self._settings)
        self._others.append(array("i", others.astype(np.int32).tobytes()))
        self._values.append(array("d", values.tobytes()))
        for other, value in zip(others.tolist(), values.tolist(), strict=True):
            self._others[other].append(number)
            self._values[other].append(value)
        self._nearest = grown(self._nearest, number + 1)
        highest = np.sort(values)[::-1][: self._settings.nearest]
        self._nearest[number, : len(highest)] = highest
        nearer = values > self._nearest[others, -1]
        rows = np.column_stack([self._nearest[others[nearer]], values[nearer]])
        self._nearest[others[nearer]] = np.sort(rows, axis=1)[:, :0:-1]

    def __len__(self) -> int:
        return len(self._others)

    def near(self, number: int) -> tuple[Ints, Floats]:
        """The neighbours of a unit, and how near they are. A copy."""
        return (
            np.array(self._others[number], dtype=np.int64),
            np.array(self._values[number], dtype=np.float64),
        )

    def around(self, numbers: Sequence[int]) -> tuple[Ints, Ints, Floats]:
        """All pairs of any of `numbers`, from its side: itself, its neighbour, their likeness."""
        others = np.frombuffer(b"".join(self._others[n] for n in numbers), dtype=np.int32)
        values = np.frombuffer(b"".join(self._values[n] for n in numbers))
        units = np.repeat(np.asarray(numbers, dtype=np.int64), [len(self._others[n]) for n in numbers])
        return units, others.astype(np.int64), values

    def expected(self, numbers: Ints) -> Floats:
        """The likeness to expect inside the story of each unit, from how near its nearest are."""
        settings = self._settings
        nearest = self._nearest[numbers].sum(axis=1)
        expected: Floats = settings.expected + settings.expected_near * nearest / settings.nearest
        return expected


def _pairs(found: Sequence[tuple[Rows, Floats]]) -> Iterator[Ints]:
    size = len(found)
    for number, (others, _) in enumerate(found):
        yield np.minimum(others, number, dtype=np.int64) * size + np.maximum(others, number)


def neighbours(index: Index, number: int, settings: GroupSettings) -> tuple[Ints, Floats]:
    """The units that `number` keeps, in order, and how near they are."""
    others, values = likeness(index, number, settings)
    if len(others) > settings.keep:
        # Ties at the edge are all kept: which of them came first must not matter.
        edge = np.partition(values, -settings.keep)[-settings.keep]
        kept = values >= edge - 10.0**-DIGITS
        others, values = others[kept], values[kept]
    return others, np.round(values, DIGITS)
