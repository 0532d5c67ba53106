"""The bounds between which a value lies, by its hedge ("about 200"). The widths were measured in earlier trials:
docs/explanation/comparison.md.
"""

from __future__ import annotations

import math
from decimal import Decimal
from functools import lru_cache

from variorum.records import Hedge

Bounds = tuple[float | None, float | None]


@lru_cache(maxsize=4096)
def place_value(number: float) -> float:
    """The place of the last digit that is not zero: 14,000 → 1,000; 2.6 million → 100,000; 0.5 → 0.1; 0 → 1."""
    if not number or not math.isfinite(number):
        return 1.0
    exponent = Decimal(repr(float(number))).normalize().as_tuple().exponent
    return float(Decimal(1).scaleb(int(exponent)))


def bounds(number: float, hedge: Hedge, *, is_share: bool = False) -> Bounds:
    """(low, high); None for an open end. The hedge tells whether an end belongs to the interval. A share ("about a third")
    has no digits that could show how round it is, and is taken to lie within a tenth of itself."""
    # a number is as exact as its last digit that is not nought: 1,200 to a hundred
    magnitude = abs(number)
    roundness = magnitude / 5 if is_share else min(place_value(number), magnitude)
    # "more than 20", "at least 20"
    if hedge in (Hedge.MORE_THAN, Hedge.AT_LEAST):
        return number, None
    # "fewer than 20", "up to 20"
    if hedge in (Hedge.LESS_THAN, Hedge.AT_MOST):
        return None, number
    # "nearly 1,200": from 1,100 to 1,200, for the last digit that is not nought is of hundreds; at most a tenth less
    if hedge is Hedge.NEARLY:
        return number - min(roundness, magnitude / 10), number
    # "about 1,200": from 1,150 to 1,250; at most a tenth to either side
    if hedge is Hedge.ABOUT:
        slack = min(roundness / 2, magnitude / 10)
        return number - slack, number + slack
    return number, number
