"""A date as somebody wrote it into a field for dates: a row's, a feed's, a meta element's.

What is read is kept as ISO 8601 or, of EDTF, as a month, a year, or the days that it may be. What this project's own
patterns do not read is put before dateparser, which knows two hundred languages; never its clock, which would read
"yesterday" and fill in the year.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import lru_cache

from variorum.extract.metadata.dates import CLOCK, NUMERIC, stamp
from variorum.extract.settings import ExtractSettings
from variorum.text import stamps
from variorum.text.scripts import letters_of

# EDTF's marks for "perhaps" and "about", and a day or month left open ("2025-11-XX").
QUALIFIED = re.compile(r"[?~%]$")
# The month or day that is left open: "-XX", "-00".
OPEN = re.compile(r"(?:-(?:XX|xx|00))+(?=$)")
# "2025-03/2025-05", "2025-03-02/2025-03-04".
INTERVAL = re.compile(r"(\d{4}-\d\d(?:-\d\d)?)/(\d{4}-\d\d(?:-\d\d)?)", re.ASCII)
# Ten digits, with a fraction or three more for milliseconds.
EPOCH = re.compile(r"(\d{10})(?:\.\d+|\d{3})?", re.ASCII)
# "3/2031", "03.2031".
MONTH_FIRST = re.compile(r"(\d{1,2})[/.](\d{4})", re.ASCII)
# The name of a month, as far as its letters tell: three of an alphabet, or one sign of a script that writes words with one.
WORDS = re.compile(rf"[^\W\d_]{{3}}|[{letters_of('Kana', 'Hani', 'Hang')}]")
# What relative dates would count from; none is read.
BASE = datetime(2000, 1, 1, tzinfo=UTC)
# A digit: without one it is no date.
DIGIT = re.compile(r"\d")


def said_date(value: str, settings: ExtractSettings) -> str | None:
    """The date that `value` gives; None where it gives none, or one in no year in which news was printed."""
    text = " ".join(value.split())
    if not text or len(text) > settings.said_date_length:
        return None
    for reader in (_edtf, _plain, _iso_basic, epoch, _by_library):
        found = reader(text)
        if found is not None and _in_years(found, settings):
            return found
    return None


def _in_years(found: str, settings: ExtractSettings) -> bool:
    """Whether all days that the date may mean lie in the years in which reports are published (`said_years`)."""
    first, last = settings.said_years
    span = stamps.days(found)
    return span is not None and first <= span.first.year and span.last.year <= last


def _edtf(text: str) -> str | None:
    """A year, month, set or interval of EDTF; of an uncertain date ("2031-03-14?") the date; None for anything else."""
    unmarked = OPEN.sub("", QUALIFIED.sub("", text))
    interval = INTERVAL.fullmatch(unmarked)
    if interval:
        first, last = interval.groups()
        return f"[{first}..{last}]"
    # "03/2031"
    month_first = MONTH_FIRST.fullmatch(unmarked)
    if month_first:
        month, year = month_first.groups()
        unmarked = f"{year}-{int(month):02}"
    # ten characters are a whole date; what is longer is none of these, unless it is a set ("[2031-03-14,2031-04-13]")
    return unmarked if len(unmarked) <= 10 or unmarked.startswith("[") else None


def _plain(text: str) -> str | None:
    """The date by this project's own patterns. Where they give a day alone, though a time of day stands beside it, the library is asked
    for the time.
    """
    found = stamp(text)
    # more than the ten characters of a day: the time of day was read already
    if found is None or len(found) > 10 or not CLOCK.search(text) or not WORDS.search(text):
        return found
    timed = _by_library(text)
    return timed if timed is not None and timed[:10] == found else found


def _iso_basic(text: str) -> str | None:
    """A date that Python's own readers of ISO 8601 know: the shorter and the week form ("20251112T080000Z",
    "2025-W46-3"), and full dates of years before those in which pages were printed. None for anything else.
    """
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            return read(text).isoformat()
        except ValueError:
            continue
    return None


def epoch(text: str) -> str | None:
    """The moment that a number of seconds or milliseconds since 1970 gives, as programs write it. A number that begins with "20" is more
    likely a day and an hour ("2031031408"), and gives None.
    """
    match = EPOCH.fullmatch(text)
    seconds = match[1] if match else ""
    if not seconds or seconds.startswith("20"):
        return None
    return datetime.fromtimestamp(int(seconds), UTC).isoformat()


@lru_cache(maxsize=4096)
def _by_library(text: str) -> str | None:
    """The date that dateparser reads. If it depends on whether day or month comes first, both, as EDTF. The first text that it cannot
    read takes three seconds, since it tries every language; later ones take a tenth of one.
    """
    if not DIGIT.search(text) or not (WORDS.search(text) or NUMERIC.search(text)):
        return None
    # "03/04/2031" may be 3 April or 4 March
    day_first, month_first = (_parsed(text, order=order) for order in ("DMY", "MDY"))
    # there is no day; there may be a month and a year ("March 2031")
    if day_first is None or month_first is None:
        month = _parsed(text, parts=("month", "year"))
        return f"{month:%Y-%m}" if month else None
    if day_first.date() != month_first.date():
        return f"[{','.join(sorted((day_first.date().isoformat(), month_first.date().isoformat())))}]"
    return day_first.isoformat() if CLOCK.search(text) else day_first.date().isoformat()


def _parsed(
    text: str, *, order: str = "DMY", parts: tuple[str, ...] = ("day", "month", "year")
) -> datetime | None:
    """What dateparser reads in the text, if the text gives all of `parts` ("day", "month", "year"); else None."""
    import dateparser

    try:
        found: datetime | None = dateparser.parse(
            text,
            settings={
                "PARSERS": ["absolute-time"],
                "REQUIRE_PARTS": list(parts),
                "DATE_ORDER": order,
                "PREFER_LOCALE_DATE_ORDER": False,
                "RELATIVE_BASE": BASE,
                "TIMEZONE": "UTC",
            },
        )
    except Exception:  # what it is given is whatever somebody put into a field
        return None
    return found
