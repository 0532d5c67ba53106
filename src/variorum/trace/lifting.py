"""Words that one report prints in quotation marks and the other as its own: quoted from the page, or heard by both?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from variorum.records import Report
from variorum.text.lexicon import lines
from variorum.trace.align import Piece
from variorum.trace.citations import Citation
from variorum.trace.settings import TraceSettings
from variorum.trace.tokens import NARRATIVE, QUOTATION, Tokens

# How far from a quotation, in code points, its "he wrote" is looked for.
REACH = 80
# How far before a quotation an outlet may be named that it is quoted from ("The wire service adds:" comes between).
FAR = 200


def lifted(
    pieces: Sequence[Piece],
    reports: tuple[Report, Report],
    tokens: tuple[Tokens, Tokens],
    cites: tuple[tuple[Citation, ...], tuple[Citation, ...]],
    settings: TraceSettings,
) -> tuple[int, int]:
    """Shingles that the left (right) report quotes from the narrative of the other, leaving out what is said to have
    been spoken, or put out as a statement: that, both may have heard.
    """
    counts = [0, 0]
    for piece in pieces:
        side = quoting_side(piece)
        if side is not None and piece.length >= settings.gram:
            start = tokens[side].starts[(piece.left, piece.right)[side]]
            end = tokens[side].ends[(piece.left, piece.right)[side] + piece.length - 1]
            printed = any(start - FAR <= cited.end and cited.start <= end + REACH for cited in cites[side])
            if printed or not _heard(reports[side].text, int(start), int(end)):
                counts[side] += piece.length - settings.gram + 1
    return counts[0], counts[1]


def quoting_side(piece: Piece) -> int | None:
    """0 where the left quotes what is the right's narrative, 1 the other way round."""
    labels = piece.left_label, piece.right_label
    if labels == (QUOTATION, NARRATIVE):
        return 0
    return 1 if labels == (NARRATIVE, QUOTATION) else None


def _heard(text: str, start: int, end: int) -> bool:
    beside = text[max(0, start - REACH) : start], text[end : end + REACH]
    if any(_cues("written-cues.txt").search(part) for part in beside):
        return False
    return any(_cues("spoken-cues.txt").search(part) for part in beside)


@cache
def _cues(name: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, lines(name))) + r")\b", re.IGNORECASE)
