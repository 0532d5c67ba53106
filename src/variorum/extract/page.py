"""An HTML page."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree, html

from variorum.extract.body import library_paragraphs, locate, second_opinion
from variorum.extract.draft import Draft
from variorum.extract.flat import Flat, flatten
from variorum.extract.refine import HEADINGS, cleaned, completed, hulls
from variorum.extract.region import Region, Regions
from variorum.extract.source import Piece
from variorum.records import BlockKind, Capture, Finding

INVALID = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def parse_page(text: str) -> Any:
    """The tree that every path in `Segment.node` is of: comments and processing instructions left out."""
    options: dict[str, Any] = {
        "collect_ids": False,
        "default_doctype": False,
        "encoding": "utf-8",
        "remove_comments": True,
        "remove_pis": True,
    }
    content = INVALID.sub(" ", text).encode("utf-8", "replace")
    try:
        return html.document_fromstring(content, parser=html.HTMLParser(**options))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def draft_page(text: str, capture: Capture) -> Draft:
    root = parse_page(text)
    if root is None:
        return Draft()
    body = root.find("body")
    flat = flatten(root if body is None else body)
    regions = Regions()
    chosen = hulls(locate(library_paragraphs(root), flat), flat)
    chosen = completed(chosen, flat, regions)
    chosen, dropped = cleaned(chosen, flat, regions)
    pieces = []
    for number in sorted(chosen):
        line = flat.lines[number]
        start, end = chosen[number]
        region = regions.of(line.block)
        kind = BlockKind.PARAGRAPH
        if line.block.tag in HEADINGS:
            kind = BlockKind.SUBHEAD
        if region & Region.CAPTION:
            kind = BlockKind.CAPTION
        if line.block.tag == "h1":
            kind = BlockKind.HEADLINE
        pieces.append(Piece(kind=kind, runs=tuple(flat.runs(line, start - line.start, end - line.start))))
    title = root.findtext(".//title")
    findings = (
        [Finding(field="title", value=" ".join(title.split()), where="title element")]
        if title and title.strip()
        else []
    )
    return Draft(pieces=tuple(pieces), findings=tuple(findings))
