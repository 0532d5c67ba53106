"""Reads so many in so many: "one in five", "nine out of ten", "12 in 100,000"."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.records import Measure, Quantity
from variorum.text.mention import Mention
from variorum.text.quantity.intervals import bounds
from variorum.text.quantity.measuring import unit_at
from variorum.text.quantity.number import Numeral
from variorum.text.quantity.number_in_context import LexResult, NumberInContext
from variorum.text.quantity.numerals import numeral
from variorum.text.quantity.portions import portion
from variorum.text.quantity.tokens import Token

# What rates are told by in figures ("12 in 100,000"), as "per" does.
BASES = frozenset({1e3, 1e4, 1e5, 1e6})


def _is_base(below: Numeral) -> bool:
    """Whether the number is a round base of a rate, in digits ("in 100,000")."""
    return below.exact in BASES and below.is_digits and not below.ordinal and below.last - below.first <= 2


def _rate(tokens: Sequence[Token], found: NumberInContext, below: Numeral, above: float) -> LexResult:
    """A count for a round base: "12 in 100,000" is 12 in the unit "one per 100000"."""
    low, high = bounds(above, found.hedge)
    value = Quantity(
        low=low, high=high, exact=above, measure=Measure.COUNT, unit=f"one per {below.exact:.0f}", counted=None,
        hedge=found.hedge, said_as="",
    )  # fmt: skip
    return LexResult(below.last, Mention(tokens[found.first].start, tokens[below.last - 1].end, value))


def ratio(tokens: Sequence[Token], numerator: NumberInContext, language: str) -> LexResult | None:
    """A share written as a ratio: "one in five voters" → 0.2, "nine out of ten" → 0.9. "Two in three raids" is left alone, since
    it may mean two of something in three raids.
    """
    # "out of" or "in" must follow
    at = numerator.number.last
    words = tuple(token.low for token in tokens[at : at + 2])
    step = 2 if words == ("out", "of") else 1 if words[:1] == ("in",) else 0
    # a share of more than a thousand is no ratio; of others than "one" only out of 10 or 100, unless it says "out of"
    if (
        not step
        or at + step >= len(tokens)
        or numerator.counted is not None
        or numerator.measured is not None
    ):
        return None
    denominator = numeral(tokens, at + step, language)
    part = numerator.number.exact
    if (
        denominator is None
        or denominator.exact is None
        or part is None
        or not 0 < part < denominator.exact <= 1e6
    ):
        return None
    # "12 in 100,000" is a rate
    if step == 1 and _is_base(denominator):
        return _rate(tokens, numerator, denominator, part)
    if (
        denominator.exact > 1000
        or denominator.ordinal
        or denominator.share
        or (step == 1 and part != 1 and denominator.exact not in (10, 100))
    ):
        return None
    if unit_at(tokens, denominator.last) is not None:
        return None
    # the share; of a number that is said, the amount
    value = part / denominator.exact
    low, high = bounds(value, numerator.hedge, is_share=True)
    share = Quantity(
        low=low, high=high, exact=value, measure=Measure.PERCENT, unit="share", counted=None, hedge=numerator.hedge, said_as=""
    )  # fmt: skip
    of_many = numerator._replace(
        number=numerator.number._replace(exact=value, share=True, last=denominator.last)
    )
    return portion(tokens, of_many, language) or LexResult(
        denominator.last, Mention(tokens[numerator.first].start, tokens[denominator.last - 1].end, share)
    )
