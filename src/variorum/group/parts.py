"""Parts of a partition in the making: how near they are on average, and how near they ought to be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import sqrt

from variorum.group.settings import GroupSettings


class Parts:
    """A part is named by the smallest number among its members. `total[a][b]` is the sum of the likeness of all pairs
    between two parts; pairs that are not kept count as nothing.
    """

    def __init__(
        self,
        near: Mapping[int, Mapping[int, float]],
        expected: Mapping[int, float],
        settings: GroupSettings,
        *,
        brevity: Mapping[int, float] | None = None,
        whole: Iterable[tuple[int, ...]] = (),
    ) -> None:
        """Every unit of `expected` is a part, but those in `whole`, which stand together from the start."""
        self._settings = settings
        self.near = near
        home = {n: n for n in expected} | {n: min(group) for group in whole for n in group}
        self.members: dict[int, tuple[int, ...]] = {}
        self.total: dict[int, dict[int, float]] = {part: {} for part in sorted(set(home.values()))}
        self._inside = dict.fromkeys(self.total, 0.0)
        self._hoped = dict.fromkeys(self.total, 0.0)
        self._brief = dict.fromkeys(self.total, 0.0)
        for number in sorted(home):
            part = home[number]
            self.members[part] = (*self.members.get(part, ()), number)
            self._hoped[part] += expected[number]
            self._brief[part] += (brevity or {}).get(number, 0.0)
            self._count(part, near.get(number, {}), home)

    def _count(self, part: int, near: Mapping[int, float], home: Mapping[int, int]) -> None:
        """Add the pairs of one member of `part`; those inside it come twice, once from each side."""
        row = self.total[part]
        for other, value in near.items():
            beside = home.get(other)
            if beside == part:
                self._inside[part] += value / 2
            elif beside is not None:
                row[beside] = row.get(beside, 0.0) + value

    def size(self, part: int) -> int:
        return len(self.members[part])

    def mean(self, a: int, b: int) -> float:
        """Mean likeness of the pairs between two parts."""
        return self.total[a].get(b, 0.0) / (self.size(a) * self.size(b))

    def cohesion(self, part: int) -> float:
        """Mean likeness inside a part, as far as its pairs outweigh what was expected of its members."""
        size, trust = self.size(part), self._settings.trust
        pairs = size * (size - 1) / 2
        mean = (trust * self._hoped[part] / size + self._inside[part]) / (trust + pairs)
        return mean * (1.0 - self._settings.brief_discount * self._brief[part] / size)

    def ratio(self, a: int, b: int) -> float:
        """How near two parts are, in shares of how near the members of each are among themselves: 1 for two halves of
        one story however short, dense or loose its reports, whatever the likeness as such.
        """
        return self.mean(a, b) / sqrt(self.cohesion(a) * self.cohesion(b))

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
        return kept
