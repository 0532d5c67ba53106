"""Reads the date of a report as it is kept (`Report.published`): ISO 8601, or in EDTF a month, a year, or the days that it may
be ("[2025-03-02,2025-03-03]").
Anything else counts as no date: a dossier may be by others, a desk older than this check. Nothing else reads such stamps, and
nothing here raises."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

# Years with which days may be counted back and forth without leaving the calendar; beyond them a stamp is no date.
FIRST_YEAR, LAST_YEAR = 1000, 9000
# "2025", "2025-03", "2025-03-02", "2025-03-02T10:00".
ONE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ].*)?)?)?", re.ASCII)
# "[2025-03-02,2025-03-03]".
SET = re.compile(r"\[([^\[\]]*)\]", re.ASCII)
# So many days "one of" are read; a set has two or three.
MOST = 32
# From the first moment of a day to its last.
LAST_MOMENT = timedelta(days=1, seconds=-1)


class Days(NamedTuple):
    """A stretch of days, from the first to the last, both included."""

    first: date
    last: date


def readings(stamp: str | None) -> tuple[Days, ...]:
    """The stretches of days that a stamp may mean, in the order given. "2025-03-02" means one; a set such as "[2025-03-02,2025-03-05]"
    or "[2025-03-02..2025-03-05]" several or a longer one. Empty where the stamp is no date.
    """
    text = (stamp or "").strip()
    several = SET.fullmatch(text)
    if several is None:
        single = _one(text)
        return (single,) if single else ()
    alternatives = [_range(part) for part in several[1].split(",", MOST)[:MOST]]
    return tuple(single for single in alternatives if single is not None) if None not in alternatives else ()


def days(stamp: str | None) -> Days | None:
    """The first and the last day that a stamp may mean; None where it is no date."""
    found = readings(stamp)
    return Days(min(d.first for d in found), max(d.last for d in found)) if found else None


def day(stamp: str | None) -> date | None:
    """The day that a stamp means; None where it may be several days, or is no date."""
    found = days(stamp)
    return found.first if found and found.first == found.last else None


@lru_cache(maxsize=4096)
def moments(stamp: str | None) -> tuple[datetime, datetime] | None:
    """The first and the last second, in UTC, that a stamp may mean: a day without an hour lasts all day, a time without a
    zone is taken as UTC. None where it is no date."""
    exact = moment(stamp)
    if exact is not None:
        return exact, exact
    found = days(stamp)
    if found is None:
        return None
    start, end = (datetime.combine(at, time.min, UTC) for at in found)
    return start, end + LAST_MOMENT


def moment(stamp: str | None) -> datetime | None:
    """The point of time in UTC, where the stamp gives the hour; None where it does not, or is no date."""
    found = clock(stamp)
    return None if found is None else found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def clock(stamp: str | None) -> datetime | None:
    """The time that a stamp gives, in the stamp's own zone, or without a zone where it gives none; None where it
    gives no hour, or is no date.
    """
    text = (stamp or "").strip()
    if len(text) <= len("2025-11-12") or _one(text) is None:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _range(part: str) -> Days | None:
    """The days of "2025-03-02..2025-03-05" or of one date; None where a part is no date or they are in the wrong order."""
    first, dots, last = part.partition("..")
    start, end = _one(first.strip()), _one(last.strip()) if dots else None
    if dots and (start is None or end is None or end.last < start.first):
        return None
    return Days(start.first, end.last) if start and end else start


def _one(stamp: str) -> Days | None:
    """The days of one stamp: a day, a whole month or a whole year; None where it is no date."""
    match = ONE.fullmatch(stamp)
    if match is None:
        return None
    year, month, day_number = (int(part) if part else None for part in match.groups())
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        first = date(year, month or 1, day_number or 1)
    except ValueError:
        return None
    if day_number:
        return Days(first, first)
    # the last day of the month, or of the year; `monthrange` gives (weekday of the first day, number of days)
    last = date(year, month or 12, monthrange(year, month or 12)[1])
    return Days(first, last)
