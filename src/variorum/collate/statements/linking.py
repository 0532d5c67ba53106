"""Which pairs of statements say the same thing, how surely, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

from variorum.collate.settings import CollateSettings
from variorum.collate.statements.features import FEATURES, Vector, features
from variorum.collate.statements.overlap import overlaps
from variorum.collate.statements.statement import Statement
from variorum.collate.statements.weights import weights
from variorum.records import Evidence
from variorum.text.lexicon import table

MODEL = "statement-model.json"
# Paths weaker than this add nothing that can be seen; leaving them out keeps the pass near-linear in links.
LEAST_SUPPORT = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Statements `left` < `right` (indexes) say the same thing with this `probability`."""

    left: int
    right: int
    probability: float
    vector: Vector

    def evidence(self) -> tuple[Evidence, ...]:
        """The three features that weigh most, in words."""
        weighed = [
            (weight * value, name, value)
            for name, weight, value in zip(FEATURES, coefficients().second, self.vector, strict=False)
        ]
        weighed.sort(key=lambda w: (-w[0], w[1]))
        return tuple(
            Evidence(feature=name, score=round(value, 3)) for weight, name, value in weighed[:3] if weight > 0
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Coefficients:
    """Two logistic models: `first` without the last feature, `second` with it. The bias is the last number of each."""

    first: tuple[float, ...]
    second: tuple[float, ...]


@cache
def coefficients() -> Coefficients:
    """As fitted by evaluation/fit_statements.py; a file a person can read."""
    model = table(MODEL)
    return Coefficients(
        first=(*(model["first"][name] for name in FEATURES[:-1]), model["first"]["bias"]),
        second=(*(model["second"][name] for name in FEATURES), model["second"]["bias"]),
    )


def links(
    statements: Sequence[Statement], settings: CollateSettings, *, model: Coefficients | None = None
) -> tuple[Link, ...]:
    """Every pair of statements of different witnesses worth looking at, with how likely they say the same."""
    chosen = model or coefficients()
    return supported(scored(statements, settings, chosen), chosen)


def scored(
    statements: Sequence[Statement], settings: CollateSettings, model: Coefficients
) -> tuple[Link, ...]:
    """First pass: each pair on its own."""
    weighed = weights(statements)
    found = overlaps(statements, weighed.term, least_cosine=settings.least_cosine)
    return tuple(
        Link(left=o.left, right=o.right, probability=logistic(model.first, vector), vector=vector)
        for o, vector in features(statements, found, weighed)
    )


def supported(first: Sequence[Link], model: Coefficients) -> tuple[Link, ...]:
    """Second pass: a third source that both sides match makes a pair surer. The two strongest such paths count, each by
    its weaker half."""
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for link in first:
        if link.probability >= LEAST_SUPPORT:
            near[link.left][link.right] = near[link.right][link.left] = link.probability
    return tuple(_resupported(link, near, model) for link in first)


def _resupported(link: Link, near: dict[int, dict[int, float]], model: Coefficients) -> Link:
    left, right = near.get(link.left, {}), near.get(link.right, {})
    if len(right) < len(left):
        left, right = right, left
    paths = sorted((min(p, right[k]) for k, p in left.items() if k in right), reverse=True)
    vector = (*link.vector, sum(paths[:2]))
    return Link(left=link.left, right=link.right, probability=logistic(model.second, vector), vector=vector)


def logistic(weights: Sequence[float], vector: Sequence[float]) -> float:
    """1 / (1 + e^-z), the last weight being the bias."""
    z = weights[-1] + sum(w * v for w, v in zip(weights, vector, strict=False))
    return 1 / (1 + exp(-max(-30.0, min(30.0, z))))
