"""Cuts a stretch of text into the tokens that the quantity lexer reads.

Words used here. Token: a word, number or sign. Glued: without a blank before it. Inches: what a straight mark means
behind digits, where no quotation is open.

Keys of numbers.json. `units`: number word → value ("four" → 4); `tens`: "forty" → 40; `scales`: word that multiplies
→ factor ("million" → 1e6); `decimal_mark`: "." or ",".
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from variorum.text.quantity.lexicon import numbers, unit_words
from variorum.text.quantity.patterns import pattern
from variorum.text.signs import spelled

# Hyphens and short dashes.
HYPHENS = frozenset("-–‐‑")
# What may stand between the ends of a range.
DASHES = frozenset("-–—‑")
# What may stand between groups of three digits: a blank or an apostrophe.
GROUPING = re.compile(r"[ \u00a0\u202f\u2009'’]")
# Units written in so few letters are signs ("m", "mph").
LONGEST_SIGN = 3
# Code points before a sentence in which a quotation may have begun.
LOOK_BACK = 600
# Quotation marks; the sign for inches, which some write with them.
MARKS, INCHES = frozenset('"“”'), "″"
SUPERSCRIPT_FRACTIONS = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅛": 0.125, "⅜": 0.375}


class Token(NamedTuple):
    """A word, number or sign of a text. `low`: in small letters, with plain apostrophes. `glued`: nothing stands between it
    and the token before."""

    text: str
    low: str
    # its place in the text, half open
    start: int
    end: int
    glued: bool

    @property
    def is_digits(self) -> bool:
        """Whether it ends in a digit: "1,200", "3"."""
        return self.low[-1] in "0123456789"


def tokens(text: str, start: int, end: int, language: str) -> list[Token]:
    """Words, numbers and signs of text[start:end]; their places are code points of the whole text."""
    found: list[Token] = []
    end_before = -1
    opened = _opened_before(text, start)
    for match in pattern(language).finditer(text, start, end):
        word = match.group()
        at = match.start()
        low = word.lower() if len(word) == 1 else spelled(word).lower().replace("’", "'")
        # a straight mark behind digits may mean inches: 6'2"
        if word in MARKS:
            low = _mark_or_inches(
                word, opened, behind_digits=bool(found) and at == end_before and found[-1].is_digits
            )
        found.append(Token(word, low, at, match.end(), at == end_before))
        end_before = match.end()
        # "co - op" is put together
        if len(found) > 2 and found[-2].low in HYPHENS:
            _join_set_apart(found)
    return found


def _opened_before(text: str, start: int) -> dict[str, int]:
    """For each closing mark, 1 where a quotation goes on at `start`, by the marks before it in its paragraph. Where the
    paragraph's beginning is too far off to tell: 1 if there are any marks."""
    low = max(text.rfind("\n", 0, start) + 1, start - LOOK_BACK)
    before = text[low:start]
    far = low > 0 and text[low - 1] != "\n"
    plain, curly = before.count('"'), before.count("“") - before.count("”")
    return {'"': 1 if far and plain else plain % 2, "”": 1 if far and "”" in before else int(curly > 0)}


def _mark_or_inches(mark: str, opened: dict[str, int], *, behind_digits: bool) -> str:
    """The quotation mark, or "″" where it stands for inches: glued to digits, and with no quotation open that it could
    close (a 17" screen). In `opened` it is noted whether a quotation is open now."""
    closes = '"' if mark == '"' else "”"
    if behind_digits and not opened[closes] and mark != "“":
        return INCHES
    opened[closes] = 0 if mark == "”" or opened[closes] else 1
    return mark


def _join_set_apart(found: list[Token]) -> None:
    """Joins the last three tokens where a saved text has set one word apart: "a 12 - year sentence", "a 36 - year -
    old", "a two - million - euro haul", "three - plus seasons". They are a number with a unit in the singular or a
    scale, a scale with its unit, or a number and "plus".
    """
    before, hyphen, word = found[-3:]
    # a number and a scale or "plus"; a scale and its unit
    is_number = before.is_digits or before.low in _cardinals()
    if (is_number and (word.low in _scales() or word.low == "plus")) or (
        before.low in _scales() and (word.low,) in unit_words()
    ):
        found[-2:] = [hyphen._replace(glued=True), word._replace(glued=True)]
        return
    # a number and a unit in the singular; "year-old"
    is_unit = before.is_digits and (word.low,) in unit_words() and len(word.low) > LONGEST_SIGN
    is_age = (
        word.low == "old" and (before.low,) in unit_words() and len(found) > 3 and found[-4].low in HYPHENS
    )
    if is_age or (is_unit and not word.low.endswith("s")):
        found[-2:] = [hyphen._replace(glued=True), word._replace(glued=True)]


@cache
def _cardinals() -> frozenset[str]:
    return frozenset((*numbers("en")["units"], *numbers("en")["tens"]))


@cache
def _scales() -> frozenset[str]:
    return frozenset(numbers("en")["scales"])


def number_of(digits: str, language: str) -> float:
    """The value of a digits token; raises nothing: a number too long to be one is infinite."""
    plain = GROUPING.sub("", digits)
    mark = _decimal_mark(plain, language)
    other = "," if mark == "." else "."
    return float(plain.replace(other, "").replace(mark, "."))


def _decimal_mark(plain: str, language: str) -> str:
    """The mark before the decimals. Of two different marks it is the last one; a mark that comes twice parts thousands.
    Otherwise it is the language's own mark, unless so few digits stand behind the other mark that it cannot part thousands. `plain`:
    digits with their marks ("1.234,5").
    """
    own: str = numbers(language)["decimal_mark"]
    other = "," if own == "." else "."
    # `rfind` gives the place of the last one: in "1.234,5" the comma
    if own in plain and other in plain:
        return max(own, other, key=plain.rfind)
    if plain.count(own) > 1 or is_foreign(plain, language):
        return other
    return own


def is_foreign(digits: str, language: str) -> bool:
    """Whether the digits are a decimal of another language, or two numbers: "1,2" in English, "1.5" in
    German.
    """
    other = "," if numbers(language)["decimal_mark"] == "." else "."
    before, mark, behind = digits.partition(other)
    return bool(mark) and before.isdecimal() and behind.isdecimal() and len(behind) < 3
