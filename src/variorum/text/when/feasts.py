"""Feast days: which day "Easter Monday" or "Karfreitag" is in a year. Rules stand in lexicons/feasts.json."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter  # type: ignore[import-untyped]

from variorum.text.lexicon import table
from variorum.text.when.resolving import Span

# The Gregorian calendar, and what a date can hold.
FIRST_YEAR, LAST_YEAR = 1583, 4099


@cache
def feasts(language: str) -> Mapping[str, str]:
    """Name, case folded and with plain apostrophes → rule."""
    return {
        _plain(name): rule for rule, row in table("feasts.json").items() for name in row.get(language, ())
    }


@cache
def names(language: str) -> tuple[str, ...]:
    """All names of feast days in a language."""
    return tuple(name for row in table("feasts.json").values() for name in row.get(language, ()))


def rule_of(said: str, language: str) -> str | None:
    """The rule by which a feast's day is found, for `in_year`; None where the name is not known."""
    return feasts(language).get(_plain(said))


def month_day(rule: str) -> str | None:
    """The day of a feast that is on the same one every year, "MM-DD"; None for a movable one."""
    return rule if re.fullmatch(r"\d\d-\d\d", rule) else None


def in_year(rule: str, year: int) -> Span | None:
    """First and last day of a feast in a year; None outside FIRST_YEAR to LAST_YEAR, for which the
    calculation holds. `rule` in one of three forms: "easter+1" or "easter-2..0" (days from Easter), "5:1:-1" (month, weekday, which of
    them), "12-24..12-26" (dates).
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    # days from Easter; the nth weekday of a month; fixed dates
    if rule.startswith("easter"):
        first_offset, _, last_offset = rule.removeprefix("easter").partition("..")
        sunday = easter(year)
        return Span(
            sunday + timedelta(days=int(first_offset)),
            sunday + timedelta(days=int(last_offset or first_offset)),
        )
    if ":" in rule:
        month, weekday, nth = map(int, rule.split(":"))
        day = _nth(year, month, weekday - 1, nth)
        return Span(day, day)
    first, _, last = rule.partition("..")
    return Span(_date_of_feast(year, first), _date_of_feast(year, last or first))


def _date_of_feast(year: int, said: str) -> date:
    month, day = map(int, said.split("-"))
    return date(year, month, day)


def _nth(year: int, month: int, weekday: int, nth: int) -> date:
    """The `nth` such weekday of a month, -1 for the last; `weekday` is 0 for Monday."""
    if nth < 0:
        # the day before the first of the next month
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _plain(said: str) -> str:
    return " ".join(said.replace("’", "'").split()).casefold()
