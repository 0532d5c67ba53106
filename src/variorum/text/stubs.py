"""Tells by a report's doubts (`Report.doubts`) whether no more than its beginning was read. `extract` words such doubts with the
phrases kept here; other rooms ask `is_stub`."""

from __future__ import annotations

from collections.abc import Iterable

# As doubts say it; whoever words one anew words it here.
ONLY_BEGINNING = "it may be only its beginning"
THE_BEGINNING = "it may be the beginning of the report"
BREAKS_OFF = "the file breaks off"
FEW_WORDS = "of text in it"
SIGNS = (ONLY_BEGINNING, THE_BEGINNING, BREAKS_OFF, FEW_WORDS)


def is_stub(doubts: Iterable[str]) -> bool:
    """Whether the doubts about a page say that most of its text is not there (a paywall, a teaser)."""
    return any(sign in doubt for doubt in doubts for sign in SIGNS)
