"""Cuts a report into lines, each with what it says outside quotation marks: so statements, posts and lists are found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from variorum.records import Report
from variorum.text.quotations import Quotation

# A line ends with itself, or on pages that were saved as one line with a divider ("###", "***"): few texts have any of its
# marks, and fewer three in a row.
MARKS = "#*=_"
# Three signs of a line that parts: "***".
DIVIDER = re.compile(r"[#*=_]{3}")
# The end of a line, or a divider within one.
ENDS = re.compile(r"\n|(?<=\s)[#*=_]{3,}(?=\s)")
# "I", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves" as whole words, however written. It begins with the
# first letters one by one, and not with the border of a word, because the search then leaps from one to the next.
FIRST_PERSON = re.compile(
    r"[IiİıMmWwUuOo](?<!\w.)"
    r"(?:(?<=[Iiİı])|(?<=[Mm])(?i:e|y|ine|yself)|(?<=[Ww])(?i:e)|(?<=[Uu])(?i:s)|(?<=[Oo])(?i:ur|urs|urselves))\b"
)
# Capitals that only look like "us".
COUNTRY = re.compile(r"\bUS\b")


class Line(NamedTuple):
    """text[start:end] of a report, with what it says outside quotation marks (`plain`)."""

    start: int
    end: int
    text: str
    plain: str

    @property
    def speaks_for_itself(self) -> bool:
        """Whether somebody says "I" or "we" in it outside quotation marks."""
        return any(not COUNTRY.match(match.group()) for match in FIRST_PERSON.finditer(self.plain))


def lines(report: Report, spans: Sequence[Quotation]) -> tuple[Line, ...]:
    """The lines of a report that hold something: its paragraphs, captions and so on. `spans` are its quotations."""
    found = []
    at = 0
    for start, end in _spans(report.text):
        while at < len(spans) and spans[at].end <= start:
            at += 1
        found.append(Line(start, end, report.text[start:end], _outside(report.text, (start, end), spans, at)))
    return tuple(found)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """The lines that are not blank, as (start, end)."""
    start = 0
    # where each line ends, and where the next begins
    for end, begin_of_next in _ends(text):
        if start < end and not text[start:end].isspace():
            yield start, end
        start = begin_of_next


def _ends(text: str) -> Iterator[tuple[int, int]]:
    """(where a line ends, where the next begins) for every line; the last pair is the end of the text. A row of three signs or more
    ("***", "___") with blanks beside it ends a line, too: so texts part their sections.
    """
    if any(mark in text for mark in MARKS) and DIVIDER.search(text):
        yield from (end.span() for end in ENDS.finditer(text))
    else:
        at = text.find("\n")
        while at >= 0:
            yield at, at + 1
            at = text.find("\n", at + 1)
    yield len(text), len(text)


def _outside(text: str, line: tuple[int, int], spans: Sequence[Quotation], first: int) -> str:
    """What of `line` lies in no quotation from `first` on. `line`: its (start, end); `spans`: all quotations in order; `first`: the
    number of the first that does not end before the line.
    """
    start, end = line
    if first == len(spans) or spans[first].start >= end:
        return text[start:end]
    parts_outside = []
    for quotation_number in range(first, len(spans)):
        if spans[quotation_number].start >= end:
            break
        parts_outside.append(text[start : spans[quotation_number].start])
        start = max(start, spans[quotation_number].end)
    parts_outside.append(text[start:end])
    return " ".join(parts_outside)
