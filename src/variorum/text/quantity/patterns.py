"""The pattern for one token of a sentence with numbers in it; it depends on the decimal mark of the language."""

from __future__ import annotations

import re
from functools import cache

from variorum.text.lexicon import table

# Every alternative eats at least one character and none is nested in a repetition of itself, so a hostile line costs
# no more than a few passes.
SPACED = r"\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3}(?!\d))+"
SWISS = r"\d{1,3}(?:['’]\d{3}(?!\d))+(?:[.,]\d+)?"
# Groups and decimals both, or groups more than once, show by themselves which mark is which.
BOTH = r"\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)|\d{1,3}(?:\.\d{3}){2,}(?!\.?\d)|\d{1,3}(?:,\d{3})+\.\d{1,2}(?!\d)|\d{1,3}(?:,\d{3}){2,}(?!,?\d)"
# "2,50,000": the last three digits, and pairs before them.
INDIAN = r"\d{1,2}(?:,\d\d)+,\d{3}(?!\d)(?:\.\d+)?"
# The decimal mark of the other half of the world ("1,2 km" in English): a number where a unit or a scale follows.
# A number in digits where the decimal mark is a point: "1,234.5", "12 345.6", "0.5", ".5", "1,5", "12".
ENGLISH = (
    rf"{SWISS}|{BOTH}|{INDIAN}|\d{{1,3}}(?:,\d{{3}}(?!\d))+(?:\.\d+)?|{SPACED}(?:\.\d+)?"
    r"|\d+\.\d+(?!\.?\d)|(?<![\w.])\.\d+|\d+,\d{1,2}(?!,?\d)|\d+"
)
# The same where it is a comma: "1.234,5", "12 345,6", "0,5", "12".
DOTTED = rf"{SWISS}|{BOTH}|{INDIAN}|\d{{1,3}}(?:\.\d{{3}}(?!\d))+(?:,\d+)?|{SPACED}(?:,\d+)?|\d+,\d+(?!,?\d)|\d+\.\d{{1,2}}(?!\.?\d)|\d+"
# A word, with apostrophes inside.
LETTERS = r"[^\W\d_]+(?:['’][^\W\d_]+)*"
# Articles and prepositions that stand glued before a word are words of their own ("d’euros", "dell'anno").
ELIDED = {"fr": r"(?:[dl]|qu)['’](?=\w)", "it": r"(?:d|l|un|dell|dall|all|nell)['’](?=\w)"}


@cache
def pattern(language: str) -> re.Pattern[str]:
    """The pattern of one token: numbers are tried first, then words, then single signs. Only white space is left out."""
    digits = ENGLISH if table("numbers.json")[language]["decimal_mark"] == "." else DOTTED
    elided = rf"(?i:(?<!\w){ELIDED[language]})|" if language in ELIDED else ""
    return re.compile(rf"{digits}|{elided}{LETTERS}|[^\w\s]|[\w]")


def cut(phrase: str, *, lower: bool = True, language: str = "en") -> tuple[str, ...]:
    """The tokens of an entry of a word list, as `tokens` would find them in a sentence."""
    return tuple(pattern(language).findall(phrase.lower() if lower else phrase))
