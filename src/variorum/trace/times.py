"""When a report came out, as exactly as it says and no more."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")
INTERVAL = re.compile(r"\[([^,\]]+),([^,\]]+)\]")


def published_between(said: str | None) -> tuple[datetime, datetime] | None:
    """The earliest and latest moment in UTC that ISO 8601, or EDTF's "[a,b]", allows; None where it says nothing.

    A day without an hour lasts all day; a time without a zone is taken as UTC.
    """
    if not said:
        return None
    interval = INTERVAL.match(said)
    parts = interval.groups() if interval else (said, said)
    first, last = published(parts[0]), published(parts[1])
    if first is None or last is None:
        return None
    return first, last + (timedelta(days=1, seconds=-1) if DAY.match(parts[1].strip()) else timedelta())


def published(said: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(said.strip())
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
