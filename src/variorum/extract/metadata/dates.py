"""Turns dates as pages print them, and as their metadata give them, into ISO 8601; or into EDTF where they can be read two ways.

Words used here. EDTF: an ISO form for uncertain dates: "[2026-02-03,2026-03-02]" is one of two days. Stamp: a date in
metadata. Shift: the offset from UTC. Clock: a time of day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import NamedTuple

from variorum.text.lexicon import table

# Years in which a page can have been published; anything else is a number.
FIRST, LAST = 1990, 2079
# A date of digits alone: "2026-03-02", "2.3.2026", "3/2/26"; the second mark is the same as the first.
NUMERIC = re.compile(
    r"(?<![\d/.:-])(?P<a>\d{1,4})(?P<s>[./-])\s?(?P<b>\d{1,2})(?P=s)\s?(?P<c>\d{4}|\d{2})(?![\d/]|[.-]\d)"
)
# No date is without a year, or without two numbers and a mark between them.
DIGITS = re.compile(r"\d{4}|\d[./-]\s?\d")
# A year from 1900 to 2099.
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# "2026年3月2日".
EAST_ASIAN = re.compile(r"(?P<y>\d{4})\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일]")
# "2026-03-02T09:10:00+02:00" and shorter forms.
ISO_TIME = re.compile(
    r"^(\d{4})-(\d\d?)-(\d\d?)(?:[T\s]+(\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?",
    re.IGNORECASE,
)
# "20310305", "20310305T081500Z"
BASIC_TIME = re.compile(
    r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?", re.ASCII | re.IGNORECASE
)
# "9:10", "09.10 p.m.", "9h10".
CLOCK = re.compile(
    r"(?<![\d+:.-])([01]?\d|2[0-3])[:.h]([0-5]\d)(?::([0-5]\d)(?:[.,]\d+)?)?\s*(a\.?m\b\.?|p\.?m\b\.?)?(?!\d)",
    re.IGNORECASE,
)
# What stands behind a time of day: an offset, or a name ("CET", "(CET)", "Uhr MEZ").
ZONE = re.compile(
    r"\s*(?:Uhr|hrs|h)?\s*\(?(?:(?:GMT|UTC)?\s*([+-]\d\d:?(?:\d\d)?)(?!\d)|([A-Za-z]{1,5})\b)", re.IGNORECASE
)
# An offset that ZONE does not read: " +2".
NUMBER = re.compile(r"\s*[+-]\d")
# How programs print a date that was never set: "30 Nov -0001". The mail's rules would take the year for a zone, and read 2000.
NO_YEAR = re.compile(r"[A-Za-z]{3}\s+(?:-\d|0000\b)")
# Code points before its year in which a date with a month's name begins: "Wednesday, the 23rd of September, " is no longer.
LONGEST_DAY = 44
# No date in a field for dates is longer.
LONGEST_STAMP = 200


class Found(NamedTuple):
    """A date in text[start:end]. `value` is ISO 8601, or EDTF ("[2026-02-03,2026-03-02]") for a date that can be read two ways."""

    start: int
    end: int
    value: str


def stamp(value: str) -> str | None:
    """A metadata value as ISO 8601, its time and zone kept; None where it is no date."""
    text = value.strip()
    match = ISO_TIME.match(text) or BASIC_TIME.fullmatch(text)
    if match:
        return _from_iso(match)
    found = list(dates(text[:LONGEST_STAMP]))
    if found:
        return _with_clock(text[:LONGEST_STAMP], found[0])
    if NO_YEAR.search(text):
        return None
    try:  # "Tue, 04 Nov 25 10:11:12 +0000", as feeds and some pages have it
        from email.utils import parsedate_to_datetime

        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _with_clock(text: str, day: Found) -> str:
    """The day with the time of day that is printed beside it, as ISO 8601: "14 March 2031, 3:05 pm" → "2031-03-14T15:05:00".

    Only the day where it has two readings, where no time or several stand beside it, or where the zone behind the time is impossible.
    """
    other_words = f"{text[: day.start]}\n{text[day.end :]}"
    clocks = list(CLOCK.finditer(other_words))
    if day.value.startswith("[") or len(clocks) != 1:
        return day.value
    (clock,) = clocks
    # a time such as "3.05" without a.m. or p.m. may be a number
    hour_said, minute_said, seconds_said, half_of_day = clock.groups()
    am_or_pm = (half_of_day or "").lower()[:1]
    hour, minute = int(hour_said), int(minute_said)
    is_dotted = clock[0].removeprefix(hour_said).startswith(".")
    if (is_dotted and not am_or_pm) or (am_or_pm and not 1 <= hour <= 12):
        return day.value
    # "12 a.m." is midnight
    hour = hour % 12 + (12 if am_or_pm == "p" else 0) if am_or_pm else hour
    seconds = seconds_said or "00"
    offset = _shift(other_words[clock.end() :], date.fromisoformat(day.value))
    if offset is None:
        return day.value
    return f"{day.value}T{hour:02}:{minute:02}:{seconds}{offset}"


def _shift(behind: str, day: date) -> str | None:
    """The offset from UTC that the zone behind a time gives ("+02:00"). "" where no zone follows, or its name is that
    of several zones; None where the offset is impossible ("+25:00").
    """
    match = ZONE.match(behind)
    if match is None:
        return None if NUMBER.match(behind) else ""
    offset, name = match.groups()
    if offset:
        digits = offset.replace(":", "")
        hours, minutes = digits[:3], digits[3:] or "00"  # "+02" and "30"
        # no zone is further than 14 hours from UTC
        is_possible = abs(int(hours)) <= 14 and int(minutes) < 60
        return f"{hours}:{minutes}" if is_possible else None
    # in winter "BST" is no British summer time
    if name.upper() == "BST" and not 3 <= day.month <= 10:
        return ""
    return str(table("zones.json").get(name.upper(), ""))


def _from_iso(match: re.Match[str]) -> str | None:
    """The date or moment in an ISO form; the day alone where the time of day is impossible."""
    year, month, day, hour, minute, second, zone = match.groups()
    whole = _day(int(year), int(month), int(day))
    if whole is None or hour is None:
        return whole
    shift = (zone or "").upper()
    if shift in ("Z", "UTC", "GMT"):
        shift = "+00:00"
    # "+0200", "+02"
    elif shift and ":" not in shift:
        shift = f"{shift[:3]}:{shift[3:] or '00'}"
    try:
        return datetime.fromisoformat(f"{whole}T{int(hour):02}:{minute}:{second or '00'}{shift}").isoformat()
    except ValueError:
        return whole


def dates(text: str) -> Iterator[Found]:
    """Every date in `text`, in order. Day and month may be named in about twenty languages."""
    if DIGITS.search(text) is None:
        return
    found = [f for f in (*_named(text), *_numeric(text), *_east_asian(text)) if f is not None]
    end = -1
    for one in sorted(found, key=lambda f: (f.start, -f.end)):
        if one.start >= end:
            yield one
            end = one.end


def settled(value: str, others: list[str]) -> str:
    """`value`; if it has two readings and another date of the page (`others`) agrees with one of them, that reading."""
    if not value.startswith("["):
        return value
    readings = value.strip("[]").split(",")
    days = {other[:10] for other in others if not other.startswith("[")}
    agreed = [reading for reading in readings if reading in days]
    return agreed[0] if len(agreed) == 1 else value


def _named(text: str) -> Iterator[Found | None]:
    """Dates with a month's name: "3 March 2026", "March 3, 2026", "3 de marzo de 2026"; None for each that cannot be."""
    months, pattern = _months()
    # The names are many and the years few, so it is around years that names are looked for.
    date_matches = (
        date_match
        for year in YEAR.finditer(text)
        for date_match in pattern.finditer(text, max(0, year.start() - LONGEST_DAY), year.end())
    )
    for match in date_matches:
        # as it is printed; else in small letters and without a full stop ("Mar." as "mar")
        month = months.get(match.group("m1") or match.group("m2") or "", None) or months.get(
            (match.group("m1") or match.group("m2")).casefold().rstrip(".")
        )
        day = match.group("d1") or match.group("d2")
        year = match.group("y1") or match.group("y2")
        value = _day(int(year), month or 0, int(day))
        yield Found(match.start(), match.end(), value) if value else None


def _numeric(text: str) -> Iterator[Found | None]:
    """Dates of digits alone: "2026-03-02", "02.03.2026". "3/2/2026" can be read two ways and gives both."""
    for match in NUMERIC.finditer(text):
        first_number, middle_number, last_number = match.group("a"), match.group("b"), match.group("c")
        # "2026-03-02"
        if len(first_number) == 4:
            whole = (
                _day(int(first_number), int(middle_number), int(last_number))
                if len(last_number) <= 2
                else None
            )
        # "02-03-26" may be anything
        elif len(first_number) > 2 or (len(last_number) == 2 and match.group("s") == "-"):
            whole = None
        else:
            # "2/3/26": the year behind
            year = int(last_number) if len(last_number) == 4 else 2000 + int(last_number)
            whole = _day_in_digits(
                year, int(first_number), int(middle_number), dotted=match.group("s") == "."
            )
        yield Found(match.start(), match.end(), whole) if whole else None


def _east_asian(text: str) -> Iterator[Found | None]:
    """Dates like "2026年3月2日"; None for one that no calendar has."""
    for match in EAST_ASIAN.finditer(text):
        value = _day(int(match.group("y")), int(match.group("m")), int(match.group("d")))
        yield Found(match.start(), match.end(), value) if value else None


def _day_in_digits(year: int, first_number: int, second_number: int, *, dotted: bool) -> str | None:
    """The day of "3.2.2026" or "3/2/2026" in ISO form. Day first where dots stand between the numbers (`dotted`); else both readings, as
    EDTF, where both are possible. None where neither is.
    """
    day_first, month_first = _day(year, second_number, first_number), _day(year, first_number, second_number)
    if dotted:
        return day_first
    if day_first and month_first and first_number != second_number:
        return "[" + ",".join(sorted((day_first, month_first))) + "]"
    return day_first or month_first


def _day(year: int, month: int, day: int) -> str | None:
    """The day as ISO 8601; None where there is no such day, or it is too early or late for news."""
    if not FIRST <= year <= LAST:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


@cache
def _months() -> tuple[dict[str, int], re.Pattern[str]]:
    """(name of a month in any language → its number, the pattern of a date with such a name)."""
    numbers = {
        name: int(number) for number, names in table("months.json").items() if number != "_" for name in names
    }
    names = "|".join(sorted((re.escape(name) for name in numbers), key=len, reverse=True))
    month = rf"(?:{names})"
    # "2 March 2026", "2 de marzo de 2026"; "March 2, 2026"
    pattern = (
        rf"(?<![\w.])(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?(?:\s+|-)(?:de\s+|of\s+)?(?P<m1>{month})\.?,?(?:\s+|-)(?:de\s+|del\s+)?(?P<y1>\d{{4}})(?!\d)"
        rf"|(?<!\w)(?P<m2>{month})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?:at\s+)?(?P<y2>\d{{4}})(?!\d)"
    )
    return numbers, re.compile(pattern, re.IGNORECASE)
