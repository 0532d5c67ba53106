"""The stretch of a row of scores with the greatest sum: so the densest run of sentences is found."""

from __future__ import annotations

from collections.abc import Sequence


def best_run(scores: Sequence[float]) -> tuple[int, int]:
    """Start and end (half open) of the stretch of `scores` with the greatest sum (Kadane's algorithm)."""
    best, best_span = 0.0, (0, 0)
    total, begin = 0.0, 0
    for index, score in enumerate(scores):
        if total <= 0:
            total, begin = 0.0, index
        total += score
        if total > best:
            best, best_span = total, (begin, index + 1)
    return best_span
