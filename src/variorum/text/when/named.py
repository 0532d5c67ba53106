"""Finds names that a date is part of, and so tells no day: "Black Friday", "September 11 Memorial", "May Day Parade"."""

from __future__ import annotations

import re
from functools import cache

from variorum.text.lexicon import lines
from variorum.text.when.patterns import either

# So many capitalised words may stand between the date and the noun that makes a name of it.
BETWEEN = 2


def name_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the names of lexicons/date-names.txt stand, in order. Linear."""
    return [match.span() for match in _names().finditer(text, start, end)]


def is_named_after(text: str, end: int, stop: int) -> bool:
    """Whether a name goes on behind the date that ends at `end`."""
    return _head().match(text, end, stop) is not None


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(lines('date-names.txt'))})\b")


@cache
def _head() -> re.Pattern[str]:
    heads = either(lines("date-name-heads.txt"))
    return re.compile(rf"(?:\s(?!(?:{heads})\b)[A-Z][\w'’-]*){{0,{BETWEEN}}}\s(?:{heads})\b")
