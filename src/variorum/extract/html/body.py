"""Finds which lines of a page are its body: extraction libraries choose the paragraphs, which are then looked for
among the page's own text nodes.

Words used here. Stream: the page's lines without white space, joined. Span: a stretch of it in one line. Key: text
without white space. Library: trafilatura, which chooses the body; the fast extractor is another one.
"""

from __future__ import annotations

import logging
from bisect import bisect_right
from collections.abc import Iterable
from typing import Any, NamedTuple

from resiliparse.extract.html2text import extract_plain_text

from variorum.extract.dom.flat import Flat, Line
from variorum.extract.settings import ExtractSettings

# The body library reports to its log what we report in `doubts`.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
# Elements of the body library's tree that hold text.
LEAVES = ("p", "head", "item", "quote", "cell", "code", "fw")


class Span(NamedTuple):
    """flat.stream[start:end], all of it in one line."""

    line: int
    start: int
    end: int


def library_paragraphs(root: Any, *, fast: bool = True, precise: bool = True) -> list[str]:
    """The paragraphs that the body library (trafilatura) chooses, without white space. `fast`: without its fallback,
    which compares with two other algorithms. `precise`: with favor_precision, which measured best. The tree is not
    changed: the library works on copies.
    """
    from trafilatura.core import bare_extraction  # .1 s to import, for pages alone

    # As "python" it would write the text out, too, which nobody reads; the tree is the same.
    document = bare_extraction(
        root, favor_precision=precise, include_comments=False, fast=fast, output_format="xml"
    )
    if document is None or document.body is None:
        return []
    found: list[str] = []
    for element in document.body.iter(*LEAVES):
        if next(element.iterdescendants(*LEAVES), None) is not None:
            texts: Iterable[str] = _loose(element)
        else:
            texts = ("".join(element.itertext()),)
        found.extend(key for key in ("".join(text.split()) for text in texts) if key)
    return found


def _loose(element: Any) -> Iterable[str]:
    """The texts that stand in the element itself, outside of the block elements inside it."""
    yield element.text or ""
    for child in element:
        if child.tag not in LEAVES:
            yield "".join(child.itertext())
        yield child.tail or ""


def quick_paragraphs(html: str) -> list[str]:
    """The fast extractor's main content, line by line, white space taken out."""
    text = extract_plain_text(html, main_content=True, alt_texts=False, list_bullets=False)
    return [key for key in ("".join(line.split()) for line in text.splitlines()) if key]


def locate(paragraphs: Iterable[str], flat: Flat, settings: ExtractSettings) -> list[Span]:
    """Where the chosen paragraphs are on the page: spans in page order that do not overlap, cut at the ends of lines.
    If a paragraph is not found whole, its longest stretches are looked for.
    """
    places: list[tuple[int, int]] = []
    cursor = 0
    for key in paragraphs:
        # behind the last paragraph; else anywhere on the page; else its longest stretches
        found_at = flat.stream.find(key, cursor)
        if found_at < 0:
            found_at = flat.stream.find(key)
        if found_at < 0:
            places.extend(_stretches(key, flat.stream, cursor, shortest=settings.shortest_stretch))
        else:
            places.append((found_at, found_at + len(key)))
        if places:
            cursor = places[-1][1]
    return [span for start, end in _merged(places) for span in _cut(start, end, flat)]


def _stretches(key: str, stream: str, cursor: int, *, shortest: int) -> Iterable[tuple[int, int]]:
    """(start, end) in `stream` of the stretches of `key` that are found there, in order, searched from `cursor` on.
    Stretches that are not found, or shorter than `shortest`, are skipped.
    """
    at = 0
    while len(key) - at >= shortest:
        size = _longest(key, at, stream, cursor)
        if size < shortest:
            # from half a stretch further on, so that a stretch that begins between is found, too
            at += shortest // 2
            continue
        place = stream.find(key[at : at + size], cursor)
        yield place, place + size
        at, cursor = at + size, place + size


def _longest(key: str, at: int, stream: str, cursor: int) -> int:
    """The length of the longest beginning of key[at:] that is found anywhere in stream[cursor:]. Found by bisection."""
    low, high = 0, len(key) - at
    while low < high:
        middle = (low + high + 1) // 2
        if stream.find(key[at : at + middle], cursor) >= 0:
            low = middle
        else:
            high = middle - 1
    return low


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans with those that overlap joined, in order."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        last_start, last_end = joined[-1] if joined else (0, 0)
        if joined and start < last_end:
            joined[-1] = (last_start, max(end, last_end))
        else:
            joined.append((start, end))
    return joined


def _cut(start: int, end: int, flat: Flat) -> Iterable[Span]:
    """The stretch start:end of the page's text, cut into spans of its lines."""
    # the line in which the stretch begins
    number = bisect_right(flat.starts, start) - 1
    while number < len(flat.lines) and flat.lines[number].start < end:
        line: Line = flat.lines[number]
        first, stop = max(start, line.start), min(end, line.end)
        if first < stop:
            yield Span(number, first, stop)
        number += 1
