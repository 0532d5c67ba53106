from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from variorum.records import Report
from variorum.text.quotations import Quotation

# A line, or what stands between dividers ("###", "***") on pages that were saved as one line.
LINE = re.compile(r"(?:(?!(?<=\s)[#*=_]{3,}(?=\s))[^\n])*[^\s#*=_](?:(?!(?<=\s)[#*=_]{3,}(?=\s))[^\n])*")
FIRST_PERSON = re.compile(
    r"\b(?:I|I[’']\w+|me|my|mine|myself|we|we[’']\w+|us|our|ours|ourselves)\b", re.IGNORECASE
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
        """Somebody says "I" or "we" outside quotation marks."""
        return any(not COUNTRY.match(m.group()) for m in FIRST_PERSON.finditer(self.plain))


def lines(report: Report, spans: Sequence[Quotation]) -> tuple[Line, ...]:
    """The lines of a report that hold something: its paragraphs, captions and so on. `spans` are its quotations."""
    found = []
    at = 0
    for match in LINE.finditer(report.text):
        start, end = match.span()
        while at < len(spans) and spans[at].end <= start:
            at += 1
        found.append(Line(start, end, match.group(), _outside(report.text, start, end, spans[at:])))
    return tuple(found)


def _outside(text: str, start: int, end: int, spans: Sequence[Quotation]) -> str:
    parts = []
    for low, high, _ in spans:
        if low >= end:
            break
        parts.append(text[start:low])
        start = max(start, high)
    parts.append(text[start:end])
    return " ".join(parts)
