from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from variorum.text.quantity.lexicon import numbers

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
    found = []
    last = -1
    for match in pattern(language).finditer(text, start, end):
        word = match.group()
        at = match.start()
        found.append(Token(word, word.lower(), at, match.end(), at == last))
        last = match.end()
    return found


def number_of(digits: str, language: str) -> float:
    """The value of a digits token; raises nothing: a number too long to be one is infinite."""
    plain = SPACES.sub("", digits)
    if numbers(language)["decimal_mark"] == ".":
        return float(plain.replace(",", ""))
    return float(plain.replace(".", "").replace(",", "."))
