"""Finds lists of results, prizes and line-ups ("Best film: The Stop. Best music: Salt."): two reports may both have them from the list's maker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from variorum.trace.segments.lines import Line

# What is asked, a colon, and a short answer.
ENTRY = re.compile(r"[^\W_][^:.;?!\n]{0,40}: [^:.;?!\n]{1,60}(?:[.;]+ ?|$)")
# So many entries make a list, in one line or in lines that follow one another.
LEAST = 3


def listed(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Spans of lines that are entries of a list and nothing else."""
    begin = count = 0
    for number, line in enumerate((*lines, None)):
        entries = _entries(line.text.strip()) if line else 0
        if not entries:
            if count >= LEAST:
                yield lines[begin].start, lines[number - 1].end
            begin, count = number + 1, 0
        count += entries


def _entries(text: str) -> int:
    """How many entries of a list a text is made of; 0 where something else stands between them."""
    if ": " not in text:
        return 0
    at = count = 0
    while at < len(text):
        entry = ENTRY.match(text, at)
        if entry is None:
            return 0
        at, count = entry.end(), count + 1
    return count
