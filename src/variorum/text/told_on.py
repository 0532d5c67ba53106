"""On which day the words at a place of a report were written: an entry of a live blog is older than its page.

Words used here: `said`: the stamp of an entry, as it is written. `published`: the stamp of the page. By the clock of the page: in its
time zone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import timedelta, timezone
from functools import lru_cache

from variorum.records import BlockKind, Grain, Report, When
from variorum.text import stamps
from variorum.text.mention import Mention
from variorum.text.when.zones import zone
from variorum.text.whens import whens

# "2026-05-03".
ISO = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
# A time zone behind an hour: " CET", " Uhr (MEZ".
NAMED = re.compile(r"\.?(?:\s*Uhr)?\s*\(?(?P<zone>[A-Z]{2,5})\b")
# "14:05", "2.05 p.m.", "14h05".
HOUR = re.compile(r"(?<!\d)([01]?\d|2[0-3])[:.h]([0-5]\d)(?:\s*([ap])\.?m)?", re.IGNORECASE)


def told_on(report: Report, at: int) -> str | None:
    """The date by which "Tuesday" and "yesterday" at this place are read. It is the report's; in a live blog it is
    the entry's. For an entry that gives an hour alone it is the report's, if the hours of all entries may be of one
    day. Else None: nobody knows the day.
    """
    number = bisect_right(report.blocks, at, key=lambda block: block.start) - 1
    block = report.blocks[number] if number >= 0 else None
    if block is None or block.kind is not BlockKind.ENTRY or block.said_at is None:
        return report.published
    own = _day_of(block.said_at, report.published, report.language)
    if own is not None:
        return own
    said = tuple(b.said_at or "" for b in report.blocks if b.kind is BlockKind.ENTRY)
    return _by_its_zone(block.said_at, report.published) if _one_day(said) else None


def whens_in(
    report: Report, start: int, end: int, *, language: str | None = None
) -> tuple[Mention[When], ...]:
    """The dates and times in a part of a report, read by the day on which its words were written; as of its own language, unless
    another is given. `start` and `end`: the part.
    """
    published = told_on(report, start)
    return whens(report.text, start, end, published=published, language=language or report.language)


@lru_cache(maxsize=4096)
def _day_of(said: str, published: str | None, language: str | None) -> str | None:
    """The day that an entry's own stamp says; None where it gives an hour alone."""
    if ISO.match(said):
        return _by_the_page(said, published) if stamps.day(said) is not None else None
    # a day with its month; the hour is no matter here
    for mention in whens(said, published=published, language=language):
        value = mention.value
        if value.grain is Grain.DAY and value.month_day and value.earliest == value.latest:
            return value.earliest
    return None


def _by_the_page(said: str, published: str | None) -> str:
    """A time in UTC by the clock of the page, where that has another: 22:30Z is half past midnight of a page of +02:00."""
    # `clock`: date, hour and zone; None where the stamp has no hour
    own, page = stamps.clock(said), stamps.clock(published)
    # only a time in UTC is turned: another zone is the page's or was meant
    if own is None or page is None or own.utcoffset() != timedelta(0) or not page.utcoffset():
        return said
    return own.astimezone(page.tzinfo).isoformat()


def _by_its_zone(said: str, published: str | None) -> str | None:
    """The page's date by the clock of the zone that the entry's hour names: of a page of 02:00Z "10 p.m. EDT" is on the day before."""
    match, page = HOUR.search(said), stamps.clock(published)
    named = NAMED.match(said, match.end()) if match else None
    known = zone(named["zone"]) if named else None
    if known is None or page is None or page.tzinfo is None:
        return published
    # hours ahead of UTC; more than one where the name is used in several places
    ahead = known.likeliest().offsets(page.date())
    if len(ahead) != 1:
        return published
    return page.astimezone(timezone(timedelta(minutes=min(ahead)))).isoformat()


@lru_cache(maxsize=64)
def _one_day(said: tuple[str, ...]) -> bool:
    """Whether the entries' hours only rise or only fall, so that all entries may be of one day."""
    hours = [minute for stamp in said if (minute := _minute(stamp)) is not None]
    return hours == sorted(hours) or hours == sorted(hours, reverse=True)


def _minute(stamp: str) -> int | None:
    """The minute of the day of the first clock time in the stamp; None where there is none."""
    match = HOUR.search(stamp)
    if match is None:
        return None
    hour_said, minute_said, half_of_day = match.groups()
    hour = int(hour_said)
    # "12 a.m." is midnight
    if half_of_day:
        hour = hour % 12 + (12 if half_of_day.lower() == "p" else 0)
    return hour * 60 + int(minute_said)
