"""Recognises lines that only say when a text or an embedded post was put up: "Friday, Sep 10 | Updated 9:28 AM", "A post shared by …"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from variorum.records import When
from variorum.text.lexicon import entries, table
from variorum.text.mention import Mention
from variorum.text.words import fold, words

# "A post shared by …", "pic.twitter", "(@valenews)".
SHARED = re.compile(
    r"\b(?:post|photo|video|picture|story|tweet)s? (?:shared|posted|uploaded) by\b|\bpic\.twitter\b|\(@\w+\)",
    re.IGNORECASE,
)
# Words of such lines ("updated", "published"); figures are taken off words before they are looked up.
WORDS = "dateline-words.txt"
FIGURES = "0123456789"


def is_stamp(text: str, start: int, end: int, found: Iterable[Mention[When]]) -> bool:
    """Whether nothing else is told in text[start:end] than the times found there, or that a post was put up."""
    return bool(SHARED.search(text, start, end)) or is_dateline(text, start, end, found)


def is_dateline(text: str, start: int, end: int, found: Iterable[Mention[When]] = ()) -> bool:
    """Whether text[start:end] has only words, months, weekdays and figures of a line that says when a page was
    published ("Posted on November 15, 2011 6:07 PM"). `found`: times read there before, which count as such words.
    Figures alone are no such line.
    """
    left, dated = list(text[start:end]), False
    for mention in found:
        dated = True
        for at in range(mention.start - start, mention.end - start):
            left[at] = " "
    said = [w for w in (word.folded.strip(FIGURES).rstrip(".") for word in words("".join(left))) if w]
    return (dated or bool(said)) and all(w in entries(WORDS) or w in _calendar() for w in said)


@cache
def _calendar() -> frozenset[str]:
    """Months and weekdays, whole and short, in any language that is read."""
    listed = (own[sort] for own in table("dates.json").values() for sort in ("months", "weekdays"))
    return frozenset(fold(name).rstrip(".") for names in listed for forms in names for name in forms)
