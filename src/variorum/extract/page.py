"""An HTML page."""

from __future__ import annotations

import re

from lxml import etree, html

from variorum.extract.body import library_paragraphs, locate
from variorum.extract.draft import Draft
from variorum.extract.flat import Flat, flatten
from variorum.extract.source import Piece
from variorum.records import BlockKind, Capture, Finding

INVALID = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def parse_page(text: str) -> html.HtmlElement | None:
    """The tree that every path in `Segment.node` is of: comments and processing instructions left out."""
    parser = html.HTMLParser(
        collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True
    )
    content = INVALID.sub(" ", text).encode("utf-8", "replace")
    try:
        return html.document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def draft_page(text: str, capture: Capture) -> Draft:
    root = parse_page(text)
    if root is None:
        return Draft()
    flat = flatten(root)
    paragraphs = library_paragraphs(root)
    pieces = [
        Piece(
            kind=_kind(flat, span.line),
            runs=tuple(
                flat.runs(
                    flat.lines[span.line],
                    span.start - flat.lines[span.line].start,
                    span.end - flat.lines[span.line].start,
                )
            ),
        )
        for span in locate(paragraphs, flat)
    ]
    title = root.findtext(".//title")
    findings = (
        [Finding(field="title", value=" ".join(title.split()), where="title element")]
        if title and title.strip()
        else []
    )
    return Draft(pieces=tuple(pieces), findings=tuple(findings))


def _kind(flat: Flat, number: int) -> BlockKind:
    return (
        BlockKind.SUBHEAD
        if flat.lines[number].block.tag in ("h1", "h2", "h3", "h4", "h5", "h6")
        else BlockKind.PARAGRAPH
    )
