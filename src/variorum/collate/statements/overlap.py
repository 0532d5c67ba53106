"""Which pairs of statements are worth a closer look: weighted overlap of their terms, by blocks of rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np

from variorum.collate.statements.statement import Statement
from variorum.collate.statements.terms import Terms

# Rows at a time: 512 rows of 6,000 statements are 12 MB a matrix, so memory stays flat as a story grows.
BLOCK = 512


class Overlap(NamedTuple):
    """Statements `left` < `right` (indexes) of two witnesses. Cosines and `containment` (shared weight over the lighter
    statement's) lie in 0..1; `weight` is the shared weight itself (sum of squared idf)."""

    left: int
    right: int
    cosine: float
    containment: float
    content_cosine: float
    weight: float


def overlaps(statements: Sequence[Statement], idf: dict[str, float], *, least_cosine: float) -> list[Overlap]:
    """Every pair of statements of different witnesses whose cosine is at least `least_cosine`. Time grows with the
    square of the statements (a few array operations a term), memory with the pairs kept."""
    whole = _Postings(statements, idf, lambda t: t.all)
    content = _Postings(statements, idf, lambda t: t.content)
    names = {witness: n for n, witness in enumerate(sorted({s.witness for s in statements}))}
    witness = np.array([names[s.witness] for s in statements])
    found: list[Overlap] = []
    for first in range(0, len(statements), BLOCK):
        stop = min(first + BLOCK, len(statements))
        shared = whole.products(first, stop)
        cosine = shared / np.outer(whole.norm[first:stop], whole.norm)
        later = np.arange(len(statements))[None, :] > np.arange(first, stop)[:, None]
        keep = (cosine >= least_cosine) & later & (witness[first:stop, None] != witness[None, :])
        rows, columns = np.nonzero(keep)
        inner = content.products(first, stop)
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
            left, right = first + row, column
            lighter = min(whole.norm[left], whole.norm[right])
            contents = content.norm[left] * content.norm[right]
            found.append(
                Overlap(
                    left,
                    right,
                    cosine=float(cosine[row, column]),
                    containment=min(1.0, float(shared[row, column] / lighter**2)),
                    content_cosine=float(inner[row, column] / contents),
                    weight=float(shared[row, column]),
                )
            )
    return found


class _Postings:
    """Term → the statements that hold it, and its squared weight."""

    def __init__(
        self, statements: Sequence[Statement], idf: dict[str, float], of: Callable[[Terms], frozenset[str]]
    ) -> None:
        held: dict[str, list[int]] = defaultdict(list)
        for index, statement in enumerate(statements):
            for term in of(statement.terms):
                held[term].append(index)
        self.size = len(statements)
        self.postings = [(np.array(held[t]), idf[t] ** 2) for t in sorted(held)]
        square = np.zeros(self.size)
        for places, weight in self.postings:
            square[places] += weight
        self.norm = np.sqrt(np.maximum(square, 1e-9))

    def products(self, first: int, stop: int) -> np.ndarray[Any, Any]:
        """Shared weight of statements first..stop with all: an array of (stop - first) × statements."""
        block = np.zeros((stop - first, self.size), dtype=np.float32)
        for places, weight in self.postings:
            low, high = np.searchsorted(places, (first, stop))
            if high > low:
                block[np.ix_(places[low:high] - first, places)] += weight
        return block
