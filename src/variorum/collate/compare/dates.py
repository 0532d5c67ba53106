"""Compares two dates or clock times: each as exact as it was told, over weekdays and zones, with a day of slack.

Words used here. When: a time, with `earliest` and `latest` day (ISO), `clock` (HH:MM), `zone`, `weekday` (0 Monday),
`month_day` (a day without its year). Stated: the day is named; relative: counted from another ("yesterday").
"""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache

from variorum.collate.compare.comparison import Comparison, quoted, same_words
from variorum.collate.compare.settings import CompareSettings
from variorum.records import Grain, Status, When
from variorum.records.claim import AGREEING
from variorum.text.lexicon import table
from variorum.text.short_lists import listed_weekday
from variorum.text.when.feasts import feasts
from variorum.text.when.resolving import WEEK
from variorum.text.when.zones import leads, zone

MINUTES_A_DAY = 1440
# Minutes since midnight at which a part of the day begins: morning, afternoon, evening (left open), late evening.
MORNING, NOON, EVENING, LATE = 5 * 60, 12 * 60, 17 * 60, 20 * 60
# Days from the first to the last of a week.
WEEK_LONG = 6


def compare_whens(left: When, right: When, settings: CompareSettings) -> Comparison:
    """How two days or times of day stand to one another. Where both give a clock time, the clock times are compared.
    Symmetric."""
    if left.clock and right.clock:
        return _compare_clocks(left, right, settings)
    days = _compare_days(left, right, settings)
    if days.status in AGREEING and _parts_differ(left, right):
        why = f"{quoted(left.said_as)} and {quoted(right.said_as)} are different parts of the day"
        # the last number of a Comparison is how close the two are, 0 to 1
        return Comparison(Status.CONFLICT, why, 0.8)
    if days.status is Status.AGREE and bool(left.clock) != bool(right.clock):
        hour = left if left.clock else right
        return Comparison(Status.COMPATIBLE, f"{quoted(hour.said_as)} gives the hour as well", 0.9)
    return days


def _both_quoted(left: When, right: When) -> str:
    return f"{quoted(left.said_as)} and {quoted(right.said_as)}"


def _reason_same(left: When, right: When, what: str = "") -> str:
    """The reason that two times are the same: "both say “Monday”", or “Monday” and “4 March” are the same `what` ("day")."""
    if left.said_as.casefold().split() == right.said_as.casefold().split():
        return same_words(left.said_as, right.said_as)
    return f"{_both_quoted(left, right)} are the same {what}".rstrip()


def _compare_clocks(left: When, right: When, settings: CompareSettings) -> Comparison:
    """How two clock times stand to each other. Two zones are converted; if only one is named, the times are
    comparable only if equal. Times a few minutes apart may be one, if either is on a quarter of an hour.
    """
    days = _compare_days(left, right, settings) if left.earliest and right.earliest else None
    minutes, other_minutes = minutes_of(left), minutes_of(right)
    # one zone is converted to the other
    if left.zone and right.zone and left.zone.casefold() != right.zone.casefold():
        # hours between the zones: several, if a name ("CST") may mean several zones; the one that fits best counts
        leads = _zone_leads(left, right)
        if not leads:
            return Comparison(
                Status.INCOMPARABLE, f"{_both_quoted(left, right)} are in zones that cannot be converted", 0.0
            )
        minutes -= min(
            leads, key=lambda m: (minutes_apart(minutes - m, other_minutes), abs(minutes - m - other_minutes))
        )
    elif bool(left.zone) != bool(right.zone) and minutes != other_minutes:
        why = f"{_both_quoted(left, right)} may be in different zones: only one names its own"
        return Comparison(Status.INCOMPARABLE, why, 0.5)
    # on two days, in conflict; else by the minutes between them
    minutes_between = minutes_apart(minutes, other_minutes)
    if (
        days is not None
        and days.status is Status.CONFLICT
        and minutes_between == abs(minutes - other_minutes)
    ):
        return days
    how_close = 1 - minutes_between / (MINUTES_A_DAY / 2)
    if minutes_between == 0:
        return Comparison(Status.AGREE, f"{_both_quoted(left, right)} are one time of day", 1.0)
    # "a quarter past six" may be "6:13"
    rounded = any(m % 15 == 0 for m in (minutes_of(left), minutes_of(right)))
    if rounded and minutes_between <= settings.minute_slack:
        return Comparison(
            Status.COMPATIBLE, f"{_both_quoted(left, right)} may be one time, rounded", how_close
        )
    return Comparison(Status.CONFLICT, f"{_both_quoted(left, right)} cannot both hold", how_close)


def minutes_of(value: When) -> int:
    """Minutes since midnight; 0 where no time of day is said."""
    hour, minute = (value.clock or "0:0").split(":")
    return int(hour) * 60 + int(minute)


def minutes_apart(one: int, two: int) -> int:
    """Minutes between two clock times, round the clock: 23:50 and 0:10 are twenty apart."""
    apart = abs(one - two) % MINUTES_A_DAY
    return min(apart, MINUTES_A_DAY - apart)


def _zone_leads(left: When, right: When) -> frozenset[int]:
    """The minutes by which the zone of `left` may be ahead of the zone of `right`; none if one of the zones is not known."""
    one, two = zone(left.zone or ""), zone(right.zone or "")
    if one is None or two is None:
        return frozenset()
    return leads(one, two, tuple(day_of(when.earliest) for when in (left, right) if when.earliest))


def _compare_days(left: When, right: When, settings: CompareSettings) -> Comparison:
    """How two days stand to each other. They are compared by the first of these that both have: named weekdays,
    dates, days without a year, weekdays. Else a named and a relative day may be one, or they cannot be compared.
    """
    # by named weekdays, and days exactly a week apart
    by_name = _compare_weekday_names(left, right)
    if by_name is not None:
        return by_name
    if _is_a_week_off(left, right):
        return Comparison(
            Status.COMPATIBLE, f"{_both_quoted(left, right)} may be one day: the weekday is the same", 0.8
        )
    # by dates; by days without a year ("3 May")
    if left.earliest and left.latest and right.earliest and right.latest:
        return _compare_spans(left, right, settings)
    if left.month_day and right.month_day and Grain.VAGUE not in (left.grain, right.grain):
        return _compare_month_days(left, right)
    # by weekdays, of which no date is known
    if left.weekday is not None and right.weekday is not None:
        if left.weekday == right.weekday:
            return Comparison(
                Status.COMPATIBLE, f"{_both_quoted(left, right)} may be one day: the weekday is the same", 0.8
            )
        return Comparison(
            Status.INCOMPARABLE, f"{_both_quoted(left, right)}: a report gives no date to count from", 0.3
        )
    # "Friday" and "yesterday"
    if _may_be_one_day(left, right):
        return Comparison(
            Status.COMPATIBLE,
            f"{_both_quoted(left, right)} may be one day: a report gives no date to count from",
            0.3,
        )
    return Comparison(
        Status.INCOMPARABLE, f"{_both_quoted(left, right)}: a report gives no date to count from", 0.0
    )


def _compare_weekday_names(left: When, right: When) -> Comparison | None:
    """Compares two times that are named by weekday ("Monday", "Tuesday"), by their names alone, since dates of
    publication are often off by a day. None if one is not named by weekday, or if the two lie in two different weeks:
    then their dates must be compared.
    """
    if not (_is_weekday_name(left) and _is_weekday_name(right)):
        return None
    # their dates are so far apart that they are of two weeks
    if left.earliest and right.earliest:
        between = abs((day_of(left.earliest) - day_of(right.earliest)).days)
        if between >= WEEK_LONG:
            return None
    if left.weekday == right.weekday:
        return Comparison(Status.AGREE, _reason_same(left, right, "day"), 1.0)
    assert left.weekday is not None and right.weekday is not None
    # the shorter way around the week, 0 to 3
    days_apart = min((left.weekday - right.weekday) % 7, (right.weekday - left.weekday) % 7)
    return Comparison(Status.CONFLICT, f"{_both_quoted(left, right)} are different days", 1 - days_apart / 4)


def _is_a_week_off(left: When, right: When) -> bool:
    """Whether a date falls on the weekday that the other one names, but that one was resolved to the week before or
    after. In a report of Monday evening "early Tuesday" may be the next day, or a Tuesday in the past.
    """
    # which of the two only names its weekday
    named, dated = (left, right) if _is_weekday_name(left) else (right, left)
    if not (_is_weekday_name(named) and _is_stated(dated) and named.earliest and dated.earliest):
        return False
    if any(feast in named.said_as.casefold() for feast in feasts("en")):
        return False  # "Easter Monday" is reckoned from no report
    return dated.grain is Grain.DAY and abs((day_of(named.earliest) - day_of(dated.earliest)).days) == WEEK


def _may_be_one_day(left: When, right: When) -> bool:
    """Whether a named weekday ("Friday") and a relative day ("yesterday") may be one day, as in a copy printed a day
    later: the weekdays are at most one day apart, if the day counted from is known.
    """
    # "Friday" and "yesterday"
    named, counted = (left, right) if weekday_said(left) is not None else (right, left)
    if named.weekday is None or weekday_said(named) is None:
        return False
    if named.month_day or counted.month_day or counted.clock:
        return False
    if counted.grain not in (Grain.DAY, Grain.TIME) or weekday_said(counted) is not None:
        return False
    if counted.earliest is None:
        return True
    # the same weekday, the one after or the one before
    return (day_of(counted.earliest).weekday() - named.weekday) % 7 in (0, 1, 6)


def _is_weekday_name(value: When) -> bool:
    """Whether it was said as a weekday: not "April 5", and not "yesterday"."""
    if value.weekday is None or value.month_day or value.clock:
        return False
    return weekday_said(value) is not None


def weekday_said(value: When) -> int | None:
    """The weekday that the words name, 0 for Monday; None where they name none. It need not be the weekday of the
    date: "Friday, May 14" may be a Tuesday."""
    return _weekday_among(value.said_as)


@lru_cache(maxsize=4096)
def _weekday_among(said: str) -> int | None:
    """The first weekday that the words name, 0 (Monday) to 6; None where they name none."""
    names = _weekday_names_known()
    found = (
        names.get(word.strip(".,").casefold().rstrip("s"), names.get(word.casefold()))
        for word in said.split()
    )
    day = next((day for day in found if day is not None), None)
    return listed_weekday(said) if day is None else day


@cache
def _weekday_names_known() -> dict[str, int]:
    """Name of a weekday in the languages of dates.json, case folded → 0 (Monday) to 6."""
    return {
        name.casefold(): day
        for row in table("dates.json").values()
        for day, names in enumerate(row["weekdays"])
        for name in names
    }


def _compare_month_days(left: When, right: When) -> Comparison:
    """How two days or months without a year stand ("05-03", "05")."""
    assert left.month_day and right.month_day
    if left.month_day == right.month_day:
        return Comparison(Status.AGREE, _reason_same(left, right), 1.0)
    # "May" (05) and "3 May" (05-03)
    if len(left.month_day) != len(right.month_day) and left.month_day[:2] == right.month_day[:2]:
        return Comparison(Status.COMPATIBLE, _reason_inside(left, right), 0.8)
    return Comparison(Status.CONFLICT, f"{_both_quoted(left, right)} are different", 0.5)


def _compare_spans(left: When, right: When, settings: CompareSettings) -> Comparison:
    """How two stretches of days stand to each other. One inside the other is compatible with it; stretches that only
    overlap cannot be compared. A gap of a day is excused if a date was counted from the day of publication.
    """
    days, other_days = (
        (day_of(left.earliest), day_of(left.latest)),
        (day_of(right.earliest), day_of(right.latest)),
    )
    if days == other_days:
        return Comparison(Status.AGREE, _reason_same(left, right), 1.0)
    # days between the end of one and the beginning of the other; 0 or less: they meet
    gap = max((other_days[0] - days[1]).days, (days[0] - other_days[1]).days)
    how_close = 1 / (1 + max(0, gap))
    # one inside the other
    if gap <= 0 and (days[0] - other_days[0]).days * (days[1] - other_days[1]).days <= 0:
        return Comparison(Status.COMPATIBLE, _reason_inside(left, right), 0.9)
    if gap <= 0:  # "2007-08", "2008-09"
        return Comparison(
            Status.INCOMPARABLE, f"{_both_quoted(left, right)} are two stretches that only overlap", 0.3
        )
    # counted from a report's date: a day apart may be the fault of that date
    is_relative = not (_is_stated(left) and _is_stated(right))
    if (
        is_relative and gap <= settings.day_slack and min(_length(left), _length(right)) >= WEEK_LONG
    ):  # "last month", "this month"
        return Comparison(
            Status.INCOMPARABLE, f"{_both_quoted(left, right)} are two stretches that only touch", 0.3
        )
    if is_relative and gap <= settings.day_slack and not (_is_sure(left) and _is_sure(right)):
        why = f"{_both_quoted(left, right)} are a day apart, which a date of publication may explain"
        return Comparison(Status.INCOMPARABLE, why, how_close)
    return Comparison(Status.CONFLICT, f"{_both_quoted(left, right)} cannot both hold", how_close)


def _is_stated(value: When) -> bool:
    """Whether the day is named by a date or a year, and not counted from the report's day ("yesterday")."""
    return value.month_day is not None or value.grain is Grain.YEAR or value.said_as[:4].isdecimal()


def _is_sure(value: When) -> bool:
    """Whether the day holds though the report may be dated a day off: the calendar names it, or its weekday is said."""
    return _is_stated(value) or _is_weekday_name(value)


def _reason_inside(left: When, right: When) -> str:
    wide, narrow = (left, right) if _length(left) >= _length(right) else (right, left)
    return f"{quoted(narrow.said_as)} lies within {quoted(wide.said_as)}"


def _length(value: When) -> int:
    """How long the time is, in days from its first to its last; without a year, 1 for a day and 31 for a month."""
    if value.earliest and value.latest:
        return (day_of(value.latest) - day_of(value.earliest)).days
    return 1 if value.month_day and len(value.month_day) > 2 else 31


def day_of(iso: str | None) -> date:
    """The day of an ISO date or date-time, which must be there."""
    return date.fromisoformat((iso or "")[:10])


# Words for a part of the day → the part that they are compared as.
HALVES = {
    "morning": "am",
    "dawn": "am",
    "afternoon": "pm",
    "lunchtime": "pm",
    "evening": "late",
    "night": "late",
    "dusk": "late",
}


def _parts_differ(left: When, right: When) -> bool:
    one, two = _part(left), _part(right)
    return one is not None and two is not None and one != two


def _part(value: When) -> str | None:
    """The part of the day of a clock time, or of words such as "dusk": "am", "pm" or "late". None before 5 and
    between 17 and 20 o'clock, and where no part is said.
    """
    if value.clock:
        minutes = minutes_of(value)
        if MORNING <= minutes < NOON:
            return "am"
        if NOON <= minutes < EVENING:
            return "pm"
        return "late" if minutes >= LATE else None
    return HALVES.get(value.part or "")
