"""Which stretches of a report are not the reporter's own narrative."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.records import BlockKind, Label, Report
from variorum.text.quotations import quotations

OF_BLOCK = {
    BlockKind.CAPTION: Label.CAPTION,
    BlockKind.BYLINE: Label.BOILERPLATE,
    BlockKind.CREDIT: Label.BOILERPLATE,
    BlockKind.DATELINE: Label.BOILERPLATE,
}


def labelled_stretches(report: Report) -> Iterator[tuple[int, int, Label]]:
    """Stretches that are not narrative, in order of increasing precedence: a later one overrides an earlier."""
    for quotation in quotations(report.text):
        yield quotation.start, quotation.end, Label.QUOTATION
    for block in report.blocks:
        if block.kind in OF_BLOCK:
            yield block.start, block.end, OF_BLOCK[block.kind]
