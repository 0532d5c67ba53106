"""From a match to a When."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from variorum.records import Grain, When
from variorum.text.quantity.lexicon import numbers
from variorum.text.when import resolving
from variorum.text.when.patterns import either, lexicon, month_numbers, weekday_numbers
from variorum.text.when.resolving import Published, Span

# How far back in its sentence a weekday looks for a verb of the future.
FUTURE_WINDOW = 90


class Context(NamedTuple):
    """`published` is None where relative words must not be resolved; `day` is the report's date all the same;
    `behind` what stands before the mention, as far as a verb of the future is looked for."""

    language: str
    published: Published | None
    day: Published | None
    behind: str = ""


def meaning(match: re.Match[str], context: Context, said: str) -> When | None:
    groups = {k: v for k, v in match.groupdict().items() if v is not None}
    kinds = {k.split("_")[0] for k in groups}
    for kind, read in _READERS:
        if kind in kinds:
            return read(groups, context, said)
    return None


def when(span: Span | None, grain: Grain, said: str, **more: object) -> When:
    earliest = span.earliest.isoformat() if span else None
    latest = span.latest.isoformat() if span else None
    return When(earliest=earliest, latest=latest, grain=grain, said_as=said, **more)  # type: ignore[arg-type]


def _over(published: Published | None, resolve: object) -> Span | None:
    """Resolved against both ends of an ambiguous date of publication."""
    if published is None:
        return None
    spans = [s for s in (resolve(published.earliest), resolve(published.latest)) if s is not None]  # type: ignore[operator]
    if not spans:
        return None
    return Span(min(s.earliest for s in spans), max(s.latest for s in spans))


def _day(groups: dict[str, str], context: Context, said: str) -> When | None:
    if "d_iso" in groups:
        year, month, day = map(int, groups["d_iso"].split("-"))
        return _of_day(resolving.day_of(year, month, day), said, month, day)
    if "d_slash" in groups:
        return _slashed(groups["d_slash"], said)
    if "d_word" in groups:
        return _spelled_day(groups, context, said)
    n = "1" if "d_m1" in groups else "2"
    mode = "future" if _speaks_of_future(context) else ""
    month = month_numbers(context.language)[groups[f"d_m{n}"].casefold()]
    day, last = int(groups[f"d_d{n}"]), int(groups.get(f"d_d{n}b", groups[f"d_d{n}"]))
    said_year = groups.get(f"d_y{n}")
    if said_year:
        first, second = (resolving.day_of(int(said_year), month, d) for d in (day, last))
    else:
        first, second = (
            _over(context.day, lambda at, d=d: resolving.nearest_day(month, d, at, mode)) for d in (day, last)
        )
    span = (
        Span(first.earliest, second.latest) if first and second and first.earliest <= second.latest else first
    )
    return _of_day(span, said, month, day, known_bad=bool(said_year) and first is None)


def _spelled_day(groups: dict[str, str], context: Context, said: str) -> When | None:
    """As in "the Fourth of July"."""
    month = month_numbers(context.language)[groups["d_m3"].casefold()]
    day = numbers(context.language)["ordinals"][groups["d_word"].lower()]
    span = _over(context.day, lambda at: resolving.nearest_day(month, day, at))
    return _of_day(span, said, month, day)


def _of_day(span: Span | None, said: str, month: int, day: int, *, known_bad: bool = False) -> When | None:
    if known_bad or not 1 <= month <= 12:
        return None
    weekday = span.earliest.weekday() if span and span.earliest == span.latest else None
    grain = Grain.DAY if span is None or span.earliest == span.latest else Grain.VAGUE
    return when(span, grain, said, weekday=weekday, month_day=f"{month:02d}-{day:02d}")


def _slashed(said_date: str, said: str) -> When | None:
    """Day first or month first: both, where both can be."""
    a, b, year = (int(n) for n in re.split(r"[/.]", said_date))
    spans = [s for s in (resolving.day_of(year, a, b), resolving.day_of(year, b, a)) if s is not None]
    if "." in said_date:
        spans = spans[-1:] if 1 <= b <= 12 else []
    if not spans:
        return None
    span = Span(min(s.earliest for s in spans), max(s.latest for s in spans))
    return when(span, Grain.DAY if span.earliest == span.latest else Grain.VAGUE, said)


def _month(groups: dict[str, str], context: Context, said: str) -> When | None:
    month = month_numbers(context.language)[groups["m_month"].casefold()]
    cue = groups.get("m_cue", "").strip().lower()
    if "m_year" in groups:
        span: Span | None = resolving.month_of(int(groups["m_year"]), month)
    else:
        mode = cue if cue in {"last", "next"} else ("future" if _speaks_of_future(context) else "")
        span = _over(context.day, lambda at: resolving.nearest_month(month, at, mode))
    part = groups.get("m_early") or (cue if cue in {"early", "late"} else None)
    if span is not None:
        span = resolving.part_of(span, part)
    return when(span, Grain.VAGUE if part else Grain.MONTH, said, month_day=f"{month:02d}")


def _weekday(groups: dict[str, str], context: Context, said: str) -> When | None:
    weekday = weekday_numbers(context.language)[groups["w_day"].casefold()]
    mode = "last" if "w_last" in groups else "next" if "w_next" in groups else ""
    if not mode and _speaks_of_future(context):
        mode = "future"
    span = _over(context.published, lambda at: resolving.weekday_on(weekday, at, mode))
    part = groups.get("w_part") or groups.get("w_early")
    grain = Grain.DAY if span is not None else Grain.WEEKDAY
    return when(span, grain, said, weekday=weekday, part=part.lower() if part else None)


def _speaks_of_future(context: Context) -> bool:
    clause = re.split(r"[.!?;\n]\s|[“”\"]", context.behind)[-1]
    return (
        re.search(rf"\b(?:{either(lexicon(context.language)['future'])})\b", clause, re.IGNORECASE)
        is not None
    )


def _relative(groups: dict[str, str], context: Context, said: str) -> When | None:
    word = re.sub(r"\s+", " ", groups["r_day"].lower())
    delta = lexicon(context.language)["days"].get(word)
    if delta is None:
        return None
    span = _over(context.published, lambda at: resolving.ago(-delta, "day", at)[0])
    part = next((p for p in lexicon(context.language)["parts"] if p in word), None)
    weekday = span.earliest.weekday() if span and span.earliest == span.latest else None
    return when(span, Grain.DAY, said, weekday=weekday, part=part)


def _spanned(groups: dict[str, str], context: Context, said: str) -> When | None:
    words = lexicon(context.language)
    steps = -1 if "s_last" in groups else 1 if "s_next" in groups else 0
    mode = {-1: "last", 1: "next", 0: ""}[steps]
    if "s_month" in groups:
        month = month_numbers(context.language)[groups["s_month"].casefold()]
        span = _over(context.published, lambda at: resolving.nearest_month(month, at, mode))
        return when(span, Grain.MONTH, said, month_day=f"{month:02d}")
    if "s_season" in groups:
        first, last = words["seasons"][_key(words["seasons"], groups["s_season"])]
        span = _over(context.published, lambda at: resolving.nearest_season(first, last, at, mode))
        return when(span, Grain.VAGUE, said)
    unit = words["spans"][_key(words["spans"], groups["s_span"])]
    if said.lower().startswith(("the past ", "this past ")) and unit != "weekend":
        return None
    if unit in {"day"}:
        return None
    grain = resolving.span_of(unit, 0, date(2000, 1, 1))[1]
    span = _over(context.published, lambda at: resolving.span_of(unit, steps, at)[0])
    return when(span, grain, said)


def _key(words: dict[str, object], said: str) -> str:
    folded = re.sub(r"\s+", " ", said).casefold()
    return next(k for k in words if k.casefold() == folded)


def _ago(groups: dict[str, str], context: Context, said: str) -> When | None:
    kind = "a" if "a_n" in groups else "b"
    number = groups[f"{kind}_n"].lower()
    count = int(number) if number.isdecimal() else numbers(context.language)["units"].get(number, 1)
    units = lexicon(context.language)["ago_units"]
    unit = units[_key(units, groups[f"{kind}_span"])]
    span = _over(context.published, lambda at: resolving.ago(count, unit, at)[0])
    return when(span, resolving.ago(count, unit, date(2000, 1, 1))[1], said)


_ZONES = ("c_z12", "c_zs", "c_z24", "c_zhs", "c_zm", "c_zw")


def _clock(groups: dict[str, str], context: Context, said: str) -> When | None:
    zone = next((groups[k] for k in _ZONES if k in groups), None)
    if "c_word" in groups:
        clock = lexicon(context.language)["clock_words"][
            _key(lexicon(context.language)["clock_words"], groups["c_word"])
        ]
        return when(None, Grain.TIME, said, clock=clock, zone=zone)
    if "c_h12" in groups:
        hour, minute = int(groups["c_h12"]) % 12, int(groups.get("c_m12", "0"))
        hour += 12 if groups["c_half"].lower().startswith("p") else 0
    elif "c_hm" in groups or "c_hb" in groups:
        digits = groups.get("c_hm") or groups["c_hb"]
        hour, minute = int(digits[:-2].rstrip(":.hH")), int(digits[-2:])
    else:
        hour = int(next(groups[k] for k in ("c_h24", "c_hs", "c_hc", "c_h") if k in groups))
        minute = int(next((groups[k] for k in ("c_m24", "c_ms", "c_m") if k in groups), "0"))
    if hour > 23 or minute > 59:
        return None
    return when(None, Grain.TIME, said, clock=f"{hour:02d}:{minute:02d}", zone=zone)


def _year(groups: dict[str, str], context: Context, said: str) -> When | None:
    if "y_pair" in groups:
        first, second = re.findall(r"\d+", groups["y_pair"])
        second = first[:2] + second if len(second) == 2 else second
        return when(Span(date(int(first), 1, 1), date(int(second), 12, 31)), Grain.VAGUE, said)
    if "y_decade" in groups:
        first_year = int(groups["y_decade"])
        span = Span(date(first_year, 1, 1), date(first_year + 9, 12, 31))
        return when(resolving.part_of(span, groups.get("y_early")), Grain.VAGUE, said)
    if "y_season" in groups:
        seasons = lexicon(context.language)["seasons"]
        first_month, last_month = seasons[_key(seasons, groups["y_season"])]
        return when(resolving.season_of(first_month, last_month, int(groups["y_year"])), Grain.VAGUE, said)
    cue = groups["y_cue"].split()[0].strip("-").lower()
    part = cue if cue in {"early", "late", "mid"} else None
    span = resolving.part_of(resolving.year_of(int(groups["y_bare"])), part)
    return when(span, Grain.VAGUE if part else Grain.YEAR, said)


_READERS = (
    ("d", _day), ("c", _clock), ("w", _weekday), ("r", _relative), ("s", _spanned), ("a", _ago), ("b", _ago),
    ("m", _month), ("y", _year),
)  # fmt: skip


def on_day(clock: When, day: When) -> When:
    """A clock time on a day that its sentence names beside it."""
    if day.earliest is None or day.earliest != day.latest:
        return replace(clock, weekday=day.weekday, month_day=day.month_day)
    at = f"{day.earliest}T{clock.clock}"
    return replace(clock, earliest=at, latest=at, weekday=day.weekday)
