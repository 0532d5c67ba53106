"""Tells whether a column writes days before months: "04/05/2025" alone does not show it, "13/05/2025" some rows below it does."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

# Two numbers and a year with one sign between: "04/05/2025", "4-5-2025".
DATE = re.compile(r"\s*(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?!\d)", re.ASCII)
# The largest number of a month, and of a day.
MONTHS, DAYS = 12, 31


class Order(NamedTuple):
    """The order of day and month in a column. `shown` is the date that shows it, as it stands."""

    day_first: bool
    shown: str

    def iso(self, value: object) -> object:
        """The value with its leading date in ISO 8601: "3/7/2024 10:00" → "2024-07-03 10:00", if this column has the day first. A value without such a date is unchanged."""
        match = DATE.match(value) if isinstance(value, str) else None
        if match is None:
            return value
        first, _, second, year = match.groups()
        day, month = (int(first), int(second)) if self.day_first else (int(second), int(first))
        if not (1 <= month <= MONTHS and 1 <= day <= DAYS):
            return value
        rest = match.string[match.end() :]
        return f"{year}-{month:02}-{day:02}{rest}"

    def said(self, name: str) -> str:
        """A line for the user on the order found in the column `name`."""
        order = "days before months" if self.day_first else "months before days"
        return f"column `{name}` has {order}, as `{self.shown}` shows"


def order_of(values: Iterable[object]) -> Order | None:
    """Whether the dates of a column have the day or the month first, as an Order; None if no value shows it ("13/5/2024" does, "3/5/2024" does not), or two contradict each
    other.
    """
    # whether the day is first → a date that shows it
    shown_by: dict[bool, str] = {}
    for value in values:
        match = DATE.match(value) if isinstance(value, str) else None
        if match is None:
            continue
        first, _, second, _ = match.groups()
        # only a number that can be no month shows it
        if (int(first) > MONTHS) != (int(second) > MONTHS):
            shown_by.setdefault(int(first) > MONTHS, match[0].strip())
    return Order(*next(iter(shown_by.items()))) if len(shown_by) == 1 else None
