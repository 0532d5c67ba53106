from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from variorum.text.quantity.lexicon import numbers, unit_words

# Every alternative eats at least one character and none is nested in a repetition of itself, so a hostile line costs
# no more than a few passes.
ENGLISH = (
    r"\d{1,3}(?:,\d{3}(?!\d))+(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3}(?!\d))+(?:\.\d+)?"
    r"|\d+\.\d+(?!\.?\d)|(?<![\w.])\.\d+|\d+"
)
DOTTED = r"\d{1,3}(?:\.\d{3}(?!\d))+(?:,\d+)?|\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3}(?!\d))+(?:,\d+)?|\d+,\d+(?!,?\d)|\d+"
LETTERS = r"[^\W\d_]+(?:['’][^\W\d_]+)*"
HYPHENS = frozenset("-–‐‑")
DASHES = frozenset("-–—‑")
SPACES = re.compile(r"[ \u00a0\u202f\u2009]")
# Units written in so few letters are signs ("m", "mph").
LONGEST_SIGN = 3
SUPERSCRIPT_FRACTIONS = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅛": 0.125, "⅜": 0.375}


class Token(NamedTuple):
    """`glued`: nothing stands between it and the token before."""

    text: str
    low: str
    start: int
    end: int
    glued: bool

    @property
    def is_digits(self) -> bool:
        return self.low[-1] in "0123456789"


@cache
def pattern(language: str) -> re.Pattern[str]:
    digits = ENGLISH if numbers(language)["decimal_mark"] == "." else DOTTED
    return re.compile(rf"{digits}|{LETTERS}|[^\w\s]|[\w]")


def tokens(text: str, start: int, end: int, language: str) -> list[Token]:
    found: list[Token] = []
    last = -1
    for match in pattern(language).finditer(text, start, end):
        word = match.group()
        at = match.start()
        found.append(Token(word, word.lower(), at, match.end(), at == last))
        last = match.end()
        if len(found) > 2 and found[-2].low in HYPHENS:
            _closed_up(found)
    return found


def _closed_up(found: list[Token]) -> None:
    """Saved texts are sometimes tokenised: "a 12 - year sentence", "a 36 - year - old". A number, a lone hyphen and a
    unit in the singular are one word, and so is what "old" makes of it."""
    before, hyphen, word = found[-3:]
    unit = before.is_digits and (word.low,) in unit_words() and len(word.low) > LONGEST_SIGN
    aged = word.low == "old" and (before.low,) in unit_words() and len(found) > 3 and found[-4].low in HYPHENS
    if aged or (unit and not word.low.endswith("s")):
        found[-2:] = [hyphen._replace(glued=True), word._replace(glued=True)]


def number_of(digits: str, language: str) -> float:
    """The value of a digits token; raises nothing: a number too long to be one is infinite."""
    plain = SPACES.sub("", digits)
    if numbers(language)["decimal_mark"] == ".":
        return float(plain.replace(",", ""))
    return float(plain.replace(".", "").replace(",", "."))
