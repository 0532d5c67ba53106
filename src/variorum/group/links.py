"""Which units are near which: the pairs that grouping works on. And for each unit, the likeness to expect inside its story, by its nearest.

Words used here. Unit: a report with its copies, by its number. Kept: of pairs near enough to be stored. Nearest: a
unit's highest likenesses. Batch: the units `low` to before `high`.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence

import numpy as np

from variorum.group.arrays import Floats, Ints, Rows, among, grown
from variorum.group.index import Index
from variorum.group.likeness import likeness
from variorum.group.settings import GroupSettings

# Called with (done, of how many).
Progress = Callable[[int, int], None]
# Likeness is rounded so that the order in which sums were taken cannot decide between two pairs.
DIGITS = 9
# So many sides of pairs are put in order together, but in no more turns than that: each looks at all.
AT_ONCE, MOST_TURNS = 1_000_000, 64


class Links:
    """The likeness of the pairs of units that are kept; each pair is stored from both sides, at 12 bytes a side."""

    def __init__(self, settings: GroupSettings) -> None:
        """Begins without units. `_others`, `_values`: for each unit the units that it is linked to, and how alike they are."""
        self._settings = settings
        self._others: list[array[int]] = []
        self._values: list[array[float]] = []
        # By unit, its nearest likenesses, the highest first, 0 where there are fewer.
        self._nearest: Floats = np.zeros((0, settings.nearest))

    @classmethod
    def among_all(cls, index: Index, settings: GroupSettings, progress: Progress | None = None) -> Links:
        """The links of every unit of `index` with every other, with the present rarities."""
        size = len(index)
        # plain arrays: much smaller than lists of pairs
        number_of_links, partners, nearness = array("i"), array("i"), array("d")
        for number in range(size):
            others, values = neighbours(index, number, settings)
            number_of_links.append(len(others))
            partners.frombytes(others.astype(np.int32).tobytes())
            nearness.frombytes(values.tobytes())
            if progress:
                progress(number + 1, size)
        units = np.repeat(np.arange(size, dtype=np.int32), np.frombuffer(number_of_links, np.int32))
        columns = np.frombuffer(partners, np.int32), np.frombuffer(nearness)
        return cls.of_kept(units, *columns, size, settings)

    @classmethod
    def of_kept(cls, units: Rows, others: Rows, values: Floats, size: int, settings: GroupSettings) -> Links:
        """Links made of these pairs, in any order. `units`, `others`, `values`: one pair each with its likeness, as
        the unit keeps it; `size`: how many units there are. A pair that only one of the two keeps counts, too. Where
        both keep it, the likeness kept by the smaller number holds.
        """
        links = cls(settings)
        links._nearest = np.zeros((size, settings.nearest))
        turns = min(MOST_TURNS, 1 + 2 * len(units) // AT_ONCE)
        # the units are done in some turns, which bounds the memory; -(-a // b) rounds up
        step = max(1, -(-size // turns))
        for low in range(0, size, step):
            links._fill(low, min(size, low + step), (units, others, values))
        return links

    def _fill(self, low: int, high: int, kept: tuple[Rows, Rows, Floats]) -> None:
        """Writes the links of units `low` to before `high`; `kept` are units, others, values."""
        units, others, values = kept
        # each pair from both sides; the likeness found from the smaller number counts
        own_pairs = np.flatnonzero((units >= low) & (units < high))
        pairs_of_others = np.flatnonzero((others >= low) & (others < high))
        all_pairs, size = np.concatenate([own_pairs, pairs_of_others]), len(self._nearest)
        unit_rows = np.concatenate([units[own_pairs], others[pairs_of_others]]).astype(np.int64) - low
        columns = np.concatenate([others[own_pairs], units[pairs_of_others]])
        # What the smaller number has of a pair comes before what the other has of it.
        keys = (unit_rows * size + columns) * 2 + (units[all_pairs] > others[all_pairs])
        order = np.argsort(keys, kind="stable")
        pairs = keys[order] >> 1
        chosen = order[np.diff(pairs, prepend=-1) != 0]
        partners, nearness = columns[chosen], values[all_pairs[chosen]]
        ends = np.cumsum(np.bincount(unit_rows[chosen], minlength=high - low)).tolist()
        # one unit after the other: its pairs, and its highest likenesses
        for number, start, end in zip(range(low, high), [0, *ends[:-1]], ends, strict=True):
            self._others.append(array("i", partners[start:end].tobytes()))
            self._values.append(array("d", nearness[start:end].tobytes()))
            highest = np.sort(nearness[start:end])[::-1][: self._settings.nearest]
            self._nearest[number, : len(highest)] = highest

    def link(self, index: Index, number: int) -> None:
        """Adds the links of the newest unit of `index`."""
        others, values = neighbours(index, number, self._settings)
        self._others.append(array("i", others.astype(np.int32).tobytes()))
        self._values.append(array("d", values.tobytes()))
        for other, value in zip(others.tolist(), values.tolist(), strict=True):
            self._others[other].append(number)
            self._values[other].append(value)
        self._nearest = grown(self._nearest, number + 1)
        highest = np.sort(values)[::-1][: self._settings.nearest]
        self._nearest[number, : len(highest)] = highest
        # the new unit may be among the nearest of the others
        nearer = values > self._nearest[others, -1]
        rows = np.column_stack([self._nearest[others[nearer]], values[nearer]])
        # each row from the highest value down; the lowest, which is now one too many, is left out
        self._nearest[others[nearer]] = np.sort(rows, axis=1)[:, :0:-1]

    def __len__(self) -> int:
        return len(self._others)

    def near(self, number: int) -> tuple[Ints, Floats]:
        """The neighbours of a unit, and how like each is. Copies, which the caller may change."""
        return (
            np.array(self._others[number], dtype=np.int64),
            np.array(self._values[number], dtype=np.float64),
        )

    def around(self, numbers: Sequence[int]) -> tuple[Ints, Ints, Floats]:
        """All links of `numbers`, as three arrays of equal length: (unit, its neighbour, how near)."""
        others = np.frombuffer(b"".join(self._others[number] for number in numbers), dtype=np.int32)
        values = np.frombuffer(b"".join(self._values[number] for number in numbers))
        units = np.repeat(
            np.asarray(numbers, dtype=np.int64), [len(self._others[number]) for number in numbers]
        )
        return units, others.astype(np.int64), values

    def inside(self, members: Sequence[int]) -> Floats:
        """For each member (in order), the sum of its likeness to the others."""
        numbers = np.asarray(members, dtype=np.int64)
        units, others, values = self.around(members)
        kept = among(others, numbers)
        sums = np.bincount(np.searchsorted(numbers, units[kept]), values[kept], len(members))
        return sums.astype(np.float64, copy=False)

    def count(self, numbers: Sequence[int]) -> int:
        """How many pairs `around` gives."""
        return sum(len(self._others[number]) for number in numbers)

    def expected(self, numbers: Ints) -> Floats:
        """The likeness to expect inside the story of each unit, from how near its nearest are."""
        settings = self._settings
        nearest = self._nearest[numbers].sum(axis=1)
        expected: Floats = settings.expected + settings.expected_near * nearest / settings.nearest
        return expected


def neighbours(index: Index, number: int, settings: GroupSettings) -> tuple[Ints, Floats]:
    """(the units that `number` keeps, in order; for each how near it is): the `keep` nearest, and all that are as
    near as the last of these.
    """
    others, values = likeness(index, number, settings)
    if len(others) > settings.keep:
        # Ties at the edge are all kept: which of them came first must not matter.
        edge = np.partition(values, -settings.keep)[-settings.keep]
        kept = values >= edge - 10.0**-DIGITS
        others, values = others[kept], values[kept]
    return others, np.round(values, DIGITS)
