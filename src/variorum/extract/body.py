"""Which lines of a page are its body: the body library chooses, the page's own text nodes are what is kept."""

from __future__ import annotations

from typing import NamedTuple

from lxml import html
from trafilatura.core import bare_extraction

from variorum.extract.flat import Flat


class Span(NamedTuple):
    """flat.stream[start:end], inside line `line`."""

    line: int
    start: int
    end: int


def library_paragraphs(root: html.HtmlElement, *, fast: bool = False) -> list[str]:
    """The body library's paragraphs, white space taken out."""
    document = bare_extraction(root, favor_precision=True, include_comments=False, fast=fast)
    if document is None or document.body is None:
        return []
    found = []
    for element in document.body.iter("p", "head", "item", "quote", "cell", "code", "fw"):
        if any(child.tag in ("p", "item", "head", "quote", "cell") for child in element.iterdescendants()):
            continue
        key = "".join("".join(element.itertext()).split())
        if key:
            found.append(key)
    return found


def locate(paragraphs: list[str], flat: Flat) -> list[Span]:
    """Where the paragraphs stand on the page, in page order, each cut at line boundaries."""
    starts = [line.start for line in flat.lines]
    taken: list[tuple[int, int]] = []
    cursor = 0
    for key in paragraphs:
        at = flat.stream.find(key, cursor)
        if at < 0:
            at = flat.stream.find(key)
        if at < 0:
            continue
        taken.append((at, at + len(key)))
        cursor = at + len(key)
    return [span for start, end in sorted(set(taken)) for span in _cut(start, end, flat, starts)]


def _cut(start: int, end: int, flat: Flat, starts: list[int]) -> list[Span]:
    from bisect import bisect_right

    spans = []
    number = bisect_right(starts, start) - 1
    while number < len(flat.lines) and flat.lines[number].start < end:
        line = flat.lines[number]
        low, high = max(start, line.start), min(end, line.end)
        if low < high:
            spans.append(Span(number, low, high))
        number += 1
    return spans
