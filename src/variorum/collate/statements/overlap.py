"""For every two of many sets of terms, the sum of the weights of the terms that both have, as arrays. Some rows at a time, so that
memory stays flat however many sets there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import numpy as np

# Rows at a time: 256 rows of 6,000 statements are 6 to 12 MB a matrix, so memory stays flat as a story grows.
BLOCK = 256
SMALLEST = 1e-9  # under every square that is divided by

Floats = np.ndarray[Any, np.dtype[np.float32]]
Key = TypeVar("Key", str, int, float, tuple[str, str])


def blocks(size: int) -> Iterator[tuple[int, int]]:
    """(first, stop) of each block of rows."""
    return ((first, min(first + BLOCK, size)) for first in range(0, size, BLOCK))


def least_of_highest(
    rows: np.ndarray[Any, np.dtype[np.floating[Any]]], most: int
) -> np.ndarray[Any, np.dtype[np.floating[Any]]]:
    """For each row, the smallest of its `most` highest numbers; 0 if it has at most so many."""
    if rows.shape[1] <= most:
        return np.zeros(len(rows), dtype=rows.dtype)
    found: np.ndarray[Any, np.dtype[np.floating[Any]]] = np.partition(rows, -most, axis=1)[:, -most]
    return found


class Shared:
    """For every two of many sets, the summed weights of the terms that both have. `weight`: what a term adds to a
    pair. Terms are added in one order, so that pairs that share the same get the same sum to the last bit.

    `postings`: (indexes of the sets that have a term, its weight). `own`: for each set the sum of its own terms.
    `size`: how many sets.
    """

    def __init__(
        self,
        sets: Sequence[frozenset[Key]],
        weight: Callable[[Key], float],
        *,
        precision: type[np.floating[Any]] = np.float32,
    ) -> None:
        """Notes for each term that several sets have which sets have it (`postings`), and for each set the sum of its own terms (`own`)."""
        sets_with_term: dict[Key, list[int]] = defaultdict(list)
        for index, terms in enumerate(sets):
            for term in terms:
                sets_with_term[term].append(index)
        self.size = len(sets)
        self.precision = precision
        sum_of_terms = [0.0] * self.size
        self.postings = []
        for term in sorted(sets_with_term):
            weight_of_term, places = weight(term), sets_with_term[term]
            for place in places:
                sum_of_terms[place] += weight_of_term
            if len(places) > 1:  # what one alone has is shared with none
                self.postings.append((np.array(places), weight_of_term))
        self.own = np.array(sum_of_terms)

    @property
    def norm(self) -> np.ndarray[Any, np.dtype[np.float64]]:
        """For each set the root of its product with itself: with squared weights, its length."""
        found: np.ndarray[Any, np.dtype[np.float64]] = np.sqrt(np.maximum(self.own, SMALLEST))
        return found

    def sums(self, first: int, stop: int) -> np.ndarray[Any, np.dtype[np.floating[Any]]]:
        """For each of the sets first to before stop (rows) and every set (columns): the summed weights of the terms
        that both have. Of a set with itself only terms that others have too count.
        """
        block = np.zeros((stop - first, self.size), dtype=self.precision)
        for places, weight in self.postings:
            low, high = np.searchsorted(places, (first, stop))
            if high > low:
                block[(places[low:high] - first)[:, None], places] += weight
        return block


def squared(weights: Mapping[str, float]) -> Callable[[str], float]:
    return lambda term: weights[term] ** 2


def once(_term: object) -> float:
    """The weight of terms that are counted."""
    return 1.0
