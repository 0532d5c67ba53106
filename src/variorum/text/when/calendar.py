"""Finds where dates and times stand, before they are given a meaning.

Words used here. Match: a place where the language's pattern for dates fits; its named groups say which form it is
(m_month, y_bare …): the letter before "_" is the kind of date (d day, m month, w weekday, r relative day, s stretch, y year, c clock, f
feast, a so long ago). Pattern: see `patterns.finder`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from variorum.text.quantity.measuring import unit_at
from variorum.text.quantity.nouns import is_plural
from variorum.text.quantity.tokens import tokens
from variorum.text.when.full_hours import joined_before, loose_hour
from variorum.text.when.hours import HOURS, lasts
from variorum.text.when.named import is_named_after, name_spans
from variorum.text.when.patterns import finder, lexicon

# How far behind a bare year the noun may stand that makes an amount of it ("of 2000 people").
LOOK = 40
# After these a four-digit number may as well be an amount.
WEAK_CUES = {
    "of",
    "to",
    "by",
    "from",
    "between",
    "and",
    "for",
    "around",
    "about",
    "circa",
    "after",
    "before",
    "until",
}


# Stretches of text whose matches are kept: a story's sentences are read by several steps, each in turn.
KEPT = 16384


@lru_cache(maxsize=KEPT)
def matches(text: str, start: int, end: int, language: str) -> tuple[re.Match[str], ...]:
    """Every match of the language's `finder` that is a date or time, in order and without overlap. Matches inside a
    name ("May Day Parade"), and those that the words beside them show to be something else (the verb "may"), are left
    out.
    """
    pattern = finder(language)
    name_places = name_spans(text, start, end)
    kept: list[re.Match[str]] = []
    at, next_name = start, 0
    while match := pattern.search(text, at, end):
        # names that end before the match are passed
        while next_name < len(name_places) and name_places[next_name][1] <= match.start():
            next_name += 1
        # a match in a name, or in a name of its own, is none
        if next_name < len(name_places) and name_places[next_name][0] < match.end():
            # go on behind the name
            at = name_places[next_name][1]
        elif _is_named(match, end):
            at = match.end()
        elif _holds(match, language):
            kept.append(match)
            at = max(match.end(), at + 1)
        else:
            # it may be a date one character later
            at = match.start() + 1
    return tuple(kept)


def _is_named(match: re.Match[str], end: int) -> bool:
    """Whether the day or feast is only part of a name ("September 11 Memorial", "May Day Parade"). `end`: where the text that is read
    ends.
    """
    groups = match.groupdict()
    # names of groups: d_m1, d_m2: a day with its month; d_y1, d_y2: its year; w_day: a weekday; f_name: a feast
    dated = any(groups.get(group) for group in ("d_m1", "d_m2", "w_day", "f_name"))
    with_year = any(groups.get(group) for group in ("d_y1", "d_y2", "f_year"))
    return dated and not with_year and is_named_after(match.string, match.end(), end)


def calendar_spans(text: str, start: int, end: int, *, language: str) -> tuple[tuple[int, int], ...]:
    """Where digits or words belong to a date or a clock time and so are no quantity. Bare years are not among them:
    whether "of 2000" is one depends on what follows. `start` and `end`: the stretch that is read.
    """
    dates = [
        _with_joined(text, span(match), start) if _is_clock(match) else span(match)
        for match in matches(text, start, end, language)
        if not match["y_bare"] and not _is_ago(match)
    ]
    # "at 9:30" in any form, also those that the pattern for times leaves out
    loose = [match.span(1) for match in loose_hour().finditer(text, start, end)] if language == "en" else []
    return tuple(sorted({*dates, *loose, *name_spans(text, start, end)}))


def _is_clock(match: re.Match[str]) -> bool:
    return (match.lastgroup or "").startswith("c_")


def _with_joined(text: str, clock: tuple[int, int], floor: int) -> tuple[int, int]:
    """The clock time together with the hour that is joined to it ("between 2 and 3 a.m.")."""
    return joined_before(text, clock[0], floor), clock[1]


def _is_ago(match: re.Match[str]) -> bool:
    return (match.lastgroup or "").startswith(("a_", "b_", "e_"))


def span(match: re.Match[str]) -> tuple[int, int]:
    """The place of the match without a word before it that only shows that the number is a time ("at", "in")."""
    start, end = match.span()
    for cue in ("m_cue", "y_cue", "c_at", "c_pcue", "c_fcue"):
        if match[cue]:
            start = match.end(cue)
    while start < end and match.string[start].isspace():
        start += 1
    return start, end


def _holds(match: re.Match[str], language: str) -> bool:
    """Whether the match really is a date or time, by the words around it: "may" the verb is no month, "2 heures" may
    be a length of time.
    """
    # the first letter of the group says what it is: month, year, relative day, clock, weekday
    if match["m_month"]:
        return _is_month(match, language)
    if match["y_bare"]:
        return _is_bare_year(match, language)
    if match["y_pair"]:
        return _is_pair(match["y_pair"])
    # "TODAY" in capitals is a newspaper
    if match["r_day"]:
        return not match["r_day"].isupper()
    # an hour without minutes may be a length of time ("2 heures")
    if match["c_hs"] or match.groupdict().get("c_hh"):
        return language not in HOURS or not lasts(match, language)
    # "sun", "mon": in English and German weekdays have a capital
    if match["w_day"]:
        return match["w_day"][0].isupper() or language not in {"en", "de"}
    return True


# Months that are given names too, what stands behind them there, and what before a month that is one.
GIVEN = frozenset({"April", "May", "June", "August"})
# A word with a capital behind a name of a month: "April Moll" is a person. Weekdays are no surnames.
SURNAME = re.compile(r"\s+(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][a-z]+(?:['’-][A-Z]?[a-z]+)*\b")


def _is_given_name(match: re.Match[str], language: str) -> bool:
    """Whether the month is somebody's given name: "April Jones", "for June Carter", and not "in April Jones resigned"."""
    cue = (match["m_cue"] or "").strip().lower()
    # no word shows that it is a month: "early", a year, "in"
    alone = not (match["m_early"] or match["m_year"] or cue in _MONTH_CUES)
    called = language == "en" and alone and match["m_month"] in GIVEN
    return called and SURNAME.match(match.string, match.end("m_month")) is not None


def _is_month(match: re.Match[str], language: str) -> bool:
    """Whether "May" or "March" is the month here, and not a verb, a walk or a name."""
    if _is_given_name(match, language):
        return False
    if match["m_month"] not in lexicon(language)["ambiguous_months"]:
        # "in March", "early March", "March 2024"; or a name longer than "May"
        return bool(match["m_cue"] or match["m_early"] or match["m_year"]) or len(match["m_month"]) > 3
    return bool(match["m_early"] or match["m_year"] or (match["m_cue"] or "").strip().lower() in _MONTH_CUES)


# Words before a name that is a month only behind them ("in May").
_MONTH_CUES = {
    "in",
    "since",
    "until",
    "till",
    "by",
    "during",
    "early",
    "late",
    "last",
    "next",
    "this",
    "en",
    "depuis",
}


def _is_bare_year(match: re.Match[str], language: str) -> bool:
    """Whether a number behind a word like "in" is a year: not where a unit or a plural noun follows ("of 2000 people")."""
    # "in" is a weak cue: many amounts stand behind it, too
    cue = match["y_cue"].split()[0].strip("-").lower()
    if cue not in WEAK_CUES and int(match["y_bare"]) >= 1800:
        return True
    # what stands behind the number: a unit or a plural noun makes it an amount
    end = match.end()
    ahead = tokens(match.string, end, min(len(match.string), end + LOOK), language)
    if not ahead:
        return True
    if unit_at(ahead, 0) is not None:
        return False
    next_token = ahead[0]
    return not (
        next_token.text[0].islower()
        and (is_plural(next_token.low) or (len(ahead) > 1 and is_plural(ahead[1].low)))
    )


def _is_pair(said: str) -> bool:
    """Whether "2019-20" is two years in order, no more than a hundred apart."""
    first, second = re.findall(r"\d+", said)
    if len(second) == 2:
        # "20" in "2019-20" is 2020
        second = first[:2] + second
    return int(first) < int(second) <= int(first) + 100
