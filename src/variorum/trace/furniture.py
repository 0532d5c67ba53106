"""Captions and the outlet's own boilerplate: shared by everybody who uses the picture or the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from variorum.text.lexicon import lines as lexicon_lines
from variorum.trace.lines import Line

# A cue in a line longer than this is part of a story; a gallery repeats its cue about as often as this.
LONGEST = 400


def captions(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    return _holding(lines, _cues("caption-cues.txt"))


def boilerplate(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    return _holding(lines, _cues("boilerplate-cues.txt"))


def _holding(lines: Sequence[Line], cues: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    for line in lines:
        if len(cues.findall(line.text)) * LONGEST >= len(line.text):
            yield line.start, line.end


@cache
def _cues(name: str) -> re.Pattern[str]:
    """One pattern for the lexicon's cues; "^" asks for the beginning of the line."""
    alternatives = (
        ("^" if cue.startswith("^") else r"(?<!\w)" if cue[0].isalnum() else "")
        + re.escape(cue.removeprefix("^"))
        for cue in lexicon_lines(name)
    )
    return re.compile("|".join(alternatives), re.IGNORECASE)
