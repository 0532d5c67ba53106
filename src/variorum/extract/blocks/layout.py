"""A parsed page as lines, and what each line is: headline, paragraph, caption …"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree, html

from variorum.extract.blocks.photographers import credit_at, parted
from variorum.extract.dom.flat import Flat, Line
from variorum.extract.dom.region import Regions
from variorum.extract.dom.source import Piece
from variorum.extract.settings import ExtractSettings
from variorum.records import BlockKind

# What XML cannot hold becomes a blank: control characters, and two that are no characters.
CONTROLS = bytes(set(range(32)) - set(b"\t\n\r"))
# Control characters as blanks.
TO_BLANKS = bytes.maketrans(CONTROLS, b" " * len(CONTROLS))
# One class for all elements, which the body library asks for, instead of one for each kind of tag: that is chosen in C, where
# lxml.html's choice is a call of Python for every element that is touched, in each copy of the tree.
ELEMENTS = etree.ElementDefaultClassLookup(
    element=html.HtmlElement,
    comment=html.HtmlComment,
    pi=html.HtmlProcessingInstruction,
    entity=html.HtmlEntity,
)


def parse_page(text: str) -> Any:
    """The parsed tree, without comments and processing instructions; None where there is nothing to parse. The paths
    in `Segment.node` are paths in this tree.
    """
    options: dict[str, Any] = {
        "collect_ids": False,
        "default_doctype": False,
        "encoding": "utf-8",
        "remove_comments": True,
        "remove_pis": True,
    }
    parser = html.HTMLParser(**options)
    parser.set_element_class_lookup(ELEMENTS)
    # what the parser would refuse or drop
    without_nonchars = text.replace("\ufffe", " ").replace("\uffff", " ")
    content = without_nonchars.encode("utf-8", "replace").translate(TO_BLANKS)
    try:
        return html.document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


@dataclass(slots=True)
class Layout:
    """The lines of one page, and what each was found to be (`mark`)."""

    flat: Flat
    regions: Regions
    settings: ExtractSettings
    # number of a line → its kind, the part of it that is taken (start, end in the stream), and when it says that it
    # was written
    kinds: dict[int, BlockKind] = field(default_factory=dict)
    stretches: dict[int, tuple[int, int]] = field(default_factory=dict)
    said_at: dict[int, str] = field(default_factory=dict)

    def mark(self, line: Line, kind: BlockKind) -> None:
        """Notes what a line is.

        A later call for the same line changes its kind, but not which stretch of the line is taken.
        """
        self.kinds[line.number] = kind
        self.stretches.setdefault(line.number, (line.start, line.end))

    def pieces(self) -> Iterator[Piece]:
        """The marked lines as pieces, in the order of the page; a caption and the credit at its end become
        two.
        """
        for number in sorted(self.kinds):
            line = self.flat.lines[number]
            start, end = self.stretches[number]
            runs = tuple(self.flat.runs(line, start - line.start, end - line.start))
            piece = Piece(kind=self.kinds[number], runs=runs, said_at=self.said_at.get(number))
            whole = (start, end) == (line.start, line.end)
            named = credit_at(line, self.regions) if whole and piece.kind is BlockKind.CAPTION else None
            yield from parted(piece, self.settings, at=named)

    def paragraphs(self) -> list[int]:
        """Numbers of the lines that are paragraphs."""
        return sorted(n for n, kind in self.kinds.items() if kind is BlockKind.PARAGRAPH)

    def headline(self) -> int | None:
        """Number of the line that is the headline; None where no line is."""
        return next((n for n, kind in self.kinds.items() if kind is BlockKind.HEADLINE), None)
