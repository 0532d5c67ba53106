"""Reads parts of one unit: "half an hour", "a quarter of a mile", "an hour and a half", "une heure et demie", "eine halbe Stunde".

Words used here: `at`: the index of the first word. `floor`: the token before which nothing may be read, since it belongs to the amount
before. `ahead`: the hedge before the amount.

Keys of numbers.json. `articles`: "a", "an"; `and`: words for "and"; `of`: words for "of"; `half`: words for a half.
"""

from __future__ import annotations

from collections.abc import Sequence

from variorum.records import Hedge, Measure, Quantity
from variorum.text.quantity import hedging
from variorum.text.quantity.intervals import bounds
from variorum.text.quantity.lexicon import numbers
from variorum.text.quantity.measuring import Measured, unit_at
from variorum.text.quantity.number import ONE_WORD, past_hyphen, word_at
from variorum.text.quantity.number_in_context import LexResult, NumberInContext, read_as
from variorum.text.quantity.tokens import Token

# What is measured in parts; half a euro, or a person, is a way of speaking.
MEASURES = frozenset(
    {Measure.DURATION, Measure.LENGTH, Measure.MASS, Measure.VOLUME, Measure.AREA, Measure.POINTS}
)
# The number said by "half".
HALF = 0.5


def part_of_unit(tokens: Sequence[Token], found: NumberInContext, language: str) -> LexResult | None:
    """Reads a share of one unit ("half an hour", "a quarter of a mile"), the unit with its article, with "of" or
    alone. None where it is none.
    """
    number = found.number
    if not number.share or number.exact is None or found.measured is not None or found.before.currency:
        return None
    at = past_hyphen(tokens, number.last)
    lexicon = numbers(language)
    # over "of" and "an"
    at += 1 if word_at(tokens, at) in lexicon["of"] else 0
    at += 1 if word_at(tokens, at) in lexicon["articles"] else 0
    unit = _unit(tokens, at)
    return _as_amount(tokens, found.first, number.exact, unit, found.hedge) if unit else None


def half_of_unit(tokens: Sequence[Token], at: int, language: str, floor: int) -> LexResult | None:
    """Half of a unit without an article between: "half hour", "eine halbe Stunde", "media hora", "une demi-
    heure".
    """
    lexicon = numbers(language)
    first = at
    at += 1 if word_at(tokens, at) in lexicon["articles"] else 0
    if word_at(tokens, at) not in lexicon["half"]:
        return None
    unit = _unit(tokens, past_hyphen(tokens, at + 1))
    ahead = hedging.before(tokens, first, language, floor)
    return _as_amount(tokens, ahead.first, HALF, unit, ahead.hedge) if unit else None


def in_one_word(tokens: Sequence[Token], at: int, language: str, floor: int) -> LexResult | None:
    """A part of a unit in one word: "Viertelstunde", "mezz'ora", "kwartier"."""
    part = ONE_WORD.get(language, {}).get(word_at(tokens, at))
    if part is None:
        return None
    ahead = hedging.before(tokens, at, language, floor)
    low, high = bounds(part, ahead.hedge)
    value = Quantity(
        low=low, high=high, exact=part, measure=Measure.DURATION, unit="h", counted=None, hedge=ahead.hedge, said_as=""
    )  # fmt: skip
    return read_as(tokens, ahead.first, at + 1, value)


def one_and_half(tokens: Sequence[Token], at: int, language: str, floor: int) -> LexResult | None:
    """A unit and a half, the half said behind the unit: "an hour and a half" is 1.5 hours."""
    if word_at(tokens, at) not in numbers(language)["articles"]:
        return None
    unit = _unit(tokens, at + 1)
    # the index past "and a half"; None where that does not follow
    past = _and_half(tokens, unit.last, language) if unit else None
    ahead = hedging.before(tokens, at, language, floor)
    return (
        _as_amount(tokens, ahead.first, 1 + HALF, unit._replace(last=past), ahead.hedge)
        if unit and past
        else None
    )


def and_half(tokens: Sequence[Token], found: NumberInContext, language: str) -> LexResult | None:
    """Several units and a half: "two hours and a half", "deux ans et demi"."""
    unit, number = found.measured, found.number
    if (
        unit is None
        or unit.rate
        or unit.unit.measure not in MEASURES
        or number.exact is None
        or number.ordinal
    ):
        return None
    # only behind whole numbers: "2.5 hours and a half" is not said
    past_half = _and_half(tokens, found.last, language) if number.exact == int(number.exact) else None
    if past_half is None:
        return None
    return _as_amount(tokens, found.first, number.exact + HALF, unit._replace(last=past_half), found.hedge)


def _and_half(tokens: Sequence[Token], at: int, language: str) -> int | None:
    """The index past "and a half" at token `at`; None where it is not said, or a unit follows ("and half an hour")."""
    lexicon = numbers(language)
    if word_at(tokens, at) not in lexicon["and"]:
        return None
    at += 1
    at += 1 if word_at(tokens, at) in lexicon["articles"] else 0
    if word_at(tokens, at) not in lexicon["half"] or _unit(tokens, at + 1):
        return None
    return at + 1


def _unit(tokens: Sequence[Token], at: int) -> Measured | None:
    unit = unit_at(tokens, at) if at < len(tokens) else None
    return unit if unit and unit.rate is None and unit.unit.measure in MEASURES else None


def _as_amount(tokens: Sequence[Token], first: int, number: float, unit: Measured, hedge: Hedge) -> LexResult:
    """The amount `number` times `unit`, as a Quantity said from token `first` to the end of the unit."""
    exact = number * unit.factor
    low, high = bounds(exact, hedge)
    value = Quantity(
        low=low, high=high, exact=exact, measure=unit.unit.measure, unit=unit.unit.name, counted=None, hedge=hedge, said_as=""
    )  # fmt: skip
    return read_as(tokens, first, unit.last, value)
