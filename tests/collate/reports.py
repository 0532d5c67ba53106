"""Invented reports, parsed."""

from __future__ import annotations

from functools import cache

from variorum.parse import parse
from variorum.records import Block, BlockKind, Report, Sentence


def report(text: str, *, headline: bool = False, **fields: str) -> Report:
    """One paragraph a line; the first is the headline where that is asked for."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            kind = BlockKind.HEADLINE if headline and not blocks else BlockKind.PARAGRAPH
            blocks.append(Block(kind=kind, start=at, end=at + len(line)))
        at += len(line) + 1
    return Report(
        id=fields.pop("id", "r1"), path="r1.txt", digest="", text=text, blocks=tuple(blocks),
        language=fields.pop("language", "en"), **fields,
    )  # fmt: skip


@cache
def parsed(text: str, *, headline: bool = False) -> tuple[Report, tuple[Sentence, ...]]:
    made = report(text, headline=headline)
    return made, parse([made])[made.id]
