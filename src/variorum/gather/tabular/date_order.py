"""Tells whether a column writes days before months: "04/05/2025" alone does not show it, "13/05/2025" some rows below it does."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

DATE = re.compile(r"\s*(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?!\d)", re.ASCII)
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
        day, month = int(match[1]), int(match[3])
        if not self.day_first:
            day, month = month, day
        if not (1 <= month <= MONTHS and 1 <= day <= DAYS):
            return value
        return f"{match[4]}-{month:02}-{day:02}{match.string[match.end() :]}"

    def said(self, name: str) -> str:
        """A line for the user on the order found in the column `name`."""
        order = "days before months" if self.day_first else "months before days"
        return f"column `{name}` has {order}, as `{self.shown}` shows"


def order_of(values: Iterable[object]) -> Order | None:
    """Whether the dates of a column have the day or the month first, as an Order; None if no value shows it ("13/5/2024" does, "3/5/2024" does not), or two contradict each
    other.
    """
    shown_by: dict[bool, str] = {}
    for value in values:
        match = DATE.match(value) if isinstance(value, str) else None
        if match is None:
            continue
        first, second = int(match[1]), int(match[3])
        if (first > MONTHS) != (second > MONTHS):
            shown_by.setdefault(first > MONTHS, match[0].strip())
    return Order(*next(iter(shown_by.items()))) if len(shown_by) == 1 else None
