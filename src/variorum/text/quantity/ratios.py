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
    """So many in a round base, as a count per base: "12 in 100,000"."""
    low, high = bounds(above, found.hedge)
    value = Quantity(
        low=low, high=high, exact=above, measure=Measure.COUNT, unit=f"one per {below.exact:.0f}", counted=None,
        hedge=found.hedge, said_as="",
    )  # fmt: skip
    return LexResult(below.last, Mention(tokens[found.first].start, tokens[below.last - 1].end, value))


def ratio(tokens: Sequence[Token], found: NumberInContext, language: str) -> LexResult | None:
    """A share told as a ratio: "one in five voters", "nine out of ten". "Two in three raids" is left alone."""
    at = found.number.last
    words = tuple(t.low for t in tokens[at : at + 2])
    step = 2 if words == ("out", "of") else 1 if words[:1] == ("in",) else 0
    if not step or at + step >= len(tokens) or found.counted is not None or found.measured is not None:
        return None
    below = numeral(tokens, at + step, language)
    above = found.number.exact
    if below is None or below.exact is None or above is None or not 0 < above < below.exact <= 1e6:
        return None
    if step == 1 and _is_base(below):
        return _rate(tokens, found, below, above)
    if (
        below.exact > 1000
        or below.ordinal
        or below.share
        or (step == 1 and above != 1 and below.exact not in (10, 100))
    ):
        return None
    if unit_at(tokens, below.last) is not None:
        return None
    value = above / below.exact
    low, high = bounds(value, found.hedge, is_share=True)
    share = Quantity(
        low=low, high=high, exact=value, measure=Measure.PERCENT, unit="share", counted=None, hedge=found.hedge, said_as=""
    )  # fmt: skip
    of_many = found._replace(number=found.number._replace(exact=value, share=True, last=below.last))
    return portion(tokens, of_many, language) or LexResult(
        below.last, Mention(tokens[found.first].start, tokens[below.last - 1].end, share)
    )
