"""Finds full hours with the words that say which half of the day is meant: "a las 3 de la tarde", "3 Uhr nachmittags", "at
three in the morning"; and numbers that are hours only because a clock time stands beside them: "between 2 and 3 a.m.",
"zwischen 2 und 3 Uhr".

Words used here. Group: a named part of a match, "c_…" for clock times (c_fhour, c_ghour: the hour; c_bam, c_bpm: words that make it morning
or evening). Bound: the end of a stretch of time, which is
no time at which something happened.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from variorum.records import When
from variorum.text.mention import Mention
from variorum.text.when.spoken import DIGITS, EVENING, MORNING, hour_said, hour_words

# As `DIGITS`, where minutes may stand behind a full stop ("at 5.12 in the morning").
HOURS = r"[1-9](?!\d|,\d|\.\d(?!\d)|\.\d{3})"
# At these hours of the night it is morning ("3 Uhr nachts"), at later ones evening; twelve is midnight.
NIGHT = {
    "en": r"at\s+night", "de": r"nachts|in\s+der\s+Nacht", "nl": r"['’]s\s+nachts", "fr": r"de\s+la\s+nuit",
    "es": r"de\s+la\s+noche", "it": r"di\s+notte|della\s+notte", "pt": r"da\s+noite",
}  # fmt: skip
# Hours: up to the first "at night" is after midnight.
LAST_AFTER_MIDNIGHT, NOON = 5, 12
# What must stand before the hour, and what behind it and its minutes.
LEADS = {
    "en": r"(?:at|by|around|about|until|since|before|after|from|nearly|almost|it\s+(?:was|is))\s+(?:about\s+|around\s+|nearly\s+|almost\s+|just\s+(?:after|before)\s+)?",
    "es": r"(?:a\s+|hacia\s+|sobre\s+|desde\s+|hasta\s+|tras\s+|de\s+|entre\s+|y\s+|pasadas\s+)?las?\s+",
    "it": r"(?:alle|dalle|le|delle|all['’]|l['’])\s*",
    "pt": r"(?:às|as|à|pelas|das)\s+",
}
SAID = {"de": r"\s?Uhr", "nl": r"\s?uur", "fr": r"\s?(?:heures?|h)", "es": r"(?:\s?(?:horas?|h))?", "it": r"(?:\s+ore)?", "pt": r"(?:\s?(?:horas?|h))?", "en": r"(?:\s+o['’]clock)?"}  # fmt: skip
MARKED = {"en": r"[:.]", "de": r"[:.]", "nl": r"[:.]", "fr": r"[:.h]", "es": r"[:.h]", "it": r"[:.]", "pt": r"[:.h]"}  # fmt: skip
# English tells the half of the day by the day that stands behind it, too; that day is a mention of its own.
DAYS_BEHIND = r"(?=\s+(?:(?P<c_bam>this\s+morning|tomorrow\s+morning|yesterday\s+morning|on\s+{day}\s+morning)|(?P<c_bpm>(?:this|yesterday|tomorrow|on\s+{day})\s+(?:afternoon|evening))|(?P<c_bnight>tonight|last\s+night|(?:tomorrow|on\s+{day})\s+night))\b)"
# English weekdays.
DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"


def full_hour(language: str) -> str:
    """A pattern for a full hour with its part of the day. Groups: c_fcue the word before it, c_fhour, c_fmin, and one of
    c_fam, c_fpm, c_fnight (a part of the day) or c_bam, c_bpm, c_bnight (behind it a day with its part, "tonight")."""
    words = "|".join(sorted(hour_words(language), key=len, reverse=True))
    digits = HOURS if language == "en" else DIGITS
    # the hour; the parts of the day; the minutes
    hour = rf"(?P<c_fhour>(?:1\d|2[0-3]|{digits})(?!\d)|(?i:{words})\b)"
    morning = "|".join(p for p in MORNING[language].split("|") if p not in NIGHT[language].split("|"))
    evening = "|".join(p for p in EVENING[language].split("|") if p not in NIGHT[language].split("|"))
    if language == "en":
        morning, evening = r"in\s+the\s+morning", r"in\s+the\s+(?:afternoon|evening)"
    if language == "es":
        evening = r"de\s+la\s+tarde"
    if language == "pt":
        evening = r"da\s+tarde"
    parts = rf",?\s+(?:(?P<c_fam>{morning})|(?P<c_fpm>{evening})|(?P<c_fnight>{NIGHT[language]}))(?!\w)"
    part_behind = rf"(?:{parts}|{DAYS_BEHIND.replace('{day}', DAY)})" if language == "en" else f"(?:{parts})"
    minutes = rf"(?:{MARKED[language]}(?P<c_fmin>[0-5]\d)(?!\d))?"
    # the word before it, and all together
    cue_before = rf"(?P<c_fcue>(?i:{LEADS[language]}))" if language in LEADS else "(?P<c_fcue>)"
    found = rf"\b{cue_before}{hour}{minutes}{SAID[language]}{part_behind}"
    return found if language != "en" else f"{found}|{_o_clock(words, parts)}"


def _o_clock(words: str, parts: str) -> str:
    """A pattern for "three o'clock in the afternoon" without "at" before it. `words`: the hours in words; `parts`: a pattern for the part
    of the day, whose groups get names of their own here.
    """
    named = re.sub(r"\?P<c_f", "?P<c_g", parts)
    return rf"\b(?P<c_ghour>{DIGITS}|1[0-2]|(?i:{words}))\s?o['’]clock{named}"


def clock_of_full_hour(groups: dict[str, str], language: str) -> str | None:
    """The time as "15:00"; None where it is not told on which side of midnight it lies ("at 4 on Monday night"). Names of groups:
    c_fhour, c_ghour: the hour in two forms of the pattern; …pm, …night: the words that say the part of the day.
    """
    hour = hour_said(groups.get("c_fhour") or groups["c_ghour"], language)
    # 12 counts as 0, and twelve hours are added for the afternoon; from 13 on the hour says it alone
    if hour <= NOON:
        hour %= NOON
        if "c_bnight" in groups and hour <= LAST_AFTER_MIDNIGHT:
            return None
        late = any(group in groups for group in ("c_fpm", "c_gpm", "c_bpm", "c_bnight"))
        night = any(group in groups for group in ("c_fnight", "c_gnight"))
        hour += NOON if late or (night and hour > LAST_AFTER_MIDNIGHT) else 0
    return f"{hour:02d}:{int(groups.get('c_fmin', '0')):02d}"


# What joins an hour to the clock time behind it.
JOINS = r"(?:\s?[-–—]\s?|\s+(?:to|and|until|till|or|und|bis|oder|et|à|ou|y|a|o|e|alle|en|tot|of|às)\s+(?:las?\s+|le\s+|as\s+|um\s+)?)"
# A number before "to", "-" and the like at the end of what stands before a clock time: the "2" of "2 and 3 a.m."
JOINED = re.compile(
    rf"(?<![\w.,:/$€£-])(?:1\d|2[0-4]|\d)(?:[:.h][0-5]\d)?(?:\s?(?:h|Uhr|uur|heures?))?{JOINS}\Z"
)
# Two clock times with these between them are the ends of a stretch; "and" joins them only behind "between".
ENDS = re.compile(r"\s?[-–—]\s?|,?\s+(?:to|until|till|bis|à|a|alle|tot|às)\s+(?:las?\s+|le\s+|um\s+)?")
# "and" in six languages, with an article behind.
AND = re.compile(r"\s+(?:and|und|et|y|e|en)\s+(?:las?\s+|le\s+|as\s+)?")
# "between" right before the first hour.
BETWEEN = re.compile(
    r"\b(?:between|zwischen|entre|tra|fra|tussen)\s+(?:las?\s+|le\s+|as\s+)?\Z", re.IGNORECASE
)
# Code points between two hours that are told together.
LONGEST_JOINED = 24
# "or" between two hours.
OR = re.compile(r"\s(?:or|oder|ou|o|of)\s")


def joined_before(text: str, start: int, floor: int) -> int:
    """Where the first hour of "between 2 and 3 a.m." begins, by the clock time that begins at `start`; `start` itself where
    no hour is joined to it."""
    found = JOINED.search(text, max(floor, start - LONGEST_JOINED), start)
    return found.start() if found else start


def ends_of_stretches(text: str, mentions: list[Mention[When]]) -> list[Mention[When]]:
    """The mentions with the two ends of "between 2 and 3 a.m.", "from 9 a.m. to 5 p.m." marked as bounds: nothing is said to have happened
    at either.
    """
    bounded = list(mentions)
    for at, mention in enumerate(mentions):
        if mention.value.clock is None:
            continue
        # "between 2 and 3 p.m.": the first is a bare number
        bare_hour_at = joined_before(text, mention.start, 0)
        if bare_hour_at < mention.start:
            if not OR.search(text[bare_hour_at : mention.start]):
                bounded[at] = _bound(bounded[at], "until")
            continue
        # "from 9 a.m. to 5 p.m.": both are clock times
        before = mentions[at - 1] if at else None
        if before is None or before.value.clock is None:
            continue
        between = text[before.end : mention.start]
        # "between" stands within 20 code points before the first
        is_between = AND.fullmatch(between) and BETWEEN.search(text[max(0, before.start - 20) : before.start])
        if is_between or ENDS.fullmatch(between):
            bounded[at - 1], bounded[at] = _bound(bounded[at - 1], "after"), _bound(bounded[at], "until")
    return bounded


def _bound(mention: Mention[When], name: str) -> Mention[When]:
    return mention if mention.value.bound else mention._replace(value=replace(mention.value, bound=name))


@cache
def loose_hour() -> re.Pattern[str]:
    """English hours of which the half is not said, beside a day: "on Monday at 8", "tonight at 8"."""
    return re.compile(
        rf"(?:tonight|morning|evening|afternoon|today|tomorrow|yesterday|{DAY}),?\s+at\s+(?:about\s+|around\s+)?(\d\d?)(?=\s*(?:[.,;:!?)]|$|\n|and\b|in\b|on\b|the\b|at\b|with\b|for\b|to\b))"
    )
