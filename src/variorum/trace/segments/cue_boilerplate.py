"""Finds captions and the outlet's own boilerplate by their words: whoever uses the picture or the page has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from variorum.trace.segments.lines import Line
from variorum.trace.words.trigrams import Trigrams

# Links to other stories that some pages set into their sentences come out as "A. Name" + "NameHeadline HeadlineMORE".
INLINE_LINKS = re.compile(r"(?:[A-Z][\w.’'-]{1,30} ){1,5}[A-Z][\w.’'-]{0,30}[a-z][A-Z][^\n]{0,400}?\s?MORE\b")
# A cue in a line longer than this is part of a story; a gallery repeats its cue about as often as this.
LONGEST = 400


def captions(lines: Sequence[Line], folded: Trigrams) -> Iterator[tuple[int, int]]:
    """Spans of lines that are captions, by the words in them. `folded` is the whole text in lower case."""
    return _holding(lines, folded, "caption-cues.txt")


def boilerplate(lines: Sequence[Line], folded: Trigrams) -> Iterator[tuple[int, int]]:
    """Spans of lines that belong to the page and not to the report, by the words of `boilerplate-cues.txt`.
    `folded` is the text in lower case.
    """
    yield from _holding(lines, folded, "boilerplate-cues.txt")
    for line in lines:
        if "MORE" in line.text:
            for match in INLINE_LINKS.finditer(line.text):
                yield line.start + match.start(), line.start + match.end()


def _holding(lines: Sequence[Line], folded: Trigrams, name: str) -> Iterator[tuple[int, int]]:
    """(start, end) of the lines that are mostly cues of the list `name`. `folded`: the text in small letters."""
    # Looking for the cues in the whole text first is two hundred times faster than one pattern over every line.
    present = tuple(folded.present(name))
    if present:
        cues = _pattern(present)
        for line in lines:
            if len(cues.findall(line.text)) * LONGEST >= len(line.text):
                yield line.start, line.end


@cache
def _pattern(cues: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for the cues; "^" asks for the beginning of the line."""
    alternatives = (
        # a cue that begins with a letter stands at the beginning of a word
        ("^" if cue.startswith("^") else r"(?<!\w)" if cue[0].isalnum() else "")
        + re.escape(cue.removeprefix("^"))
        for cue in cues
    )
    return re.compile("|".join(alternatives), re.IGNORECASE)
