"""Reads the unit behind a number, and its rate ("per day").

Words used here. Token: a word, number or sign; `at`, `first`, `last`, `past`: indexes of tokens, `last` and `past`
one past the end. Glued: without a blank before it. Rate: what an amount is told for ("per day"), without the amount
itself. Base: what stands behind "per".

Keys of units.json, `rates`. `per`: words for "per"; `a`: articles that open a rate ("30 an hour"); `each`: words for
"each"; `adverbs`: adverb → unit ("hourly" → "hour"); `heads`: nouns that a rate is counted by ("per 100,000 people").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from variorum.records import Measure
from variorum.text.lexicon import entries, table
from variorum.text.quantity.lexicon import Unit, longest_unit, unit_openers, unit_words
from variorum.text.quantity.nouns import singular
from variorum.text.quantity.number import takes_st
from variorum.text.quantity.tokens import HYPHENS, Token, number_of

# Signs of one letter that stand behind a blank too ("940 t of wool"), and what may be glued behind them.
SPACED_SIGNS = frozenset("glt")
BEHIND_A_SIGN = frozenset(".,;:)/!?")
# What makes a point in time of "a day", "a year": "two people a day later".
POINTS_IN_TIME = frozenset(
    {
        "ago",
        "later",
        "earlier",
        "before",
        "after",
        "since",
        "into",
        "from",
        "prior",
        "previously",
        "early",
        "late",
        "on",
    }
)


# English articles before these are no French years ("$20 an hour").
EACH_OF = frozenset({"hour", "acre", "ounce", "inch", "item", "hectare", "employee"})
# What runs by the second.
FLOWING = frozenset({Measure.VOLUME, Measure.MASS, Measure.LENGTH})
# Behind a slash ("litres/s") → the unit of time.
SHORT_TIMES = {"s": "s", "sec": "s", "h": "h", "hr": "h", "min": "min"}
# "a head": for each person.
HEADS = frozenset({"head", "person"})


class Measured(NamedTuple):
    """The unit behind a number. `last`: the index past the unit and its rate; `factor` takes the number said to the
    unit (0.01 for cents); `rate`: what the amount is told for ("month" in "500 euros a month"), None where nothing.
    """

    last: int
    unit: Unit
    factor: float
    rate: str | None


def unit_at(tokens: Sequence[Token], at: int) -> Measured | None:
    """The longest unit that begins at tokens[at], with a rate behind it; it may follow a glued hyphen ("five-mile").
    None where no unit begins there.
    """
    first = at
    if first + 1 < len(tokens) and tokens[first].low in HYPHENS and tokens[first].glued:
        first += 1
    if first >= len(tokens) or not (
        tokens[first].low in unit_openers() or tokens[first].text in unit_openers()
    ):
        return None
    # the longest run of words that is a unit, with a rate behind it
    word_places = _unhyphened(tokens, first, longest_unit())
    for length in range(len(word_places), 0, -1):
        unit_tokens = [tokens[place] for place in word_places[:length]]
        units_by_words = unit_words()
        # as it is written, since "Mb" and "MB" are two units; else in small letters
        unit_and_factor = units_by_words.get(
            tuple(token.text for token in unit_tokens)
        ) or units_by_words.get(tuple(token.low for token in unit_tokens))
        behind = word_places[length - 1] + 1
        if unit_and_factor is None:
            continue
        unit, factor = unit_and_factor
        if _is_prose(tokens, first, behind - first, unit):
            continue
        rate_end, rate = rate_at(tokens, behind, flows=unit.measure in FLOWING)
        return Measured(rate_end, unit, factor, rate)
    return None


def _unhyphened(tokens: Sequence[Token], at: int, most: int) -> list[int]:
    """The places of up to `most` tokens, hyphens inside a word left out ("a 25-basis-point rise"). Read from `at` on."""
    places: list[int] = []
    index = at
    while index < len(tokens) and len(places) < most:
        # a hyphen with no blank on either side
        inner = (
            tokens[index].low in HYPHENS
            and tokens[index].glued
            and index + 1 < len(tokens)
            and tokens[index + 1].glued
        )
        if not (inner and places):
            places.append(index)
        index += 1
    return places


def _is_prose(tokens: Sequence[Token], at: int, length: int, unit: Unit) -> bool:
    """Whether the sign for a unit is an ordinary word or mark here and no unit. `at`: where it begins; `length`: how
    many tokens it has.

    The rules in turn: 5'10" is feet and inches; "st" behind digits is a stone unless it makes an ordinal; a sign
    between digits ("4x4") is none; of several words it is a unit; "'" needs a digit before it; "a", "in" and the like
    are mostly words; a lone letter must be glued to the number, or be one of SPACED_SIGNS.
    """
    token = tokens[at]
    behind = at + length
    # signs that are letters or marks of the prose around them
    if token.low in {"'", "′"} and token.glued and word_at(tokens, behind + 1) == "″":
        return False  # 5'10"
    if token.low == "st" and token.glued and length == 1 and tokens[at - 1].text.isdecimal():
        return takes_st(int(tokens[at - 1].text))
    if token.glued and behind < len(tokens) and tokens[behind].glued and tokens[behind].is_digits:
        return True
    if length > 1:
        return False
    if token.low in {"'", "′", "″"}:
        return not token.glued or (
            at + 1 < len(tokens) and tokens[at + 1].glued and tokens[at + 1].text[0].isalpha()
        )
    # short words that are words of the language
    if token.low == "a" or (token.low == "an" and word_at(tokens, behind) in EACH_OF):
        return True
    if token.low == "in":
        return not token.glued
    if token.low in {
        "st",
        "mb",
        "won",
        "lei",
        "dong",
        "real",
        "an",
        "ora",
        "ore",
        "dag",
        "tag",
        "mes",
        "rand",
    }:
        # "st" is a street or a saint, "won" a verb unless "million" stands before it; the others are units
        return token.low == "st" or (token.low == "won" and not _is_money_before(tokens, at))
    # a lone letter
    if len(token.text) == 1 and token.text.isalpha():
        if not token.glued and token.text in SPACED_SIGNS:
            return behind < len(tokens) and tokens[behind].glued and tokens[behind].low not in BEHIND_A_SIGN
        if (
            not token.glued
            and behind < len(tokens)
            and tokens[behind].glued
            and tokens[behind].low in HYPHENS
        ):
            return True
        return _is_letter(token, token.glued)
    return unit.name == "times" and token.low == "x" and not token.glued


def _is_letter(token: Token, glued: bool) -> bool:
    """Whether the single letter is a unit, in its own case: "5 W", "12 C", "30m"; not "a", "I" or the v of "5
    v 6". `glued`: no blank before it.
    """
    if token.text in {"C", "F", "W", "V", "A", "L"}:
        # "12 C" and "5 W" are units in any case; "A" and "L" must touch the number
        return token.text in {"A", "L"} and not glued
    return token.text not in {"m", "g", "l", "t", "h", "s", "p", "x"} or (not glued and token.text != "m")


def _is_money_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether a "won" here is the currency: a scale word or "Korean" stands before."""
    return at > 0 and tokens[at - 1].low in {"million", "billion", "trillion", "korean"}


def rate_at(tokens: Sequence[Token], at: int, *, flows: bool = False) -> tuple[int, str | None]:
    """A rate behind a unit or noun, as (index behind it, rate): "per day", "a month", "/kg", "per 100,000 people", "pro Monat",
    "all'anno", "al mes". (at, None) where there is none. "A second" is a rate only if `flows`: the unit can flow, as litres do.
    """
    rate_words = table("units.json")["rates"]
    # "daily"; "/s"; "a head"; "/kg"; "per day"; "a month", "each day"; "-a-day"
    if word_at(tokens, at) in rate_words["adverbs"]:
        return at + 1, rate_words["adverbs"][tokens[at].low]
    if at + 1 >= len(tokens):
        return at, None
    mark = tokens[at]
    if mark.low == "/" and mark.glued and tokens[at + 1].glued and tokens[at + 1].text in SHORT_TIMES:
        return at + 2, SHORT_TIMES[tokens[at + 1].text]
    if mark.low in {"a", "an"} and tokens[at + 1].low in HEADS:
        return at + 2, "person"
    if mark.low == "/" and mark.glued and tokens[at + 1].glued:
        return _base_of_rate(tokens, at, at + 1, nouns=False)
    if mark.low in rate_words["per"]:
        start = at + 2 if tokens[at + 1].low in rate_words["each"] and at + 2 < len(tokens) else at + 1
        return _base_of_rate(tokens, at, start, nouns=True)
    # "a month", "each day"; but no "a second" that is an ordinal, and no point in time
    if mark.low in rate_words["each"] or (mark.low in rate_words["a"] and not tokens[at + 1].is_digits):
        past, rate = _base_of_rate(tokens, at, at + 1, nouns=False)
        last = tokens[past - 1].low
        a_second = tokens[at + 1].low == "a" or (
            tokens[at + 1].low == "second" and not _flows(tokens, past, flows)
        )
        is_over_time = mark.low == "a" or mark.low == "an" or _is_duration(last)
        if rate and is_over_time and not a_second and not _is_point_in_time(tokens, past):
            return past, rate
    if (
        mark.low in HYPHENS
        and tokens[at + 1].low == "a"
        and at + 3 < len(tokens)
        and _is_duration(tokens[at + 3].low)
    ):
        return at + 4, _rate_name(tokens[at + 3].low)
    return at, None


def _flows(tokens: Sequence[Token], at: int, flows: bool) -> bool:
    """Whether "a second" behind the unit is a rate ("40 litres a second") and does not open "a second time"."""
    return flows and word_at(tokens, at) != "time"


def _base_of_rate(tokens: Sequence[Token], at: int, start: int, *, nouns: bool) -> tuple[int, str | None]:
    """What a rate is over, as (index behind it, words): a unit with its number ("100 km"), so many people ("100,000"), or, with `nouns`,
    any noun ("household"). (at, None) where none of these stands at tokens[start].
    """
    first = tokens[start]
    past = start
    number: str | None = ""
    # "100,000 people", "100 km"
    if first.is_digits or first.low in _ROUND:
        if not (nouns or first.is_digits):
            return at, None
        number, past = _round_base(tokens, start)
        if number is None or (not nouns and unit_words().get((word_at(tokens, past),)) is None):
            return at, None
    # a unit; a number alone; any noun
    for length in (3, 2, 1):
        found = unit_words().get(tuple(token.low for token in tokens[past : past + length]))
        if (
            found
            and past + length <= len(tokens)
            and not (length == 1 and tokens[past].low in {"a", "in", "'"})
        ):
            unit, _ = found
            return past + length, f"{number} {unit.name}".strip()
    if number:
        # "100,000 people": the word for people is passed over
        heads = table("units.json")["rates"]["heads"]
        return (past + 1 if word_at(tokens, past) in heads else past), number
    word = first.low
    if (
        nouns
        and first.text[0].isalpha()
        and word not in ARTICLES
        and word not in entries("function-words.txt")
    ):
        return start + 1, _rate_name(word)
    return at, None


# Behind "por", "pour" and "par" an article opens what something was done for or by, and no rate ("cinco horas por un dron").
ARTICLES = frozenset(
    [
        "un",
        "una",
        "uno",
        "unos",
        "unas",
        "el",
        "la",
        "los",
        "las",
        "um",
        "uma",
        "o",
        "os",
        "as",
        "une",
        "le",
        "les",
        "des",
        "du",
        "l'",
        "d'",
        "ein",
        "eine",
        "einen",
        "een",
        "de",
        "het",
        "il",
        "lo",
        "gli",
        "i",
    ]
)
# Number words with which a rate may begin ("per thousand"); "per cent" is a share and no rate.
_ROUND = {
    "thousand": 1e3,
    "million": 1e6,
    "mille": 1e3,
    "mil": 1e3,
    "tausend": 1e3,
    "duizend": 1e3,
    "cent": None,
}


def _round_base(tokens: Sequence[Token], at: int) -> tuple[str | None, int]:
    """(a round number as digits, index past it): "100,000", "million", "1 million"; the first is None for 1 and for numbers too large.
    `at`: its index.
    """
    token = tokens[at]
    # a comma makes the digits English ("1,000"), a point German ("1.000")
    if token.is_digits:
        value, next_at = (
            number_of(token.text, "en" if "," in token.text else "de" if "." in token.text else "en"),
            at + 1,
        )
        factor = _ROUND.get(word_at(tokens, next_at))
        value, next_at = (value * factor, next_at + 1) if factor else (value, next_at)
    else:
        value, next_at = _ROUND.get(token.low) or 0.0, at + 1
    # more than ten thousand million is no base that anybody counts by
    return (f"{value:.0f}" if 1 < value < 1e10 else None), next_at


def word_at(tokens: Sequence[Token], at: int) -> str:
    """The token at `at` in lower case; "" past the end."""
    return tokens[at].low if at < len(tokens) else ""


def _is_duration(word: str) -> bool:
    found = unit_words().get((word,))
    return found is not None and found[0].measure is Measure.DURATION


def _is_point_in_time(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is a point in time and no duration: "a year ago", "im Jahr 2025"."""
    return at < len(tokens) and (tokens[at].low in POINTS_IN_TIME or tokens[at].is_digits)


def _rate_name(word: str) -> str:
    found = unit_words().get((word,))
    return found[0].name if found else singular(word)
