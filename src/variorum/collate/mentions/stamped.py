"""Lines that only say when a text or an embedded post was put up: "Friday, Sep 10 | Updated 9:28 AM", "A post shared by …"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from variorum.records import When
from variorum.text.lexicon import entries
from variorum.text.mention import Mention
from variorum.text.words import words

SHARED = re.compile(
    r"\b(?:post|photo|video|picture|story|tweet)s? (?:shared|posted|uploaded) by\b|\bpic\.twitter\b|\(@\w+\)",
    re.IGNORECASE,
)
WORDS = "stamp-words.txt"


def is_stamp(text: str, start: int, end: int, found: Iterable[Mention[When]]) -> bool:
    """Whether nothing else is told in text[start:end] than the times found there."""
    if SHARED.search(text, start, end):
        return True
    left = list(text[start:end])
    for mention in found:
        for at in range(mention.start - start, mention.end - start):
            left[at] = " "
    return all(w.folded in entries(WORDS) or w.folded.isdigit() for w in words("".join(left)))
