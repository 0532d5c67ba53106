"""Cuts a line that holds both a caption and the photographer's name into the two.

Words used here. Run: characters of one text node of the page. Piece: what becomes one block. Credit: the
photographer's name. Reach: how many characters from the end a credit may begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from variorum.extract.dom.flat import Line
from variorum.extract.dom.region import Region, Regions
from variorum.extract.dom.source import Piece, Run
from variorum.extract.settings import ExtractSettings
from variorum.records import BlockKind

WORD = r"(?:photo(?:graph)?s?|image|picture|foto|fotos|фото|bild|bilder|crédit|credit|credits|illustration|quelle|fotograf|source)"
# What closes a caption and names who took the picture: after a mark, a word for it or a sign, and a few words.
NAMED = re.compile(
    rf"(?<=[.!?…\"”’»)|–—-])\s+(?:\(?\s*(?:{WORD}(?:\s+(?:by|von|par|de))?\s*[:/]|{WORD}\s+(?:by|von|par)\s|©|\(c\)|copyright\b)[^.!?]{{1,80}}\.?)\s*$"
    rf"|\s\([^()]{{0,40}}(?:{WORD}\b|/)(?![^()]*\bvia\b)[^()]{{1,60}}\)\.?\s*$",
    re.IGNORECASE,
)
# Two names, a slash and a house close a caption, with or without a full stop before them ("… on Wednesday Ilse Brand/Lantern").
NAME = r"[^\W\d_a-zà-öø-ÿ][\w.'’-]*"
# A name and an agency with a slash at the end of a caption: " Ada Reed/Vale News".
SLASHED = re.compile(rf"(?<=\S)\s+{NAME}(?:\s+[a-z]{{2,3}})?\s+{NAME}\s?/\s?[^\W\d_][\w .&'’/-]{{1,40}}$")
# Two letters or digits: there are words in it.
WORDS = re.compile(r"\w{2}")


def parted(piece: Piece, settings: ExtractSettings, *, at: int | None = None) -> Iterator[Piece]:
    """A caption cut into caption and credit where it holds both; any other piece unchanged. `at`: where the credit
    begins, in characters of the runs, if the page itself marks it; else None.
    """
    if piece.kind is BlockKind.CAPTION:
        text = "".join(run.text for run in piece.runs)
        reach = max(0, len(text) - settings.photographer_reach)
        # "Photo: Ada Reed", or "Ada Reed/Agency", near the end
        found = (NAMED.search(text, reach) or SLASHED.search(text, reach)) if at is None else None
        start = found.start() if found else _unbracketed(text, at)
        # there must be words on both sides: a caption, and a name
        if start is not None and WORDS.search(text, 0, start) and WORDS.search(text, start):
            yield replace(piece, runs=tuple(_cut(piece.runs, 0, start)))
            credit = tuple(_cut(piece.runs, start, len(text)))
            yield replace(piece, kind=BlockKind.CREDIT, runs=credit, goes_on=True)
            return
    yield piece


def _unbracketed(text: str, at: int | None) -> int | None:
    """`at`, or the place of a bracket before it that is still open there: the bracket belongs to the credit."""
    if at is None:
        return None
    opened = text.rfind("(", 0, at)
    return opened if opened > text.rfind(")", 0, at) else at


def credit_at(line: Line, regions: Regions) -> int | None:
    """Where the line's last part begins, in characters of its runs, if the page marks that part as a credit; None if
    it marks none, or all of the line.
    """
    is_marked_credit = [
        bool(regions.own(number.element.getparent() if number.tail else number.element) & Region.CREDIT)
        for number in line.nodes
    ]
    nodes_with_words = [number for number, node in enumerate(line.nodes) if WORDS.search(node.text)]
    # the last node with words that is not marked; behind it the credit begins
    last_of_caption = next(
        (number for number in reversed(nodes_with_words) if not is_marked_credit[number]), None
    )
    if last_of_caption is None or last_of_caption == nodes_with_words[-1]:
        return None
    # the length of all nodes up to it
    first_filled = next(number for number, node in enumerate(line.nodes) if node.text.strip())
    leading_blanks = len(line.nodes[first_filled].text) - len(line.nodes[first_filled].text.lstrip())
    return sum(len(node.text) for node in line.nodes[first_filled : last_of_caption + 1]) - leading_blanks


def _cut(runs: tuple[Run, ...], start: int, end: int) -> Iterator[Run]:
    """The runs of characters start:end of a line."""
    at = 0
    for run in runs:
        low, high = max(start - at, 0), min(end - at, len(run.text))
        if low < high:
            yield Run(run.text[low:high], None if run.start is None else run.start + low, run.node)
        at += len(run.text)
