"""Plain text, possibly a page saved with all its menus."""

from __future__ import annotations

from variorum.extract.draft import Draft
from variorum.extract.row import paragraph_spans, reads_like_title
from variorum.extract.source import Piece, Run
from variorum.records import BlockKind, Capture, Finding


def draft_lines(text: str, capture: Capture) -> Draft:
    spans = list(paragraph_spans(text))
    pieces = [Piece(kind=BlockKind.PARAGRAPH, runs=(Run(text[a:b], a),)) for a, b in spans]
    findings = []
    if len(pieces) > 1 and reads_like_title(pieces[0].text):
        pieces[0] = Piece(kind=BlockKind.HEADLINE, runs=pieces[0].runs)
        findings.append(Finding(field="title", value=pieces[0].text, where="first line"))
    return Draft(pieces=tuple(pieces), findings=tuple(findings))
