"""The stretch with the greatest sum."""

from __future__ import annotations

from collections.abc import Sequence


def best_run(scores: Sequence[float]) -> tuple[int, int]:
    """Start and end of the stretch with the greatest sum (Kadane)."""
    best, best_span = 0.0, (0, 0)
    total, begin = 0.0, 0
    for index, score in enumerate(scores):
        if total <= 0:
            total, begin = 0.0, index
        total += score
        if total > best:
            best, best_span = total, (begin, index + 1)
    return best_span
