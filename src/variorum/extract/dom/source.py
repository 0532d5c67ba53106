"""From places in the source to the text of a report, with the way back."""

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

SEPARATOR = "\n\n"
# White space that does not stand as it is: anything but a single blank.
RAGGED = re.compile(r"\s{2,}|[^\S ]")


class Run(NamedTuple):
    """Characters that stand in the source as they are. `node` names their text node (None: plain text). `start` is None for the few that the
    source writes otherwise (an escape in a script).
    """

    text: str
    start: int | None
    node: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What becomes one block. Its white space is collapsed to single blanks when it is laid down, so that hard-wrapped lines become one paragraph
    again.
    `goes_on`: it stands on the same line as the piece before.
    """

    kind: BlockKind
    runs: tuple[Run, ...]
    said_at: str | None = None
    goes_on: bool = False

    @property
    def text(self) -> str:
        """The words of all its runs, every stretch of white space made one space."""
        return " ".join("".join(run.text for run in self.runs).split())


class Laid(NamedTuple):
    text: str
    blocks: tuple[Block, ...]
    segments: tuple[Segment, ...]


def lay(pieces: Iterable[Piece]) -> Laid:
    """The text of `pieces` in their order, NFC, with its blocks and the way back. Empty pieces are left out."""
    parts: list[str] = []
    blocks: list[Block] = []
    segments: list[Segment] = []
    at = 0
    for piece in pieces:
        between = "" if not blocks else " " if piece.goes_on else SEPARATOR
        begin = at + len(between)
        chunks = _trimmed(_chunks(piece.runs))
        if not chunks:
            continue
        parts.append(between)
        at = begin
        for text, source, node in chunks:
            parts.append(text)
            if source is not None:
                segments.append(Segment(start=at, end=at + len(text), source_start=source, node=node))
            at += len(text)
        blocks.append(Block(kind=piece.kind, start=begin, end=at, said_at=piece.said_at))
    return normal(Laid("".join(parts), tuple(blocks), tuple(segments)))


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
    """Appends a stretch of text to `found`. Where two blanks would meet, one is left out."""
    blank_before = not found or found[-1][0].endswith(" ")
    if blank_before and text.startswith(" "):
        text, source = text[1:], None if source is None else source + 1
    if text:
        found.append((text, source, node))


def _trimmed(chunks: list[Chunk]) -> list[Chunk]:
    """The pieces without blanks at the end."""
    while chunks and not chunks[-1][0].rstrip():
        chunks.pop()
    if chunks and chunks[-1][0].endswith(" "):
        text, source, node = chunks[-1]
        chunks[-1] = (text.rstrip(), source, node)
    return chunks


def normal(laid: Laid) -> Laid:
    """The same text in NFC and without invisible characters. Characters changed by NFC lose their place in the source; all others keep it."""
    laid = _without_invisible(laid)
    if unicodedata.is_normalized("NFC", laid.text):
        return laid
    clusters = _clusters(laid.text)
    moved: list[int] = []
    parts: list[str] = []
    at = 0
    unchanged: list[bool] = []
    for cluster in clusters:
        normalised = unicodedata.normalize("NFC", cluster)
        moved.extend([at] * len(cluster))
        unchanged.extend([normalised == cluster] * len(cluster))
        parts.append(normalised)
        # Inside an unchanged cluster every character keeps its own place.
        if normalised == cluster:
            for i in range(1, len(cluster)):
                moved[i - len(cluster)] = at + i
        at += len(normalised)
    moved.append(at)
    blocks = tuple(
        Block(kind=b.kind, start=moved[b.start], end=moved[b.end], said_at=b.said_at) for b in laid.blocks
    )
    segments = tuple(piece for s in laid.segments for piece in _unchanged_parts(s, moved, unchanged))
    return Laid("".join(parts), blocks, segments)


# One for none, and none for one.
OTHERWISE = bytes([1]) + bytes(255)


def _without_invisible(laid: Laid) -> Laid:
    """The text without characters that nobody sees (zero-width, soft hyphens). Blocks and places in the source move with it."""
    unseen = [match.span() for match in UNSEEN.finditer(laid.text)] if not laid.text.isascii() else []
    if not unseen:
        return laid
    gone = bytearray(len(laid.text))
    for start, end in unseen:
        gone[start:end] = b"\1" * (end - start)
    moved = list(map(sub, count(), accumulate(gone, initial=0)))
    blocks = (replace(b, start=moved[b.start], end=moved[b.end]) for b in laid.blocks)
    stays = gone.translate(OTHERWISE)
    segments = (piece for s in laid.segments for piece in _unchanged_parts(s, moved, stays))
    return Laid(UNSEEN.sub("", laid.text), tuple(b for b in blocks if b.start < b.end), tuple(segments))


def _unchanged_parts(segment: Segment, moved: Sequence[int], unchanged: Sequence[int]) -> Iterable[Segment]:
    """The parts of a segment whose characters were not changed, each at its new place in the text."""
    if all(unchanged[segment.start : segment.end]):
        yield replace(
            segment, start=moved[segment.start], end=moved[segment.start] + segment.end - segment.start
        )
        return
    begin: int | None = None
    for i in range(segment.start, segment.end + 1):
        keep = i < segment.end and unchanged[i]
        if keep and begin is None:
            begin = i
        elif not keep and begin is not None:
            start = moved[begin]
            yield Segment(
                start=start,
                end=start + (i - begin),
                source_start=segment.source_start + begin - segment.start,
                node=segment.node,
            )
            begin = None


def _clusters(text: str) -> list[str]:
    """Stretches that normalise on their own: a starter with its marks, or Hangul letters that make one syllable."""
    found: list[str] = []
    begin = 0
    for i in range(1, len(text)):
        char = text[i]
        if unicodedata.combining(char) or (char > "\u0300" and _joins(text[begin:i], char)):
            continue
        found.append(text[begin:i])
        begin = i
    found.append(text[begin:])
    return found


def _joins(cluster: str, char: str) -> bool:
    normalise = unicodedata.normalize
    return normalise("NFC", cluster + char) != normalise("NFC", cluster) + normalise("NFC", char)
