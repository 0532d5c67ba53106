"""Reads one amount in two units: "6 feet 2 inches", "two hours and 30 minutes", "10 stone 4 pounds".

Keys of numbers.json. `and`: words for "and".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.records import Hedge, Measure, Quantity
from variorum.text.quantity.intervals import bounds
from variorum.text.quantity.lexicon import numbers
from variorum.text.quantity.number import word_at
from variorum.text.quantity.number_in_context import LexResult, NumberInContext, read_as, read_in_context
from variorum.text.quantity.tokens import Token
from variorum.text.quantity.valuing import quantity

# "2 h 30" is a duration up to so many hours
LONGEST_HOURS = 99
# Which unit goes on in which.
SMALLER = frozenset(
    {
        ("ft", "in"), ("yard", "ft"), ("mile", "yard"), ("m", "cm"), ("km", "m"), ("lb", "oz"), ("st", "lb"), ("kg", "g"), ("t", "kg"),
        ("year", "month"), ("month", "week"), ("month", "day"), ("week", "day"), ("day", "h"), ("h", "min"), ("min", "s"),
    }
)  # fmt: skip


def mixed(tokens: Sequence[Token], larger: NumberInContext, language: str) -> LexResult | None:
    """Reads "6 feet 2 inches" as one amount in its larger unit (6.17 feet); None where the second number is not in a smaller
    unit, or comes to a whole larger unit or more ("6 feet 14 inches").
    """
    larger_unit, number = larger.measured, larger.number
    # "2h30"
    if larger_unit is None and word_at(tokens, number.last) == "h":
        return _with_minutes(tokens, larger, number.last + 1)
    if (
        larger_unit is None
        or larger_unit.rate
        or number.exact is None
        or number.exact != int(number.exact)
        or number.ordinal
    ):
        return None
    if larger.before.currency is not None or larger.before.negative:
        return None
    # the second number, after a comma and "and"
    at = larger.last
    at += 1 if word_at(tokens, at) == "," else 0
    at += 1 if word_at(tokens, at) in numbers(language)["and"] else 0
    smaller = read_in_context(tokens, at, language, at) if at < len(tokens) else None
    if smaller is None or smaller.first != at or smaller.measured is None or smaller.number.exact is None:
        return None
    smaller_unit = smaller.measured
    if (
        (larger_unit.unit.name, smaller_unit.unit.name) not in SMALLER
        or smaller_unit.rate
        or smaller.hedge is not Hedge.EXACT
    ):
        return None
    # what the smaller unit adds to the larger
    fraction = smaller.number.exact * smaller_unit.unit.factor / larger_unit.unit.factor
    if smaller.number.ordinal or not 0 < fraction < 1:
        return None
    value = quantity(larger)
    exact = number.exact + fraction
    low, high = bounds(exact, larger.hedge)
    return read_as(tokens, larger.first, smaller.last, replace(value, exact=exact, low=low, high=high))


def _with_minutes(tokens: Sequence[Token], found: NumberInContext, at: int) -> LexResult | None:
    """Hours and minutes as one duration: "2 h 30", "2h30", where they were not taken for a time of day. `at`: the index of the minutes."""
    number = found.number
    if not number.is_digits or number.exact is None or number.exact > LONGEST_HOURS:
        return None
    if (
        at >= len(tokens)
        or not tokens[at].text.isdecimal()
        or len(tokens[at].text) != 2
        or int(tokens[at].text) > 59
    ):
        return None
    exact = number.exact + int(tokens[at].text) / 60
    low, high = bounds(exact, found.hedge)
    value = Quantity(
        low=low, high=high, exact=exact, measure=Measure.DURATION, unit="h", counted=None, hedge=found.hedge, said_as=""
    )  # fmt: skip
    return read_as(tokens, found.first, at + 1, value)
