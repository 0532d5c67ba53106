"""Whether no more than the beginning of a report was read, by the doubts that it carries. Written by `extract`, read by others."""

from __future__ import annotations

from collections.abc import Iterable

# As doubts say it; whoever words one anew words it here.
ONLY_BEGINNING = "it may be only its beginning"
THE_BEGINNING = "it may be the beginning of the report"
BREAKS_OFF = "the file breaks off"
FEW_WORDS = "words of text in it"
SIGNS = (ONLY_BEGINNING, THE_BEGINNING, BREAKS_OFF, FEW_WORDS)


def is_stub(doubts: Iterable[str]) -> bool:
    """Whether the doubts about a page say that most of its text is not there (a paywall, a teaser)."""
    return any(sign in doubt for doubt in doubts for sign in SIGNS)
