"""Publication days: evidence where they are known."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


class Days(NamedTuple):
    """Both ends are days since year 1, inclusive: an ambiguous date is a stretch."""

    first: int
    last: int


def days(published: str | None) -> Days | None:
    """ISO 8601, or EDTF "[2025-11-12,2025-12-11]"; None where no day can be read."""
    found = []
    for year, month, day in DAY.findall(published or ""):
        try:
            found.append(date(int(year), int(month), int(day)).toordinal())
        except ValueError:
            return None
    return Days(min(found), max(found)) if found else None
