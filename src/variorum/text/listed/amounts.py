"""Numbers of a listed language, with hedge and unit: "около 120 человек", "خمسة ملايين دولار", "4 लाख रुपये".

Words used here. Listed language: one of which no more is known than a short list of words (`own`). Hedge: a word such
as "about" that says how exact a number is. Scale: a word that multiplies ("million", "lakh"). `low`, `high`: patterns
for where a word may begin and end. NEVER: a pattern that matches nothing.

Keys of the language's list. `thousands`: marks between groups of digits; `decimal`: the decimal mark; `hedges`: hedge
→ words; `units`: unit → words; `endings`: "any": a word may go on with any ending; `and`: words for "and".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from variorum.records import Hedge, Measure, Quantity
from variorum.text.listed.times import FIRST_YEAR, LAST_YEAR, listed_whens
from variorum.text.mention import Mention
from variorum.text.quantity.intervals import bounds
from variorum.text.quantity.lexicon import Unit, currency_signs, units
from variorum.text.short_lists import (
    NEVER,
    SIGNED,
    before_word,
    behind_word,
    either,
    has_blanks,
    listed,
    looked_up,
    number_words,
    scale_words,
    word_of,
)

# This scale is added up within a larger one: "two thousand three hundred".
HUNDRED = 100.0
# A number of years that is somebody's age by its own form ("55-летний").
AGED = Unit("year", Measure.AGE, 1.0)
# Signs of currencies before a number.
SIGNS = "$€£₹¥₩฿₪₽₺₴"
# By no matter which day: it is only asked where days stand.
ANY_DAY = "2000-01-01"


@cache
def finder(language: str) -> re.Pattern[str]:
    """A pattern for a number and what belongs to it. Groups: h_… a hedge before it, `sign` a currency before it,
    `one` and `two` the numbers of a range, `unit` the unit behind it. Numbers in words are found only in languages
    whose list has scale words ("million").
    """
    word_list = listed(language)
    word_begins, word_ends = before_word(language), behind_word(language)
    # a number in digits; in words; in digits with a scale ("5 million")
    digits = rf"\d{{1,3}}(?:[{re.escape(word_list['thousands'])}]\d{{3}})+(?!\d)(?:[{re.escape(word_list['decimal'])}]\d+)?|\d+(?:[{re.escape(word_list['decimal'])}]\d+)?"
    word = either([*number_words(language), *scale_words(language)])
    joint = rf"(?:\s+|-)(?:(?:{either(word_list.get('and', ()))})\s*)?" if has_blanks(language) else ""
    spelled = rf"(?:{word}){word_ends}" if word != NEVER else NEVER
    scale = either(scale_words(language))
    number = (
        rf"(?:(?:{digits})(?:(?:\s?(?:{scale}){word_ends}){{1,2}}(?:\s(?:{digits})\s?(?:{scale}){word_ends}){{0,2}})?|{spelled}(?:{joint}{spelled}){{0,5}})"
        if scale != NEVER
        else rf"(?:{digits})"
    )
    # what stands around it: hedges before, a unit behind
    hedges = "|".join(
        rf"(?P<h_{name.replace('-', '_')}>{either(words)})"
        for name, words in word_list.get("hedges", {}).items()
    )
    unit = either([w for words in word_list.get("units", {}).values() for w in words])
    space = r"\s*" if has_blanks(language) else r"\s?"
    # not behind a letter or digit with a mark ("A-4", "3.5" from its 5), nor in or behind another number
    return re.compile(
        rf"{word_begins}(?:(?:{hedges or NEVER}){space})?(?P<sign>[{SIGNS}])?\s?(?<![\dA-Za-z][.,:/-])(?<!\d)(?<!\d\s)(?P<one>{number})"
        rf"(?:\s?[–-]\s?(?P<two>{digits}))?(?P<unit>\s?-?(?:{unit}){word_ends}|\s?%)?",
        re.IGNORECASE,
    )


def listed_quantities(text: str, start: int, end: int, language: str) -> Iterator[Mention[Quantity]]:
    """The quantities of text[start:end] in order; days, hours, years and numbers of things ("214-м") are left out."""
    blocked = [(time.start, time.end) for time in listed_whens(text, start, end, ANY_DAY, language)]
    for match in finder(language).finditer(text, start, end):
        low, high = match.span("one")
        if any(time_start < high and low < time_end for time_start, time_end in blocked):
            continue
        found = _as_amount(match, language)
        if found is not None:
            yield Mention(low if not match["sign"] else match.start("sign"), match.end(), found)


def _as_amount(match: re.Match[str], language: str) -> Quantity | None:
    """The amount that a match stands for; None for a year, or for digits that are part of a name ("A320neo")."""
    unit = _unit(match, language)
    behind = match.string[match.end() : match.end() + 2]
    # digits that go on with letters are a name
    is_name = unit is None and match["one"][-1:].isdecimal() and re.match(rf"-?[{SIGNED}]", behind)
    if is_name and has_blanks(language) and listed(language).get("endings") != "any":
        return None  # "214-м", "A320neo"
    value = _value(match["one"], language)
    if value is None or (unit is None and _is_year(match["one"], value)):
        return None
    # the hedge is the group "h_…" that took part in the match
    hedge = next(
        (
            Hedge(name[2:].replace("_", "-"))
            for name, words in match.groupdict().items()
            if name[:2] == "h_" and words
        ),
        Hedge.EXACT,
    )
    # a second, larger number makes it a range
    upper = _value(match["two"], language) if match["two"] else None
    unit_said = unit or Unit("", Measure.COUNT, 1.0)
    if upper is not None and upper > value:
        return _quantity(match, value, upper, None, unit_said, Hedge.RANGE)
    least, most = bounds(value, hedge)
    return _quantity(match, least, most, value, unit_said, hedge)


def _quantity(
    match: re.Match[str], low: float | None, high: float | None, exact: float | None, unit: Unit, hedge: Hedge
) -> Quantity:
    """A Quantity of these bounds in this unit, in the match's own words."""
    return Quantity(
        low=low, high=high, exact=exact, measure=unit.measure, unit=unit.name or None, counted=None, hedge=hedge,
        said_as=match.group(),
    )  # fmt: skip


def _unit(match: re.Match[str], language: str) -> Unit | None:
    """The unit behind the number or the currency sign before it; None: a bare count."""
    # "€ 20"
    if match["sign"]:
        return currency_signs()[(match["sign"],)]
    said = (match["unit"] or "").strip().lstrip("-").strip()
    # "20 Kinder": a count, whose noun is not read here
    if not said:
        return None
    if said == "%":
        return units()["%"]
    name = word_of(said, listed(language)["units"])
    # "age" stands for the words for "years old", which are no unit of the table
    return AGED if name == "age" else units()[name] if name else None


def _is_year(said: str, value: float) -> bool:
    return said.isdecimal() and len(said) == 4 and FIRST_YEAR <= value <= LAST_YEAR


def _value(said: str, language: str) -> float | None:
    """The number that the words or digits of `said` add up to; None where none of them is a number.

    Parts below a hundred are added: "forty two" → 42. "Hundred" and the larger scales multiply what is before them:
    "two thousand three hundred" → 2_300. A scale behind a scale multiplies once more: "1.2 lakh crore" → 1.2e12.
    """
    total = below_scale = 0.0
    # What the scale before has made: "1.2 lakh crore" multiplies that once more.
    last_scaled: float | None = None
    has_number = False
    for part in _parts(said, language):
        value = _digits(part, language) if part[0].isdecimal() else looked_up(part, number_words(language))
        factor = looked_up(part, scale_words(language)) if value is None else None
        if value is not None:
            below_scale, has_number, last_scaled = below_scale + value, True, None
        elif factor == HUNDRED:
            below_scale, has_number, last_scaled = (below_scale or 1.0) * factor, True, None
        # "lakh crore": what "lakh" added (`last_scaled`) is in the total once already, so factor - 1 more
        elif factor is not None and last_scaled is not None and not below_scale:
            total, last_scaled = total + last_scaled * (factor - 1), last_scaled * factor
        elif factor is not None:
            last_scaled = (below_scale or 1.0) * factor
            total, below_scale, has_number = total + last_scaled, 0.0, True
    return total + below_scale if has_number else None


def _digits(said: str, language: str) -> float:
    """The number that digits stand for, with the language's marks for thousands and decimals."""
    for mark in listed(language)["thousands"]:
        if re.search(rf"{re.escape(mark)}\d{{3}}(?!\d)", said):
            said = said.replace(mark, "")
    return float(said.replace(listed(language)["decimal"], "."))


@cache
def _part(language: str) -> re.Pattern[str]:
    words = either([*number_words(language), *scale_words(language)])
    return re.compile(rf"\d[\d.,\s\u00a0\u202f٫٬’']*\d|\d|(?:{words})", re.IGNORECASE)


def _parts(said: str, language: str) -> Iterator[str]:
    for match in _part(language).finditer(said):
        yield match.group().strip()
