"""Reads a share of a number that is said: "half of the 240 workers" is 120 workers.

Keys of numbers.json. `of`: words for "of"; `determiners`: "the", "these" … of all languages; `any`: what holds for
every language.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.records import Hedge, Measure
from variorum.text.lexicon import table
from variorum.text.quantity import identifiers
from variorum.text.quantity.intervals import bounds
from variorum.text.quantity.lexicon import numbers
from variorum.text.quantity.number import word_at
from variorum.text.quantity.number_in_context import LexResult, NumberInContext, read_as, read_in_context
from variorum.text.quantity.tokens import Token
from variorum.text.quantity.valuing import quantity

# Smaller wholes are parts of a phrase ("half of two").
LEAST_WHOLE = 4
# Articles before a whole: "all the".
MOST_ARTICLES = 2


def portion(tokens: Sequence[Token], found: NumberInContext, language: str) -> LexResult | None:
    """The amount that a share of a whole comes to, where the whole is counted or measured and it comes out even."""
    number = found.number
    if not number.share or number.exact is None or found.measured is not None:
        return None
    at = _whole_at(tokens, number.last, language)
    # "half of the 240 workers": the whole, 240 workers, is read from its first word on
    whole = read_in_context(tokens, at, language, at) if at is not None else None
    if whole is None or at is None or whole.first != at or not _is_whole(tokens, whole):
        return None
    whole_amount = quantity(whole)
    # half of 20 percent, or of the 5th, is no amount
    if whole_amount.exact is None or whole_amount.measure in (
        Measure.PERCENT,
        Measure.POINTS,
        Measure.ORDINAL,
    ):
        return None
    # a count must come out whole
    exact = number.exact * whole_amount.exact
    if whole_amount.measure is Measure.COUNT and abs(exact - round(exact)) > 1e-6:
        return None
    exact = float(round(exact)) if whole_amount.measure is Measure.COUNT else exact
    low, high = bounds(exact, found.hedge)
    return read_as(
        tokens,
        found.first,
        whole.last,
        replace(whole_amount, exact=exact, low=low, high=high, hedge=found.hedge),
    )


def _whole_at(tokens: Sequence[Token], at: int, language: str) -> int | None:
    """The index at which the whole begins, past "of", articles and an owner: "half of the 240 workers", "half of the
    mill's 240 workers". At least one of these must stand there; None where none does.
    """
    articles = table("numbers.json")["any"]["determiners"]
    start = at + 1 if word_at(tokens, at) in numbers(language)["of"] else at
    past = start
    while past - start < MOST_ARTICLES and word_at(tokens, past) in articles:
        past += 1
    # "the mill's"
    if past > at and any(word_at(tokens, past).endswith(mark) for mark in ("'s", "’s", "s'", "s’")):
        past += 1
    return past if past > at and past < len(tokens) else None


def _is_whole(tokens: Sequence[Token], whole: NumberInContext) -> bool:
    """Whether a number can be the whole of a share: plain, at least LEAST_WHOLE, exact or about, and no year."""
    number = whole.number
    if (
        number.exact is None
        or number.ordinal
        or number.share
        or number.multiple
        or number.exact < LEAST_WHOLE
    ):
        return False
    if whole.hedge not in (Hedge.EXACT, Hedge.ABOUT):
        return False
    # with a unit or currency a number of four digits is no year
    speaks = whole.measured is not None or whole.before.currency is not None or whole.counted is not None
    # a noun behind it speaks for an amount, unless a unit or currency already does
    return not identifiers.is_year(tokens, number, counted=speaks and whole.counted is None)
