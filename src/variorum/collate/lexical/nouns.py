"""Whether two nouns that stand in no list count one thing: by their stems, and in languages with compounds by their last parts."""

from __future__ import annotations

from variorum.collate.lexical.lexicon import COMPOUNDING
from variorum.collate.lexical.points import Point
from variorum.text.words import plain

# Fewest letters of the shorter noun; then fewest letters that the longer one has before it.
LEAST_LAST, LEAST_FIRST = 4, 3
# Endings of the plural and of cases.
ENDINGS = ("en", "er", "es", "e", "n", "s")


def is_one_noun(point: Point, other: Point) -> bool:
    """Whether one noun is a compound that ends in the other ("61 Rudel", "58 Wolfsrudel"), both in one language.
    Endings of plural and case do not count.
    """
    if (
        point.language != other.language
        or point.language not in COMPOUNDING
        or not (point.noun and other.noun)
    ):
        return False
    short, long = sorted((_bare(point.noun), _bare(other.noun)), key=len)
    return len(short) >= LEAST_LAST and len(long) - len(short) >= LEAST_FIRST and long.endswith(short)


def _bare(noun: str) -> str:
    """The noun without its ending."""
    folded = plain(noun)
    ending = next((e for e in ENDINGS if folded.endswith(e) and len(folded) - len(e) >= LEAST_LAST), "")
    return folded.removesuffix(ending)
