"""Works out the days that the words of a date mean, counted from the day the report came out.

Words used here. Span: the first and the last day that a date may mean. Grain: how exact it is. Reach (PAST_REACH …):
the first and the last of the days, counted from `at`, among which a weekday is looked for. Steps: how many units
away, negative for the past.
"""

from __future__ import annotations

import calendar as months
from datetime import date, timedelta
from typing import NamedTuple

from variorum.records import Grain
from variorum.text import stamps

# A weekday without more is the nearest one from five days back to one day ahead of publication; measured on dated
# news in earlier trials. Where the sentence speaks of what will be, it is today or one of the six days after.
PAST_REACH = (-5, 1)
FUTURE_REACH = (0, 6)
# A verb of the past bars the days to come. With a day and month, a report dated a day early may still tell of the next.
BARRED_REACH, BARRED_DAYS = (-6, 0), 1
# A day of nearly a year ago is told with its year, so that one soon to come is meant even beside a verb of the past ("said the coach ahead
# of the final on 21 June").
SOON_DAYS, LONG_AGO = 28, 300
# Where the present tells what will be, too, and no verb says more, a day ahead weighs as much as two back.
PRESENT_WEIGHS = 2.0
# What was planned for a day, or lasts until then, is as likely to lie ahead.
EITHER_REACH = (-3, 3)
# A date without a year lies in the year that brings it nearest, where a day ahead weighs as much as four back, since
# news mostly tells what was; the other way round where the sentence speaks of what will be.
AHEAD_WEIGHS = 4.0

# Days.
WEEK = 7


class Span(NamedTuple):
    """Days from `earliest` to `latest`, both included."""

    earliest: date
    latest: date


class Told(NamedTuple):
    """A span, and the grain in which it was told: "two weeks ago" is a span of days, but no day."""

    span: Span
    grain: Grain


class Published(NamedTuple):
    """The day on which the report came out, as the first and the last that it may be; both are one unless its date is ambiguous."""

    earliest: date
    latest: date


def published_on(stated: str | None) -> Published | None:
    """The report's date from "YYYY-MM-DD…" or EDTF "[a,b]"; None for anything else, also for a month or year,
    which resolve no weekday.
    """
    found = stamps.readings(stated)
    if not found or any(days.first != days.last for days in found):
        return None
    return Published(min(days.first for days in found), max(days.last for days in found))


def day_of(year: int, month: int, day: int) -> Span | None:
    """The day as a span of one day; None where the calendar has no such day ("31 February")."""
    try:
        at = date(year, month, day)
    except ValueError:
        return None
    return Span(at, at)


def month_of(year: int, month: int) -> Span:
    """First to last day of a month (1 to 12)."""
    return Span(date(year, month, 1), date(year, month, months.monthrange(year, month)[1]))


def year_of(year: int) -> Span:
    """1 January to 31 December."""
    return Span(date(year, 1, 1), date(year, 12, 31))


def part_of(span: Span, part: str | None, at: date | None = None) -> Span:
    """The part of the span that "early", "mid" or "late" means: about a third, taken generously. "so far" ends and
    "to come" begins on `at`, where that lies within ("earlier in July"). None: the whole span.
    """
    days = (span.latest - span.earliest).days
    # two fifths of the days; a quarter is left out on either side of "mid"
    if part == "early":
        return Span(span.earliest, span.earliest + timedelta(days=days * 2 // 5))
    if part == "mid":
        return Span(span.earliest + timedelta(days=days // 4), span.latest - timedelta(days=days // 4))
    if part == "late":
        return Span(span.latest - timedelta(days=days * 2 // 5), span.latest)
    if part == "early to mid":
        return Span(span.earliest, span.latest - timedelta(days=days // 4))
    if part == "mid to late":
        return Span(span.earliest + timedelta(days=days // 4), span.latest)
    if part == "first half":
        return Span(span.earliest, span.earliest + timedelta(days=days // 2))
    if part == "second half":
        return Span(span.earliest + timedelta(days=days // 2), span.latest)
    if at is not None and span.earliest <= at <= span.latest:
        if part == "so far":
            return Span(span.earliest, at)
        if part == "to come":
            return Span(at, span.latest)
    return span


def weekday_on(weekday: int, at: date, mode: str) -> Span:
    """The day on which a weekday lies that was told on the day `at`, for instance in "on Tuesday". `mode` says on
    which side it is looked for. "last": one to seven days before `at`; "next": one to seven days after it. "past":
    `at` or the six days before; "future": `at` or the six days after; "either": up to three days before or after; ""
    and "present" (the sentence does not say): from five days before to one day after. "week-last", "week-this",
    "week-next": in that week, Monday to Sunday.
    """
    if mode.startswith("week-"):
        step = {"last": -1, "this": 0, "next": 1}[mode.removeprefix("week-")]
        day = shifted(at, weekday - at.weekday() + 7 * step)
        return Span(day, day)
    # (first, last) day of the search, counted from `at`
    reaches = {
        "last": (-7, -1),
        "next": (1, 7),
        "future": FUTURE_REACH,
        "past": BARRED_REACH,
        "either": EITHER_REACH,
    }
    low, high = reaches.get(mode, PAST_REACH)
    for delta in range(low, high + 1):
        day = shifted(at, delta)
        if day.weekday() == weekday:
            return Span(day, day)
    raise AssertionError("a reach of seven days holds every weekday")


def shifted(at: date, days: int) -> date:
    """The day `days` after `at`. Past the end of the calendar a day of the same weekday within it, since only
    the weekday is asked for.
    """
    try:
        return at + timedelta(days=days)
    except OverflowError:
        return at + timedelta(days=days % 7 - (7 if days > 0 else 0))


def quarter_of(year: int, quarter: int) -> Span:
    """First to last day of a quarter (1 to 4)."""
    return Span(date(year, 3 * quarter - 2, 1), month_of(year, 3 * quarter).latest)


def half_year(year: int, part: str) -> Span:
    """First to last day of a half of a year. `part`: "first half"; anything else is the second."""
    first = Span(date(year, 1, 1), date(year, 6, 30))
    return first if part == "first half" else Span(date(year, 7, 1), date(year, 12, 31))


def nearest(spans: list[Span], at: date, mode: str) -> Span | None:
    """The nearest of spans in neighbouring years; a span ahead counts as further away, and is left out where
    the clause speaks of the past, unless it is so near that the year before would have been named.
    """
    if mode == "past":
        # a few days ahead the same month of the year before would be named with its year
        soon = [s for s in spans if BARRED_DAYS < (s.earliest - at).days <= SOON_DAYS]
        done = [s for s in spans if (s.earliest - at).days <= BARRED_DAYS]
        recent = any((at - s.latest).days < LONG_AGO for s in done)
        spans = (done if recent or not soon else soon) or spans
    return min(
        spans,
        key=lambda s: 0 if s.earliest <= at <= s.latest else _distance((s.earliest - at).days, mode),
        default=None,
    )


def nearest_day(month: int, day: int, at: date, mode: str = "") -> Span | None:
    """The day in the year before, of or after `at`, whichever `mode` wants or lies nearest. None where there
    is no such day.
    """
    found = [
        span for year in (at.year - 1, at.year, at.year + 1) if (span := day_of(year, month, day)) is not None
    ]
    return nearest(found, at, mode)


def nearest_month(month: int, at: date, mode: str) -> Span:
    """The month in the year before, of or after `at`; `mode` "next" or "last", else the nearest."""
    spans = [month_of(y, month) for y in (at.year - 1, at.year, at.year + 1)]
    if mode == "next":
        spans = [span for span in spans if span.earliest > at] or spans
    if mode == "last":
        spans = [span for span in spans if span.latest < at] or spans
    return nearest(spans, at, mode) or spans[0]


def _distance(days: int, mode: str) -> float:
    """How far off a day is, in days: one on the side that `mode` (the tense) does not speak of counts AHEAD_WEIGHS times, in the present
    PRESENT_WEIGHS times."""
    if mode == "either":
        return abs(days)
    if mode == "future":
        return days if days > 0 else -days * AHEAD_WEIGHS
    ahead = PRESENT_WEIGHS if mode == "present" else AHEAD_WEIGHS
    return days * ahead if days > 0 else -days


def span_of(unit: str, steps: int, at: date) -> Told:
    """The week, month, year, weekend, decade or century `steps` from the one that holds `at`, with its grain."""
    # from Monday to Sunday
    if unit == "week":
        monday = shifted(at, 7 * steps - at.weekday())
        # the calendar ends with the year 9999
        monday = min(monday, date.max - timedelta(days=6))
        return Told(Span(monday, monday + timedelta(days=6)), Grain.VAGUE)
    if unit == "weekend":
        # Saturday is day 5 of the week, counted from Monday as 0
        saturday = min(shifted(at, 7 * steps - at.weekday() + 5), date.max - timedelta(days=1))
        return Told(Span(saturday, saturday + timedelta(days=1)), Grain.VAGUE)
    if unit == "month":
        # months counted from the year 0
        index = at.year * 12 + at.month - 1 + steps
        return Told(month_of(min(9999, max(1, index // 12)), index % 12 + 1), Grain.MONTH)
    if unit == "year":
        return Told(year_of(min(9999, max(1, at.year + steps))), Grain.YEAR)
    # a decade or a century
    size = 10 if unit == "decade" else 100
    first = max(1, at.year - at.year % size + steps * size)
    return Told(Span(date(first, 1, 1), date(min(9999, first + size - 1), 12, 31)), Grain.VAGUE)


def season_of(first: int, last: int, year: int) -> Span:
    """First to last day of the months `first` to `last`; a winter ends in the year after `year`."""
    if first <= last:
        return Span(date(year, first, 1), month_of(year, last).latest)
    return Span(date(year, first, 1), month_of(year + 1, last).latest)


def nearest_season(first: int, last: int, at: date, mode: str) -> Span:
    """The season that `at` lies in; with `mode` "last" or "next" the one before or after, else the nearest."""
    # a winter begins in the year before
    spans = [season_of(first, last, year) for year in (at.year - 2, at.year - 1, at.year, at.year + 1)]
    if mode == "last":
        return max(
            (span for span in spans if span.latest < at), key=lambda span: span.latest, default=spans[0]
        )
    if mode == "next":
        return min(
            (span for span in spans if span.earliest > at), key=lambda span: span.earliest, default=spans[-1]
        )
    return min(
        spans,
        key=lambda span: (
            0 if span.earliest <= at <= span.latest else _distance((span.earliest - at).days, mode)
        ),
    )


def to_the_day(count: int, unit: str, at: date) -> Span | None:
    """The day exactly so many days, weeks, months or years before `at`; None where that month has no such day. `unit`: "day", "week",
    "month" or "year".
    """
    if unit in {"month", "year"}:
        # months counted from the year 0, so that a step may lead into another year
        index = at.year * 12 + at.month - 1 - count * (12 if unit == "year" else 1)
        return day_of(index // 12, index % 12 + 1, at.day) if index >= 12 else None
    try:
        day = at - timedelta(days=count * {"week": 7, "day": 1}.get(unit, 0))
    # before the year 1
    except OverflowError:
        return None
    return Span(day, day)


def ago(count: int, unit: str, at: date) -> Told:
    """The span that was so long ago, and how exact that is: "two days ago" is a day, "a month ago" and longer only as exact as the unit."""
    # days and weeks; longer units are stretches of the calendar
    try:
        if unit in {"day", "hour", "minute"}:
            day = at - timedelta(days=count if unit == "day" else 0)
            return Told(Span(day, day), Grain.DAY)
        # "two weeks ago": some day of the week around that day
        if unit == "week":
            day = at - timedelta(weeks=count)
            return Told(Span(day - timedelta(days=3), day + timedelta(days=3)), Grain.VAGUE)
    # so many that the calendar does not reach so far
    except OverflowError:
        end = date.min if count > 0 else date.max
        return Told(Span(end, end), Grain.VAGUE)
    return span_of(unit, -count, at)
