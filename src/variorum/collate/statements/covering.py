"""Puts statements that say the same thing into groups.

Words used here. Link: two statements that likely say the same. Group: statements linked closely enough for one row.
Clash: two that must not be in one group.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from variorum.collate.cover import cover
from variorum.collate.settings import CollateSettings
from variorum.collate.statement import Statement
from variorum.collate.statements.linking import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """`members` are indexes of statements, ascending; `links` those between them, the surest first."""

    members: tuple[int, ...]
    links: tuple[Link, ...]

    @property
    def sureness(self) -> float:
        """Mean probability of the links inside."""
        return sum(link.probability for link in self.links) / len(self.links)

    def without(self, gone: Set[int]) -> Group | None:
        """The group of the members that are not `gone` and are still linked to each other; None where there are none."""
        links = tuple(link for link in self.links if link.left not in gone and link.right not in gone)
        members = tuple(sorted({member for link in links for member in (link.left, link.right)}))
        return Group(members=members, links=links) if links else None


def groups(
    statements: Sequence[Statement], links: Sequence[Link], settings: CollateSettings
) -> tuple[Group, ...]:
    """Cohesive groups of statements; a statement that says two things may stand in two."""
    by_pair = {(link.left, link.right): link for link in links}
    likeness = {pair: link.probability for pair, link in by_pair.items()}
    # for each statement the reports in which it stands
    in_reports = [frozenset(place.report for place, _ in statement.places) for statement in statements]

    def clash(left: int, right: int) -> bool:
        """Whether two statements are of one report, which answers one question once."""
        return bool(in_reports[left] & in_reports[right])

    covered = cover(
        [statement.witness for statement in statements], likeness, least_join=settings.least_join, clash=clash
    )
    return tuple(_group(members, by_pair) for members in covered)


def _group(members: tuple[int, ...], by_pair: dict[tuple[int, int], Link]) -> Group:
    own = [by_pair[pair] for pair in combinations(members, 2) if pair in by_pair]
    return Group(members=members, links=tuple(sorted(own, key=lambda k: (-k.probability, k.left, k.right))))
