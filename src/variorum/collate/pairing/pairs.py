"""Pairs of mentions that answer one question: equality first, mutual best, and nothing that is explained away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from variorum.collate.mentions.about import Mention
from variorum.collate.models import logistic, weightiest
from variorum.collate.pairing.features import FEATURES, Vector, vector
from variorum.collate.pairing.scope import is_toll, one_deed, vetoed
from variorum.collate.pairing.values import comparable, equal, meets, nearness
from variorum.collate.settings import CollateSettings
from variorum.collate.statements.linking import Link
from variorum.records import Evidence, Grain, When

# Mentions of one statement that is repeated word for word are one mention.
SAME_STATEMENT = 1.0
# A toll twenty times another is that of something else (a war, not a raid).
FURTHEST_TOLL = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Mentions `left` < `right` (indexes) answer one question with this `probability`; `likely`: that their statements
    say the same."""

    left: int
    right: int
    probability: float
    likely: float
    same: bool
    vector: Vector

    def evidence(self, weights: Sequence[float]) -> tuple[Evidence, ...]:
        """The three features that weigh most, in words."""
        return weightiest(FEATURES, weights, self.vector)


def standing(
    mentions: Sequence[Mention], scored: Sequence[Pair], settings: CollateSettings
) -> tuple[Pair, ...]:
    """The candidates that survive: equal values that are likely enough; unequal ones where each is the other's best in
    its report and neither report holds the other's value elsewhere ("explained away"). Tolls of two tellings need no such
    care: a report often gives several, and a reader wants them side by side."""
    same = [p for p in scored if p.same and p.probability >= settings.least_equal]
    explained = _explained(mentions, same)
    unequal = list(_mutual_best(mentions, (p for p in scored if not p.same)))
    other = [
        p for p in unequal if p.probability >= settings.least_unequal and (p.left, p.right) not in explained
    ]
    tolls = [
        p
        for p in scored
        if p.probability >= settings.least_toll
        and _both_tolls(mentions, p)
        and not (_one_telling(mentions, p) and (p.left, p.right) in explained)
    ]
    said_of_one = (p for p in scored if not p.same and _one_happening(mentions, p))
    days = [p for p in _mutual_best(mentions, said_of_one) if p.likely >= settings.least_day]
    kept = {
        (p.left, p.right): p
        for p in (*same, *other, *tolls, *(p for p in days if (p.left, p.right) not in explained))
    }
    return tuple(kept[key] for key in sorted(kept))


def _one_telling(mentions: Sequence[Mention], pair: Pair) -> bool:
    return mentions[pair.left].witness == mentions[pair.right].witness


def _one_happening(mentions: Sequence[Mention], pair: Pair) -> bool:
    """Two days given to one verb: the learned weights never believe that days differ,
    because hardly any did where they were learned."""
    a, b = mentions[pair.left], mentions[pair.right]
    days = all(isinstance(m.value, When) and m.value.grain in {Grain.DAY, Grain.WEEKDAY} for m in (a, b))
    return days and one_deed(a, b)


def _both_tolls(mentions: Sequence[Mention], pair: Pair) -> bool:
    """Both count those to whom one thing happened, in numbers that may be of one event."""
    a, b = mentions[pair.left], mentions[pair.right]
    return is_toll(a) and is_toll(b) and nearness(a.value, b.value) >= FURTHEST_TOLL


def candidates(
    mentions: Sequence[Mention], links: Sequence[Link], idf: Mapping[str, float], weights: Sequence[float]
) -> Iterator[Pair]:
    """Every pair of comparable mentions of different reports that shares a word around, a linked statement or a value."""
    linked = {(link.left, link.right): link for link in links}
    for left, a in enumerate(mentions):
        for right in range(left + 1, len(mentions)):
            b = mentions[right]
            if a.report == b.report or not comparable(a.value, b.value) or vetoed(a, b):
                continue
            link = linked.get((min(a.statement, b.statement), max(a.statement, b.statement)))
            if link is None and a.statement != b.statement and not (a.around & b.around):
                continue
            likely = link.probability if link else float(a.statement == b.statement) * SAME_STATEMENT
            nearest = link.vector[NEAREST] if link else 0.0
            same = equal(a.value, b.value)
            found = vector(a, b, likely=likely, nearest=nearest, idf=idf)
            yield Pair(
                left=left,
                right=right,
                probability=1.0
                if link is None and a.statement == b.statement and same
                else logistic(weights, found),
                likely=likely,
                same=same,
                vector=found,
            )


def within_reports(
    mentions: Sequence[Mention], idf: Mapping[str, float], weights: Sequence[float]
) -> Iterator[Pair]:
    """Pairs of one report, in different sentences of it, whose values cannot both hold; nothing is known of how alike
    their sentences are."""
    by_report: dict[str, list[int]] = defaultdict(list)
    for index, mention in enumerate(mentions):
        by_report[mention.report].append(index)
    for report in sorted(by_report):
        for left, right in combinations(by_report[report], 2):
            a, b = mentions[left], mentions[right]
            apart = (
                a.statement != b.statement and comparable(a.value, b.value) and not meets(a.value, b.value)
            )
            if apart and not vetoed(a, b):
                found = vector(a, b, likely=0.0, nearest=0.0, idf=idf)
                probability = logistic(weights, found)
                yield Pair(
                    left=left, right=right, probability=probability, likely=0.0, same=False, vector=found
                )


# Where "nearest to each other" stands in a statement link's vector.
NEAREST = 6


def _explained(mentions: Sequence[Mention], same: Iterable[Pair]) -> frozenset[tuple[int, int]]:
    """Pairs (a, b) of unequal values where the report of b says the value of a elsewhere, of the same thing."""
    matched: dict[int, set[str]] = defaultdict(set)
    for pair in same:
        matched[pair.left].add(mentions[pair.right].report)
        matched[pair.right].add(mentions[pair.left].report)
    return frozenset(
        (left, right)
        for left in matched
        for right in range(len(mentions))
        if mentions[right].report in matched[left]
    ) | frozenset(
        (left, right)
        for right in matched
        for left in range(len(mentions))
        if mentions[left].report in matched[right]
    )


def _mutual_best(mentions: Sequence[Mention], unequal: Iterable[Pair]) -> Iterator[Pair]:
    best: dict[tuple[int, str], Pair] = {}
    ranked = sorted(unequal, key=lambda p: (-p.probability, p.left, p.right))
    for pair in ranked:
        best.setdefault((pair.left, mentions[pair.right].report), pair)
        best.setdefault((pair.right, mentions[pair.left].report), pair)
    for pair in ranked:
        here, there = (pair.left, mentions[pair.right].report), (pair.right, mentions[pair.left].report)
        if best[here] is pair and best[there] is pair:
            yield pair
