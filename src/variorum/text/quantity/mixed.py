"""Reads one amount in two units: "6 feet 2 inches", "two hours and 30 minutes", "10 stone 4 pounds"."""

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

LONGEST_HOURS = 99
# Which unit goes on in which.
SMALLER = frozenset(
    {
        ("ft", "in"), ("yard", "ft"), ("mile", "yard"), ("m", "cm"), ("km", "m"), ("lb", "oz"), ("st", "lb"), ("kg", "g"), ("t", "kg"),
        ("year", "month"), ("month", "week"), ("month", "day"), ("week", "day"), ("day", "h"), ("h", "min"), ("min", "s"),
    }
)  # fmt: skip


def mixed(tokens: Sequence[Token], found: NumberInContext, language: str) -> LexResult | None:
    """Reads "6 feet 2 inches" as one amount in its larger unit; None where the rest is not less than one of it."""
    one, number = found.measured, found.number
    if one is None and word_at(tokens, number.last) == "h":
        return _with_minutes(tokens, found, number.last + 1)
    if one is None or one.rate or number.exact is None or number.exact != int(number.exact) or number.ordinal:
        return None
    if found.before.currency is not None or found.before.negative:
        return None
    at = found.last
    at += word_at(tokens, at) == ","
    at += word_at(tokens, at) in numbers(language)["and"]
    rest = read_in_context(tokens, at, language, at) if at < len(tokens) else None
    if rest is None or rest.first != at or rest.measured is None or rest.number.exact is None:
        return None
    two = rest.measured
    if (one.unit.name, two.unit.name) not in SMALLER or two.rate or rest.hedge is not Hedge.EXACT:
        return None
    more = rest.number.exact * two.unit.factor / one.unit.factor
    if rest.number.ordinal or not 0 < more < 1:
        return None
    value = quantity(found)
    exact = number.exact + more
    low, high = bounds(exact, found.hedge)
    return read_as(tokens, found.first, rest.last, replace(value, exact=exact, low=low, high=high))


def _with_minutes(tokens: Sequence[Token], found: NumberInContext, at: int) -> LexResult | None:
    """Hours and minutes as one duration: "2 h 30", "2h30", where they were not taken for a time of day."""
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
