"""Ways back to a quote: W3C Web Annotation selectors, and links that open a page at the words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlsplit

from variorum.records import Report

# As much context as tells a quote from its twins; the Web Annotation examples and Hypothesis use 32.
CONTEXT = 32
# A longer quote is named by its first and last words, as the text-fragment draft advises for long passages.
LONGEST_WHOLE = 120
# Words at either end by which a long quote is named.
EDGE_WORDS = 5
# Words before and behind a quote that tell its place from others of the same words.
AROUND_WORDS = 4
# What the text-fragment syntax uses itself, and so must be escaped in the words: "-" marks a prefix or suffix.
RESERVED = {"-": "%2D", ",": "%2C", "&": "%26"}


def selectors(text: str, start: int, end: int) -> list[dict[str, Any]]:
    """Two selectors for text[start:end], as objects of the Web Annotation model: its position (code points, half
    open), and the quote with some words around it.
    """
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - CONTEXT) : start],
            "suffix": text[end : end + CONTEXT],
        },
    ]


@lru_cache(maxsize=4096)
def web_address(url: str | None) -> str | None:
    """`url` where it is plain http or https with a host, else None: nothing else becomes a link."""
    if not url or re.search(r"[\s\x00-\x1f\x7f]", url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname else None


def fragment_link(report: Report, start: int, end: int) -> str | None:
    """The report's URL with a `#:~:text=` directive for text[start:end]; None where it has no web address. Words that
    stand in the text more than once are told apart by the words around them in their paragraph.
    """
    address = web_address(report.url) or web_address(report.path)
    words = report.text[start:end].split()
    if address is None or not words:
        return None
    page, _, anchor = address.partition("#")
    # Few words are given whole. Many words, or words of two paragraphs (which never match as one run), by the first and the last of them.
    fits_whole = end - start <= LONGEST_WHOLE and "\n" not in report.text[start:end].strip()
    if fits_whole or len(words) < 2 * EDGE_WORDS:
        directive = _escaped(words)
    else:
        directive = f"{_escaped(words[:EDGE_WORDS])},{_escaped(words[-EDGE_WORDS:])}"
    before, after = _around(report.text, start, end)
    return f"{page}#{anchor.partition(':~:')[0]}:~:text={before}{directive}{after}"


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The parts "prefix-," and ",-suffix" of the directive; empty where the words stand only once. `start` and `end`: the place of the
    words in `text`.
    """
    if text.count(text[start:end]) < 2:
        return "", ""
    # within the paragraph
    _, _, line_before = text[:start].rpartition("\n")
    line_after, _, _ = text[end:].partition("\n")
    before, after = line_before.split()[-AROUND_WORDS:], line_after.split()[:AROUND_WORDS]
    return (f"{_escaped(before)}-," if before else "", f",-{_escaped(after)}" if after else "")


def _escaped(words: list[str]) -> str:
    """The words as a text-fragment directive has them."""
    encoded = quote(" ".join(words), safe="", errors="replace")
    return "".join(RESERVED.get(letter, letter) for letter in encoded)
