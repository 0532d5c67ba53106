"""Takes house style off words, so that two outlets' spellings of one word are equal: letters alone, and in American spelling."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from variorum.text.lexicon import table
from variorum.text.words import plain

# Everything that is no letter or digit.
APART = re.compile(r"[\W_]+")


@lru_cache(maxsize=65536)
def letters(said: str) -> str:
    """Letters and digits alone, without case, accents, blanks, hyphens: "Air-Asia" and "AirAsia" are one."""
    return APART.sub("", plain(said))


@lru_cache(maxsize=65536)
def house_style_off(said: str) -> str:
    """`letters`, with British spellings turned into American ones: "Organisation" and "Organization" are one. Rules, so
    "advise" turns into no word; compare only what comes out of this function with itself."""
    return letters(" ".join(american(word) for word in APART.split(plain(said)) if word))


@lru_cache(maxsize=65536)
def american(word: str) -> str:
    """A word in lower case with a British spelling turned into the American one."""
    for pattern, spelled, least in _rules():
        if len(word) >= least:
            turned = pattern.sub(spelled, word)
            if turned != word:
                return turned
    return word


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str, int], ...]:
    return tuple((re.compile(p), spelled, least) for p, spelled, least in table("spelling-rules.json")["en"])
