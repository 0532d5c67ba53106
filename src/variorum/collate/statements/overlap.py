"""The terms that statements share, by blocks of rows: sums of weights as arrays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import numpy as np

from variorum.collate.statements.statement import Statement
from variorum.collate.statements.terms import Terms

# Rows at a time: 512 rows of 6,000 statements are 12 MB a matrix, so memory stays flat as a story grows.
BLOCK = 512
SMALLEST = 1e-9  # under every square that is divided by

Floats = np.ndarray[Any, np.dtype[np.float32]]
Key = TypeVar("Key", str, float, tuple[str, str])


def blocks(size: int) -> Iterator[tuple[int, int]]:
    """(first, stop) of each block of rows."""
    return ((first, min(first + BLOCK, size)) for first in range(0, size, BLOCK))


class Shared:
    """Sums over the terms that two statements have in common. `weight` is what a term adds, once a pair."""

    def __init__(
        self,
        statements: Sequence[Statement],
        terms: Callable[[Terms], frozenset[Key]],
        weight: Callable[[Key], float],
    ) -> None:
        held: dict[Key, list[int]] = defaultdict(list)
        for index, statement in enumerate(statements):
            for term in terms(statement.terms):
                held[term].append(index)
        self.size = len(statements)
        self.own = np.zeros(self.size)
        self.postings = []
        for term in sorted(held):
            places = np.array(held[term])
            self.own[places] += weight(term)
            if len(places) > 1:  # what one statement alone says is shared with none
                self.postings.append((places, weight(term)))

    @property
    def norm(self) -> np.ndarray[Any, np.dtype[np.float64]]:
        """The square root of what each statement shares with itself: with squared weights, its length."""
        found: np.ndarray[Any, np.dtype[np.float64]] = np.sqrt(np.maximum(self.own, SMALLEST))
        return found

    def sums(self, first: int, stop: int) -> Floats:
        """What statements first..stop share with each: (stop - first) × statements. Between a statement and itself only
        the terms that others have as well are counted."""
        block = np.zeros((stop - first, self.size), dtype=np.float32)
        for places, weight in self.postings:
            low, high = np.searchsorted(places, (first, stop))
            if high > low:
                block[np.ix_(places[low:high] - first, places)] += weight
        return block


def squared(weights: Mapping[str, float]) -> Callable[[str], float]:
    return lambda term: weights[term] ** 2
