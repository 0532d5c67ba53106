"""Leaves out pieces of numbers that spacing has torn, as saved texts that were tokenised have them: "16: 05", "22, 000", "2. 7GHz"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from variorum.records import Measure, Quantity
from variorum.text.mention import Mention

# How a torn number goes on: " : 05", " - 12", ", 000", ". 7".
BEHIND = re.compile(r"\s*[:/]\s*\d|\s+[-–]\s+\d|,\s\d{3}\b(?![,.]?\d)|\.\s\d{1,2}(?!\d)")
# Before a comma or full stop at most three digits: "In 2019, 300 people" is torn from nothing.
BEFORE = re.compile(
    r"(?:\d\s*[:/]\s*|\d\s+[-–]\s+|(?<![\d.,:-])\d{1,3}(?P<comma>,\s)|(?<![\d.,:-])\d{1,3}\.\s)\Z"
)
# The three digits of a group.
THOUSANDS = re.compile(r"\d{3}\b")
# Code points before a number in which the rest of a torn number is looked for.
REACH = 8


def untorn(
    text: str, found: Iterable[Mention[Quantity]], dates: Iterable[tuple[int, int]]
) -> Iterator[Mention[Quantity]]:
    """The quantities without pieces of torn numbers ("1 4,000" gives no 4,000), and without times of day read as a score.
    `dates`: (start, end) of the dates in the text; two numbers right behind a date are a time of day.
    """
    stops = {end for _, end in dates}
    for mention in found:
        if not (_is_piece(text, mention) or _is_time_of(text, mention, stops)):
            yield mention


def _is_piece(text: str, mention: Mention[Quantity]) -> bool:
    """Whether the number is only a part of one that stray blanks have cut: the rest of the digits stands right behind or before it."""
    # the rest behind it: "16: 05", "22, 000"
    if text[mention.end - 1 : mention.end].isdigit() and BEHIND.match(text, mention.end):
        return True
    # the rest before it
    cut = BEFORE.search(text[max(0, mention.start - REACH) : mention.start])
    if cut is None or not text[mention.start : mention.start + 1].isdigit():
        return False
    # "22, 000": behind a comma it must be a group of three digits
    return cut.group("comma") is None or THOUSANDS.match(text, mention.start) is not None


def _is_time_of(text: str, mention: Mention[Quantity], stops: set[int]) -> bool:
    """Whether the mention is the time of day behind a date: "2031-03-05 17:52"."""
    if mention.value.measure is not Measure.SCORE or mention.value.unit != "clock":
        return False
    behind = text[max(0, mention.start - REACH) : mention.start]
    return mention.start - len(behind) + len(behind.rstrip()) in stops
