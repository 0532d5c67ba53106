"""Captions and the outlet's own boilerplate: shared by everybody who uses the picture or the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from variorum.text.lexicon import lines as lexicon_lines
from variorum.trace.lines import Line

# A cue in a line longer than this is part of a story; a gallery repeats its cue about as often as this.
LONGEST = 400


def captions(lines: Sequence[Line], folded: str) -> Iterator[tuple[int, int]]:
    """`folded` is the whole text in lower case."""
    return _holding(lines, folded, "caption-cues.txt")


def boilerplate(lines: Sequence[Line], folded: str) -> Iterator[tuple[int, int]]:
    return _holding(lines, folded, "boilerplate-cues.txt")


def _holding(lines: Sequence[Line], folded: str, name: str) -> Iterator[tuple[int, int]]:
    # Looking for each cue in the whole text first is fifty times faster than one pattern over every line.
    present = [cue for cue in lexicon_lines(name) if cue.removeprefix("^") in folded]
    if present:
        cues = _pattern(tuple(present))
        for line in lines:
            if len(cues.findall(line.text)) * LONGEST >= len(line.text):
                yield line.start, line.end


@cache
def _pattern(cues: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for the cues; "^" asks for the beginning of the line."""
    alternatives = (
        ("^" if cue.startswith("^") else r"(?<!\w)" if cue[0].isalnum() else "")
        + re.escape(cue.removeprefix("^"))
        for cue in cues
    )
    return re.compile("|".join(alternatives), re.IGNORECASE)
