"""Stretches of a text, without the white space around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

# What texts saved on one line, or by hand, have where a line ended. Dashes are one only after the end of a sentence:
# elsewhere they are an aside. A run is looked at from its first mark on, so that the search is linear.
DIVIDER = re.compile(
    r"(?<!\S)(?:#{3,}|\*{3,}|\*(?: \*){2,}|_{3,}|={3,}|(?:(?<=[.!?…\"”'’»)\]][^\S\n])|(?<![^\n]))-{3,})(?!\S)"
)


def tight(text: str, start: int, end: int) -> tuple[int, int]:
    """(start, end) of text[start:end] without white space at its ends; an empty span at one place where it is all white space."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def divided(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of text[start:end] between dividers such as "###" and "* * *", without white space at their ends; empty ones are left out."""
    at = start
    for mark in DIVIDER.finditer(text, start, end):
        if at < mark.start():
            yield from _some(tight(text, at, mark.start()))
        at = mark.end()
    yield from _some(tight(text, at, end))


def _some(span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    if span[0] < span[1]:
        yield span
