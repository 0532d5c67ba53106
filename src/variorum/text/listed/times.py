"""Days, hours and years of a listed language: "в понедельник", "2 июня", "8月3日", "下午3时20分", "5:40 утра", "2027年".

Words used here. Listed language: one of which no more is known than a short list of words. Group: a named part of a
match; its first letter says what it holds (y year, m month, d day, n a day's number alone, w weekday, r relative day,
c clock, p part of the day). `published`: the day on which the report came out, from which other days are counted.
NEVER: a pattern that matches nothing. `no year`: words behind four digits that make them an amount ("2000 лет"). Blank: white space
between words, which Chinese and Japanese do not write.

Keys of the language's list. `weekdays`: rows of names, Monday first; `months`: rows of names, January first; `days`:
days from today → words; `clock`: words beside an hour (`am`, `pm`, `night`, `at`, `hour`, `minute`, `after`, `full`);
`joint`: a pattern of what joins day and month; `year`: words behind a year; `in_year`: words before a year;
`no_year`: words behind four digits that make them an amount; `day_sign`: whether a sign for "day" follows the number
of a day; `bare_year`: whether a year may open a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache, lru_cache

from variorum.records import Grain, When
from variorum.text.mention import Mention
from variorum.text.short_lists import (
    NEVER,
    SIGNED,
    before_word,
    behind_word,
    either,
    has_blanks,
    listed,
    months,
    weekday_of,
    word_of,
)
from variorum.text.when.resolving import (
    Published,
    Span,
    day_of,
    month_of,
    nearest_day,
    published_on,
    weekday_on,
    year_of,
)

# Thai years are counted from the Buddha's death.
BUDDHIST, FIRST_BUDDHIST, LAST_BUDDHIST = 543, 2440, 2640
# Numbers outside these are no years.
FIRST_YEAR, LAST_YEAR = 1500, 2100
# Of a day.
NOON, HOURS = 12, 24
# From this hour on what is said to be at night is before midnight.
EVENING = 6
# Results that are kept for the same stretch of text asked again.
KEPT = 4096


@cache
def finder(language: str) -> re.Pattern[str]:
    """A pattern that finds the days, hours and years of a listed language in a text. The name of each group begins
    with the letter of its kind: y, m, d: the parts of a date; n: a day of a month alone; w: a weekday; r: a relative
    day; c: a clock time; p: the part of the day beside one.
    """
    words = listed(language)
    word_begins, word_ends = before_word(language), behind_word(language)
    # the parts that the patterns below are put together from
    clock = words.get("clock", {})

    def part(use: int) -> str:
        """A part of the day. Each use has a number of its own, since no two groups may have one name."""
        return "|".join(f"(?P<p_{n}{use}>{either(clock.get(n, ()))})" for n in ("am", "pm", "night"))

    def ahead(k: int) -> str:
        return rf"(?:(?:{part(k)})(?:\s|[，,]\s?)?)?"

    def behind(k: int) -> str:
        return rf"(?:\s?(?:{part(k)})(?![{SIGNED}]))?" if has_blanks(language) else ""

    # `either` joins words to one alternative, "a|b"; of no words it makes NEVER
    at = either(clock.get("at", ()))
    after = either(clock.get("after", ()))
    hour, minute = either(clock.get("hour", ())), either(clock.get("minute", ()))
    joint = words.get("joint", r"\s+")
    month = either([name for names in words.get("months", ()) for name in names])
    year_word = either(words.get("year", ()))
    no_year = rf"(?!\s?(?:{either(words.get('no_year', ()))}))"
    weekday = either([name for names in words.get("weekdays", ()) for name in names])
    relative = either([name for names in words.get("days", {}).values() for name in names])
    year_before = either(words.get("in_year", ()))
    # a number begins here: no digit, point or minus stands before it
    digits = r"(?<![\d.,:/])(?<!\d-)"
    # dates; then clock times; then weekdays, relative days, days' numbers and years
    alternatives = [
        rf"{digits}(?P<y_iso>\d{{4}})-(?P<m_iso>\d\d)-(?P<d_iso>\d\d)(?!\d)",
        rf"{digits}(?P<y_sign>\d{{4}})\s?[年년]\s?(?P<m_sign>\d\d?)\s?[月월]\s?(?P<d_sign>\d\d?)\s?[日号號일]",
        rf"{digits}(?P<m_short>\d\d?)\s?[月월]\s?(?P<d_short>\d\d?)\s?[日号號일]",
        rf"{digits}(?P<d_num>[0-3]?\d)[./](?P<m_num>[01]?\d)[./](?P<y_num>(?:19|2\d)\d\d)(?!\d)",
        rf"{digits}(?P<d_named>[0-3]?\d)\.?{joint}(?P<m_named>{month}){word_ends}(?:\s+(?P<y_named>\d{{4}}))?" if month != NEVER else NEVER,
        rf"{ahead(1)}{digits}(?P<c_colon>[012]?\d)[:：](?P<c_mcolon>[0-5]\d)(?![\d:]){behind(2)}",
        rf"(?:{word_begins}(?:{at})\s+)(?P<c_dot>[012]?\d)[.:](?P<c_mdot>[0-5]\d)(?!\d|\s?%){behind(3)}" if at != NEVER else NEVER,
        rf"{digits}(?P<c_end>[012]?\d)[.:](?P<c_mend>[0-5]\d)\s?(?:{after})" if after != NEVER else NEVER,
        rf"{ahead(4)}{digits}(?P<c_word>[012]?\d)\s?(?:{hour})(?![間间])\s?(?:(?P<c_mword>[0-5]?\d)(?:\s?(?:{minute}))?|(?P<c_half>半|반)){behind(5)}"
        if hour != NEVER else NEVER,
        rf"{ahead(6)}{digits}(?P<c_full>[012]?\d)\s?(?:{either(clock.get('full', ()))})(?![間间간]|\s?\d){behind(7)}",
        rf"(?:{word_begins}(?:{at})\s+)(?P<c_at>[012]?\d)(?![\d.,:]|\s?%){behind(8)}" if clock.get("bare") else NEVER,
        rf"{word_begins}(?P<w_day>{weekday}){word_ends}" if weekday != NEVER else NEVER,
        rf"{word_begins}(?P<r_day>{relative}){word_ends}" if relative != NEVER else NEVER,
        rf"{digits}(?P<n_day>[0-3]?\d)\s?[日号號일](?![間间간本])" if words.get("day_sign") else NEVER,
        rf"{digits}(?P<y_said>\d{{4}})\s?(?:{year_word}){word_ends}{no_year}" if year_word != NEVER else NEVER,
        rf"{word_begins}(?:{year_before})\s*(?P<y_in>\d{{4}})(?![\d.,%]|\s?-)" if year_before != NEVER else NEVER,
        r"(?:^|(?<=[.!?।。]\s))(?P<y_open>(?:19|20)\d\d)(?=\s)" if words.get("bare_year") else NEVER,
    ]  # fmt: skip
    return re.compile(
        "|".join(f"(?:{alternative})" for alternative in alternatives), re.IGNORECASE | re.MULTILINE
    )


@lru_cache(maxsize=KEPT)
def listed_whens(
    text: str, start: int, end: int, published: str | None, language: str
) -> tuple[Mention[When], ...]:
    """The days, hours and years of text[start:end] in order. A weekday is the nearest one, most often past."""
    return tuple(_times_found(text, start, end, published_on(published), language))


def _times_found(
    text: str, start: int, end: int, published: Published | None, language: str
) -> Iterator[Mention[When]]:
    """The dates and times that the finder matches and that have a meaning, in order. `start` and `end`: the stretch that is read."""
    for match in finder(language).finditer(text, start, end):
        groups = {name: said for name, said in match.groupdict().items() if said is not None}
        # What is written as one with a day ("ביום שני") is no part of its name.
        group = next((name for name in ("w_day", "r_day") if name in groups), 0)
        value = _meaning(groups, match.group(group), published, language)
        if value is not None:
            yield Mention(match.start(group), match.end(group), value)


def _meaning(groups: dict[str, str], said: str, published: Published | None, language: str) -> When | None:
    """What a match says: a clock time, a weekday or relative day, a day of a month, or a year; None where it can be none. `groups`: what
    the groups of the match hold, by name; `said`: the whole match.
    """
    kinds = {name[0] for name in groups}
    if "c" in kinds:
        return _clock(groups, said)
    if "w" in kinds or "r" in kinds:
        return _day(groups, said, published, language)
    # "on the 5th": a day without its month
    if "n" in kinds:
        return _day_of_month(None, int(groups["n_day"]), None, said, published)
    parts = {name[0]: word for name, word in groups.items()}
    # years of the Buddhist calendar are 543 ahead
    year = int(parts["y"]) if "y" in parts else None
    if year is not None and FIRST_BUDDHIST <= year <= LAST_BUDDHIST:
        year -= BUDDHIST
    if "d" not in parts:
        if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
            return None
        span = year_of(year)
        return _when(span, Grain.YEAR, said)
    month = parts["m"]
    number = int(month) if month.isdecimal() else _month(month, language)
    return _day_of_month(number, int(parts["d"]), year, said, published) if number else None


def _month(said: str, language: str) -> int | None:
    """The number of a month's name, or of a numbered month; None for other words."""
    rows = {str(number): names for number, names in enumerate(listed(language)["months"], start=1)}
    found = word_of(said, rows)
    return int(found) if found else months(language).get(said.casefold())


def _clock(groups: dict[str, str], said: str) -> When | None:
    """A clock time by 24 hours: noon and evening from words beside it ("下午3时"), half past from a word for half."""
    told = {name: word for name, word in groups.items() if name[0] == "c"}
    # the hour is in the c group that is neither minutes nor a half
    hour = next(
        int(said_word) for group, said_word in told.items() if not group.startswith(("c_m", "c_half"))
    )
    minute = next(
        (int(said_word) for group, said_word in told.items() if group.startswith("c_m")),
        30 if "c_half" in told else 0,
    )
    # "p_am4" → "am": which part of the day is said
    parts = {name[2:].rstrip("0123456789") for name in groups if name[0] == "p"}
    # "pm", "night" and "am" move the hour
    if hour < NOON and ("pm" in parts or ("night" in parts and hour >= EVENING)):
        hour += NOON
    if hour == NOON and ("am" in parts or "night" in parts):
        hour = 0
    if hour == HOURS:
        hour = 0
    return When(
        earliest=None, latest=None, grain=Grain.TIME, said_as=said, clock=f"{hour:02}:{minute:02}"
    ) if hour < HOURS else None  # fmt: skip


def _day(groups: dict[str, str], said: str, published: Published | None, language: str) -> When | None:
    """A relative day ("yesterday") or a weekday, as a date where that of publication is known. `groups`: what the groups of the match
    hold, by name; `said`: the whole match.
    """
    # a relative day: so many days from the day of publication
    if "r_day" in groups:
        steps = word_of(groups["r_day"], listed(language)["days"])
        if steps is None or published is None:
            return None
        first, last = (day + timedelta(days=int(steps)) for day in (published.earliest, published.latest))
        return _when(Span(first, last), Grain.DAY, said)
    # a weekday: the nearest such day, most often past
    weekday = weekday_of(groups["w_day"], language)
    if weekday is None:
        return None
    if published is None:
        return When(earliest=None, latest=None, grain=Grain.WEEKDAY, said_as=said, weekday=weekday)
    # as counted from the first and from the last day on which the report may have been published
    from_first, from_last = (weekday_on(weekday, day, "") for day in (published.earliest, published.latest))
    span = Span(from_first.earliest, from_last.latest)
    return _when(span, Grain.DAY if span.earliest == span.latest else Grain.WEEKDAY, said, weekday)


def _day_of_month(
    month: int | None, day: int, year: int | None, said: str, published: Published | None
) -> When | None:
    """A day of a month; without one the nearest such day, most often past. `said`: the words that say it."""
    # NOON is 12, the number of months too
    if month is not None and not 1 <= month <= NOON:
        return None
    # a whole date; without a year the nearest; without a month this month's or last month's
    if year is not None and month is not None:
        span = day_of(year, month, day)
    elif published is None:
        span = None
    elif month is not None:
        span = nearest_day(month, day, published.earliest)
    else:
        published_day = published.earliest
        # a day of the month before
        before = month_of(published_day.year, published_day.month).earliest - timedelta(days=1)
        # that number in the month before, and in this one
        spans = [day_of(m.year, m.month, day) for m in (before, published_day)]
        span = min(
            (each for each in spans if each),
            key=lambda each: abs((each.earliest - published_day).days),
            default=None,
        )
    # no such day; with a month the day is kept without its year
    if span is None and (year is not None or month is None):
        return None
    month_day = f"{month:02}-{day:02}" if month else f"{span.earliest:%m-%d}" if span else None
    return _when(span, Grain.DAY, said, month_day=month_day)


def _when(
    span: Span | None, grain: Grain, said: str, weekday: int | None = None, month_day: str | None = None
) -> When:
    """A When of this span and grain; without a span its days are not known. `said`: the words; `weekday`: 0 is Monday; `month_day`:
    "06-02", kept where the year is not known.
    """
    return When(
        earliest=span.earliest.isoformat() if span else None,
        latest=span.latest.isoformat() if span else None,
        grain=grain,
        said_as=said,
        weekday=weekday,
        month_day=month_day,
    )
