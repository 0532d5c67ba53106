"""Pairs of mentions that answer one question: equality first, mutual best, and nothing that is explained away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from variorum.collate.mentions.about import Mention
from variorum.collate.pairing.features import FEATURES, Vector, vector
from variorum.collate.pairing.scope import vetoed
from variorum.collate.pairing.values import comparable, equal
from variorum.collate.settings import CollateSettings
from variorum.collate.statements.linking import Link, logistic
from variorum.records import Evidence
from variorum.text.lexicon import table

# Mentions of one statement that is repeated word for word are one mention.
SAME_STATEMENT = 1.0


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

    @property
    def same_verb(self) -> bool:
        return bool(self.vector[FEATURES.index("the same verb above")])

    def evidence(self, weights: Sequence[float]) -> tuple[Evidence, ...]:
        """The three features that weigh most, in words."""
        weighed = [(w * v, name, v) for name, w, v in zip(FEATURES, weights, self.vector, strict=False)]
        weighed.sort(key=lambda x: (-x[0], x[1]))
        return tuple(
            Evidence(feature=name, score=round(v, 3)) for weight, name, v in weighed[:3] if weight > 0
        )


@cache
def model(name: str) -> tuple[float, ...]:
    """The weights in lexicons/`name`, the bias last; fitted by evaluation/fit_pairing.py."""
    stored = table(name)
    return (*(stored[feature] for feature in FEATURES), stored["bias"])


def standing(
    mentions: Sequence[Mention], scored: Sequence[Pair], settings: CollateSettings
) -> tuple[Pair, ...]:
    """The candidates that survive: equal values that are likely enough; unequal ones where each is the other's best in
    its report and neither report holds the other's value elsewhere ("explained away")."""
    same = [p for p in scored if p.same and p.probability >= settings.least_equal]
    explained = _explained(mentions, same)
    other = [
        p
        for p in _mutual_best(mentions, (p for p in scored if not p.same))
        if p.probability >= settings.least_unequal and (p.left, p.right) not in explained
    ]
    return tuple(sorted((*same, *other), key=lambda p: (p.left, p.right)))


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
            found = vector(a, b, likely=likely, nearest=nearest, idf=idf)
            yield Pair(
                left=left,
                right=right,
                probability=logistic(weights, found),
                likely=likely,
                same=equal(a.value, b.value),
                vector=found,
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
