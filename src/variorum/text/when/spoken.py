"""Reads clock times in words: "half past six", "halb sieben", "à six heures et demie", "alle sei e mezza".

Keys of numbers.json. `units`: number word → value ("four" → 4); `tens`: "forty" → 40.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from variorum.text.lexicon import table

# An hour in digits, 1 to 12.
DIGITS = r"1[0-2]|[1-9](?!\d|[.,]\d)"
# Frames of a language: what stands before the hour and its part, both groups, and the times of day behind.
FRAMES = {
    "en": r"(?P<c_pcue>)(?P<c_part>(?i:half|quarter|a\s+quarter)|(?i:five|ten|twenty(?:-five)?)(?=\s+past))(?:\s|-)(?P<c_rel>past|to|after|before)(?:\s|-)(?P<c_phour>{hours})\b",
    "de": r"(?P<c_pcue>)(?P<c_part>(?i:halb|viertel)|(?i:{minutes})(?=\s(?:nach|vor)\s))\s(?:(?P<c_rel>nach|vor)\s)?(?P<c_mid>halb\s)?(?P<c_phour>{hours})\b(?:\sUhr\b)?",
    "nl": r"(?P<c_pcue>)(?P<c_part>half|kwart|(?:{minutes}|5|10|20)(?=\s(?:over|voor)\s))\s(?:(?P<c_rel>over|voor)\s)?(?P<c_mid>half\s)?(?P<c_phour>{hours})\b",
    "fr": r"(?P<c_pcue>(?:à|vers|dès|avant|après|depuis|jusqu['’]à|était|est)\s+)(?:(?P<c_phour>{hours})\s(?:heures?|h)|(?P<c_noon>midi|minuit))\s(?:(?P<c_rel>et|moins)\s)?(?P<c_part>demie?|(?:le\s|un\s)?quart|{minutes})\b",
    "es": r"(?P<c_pcue>(?:las|la)\s+)(?P<c_phour>{hours})\s(?P<c_rel>y|menos)\s(?P<c_part>media|cuarto|(?:{minutes})(?!\s\w+s\b))\b",
    "it": r"(?P<c_pcue>(?:(?:alle|dalle|le)\s+|(?:all|dall|l)['’]))(?P<c_phour>{hours})\s(?P<c_rel>e|meno)\s(?P<c_part>mezz[ao]|un\squarto|(?:{minutes})(?!\s\w{3,}[ie]\b))\b",
    "pt": r"(?P<c_pcue>(?:às|as|pelas|das|[Ee]ram)\s+)(?P<c_phour>{hours})\s(?P<c_rel>e|menos)\s(?P<c_part>meia|um\squarto|(?:{minutes})(?!\s\w+s\b))\b",
}
MORNING = {
    "en": r"in\s+the\s+morning|a\.?m\b\.?", "de": r"morgens|früh|vormittags|nachts|am\s+(?:Vorm|M)(?:ittag|orgen)", "nl": r"['’]s\s+morgens|['’]s\s+ochtends|['’]s\s+nachts",
    "fr": r"du\s+matin", "es": r"de\s+la\s+(?:mañana|madrugada)", "it": r"del\s+mattino|di\s+mattina|di\s+notte", "pt": r"da\s+(?:manhã|madrugada)",
}  # fmt: skip
EVENING = {
    "en": r"in\s+the\s+(?:afternoon|evening)|at\s+night|p\.?m\b\.?", "de": r"abends|nachmittags|am\s+(?:Abend|Nachmittag)", "nl": r"['’]s\s+(?:middags|avonds)",
    "fr": r"de\s+l['’]après-midi|du\s+soir", "es": r"de\s+la\s+(?:tarde|noche)", "it": r"del\s+pomeriggio|di\s+sera|della\s+sera", "pt": r"da\s+(?:tarde|noite)",
}  # fmt: skip
# Hours told "at night" are after midnight up to this one.
NIGHTLY, LAST_AFTER_MIDNIGHT = re.compile(r"nachts|notte", re.IGNORECASE), 6
# Words by which the minutes are counted back from the hour: "ten to six".
BEFORE = frozenset({"to", "before", "vor", "voor", "moins", "menos", "meno"})
# English number words for minutes.
MINUTES = {"five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
# The numbers that stand for minutes before or after an hour.
TOLD_MINUTES = frozenset({5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55})
# Such numbers of two words, or of one word that the list of plain numbers lacks.
COMPOUND_MINUTES = {
    "de": {"fünfundzwanzig": 25}, "nl": {"vijfentwintig": 25},
    "fr": {"vingt-cinq": 25, "trente-cinq": 35, "quarante-cinq": 45, "cinquante-cinq": 55},
    "es": {"veinticinco": 25, "treinta y cinco": 35, "cuarenta y cinco": 45, "cincuenta y cinco": 55},
    "it": {"venticinque": 25, "trentacinque": 35, "quarantacinque": 45, "cinquantacinque": 55},
    "pt": {"vinte e cinco": 25, "trinta e cinco": 35, "quarenta e cinco": 45, "cinquenta e cinco": 55},
}  # fmt: skip
# What counts down to an hour: minutes, then the hour.
COUNTDOWN = {
    "it": r"mancavano\s+({minutes}|\d\d?)\sminuti\s(?:alle|all['’])\s?({hours})\b",
    "pt": r"faltavam\s+({minutes}|\d\d?)\sminutos\spara\sas?\s({hours})\b",
    "es": r"faltaban\s+({minutes}|\d\d?)\sminutos\spara\slas?\s({hours})\b",
}
# French word → minutes since midnight, counted from noon for "midi".
NOON = {"midi": 720, "minuit": 0}
# "Halb sieben" and "half zeven" are half an hour before seven.
HALF_BEFORE = frozenset({"de", "nl"})


def frame(language: str) -> str:
    """A pattern for clock times in words, with the groups c_pcue, c_part, c_rel, c_phour, c_pam and c_ppm.
    Without "morning" or the like a match is only known to be no amount, since it does not say which half of
    the day is meant.
    """
    hours = "|".join([*sorted(hour_words(language), key=len, reverse=True), DIGITS])
    day = rf"(?:,?\s+(?:(?P<c_pam>{MORNING[language]})|(?P<c_ppm>{EVENING[language]})))?"
    minutes = "|".join(sorted(minute_words(language), key=len, reverse=True))
    return FRAMES[language].replace("{hours}", hours).replace("{minutes}", minutes) + day


@cache
def minute_words(language: str) -> dict[str, int]:
    """Words for the minutes that are told before or after an hour → the number; as patterns, so escaped."""
    rows = table("numbers.json")[language]
    said = {**rows["units"], **rows.get("tens", {}), **COMPOUND_MINUTES.get(language, {})}
    return {re.escape(word): int(n) for word, n in said.items() if int(n) in TOLD_MINUTES}


@cache
def hour_words(language: str) -> dict[str, int]:
    """Words for one to twelve in a language → the number; as patterns, so escaped."""
    units = table("numbers.json")[language]["units"]
    found = {
        re.escape(word): int(number)
        for word, number in units.items()
        if 1 <= number <= 12 and "-" not in word
    }
    # forms of "one" that stand before hours and not in the list of numbers ("une heure")
    return found | {"de": {"eins": 1}, "fr": {"une": 1}, "es": {"una": 1}, "it": {"una": 1}}.get(language, {})


def hour_said(said: str, language: str) -> int:
    """An hour in digits or in one of the `hour_words`, as a number."""
    low = said.lower()
    return int(low) if low.isdecimal() else hour_words(language)[re.escape(low)]


def spoken_clock(groups: dict[str, str], language: str) -> str | None:
    """The time of day in words as "06:30" ("half past six in the morning"); None where the half of the day is
    not said.
    """
    if "c_noon" in groups:
        minutes = NOON[groups["c_noon"].lower()] + _minutes_of_part(groups, language)
    elif "c_pam" in groups or "c_ppm" in groups:
        # names of groups: c_pam, c_ppm: the words for the half of the day; c_phour: the hour
        hour = hour_said(groups["c_phour"], language)
        minutes = _minutes_said(groups, language)
        # "eleven at night" is late in the day, "two at night" early; 720 minutes are half a day
        night = NIGHTLY.search(groups.get("c_pam", "")) is not None and hour % 12 > LAST_AFTER_MIDNIGHT
        minutes += 720 if "c_ppm" in groups or night else 0
    else:
        return None
    return clock_at(minutes)


def clock_at(minutes: int) -> str:
    """The time of day so many minutes from midnight, on whichever day: "06:30" for 390."""
    # 1440: the minutes of a day
    return f"{minutes % 1440 // 60:02d}:{minutes % 60:02d}"


def _minutes_said(groups: dict[str, str], language: str) -> int:
    """The minutes from midnight of a time in words, taken for one of the morning; below 0 before midnight."""
    return hour_said(groups["c_phour"], language) % 12 * 60 + _minutes_of_part(groups, language)


def _minutes_of_part(groups: dict[str, str], language: str) -> int:
    """The minutes by which a time in words is before (below 0) or after its hour. `groups`: what was found, by name:
    `c_part` the part of an hour ("quarter", "half", "ten"), `c_rel` the word that says before or after, `c_mid` a
    "half" before the hour that is counted from ("fünf vor halb acht": 5 and 30 minutes before eight).
    """
    part = groups["c_part"].lower()
    # the first letters of "half", "halb", "demi", "media", "mezza", "meia"
    is_half = part.startswith(("hal", "dem", "med", "mez", "mei"))
    before = groups.get("c_rel", "").lower() in BEFORE or (is_half and language in HALF_BEFORE)
    # the lexicon keeps its words as patterns, so the word is escaped as they are
    told = MINUTES.get(part) or minute_words(language).get(re.escape(part))
    told = told or (int(part) if part.isdecimal() else 30 if is_half else 15)
    minutes = -told if before else told
    return minutes - 30 if "c_mid" in groups else minutes


@cache
def _frame_alone(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b{frame(language)}", re.IGNORECASE)


@cache
def _countdown(language: str) -> re.Pattern[str]:
    """The pattern of minutes that are counted down to an hour."""
    hours = "|".join([*sorted(hour_words(language), key=len, reverse=True), DIGITS])
    minutes = "|".join(sorted(minute_words(language), key=len, reverse=True))
    return re.compile(
        rf"\b{COUNTDOWN[language]}".replace("{hours}", hours).replace("{minutes}", minutes), re.IGNORECASE
    )


def half_told(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, time) of each time in words that leaves open which half of the day is meant ("om half vier"), the time as in the morning
    ("03:30")."""
    if language not in FRAMES:
        return
    for match in _frame_alone(language).finditer(text, start, end):
        groups = {name: said for name, said in match.groupdict().items() if said is not None}
        if spoken_clock(groups, language) is None:
            # 720 minutes are half a day
            yield match.end("c_pcue"), match.end(), clock_at(_minutes_said(groups, language) % 720)
    # the hour counted down to: "tien voor vier" is ten minutes before four
    if language in COUNTDOWN:
        for match in _countdown(language).finditer(text, start, end):
            # the minutes, in words or in digits
            told = minute_words(language).get(re.escape(match[1].lower())) or int(match[1])
            yield match.start(1), match.end(), clock_at((hour_said(match[2], language) * 60 - told) % 720)
