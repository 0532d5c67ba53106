"""The days that one moment told on two clocks ("9 p.m. local time (1900 GMT)") may fall on: how far two clocks are apart depends on
the day (summer time)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from variorum.collate.compare.dates import day_of
from variorum.records import Certainty, Report
from variorum.text.when.conversions import Conversion
from variorum.text.when.resolving import Published, published_on
from variorum.text.whens import whens

# From how many days before to how many days after its own date a report tells things without naming their day.
TOLD = (timedelta(days=-7), timedelta(days=1))
# The day before and the day after: a weekday is only as sure as the date that it is counted from.
BESIDE = (timedelta(days=-1), timedelta(days=1))
# Code points before a sentence in which the time that it speaks of may be named ("In November 2015, …").
CONTEXT = 600
# More possible days than this tell nothing, since then any day of the year is possible.
A_YEAR = 366
# Days between the first and the last dated report of a story. If there are more, its undated reports get no date.
LONGEST_STORY = 60


def days_meant(
    report: Report, start: int, end: int, found: Conversion, story: Published | None
) -> tuple[date, ...]:
    """The days on which the moment `found`, told on two clocks in text[start:end], may have been. By these it is
    decided whether the two clocks fit each other. Empty if nothing shows the day, or if any day of a year is
    possible. `story`: the first and last date of the story's reports, for a report that does not state its own.
    """
    windows = list(_windows(report, start, end, found, story))
    return tuple(sorted({day for window in windows for day in window})) if all(windows) else ()


def _windows(
    report: Report, start: int, end: int, found: Conversion, story: Published | None
) -> Iterator[tuple[date, ...]]:
    """The days that each hint allows, one tuple a hint; the moment lies in one of them. Hints are the day that the
    time itself names, or else the date of the report; and days named shortly before. An empty tuple: this hint says
    nothing. `start` and `end`: the place of the time; `found`: the time on two clocks; `story`: first and last date
    of the story's reports, for a report without a date.
    """
    # the time's own day, or else the days around the report's date
    published = published_on(stated_date(report)) or story
    dated_time = next((when for when in (found.first.value, found.second.value) if when.earliest), None)
    if dated_time is not None:
        yield _days_between(day_of(dated_time.earliest), day_of(dated_time.latest), *BESIDE)
    else:
        yield _days_between(published.earliest, published.latest, *TOLD) if published else ()
    # days named shortly before
    around = whens(
        report.text,
        max(0, start - CONTEXT),
        end,
        published=stated_date(report),
        language=report.language,
    )
    for mention in around:
        if mention.value.earliest and not mention.value.clock:
            yield _days_between(
                day_of(mention.value.earliest), day_of(mention.value.latest), timedelta(), timedelta()
            )


def stated_date(report: Report) -> str | None:
    """The report's date; None where it was only guessed from its page."""
    found = [finding.certainty for finding in report.findings if finding.field == "published"]
    return None if found and all(c is Certainty.GUESSED for c in found) else report.published


def story_dates(reports: Iterable[Report]) -> Published | None:
    """The first and the last date that the story's reports state. None if none is stated, or if the two are too far
    apart to help date a report without one.
    """
    dated = [day for day in (published_on(stated_date(report)) for report in reports) if day is not None]
    if not dated:
        return None
    first, last = min(day.earliest for day in dated), max(day.latest for day in dated)
    return Published(first, last) if (last - first).days <= LONGEST_STORY else None


def _days_between(first: date, last: date, before: timedelta, after: timedelta) -> tuple[date, ...]:
    """The days from `first` + `before` to `last` + `after`; none if they are more than a year, since then any day is possible."""
    try:
        first, last = first + before, last + after
    except OverflowError:
        return ()
    count = (last - first).days + 1
    return tuple(first + timedelta(days=days_on) for days_on in range(count)) if count <= A_YEAR else ()
