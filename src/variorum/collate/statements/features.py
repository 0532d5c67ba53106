"""What speaks for two statements saying the same thing, each feature with a name a reader understands.

Words used here. Cosine: of two statements' terms, weighed by rarity. Block: some rows at a time, so that memory stays
flat. `Shared`: sums of the weights of terms that two have in common. Arrays have a row for each left statement and a
column for each right one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from variorum.collate.statement import Statement
from variorum.collate.statements.overlap import (
    Floats,
    Shared,
    blocks,
    least_of_highest,
    once,
    squared,
)
from variorum.collate.statements.ranks import Ranks
from variorum.collate.statements.weights import Weights
from variorum.collate.statements.windows import Windows

# In the order of the vector, the same as in lexicons/statement-model.json.
FEATURES = (
    "likeness of all words",
    "one held in the other",
    "shared words close together",
    "shared names",
    "a shared number",
    "a shared verb",
    "nearest to each other",
    "among the three nearest",
    "weight of shared words",
    "likeness without names",
    "words governing one another",
    "shared words that are no names",
    "best match in that source",
    "told so by a third source",
)
# Weight of shared names, and of shared links between words, beyond which more tell nothing more.
MOST_NAMES, MOST_GOVERNED = 10.0, 15.0
Indexes = np.ndarray[Any, np.dtype[np.int64]]
Vectors = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Pairs of statements of different witnesses, `left[k]` < `right[k]` (indexes), in ascending order; `vectors[k]`
    are their features but the last, which needs the scores of the others first."""

    left: Indexes
    right: Indexes
    vectors: Vectors


def compared(
    statements: Sequence[Statement], weights: Weights, *, least_cosine: float, most_alike: int
) -> Compared:
    """Every pair with a cosine of at least `least_cosine` that is among the `most_alike` highest of either side.
    Memory and time grow with the pairs kept, and so with the statements, except for a few array operations for each
    term.
    """
    measures = _Measures(statements, weights, least_cosine, most_alike)
    parts = [measures.block(first, stop) for first, stop in blocks(len(statements))]
    if not parts:
        # no statements, no pairs
        none = np.zeros(0, dtype=np.int64)
        return Compared(left=none, right=none, vectors=np.zeros((0, len(FEATURES) - 1)))
    return Compared(
        left=np.concatenate([part.left for part in parts]),
        right=np.concatenate([part.right for part in parts]),
        vectors=np.concatenate([part.vectors for part in parts]),
    )


class _Measures:
    """All that is counted once before pairs are looked at. Each `Shared` gives for two statements the weight of what
    both have: of all terms (`whole`), of those that are no names (`content`), names, numbers, verbs, links between
    words (`governed`); `counted` gives how many terms without weights.
    """

    def __init__(
        self, statements: Sequence[Statement], weights: Weights, least_cosine: float, most_alike: int
    ) -> None:
        """Counts what every pair needs: shared terms of each sort, ranks, and for each statement the least cosine of
        a pair that is kept (`least`).
        """
        self.statements = statements
        # sums for every two statements, by sort of term
        terms = [statement.terms for statement in statements]
        self.whole = Shared([term.all for term in terms], squared(weights.term))
        self.content = Shared([term.content for term in terms], squared(weights.term))
        self.names = Shared([term.names for term in terms], weights.term.__getitem__)
        self.numbers = Shared([term.numbers for term in terms], once)
        self.verbs = Shared([term.verbs for term in terms], once)
        self.governed = Shared([term.links for term in terms], weights.link.__getitem__)
        self.windows = Windows(statements, weights.term)
        self.counted = Shared([term.content for term in terms], once)
        self.ranks = Ranks([statement.witness for statement in statements])
        # of each statement only the pairs with the most alike of other witnesses are kept
        self.least = np.full(len(statements), least_cosine, dtype=np.float32)
        for first, stop in blocks(len(statements)):
            cosine = self._cosine(self.whole.sums(first, stop), first, stop)
            self.ranks.add(first, cosine)
            others = np.where(self.ranks.of_two_witnesses(first, stop), cosine, 0)
            self.least[first:stop] = np.maximum(self.least[first:stop], least_of_highest(others, most_alike))

    def _cosine(self, shared: Floats, first: int, stop: int) -> Floats:
        """The cosine of statements `first` to before `stop` with all others. `shared`: the summed weights of common terms."""
        norm = self.whole.norm
        found: Floats = (shared / np.outer(norm[first:stop], norm)).astype(np.float32)
        return found

    def block(self, first: int, stop: int) -> Compared:
        """The pairs that have one of the statements first to before stop on the left side, each with its features in
        the order of `FEATURES`.
        """
        shared = self.whole.sums(first, stop)
        cosine = self._cosine(shared, first, stop)
        is_later = np.arange(len(self.statements))[None, :] > np.arange(first, stop)[:, None]
        is_near_enough = cosine >= np.minimum(self.least[first:stop, None], self.least[None, :])
        # the pairs kept: near enough, the right one later, of two witnesses
        rows, right = np.nonzero(is_near_enough & is_later & self.ranks.of_two_witnesses(first, stop))
        left = rows + first
        at_pairs = (rows, right)
        cosine_of_pair, shared_weight, norms = cosine[at_pairs], shared[at_pairs], self.whole.norm
        nearest, among_near, best = self.ranks.both_ways(left, right, cosine_of_pair)
        content = self.content.sums(first, stop)[at_pairs] / (
            self.content.norm[left] * self.content.norm[right]
        )
        # one column for each feature, in the order of `FEATURES`
        columns = (
            cosine_of_pair,
            np.minimum(1.0, shared_weight / np.minimum(norms[left], norms[right]) ** 2),
            np.sqrt(list(map(self.windows.closest, left.tolist(), right.tolist()))),
            np.minimum(self.names.sums(first, stop)[at_pairs], MOST_NAMES) / 5,
            self.numbers.sums(first, stop)[at_pairs] > 0,
            self.verbs.sums(first, stop)[at_pairs] > 0,
            nearest,
            among_near,
            np.sqrt(shared_weight),
            content,
            np.sqrt(np.minimum(self.governed.sums(first, stop)[at_pairs], MOST_GOVERNED)),
            self.counted.sums(first, stop)[at_pairs],
            best,
        )
        vectors = np.stack([np.asarray(column, dtype=np.float64) for column in columns], axis=1)
        return Compared(left=left, right=right, vectors=vectors)
