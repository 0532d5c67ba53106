"""Finds moments that a report gives on two clocks which do not show the same: "4:30 a.m. local time (11:30 p.m. ET)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from variorum.collate.claims.clock_days import days_meant, stated_date
from variorum.collate.claims.misfit import TWICE, Misfit
from variorum.collate.compare import Consistency, Face, consistent_clocks
from variorum.collate.mentions.whereabouts import whereabouts
from variorum.records import Kind, Report, Sentence, When
from variorum.text.mention import Mention
from variorum.text.when.conversions import Conversion, conversions
from variorum.text.when.resolving import Published
from variorum.text.when.zones import is_local, zone
from variorum.text.whens import whens

# Two clock times and what may stand between them: reading dates takes long, and few sentences hold two.
PERHAPS = re.compile(r"\d.{0,80}[(\[/,].{0,16}\d", re.DOTALL)
# A sentence that ends in a half of the day, and what belongs to it all the same.
HALF = re.compile(r"\d\s?[aApP]\.\s?[mM]\.\Z")
# " ET)": what follows a time up to the closing bracket.
REST_OF_BRACKET = re.compile(r"[^()\n]{0,24}\)")
# " (11:30 p.m. ET)" behind a time.
BRACKET_BEHIND = re.compile(r"\s?\(\d[^()\n]{0,24}\)")


def clock_misfits(report: Report, sentence: Sentence, story: Published | None) -> Iterator[Misfit]:
    """The moments of a sentence whose two clock times do not fit. `story`: see `story_dates`."""
    for found, checked in told_twice(report, sentence, story):
        if checked.holds is False:
            said = " ".join(report.text[found.first.start : found.first.end].split())
            yield Misfit(
                Kind.TIME, f"time: {said}", checked.why, report.id, (found.first, found.second), TWICE
            )


def told_twice(
    report: Report, sentence: Sentence, story: Published | None
) -> Iterator[tuple[Conversion, Consistency]]:
    """Each moment that a sentence tells on two clocks ("4:30 a.m. local time (11:30 p.m. ET)"), with whether the two
    clock times fit: `holds` is None where the place of a clock is not known. `story`: see `story_dates`.
    """
    start, end = sentence.start, _end_of_reading(report.text, sentence)
    if not PERHAPS.search(report.text, start, end):
        return
    times = whens(report.text, start, end, published=stated_date(report), language=report.language)
    for pair in conversions(report.text, times):
        days = days_meant(report, start, end, pair, story)
        one, two = (
            _clock_face(report, (start, end), mention, pair, days) for mention in (pair.first, pair.second)
        )
        checked = consistent_clocks(one, two, days) if one and two else Consistency(None, "no place is known")
        yield pair, checked


def _end_of_reading(text: str, sentence: Sentence) -> int:
    """Where reading must end: at the end of the sentence. If the full stop of "3 p.m." was taken for that end, at the
    end of the bracket behind it: "3 p.m. (1200 GMT)".
    """
    stretch = text[sentence.start : sentence.end]
    is_open = stretch.count("(") > stretch.count(")")
    cut = (
        (REST_OF_BRACKET if is_open else BRACKET_BEHIND).match(text, sentence.end)
        if HALF.search(stretch)
        else None
    )
    return cut.end() if cut else sentence.end


def _clock_face(
    report: Report, stretch: tuple[int, int], mention: Mention[When], pair: Conversion, days: Sequence[date]
) -> Face | None:
    """One side of a conversion as a clock time that can be compared. For a local time the zone is that of the place;
    None where that place, or the zone that is named, is not known. `stretch`: the sentence; `mention`: the time; `pair`: both times;
    `days`: on which it may be.
    """
    said = report.text[mention.start : mention.end]
    if not is_local(mention.value.zone):
        known = zone(mention.value.zone or "")
        return Face(said, mention.value, known) if known else None
    where = whereabouts(report, *stretch, pair, days)
    return Face(said, mention.value, where.zone, where.name, where.guessed) if where else None
