"""Finds the time that the words of a reading speak of: the third clock, beside when they were published and captured."""

from __future__ import annotations

from variorum.desk.revisions.revisions import Span
from variorum.records import Report, Value, When
from variorum.text.mention import Mention
from variorum.text.sentences import sentence_spans
from variorum.text.told_on import whens_in


def speaks_of(report: Report, place: Span, value: Value | None = None) -> When | None:
    """The day or time that the words at `place` speak of; None where their sentence names none.

    It is `value`, where that is a date or time. Else it is the date or time in the same sentence that stands nearest to `place`, of equally near
    ones the first. Only one that resolves to days counts. The day of publication is never taken in its place."""
    if isinstance(value, When):
        return value if value.earliest is not None else None
    sentence = sentence_at(report, place[0])
    if sentence is None:
        return None
    found = whens_in(report, *sentence)
    resolved = [mention for mention in found if mention.value.earliest is not None]
    nearest = min(resolved, key=lambda mention: _distance(mention, place), default=None)
    return None if nearest is None else nearest.value


def sentence_at(report: Report, at: int) -> Span | None:
    """The sentence of the report's text that holds the character at `at`."""
    block = next((block for block in report.blocks if block.start <= at < block.end), None)
    start, end = (block.start, block.end) if block else (0, len(report.text))
    spans = sentence_spans(report.text, start, end)
    return next(((first, last) for first, last in spans if first <= at < last), None)


def _distance(mention: Mention[When], place: Span) -> int:
    """Characters between the two; 0 where they meet."""
    return max(0, mention.start - place[1], place[0] - mention.end)
