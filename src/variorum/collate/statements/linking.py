"""Finds which pairs of statements say the same thing, how surely, and why.

Words used here. Vector: the features of a pair. Support: how much a third statement speaks for a pair: it is likely
the same as both sides. Matches of statement i: those with which a pair is likely.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from variorum.collate.models import Coefficients, logistics, weightiest
from variorum.collate.settings import CollateSettings
from variorum.collate.statement import Statement
from variorum.collate.statements.features import FEATURES, Compared, Indexes, Vectors, compared
from variorum.collate.statements.weights import Weights
from variorum.records import Evidence

# Paths weaker than this add nothing that can be seen; leaving them out keeps the pass near-linear in links.
LEAST_SUPPORT = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Statements `left` < `right` (indexes) say the same thing with this `probability`. `vector`: the value of each
    feature, in the order of `FEATURES` (features.py).
    """

    left: int
    right: int
    probability: float
    vector: Sequence[float]

    def evidence(self, model: Coefficients) -> tuple[Evidence, ...]:
        """The three features that weigh most, in words."""
        return weightiest(FEATURES, model.second, self.vector)


def links(
    statements: Sequence[Statement], weights: Weights, settings: CollateSettings, model: Coefficients
) -> tuple[Link, ...]:
    """The pairs of statements of different witnesses that may say the same, with how likely they do."""
    pairs = compared(statements, weights, least_cosine=settings.least_cosine, most_alike=settings.most_alike)
    return linked(pairs, model, settings)


def linked(found: Compared, model: Coefficients, settings: CollateSettings) -> tuple[Link, ...]:
    """The links that are likely enough, found in two passes: each pair by itself, then with the support of a third source."""
    support = supported(found, logistics(model.first, found.vectors))
    vectors = np.c_[found.vectors, support]
    probability = logistics(model.second, vectors)
    kept = np.flatnonzero(probability >= _least(probability, found, settings))
    sides = found.left[kept].tolist(), found.right[kept].tolist()
    return tuple(
        Link(left=left, right=right, probability=likely, vector=array("d", vector.tobytes()))
        for left, right, likely, vector in zip(*sides, probability[kept].tolist(), vectors[kept], strict=True)
    )


def _least(probability: Vectors, found: Compared, settings: CollateSettings) -> float:
    """The least probability that a link needs: `least_related`. If more than `most_links` for each statement have
    that, then so much that no more than these are kept.
    """
    related = probability[probability >= settings.least_related]
    # the highest index and one more: how many statements there are
    most = settings.most_links * (int(found.right.max(initial=-1)) + 1)
    if len(related) <= most:
        return settings.least_related
    return float(np.partition(related, -most)[-most])


def supported(found: Compared, probability: Vectors) -> Vectors:
    """How much a third source supports each pair: a statement that both sides match makes the pair surer. The two
    strongest such paths count, each as much as its weaker half. Time: links × the matches of a statement, in array
    operations.
    """
    near = _Matches(found, probability)
    support = np.zeros(len(found.left))
    edges = np.searchsorted(found.left, np.arange(near.size + 1))
    for left in np.unique(found.left).tolist():
        own = slice(edges[left], edges[left + 1])
        support[own] = near.through(left, found.right[own])
    return support


class _Matches:
    """Each statement's likely matches, row by row: those of i are `there[start[i]:start[i + 1]]`."""

    def __init__(self, found: Compared, probability: Vectors) -> None:
        """Keeps the pairs that are likely enough (`LEAST_SUPPORT`), each under both of its statements, sorted.

        `row` has a place for each statement. `through` writes one statement's likenesses into it, looks others up
        there, and sets them to 0 again. So no table of all pairs is needed.
        """
        is_likely = probability >= LEAST_SUPPORT
        here = np.concatenate([found.left[is_likely], found.right[is_likely]])
        there = np.concatenate([found.right[is_likely], found.left[is_likely]])
        order = np.lexsort((there, here))
        self.size = int(found.right.max(initial=-1)) + 1
        self.there: Indexes = there[order]
        self.likeness: Vectors = np.concatenate([probability[is_likely]] * 2)[order]
        self.start = np.searchsorted(here[order], np.arange(self.size + 1))
        self.row = np.zeros(self.size)

    def through(self, left: int, others: Indexes) -> Vectors:
        """For each statement of `others`: how much third statements speak for its being the same as `left`. That is
        the sum of the two strongest paths left – third – other, where a path is as strong as its weaker half (0 to
        2).
        """
        own = slice(self.start[left], self.start[left + 1])
        # the likeness of `left` to each of its matches
        self.row[self.there[own]] = self.likeness[own]
        # all matches of all others, one behind the other; a path is as likely as its weaker half
        lengths = self.start[others + 1] - self.start[others]
        ends = np.cumsum(lengths)
        at = np.arange(lengths.sum()) + np.repeat(self.start[others] - (ends - lengths), lengths)
        paths = np.minimum(self.row[self.there[at]], self.likeness[at])
        self.row[self.there[own]] = 0.0
        has_matches = lengths > 0
        found = np.zeros(len(others))
        if has_matches.any():
            found[has_matches] = _two_highest(paths, (ends - lengths)[has_matches], lengths[has_matches])
        return found


def _two_highest(values: Vectors, starts: Indexes, lengths: Indexes) -> Vectors:
    """The sum of the two highest values of each run. `starts` and `lengths`: where each run begins in `values`, and
    how many it has. A run of one gives its value.
    """
    highest = np.maximum.reduceat(values, starts)
    # where the highest of each run stands first; it is set to 0, and the highest of what is left is added
    at = np.where(values == np.repeat(highest, lengths), np.arange(len(values)), len(values))
    rest = values.copy()
    rest[np.minimum.reduceat(at, starts)] = 0.0
    found: Vectors = highest + np.maximum.reduceat(rest, starts)
    return found
