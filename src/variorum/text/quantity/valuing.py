"""Makes the Quantity of a number once its hedge, unit and noun are known."""

from __future__ import annotations

from dataclasses import replace

from variorum.records import Hedge, Measure, Quantity
from variorum.text.quantity.intervals import bounds
from variorum.text.quantity.number_in_context import NumberInContext


def quantity(found: NumberInContext) -> Quantity:
    """The Quantity of a number and what stands around it; `said_as` is filled in later, where the text is at hand."""
    number = found.number
    measure, unit, factor = unit_of(found)
    sign = -1.0 if found.before.negative else 1.0
    counted = found.counted.phrase if found.counted else None
    # a vague number: the bounds of its word, opened by its hedge
    if number.exact is None:
        hedge = found.hedge if found.hedge is not Hedge.EXACT else Hedge.VAGUE
        # "more than dozens" has no upper bound, "fewer than dozens" no lower one
        low: float | None = number.low * factor
        high: float | None = number.high * factor
        if hedge in (Hedge.MORE_THAN, Hedge.AT_LEAST):
            high = None
        elif hedge in (Hedge.LESS_THAN, Hedge.AT_MOST):
            low = None
        return Quantity(
            low=low,
            high=high,
            exact=None,
            measure=measure,
            unit=unit,
            counted=counted,
            hedge=hedge,
            said_as="",
        )
    # an exact number: its bounds are those of its hedge
    exact = sign * number.exact * factor
    low, high = bounds(exact, found.hedge, is_share=number.share)
    return Quantity(
        low=low,
        high=high,
        exact=exact,
        measure=measure,
        unit=unit,
        counted=counted,
        hedge=found.hedge,
        said_as="",
    )


def unit_of(found: NumberInContext) -> tuple[Measure, str | None, float]:
    """(measure, unit in its one form, factor that takes the number said to that unit). The first of these that the
    number has decides: it ranks; it is a multiple; a currency; a unit; a magnitude; a share; a rate. Else it is a
    count of the noun.
    """
    number = found.number
    # ranks; multiples; money; measures; magnitudes; shares; counts
    if number.ordinal:
        ranked = found.measured.unit.name if found.measured else None  # "à la 74e minute"
        return Measure.ORDINAL, found.counted.head if found.counted else ranked, 1.0
    if number.multiple:
        return Measure.TIMES, "times", 1.0
    if found.before.currency is not None:
        rate = found.measured.rate if found.measured else None
        return Measure.MONEY, _with_rate(found.before.currency.name, rate), 1.0
    if found.measured is not None:
        unit = found.measured.unit
        return unit.measure, _with_rate(unit.name, found.measured.rate), found.measured.factor
    if found.labelled:
        return Measure.MAGNITUDE, "magnitude", 1.0
    if number.share:
        return Measure.PERCENT, "share", 1.0
    if found.rate:
        return Measure.COUNT, _with_rate(found.counted.head if found.counted else "one", found.rate), 1.0
    return Measure.COUNT, found.counted.head if found.counted else None, 1.0


def _with_rate(unit: str, rate: str | None) -> str:
    return f"{unit} per {rate}" if rate else unit


def with_hedge(value: Quantity, hedge: Hedge) -> Quantity:
    """The same number under another hedge: a conversion in brackets stands under the hedge of what it converts."""
    if value.exact is None or value.hedge is not Hedge.EXACT:
        return value
    low, high = bounds(value.exact, hedge)
    return replace(value, low=low, high=high, hedge=hedge)
