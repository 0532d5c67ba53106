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
        """The value with the date in numbers that it begins with ("3/7/2024 10:00") written as ISO 8601, by the order of day and month that this
        column has; any other value as it is."""
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
    """The order of day and month in a column; None where no value shows it, or two contradict each other."""
    found: dict[bool, str] = {}
    for value in values:
        match = DATE.match(value) if isinstance(value, str) else None
        if match is None:
            continue
        first, second = int(match[1]), int(match[3])
        if (first > MONTHS) != (second > MONTHS):
            found.setdefault(first > MONTHS, match[0].strip())
    return Order(*next(iter(found.items()))) if len(found) == 1 else None
