"""A greedy cover of links by cohesive groups; what is linked may be statements or mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

# As like as this is no likeness but a repeat, and goes wherever what it repeats is.
REPEAT = 0.999


def never(_left: int, _right: int) -> bool:
    return False


def cover(
    witnesses: Sequence[str],
    likeness: Mapping[tuple[int, int], float],
    *,
    least_join: float,
    links: Iterable[tuple[int, int]] | None = None,
    clash: Callable[[int, int], bool] = never,
) -> tuple[tuple[int, ...], ...]:
    """Groups of indexes, ascending, such that both ends of every link stand together in one.

    `likeness` (left < right → 0..1) is what a newcomer is judged by; `links`, all of it by default, is what is covered.

    Links are taken from the surest down. One that lies in no group yet joins a group of either end when the newcomer is
    on average as like its members of other witnesses as `least_join` (what is not linked counts 0), and opens a group
    otherwise. So what answers two questions stands in two groups, and a chain A-B-C whose ends are unlike stays two
    groups: no transitive closure. Two that `clash` never meet by joining. Groups held in another are dropped. Time: links × groups an index is in.
    """
    made = _Cover(witnesses, likeness, least_join, clash)
    for left, right in sorted(likeness if links is None else links, key=lambda pair: (-likeness[pair], pair)):
        made.add(left, right)
    return tuple(made.whole())


class _Cover:
    def __init__(
        self,
        witnesses: Sequence[str],
        likeness: Mapping[tuple[int, int], float],
        least_join: float,
        clash: Callable[[int, int], bool],
    ) -> None:
        self.clash = clash
        self.witnesses = witnesses
        self.likeness = likeness
        self.least_join = least_join
        self.members: list[set[int]] = []
        self.of: dict[int, set[int]] = defaultdict(set)

    def add(self, left: int, right: int) -> None:
        if self.of[left] & self.of[right]:
            return
        choices = [
            (self._fit(newcomer, group), -group, newcomer)
            for settled, newcomer in ((left, right), (right, left))
            for group in self.of[settled]
        ]
        fit, group, newcomer = max(choices, default=(0.0, 0, 0))
        if fit >= self.least_join and fit > 0:
            self._join(newcomer, -group)
        else:
            self.members.append(set())
            self._join(left, len(self.members) - 1)
            self._join(right, len(self.members) - 1)

    def _fit(self, newcomer: int, group: int) -> float:
        if any(self.clash(newcomer, m) for m in self.members[group]):
            return 0.0
        if any(self._like(newcomer, m) >= REPEAT for m in self.members[group]):
            return 1.0
        others = [m for m in self.members[group] if self.witnesses[m] != self.witnesses[newcomer]]
        return sum(self._like(newcomer, m) for m in others) / len(others) if others else 0.0

    def _like(self, a: int, b: int) -> float:
        return self.likeness.get((min(a, b), max(a, b)), 0.0)

    def _join(self, index: int, group: int) -> None:
        self.members[group].add(index)
        self.of[index].add(group)

    def whole(self) -> list[tuple[int, ...]]:
        """Groups that are no part of another, in order of their members."""
        kept = []
        for index, members in enumerate(self.members):
            rivals = set.intersection(*(self.of[m] for m in members)) - {index}
            if not any(
                members < self.members[r] or (members == self.members[r] and r < index) for r in rivals
            ):
                kept.append(tuple(sorted(members)))
        return sorted(kept)
