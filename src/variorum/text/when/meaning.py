"""Reads what a match of `patterns.finder` says as a When: resolves "Tuesday" or "last month" against the day of publication.

Words used here. Match: a place where the language's pattern for dates fits; `groups`: its named groups that took
part, by name (the letter before "_" is the kind of date); `said`: its words. Mode or tense: on which side of the
report's date the day lies ("past", "future", "last", "next", "either", "": not said). Steps: how many weeks, months
or years away. Grain: how exact the result is. Span: its first and last day. `context`: the language, the day of publication and the tense
of the clause. `_over`: the same question asked for the first and for the last day on which the report may have come out, the answers
joined to one span.

Keys of dates.json. `parts`: parts of the day; `early`: words → "early", "late" …; `days`: words → days from today
("yesterday" → -1); `spans`: word → unit ("Woche" → "week"); `seasons`: word → [first month, last month]; `quarters`:
words for a quarter (`noun`), for "of", and ordinal → 1 to 4; `ago_units`: word → unit; `clock_words`: word → "12:00";
`bounds`: "since", "until", "by" … → words for it; `close_by`: words before a bound that keep the day ("shortly
before").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from typing import NamedTuple

from variorum.records import Grain, When
from variorum.text.quantity.lexicon import numbers
from variorum.text.when import feasts, numbered, resolving
from variorum.text.when.full_hours import clock_of_full_hour
from variorum.text.when.patterns import either, lexicon, month_numbers, weekday_numbers
from variorum.text.when.resolving import Published, Span
from variorum.text.when.spoken import spoken_clock
from variorum.text.when.tense import tense

# How far back and on in its sentence a date looks for a verb.
TENSE_WINDOW = 90


class Context(NamedTuple):
    """What a date is resolved by. `published`: the day from which relative words are counted; None where they must not be
    resolved.
    `day`: the report's date in any case. `behind`, `ahead`: the text before and behind the mention, in which a verb is
    looked for."""

    language: str
    published: Published | None
    day: Published | None
    behind: str = ""
    ahead: str = ""

    @property
    def tense(self) -> str:
        """The tense of the words around it, which says whether "Tuesday" is the last or the next."""
        return tense(self.behind, self.ahead, self.language)


def meaning(match: re.Match[str], context: Context, said: str) -> When | None:
    """The day or time that a match stands for; None where its parts are no date ("31 February")."""
    groups = {
        name: words_of_group
        for name, words_of_group in match.groupdict().items()
        if words_of_group is not None
    }
    kinds = {name.split("_")[0] for name in groups}
    for kind, read in _READERS:
        if kind in kinds:
            value = read(groups, context, said)
            # "From 3 to 7 July" tells both ends, and is no "since".
            return value if groups.keys() & {"d_d1b", "d_d2b"} else _bounded(value, context)
    return None


def _bounded(value: When | None, context: Context) -> When | None:
    """The time marked as a bound, where "since", "until" or the like stands before it."""
    if value is None:
        return None
    found = _bounds(context.language).search(context.behind)
    if found is None or (value.clock and _is_close_by(context.behind[: found.start()], context.language)):
        return value
    return replace(value, bound=found.lastgroup)


def _is_close_by(before: str, language: str) -> bool:
    """Whether the words before "after" or "before" say that it was almost then: "shortly after 3 p.m."."""
    words = before.split()
    return bool(words) and words[-1].casefold() in lexicon(language).get("close_by", ())


@cache
def _bounds(language: str) -> re.Pattern[str]:
    """Finds "since", "until" and the like at the end of what stands before a time; the group that matched says which bound it is."""
    rows = lexicon(language)["bounds"].items()
    groups = "|".join(rf"(?P<{name}>{either(words)})" for name, words in rows)
    return re.compile(rf"\b(?:{groups})(?:\s+(?:the|at\s+least|late|early))?\s+\Z", re.IGNORECASE)


def when(span: Span | None, grain: Grain, said: str, **more: object) -> When:
    """A When of this span; without a span, earliest and latest are None."""
    earliest = span.earliest.isoformat() if span else None
    latest = span.latest.isoformat() if span else None
    return When(earliest=earliest, latest=latest, grain=grain, said_as=said, **more)  # type: ignore[arg-type]


def _over(published: Published | None, resolve: Callable[[date], Span | None]) -> Span | None:
    """The span that `resolve` gives for the day of publication; from the first to the last, where that may be several days. None where
    that is unknown or gives none.
    """
    if published is None:
        return None
    spans = [span for span in (resolve(published.earliest), resolve(published.latest)) if span is not None]
    if not spans:
        return None
    return Span(min(span.earliest for span in spans), max(span.latest for span in spans))


def _day(groups: dict[str, str], context: Context, said: str) -> When | None:
    """A day of a month in any form: "2024-05-03", "3/5/2024", "3 May", "May 3 to 7", "3. Mai des vergangenen Jahres"."""
    # d_iso: "2024-05-03"; d_slash: "3/5/2024"; d_word: a day in words; d_dot: "11.11."
    if "d_iso" in groups:
        year, month, day = map(int, groups["d_iso"].split("-"))
        return _of_day(resolving.day_of(year, month, day), said, month, day)
    if "d_slash" in groups:
        return _slashed(groups["d_slash"], said)
    if "d_word" in groups:
        return _spelled_day(groups, context, said)
    if "d_dot" in groups:
        return _dotted(groups["d_dot"], context, said)
    # a day beside a named month: "May 3" (1) or "3 May" (2)
    variant = "1" if "d_m1" in groups else "2"
    mode = context.tense
    month = month_numbers(context.language)[groups[f"d_m{variant}"].casefold()]
    day, last = int(groups[f"d_d{variant}"]), int(groups.get(f"d_d{variant}b", groups[f"d_d{variant}"]))
    said_year, steps = groups.get(f"d_y{variant}"), _years_off(groups, f"d{variant}")
    mode = _behind(groups, f"d{variant}") or mode

    def that_day(number: int) -> Span | None:
        """The day with its year; with a year told from now; else the nearest such day."""
        if said_year:
            return resolving.day_of(int(said_year), month, number)
        if steps is not None:
            return _over(context.published, lambda at: resolving.day_of(at.year + steps, month, number))
        return _over(context.day, lambda at: resolving.nearest_day(month, number, at, mode))

    # "May 3 to 7": from the first day to the last
    first, second = that_day(day), that_day(last)
    span = (
        Span(first.earliest, second.latest) if first and second and first.earliest <= second.latest else first
    )
    return _of_day(span, said, month, day, known_bad=bool(said_year) and first is None)


def _dotted(said_date: str, context: Context, said: str) -> When | None:
    """A date with dots, the day first: "11.11.", "11.11.31". `said_date`: the date; `said`: all words of the match."""
    # "31" is 2031
    day, month, *short = (int(number) for number in re.findall(r"\d+", said_date))
    if short:
        return _of_day(resolving.day_of(2000 + short[0], month, day), said, month, day, known_bad=False)
    mode = context.tense
    span = _over(context.day, lambda at: resolving.nearest_day(month, day, at, mode))
    return _of_day(span, said, month, day)


def _spelled_day(groups: dict[str, str], context: Context, said: str) -> When | None:
    """A day in words: "the Fourth of July"."""
    month = month_numbers(context.language)[groups["d_m3"].casefold()]
    day = numbers(context.language)["ordinals"][groups["d_word"].lower()]
    span = _over(context.day, lambda at: resolving.nearest_day(month, day, at))
    return _of_day(span, said, month, day)


def _of_day(span: Span | None, said: str, month: int, day: int, *, known_bad: bool = False) -> When | None:
    """A day as a When with its weekday, VAGUE where the span is several days. `known_bad`: a year was said and has no
    such day; then None. `span`: None where the year is not known.
    """
    if known_bad or not 1 <= month <= 12:
        return None
    weekday = span.earliest.weekday() if span and span.earliest == span.latest else None
    grain = Grain.DAY if span is None or span.earliest == span.latest else Grain.VAGUE
    return when(span, grain, said, weekday=weekday, month_day=f"{month:02d}-{day:02d}")


def _slashed(said_date: str, said: str) -> When | None:
    """Reads "3/5/2024", day first or month first: a span over both days where both can be. With dots ("3.5.2024") the day is first."""
    first, second, year = (int(part) for part in re.split(r"[/.]", said_date))
    spans = [
        span
        for span in (resolving.day_of(year, first, second), resolving.day_of(year, second, first))
        if span is not None
    ]
    # the second of the two readings: the day first
    if "." in said_date:
        spans = spans[-1:] if 1 <= second <= 12 else []
    if not spans:
        return None
    # both days, if both can be meant
    span = Span(min(span.earliest for span in spans), max(span.latest for span in spans))
    return when(span, Grain.DAY if span.earliest == span.latest else Grain.VAGUE, said)


# Who is called April, June or August, and speaks: where the word opens its clause, and no year or part of a month stands beside it.
SPEAKS = re.compile(r"(?:,\s\d{1,2},)?\s+(?:said|says|told|tells|added|adds|wrote|asked|recalled|replied)\b")
# A mark right before, or the beginning.
OPENS_CLAUSE = re.compile(r"(?:\A|[.!?;:,\"”“’(—–\n])\s*\Z")


def _month(groups: dict[str, str], context: Context, said: str) -> When | None:
    """A month with or without a year: "in May", "late May 2023", "next May". None for a person's name: "April said"."""
    # "April said" is a person
    alone = context.language == "en" and groups.keys() == {"m_month"}
    if alone and SPEAKS.match(context.ahead) and OPENS_CLAUSE.search(context.behind):
        return None
    month = month_numbers(context.language)[groups["m_month"].casefold()]
    cue = groups.get("m_cue", "").strip().lower()
    # with its year; with a year told from now; else the nearest such month
    steps = _years_off(groups, "m")
    if "m_year" in groups:
        span: Span | None = resolving.month_of(int(groups["m_year"]), month)
    elif steps is not None:
        span = _over(
            context.published, lambda at: resolving.month_of(min(9999, max(1, at.year + steps)), month)
        )
    else:
        mode = _behind(groups, "m") or (cue if cue in {"last", "next"} else context.tense)
        span = _over(context.day, lambda at: resolving.nearest_month(month, at, mode))
    part = _part(groups.get("m_early") or cue, context)
    if span is not None:
        span = _parted(span, part, context)
    return when(span, Grain.VAGUE if part else Grain.MONTH, said, month_day=f"{month:02d}")


def _years_off(groups: dict[str, str], kind: str) -> int | None:
    """How many years a date lies from the report's, by words behind its month: "last year" (-1), "des vergangenen
    Jahres"; None where none say so.
    """
    return next(
        (n for name, n in (("last", -1), ("this", 0), ("next", 1)) if f"{kind}_y{name}" in groups), None
    )


def _behind(groups: dict[str, str], kind: str) -> str:
    """Which year or week a word behind a date means, "last" or "next": "mayo pasado", "5 mai dernier"."""
    return next((name for name in ("last", "next") if f"{kind}_b{name}" in groups), "")


# Told from another day of the story, not from the report's.
ELSEWHERE = re.compile(r"the\s+(?:previous|following)\b", re.IGNORECASE)


# Before the genitive of a German weekday.
OF_THE = re.compile(r"\b(?:des|eines|jenes|dieses)\s+\Z", re.IGNORECASE)


@cache
def _each(language: str) -> re.Pattern[str]:
    """Finds "every", "each" and the like at the end of what stands before a weekday."""
    return re.compile(rf"\b(?:{either(lexicon(language)['each'])})\s+\Z", re.IGNORECASE)


def _weekday(groups: dict[str, str], context: Context, said: str) -> When | None:
    """The day that a weekday means; None for one that comes again and again ("every Friday", "on Fridays")."""
    # "every Friday" is no day
    is_one_evening = context.language == "de" and OF_THE.search(context.behind)  # "des Dienstagabends"
    if ("w_many" in groups and not is_one_evening) or _each(context.language).search(context.behind):
        return None
    weekday_by_name = {**numbered.ALSO.get(context.language, {}), **weekday_numbers(context.language)}
    weekday = weekday_by_name[groups["w_day"].casefold()]
    # w_many: "Fridays"; w_aback, w_aforth: how many weeks off; w_before: "before last"; w_on: "Friday week"
    mode = _week_of(groups) or context.tense
    # "a week ago Tuesday": so many weeks back
    weeks_said = groups.get("w_aback") or groups.get("w_aforth")
    weeks = _count(weeks_said, context.language) if weeks_said else 0
    mode = "past" if weeks else mode
    # "Friday before last": one more week back from the last one; "Friday week": one week on from the next
    if "w_before" in groups:
        weeks, mode = 1, "last"
    if "w_on" in groups:
        weeks, mode = -1, "future"
    if ELSEWHERE.match(said):
        return when(None, Grain.WEEKDAY, said, weekday=weekday)
    span = _over(
        context.published,
        lambda at: resolving.weekday_on(weekday, resolving.shifted(at, -7 * weeks), mode),
    )
    part = groups.get("w_part") or (groups["w_early"].split()[0] if "w_early" in groups else None)
    grain = Grain.DAY if span is not None else Grain.WEEKDAY
    return when(span, grain, said, weekday=weekday, part=part.lower() if part else None)


# What is said of a week → the groups of the pattern that say it; of several the last counts.
_WEEKS = (
    ("last", ("w_last", "w_blast")), ("next", ("w_next", "w_bnext")), ("week-last", ("w_wlast", "w_plast")),
    ("week-next", ("w_wnext", "w_pnext")), ("week-this", ("w_wthis",)),
)  # fmt: skip


def _week_of(groups: dict[str, str]) -> str:
    """Which week a weekday is in: "last Friday", "vendredi dernier", "Friday last week". A week that is named
    counts before the word at the weekday.
    """
    return next((mode for mode, keys in reversed(_WEEKS) if any(k in groups for k in keys)), "")


def _count(said: str, language: str) -> int:
    """The number that the word or digits say; 1 for an article or anything else."""
    low = said.lower()
    return int(low) if low.isdecimal() else int(numbers(language)["units"].get(low, 1))


def _part(said: str | None, context: Context) -> str | None:
    """Which part of a month or year the words mean ("early", "so far" …); None where they mean all of it."""
    if said is None:
        return None
    known = {k.casefold(): v for k, v in lexicon(context.language)["early"].items()}
    part: str | None = known.get(" ".join(re.sub(r"[\s-]+", " ", said).split()).casefold())
    return part


def _parted(span: Span, part: str | None, context: Context) -> Span:
    """The part of a span that "earlier in" or "later in" means, for both ends of an ambiguous date of
    publication.
    """
    if part not in {"so far", "to come"} or context.day is None:
        return resolving.part_of(span, part)
    ends = [resolving.part_of(span, part, at) for at in context.day]
    return Span(min(s.earliest for s in ends), max(s.latest for s in ends))


def _feast(groups: dict[str, str], context: Context, said: str) -> When | None:
    """A feast ("Christmas", "Easter 2024"), without a year the nearest one that the tense allows."""
    rule = feasts.rule_of(groups["f_name"], context.language)
    if rule is None:
        return None
    if "f_year" in groups:
        span = feasts.in_year(rule, int(groups["f_year"]))
    else:
        mode = context.tense
        span = _over(context.day, lambda at: _nearest_feast(rule, at, mode))
    weekday = span.earliest.weekday() if span and span.earliest == span.latest else None
    # ".." in a rule: a feast of several days
    grain = Grain.VAGUE if ".." in rule else Grain.DAY
    return when(span, grain, said, weekday=weekday, month_day=feasts.month_day(rule))


def _nearest_feast(rule: str, at: date, mode: str) -> Span | None:
    """The feast nearest to the day, of this year, the last or the next, as `mode` ("past", "future" …) allows. `rule`: how the feast's
    day is found, as in `dates.json`.
    """
    spans = [
        span
        for year in (at.year - 1, at.year, at.year + 1)
        if (span := feasts.in_year(rule, year)) is not None
    ]
    return resolving.nearest(spans, at, mode)


def _quarter(groups: dict[str, str], context: Context, said: str) -> When | None:
    """A quarter, half or fiscal year: "the third quarter", "H1 2024", "fiscal 2023". Fiscal years begin in different
    months in different countries; the earliest beginning and the latest end are taken. `said`: the words matched.
    """
    # a fiscal year; a half; a quarter of last year, of a year, or the nearest
    if "q_fiscal" in groups:
        year = int(re.findall(r"\d+", groups["q_fiscal"])[0])
        # "FY23" is 2023
        year += 2000 if year < 100 else 0
        # from April of the year before to March of the year after
        return when(Span(date(year - 1, 4, 1), date(year + 1, 3, 31)), Grain.VAGUE, said)
    if "q_half" in groups:
        part = "first half" if groups["q_half"].lower().startswith(("first", "h1")) else "second half"
        return when(resolving.half_year(int(groups["q_hyear"]), part), Grain.VAGUE, said)
    # the ordinals of the language: "third" → 3
    row = lexicon(context.language)["quarters"]["ordinals"]
    quarter = int(groups["q_num"][1]) if "q_num" in groups else row[groups["q_ord"].lower()]
    year_said = groups.get("q_year") or groups.get("q_nyear")
    if "q_ylast" in groups:
        span = _over(context.published, lambda at: resolving.quarter_of(max(1, at.year - 1), quarter))
        return when(span, Grain.VAGUE, said)
    if year_said:
        return when(resolving.quarter_of(int(year_said), quarter), Grain.VAGUE, said)
    mode = context.tense
    span = _over(
        context.day,
        lambda at: resolving.nearest(
            [
                resolving.quarter_of(year_near, quarter)
                for year_near in (at.year - 1, at.year, at.year + 1)
                # years that a date can hold
                if 0 < year_near < 9999
            ],
            at,
            mode,
        ),
    )
    return when(span, Grain.VAGUE, said)


def _relative(groups: dict[str, str], context: Context, said: str) -> When | None:
    """A day counted from that of publication: "yesterday", "tonight", "tomorrow morning"."""
    word = re.sub(r"\s+", " ", groups["r_day"].lower())
    delta = lexicon(context.language)["days"].get(word)
    if delta is None:
        return None
    span = _over(context.published, lambda at: resolving.ago(-delta, "day", at).span)
    # "tomorrow morning": its part of the day
    words = re.split(r"[\s-]+", word)
    part = next((part for part in lexicon(context.language)["parts"] if part in words), None)
    weekday = span.earliest.weekday() if span and span.earliest == span.latest else None
    return when(span, Grain.DAY, said, weekday=weekday, part=part)


def _weekend(context: Context, said: str) -> When | None:
    """The weekend that is named without "last" or "next": the last one, unless the clause speaks of what will be or it is on."""
    ahead = context.tense in {"future", "either"}
    span = _over(
        context.published,
        lambda at: resolving.span_of("weekend", 0 if ahead or at.weekday() > FRIDAY else -1, at).span,
    )
    return when(span, Grain.VAGUE, said)


def _spanned(groups: dict[str, str], context: Context, said: str) -> When | None:
    """A stretch of time counted from the day of publication: "last week", "this month", "early next year", "last summer", "last May".
    `groups` are the groups of the match that took part, by name; `said` the words matched.
    """
    words = lexicon(context.language)
    if "s_weekend" in groups:
        return _weekend(context, said)
    # "last", "next" or "this"
    # (s_last, s_next: before the word; s_blast, s_bnext: behind it)
    steps = -1 if groups.keys() & {"s_last", "s_blast"} else 1 if groups.keys() & {"s_next", "s_bnext"} else 0
    mode = {-1: "last", 1: "next", 0: ""}[steps]
    # a month; a season; else a week, month, year …
    if "s_month" in groups:
        month = month_numbers(context.language)[groups["s_month"].casefold()]
        span = _over(context.published, lambda at: resolving.nearest_month(month, at, mode))
        return when(span, Grain.MONTH, said, month_day=f"{month:02d}")
    if "s_season" in groups:
        first, last = words["seasons"][_meaning_key(words["seasons"], groups["s_season"])]
        span = _over(context.published, lambda at: resolving.nearest_season(first, last, at, mode))
        return when(span, Grain.VAGUE, said)
    unit = words["spans"][_meaning_key(words["spans"], groups.get("s_named") or groups["s_span"])]
    # "at the weekend" in a clause of the past: the one before the report
    if unit == "weekend" and steps == 0 and context.tense == "past" and "s_early" not in groups:
        return _weekend(context, said)
    # "the past month" is a length of time up to now
    if said.lower().startswith(("the past ", "this past ")) and unit != "weekend":
        return None
    # "this day" names none
    if unit == "day":
        return None
    # the grain is that of the unit, whatever the day
    grain = resolving.span_of(unit, 0, date(2000, 1, 1)).grain
    # "early next year", "later this week"
    part = _part(groups.get("s_early"), context) or _THIS_PART.get(said.lower().split()[0])
    span = _over(
        context.published, lambda at: resolving.part_of(resolving.span_of(unit, steps, at).span, part, at)
    )
    return when(span, Grain.VAGUE if part else grain, said)


# "earlier this month" ends, and "later this month" begins, with the day of publication.
_THIS_PART = {"earlier": "so far", "later": "to come"}


def _meaning_key(words: dict[str, object], said: str) -> str:
    """The entry of the word list that was matched, whatever its case and white space."""
    folded = re.sub(r"\s+", " ", said).casefold()
    return next(k for k in words if k.casefold() == folded)


def _ago(groups: dict[str, str], context: Context, said: str) -> When | None:
    """Reads "two weeks ago" (groups a; b where "ago" stands before) or "in two weeks" (e): to the day where "today" or "this week" stands
    beside it (led, in, day), else as exact as its unit.
    """
    # the number and the unit
    group_letter = next(k for k in "abe" if f"{k}_n" in groups)
    number_said = groups[f"{group_letter}_n"].lower()
    count = _count(number_said, context.language) * (-1 if group_letter == "e" else 1)
    units = lexicon(context.language)["ago_units"]
    unit = units[_meaning_key(units, groups[f"{group_letter}_span"])]
    if unit == "fortnight":
        unit, count = "week", 2 * count
    # "two weeks ago today": to the day
    if groups.keys() & {f"{group_letter}_{place}" for place in ("led", "in", "day")}:
        is_week = groups.get(f"{group_letter}_day", "").lower().endswith("week")
        span = _over(context.published, lambda at: resolving.to_the_day(count, unit, at))
        if is_week and span is not None:
            return when(resolving.span_of("week", 0, span.earliest).span, Grain.VAGUE, said)
        return when(span, Grain.DAY, said) if span is None or span.earliest == span.latest else None
    span = _over(context.published, lambda at: resolving.ago(count, unit, at).span)
    # the grain ("day", "month") is the same from any day; 1 January 2000 serves as one
    return when(span, resolving.ago(count, unit, date(2000, 1, 1)).grain, said)


# as `date.weekday` counts; then the groups of the pattern in which a zone stands
FRIDAY = 4
_ZONES = ("c_zh", "c_z12", "c_zs", "c_z24", "c_zhs", "c_zm", "c_zw")


def _clock(groups: dict[str, str], context: Context, said: str) -> When | None:
    """A clock time without a day, in digits ("3:45 p.m.", "15h30") or words ("noon", "half past three"), with its
    zone where one is named.
    """
    zone = next((groups[group] for group in _ZONES if group in groups), None)
    # in words: "noon"; "three in the morning"; "half past three"
    if "c_word" in groups:
        clock = lexicon(context.language)["clock_words"][
            _meaning_key(lexicon(context.language)["clock_words"], groups["c_word"])
        ]
        return when(None, Grain.TIME, said, clock=clock, zone=zone)
    if "c_fhour" in groups or "c_ghour" in groups:
        clock = clock_of_full_hour(groups, context.language)
        return when(None, Grain.TIME, said, clock=clock, zone=zone) if clock else None
    if "c_part" in groups:
        clock = spoken_clock(groups, context.language)
        return when(None, Grain.TIME, said, clock=clock, zone=zone) if clock else None
    # in digits: by twelve hours; without a mark ("0200"); by 24 hours
    # c_h12, c_m12, c_half: hour, minutes, "a.m." or "p.m."; c_hm, c_hb: hour and minutes in one ("0200"); the others:
    # an hour by 24 hours, each in a form of its own, and the minutes beside it
    if "c_h12" in groups:
        hour, minute = int(groups["c_h12"]) % 12, int(groups.get("c_m12", "0"))
        hour += 12 if groups["c_half"].lower().startswith("p") else 0
    elif "c_hm" in groups or "c_hb" in groups:
        digits = groups.get("c_hm") or groups["c_hb"]
        hour, minute = int(digits[:-2].rstrip(":.hH")), int(digits[-2:])
    else:
        hour = int(
            next(groups[group] for group in ("c_h24", "c_hs", "c_hc", "c_h", "c_hh") if group in groups)
        )
        minute = int(
            next((groups[group] for group in ("c_m24", "c_ms", "c_m", "c_mh") if group in groups), "0")
        )
    if hour > 23 or minute > 59:
        return None
    return when(None, Grain.TIME, said, clock=f"{hour:02d}:{minute:02d}", zone=zone)


def _year(groups: dict[str, str], context: Context, said: str) -> When | None:
    """A year or several: "in 2019", "mid-2019", "2019-20", "the 1990s", "summer 2019"."""
    # "2019-20"; "the 1990s"; "summer 2019"; "2019" that opens a sentence; "in 2019"
    if "y_pair" in groups:
        first, second = re.findall(r"\d+", groups["y_pair"])
        second = first[:2] + second if len(second) == 2 else second
        return when(Span(date(int(first), 1, 1), date(int(second), 12, 31)), Grain.VAGUE, said)
    if "y_decade" in groups:
        first_year = int(groups["y_decade"])
        span = Span(date(first_year, 1, 1), date(first_year + 9, 12, 31))
        return when(resolving.part_of(span, _part(groups.get("y_early"), context)), Grain.VAGUE, said)
    if "y_season" in groups:
        seasons = lexicon(context.language)["seasons"]
        first_month, last_month = seasons[_meaning_key(seasons, groups["y_season"])]
        return when(resolving.season_of(first_month, last_month, int(groups["y_year"])), Grain.VAGUE, said)
    if "y_open" in groups:
        return when(resolving.year_of(int(groups["y_open"])), Grain.YEAR, said)
    cue = groups["y_cue"].split()[0].strip("-").lower()
    part = cue if cue in {"early", "late", "mid"} else None
    span = resolving.part_of(resolving.year_of(int(groups["y_bare"])), part)
    return when(span, Grain.VAGUE if part else Grain.YEAR, said)


def _numbered(groups: dict[str, str], context: Context, said: str) -> When | None:
    """A day by its number alone ("the 14th", "Friday the 14th"), or a weekday so many weeks off ("Friday in two weeks"). `said`: the
    words matched.
    """
    # "Friday in two weeks"
    weekday_and_weeks = numbered.ahead_by(groups)
    if weekday_and_weeks is not None:
        weekday, weeks = (
            weekday_numbers(context.language)[weekday_and_weeks[0].casefold()],
            weekday_and_weeks[1],
        )
        # "two Sundays ago": the last Sunday is one week off, so one week less is counted
        mode = "future" if weeks > 0 else "last"
        weeks_off = weeks if weeks > 0 else weeks + 1
        span = _over(
            context.published,
            lambda at: resolving.weekday_on(weekday, resolving.shifted(at, 7 * weeks_off), mode),
        )
        return when(span, Grain.DAY if span else Grain.WEEKDAY, said, weekday=weekday)
    # "the 14th", "Friday the 14th"
    weekday_said = numbered.weekday_in(groups, weekday_numbers(context.language), context.language)
    number, month = numbered.number_in(groups), numbered.month_in(groups)
    if number is None:
        return None
    mode = context.tense
    span = _over(context.published, lambda at: numbered.numbered_day(number, at, mode, month, weekday_said))
    if span is None and weekday_said is not None:
        return when(None, Grain.WEEKDAY, said, weekday=weekday_said)
    return _of_day(span, said, span.earliest.month, number) if span else None


# The letters of a group's name before "_" → what reads it; the first that is among the match's groups is taken.
_READERS = (
    ("f", _feast), ("q", _quarter), ("d", _day), ("n", _numbered), ("c", _clock), ("w", _weekday), ("r", _relative), ("s", _spanned), ("a", _ago), ("b", _ago), ("e", _ago),
    ("m", _month), ("y", _year),
)  # fmt: skip


def on_day(clock: When, day: When) -> When:
    """A clock time on a day that its sentence names beside it."""
    if day.earliest is None or day.earliest != day.latest:
        return replace(clock, weekday=day.weekday, month_day=day.month_day)
    at = f"{day.earliest}T{clock.clock}"
    return replace(clock, earliest=at, latest=at, weekday=day.weekday)
