"""Gives a text without a headline a name: its first line."""

from __future__ import annotations

# Code points; headlines are seldom longer.
LONGEST = 110


def first_line(text: str) -> str:
    """The first line that is not blank, cut at a word where it is long; empty for a blank text."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return line if len(line) <= LONGEST else line[:LONGEST].rsplit(maxsplit=1)[0].rstrip(" ,;:") + "…"
