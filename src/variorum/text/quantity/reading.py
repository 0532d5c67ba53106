"""Reads one quantity at a place that a number opens, trying each form in turn."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.records import Hedge
from variorum.text.quantity import identifiers
from variorum.text.quantity.ages import as_age, as_age_in
from variorum.text.quantity.dimensions import dimension
from variorum.text.quantity.every import of_every
from variorum.text.quantity.lexicon import numbers
from variorum.text.quantity.mixed import mixed
from variorum.text.quantity.number import Numeral
from variorum.text.quantity.number_in_context import LexResult, NumberInContext, read_as, read_in_context
from variorum.text.quantity.parts import and_half, half_of_unit, in_one_word, one_and_half, part_of_unit
from variorum.text.quantity.portions import portion
from variorum.text.quantity.ranges import joined
from variorum.text.quantity.scores import goals, score
from variorum.text.quantity.tokens import HYPHENS, Token
from variorum.text.quantity.valuing import quantity
from variorum.text.quantity.years_of_life import aged_in_a_word, decade_of_life, is_years_of_life


def read(tokens: Sequence[Token], at: int, language: str, floor: int) -> LexResult:
    """The quantity that begins at tokens[at], with the token at which reading goes on; without a mention where no number begins there.
    Each way of reading is tried in turn; the first that fits counts. Hedges are looked for back to tokens[floor].
    """
    # forms that need no number with its surroundings
    without_context = (
        in_one_word(tokens, at, language, floor)
        or one_and_half(tokens, at, language, floor)
        or half_of_unit(tokens, at, language, floor)
        or of_every(tokens, at, language, floor)
        or (decade_of_life(tokens, at, floor) if language == "en" else aged_in_a_word(tokens, at, language))
    )
    if without_context is not None:
        return without_context
    number = read_in_context(tokens, at, language, floor)
    if number is None:
        return LexResult(at + 1)
    # forms made of a number and what follows it, the more special ones first: "5 by 6 metres", "2 and a half", "5-3"
    combined = (
        dimension(tokens, number, language)
        or part_of_unit(tokens, number, language)
        or and_half(tokens, number, language)
        or portion(tokens, number, language)
        or mixed(tokens, number, language)
        or score(tokens, number)
        or goals(tokens, number, language)
        or joined(tokens, number, language, floor)
    )
    if combined is not None:
        return combined
    return whole(tokens, number, language)


def whole(tokens: Sequence[Token], found: NumberInContext, language: str) -> LexResult:
    """The value of a number by itself, where no other way of reading fitted; no mention where it is no amount: a house number, a year,
    "the second".
    """
    # an age: "34 ans", ", 34,"; then what is no amount
    past = is_years_of_life(tokens, found, language)
    if past:
        return as_age_in(tokens, found, past, found.measured.unit.name if found.measured else "year")
    if _is_no_amount(tokens, found, language):
        return LexResult(found.number.last)
    age = as_age(tokens, found)
    if age is not None:
        return age
    # "the second mile" is no length
    if found.number.ordinal and found.measured is not None and language == "en":
        return LexResult(found.number.last)
    value = quantity(found)
    return read_as(tokens, found.first, found.last, value)


def _is_no_amount(tokens: Sequence[Token], found: NumberInContext, language: str) -> bool:
    """Whether the number counts nothing: an hour, a size, a decade, an address, a year, a pronoun "one", or part of a name."""
    number = found.number
    has_noun = found.counted is not None and found.counted.is_plural
    if number.ordinal:
        return _is_no_ordinal(tokens, found)
    if _is_in_compound(tokens, number) or _is_size_alone(tokens, found) or _is_bare_hour(tokens, found):
        return True
    # money and magnitudes are amounts
    if found.before.currency is not None or found.labelled:
        return False
    has_unit_or_noun = found.measured is not None or has_noun
    # a pronoun; a decade, an address or a house; a year or a name
    if number.said_one and not number.is_digits and found.measured is None and _is_pronoun(tokens, found):
        return True
    if any(
        named(tokens, number)
        for named in (identifiers.is_decade, identifiers.is_address, identifiers.is_house)
    ):
        return True
    if found.hedge is not Hedge.EXACT and tokens[number.first - 1].low not in _YEAR_HEDGES:
        return False
    return identifiers.is_year(tokens, number, counted=has_unit_or_noun) or identifiers.names_a_thing(
        tokens, number, counted=has_unit_or_noun, measured=found.measured is not None, language=language
    )


# Hedges that stand by years too.
_YEAR_HEDGES = {"around", "about", "circa", "ca"}


# hours on the face of a clock
HOURS = 12


def _is_bare_hour(tokens: Sequence[Token], found: NumberInContext) -> bool:
    """Whether the number is an hour without its word, and no count: "at about nine," and "towards five."."""
    number = found.number
    if number.exact is None or not 1 <= number.exact <= HOURS or found.counted or found.measured:
        return False
    if found.before.currency is not None or number.ordinal or number.share:
        return False
    first = found.before.first
    before = tokens[first - 1].low if first else ""
    after = tokens[number.last].low if number.last < len(tokens) else "."
    # the clause ends, or goes on with another one: nothing is counted
    ends = after in {",", ".", ";", "after", "when", "and", "on"}
    return ends and (before in {"towards", "toward"} or (before == "at" and first < number.first))


def _is_in_compound(tokens: Sequence[Token], number: Numeral) -> bool:
    """Whether the number stands in a compound with "by", "of" or "in", written without spaces: "four-by-four", "two-in-one"."""
    first, past = number.first, number.last
    before = (
        first > 1
        and tokens[first - 2].low in {"by", "of", "in"}
        and tokens[first].glued
        and tokens[first - 1].glued
    )
    after = (
        past + 1 < len(tokens)
        and tokens[past].glued
        and tokens[past + 1].glued
        and tokens[past + 1].low in {"by", "of", "in"}
    )
    return before or after


def _is_size_alone(tokens: Sequence[Token], found: NumberInContext) -> bool:
    """Whether it only says how large something is: "a multi-million-pound deal", "a six-figure sum", "double-digit growth"."""
    first, past = found.number.first, found.number.last
    multi = (
        first > 1
        and tokens[first - 1].low in HYPHENS
        and tokens[first - 2].low == "multi"
        and tokens[first - 1].glued
    )
    glued = past + 1 < len(tokens) and tokens[past].low in HYPHENS and tokens[past].glued
    return multi or (glued and tokens[past + 1].low in {"figure", "figures", "digit", "digits"})


def _is_no_ordinal(tokens: Sequence[Token], found: NumberInContext) -> bool:
    """Whether the ordinal ranks nothing that could be compared: it stands before a number ("the first three weeks"), counts
    centuries or amendments, or is part of a word ("firstly", "second-hand").
    """
    last = found.number.last
    after = tokens[last].low if last < len(tokens) else ""
    if after in numbers("en")["units"] or (last < len(tokens) and tokens[last].text.isdecimal()):
        return True  # "the first three weeks"
    return after in {"century", "centuries", "amendment", "ly", "-"} or not found.number.exact


def _is_pronoun(tokens: Sequence[Token], found: NumberInContext) -> bool:
    """Whether "one" is no count: "no one", "the one who", "one another", "one can"."""
    number = found.number
    before = tokens[number.first - 1].low if number.first else ""
    after = tokens[number.last].low if number.last < len(tokens) else ""
    if before in {
        "no",
        "each",
        "every",
        "the",
        "this",
        "that",
        "which",
        "any",
        "some",
        "a",
        "number",
        "another",
    }:
        return True
    if after in {"another", "by", "-", "'s", "’s"} or tokens[number.first].low.endswith(("'s", "’s")):
        return True
    # alone, "one" is a person or thing named before; "one of the boats" and "one boat" count
    return found.counted is None and found.measured is None and after not in {"of", "in"}
