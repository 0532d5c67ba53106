"""From places in the source to the text of a report, with the way back.

Words used here. Run: characters of one text node, as they stand in the source. Piece: what becomes one block.
Segment: the way back: which characters of the source a stretch of the text stands on. NFC: Unicode's composed form.
Cluster: characters that are normalised together. Moved: old place → new place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, count
from operator import sub
from typing import NamedTuple

from variorum.records import Block, BlockKind, Segment
from variorum.text.signs import UNSEEN

# between two blocks of a report's text
SEPARATOR = "\n\n"
# White space that does not stand as it is: anything except a single blank.
RAGGED = re.compile(r"\s{2,}|[^\S ]")


class Run(NamedTuple):
    """Characters that stand in the source as they are. `node` names their text node (None: plain text). `start` is
    None for the few that the source writes otherwise (an escape in a script).
    """

    text: str
    start: int | None
    node: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What becomes one block. Its white space is collapsed to single blanks when it is laid down, so that
    hard-wrapped lines become one paragraph again. `goes_on`: it stands on the same line as the piece before.
    """

    kind: BlockKind
    # its text, as places in the source
    runs: tuple[Run, ...]
    # of an entry of a live blog: when it was written
    said_at: str | None = None
    goes_on: bool = False

    @property
    def text(self) -> str:
        """The words of all its runs, every stretch of white space made one space."""
        return " ".join("".join(run.text for run in self.runs).split())


class Laid(NamedTuple):
    """A text with its blocks, and its way back to the source."""

    text: str
    blocks: tuple[Block, ...]
    segments: tuple[Segment, ...]


def lay(pieces: Iterable[Piece]) -> Laid:
    """The text of `pieces` in their order, NFC, with its blocks and the way back. Empty pieces are left out."""
    parts: list[str] = []
    blocks: list[Block] = []
    segments: list[Segment] = []
    end = 0
    for piece in pieces:
        # a blank line between blocks; a blank where a piece goes on in the block before
        between = "" if not blocks else " " if piece.goes_on else SEPARATOR
        begin = end + len(between)
        chunks_of_piece = _trimmed(_chunks(piece.runs))
        if not chunks_of_piece:
            continue
        parts.append(between)
        end = begin
        for text, source, node in chunks_of_piece:
            parts.append(text)
            # what was put in between has no place in the source
            if source is not None:
                segments.append(Segment(start=end, end=end + len(text), source_start=source, node=node))
            end += len(text)
        blocks.append(Block(kind=piece.kind, start=begin, end=end, said_at=piece.said_at))
    return normal(Laid("".join(parts), tuple(blocks), tuple(segments)))


# (text, where it begins in the source or None, its text node or None).
Chunk = tuple[str, int | None, str | None]


def _chunks(runs: Sequence[Run]) -> list[Chunk]:
    """The runs cut into stretches of text, each with its place in the source; a white space that was collapsed has none."""
    found: list[Chunk] = []
    for run in runs:
        at = 0
        for gap in RAGGED.finditer(run.text):
            _add(found, run.text[at : gap.start()], _shifted(run, at), run.node)
            _add(found, " ", None, None)
            at = gap.end()
        _add(found, run.text[at:], _shifted(run, at), run.node)
    return found


def _shifted(run: Run, by: int) -> int | None:
    return None if run.start is None else run.start + by


def _add(found: list[Chunk], text: str, source: int | None, node: str | None) -> None:
    """Appends a stretch of text to `found`. Where two blanks would meet, one is left out. `source`: where the stretch begins in the
    source (None: it stands nowhere there), `node`: the element.
    """
    blank_before = not found or found[-1][0].endswith(" ")
    if blank_before and text.startswith(" "):
        text, source = text[1:], None if source is None else source + 1
    if text:
        found.append((text, source, node))


def _trimmed(chunks: list[Chunk]) -> list[Chunk]:
    """The chunks (text, place in the source, node) without white space at the end."""
    while chunks and not chunks[-1][0].rstrip():
        chunks.pop()
    if chunks and chunks[-1][0].endswith(" "):
        text, source, node = chunks[-1]
        chunks[-1] = (text.rstrip(), source, node)
    return chunks


def normal(laid: Laid) -> Laid:
    """The same text in NFC and without invisible characters. Characters changed by NFC lose their place in the
    source; all others keep it.
    """
    laid = _without_invisible(laid)
    if unicodedata.is_normalized("NFC", laid.text):
        return laid
    clusters = _clusters(laid.text)
    # for each character of the text as it is, its place in the new text
    new_places: list[int] = []
    parts: list[str] = []
    length = 0
    is_unchanged: list[bool] = []
    # the new place of every character, and whether it stayed what it was
    for cluster in clusters:
        normalised = unicodedata.normalize("NFC", cluster)
        new_places.extend([length] * len(cluster))
        is_unchanged.extend([normalised == cluster] * len(cluster))
        parts.append(normalised)
        # Inside an unchanged cluster every character keeps its own place.
        if normalised == cluster:
            # they are the last entries of the list: i - len(cluster) counts from its end
            for i in range(1, len(cluster)):
                new_places[i - len(cluster)] = length + i
        length += len(normalised)
    new_places.append(length)
    # blocks and segments at their new places
    blocks = tuple(
        Block(
            kind=block.kind, start=new_places[block.start], end=new_places[block.end], said_at=block.said_at
        )
        for block in laid.blocks
    )
    segments = tuple(
        piece for segment in laid.segments for piece in _unchanged_parts(segment, new_places, is_unchanged)
    )
    return Laid("".join(parts), blocks, segments)


# Turns each 0 of a row of bytes into a 1, and each 1 into a 0.
OTHERWISE = bytes([1]) + bytes(255)


def _without_invisible(laid: Laid) -> Laid:
    """The text without characters that nobody sees (zero-width, soft hyphens). Blocks and places in the source move with it."""
    unseen = [match.span() for match in UNSEEN.finditer(laid.text)] if not laid.text.isascii() else []
    if not unseen:
        return laid
    # a 1 for each character that nobody sees
    is_invisible = bytearray(len(laid.text))
    for start, end in unseen:
        is_invisible[start:end] = b"\1" * (end - start)
    # each place minus the invisible characters before it
    new_places = list(map(sub, count(), accumulate(is_invisible, initial=0)))
    blocks = (
        replace(block, start=new_places[block.start], end=new_places[block.end]) for block in laid.blocks
    )
    is_visible = is_invisible.translate(OTHERWISE)
    segments = (
        piece for segment in laid.segments for piece in _unchanged_parts(segment, new_places, is_visible)
    )
    return Laid(
        UNSEEN.sub("", laid.text),
        tuple(block for block in blocks if block.start < block.end),
        tuple(segments),
    )


def _unchanged_parts(segment: Segment, moved: Sequence[int], unchanged: Sequence[int]) -> Iterable[Segment]:
    """The parts of a segment whose characters were not changed, each at its new place in the text. `moved`: for each character its new
    place; `unchanged`: for each, whether it is as before.
    """
    # nothing changed: the whole segment moves
    if all(unchanged[segment.start : segment.end]):
        yield replace(
            segment, start=moved[segment.start], end=moved[segment.start] + segment.end - segment.start
        )
        return
    # else a segment for each run of unchanged characters
    begin: int | None = None
    # one place past the end, so that the last run is closed, too
    for place in range(segment.start, segment.end + 1):
        keep = place < segment.end and unchanged[place]
        if keep and begin is None:
            begin = place
        elif not keep and begin is not None:
            start = moved[begin]
            yield Segment(
                start=start,
                end=start + (place - begin),
                source_start=segment.source_start + begin - segment.start,
                node=segment.node,
            )
            begin = None


def _clusters(text: str) -> list[str]:
    """Stretches that normalise on their own: a starter with its marks, or Hangul letters that make one syllable."""
    found: list[str] = []
    begin = 0
    for index in range(1, len(text)):
        char = text[index]
        # the character joins those before it
        if unicodedata.combining(char) or (char > "\u0300" and _joins(text[begin:index], char)):
            continue
        found.append(text[begin:index])
        begin = index
    found.append(text[begin:])
    return found


def _joins(cluster: str, char: str) -> bool:
    normalise = unicodedata.normalize
    return normalise("NFC", cluster + char) != normalise("NFC", cluster) + normalise("NFC", char)
