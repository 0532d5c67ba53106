"""A number as the steps of the lexer pass it on, and what may follow its first part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from variorum.text.quantity.lexicon import numbers
from variorum.text.quantity.tokens import Token


class Numeral(NamedTuple):
    """tokens[first:last] say a number. `exact` is None for a vague one ("dozens"), which lies in [low, high)."""

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
    return Numeral(first, last, value, value, value, **marks)


def word_at(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) else ""


def past_hyphen(tokens: Sequence[Token], at: int) -> int:
    """The next token, over one glued hyphen."""
    if (
        word_at(tokens, at) in {"-", "‐", "‑", "–"}
        and tokens[at].glued
        and at + 1 < len(tokens)
        and tokens[at + 1].glued
    ):
        return at + 1
    return at


def scales(tokens: Sequence[Token], value: float, at: int, language: str) -> tuple[float, int, bool]:
    """As in "2.6-million", "5 thousand", "2bn", "$4M", "500 million million" is left alone."""
    lexicon = numbers(language)
    scaled = False
    inner = past_hyphen(tokens, at)
    word = word_at(tokens, inner)
    factor = lexicon["hundred"].get(word) or lexicon["scales"].get(word) or lexicon["groups"].get(word)
    if factor is None and inner == at and at < len(tokens):
        factor = lexicon["short_scales"].get(word)
        if factor is None:
            factor = lexicon["capital_scales"].get(tokens[at].text)
            if factor and not tokens[at].glued and tokens[at].text != "B":
                factor = None
            if (
                factor
                and tokens[at].text == "B"
                and not tokens[at].glued
                and word_at(tokens, at + 1) in {"", ".", ","}
            ):
                factor = None
    if factor:
        value, at, scaled = value * factor, inner + 1, True
        second = lexicon["scales"].get(word_at(tokens, at))
        if second:
            value, at = value * second, at + 1
    return value, at, scaled
