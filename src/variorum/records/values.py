"""Parsed values. Each keeps the words it was read from (`said_as`); statuses come from these, never from likeness."""

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
    """`low` and `high` bound what the words allow, in `unit` (None: open); `exact` is the number said.

    `unit` is canonical ("km", "EUR", "person" or the head noun counted); `counted` is the noun phrase that is counted,
    lower case, or None. `faces` are conversions in brackets of the same value ("85 miles (135 km)"); `parts` are the
    numbers of a score ("53-3"), which has no bounds.
    """

    low: float | None
    high: float | None
    exact: float | None
    measure: Measure
    unit: str | None
    counted: str | None
    hedge: Hedge
    said_as: str
    faces: tuple[Quantity, ...] = ()
    parts: tuple[float, ...] = ()


class Grain(StrEnum):
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    TIME = "time"
    WEEKDAY = "weekday"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time has a precision. `earliest` and `latest` are ISO dates or date-times, both inclusive at their grain, or
    None where the words cannot be resolved (a weekday in an undated report). `weekday` is 0 for Monday, `clock`
    "HH:MM" as said, `zone` as said; `month_day` is "MM-DD" or "MM" as said, with or without a year; `part` the part of
    the day ("morning", "late"). `bound` is "since", "until", "by", "before" or "after" where such a word stands before it: then
    it is no date on which something happened.
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
    """A quotation, a title of a work, or a whole statement: what is compared is its words. `negated`, `modal`
    ("may", "expected") as found on its main verb.
    """

    words: str
    negated: bool = False
    modal: str | None = None
    speaker: str | None = None


Value = Quantity | When | Name | Words
