"""Reads ages: "32-year-old", "aged 32", and ", 32," behind a name.

Words used here. Token: a word, number or sign; `first`, `last`: indexes of tokens, `last` one past the end. `found`:
a number with the hedge, unit and noun beside it. Cue: a word before a number that makes it an age ("aged").
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from variorum.records import Measure, Quantity
from variorum.text.lexicon import first_words, sexes_by_given_name
from variorum.text.quantity.intervals import bounds
from variorum.text.quantity.number import OLDEST, Numeral
from variorum.text.quantity.number_in_context import LexResult, NumberInContext, read_as
from variorum.text.quantity.tokens import Token


def as_age(tokens: Sequence[Token], found: NumberInContext) -> LexResult | None:
    """The number as an age: "32-year-old", "aged 32", "32 years old", and ", 32," behind a name. Else None."""
    number = found.number
    measured = found.measured
    if number.exact is None or number.ordinal or number.share:
        return None
    # a length of time, "32 years", is an age before "old" alone
    if (
        measured is not None
        and measured.unit.measure is Measure.DURATION
        and measured.unit.name in _AGE_UNITS
    ):
        # (`_index_past_old` gives 0 where no "old" follows)
        last = _index_past_old(tokens, measured.last)
        if last:
            return as_age_in(tokens, found, last, measured.unit.name)
        return None
    # an amount of anything else is no age, unless "aged" stands before it: "aged 32 people"
    if measured is not None or found.before.currency is not None or found.counted is not None:
        cue = tokens[found.before.first - 1].low if found.before.first else ""
        if not (cue in AGE_CUES and measured is None and found.before.currency is None):
            return None
    cue = tokens[found.before.first - 1].low if found.before.first else ""
    if (cue in AGE_CUES or _of_a_person(tokens, found)) and number.exact <= OLDEST:
        return as_age_in(tokens, found, number.last, "year")
    if _behind_a_name(tokens, number) or _is_age_in_passing(tokens, found):
        return as_age_in(tokens, found, number.last, "year")
    return None


# Units in which ages are told; words right before an age.
_AGE_UNITS = {"year", "month", "day", "week"}


AGE_CUES = {"aged", "age", "ages"}


# Whose years stand behind "of": "a woman of 45".
AGED = frozenset({"man", "woman", "boy", "girl", "youth", "teenager", "pensioner", "widow", "widower"})


def _of_a_person(tokens: Sequence[Token], found: NumberInContext) -> bool:
    """Whether the number stands behind words like "at the age of"."""
    at = found.before.first
    return at >= 2 and tokens[at - 1].low == "of" and tokens[at - 2].low in AGED and found.number.exact != 1


# years: below this a bare number beside a name is rather no age
YOUNGEST = 16


def _is_age_in_passing(tokens: Sequence[Token], found: NumberInContext) -> bool:
    """Whether the number is an age said in passing: "At 72 the actress won", "who at 71 became", "he was 69." Only from
    sixteen on: smaller numbers behind "at" and "was" are hours and counts."""
    numeral, at = found.number, found.number.first
    if not numeral.is_digits or numeral.exact is None or not YOUNGEST <= numeral.exact <= OLDEST or not at:
        return False
    if numeral.exact != int(numeral.exact) or found.before.first != at:
        return False
    # "at 72 she", "who at 71 became"; "he was 69."
    before = [token.low for token in tokens[max(0, at - 2) : at]]
    after = tokens[numeral.last].low if numeral.last < len(tokens) else "."
    if before[-1] == "at":
        return before[0] in {"at", "who", ".", ","} and after in {
            "the",
            "he",
            "she",
            "became",
            "becomes",
            "is",
            "was",
        }
    return (
        before[-1] in {"was", "is"}
        and before[0] in {"who", "he", "she"}
        and after in {",", ".", ";", "and", "when"}
    )


def _index_past_old(tokens: Sequence[Token], at: int) -> int:
    """The index past "old", "-olds" or "of age" at token `at`; 0 where none stands there."""
    i = at
    if i < len(tokens) and tokens[i].low in {"-", "–", "‑"} and tokens[i].glued:
        i += 1
    if i < len(tokens) and tokens[i].low in {"old", "olds"}:
        return i + 1
    if i + 1 < len(tokens) and tokens[i].low == "of" and tokens[i + 1].low == "age":
        return i + 2
    return 0


def _behind_a_name(tokens: Sequence[Token], number: Numeral) -> bool:
    """Whether the number stands as an age behind a name or a noun for a person: "Ida Moll, 45,", "Ida Moll (45)", "the victim, 19,"."""
    at = number.first
    if not number.is_digits or number.exact is None or number.exact != int(number.exact) or at < 2:
        return False
    if not 1 <= number.exact <= OLDEST or tokens[at].text.startswith("0"):
        return False
    # in brackets; before "said"; between commas
    if tokens[at - 1].low == "(":
        # "Ida Moll (45)": with a given name; of others it may be goals, or seats.
        is_name = tokens[at - 2].text.istitle() and at > 2 and tokens[at - 3].low in sexes_by_given_name()
        return is_name and number.exact >= 10 and number.last < len(tokens) and tokens[number.last].low == ")"
    if tokens[at - 1].low != ",":
        after = tokens[number.last].low if number.last < len(tokens) else ""
        return (
            tokens[at - 1].text.istitle() and number.exact >= 10 and after in {"said", "says", "told", "who"}
        )
    is_name = tokens[at - 2].text[0].isupper() and tokens[at - 2].text[0].isalpha()
    if not is_name:
        # "The victim, 19, was a student."
        is_closed = number.last < len(tokens) and tokens[number.last].low == ","
        return is_closed and number.exact >= 2 and tokens[at - 2].low in _persons()
    is_closed_or_goes_on = number.last >= len(tokens) or tokens[number.last].low in {
        ",",
        ".",
        ";",
        ")",
        "who",
        "of",
        "from",
    }
    return is_name and is_closed_or_goes_on


@cache
def _persons() -> frozenset[str]:
    return first_words("person-nouns.txt") - BODIES


# Nouns for bodies of people, which have no age.
BODIES = frozenset(
    {
        "army",
        "government",
        "ministry",
        "company",
        "agency",
        "court",
        "party",
        "police",
        "council",
        "parliament",
    }
)


def as_age_in(tokens: Sequence[Token], found: NumberInContext, last: int, unit: str) -> LexResult:
    """The number as an age in `unit`, said up to tokens[last]. `found`: the number with what stands around it. `said_as` is filled in
    later, where the text is at hand.
    """
    exact = found.number.exact
    assert exact is not None
    low, high = bounds(exact, found.hedge)
    value = Quantity(
        low=low,
        high=high,
        exact=exact,
        measure=Measure.AGE,
        unit=unit,
        counted=None,
        hedge=found.hedge,
        said_as="",
    )
    return read_as(tokens, found.first, last, value)
