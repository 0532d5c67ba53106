"""What words were read as: numbers, times, names. Each value keeps the words that it was read from (`said_as`). Statuses of claims are worked out
from values, never from how alike the words are.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Hedge(StrEnum):
    """How a number is bounded. The interval semantics of each: docs/explanation/comparison.md."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more-than"
    AT_LEAST = "at-least"
    LESS_THAN = "less-than"
    AT_MOST = "at-most"
    NEARLY = "nearly"
    RANGE = "range"
    VAGUE = "vague"


class Measure(StrEnum):
    """What sort of number it is; only equal measures are ever compared."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    POINTS = "points"
    LENGTH = "length"
    AREA = "area"
    MASS = "mass"
    VOLUME = "volume"
    SPEED = "speed"
    TEMPERATURE = "temperature"
    DURATION = "duration"
    POWER = "power"
    ENERGY = "energy"
    PRESSURE = "pressure"
    DATA = "data"
    MAGNITUDE = "magnitude"
    AGE = "age"
    ORDINAL = "ordinal"
    SCORE = "score"
    TIMES = "times"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit. `low` and `high` bound what the words allow, in `unit` (None: open); `exact` is the number said.

    `unit`: in one form ("km", "EUR", "person"), or the head noun of what is counted.
    `counted`: the noun phrase that is counted, lower case, or None.
    `faces`: the same value in other units, given in brackets ("85 miles (135 km)").
    `parts`: the numbers of a score ("53-3"), which has no bounds.
    """

    low: float | None
    high: float | None
    exact: float | None
    measure: Measure
    unit: str | None
    counted: str | None
    hedge: Hedge
    # the report's words
    said_as: str
    faces: tuple[Quantity, ...] = ()
    parts: tuple[float, ...] = ()


class Grain(StrEnum):
    """How exact a time is."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    TIME = "time"
    WEEKDAY = "weekday"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time, as exact as the words are (`grain`).

    `earliest`, `latest`: ISO dates or date-times, both inclusive; None where the words cannot be resolved (a weekday in an undated report).
    `weekday`: 0 for Monday.
    `clock`, `zone`: as said, the clock as "HH:MM".
    `month_day`: "MM-DD" or "MM", as said, with or without a year.
    `part`: the part of the day ("morning", "late").
    `bound`: "since", "until", "by", "before" or "after", where such a word stands before it; then nothing is said to have happened on that date
    itself.
    """

    earliest: str | None
    latest: str | None
    grain: Grain
    said_as: str
    weekday: int | None = None
    clock: str | None = None
    zone: str | None = None
    month_day: str | None = None
    part: str | None = None
    bound: str | None = None


class NameKind(StrEnum):
    """What sort of thing a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    WORK = "work"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """`role` is the title or post that stands with a person's name, lower case."""

    name: str
    kind: NameKind
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A quotation, the title of a work, or a whole statement: compared by its words. `negated` and `modal` ("may", "expected") are as found with
    its main verb.
    """

    words: str
    negated: bool = False
    modal: str | None = None
    speaker: str | None = None


Value = Quantity | When | Name | Words
