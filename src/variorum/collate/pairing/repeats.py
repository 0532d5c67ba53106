"""Folds mentions that copies repeat: a value is paired once, however many reports carry its statement."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from variorum.collate.mentions.about import Mention
from variorum.records import Quantity, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """Mentions without their repetitions.

    `firsts`: each value of each statement, at its first place.
    `repeats[i]`: every place of firsts[i], that one first.
    `reports[i]`: the reports of these places.
    """

    firsts: tuple[Mention, ...]
    repeats: tuple[tuple[Mention, ...], ...]
    reports: tuple[frozenset[str], ...]

    def one_report(self, left: int, right: int) -> bool:
        """Whether some report gives both values."""
        return bool(self.reports[left] & self.reports[right])


def folded(mentions: Sequence[Mention]) -> Folded:
    """The mentions, with those of one statement made one if they have the same value in the same words. The second "two" of a sentence is then the second "two" of
    its copies, and not their first. In the order in which each is first met.
    """
    said_before: Counter[tuple[str, int, Quantity | When]] = Counter()
    places: dict[tuple[int, Quantity | When, int], list[Mention]] = defaultdict(list)
    for mention in mentions:
        # how often the same value stood earlier in this statement of this report
        before = said_before[mention.report, mention.statement, mention.value]
        said_before[mention.report, mention.statement, mention.value] += 1
        places[mention.statement, mention.value, before].append(mention)
    repeats = tuple(tuple(said_at) for said_at in places.values())
    return Folded(
        firsts=tuple(said_at[0] for said_at in repeats),
        repeats=repeats,
        reports=tuple(frozenset(mention.report for mention in said_at) for said_at in repeats),
    )
