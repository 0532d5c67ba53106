"""Labels the stretches of a report that are not the reporter's own narrative."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from variorum.records import BlockKind, Label, Report
from variorum.text.quotations import quotations
from variorum.trace.segments.cue_boilerplate import boilerplate, captions
from variorum.trace.segments.lines import lines
from variorum.trace.segments.listed import listed
from variorum.trace.segments.posts import posts, turns
from variorum.trace.segments.statements import statements
from variorum.trace.words.tokens import LABELS, Tokens
from variorum.trace.words.trigrams import Trigrams

# Kinds of blocks whose whole text has one label.
OF_BLOCK = {
    BlockKind.CAPTION: Label.CAPTION,
    BlockKind.BYLINE: Label.BOILERPLATE,
    BlockKind.CREDIT: Label.BOILERPLATE,
    BlockKind.DATELINE: Label.BOILERPLATE,
}


def label(report: Report, text: Tokens) -> None:
    """Writes the labels of a report's words into `text`. It costs as much as everything else, so it is called only
    for reports that share words with another.
    """
    for start, end, what in labelled_stretches(report):
        first, last = np.searchsorted(text.starts, (start, end))
        text.labels[first:last] = LABELS.index(what)


def labelled_stretches(report: Report) -> Iterator[tuple[int, int, Label]]:
    """(start, end, label) of the stretches that are not narrative. A later one overrides an earlier one that it
    overlaps.
    """
    # looked for once, and used by several of the steps
    quoted = quotations(report.text)
    all_lines = lines(report, quoted)
    turn_starts = turns(all_lines)
    folded = Trigrams(report.text.lower())
    steps = (
        (Label.BOILERPLATE, boilerplate(all_lines, folded)),
        (Label.BOILERPLATE, listed(all_lines)),
        (Label.CAPTION, captions(all_lines, folded)),
        (Label.STATEMENT, statements(all_lines, [start is not None for start in turn_starts])),
        (
            Label.STATEMENT,
            ((turn, line.end) for turn, line in zip(turn_starts, all_lines, strict=True) if turn is not None),
        ),
        (Label.QUOTATION, ((quotation.start, quotation.end) for quotation in quoted)),
        (Label.POST, posts(all_lines)),
        *(
            (OF_BLOCK[block.kind], iter([(block.start, block.end)]))
            for block in report.blocks
            if block.kind in OF_BLOCK
        ),
    )
    for label, spans in steps:
        for start, end in spans:
            yield start, end, label
