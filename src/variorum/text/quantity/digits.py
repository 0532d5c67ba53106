"""Numbers in digits."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.text.quantity.lexicon import numbers
from variorum.text.quantity.number import Numeral, past_hyphen, plain, scales, word_at
from variorum.text.quantity.tokens import SUPERSCRIPT_FRACTIONS, Token, number_of

LARGEST = 1e16


DENOMINATORS = {2, 3, 4, 5, 6, 8, 10, 16}


def in_digits(tokens: Sequence[Token], at: int, language: str) -> Numeral | None:
    token = tokens[at]
    if token.low in SUPERSCRIPT_FRACTIONS:
        return plain(at, at + 1, SUPERSCRIPT_FRACTIONS[token.low], is_digits=True)
    value = number_of(token.text, language)
    if value > LARGEST:
        return None
    last = at + 1
    fraction = _slash_fraction(tokens, at)
    if fraction is not None:
        return plain(at, at + 3, fraction, is_digits=True)
    inner = past_hyphen(tokens, last)
    extra = _slash_fraction(tokens, inner) if inner < len(tokens) else None
    if extra is not None and value == int(value) and value < 1000 and extra < 1:
        value, last = value + extra, inner + 3
    elif word_at(tokens, last) in SUPERSCRIPT_FRACTIONS:
        value, last = value + SUPERSCRIPT_FRACTIONS[tokens[last].low], last + 1
    value, last, scaled = scales(tokens, value, last, language)
    if word_at(tokens, last) in numbers(language)["ordinal_endings"] and tokens[last].glued and not scaled:
        return plain(at, last + 1, value, is_digits=True, ordinal=True)
    return plain(at, last, value, is_digits=True, scaled=scaled)


def _slash_fraction(tokens: Sequence[Token], at: int) -> float | None:
    if word_at(tokens, at + 1) not in {"/", "⁄"} or at + 2 >= len(tokens):
        return None
    above, below = tokens[at], tokens[at + 2]
    if not (
        above.text.isdecimal() and below.text.isdecimal() and len(above.text) < 3 and len(below.text) < 3
    ):
        return None
    top, bottom = float(above.text), float(below.text)
    if bottom not in DENOMINATORS or not 0 < top < bottom or word_at(tokens, at + 3) == "/":
        return None
    return top / bottom
