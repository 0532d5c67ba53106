"""The days on which a report may have been published: evidence for grouping, where they are known."""

from __future__ import annotations

from typing import NamedTuple

from variorum.text import stamps


class Days(NamedTuple):
    """From the first to the last day, both inclusive, counted since year 1. A month, a year and an ambiguous date are several days."""

    first: int
    last: int


def days(published: str | None) -> Days | None:
    """The days that a stamp may mean; None where no day can be read."""
    found = stamps.days(published)
    return Days(found.first.toordinal(), found.last.toordinal()) if found else None
