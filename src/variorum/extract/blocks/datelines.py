"""Lays a block over the dateline inside the paragraph that it opens: "HARBOUR TOWN (AGENCY) –"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from variorum.extract.dom.source import Laid
from variorum.extract.metadata.credit import dateline
from variorum.extract.settings import ExtractSettings
from variorum.records import Block, BlockKind

# Without a mark that parts it from the sentence, "Name (AGENCY)" can be the sentence's subject.
PARTED = re.compile(r"[-–—―:】〕）]\s*$")


def with_dateline(laid: Laid, settings: ExtractSettings) -> Laid:
    """`laid` with a block for the dateline of the first paragraph that has one, after the paragraph's own block. The
    paragraph keeps its characters, so that body and sentences stay what they were.
    """
    return laid._replace(blocks=tuple(_dateline_added(laid.text, laid.blocks, settings)))


def _dateline_added(text: str, blocks: Sequence[Block], settings: ExtractSettings) -> Iterator[Block]:
    """The blocks in order; right behind the first leading paragraph that has a dateline, one more block over the dateline's characters."""
    # so many paragraphs may stand before it
    left = settings.dateline_within
    for block in blocks:
        yield block
        if block.kind is not BlockKind.PARAGRAPH or left <= 0:
            continue
        left -= 1
        found = dateline(text[block.start : block.end])
        if found is not None:
            left = 0
            words = text[block.start : block.start + found.end]
            # "HARBOUR TOWN (AGENCY) –": parted from the sentence by a mark
            if PARTED.search(words):
                yield Block(kind=BlockKind.DATELINE, start=block.start, end=block.start + len(words.rstrip()))
