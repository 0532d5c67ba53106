"""A row's text: somebody chose what the report is, so every character of it is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.extract.draft import Draft
from variorum.records import BlockKind, Capture, Finding

BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
LINE = re.compile(r"[^\n]+")
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s*$")
# A first line longer than this is a paragraph, whatever it ends with.
LONGEST_TITLE = 30


def draft_row(text: str, capture: Capture) -> Draft:
    spans = list(paragraph_spans(text))
    title = capture.stated.title
    findings = []
    kinds = [BlockKind.PARAGRAPH] * len(spans)
    if spans:
        first = text[slice(*spans[0])]
        if title and _same(first, title):
            kinds[0] = BlockKind.HEADLINE
        elif not title and len(spans) > 1 and reads_like_title(first):
            kinds[0] = BlockKind.HEADLINE
            findings.append(Finding(field="title", value=" ".join(first.split()), where="first line"))
    return Draft(
        verbatim=text,
        spans=tuple((kind, start, end) for kind, (start, end) in zip(kinds, spans, strict=True)),
        findings=tuple(findings),
    )


def paragraph_spans(text: str) -> Iterator[tuple[int, int]]:
    """Blocks between blank lines; where there are none, every line. Without the white space around them."""
    pattern = BLANK_LINE if BLANK_LINE.search(text.strip()) else re.compile(r"\n")
    at = 0
    for gap in pattern.finditer(text):
        yield from _tight(text, at, gap.start())
        at = gap.end()
    yield from _tight(text, at, len(text))


def _tight(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def reads_like_title(line: str) -> bool:
    words = line.split()
    return 2 <= len(words) <= LONGEST_TITLE and not SENTENCE_END.search(line)


def _same(one: str, other: str) -> bool:
    return "".join(filter(str.isalnum, one.casefold())) == "".join(filter(str.isalnum, other.casefold()))
