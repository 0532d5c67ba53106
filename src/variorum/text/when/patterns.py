"""One regular expression a language, built from lexicons/dates.json and time-zones.json: it finds every date and clock time.

Words used here. Group: a named part of a pattern; the letter before "_" is the kind of date (d day, m month, w
weekday, r relative day, s stretch, q quarter, y year, c clock, f feast, a/b/e so long ago or ahead, n a day's
number). `words`: the language's words for dates (`dates.json`). NEVER: a pattern that matches nothing.

Keys of dates.json. `months`: rows of names, January first; `weekdays`: rows of names, Monday first; `parts`: parts of
the day; `early`: words → "early", "late" …; `cues`: words before a month or year ("in"); `days`: words → days from
today ("yesterday" → -1); `last`: words for last; `next`: words for next; `this`: words for this; `behind`: "last",
"next" → words for it that follow their noun; `weeks`: "last", "next", "this" → phrases for that week; `years`: the
same for years; `weekend`: phrases for a weekend; `spans`: word → unit ("Woche" → "week"); `seasons`: word → [first
month, last month]; `quarters`: words for a quarter (`noun`), for "of", and ordinal → 1 to 4; `ago`: words behind a
length of time ("ago"); `ago_before`: words before it ("vor"); `ahead`: words before how far off a day is ("in");
`ago_units`: word → unit; `clock_words`: word → "12:00".

Keys of time-zones.json. `zones`: abbreviation → [minutes from UTC, place].
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from variorum.text.lexicon import table
from variorum.text.short_lists import LISTED, NEVER, months, weekdays
from variorum.text.when import numbered
from variorum.text.when.feasts import names
from variorum.text.when.full_hours import full_hour
from variorum.text.when.spoken import frame

# A day's number, 1 to 31, not a part of a longer number, of a clock time or of a fraction.
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d|[.:]\d|,\d{3})"
# 1500 to 2099.
ANY_YEAR = r"(?:1[5-9]|20)\d\d"
# The same, not followed by "%", a fraction or a range that is no year.
YEAR = ANY_YEAR + r"(?![\d%]|[.,:]\d|-\d{3}|-\d\d-\d\d)"
# What more opens a clock time, and what parts its hour from its minutes there; an amount of money opens otherwise.
AT_HOUR = {
    "it": (
        r"|dalle|(?:verso|erano|(?:in|at)torno\s+al)le|(?:poco\s+)?(?:dopo|prima\s+del)\s?le|(?:verso|erano|sono|per)\s+le|(?:alle\s+)?ore",
        "[:.]",
    ),
    "es": (
        r"|(?:eran|hacia|sobre|desde|hasta|tras|pasadas|de|alrededor\s+de|cerca\s+de)\s+las|(?:a|era|hacia|sobre|desde|hasta|tras|pasada)\s+la",
        "[:.]",
    ),
    "pt": (r"|(?:pelas|eram|(?:volta|perto|cerca|antes|depois|partir)\s+das)", "[:.]"),
    "nl": (r"|(?:rond|tegen|was|omstreeks|na|voor)", ":"),
    "de": (r"|(?:gegen|war)", ":"),
}
# Short for a month, and a number without a day beside it ("vingt-sept").
ALSO_A_NUMBER = frozenset({("fr", "sept")})
# Between a day and its month, and a month and its year, in the Romance languages.
JOINTS = {
    "en": r"\s+(?:of\s+)?", "de": r"\.?\s+", "fr": r"(?:er)?\s+", "es": r"\s+(?:de\s+)?", "it": r"°?\s+",
    "pt": r"º?\s+(?:de\s+)?", "nl": r"\s+",
}  # fmt: skip
# Between two days of one month: "3. bis 7. Juli", "du 3 au 7 juillet", "el 3 y el 4 de julio".
TO_DAY = {
    "en": r"\s?(?:[-–/]|to|and)\s?", "de": r"\.?(?:\s?[-–/]\s?|\s(?:bis(?:\szum)?|und|oder)\s(?:de[mn]\s)?)",
    "fr": r"(?:er)?(?:\s?[-–/]\s?|\s(?:au|et|ou)\s(?:le\s)?)", "es": r"(?:\s?[-–/]\s?|\s(?:al?|y|o)\s(?:el\s)?)",
    "it": r"°?(?:\s?[-–/]\s?|\s(?:al|ed?|o)\s(?:il\s)?)", "pt": r"º?(?:\s?[-–/]\s?|\s(?:ao?|e|ou)\s(?:o\s)?)",
    "nl": r"(?:\s?[-–/]\s?|\s(?:tot(?:\sen\smet)?|t/m|en|of)\s)",
}  # fmt: skip
# What says that something was so long ago to the day, beside the words for how long.
TODAY = {
    "en": r"(?i:today)", "de": r"(?i:heute|auf\sden\sTag(?:\sgenau)?)", "fr": r"aujourd['’]hui|jour\spour\sjour", "es": r"hoy", "it": r"oggi",
    "pt": r"hoje", "nl": r"vandaag",
}  # fmt: skip
# Between a month and its year, in Spanish and Portuguese.
TO_YEAR = {"es": r"\s+(?:de\s+|del\s+)?", "pt": r"\s+(?:de\s+)?"}


@cache
def lexicon(language: str) -> Any:
    """Words for dates of a language, as `dates.json` has them. Raises KeyError for a language without any."""
    return table("dates.json")[language]


@cache
def month_numbers(language: str) -> dict[str, int]:
    """Name or short name of a month, case folded → 1 to 12, in this language."""
    if language in LISTED:
        return dict(months(language))
    rows = lexicon(language)["months"]
    return {name.casefold(): number for number, names in enumerate(rows, start=1) for name in names}


@cache
def weekday_numbers(language: str) -> dict[str, int]:
    """Name or abbreviation, case folded → 0 (Monday) to 6."""
    if language in LISTED:
        return dict(weekdays(language))
    rows = lexicon(language)["weekdays"]
    return {name.casefold(): number for number, names in enumerate(rows) for name in names}


def either(words: Any) -> str:
    """The words as alternatives, longest first, any white space between their parts."""
    ordered = sorted(set(words), key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered) or NEVER


@cache
def finder(language: str) -> re.Pattern[str]:
    """The pattern for every date and clock time of a language. The name of a group begins with the letter of its kind:
    d day of a month, m month, w weekday, r relative day, s span of time, a and b so long ago, e so far off, c clock time, y
    year, f feast, q quarter or fiscal year, n a day by its number or by counted weeks."""
    flags = re.NOFLAG if language in {"en", "de"} else re.IGNORECASE
    # Nothing begins inside a word: trying only where one begins makes the search four times as fast.
    return re.compile(
        r"(?<!\w)(?=\w)(?:" + "|".join(f"(?:{p})" for p in _alternatives(language)) + ")", flags
    )


def _alternatives(language: str) -> list[str]:
    """The patterns of `finder`, in the order in which they are tried. Patterns for the parts of a date come first, the list uses them."""
    words = lexicon(language)
    # parts of the patterns: months, weekdays, what stands around them
    # Headlines and stamps have months in capitals; a day stands beside them.
    month = either(form for names in words["months"] for name in names for form in (name, name.upper()))
    whole_month = either(
        name
        for names in words["months"]
        for name in names
        if name == names[0] or (len(name) > 3 and (language, name) not in ALSO_A_NUMBER)
    )
    short_day = either(name for names in words["weekdays"] for name in names)
    # without short forms ("Mon", "Sat")
    weekday = either(name for names in words["weekdays"] for name in names if len(name) > 4)
    bare = f"|{numbered.BARE[language]}" if language in numbered.BARE else ""
    last, next_word, this = (_any_case(either(words[which])) for which in ("last", "next", "this"))
    ordinal = r"(?:st|nd|rd|th)?" if language == "en" else ""
    joint, year_joint = JOINTS[language], TO_YEAR.get(language, r",?\s+(?:of\s+)?")
    early = rf"(?:(?P<{{0}}>{_any_case(either(words['early']))})[\s-]+)?"
    behind = rf"(?:\s+(?:(?P<w_blast>{either(words['behind']['last'])})|(?P<w_bnext>{either(words['behind']['next'])}))\b)?"
    weeks = {which: _any_case(either(words_for_it)) for which, words_for_it in words["weeks"].items()}
    week_before_day = rf"(?:(?:(?P<w_plast>{weeks['last']})|(?P<w_pnext>{weeks['next']}))(?:['’]s|,?\s+(?:on|am|le|el|il|na|op))?\s+)?"
    week_behind_day = rf"(?:,?\s+(?:of\s+)?(?:(?P<w_wlast>{weeks['last']})|(?P<w_wnext>{weeks['next']})|(?P<w_wthis>{weeks['this']}))\b)?"
    # words that say which week or year is meant
    weeks_before_day, weeks_behind_day = _weeks_ago(language)
    last_of, next_of = (either(words["behind"][which]) for which in ("last", "next"))
    years = {which: _any_case(either(words_for_it)) for which, words_for_it in words["years"].items()}

    def of_year(kind: str) -> str:
        """A pattern for a year told from the report's: "in May last year", "en mayo pasado"."""
        behind = rf"|(?P<{kind}_blast>{last_of})|(?P<{kind}_bnext>{next_of})" if last_of != NEVER else ""
        named = "|".join(rf"(?P<{kind}_y{which}>{words_for_it})" for which, words_for_it in years.items())
        return rf"(?:,?\s+(?:of\s+)?(?:{named}{behind})\b)?"

    weekday_before = rf"(?:\b(?:{short_day})\b\.?,?\s+(?:the\s+)?)?"
    return [
        *_feasts(language),
        *_quarters(language, years["last"]),
        *_dotted(language),
        # "2024-05-03", "2024-05-03T12:00Z"
        rf"\b(?P<d_iso>{ANY_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)"
        r"(?:T[0-2]\d:?[0-5]\d(?::?[0-5]\d(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?(?!\w))?",
        # "3/5/2024", "3.5.2024"
        r"(?<![\w/])(?P<d_slash>\d{1,2}[/.]\d{1,2}[/.](?:1[89]|20)\d\d)(?![\d/])",
        # "Tuesday, May 3", "May 3 to 7, 2024"
        rf"{weekday_before}\b(?P<d_m1>{month})\b\.?\s+(?:the\s+)?(?P<d_d1>{DAY}){ordinal}"
        rf"(?:(?:\s?[-–]\s?|(?:,\s\d\d?{ordinal})*,?\s(?:to|and)\s(?=\d+{ordinal}(?!\s+[a-z])))(?P<d_d1b>{DAY}){ordinal})?\b(?:,?\s+(?P<d_y1>{YEAR}))?{of_year('d1')}",
        # "3 May 2024", "3.–7. Mai"
        rf"{weekday_before}(?<![\w.,:/$€£-])(?P<d_d2>{DAY}){ordinal}(?:{TO_DAY[language]}(?P<d_d2b>{DAY}){ordinal})?"
        rf"{joint}(?P<d_m2>{month})\b\.?(?:{year_joint}(?P<d_y2>{YEAR}))?{of_year('d2')}",
        *_spelled_days(month, language),
        *numbered.patterns(language, weekday, short_day),
        _clock(language),
        # "last Tuesday", "early on Tuesday", "Tuesday morning", "Tuesday last week"
        rf"\b{weeks_before_day}{week_before_day}{early.format('w_early')}(?:(?:(?P<w_last>{last})|(?P<w_next>{next_word})|(?P<w_this>{this}))\s+)?"
        rf"(?P<w_day>{weekday}{bare})(?P<w_many>s)?\b(?:\s+(?:at\s+)?(?P<w_part>{either(words['parts'])})\b)?{behind}{week_behind_day}{weeks_behind_day}",
        _ago(language),
        # "yesterday", "tonight"
        rf"\b(?P<r_day>{_any_case(either(words['days']))})\b",
        # "last week", "early this month", "next summer", "last May"
        rf"\b{early.format('s_early')}(?:(?P<s_last>{last})|(?P<s_next>{next_word})|(?P<s_this>{this}))\s+"
        rf"(?:(?P<s_span>{either(words['spans'])})|(?P<s_season>{either(words['seasons'])})|(?P<s_month>{whole_month}))\b",
        # "the weekend"
        rf"\b(?P<s_weekend>{_any_case(either(words['weekend']))})\b(?!\s+(?:{last_of}|{next_of})\b)",
        *_spans_behind(language),
        *_ahead(language),
        # "in May", "late May 2023", "next May"
        rf"\b(?P<m_cue>(?:{_any_case(either(words['cues']))})\s+)?{early.format('m_early')}\b"
        rf"(?P<m_month>{whole_month})\b(?!\.?\s+(?:the\s+)?{DAY})\.?(?:{year_joint}(?P<m_year>{YEAR}))?{of_year('m')}",
        # "summer 2019"
        rf"\b(?P<y_season>{either(words['seasons'])})(?:\s+of|\s+de)?\s+(?P<y_year>{YEAR})\b",
        # "2019-20"
        rf"(?<![\w$€£.,/-])(?P<y_pair>{ANY_YEAR}\s?[-–/]\s?(?:(?:1[89]|20)?\d\d))(?![\d%-])",
        # "the early 1990s"
        r"\b(?:(?P<y_early>early|late|mid)[\s-])?(?:the\s+)?(?P<y_decade>(?:1[5-9]|20)\d0)['’]?s\b",
        # "in 2019", "mid-2019"
        rf"\b(?P<y_cue>(?:{_any_case(either(words['cues']))})[\s-]+(?:the\s+year\s+)?)(?P<y_bare>{YEAR})\b",
        *_opening_year(language),
    ]  # fmt: skip


# Nothing that ends here is part of a word or number.
OPEN = r"(?<![\w.,:/$€£-])"


def _opening_year(language: str) -> list[str]:
    """A pattern for a bare year that opens a sentence, with its verb right behind it ("2019 hatte ein Brand …"); of German alone."""
    if language != "de":
        return []
    verb = r"(?:hatten?|war(?:en)?|wurden?|kam(?:en)?|gab|starben?|begann(?:en)?|lag(?:en)?|ist|sind|haben?)"
    return [rf"(?:(?<![^\n])|(?<=[.!?]\s))(?P<y_open>{YEAR})(?=\s{verb}\b)"]


def _feasts(language: str) -> list[str]:
    """The pattern for feasts of the language, with a year or without; none where it has no feasts."""
    return (
        [rf"\b(?P<f_name>{either(names(language))})(?!\w)(?:,?\s+(?P<f_year>{YEAR}))?"]
        if names(language)
        else []
    )


def _quarters(language: str, last_year: str) -> list[str]:
    """Patterns for quarters and fiscal years: "the third quarter of 2030", "Q3 2030", "im dritten Quartal",
    "fiscal 2030", "FY31", "the first half of 2030".
    """
    quarter_words = lexicon(language)["quarters"]
    ordinal, noun = either(quarter_words["ordinals"]), either(quarter_words["noun"])
    # "of" where the language has it, and which year
    of = rf"(?:\s+(?:{either(quarter_words['of'])}))?" if quarter_words["of"] else ""
    year = rf"(?:{of}\s+(?P<q_year>{YEAR})|{of}\s+(?P<q_ylast>{last_year})\b)"
    # "the third quarter of 2030": in English only with its year; "Q3 2030"
    found = [
        rf"{OPEN}(?P<q_ord>{_any_case(ordinal)})[\s-]+(?:{noun})\b(?:{year}){'' if language == 'en' else '?'}",
        rf"\b(?P<q_num>Q[1-4])\b(?:(?:\s+of)?\s+(?P<q_nyear>{YEAR}))?",
    ]
    if language == "en":
        found += [
            rf"\b(?P<q_half>(?i:first|second)\s+half\s+of|H[12])\s+(?P<q_hyear>{YEAR})",
            r"\b(?P<q_fiscal>(?:(?i:fiscal(?:\s+year)?|financial\s+year)|FY)[\s-]?(?:of\s+)?['’]?(?:(?:1[89]|20)\d\d(?:[-–/]\d\d(?:\d\d)?)?|\d\d(?:[-–/]\d\d)?))(?![\d%])",
        ]
    return found


def _dotted(language: str) -> list[str]:
    """Patterns for dates with dots ("am 11.11.", "den 3.4.31"), only behind a word that opens a date, since a
    dot may end a sentence.
    """
    if language != "de":
        return []
    # the words that open a date in German
    opened = "|".join(
        rf"(?<=\b{word}\s)"
        for word in (
            "am",
            "Am",
            "den",
            "dem",
            "vom",
            "Vom",
            "zum",
            "Zum",
            "bis",
            "Bis",
            "ab",
            "Ab",
            "der",
            "Der",
            "seit",
            "Seit",
            "und",
        )
    )
    return [
        rf"(?:{opened}|(?<=,\s))(?P<d_dot>(?:3[01]|[12]\d|0?[1-9])\.\s?(?:1[0-2]|0?[1-9])\.(?:\d\d(?!\d))?)(?!\d)"
    ]


def _weeks_ago(language: str) -> tuple[str, str]:
    """Two patterns, for what stands before and behind a weekday to say how many weeks ago it was: "a week ago Tuesday",
    "Dienstag vor zwei Wochen".
    """
    spelled = table("numbers.json")[language]
    count = rf"\d|{either([*spelled['articles'], *(word for word, value in spelled['units'].items() if 1 <= value < 10)])}"
    if language == "en":
        return (
            rf"(?:(?P<w_aback>(?i:{count}))\s+weeks?\s+(?:ago(?:\s+on|,)?\s+|(?=last\s)))?",
            rf"(?:,?\s+(?P<w_aforth>(?i:{count}))\s+weeks?\s+ago\b|\s+(?:(?P<w_before>before\s+last)|(?P<w_on>week))\b(?![-\s]?[\w'’]))?",
        )
    frames = {
        "de": rf"vor\s+(?P<w_aforth>{count})\s+Wochen?", "nl": rf"(?P<w_aforth>{count})\s+we(?:ek|ken)\s+geleden",
        "fr": rf"il\s+y\s+a\s+(?P<w_aforth>{count})\s+semaines?", "es": rf"hace\s+(?P<w_aforth>{count})\s+semanas?",
        "it": rf"(?P<w_aforth>{count})\s+settiman[ae]\s+fa", "pt": rf"há\s+(?P<w_aforth>{count})\s+semanas?",
    }  # fmt: skip
    return "", rf"(?:,?\s+{frames[language]}\b)?"


def _spelled_days(month: str, language: str) -> list[str]:
    """The English pattern for "the fourth of July"; none for other languages. `month`: the names of the months as alternatives."""
    if language != "en":
        return []
    days = either(word for word, number in table("numbers.json")["en"]["ordinals"].items() if number <= 31)
    return [rf"\b(?P<d_word>{_any_case(days)})\s+of\s+(?P<d_m3>{month})\b"]


def _any_case(pattern: str) -> str:
    return f"(?i:{pattern})"


def _ago(language: str) -> str:
    """Patterns for "two weeks ago" (groups a_, "ago" behind) and "vor zwei Wochen" (b_, before), with a word for today beside them."""
    words = lexicon(language)
    spelled = table("numbers.json")[language]
    count = rf"\d\d?\d?|{either([*spelled['units'], *spelled['articles']])}"
    counted = rf"(?P<{{0}}_n>{count})\s+(?P<{{0}}_span>{either(words['ago_units'])})"
    found = []
    today = TODAY[language]
    this_week = r"|this\s+week" if language == "en" else ""
    # "two weeks ago", "two weeks ago today"
    if words["ago"]:
        found.append(
            rf"\b(?:(?P<a_led>{today})\s+)?(?i:{counted.format('a')})\s+(?:{either(words['ago'])})\b(?!\s+d[aeo]s?\b)(?:,?\s+(?P<a_day>{today}{this_week})\b)?"
        )
    # "vor zwei Wochen", "heute vor zwei Wochen"
    if words["ago_before"]:
        found.append(
            rf"\b(?:(?P<b_led>{today})\s+)?(?i:{either(words['ago_before'])})\s+(?:(?P<b_in>{today})\s+)?(?i:{counted.format('b')})\b(?:,?\s+(?P<b_day>{today})\b)?"
        )
    return "|".join(found)


def _spans_behind(language: str) -> list[str]:
    """Spans whose "last" or "next" stands behind them: "la semaine dernière", "el mes pasado"."""
    words = lexicon(language)
    last, following = (either(words["behind"][k]) for k in ("last", "next"))
    if last == NEVER:
        return []
    spans = either(words["spans"])
    return [rf"\b(?P<s_named>{spans})\s+(?:(?P<s_blast>{last})|(?P<s_bnext>{following}))\b"]


def _ahead(language: str) -> list[str]:
    """Days told by how far off they are: "in two weeks' time", "dans deux semaines", "fra tre giorni"."""
    words = lexicon(language)
    spelled = table("numbers.json")[language]
    count = rf"\d\d?|{either([*spelled['units'], *spelled['articles']])}"
    counted = rf"(?i:(?P<e_n>{count})\s+(?P<e_span>{either(words['ago_units'])}))"
    if language == "en":
        return [rf"\b[Ii]n\s+{counted}['’]?s?['’]?\s+time\b"]
    return [rf"\b(?i:{either(words['ahead'])})\s+{counted}\b"] if words["ahead"] else []


def _zone(language: str) -> str:
    """A zone behind a clock time: "GMT", "local time", "Eastern Daylight Time", "Paris time"; a weekday is none."""
    names = table("time-zones.json")
    days = either(n for row in lexicon(language)["weekdays"] for n in row)
    proper = rf"(?-i:(?!(?:{days})\b)(?:[A-Z][\w.]+[\s-]){{1,3}}[Tt]ime\b)"
    # "GMT+2" is not Greenwich's; "9:00 GMT-11:00 GMT" is.
    short = rf"(?-i:{either(names['zones'])})\b(?!\s?[+−-]\d\d?(?![\d:.]))"
    return rf"{short}|(?i:{either(names['local'])})\b|[Ll]ocal(?=\s*[(,/;])|{proper}"


def _converted(hour24: str, said: str) -> str:
    """A clock time with its zone, which shows that what stands before its bracket is one too. `hour24`: a pattern for an hour; `said`:
    one for the words of the half of the day.
    """
    zones = either(table("time-zones.json")["zones"])
    return rf"{hour24}[:.h]?(?:[0-5]\d)?(?:\s?[aApP]\.?\s?[mM]\b\.?|{said})?\s?(?-i:{zones})\b"


def _clock(language: str) -> str:
    """The pattern for clock times in digits and words, each with its zone. The letters behind c_ tell the forms apart."""
    named = _zone(language)

    def zone(group: str) -> str:
        return rf"(?:\s*\(?(?P<{group}>{named})\)?)"

    zone_ahead = rf"\s*\(?(?:{named})"
    words = either(lexicon(language)["clock_words"])
    hour24 = r"(?:[01]?\d|2[0-3])"
    # the word for the hour: "Uhr", "heures"
    spoken = {
        "de": r"\s?Uhr\b",
        "fr": r"\s?h(?:eures?)?\b",
        "en": r"\s?(?:hours|hrs)\b",
        "nl": r"\s?uur\b",
    }
    said = spoken.get(language, r"\s?(?:horas|ore|h)\b")
    more, mark = AT_HOUR.get(language, ("", ":"))
    # spoken times and full hours; then digits in the forms of the language
    return "|".join(
        [
            rf"\b{frame(language)}",
            full_hour(language),
            *(
                [rf"{OPEN}(?P<c_hh>{hour24})\s?(?:h|heures?|horas?|ore)\s?(?P<c_mh>[0-5]\d)\b(?!\s?min){zone('c_zh')}?"]
                if language in {"fr", "es", "it", "pt"}
                else []
            ),
            rf"(?:(?<![\w.,:$€£-])|(?<=[\dm.][-–]))(?P<c_h12>1[0-2]|0?[1-9])(?:[:.](?P<c_m12>[0-5]\d))?(?::[0-5]\d)?\s?(?P<c_half>[aApP]\.?\s?[mM])\b\.?{zone('c_z12')}?",
            rf"(?<![\w.,:$€£-])(?P<c_h24>{hour24})[:.h](?P<c_m24>[0-5]\d)(?::[0-5]\d)?(?:{said}{zone('c_zs')}?|{zone('c_z24')})",
            rf"(?<![\w.,:$€£-])(?:(?P<c_hs>[01]\d|2[0-3])(?P<c_ms>[0-5]\d){said}|(?P<c_hc>1[0-2]|[1-9])\s?o['’]clock\b){zone('c_zhs')}?"
            if language == "en"
            else rf"(?<![\w.,:$€£-])(?P<c_hs>{hour24}){said}(?P<c_ms>[0-5]\d)?(?!\s?(?:[ye]\s+)?\d\d?\s?min){zone('c_zhs')}?",
            rf"(?<![\w.,:$€£-])(?P<c_hb>{hour24}[:.h]?[0-5]\d)(?=\s?[(\[]{_converted(hour24, said)})",
            rf"(?<![\w.,:$€£-])(?P<c_hm>{hour24}[0-5]\d){zone('c_zm')}",
            rf"(?P<c_at>\b(?i:at|by|around|about|until|from|since|before|after|à|um|alle|às|om|a\s+las|at\s+about{more})\s+)(?P<c_h>{hour24}){mark}(?P<c_m>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?!\s?[aApP]\.?\s?[mM]\b|{said}|{zone_ahead})(?!\s+(?:of|into|left|remaining|in\s+the|mark))",
            rf"\b(?:12\s+)?(?P<c_word>{words})\b{zone('c_zw')}?",
        ]
    )  # fmt: skip
