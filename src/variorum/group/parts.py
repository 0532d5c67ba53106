"""Parts of a partition in the making: how near they are on average, and how near they ought to be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import sqrt

import numpy as np

from variorum.group.arrays import Floats, Ints, among
from variorum.group.links import Links
from variorum.group.settings import GroupSettings

# Up to so many pairs of parts, sums are taken in a table of all of them.
DENSE = 100_000


class Parts:
    """A part is named by the smallest number among its members. `total[a][b]` is the sum of the likeness of all pairs
    between two parts; pairs that are not kept count as nothing.
    """

    def __init__(
        self,
        links: Links,
        numbers: Ints,
        settings: GroupSettings,
        *,
        brevity: Floats,
        whole: Iterable[tuple[int, ...]] = (),
    ) -> None:
        """Every unit of `numbers` (sorted) is a part, but those in `whole`, which stand together from the start.
        `brevity` is by unit of `numbers`.
        """
        self._settings = settings
        self.links = links
        self.total: dict[int, dict[int, float]] = {}
        home = np.full(len(links), -1)
        home[numbers] = numbers
        for group in whole:
            home[list(group)] = min(group)
        names = np.unique(home[numbers])
        # From here on parts are told by their place among `names`.
        home[numbers] = np.searchsorted(names, home[numbers])
        homes = home[numbers]
        hoped = np.bincount(homes, weights=links.expected(numbers), minlength=len(names))
        brief = np.bincount(homes, weights=brevity, minlength=len(names))
        self.members: dict[int, tuple[int, ...]] = _members(names, homes, numbers)
        self._hoped: dict[int, float] = dict(zip(names.tolist(), hoped.tolist(), strict=True))
        self._brief: dict[int, float] = dict(zip(names.tolist(), brief.tolist(), strict=True))
        inside = self._count(names, home, numbers)
        self._inside: dict[int, float] = dict(zip(names.tolist(), inside.tolist(), strict=True))
        self._reach: dict[int, float] = {part: self._reach_of(part) for part in self.members}

    def _count(self, names: Ints, home: Ints, numbers: Ints) -> Floats:
        """Add up the pairs; those inside a part, which come twice, once from each side, are what is returned."""
        units, others, values = self.links.around(numbers.tolist())
        ours, theirs = home[units], home[others]
        inside = ours == theirs
        halves = np.bincount(ours[inside], weights=values[inside] / 2, minlength=len(names)).astype(float)
        between = ~inside & (theirs >= 0)
        pairs, totals = _summed(
            ours[between] * len(names) + theirs[between], values[between], len(names) ** 2
        )
        self.total.update((name, {}) for name in names.tolist())
        left, right = names[pairs // max(1, len(names))], names[pairs % max(1, len(names))]
        self._between = left, right, totals
        for a, b, total in zip(left.tolist(), right.tolist(), totals.tolist(), strict=True):
            self.total[a][b] = total
        return halves

    def size(self, part: int) -> int:
        """How many members a part has."""
        return len(self.members[part])

    def mean(self, a: int, b: int) -> float:
        """Mean likeness of the pairs between two parts."""
        return self.total[a].get(b, 0.0) / (self.size(a) * self.size(b))

    def _reach_of(self, part: int) -> float:
        """The size of a part times the root of its mean likeness inside. Where it has few pairs, the mean
        leans towards what was expected of its members (`trust`).
        """
        size, trust = len(self.members[part]), self._settings.trust
        pairs = size * (size - 1) / 2
        mean = (trust * self._hoped[part] / size + self._inside[part]) / (trust + pairs)
        return size * sqrt(mean * (1.0 - self._settings.brief_discount * self._brief[part] / size))

    def near_pairs(self, least: float) -> list[tuple[float, int, int]]:
        """Pairs of parts whose ratio reaches `least`, with the ratio; the smaller name first. Only before
        anything is joined.
        """
        left, right, totals = self._between
        names = np.array(list(self.members), dtype=np.int64)
        reaches = np.array(list(self._reach.values()))
        ratios = totals / (reaches[np.searchsorted(names, left)] * reaches[np.searchsorted(names, right)])
        near = (ratios >= least) & (left < right)
        return list(zip(ratios[near].tolist(), left[near].tolist(), right[near].tolist(), strict=True))

    def near(self, part: int, least: float) -> list[tuple[float, int]]:
        """The parts whose ratio to `part` reaches `least`, with it."""
        own, reach = self._reach[part], self._reach
        needed = least * own
        return [
            (total / (own * reach[other]), other)
            for other, total in self.total[part].items()
            if total >= needed * reach[other]
        ]

    def ratio(self, a: int, b: int) -> float:
        """How near two parts are, in shares of how near the members of each are among themselves: 1 for two halves of
        one story however short, dense or loose its reports, whatever the likeness as such.
        """
        return self.total[a].get(b, 0.0) / (self._reach[a] * self._reach[b])

    def outsider(self, part: int) -> tuple[int, float] | None:
        """The part that is nearest of all others, and its ratio; None where none is kept."""
        ranked = min(((-round(self.mean(part, other), 9), other) for other in self.total[part]), default=None)
        return None if ranked is None else (ranked[1], self.ratio(part, ranked[1]))

    def nearness(self, members: Sequence[int]) -> dict[int, float]:
        """For each member the sum of its likeness to the others."""
        if len(members) < 3:
            return dict.fromkeys(members, 0.0)
        numbers = np.array(members)
        units, others, values = self.links.around(members)
        inside = among(others, numbers)
        sums = np.bincount(np.searchsorted(numbers, units[inside]), values[inside], len(members))
        return dict(zip(members, sums.tolist(), strict=True))

    def join(self, a: int, b: int) -> int:
        """The name of the part that the two become."""
        kept, gone = min(a, b), max(a, b)
        self._inside[kept] += self._inside.pop(gone) + self.total[kept].pop(gone, 0.0)
        self._hoped[kept] += self._hoped.pop(gone)
        self._brief[kept] += self._brief.pop(gone)
        self.members[kept] = tuple(sorted(self.members[kept] + self.members.pop(gone)))
        moved = self.total.pop(gone)
        moved.pop(kept, None)
        own = self.total[kept]
        for other, value in moved.items():
            own[other] = own.get(other, 0.0) + value
            row = self.total[other]
            del row[gone]
            row[kept] = own[other]
        del self._reach[gone]
        self._reach[kept] = self._reach_of(kept)
        return kept


def _members(names: Ints, homes: Ints, numbers: Ints) -> dict[int, tuple[int, ...]]:
    """Part → its members, in the order of the numbers; `homes` are places among `names`."""
    order = np.argsort(homes, kind="stable")
    ends = np.cumsum(np.bincount(homes, minlength=len(names))).tolist()
    ordered = numbers[order].tolist()
    starts = [0, *ends[:-1]]
    return {
        name: tuple(ordered[start:end])
        for name, start, end in zip(names.tolist(), starts, ends, strict=False)
    }


def _summed(keys: Ints, values: Floats, most: int) -> tuple[Ints, Floats]:
    """Each key (under `most`) once, in order, with the sum of its values, which are above 0."""
    if most < DENSE:
        sums = np.bincount(keys, weights=values, minlength=most)
        found = np.flatnonzero(sums)
        return found, sums[found].astype(np.float64, copy=False)
    found, places = np.unique(keys, return_inverse=True)
    sums = np.bincount(places, weights=values, minlength=len(found))
    return found, sums.astype(np.float64, copy=False)
