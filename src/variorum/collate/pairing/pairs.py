"""Pairs of mentions that answer one question: equality first, mutual best, and nothing that is explained away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from variorum.collate.mentions.about import Mention
from variorum.collate.models import logistic, weightiest
from variorum.collate.pairing.features import FEATURES, Vector, vector
from variorum.collate.pairing.repeats import Folded
from variorum.collate.pairing.scope import is_toll, one_deed, vetoed
from variorum.collate.pairing.values import comparable, equal, equal_keys, meets, nearness
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


def standing(told: Folded, scored: Sequence[Pair], settings: CollateSettings) -> tuple[Pair, ...]:
    """The candidates that survive: equal values that are likely enough; unequal ones where each is the other's best in
    its report and neither report holds the other's value elsewhere ("explained away"). Tolls of two tellings need no such
    care: a report often gives several, and a reader wants them side by side."""
    mentions = told.firsts
    same = [p for p in scored if p.same and p.probability >= settings.least_equal]
    explained = _Explained(told, same)
    unequal = _mutual_best(mentions, (p for p in scored if not p.same))
    other = [p for p in unequal if p.probability >= settings.least_unequal and not explained.away(p)]
    tolls = [
        p
        for p in scored
        if p.probability >= settings.least_toll
        and _both_tolls(mentions, p)
        and not (_one_telling(mentions, p) and explained.away(p))
    ]
    said_of_one = (p for p in scored if not p.same and _one_happening(mentions, p))
    days = [
        p
        for p in _mutual_best(mentions, said_of_one)
        if p.likely >= settings.least_day and not explained.away(p)
    ]
    kept = {(p.left, p.right): p for p in (*same, *other, *tolls, *days)}
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
    """Pairs of comparable mentions of different reports: those of linked statements, and those that share a value,
    a happening, or noun and verb, and a word around. Time: the pairs that share one of these."""
    linked = {(link.left, link.right): link for link in links}
    for left, right in _met(mentions, linked):
        a, b = mentions[left], mentions[right]
        if a.report == b.report or not comparable(a.value, b.value):
            continue
        link = linked.get((min(a.statement, b.statement), max(a.statement, b.statement)))
        repeated = a.statement == b.statement
        if (link is None and not repeated and not (a.around & b.around)) or vetoed(a, b):
            continue
        likely = link.probability if link else float(repeated) * SAME_STATEMENT
        same = equal(a.value, b.value)
        found = vector(a, b, likely=likely, nearest=link.vector[NEAREST] if link else 0.0, idf=idf)
        yield Pair(
            left=left,
            right=right,
            probability=1.0 if repeated and same else logistic(weights, found),
            likely=likely,
            same=same,
            vector=found,
        )


def _met(mentions: Sequence[Mention], linked: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pairs of mentions (left < right, ascending) with something in common that could make them answers to one
    question."""
    by_statement: dict[int, list[int]] = defaultdict(list)
    by_key: dict[tuple[str, object], list[int]] = defaultdict(list)
    for index, mention in enumerate(mentions):
        by_statement[mention.statement].append(index)
        for key in _keys(mention):
            by_key[key].append(index)
    met = {pair for group in (*by_key.values(), *by_statement.values()) for pair in combinations(group, 2)}
    for one, two in linked:
        met.update(
            (min(left, right), max(left, right))
            for left in by_statement.get(one, ())
            for right in by_statement.get(two, ())
        )
    return sorted(met)


def _keys(mention: Mention) -> Iterator[tuple[str, object]]:
    yield from (("value", key) for key in equal_keys(mention.value))
    yield from (("happening", name) for name in mention.classes)
    if mention.head is not None and mention.predicate is not None:
        yield "noun and verb", (mention.head, mention.predicate)


def within_reports(
    told: Folded, idf: Mapping[str, float], weights: Sequence[float], settings: CollateSettings
) -> Iterator[Pair]:
    """Pairs that one report says, in different sentences of it, whose values are near and cannot both hold, each the
    likeliest for the other; nothing is known of how alike their sentences are. What copies repeat is one pair."""
    by_report: dict[str, list[int]] = defaultdict(list)
    for index, own in enumerate(told.reports):
        for report in own:
            by_report[report].append(index)
    pairs = sorted({pair for own in by_report.values() for pair in combinations(own, 2)})
    found = [p for p in (_apart(told, pair, idf, weights, settings) for pair in pairs) if p is not None]
    taken: set[int] = set()
    for pair in sorted(found, key=lambda p: (-p.probability, p.left, p.right)):
        if not {pair.left, pair.right} & taken:
            yield pair
        taken.update((pair.left, pair.right))


def _apart(
    told: Folded,
    pair: tuple[int, int],
    idf: Mapping[str, float],
    weights: Sequence[float],
    settings: CollateSettings,
) -> Pair | None:
    """The pair where its values differ a little, and may answer one question; the cheap tests first."""
    left, right = pair
    a, b = told.firsts[left], told.firsts[right]
    if a.statement == b.statement or not comparable(a.value, b.value) or meets(a.value, b.value):
        return None
    if nearness(a.value, b.value) < settings.near_internal or vetoed(a, b):
        return None
    found = vector(a, b, likely=0.0, nearest=0.0, idf=idf)
    probability = logistic(weights, found)
    if probability < settings.least_internal:
        return None
    return Pair(left=left, right=right, probability=probability, likely=0.0, same=False, vector=found)


# Where "nearest to each other" stands in a statement link's vector.
NEAREST = 6


class _Explained:
    """Pairs of unequal values where a report of the one says the value of the other elsewhere, of the same thing."""

    def __init__(self, told: Folded, same: Iterable[Pair]) -> None:
        self.reports = told.reports
        self.matched: dict[int, set[str]] = defaultdict(set)
        for pair in same:
            self.matched[pair.left] |= told.reports[pair.right]
            self.matched[pair.right] |= told.reports[pair.left]

    def away(self, pair: Pair) -> bool:
        left, right = self.matched.get(pair.left, set()), self.matched.get(pair.right, set())
        return bool(left & self.reports[pair.right] or right & self.reports[pair.left])


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
