"""Groups of statements that say the same thing: every link lies in one, and no group is held together by one link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from variorum.collate.settings import CollateSettings
from variorum.collate.statements.linking import Link
from variorum.collate.statements.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """`members` are indexes of statements, ascending; `links` those between them, the surest first."""

    members: tuple[int, ...]
    links: tuple[Link, ...]

    @property
    def sureness(self) -> float:
        """Mean probability of the links inside."""
        return sum(link.probability for link in self.links) / len(self.links)


def groups(
    statements: Sequence[Statement], links: Sequence[Link], settings: CollateSettings
) -> tuple[Group, ...]:
    """A greedy cover of the links by cohesive groups.

    Links are taken from the surest down. One that lies in no group yet joins a group of either end when the newcomer is
    on average as like its members as `least_join`, and opens a group otherwise. So a statement that says two things
    stands in two groups, and a chain A-B-C whose ends are unlike stays two groups (no transitive closure).
    Groups held in another are dropped. Time: links × groups a statement is in.
    """
    likeness: dict[int, dict[int, float]] = defaultdict(dict)
    for link in links:
        likeness[link.left][link.right] = likeness[link.right][link.left] = link.probability
    cover = _Cover(statements, likeness, settings.least_join)
    for link in sorted(links, key=lambda k: (-k.probability, k.left, k.right)):
        cover.add(link.left, link.right)
    by_pair = {(link.left, link.right): link for link in links}
    return tuple(_as_group(members, by_pair) for members in cover.whole())


class _Cover:
    def __init__(
        self, statements: Sequence[Statement], likeness: dict[int, dict[int, float]], least_join: float
    ) -> None:
        self.witness = [s.witness for s in statements]
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
        if fit >= self.least_join:
            self._join(newcomer, -group)
        else:
            self.members.append(set())
            self._join(left, len(self.members) - 1)
            self._join(right, len(self.members) - 1)

    def _fit(self, newcomer: int, group: int) -> float:
        others = [m for m in self.members[group] if self.witness[m] != self.witness[newcomer]]
        return sum(self.likeness[newcomer].get(m, 0.0) for m in others) / len(others) if others else 0.0

    def _join(self, statement: int, group: int) -> None:
        self.members[group].add(statement)
        self.of[statement].add(group)

    def whole(self) -> list[tuple[int, ...]]:
        """Groups that are no part of another, in order of their first member."""
        kept = []
        for index, members in enumerate(self.members):
            rivals = set.intersection(*(self.of[m] for m in members)) - {index}
            held = any(
                members < self.members[r] or (members == self.members[r] and r < index) for r in rivals
            )
            if not held:
                kept.append(tuple(sorted(members)))
        return sorted(kept)


def _as_group(members: tuple[int, ...], by_pair: dict[tuple[int, int], Link]) -> Group:
    own = [by_pair[pair] for pair in combinations(members, 2) if pair in by_pair]
    return Group(members=members, links=tuple(sorted(own, key=lambda k: (-k.probability, k.left, k.right))))
