"""What several formats say of a report: its address, when it was seen, and by what name or number it can be cited."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from variorum.publish.selectors import web_address
from variorum.records import Report
from variorum.text.stamps import days, moments

# Not in XML 1.0, and in no format here worth keeping.
UNWRITABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
# The address of a page in an archive of the web: "https://web.archive.org/web/2031…".
ARCHIVED = re.compile(
    r"https?://(?:[\w-]+\.)*(?:archive\.org/web|web\.archive\.org/web|archive\.(?:today|ph|is|li|vn|md|fo))/\S+"
)
# ZIP has no earlier day; a file made of one dossier is the same whenever it is made.
ZIP_DAY = (1980, 1, 1, 0, 0, 0)


def clean(text: str) -> str:
    """`text` with what no format may hold shown as a replacement character."""
    return UNWRITABLE.sub("\ufffd", text)


def line(text: str) -> str:
    """The text on one line, with what no format may hold shown as a replacement character."""
    return " ".join(clean(text).split())


def urn(kind: str, name: str) -> str:
    """A URN for something without an address. It is made of ids that are hashes of content, so it is the same in every run."""
    return f"urn:variorum:{kind}:{name}"


def address(report: Report) -> str:
    """The report's web address, or a URN of its id."""
    return web_address(report.url) or web_address(report.path) or urn("report", report.id)


def archive_address(report: Report) -> str | None:
    """Where the capture is kept: the address in a web archive, or the file of an archive and the place in it, or the file."""
    for where in (report.url, report.path):
        if where and ARCHIVED.match(where):
            return where
    if report.record:
        return f"{report.path} ({report.record})"
    return None if web_address(report.path) else report.path


def day_parts(stamp: str | None) -> list[list[int]]:
    """Year, month and day as far as a stamp says them, as CSL has dates; two where it may be several days. Empty for no date."""
    found = days(stamp)
    if found is None:
        return []
    first, last = found
    if first == last:
        return [[first.year, first.month, first.day]]
    # "2031", "2031-03"; else from the first to the last day that it may be
    text = (stamp or "").strip()
    if re.fullmatch(r"\d{4}", text):
        return [[first.year]]
    if re.fullmatch(r"\d{4}-\d\d", text):
        return [[first.year, first.month]]
    return [_parts(first), _parts(last)]


def _parts(day: date) -> list[int]:
    return [day.year, day.month, day.day]


def iso_day(stamp: str | None) -> str | None:
    """A day, month or year: "2025-11-12", "2025-11" or "2025". None where it may be several days, or is no
    date.
    """
    parts = day_parts(stamp)
    return (
        # the year in four digits; month and day, where they are known, in two
        "-".join(f"{n:04}" if not at else f"{n:02}" for at, n in enumerate(parts[0]))
        if len(parts) == 1
        else None
    )


def instant(stamp: str | None) -> datetime | None:
    """The first second, in UTC, that a stamp may mean; None where it is no date."""
    found = moments(stamp)
    return found[0].astimezone(UTC) if found else None


def seconds(at: datetime | None) -> str | None:
    """The moment to the second, as `2025-05-14T20:45:00Z`. What is given must be UTC."""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ") if at else None


def uuid_of(*parts: str) -> UUID:
    """A UUID made of the parts: the same in every run."""
    return uuid5(NAMESPACE_URL, urn("uuid", json.dumps(parts)))


def as_text(found: Any) -> str:
    """JSON as every format here writes it."""
    return json.dumps(found, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
