"""Every word the dossier adds around the quotes is made here, from values, by template."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from variorum.records import Kind, Quantity, SharedKind, Status, Value, When
from variorum.text.stamps import Days, readings


class Mark(NamedTuple):
    """How a relation is shown: `glyph` and `word` always together, so that colour is never the only sign."""

    glyph: str
    word: str
    style: str


MARKS: Mapping[Status, Mark] = {
    Status.CONFLICT: Mark("≠", "differ", "differ"),
    Status.CHANGED: Mark("→", "changed", "changed"),
    Status.INCOMPARABLE: Mark("∥", "not comparable", "beside"),
    Status.VARIANT: Mark("≈", "other words", "variant"),
    Status.COMPATIBLE: Mark("⊂", "compatible", "exact"),
    Status.AGREE: Mark("=", "agree", "agree"),
    Status.TOLD: Mark("∶", "told, not compared", "beside"),
    Status.SINGLE: Mark("·", "only one says", "single"),
}
# Inside one source: the report itself, or the copies folded under it.
IN_ITSELF = Mark("≠", "differs in itself", "differ")
IN_COPIES = Mark("≠", "its copies differ", "differ")
IN_ONE = Mark("≠", "inside one source", "differ")
SPELLING = {Kind.NAME: "other spelling", Kind.PLACE: "other spelling", Kind.ROLE: "other title"}

# Rows of the collation table stand under these heads, in this order.
GROUPS: Mapping[str, tuple[Kind, ...]] = {
    "How many": (Kind.QUANTITY,),
    "When": (Kind.DATE, Kind.TIME),
    "Where": (Kind.PLACE,),
    "Who": (Kind.NAME, Kind.ROLE),
    "What it is called": (Kind.TITLE,),
    "What was said": (Kind.QUOTE,),
    "What happened": (Kind.STATEMENT,),
}
SHARED: Mapping[SharedKind, str] = {
    SharedKind.COPY: "the same text",
    SharedKind.TRIMMED: "the same text, shortened",
    SharedKind.UPDATE: "a later version of the same text",
    SharedKind.EXCERPT: "a passage of it",
    SharedKind.SHARED_QUOTE: "the same quotation",
    SharedKind.BOILERPLATE: "the same standing matter",
}
TIERS = {1: "sure pairing", 2: "likely pairing", 3: "weak pairing"}
MONTHS = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def mark(status: Status, kind: Kind | None = None) -> Mark:
    found = MARKS[status]
    if status is Status.VARIANT and kind in SPELLING:
        return found._replace(word=SPELLING[kind])
    return found


def counted(number: int, one: str, many: str | None = None) -> str:
    """For example "1 report", "2 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: Iterable[str]) -> str:
    """For example "a", "a and b", "a, b and c"."""
    given = list(words)
    return given[0] if len(given) == 1 else f"{', '.join(given[:-1])} and {given[-1]}" if given else ""


def origins(sources: int, reports: int) -> tuple[str, str]:
    """For example "4 independent sources", "in 5 reports": apart, so that a page can set the first in bold."""
    return counted(sources, "independent source"), f"in {counted(reports, 'report')}"


def days_of(stamp: str | None) -> tuple[date, ...]:
    """The days that an ISO or EDTF stamp names; none where it names none or one that is not in the calendar."""
    found = []
    for match in DAY.findall(stamp or ""):
        try:
            found.append(date.fromisoformat(match))
        except ValueError:
            continue
    return tuple(found)


def day_words(day: date, *, year: bool = True) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")


def stamp_words(stamp: str | None, *, unknown: str = "undated") -> str:
    """For example "4 March 2031, 09:10", "11 Dec 2025 or 12 Nov 2025"; the stamp itself where it is no whole date."""
    found = readings(stamp)
    if stamp is None or not found:
        return stamp or unknown
    days = [reading.first for reading in found]
    said = " or ".join(dict.fromkeys(map(_reading_words, found)))
    clock = re.match(r"\d{4}-\d{2}-\d{2}T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?", stamp)
    if len(days) == 1 and clock:
        zone = {None: "", "Z": " UTC", "+00:00": " UTC"}.get(clock[2], f" {clock[2]}")
        return f"{said}, {clock[1]}{zone}"
    return said


def _reading_words(reading: Days) -> str:
    """A day; the name of a month or a year where it is as exact as that; else from when to when."""
    first, last = reading
    if first == last:
        return day_words(first)
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        if (first.year, first.month) == (last.year, last.month):
            return f"{MONTHS[first.month - 1]} {first.year}"
        if first.year == last.year and (first.month, last.month) == (1, 12):
            return str(first.year)
    return f"{day_words(first)} – {day_words(last)}"


def span_words(stamps: Iterable[str | None]) -> str | None:
    """For example "4–6 March 2031", "30 Sept 2025 – 2 Jan 2026"; None where nothing is dated."""
    days = sorted(day for stamp in stamps for reading in readings(stamp) for day in reading)
    if not days:
        return None
    first, last = days[0], days[-1]
    if first == last:
        return day_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_words(last)}"
    return f"{day_words(first, year=first.year != last.year)} – {day_words(last)}"


def number_words(number: float) -> str:
    return f"{number:,.0f}" if number == int(number) else f"{number:,.10g}"


def value_words(value: Value | None) -> str | None:
    """What a value was taken for, where its words do not say it: bounds of a hedged number, the day of a weekday."""
    match value:
        case Quantity():
            return _bounds(value)
        case When():
            return _moment(value)
    return None


def _bounds(value: Quantity) -> str | None:
    low, high = value.low, value.high
    if low is None and high is None:
        return None
    if low is not None and low == high:
        return None
    if low is None or high is None:
        return (
            f"taken as up to {number_words(high)}"
            if high is not None
            else f"taken as {number_words(low or 0)} or more"
        )
    return f"taken as {number_words(low)}–{number_words(high)}"


def _moment(value: When) -> str | None:
    days = days_of(value.earliest), days_of(value.latest)
    if not days[0] or not days[1]:
        return None
    first, last = days[0][0], days[1][0]
    if first == last:
        name = DAYS[first.weekday()]
        return f"taken as {name}, {day_words(first)}"
    return f"taken as {day_words(first)} – {day_words(last)}"
