"""Days told by their number alone ("Friday the 13th", "vendredi 17", "sexta-feira (17)", "on the 14th of last month"), and
weekdays told by counting ("two Sundays ago", "a week on Thursday", "jeudi en huit", "Montag in einer Woche")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from variorum.text.lexicon import table
from variorum.text.when import resolving
from variorum.text.when.resolving import Span

# The number of a day, 1 to 31.
NUMBER = r"(?:3[01]|[12]\d|0?[1-9])(?!\d|[.,:/]\d)"
# Behind a bare number a noun would be what is counted: a mark, the end, or a word of grammar must follow.
LOOSE = r"(?=\s*(?:[,;:!?)»”\"]|\.(?!\d)|$|\n|\s(?:{small})\b))"
# In these languages more than one of anything ends so: a word that does not is no noun that is counted.
PLURAL_S = {
    "fr": r"\s(?!mille\b|cent\b|h\b|km\b)[a-zà-ÿ]{2,}(?<![sx])\b",
    "es": r"\s(?!mil\b|h\b|km\b)[a-zà-ÿ]{2,}(?<!s)\b",
    "pt": r"\s(?!mil\b|h\b|km\b)[a-zà-ÿ]{2,}(?<!s)\b",
}
# How the number of a day stands behind its weekday, and what may stand before one without; a tail tells the month.
BESIDE = {
    "en": (r",?\s+(?:the\s+)?({n})(?:st|nd|rd|th)\b",),
    "de": (r",\s+(?:den|dem)\s+({n})\.?(?=[\s,;.]|$)",),
    "fr": (r"\s+({n})(?:er)?{loose}",),
    "es": (r"\s+({n}){loose}", r",?\s+(?:el\s+)?día\s+({n})"),
    "it": (r"\s+({n}){loose}",),
    "pt": (r",?\s+dia\s+({n})", r",?\s+\(({n})\)", r"\s+({n}){loose}"),
    "nl": (r"\s+de\s+({n})(?:e|de|ste)\b",),
}
# A day's number led by its article: "on the 14th", "am 14. des Monats"; a tail tells the month.
LED = {
    "en": (r"(?<=\bon\sthe\s)({n})(?:st|nd|rd|th)(?:\s+of\s+(?:{tail})|(?!\s+(?:and|or|to|of)\s){loose})",),
    "de": (r"(?<=\b[Aa]m\s)({n})\.\s+(?:{tail})",),
    "fr": (
        r"(?<=\b[Ll]e\s)({n})(?:er)?\s+(?:{tail})",
        r"(?<=\b[Ll]e\s)({n})(?:er)?\s+(?:dernier|prochain){loose}",
    ),
    "es": (
        r"(?<=\b[Ee]l\s)({n})\s+(?:{tail})",
        r"(?<=\b[Ee]l\sdía\s)({n}){loose}",
        r"(?<=\b[Ee]l\spasado\s)({n}){loose}",
        r"(?<=\b[Ee]l\spróximo\s)({n}){loose}",
    ),
    "it": (r"(?<=\b[Ii]l\s)({n})\s+(?:{tail})", r"(?<=\bil\sgiorno\s)({n}){loose}"),
    "pt": (
        r"(?<=\b[Nn]o\sdia\s)({n})(?:\s+(?:{tail})|{loose})",
        r"(?<=\bdia\s)({n})(?:\s+(?:{tail})|{loose})",
    ),
    "nl": (r"(?<=\b[Oo]p\sde\s)({n})(?:e|de|ste)\s+(?:{tail})",),
}
# Tails by which month they mean: the last, this, the next.
TAILS = {
    "en": (r"last\s+month|the\s+previous\s+month", r"this\s+month|the\s+month", r"next\s+month"),
    "de": (r"(?:des\s+)?(?:vergangenen|letzten|vorigen)\s+Monats|des\s+Vormonats", r"(?:dieses|des)\s+Monats", r"(?:des\s+)?(?:kommenden|nächsten)\s+Monats"),
    "fr": (r"du\s+mois\s+(?:dernier|passé)", r"(?:de\s+ce|du)\s+mois|courant", r"du\s+mois\s+prochain"),
    "es": (r"del\s+mes\s+pasado|del\s+pasado\s+mes", r"de(?:l)?\s+(?:este|presente|corriente)(?:\s+mes)?|del\s+mes", r"del\s+(?:mes\s+próximo|próximo\s+mes|mes\s+que\s+viene)"),
    "it": (r"del\s+mese\s+scorso|dello\s+scorso\s+mese", r"di\s+questo\s+mese|del\s+mese|corrente", r"del\s+(?:mese\s+prossimo|prossimo\s+mese)"),
    "pt": (r"do\s+mês\s+passado", r"d(?:este|o)\s+mês", r"do\s+(?:próximo\s+mês|mês\s+que\s+vem)"),
    "nl": (r"van\s+vorige\s+maand", r"van\s+deze\s+maand", r"van\s+volgende\s+maand"),
}  # fmt: skip
# Names of the groups for the tails, in their order.
TAIL_NAMES = ("last", "this", "next")
# Portuguese leaves out "-feira" where the number stands in brackets ("na sexta (17)").
ALSO = {"pt": {"segunda": 0, "terça": 1, "quarta": 2, "quinta": 3, "sexta": 4}}
# … and behind some small words where no noun follows, for the words are ordinals, too ("na segunda,", but "na segunda fase"); "terça" is
# none.
BARE = {
    "pt": r"terça(?!-|\s+(?:parte|feira))|(?:(?<=\bna\s)|(?<=\bda\s)|(?<=\bà\s)|(?<=\baté\s)|(?<=esta\s)|(?<=desde\s)|(?<=última\s))(?:segunda|quarta|quinta|sexta)"
    r"(?=\s*(?:[.,;:)]|$)|\s+(?:à|de\s+manhã|passada|em|por|pel[oa]|com|para|após|que)\b)"
}
# Weekdays told by counting weeks from them: groups n_on (a count of weeks ahead).
ON = {
    "en": r"(?P<n_on>a|one|two|three|1|2|3)\s+weeks?\s+(?:on|from)\s+(?P<n_onday>{weekday})|(?P<n_fort>a\s+fortnight)\s+(?:on|from)\s+(?P<n_fortday>{weekday})|(?P<n_back>{count})\s+(?P<n_backday>{weekday})s\s+ago",
    "de": r"(?P<n_onday>{weekday})\s+in\s+(?P<n_on>einer|zwei|drei)\s+Wochen?",
    "fr": r"(?P<n_onday>{weekday})\s+en\s+(?P<n_on>huit|quinze)\b",
    "nl": r"(?P<n_onday>{weekday})\s+over\s+(?P<n_on>een|twee|drie)\s+we(?:ek|ken)",
}
WEEKS = {"a": 1, "one": 1, "einer": 1, "huit": 1, "een": 1, "two": 2, "zwei": 2, "quinze": 2, "twee": 2, "three": 3, "drei": 3, "drie": 3}  # fmt: skip


def patterns(language: str, weekday: str, short_day: str) -> list[str]:
    """Alternatives whose groups begin with "n_": what is found is a day by its number, or by counted weeks. `weekday` and `short_day`:
    the names of the days, and their short forms, as alternatives of a pattern.
    """
    # words that may follow a bare number, behind which it is a day
    stop_words = "|".join(word for word in table("stopwords.json")[language].split() if word.isalpha())
    may_follow = LOOSE.replace("{small}", stop_words)
    # [:-1] takes off the last bracket, so that one more alternative can be added
    if language in PLURAL_S:
        may_follow = f"{may_follow[:-1]}|{PLURAL_S[language]})"
    # "last month", "this month", "next month", each a group of its own
    tails = "|".join(rf"(?P<n_{name}>{tail})" for name, tail in zip(TAIL_NAMES, TAILS[language], strict=True))
    words = table("dates.json")[language]
    # "last", "next" and "this", the longest first; a blank in them may be any white space
    last_or_next = "|".join(
        sorted(
            {re.escape(word) for list_name in ("last", "next", "this") for word in words[list_name]},
            key=len,
            reverse=True,
        )
    ).replace(r"\ ", r"\s+")
    other_names = "".join(f"|{re.escape(name)}" for name in ALSO.get(language, ()))
    # "Friday 13"; "the 14th of last month"; "a week on Thursday"
    found = [
        rf"\b(?:(?:{last_or_next or '(?!)'})\s+)?(?P<n_day>{weekday}|{short_day}{other_names})\.?(?:{_grouped(BESIDE[language], 'n_num', may_follow, '')})",
        _grouped(LED[language], "n_led", may_follow, tails),
    ]
    # weeks counted from a weekday; "ago" with numbers from 2 to 9 ("two Sundays ago")
    if language in ON:
        spelled = "|".join(
            word for word, number in table("numbers.json")["en"]["units"].items() if 2 <= number < 10
        )
        found.append(
            rf"\b(?:{ON[language].replace('{weekday}', weekday).replace('{count}', rf'[2-9]|(?i:{spelled})')})"
        )
    return found


def _grouped(alternatives: Sequence[str], name: str, loose: str, tails: str) -> str:
    """Each alternative's number under a name of its own; of the tails only the first alternative has groups. `loose`: a pattern for words
    that may follow; `tails`: patterns with groups of their own.
    """
    found = []
    for at, part in enumerate(alternatives):
        # no two groups may have one name: further ones are numbered
        # "n_last" becomes "n_x1last"
        plain = tails if at == 0 else tails.replace("?P<", "?P<x").replace("<xn_", f"<n_x{at}")
        found.append(
            part.replace("({n})", rf"(?P<{name}{at}>{NUMBER})")
            .replace("{loose}", loose)
            .replace("{tail}", plain)
        )
    return "|".join(f"(?:{alternative})" for alternative in found)


def numbered_day(number: int, at: date, mode: str, month: str, weekday: int | None) -> Span | None:
    """The day of that number nearest to `at`, in the month named ("last", "this", "next") or, of the months around, the one that the
    tense allows; where a weekday stands beside it, only a day that is one. `mode`: the tense; `weekday`: 0 is Monday.
    """
    steps = {"last": (-1,), "this": (0,), "next": (1,)}.get(month, (-1, 0, 1))
    spans = []
    for step in steps:
        # months counted from the year 0, so that a step may lead into another year
        index = at.year * 12 + at.month - 1 + step
        day = resolving.day_of(index // 12, index % 12 + 1, number)
        if day is not None and (weekday is None or day.earliest.weekday() == weekday):
            spans.append(day)
    return resolving.nearest(spans, at, mode)


def weekday_in(groups: dict[str, str], known: dict[str, int], language: str) -> int | None:
    """The weekday that stands beside the number, 0 (Monday) to 6; None where none does. `known`: name of a weekday → number."""
    said = groups.get("n_day", "").casefold()
    return known.get(said, ALSO.get(language, {}).get(said)) if said else None


def number_in(groups: dict[str, str]) -> int | None:
    """The number of the day; None where the match has none."""
    said = next((words for group, words in groups.items() if group.startswith(("n_num", "n_led"))), None)
    return int(said) if said else None


def month_in(groups: dict[str, str]) -> str:
    """Which month words behind the number mean: "last", "this", "next", or "" where nothing says it."""
    return next((name for name in TAIL_NAMES for k in groups if k.startswith("n_") and k.endswith(name)), "")


def _weeks_of(said: str) -> int:
    return int(said) if said.isdecimal() else WEEKS.get(said.lower(), 1)


def ahead_by(groups: dict[str, str]) -> tuple[str, int] | None:
    """The weekday, and how many weeks on (or, negative, back) it is counted; None where the match is another's."""
    if "n_onday" in groups:
        return groups["n_onday"], _weeks_of(groups["n_on"])
    # "Friday fortnight"
    if "n_fortday" in groups:
        return groups["n_fortday"], 2
    if "n_backday" in groups:
        spelled: dict[str, Any] = table("numbers.json")["en"]["units"]
        said = groups["n_back"].lower()
        return groups["n_backday"], -(int(said) if said.isdecimal() else int(spelled[said]))
    return None
