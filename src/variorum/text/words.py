"""Cuts text into words, and folds them for comparison."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# A word is letters and digits, with apostrophes, full stops and commas inside it kept ("Russia's", "1,400", "U.S"),
# so that two outlets' typography does not make two words of one.
WORD = re.compile(r"\w+(?:[’'.,]\w+)*")
APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})


class Word(NamedTuple):
    """A word and where it stands; `folded`: as it is compared (`fold`)."""

    start: int
    end: int
    folded: str


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The word as it is compared: case folded, NFKC, one kind of apostrophe."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFKC", word.translate(APOSTROPHES)).casefold()


@lru_cache(maxsize=200_000)
def plain(word: str) -> str:
    """Case folded, without diacritics: "Pérez" and "PEREZ" are one. By it words are compared where accents may be left out."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word)
    return "".join(part for part in parts if not unicodedata.combining(part)).casefold()


def words(text: str) -> tuple[Word, ...]:
    """The words of `text` in order, with their places."""
    return tuple(Word(match.start(), match.end(), fold(match.group())) for match in WORD.finditer(text))
