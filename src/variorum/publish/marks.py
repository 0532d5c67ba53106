"""Cuts a report's text into nested pieces, so that its readings can be marked in HTML. Put together, the pieces are the text again.

Words used here. Marking: a stretch of text that is to be marked. Clipped: (start, end, marking), cut to the stretch
that is looked at. Piece: unmarked text, or a marked stretch with pieces inside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from variorum.records import BlockKind, Report

# characters: a longer quote is only underlined
LONGEST_HIGHLIGHT = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """A stretch to be marked.
    `number`: names it on the page.
    `style`, `glyph`: those of its relation to the other sources. `title`: that relation and the question, in words.
    `row`, `source`: the cell that a click on it leads to."""

    start: int
    end: int
    number: int
    row: int
    source: int
    style: str
    glyph: str
    title: str = ""

    @property
    def long(self) -> bool:
        """Whether it is longer than LONGEST_HIGHLIGHT, as a whole sentence is. It is then only underlined: where everything is highlighted,
        nothing stands out."""
        return self.end - self.start > LONGEST_HIGHLIGHT


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A piece of text inside a marking. `first`, `last`: whether the marking begins, or ends, with this piece; blocks
    and other markings may cut it.
    """

    marking: Marking
    pieces: tuple[Piece, ...]
    first: bool
    last: bool

    @property
    def glyph(self) -> str:
        """The glyph behind the piece; "" where the marking goes on, or where another marking ends with it that shows the same glyph."""
        inner = self.pieces[-1] if self.pieces else ""
        said = isinstance(inner, Marked) and (inner.glyph or inner.marking.glyph) == self.marking.glyph
        return "" if said or not self.last else self.marking.glyph


# Text without a mark, or a marked stretch.
Piece = str | Marked


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A block of the report, or text between blocks."""

    kind: BlockKind
    start: int
    end: int
    # of an entry of a live blog: when it was written
    said_at: str | None = None


def stretches(report: Report) -> Iterator[Stretch]:
    """The whole text as stretches in order; a dateline stays inside its paragraph. Blank stretches are left out."""
    at = 0
    for block in report.blocks:
        if block.start < at or block.end <= block.start:
            continue
        yield from _lines(report.text, at, block.start)
        yield Stretch(kind=block.kind, start=block.start, end=block.end, said_at=block.said_at)
        at = block.end
    yield from _lines(report.text, at, len(report.text))


def _lines(text: str, start: int, end: int) -> Iterator[Stretch]:
    """The lines of text[start:end] that are not blank, each as a paragraph."""
    at = start
    for line in text[start:end].split("\n"):
        if line.strip():
            yield Stretch(kind=BlockKind.PARAGRAPH, start=at, end=at + len(line))
        at += len(line) + 1


def pieces(text: str, start: int, end: int, markings: Iterable[Marking]) -> tuple[Piece, ...]:
    """text[start:end] cut at the marks that touch it, marks inside marks, the outermost first. Of two marks that
    cross each other, the later is cut in two.
    """
    inside = sorted(
        (
            marking
            for marking in markings
            if marking.start < end and marking.end > start and marking.start < marking.end
        ),
        key=lambda marking: (marking.start, -marking.end, marking.number),
    )
    return tuple(
        _nested(
            text,
            start,
            end,
            [(max(start, marking.start), min(end, marking.end), marking) for marking in inside],
        )
    )


Clipped = tuple[int, int, Marking]


def _nested(text: str, start: int, end: int, inside: Sequence[Clipped]) -> Iterator[Piece]:
    """text[start:end] as text and nested marks. `inside` is sorted by where each mark starts, longer ones first, and
    lies within start and end.
    """
    waiting, at = list(inside), start
    # the first mark; those that begin inside it; those that go on behind it
    while waiting:
        # the outermost of those that begin first
        mark_start, mark_end, marking = waiting.pop(0)
        if at < mark_start:
            yield text[at:mark_start]
        # a mark that begins inside this one is cut where this one ends; what is left of it comes in `rest`
        within = [
            (start_of, min(end_of, mark_end), marking_of)
            for start_of, end_of, marking_of in waiting
            if start_of < mark_end
        ]
        rest = [
            (max(start_of, mark_end), end_of, marking_of)
            for start_of, end_of, marking_of in waiting
            if end_of > mark_end
        ]
        waiting = sorted(rest, key=lambda clipped: (clipped[0], -clipped[1], clipped[2].number))
        yield Marked(
            marking=marking,
            pieces=tuple(_nested(text, mark_start, mark_end, within)),
            first=mark_start == marking.start,
            last=mark_end == marking.end,
        )
        at = mark_end
    if at < end:
        yield text[at:end]


def plain(found: Iterable[Piece]) -> str:
    """The text of pieces, put together again."""
    return "".join(piece if isinstance(piece, str) else plain(piece.pieces) for piece in found)
