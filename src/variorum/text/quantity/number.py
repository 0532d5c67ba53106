"""A number as the steps of the lexer pass it on, and what a scale word behind its digits makes of it.

Words used here. Token: a word, number or sign. Scale word: one that multiplies the number before it ("million",
"bn"). `first`, `last`, `at`, `past`: indexes of tokens, `last` and `past` one past the end. Vague: without a figure
("dozens").

Keys of numbers.json. `scales`: word that multiplies → factor ("million" → 1e6); `plural_scales`: plurals that scale a
number and never open one ("crores") → factor; `capital_scales`: capital letter → factor ("M" → 1e6); `money_scales`:
letter that scales money only → factor ("m" → 1e6); `and`: words for "and"; `half`: words for a half.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from variorum.text.quantity.lexicon import currency_signs, numbers, scale_words, short_scales, unit_openers
from variorum.text.quantity.tokens import Token

# Parts of an hour that are one word.
ONE_WORD = {
    "de": {"viertelstunde": 0.25, "dreiviertelstunde": 0.75},
    "it": {"mezz'ora": 0.5, "mezzora": 0.5},
    "nl": {"kwartier": 0.25},
}


class Numeral(NamedTuple):
    """tokens[first:last] say a number. `exact`: its value; None for a vague one ("dozens"), which lies in [low,
    high).

    `is_digits`: written in digits; `scaled`: with a scale word ("5 million"); `ordinal`: it ranks ("3rd"); `share`:
    "half", "a third"; `said_one`: it is no more than the word for 1; `multiple`: "twice".
    """

    first: int
    last: int
    exact: float | None
    low: float
    high: float
    is_digits: bool = False
    scaled: bool = False
    ordinal: bool = False
    share: bool = False
    said_one: bool = False
    multiple: bool = False


def plain(first: int, last: int, value: float, **marks: bool) -> Numeral:
    """A number that is said exactly, by tokens[first:last]."""
    return Numeral(first, last, value, value, value, **marks)


# So many years nobody has lived longer.
OLDEST = 125


def word_at(tokens: Sequence[Token], at: int) -> str:
    """The token at `at` in lower case; "" before the beginning and past the end."""
    return tokens[at].low if 0 <= at < len(tokens) else ""


def takes_st(value: float) -> bool:
    """Whether the ordinal of a number ends in "st": of 1 and 21, not of 11 ("11st" is its weight in stones)."""
    # 21st, but 11th
    return value % 10 == 1 and value % 100 != 11


def past_hyphen(tokens: Sequence[Token], at: int) -> int:
    """The index of the next token, after skipping one hyphen that stands there without blanks."""
    if (
        word_at(tokens, at) in {"-", "‐", "‑", "–"}
        and tokens[at].glued
        and at + 1 < len(tokens)
        and tokens[at + 1].glued
    ):
        return at + 1
    return at


def scales(tokens: Sequence[Token], value: float, at: int, language: str) -> tuple[float, int, bool]:
    """(value times the scale words behind it, where they end, whether there were any): "2.6-million", "5 thousand",
    "2bn", "$4M", "1,5 Mio. Euro", "4 lakh crore", "2 millions et demi". "500 million million" is left alone.
    """
    # "million"; then the letters of a short scale; then a second scale; then "and a half"
    scale_at = past_hyphen(tokens, at)
    factor, past = scale_words(language).get(word_at(tokens, scale_at)), scale_at + 1
    if factor is None and scale_at == at and at < len(tokens):
        factor, past = _short_scale(tokens, at, language)
    if not factor:
        return value, at, False
    value, at = value * factor, past
    lexicon = numbers(language)
    second_scale = lexicon["scales"].get(word_at(tokens, at)) or lexicon["plural_scales"].get(
        word_at(tokens, at)
    )
    if second_scale:
        value, at = value * second_scale, at + 1
    if half_behind(tokens, at, language):
        value, at = value + factor * (second_scale or 1.0) / 2, at + 2
    return value, at, True


def half_behind(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Whether "and a half" stands behind the scale, as in "deux millions et demi" (English: "two and a half
    million").
    """
    lexicon = numbers(language)
    return (
        language != "en"
        and word_at(tokens, at) in lexicon["and"]
        and word_at(tokens, at + 1) in lexicon["half"]
    )


def _short_scale(tokens: Sequence[Token], at: int, language: str) -> tuple[float | None, int]:
    """(factor, index past it) of a scale word of few letters ("bn", "Mio."); the factor is None where there is none. The
    full stop of an abbreviation is passed over where the amount goes on behind it."""
    token = tokens[at]
    # "bn"; then "B" and other capitals; then letters before a currency sign
    factor = short_scales(language).get(token.low)
    if factor is not None:
        return factor, at + 2 if _is_abbreviated(tokens, at + 1) else at + 1
    factor = numbers(language)["capital_scales"].get(token.text)
    # "5 B people", and not "section 5 B.": a lone "B" counts only where a word follows
    if factor and token.text == "B" and not token.glued:
        return (None if word_at(tokens, at + 1) in {"", ".", ","} else factor), at + 1
    # "5M", "5B": the letter stands right behind the digits
    if factor and (token.glued or token.text == "B"):
        return factor, at + 1
    # "5m€": a small letter right before a currency sign
    sign = tokens[at + 1] if at + 1 < len(tokens) else None
    if sign is not None and sign.glued and not sign.text.isalpha() and (sign.text,) in currency_signs():
        return numbers(language)["money_scales"].get(token.low), at + 1
    return None, at + 1


def _is_abbreviated(tokens: Sequence[Token], at: int) -> bool:
    """Whether the full stop at token `at` belongs to a short scale word ("5 Mio. Euro") and ends no sentence."""
    if word_at(tokens, at) != "." or not tokens[at].glued or at + 1 >= len(tokens):
        return False
    behind = tokens[at + 1]
    return not behind.glued and (behind.text[0].islower() or behind.low in unit_openers())
