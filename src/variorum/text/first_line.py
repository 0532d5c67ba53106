"""Gives a text without a headline a name: its first line."""

from __future__ import annotations

from variorum.text.clusters import shortened

# Code points; headlines are seldom longer.
LONGEST = 110


def first_line(text: str) -> str:
    """The first line that is not blank, cut between words where it is long; empty for a blank text."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return shortened(line, LONGEST)
