"""Finds the place whose clock a time without a zone was read on: one that stands beside it, or the one where the report is set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from variorum.records import BlockKind, Report
from variorum.text.when.conversions import Conversion
from variorum.text.when.places import Place, all_clocks, known_places
from variorum.text.when.zones import Zone, offset

# "in Example at 4 p.m. (…)", "left Example shortly before 4 p.m. (…)": the place is that of the clock.
AT_PLACE = re.compile(
    r"\b(?:in|at|near|outside|off|from|left|leaving|departed|departing|reached|à|en|em|zu)\s(?:the\s|[a-z]+\s)?\Z"
)
# " on", ", shortly before": what may stand between a place and the clock time read there.
TO_CLOCK = re.compile(
    r"(?:['’]s)?[\s,]*(?:\b(?:on|at|around|about|by|just|shortly|before|after|exactly|early|late|from|since|um|às|las|alle)\b[\s,]*)*\Z"
)
# Code points before a place in which the words stand that lead to it ("left the town of").
BEFORE_PLACE = 30
# A day in winter and one in summer, tried for a report without a date.
SEASONS = (date(2020, 1, 1), date(2020, 7, 1))
# A place with its name.
Named = tuple[str, Place]


class Whereabouts(NamedTuple):
    """The place whose clock a time was read on. `name`: as the report has it. `guessed`: by what the report is about,
    not by a place beside the time.

    `zone`: its clock. The clocks of all other places that the report names are kept there as namesakes, which may be
    meant as well; if it is guessed, those of these places' countries, too.
    """

    name: str
    zone: Zone
    guessed: bool


def whereabouts(
    report: Report, start: int, end: int, found: Conversion, days: Sequence[date]
) -> Whereabouts | None:
    """The place whose clock a time without a zone shows: a place beside it; else a place that the sentence, the
    dateline, or title and opening name, if all their places have one time. `start` and `end`: the sentence; `found`: the time on two
    clocks; `days`: on which it may be.
    """
    text = report.text
    sentence = [
        place._replace(start=place.start + start, end=place.end + start)
        for place in known_places(text[start:end])
    ]
    named = [*_named(text), *_named(report.title), *_named(report.dateline)]
    beside = next((place for place in sentence if _is_beside(text, place, found)), None)
    if beside is not None:
        # The desk's own time may be told beside the name of a place far away.
        zone = Zone((), beside.clocks.kept, beside.clocks.namesakes)
        others = {key for _, place in named for key in (*place.clocks.kept, *place.clocks.namesakes)}
        return Whereabouts(text[beside.start : beside.end], zone.or_else(others), guessed=False)
    setting = _setting(report, [(text[place.start : place.end], place) for place in sentence], days)
    if setting is None:
        return None
    name, clocks = setting
    others = {key for _, place in named for key in all_clocks(place.clocks)}
    return Whereabouts(name, Zone(places=clocks).or_else(others), guessed=True)


def _setting(
    report: Report, sentence: list[Named], days: Sequence[date]
) -> tuple[str, tuple[str, ...]] | None:
    """(name, clocks) of where the report is set: of the first place named in the sentence, else in the dateline, else in
    title and opening. None where none is named there, or the places named keep different time. `sentence`: the places that it names.
    """
    first = next((block for block in report.blocks if block.kind is BlockKind.PARAGRAPH), None)
    opening = report.text[first.start : first.end] if first else ""
    # where a place may be named, the nearest first
    levels = (sentence, _named(report.dateline), [*_named(report.title), *_named(opening)])
    # `alone`: no other place of this name keeps another time
    first_clear = next(
        (clear for level in levels if (clear := [(name, place) for name, place in level if place.alone])), []
    )
    clocks = tuple(sorted({key for _, place in first_clear for key in place.clocks.kept}))
    if not clocks or any(len({offset(key, day) for key in clocks}) > 1 for day in days or SEASONS):
        return None
    return first_clear[0][0], clocks


def _named(text: str | None) -> list[Named]:
    """The known places of a text, each with its name."""
    return [(text[place.start : place.end], place) for place in known_places(text)] if text else []


def _is_beside(text: str, place: Place, found: Conversion) -> bool:
    """Whether the place stands where it says whose clock is read: between the two clock times, or right before the first. `found`: the
    two clock times.
    """
    if found.place is not None:
        between_start, between_end = found.place
        if between_start <= place.start < between_end:
            return place.alone
    if place.end <= found.first.start:
        before = text[max(0, place.start - BEFORE_PLACE) : place.start]
        return bool(AT_PLACE.search(before) and TO_CLOCK.match(text[place.end : found.first.start]))
    return False
