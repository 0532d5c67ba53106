"""Reads one number in two scales: "5 lakh 20 thousand", "3 lakh 50,000", "1 miliardo e 200 milioni", "4 mil 200 millones".

Words used here. Scale: a word that multiplies ("lakh", "million"). Rest: the number behind, which is added to the
first or multiplied with it.

Keys of numbers.json. `and`: words for "and".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from variorum.text.quantity.digits import in_digits
from variorum.text.quantity.lexicon import numbers, scale_words, short_scales
from variorum.text.quantity.number import Numeral, word_at
from variorum.text.quantity.tokens import GROUPING, Token

# Where "and" joins the two; in English and German it parts two numbers.
JOINED = frozenset({"fr", "es", "it", "pt"})
# Where a thousand stands before hundreds of millions: "4 mil 200 millones".
THOUSANDS_OF_MILLIONS = frozenset({"es", "pt"})
# A lakh and a crore. Where the second is larger, it counts the first too: "4 lakh 2 crore" is 400,002 crore.
INDIAN = frozenset({1e5, 1e7})
# The least scale that another number may follow.
THOUSAND = 1e3
# Words behind which "and" joins the two ends of a range.
BETWEEN = frozenset({"between", "entre", "tra", "fra", "zwischen", "tussen"})


class Scaled(NamedTuple):
    """A number said with a scale word. `scale`: by what its last word multiplies."""

    number: Numeral
    value: float
    scale: float


def with_rest(tokens: Sequence[Token], found: Numeral, language: str) -> Numeral:
    """The number with what a smaller scale, or hundreds behind a thousand, add to it; the number itself where nothing does."""
    while True:
        first = _with_its_scale(tokens, found, language)
        more = _sum_with_next(tokens, first, language) if first is not None else None
        if more is None:
            return found
        found = more


def _sum_with_next(tokens: Sequence[Token], first: Scaled, language: str) -> Numeral | None:
    """The number together with the one behind it that goes on with it ("3 lakh 50,000"); None where they are two numbers."""
    # a number in digits must stand right behind, or behind "and"
    last = first.number.last
    joined = word_at(tokens, last) in numbers(language)["and"]
    if joined and not _may_join(tokens, first, language):
        return None
    at = last + joined
    if at >= len(tokens) or not tokens[at].text[0].isdecimal() or (tokens[at].glued and not joined):
        return None
    rest = in_digits(tokens, at, language)
    if rest is None or rest.ordinal or rest.exact is None:
        return None
    value = _sum(tokens, first, rest, language, joined=joined)
    if value is None:
        return None
    return first.number._replace(last=rest.last, exact=value, low=value, high=value, said_one=False)


def _may_join(tokens: Sequence[Token], first: Scaled, language: str) -> bool:
    """Whether an "and" may join the two into one number in this language, and no "between" stands before."""
    between = word_at(tokens, first.number.first - 1) in BETWEEN
    return not between and (language in JOINED or (language == "en" and first.scale in INDIAN))


def _sum(
    tokens: Sequence[Token], first: Scaled, rest: Numeral, language: str, *, joined: bool
) -> float | None:
    """What the two come to: "5 lakh 20 thousand" → 520_000, "3 mil 500" → 3_500; None where they are two numbers. `first`: the number
    with its scale; `joined`: "and" stands between them.
    """
    # a rest without a scale; with a smaller scale; with a larger one, which then holds for both
    rest_value = rest.exact or 0.0
    if not rest.scaled:
        return (
            first.value + rest_value
            if _is_tail(tokens[rest.last - 1], first, language, joined=joined)
            else None
        )
    # "5 lakh 20 thousand": 20,000 is less than a lakh, so it is added
    if 0 < rest_value < first.scale:
        return first.value + rest_value
    second = _with_its_scale(tokens, rest, language)
    if second is None or not 0 < rest_value / second.scale < first.scale < second.scale:
        return None
    # "4 mil 200 millones": 4,000 and 200, both in millions
    are_thousands_of_millions = language in THOUSANDS_OF_MILLIONS and first.scale == THOUSAND
    if are_thousands_of_millions or (first.scale in INDIAN and second.scale in INDIAN):
        return (first.value + rest_value / second.scale) * second.scale
    return None


def _is_tail(digits: Token, first: Scaled, language: str, *, joined: bool) -> bool:
    """Whether digits without a scale belong to the number: three of them behind a thousand ("3 mil 500"), or more in
    groups, less than the scale ("3 lakh 50,000"). "2 million 2024" are two numbers. `joined`: an "and" stands
    between.
    """
    plain = GROUPING.sub("", digits.text).replace(",", "").replace(".", "")
    if not plain.isdecimal() or plain.startswith("0"):
        return False
    # "3 mil e 500" is one number in Portuguese; elsewhere an "and" begins another one
    if first.scale == THOUSAND:
        return plain == digits.text and len(plain) == 3 and (not joined or language == "pt")
    return not joined and len(plain) > 3 and plain != digits.text and float(plain) < first.scale


def _with_its_scale(tokens: Sequence[Token], found: Numeral, language: str) -> Scaled | None:
    """The number with the scale of its last word ("5 lakh": a lakh). None where that is less than a thousand, and where the
    number has no scale word, is vague, an ordinal or a share.
    """
    if not found.scaled or found.exact is None or found.ordinal or found.share:
        return None
    # the scale word; "mio." has a stop behind it
    last = found.last - 2 if word_at(tokens, found.last - 1) == "." else found.last - 1
    word = word_at(tokens, last)
    scale = scale_words(language).get(word) or short_scales(language).get(word)
    if not scale or scale < THOUSAND:
        return None
    return Scaled(found, found.exact, float(scale))
