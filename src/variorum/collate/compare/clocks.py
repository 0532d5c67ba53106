"""Whether two clock times can be one moment.

Words used here. Face: one clock time with its zone and place. Lead: minutes by which the first clock is ahead of the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from variorum.collate.compare.comparison import quoted
from variorum.collate.compare.consistency import Consistency
from variorum.collate.compare.dates import MINUTES_A_DAY, minutes_apart, minutes_of
from variorum.collate.compare.settings import CompareSettings
from variorum.records import When
from variorum.text.when.zones import Zone, leads

# How clocks are converted wrongly where nothing is wrong with the place: by an hour of summer time, or from the wrong
# half of the day. Any other difference may as well mean that another place is spoken of.
SLIPS = (60, MINUTES_A_DAY // 2)
# A time with its half of the day: "6 p.m.", "6 am".
HALF = re.compile(r"\d\s?[ap]\.?\s?m\b", re.IGNORECASE)
# Most clock times that the second time may have to show; more give no answer.
MOST = 2


class Face(NamedTuple):
    """One side of a moment told on two clocks. `said`: its words. `value`: the time. `zone`: its time zone. `place`:
    the place whose clock it is, if no zone is named. `guessed`: that place is only what the report is about.
    """

    said: str
    value: When
    zone: Zone
    place: str | None = None
    guessed: bool = False


def consistent_clocks(first: Face, second: Face, days: Iterable[date]) -> Consistency:
    """Whether both clock times can be one moment, on one of the `days` (empty: on any). Only hours are compared, not
    whether it is another day there.

    `holds` is None if the zones leave more than two answers; and if a place is only guessed and the difference is no common slip, since
    another place may be meant.
    """
    settings = CompareSettings()
    when = tuple(sorted(set(days)))
    one, two = minutes_of(first.value), minutes_of(second.value)
    # how far the two zones may be apart on these days
    both_quoted = f"{quoted(first.said)} and {quoted(second.said)}"
    minutes_between_zones = leads(first.zone, second.zone, when)
    # "half past nine" may be in the morning or in the evening
    half_day_shifts = (0, MINUTES_A_DAY // 2) if _is_half_open(first) or _is_half_open(second) else (0,)
    if any(
        minutes_apart(one - lead, two + shift) <= settings.clock_slack
        for lead in minutes_between_zones
        for shift in half_day_shifts
    ):
        return Consistency(True, f"{both_quoted} are one moment")
    # they do not fit: what the second should say, and whether another place may be meant
    likeliest_leads = leads(first.zone.likeliest(), second.zone.likeliest(), when)
    answers = sorted({(one - minutes) % MINUTES_A_DAY for minutes in likeliest_leads})
    slipped = any(_is_slip(answer, two, settings) for answer in answers)
    if len(answers) > MOST or ((first.guessed or second.guessed) and not slipped):
        return Consistency(None, f"{both_quoted} may be in other places")
    where, there = (f" in {face.place}" if face.place else "" for face in (first, second))
    should = " or ".join(_written(answer, second) for answer in answers)
    return Consistency(
        False, f"{quoted(first.said)}{where} would be {should}{there}, not {quoted(second.said)}"
    )


def _is_half_open(face: Face) -> bool:
    """Whether the time may be in the morning or in the evening, as "9:30 ET" may. "09:30" and "0930" are of a clock
    of twenty-four hours."""
    return HALF.search(face.said) is None and re.match(r"(?:1[0-2]|[1-9])(?!\d)", face.said) is not None


def _is_slip(should: int, said: int, settings: CompareSettings) -> bool:
    """Whether the two are apart by a common slip: an hour, or half a day."""
    return any(abs(minutes_apart(should, said) - slip) <= settings.clock_slack for slip in SLIPS)


def _written(minutes: int, like: Face) -> str:
    """The time of day in the notation of `like`, for the reason: "10:30 p.m. ET", "2230 GMT", "22:30 UTC". `minutes`: since midnight."""
    hour, minute = divmod(minutes, 60)
    zone = f" {like.value.zone}" if like.value.zone else ""
    if HALF.search(like.said):
        half = "a.m." if hour < 12 else "p.m."
        shown = f"{hour % 12 or 12}:{minute:02d}" if minute else f"{hour % 12 or 12}"
        return f"{shown} {half}{zone}"
    # four digits in a row are the notation "2230"
    mark = "" if re.match(r"\d{4}", like.said) else ":"
    return f"{hour:02d}{mark}{minute:02d}{zone}"
