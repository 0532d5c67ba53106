"""Publication days: evidence where they are known."""

from __future__ import annotations

from typing import NamedTuple

from variorum.text import stamps


class Days(NamedTuple):
    """Both ends are days since year 1, inclusive: a month, a year and an ambiguous date are a stretch."""

    first: int
    last: int


def days(published: str | None) -> Days | None:
    """The days that a stamp may mean; None where no day can be read."""
    found = stamps.days(published)
    return Days(found.first.toordinal(), found.last.toordinal()) if found else None
