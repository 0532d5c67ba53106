"""Which pairs of statements say the same thing, how surely, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from variorum.collate.models import Coefficients, logistic, weightiest
from variorum.collate.settings import CollateSettings
from variorum.collate.statements.features import FEATURES, Vector, features
from variorum.collate.statements.overlap import overlaps
from variorum.collate.statements.statement import Statement
from variorum.collate.statements.weights import weights
from variorum.records import Evidence

# Paths weaker than this add nothing that can be seen; leaving them out keeps the pass near-linear in links.
LEAST_SUPPORT = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Statements `left` < `right` (indexes) say the same thing with this `probability`."""

    left: int
    right: int
    probability: float
    vector: Vector

    def evidence(self, model: Coefficients) -> tuple[Evidence, ...]:
        """The three features that weigh most, in words."""
        return weightiest(FEATURES, model.second, self.vector)


def links(
    statements: Sequence[Statement], settings: CollateSettings, model: Coefficients
) -> tuple[Link, ...]:
    """Every pair of statements of different witnesses worth looking at, with how likely they say the same."""
    return supported(scored(statements, settings, model), model)


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
