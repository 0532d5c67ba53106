"""Ages as other languages say them ("34 ans", "der 34-Jährige", "il 34enne", "29 jaar oud"), and decades of a life ("in her mid-40s").

Words used here. `found`: a number with the hedge, unit and noun beside it. `words`: the words for ages in a language
(`ages.json`). Floor: the token before which nothing may be read. `first`, `last`, `past`: indexes of tokens, `last`
and `past` one past the end.

Keys of ages.json. `persons`: nouns for people; `of`: words between noun and years; `before`: words before the years;
`behind`: words behind the years ("alt"); `glued`: endings that make an age of a number ("jährig"); `things`: nouns of
things so many years old, no age of a person; `decades`: "twenties" → 20.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from variorum.records import Hedge, Measure, Quantity
from variorum.text.lexicon import table
from variorum.text.mention import Mention
from variorum.text.quantity.compounds import aged
from variorum.text.quantity.number import OLDEST, word_at
from variorum.text.quantity.number_in_context import LexResult, NumberInContext
from variorum.text.quantity.tokens import DASHES, HYPHENS, Token

# Which years of ten "early", "mid" and "late" mean.
PARTS = {"early": (0, 3), "mid": (4, 6), "middle": (4, 6), "late": (7, 9)}
# The words of "in his forties": whose, and before that "in".
OWNERS = frozenset({"his", "her", "their", "my", "our"})
IN = frozenset({"in", "into", "of", "by"})


def is_years_of_life(tokens: Sequence[Token], found: NumberInContext, language: str) -> int:
    """The index past the words that make the number an age ("34 ans", "34enne", "(34)" behind a name); 0 where they
    do not. English is not read here.
    """
    number = found.number
    if language not in table("ages.json") or number.exact is None:
        return 0
    words = table("ages.json")[language]
    # "34enne"; "(34)" behind a name
    if number.is_digits and 0 < number.exact <= OLDEST:
        glued = _glued(tokens, number.last, words)
        if glued:
            return glued
        if _in_brackets(tokens, found, words):
            return number.last
    # "34 ans" with words before or behind that make it an age
    measured = found.measured
    if measured is None or measured.unit.name not in {"year", "month"} or measured.rate:
        return 0
    behind = _behind(tokens, measured.last, words)
    if behind:
        return behind
    is_age = _told_before(tokens, found, words) or _of_a_person(tokens, found, words)
    return measured.last if is_age or _between_commas(tokens, found, words) else 0


def _glued(tokens: Sequence[Token], at: int, words: dict[str, Any]) -> int:
    """The index past a word for age that is glued to the number ("34-Jährige", "34enne"); 0 where none is. `at`: the index behind the
    number; `words`: the language's words for ages, of which "things" are words behind that make it no person's.
    """
    inner = at + 1 if word_at(tokens, at) in HYPHENS and tokens[at].glued else at
    if inner < len(tokens) and tokens[inner].glued and tokens[inner].low in words["glued"]:
        return 0 if word_at(tokens, inner + 1) in words.get("things", ()) else inner + 1
    return 0


def _in_brackets(tokens: Sequence[Token], found: NumberInContext, words: dict[str, Any]) -> bool:
    """Whether the number stands in brackets behind a noun for a person: "Ein Mann (34)". Behind names `ages.py` reads it."""
    i = found.first
    closed = word_at(tokens, found.number.last) == ")"
    return closed and i > 1 and tokens[i - 1].low == "(" and tokens[i - 2].low in words["persons"]


def _behind(tokens: Sequence[Token], at: int, words: dict[str, Any]) -> int:
    """The index past words for age behind the years ("29 jaar oud"); 0 where none stand there."""
    for said in words["behind"]:
        parts = said.split()
        if [token.low for token in tokens[at : at + len(parts)]] == parts:
            return at + len(parts)
    return 0


def _told_before(tokens: Sequence[Token], found: NumberInContext, words: dict[str, Any]) -> bool:
    """Whether words before the number say that it is an age: "à l'âge de 34 ans"."""
    at = found.first
    words_before = [token.low.rstrip("'’") for token in tokens[max(0, at - 3) : at]]
    return any(
        words_before[-len(phrase.split()) :] == [word.rstrip("'") for word in phrase.split()]
        for phrase in words["before"]
    )


def _of_a_person(tokens: Sequence[Token], found: NumberInContext, words: dict[str, Any]) -> bool:
    i = found.first
    return i > 1 and tokens[i - 1].low in words["of"] and tokens[i - 2].low in words["persons"]


def _between_commas(tokens: Sequence[Token], found: NumberInContext, words: dict[str, Any]) -> bool:
    """Whether the years stand behind a name or a person's noun, between commas: "Jean Roux, 34 ans, …", "Ana Ruiz, de 34 años, …"."""
    i = found.first
    i -= i > 0 and tokens[i - 1].low in words["of"]
    if i < 2 or tokens[i - 1].low != "," or found.number.exact is None or found.number.exact > OLDEST:
        return False
    behind = tokens[i - 2]
    named = behind.text[0].isupper() and behind.text.isalpha()
    past = found.measured.last if found.measured else found.last
    closes = past >= len(tokens) or tokens[past].low in {",", ".", ")", ";"}
    return (named or behind.low in words["persons"]) and closes


def decade_of_life(tokens: Sequence[Token], at: int, floor: int) -> LexResult | None:
    """ "In his mid-40s", "in her early thirties": what ages that may be; None for the 1940s. `at`: the index of the decade."""
    decades: dict[str, int] = table("ages.json")["decades"]
    token, last = tokens[at], at + 1
    # "forties", or "40" and "s"
    # "her forties" begin at 40
    first_age = decades.get(token.low)
    if first_age is None:
        last = _past_s(tokens, at)
        first_age = int(token.text) if last else None
    if first_age is None:
        return None
    # "early", "mid" or "late" before it; then "in her"
    start = at - 1 if word_at(tokens, at - 1) in DASHES else at
    part_of_decade = PARTS.get(word_at(tokens, start - 1)) if start > floor else None
    start = start - 1 if part_of_decade else at
    if start < max(floor, 2) or tokens[start - 1].low not in OWNERS or tokens[start - 2].low not in IN:
        return None
    if part_of_decade:
        first_year, last_year = part_of_decade
        low, high = first_age + first_year, first_age + last_year
    else:
        # "in her 40s": 40 to 49
        low, high = first_age, first_age // 10 * 10 + 9
    value = Quantity(
        low=float(low), high=float(high), exact=None, measure=Measure.AGE, unit="year", counted=None, hedge=Hedge.RANGE, said_as="",
    )  # fmt: skip
    return LexResult(last, Mention(tokens[start].start, tokens[last - 1].end, value))


def _past_s(tokens: Sequence[Token], at: int) -> int:
    """The index past "40s" or "40's" at token `at`; 0 where it is none."""
    text = tokens[at].text
    if not (text.isdecimal() and len(text) == 2 and text[1] == "0"):
        return 0
    if word_at(tokens, at + 1) in {"s", "'s", "’s"}:
        return at + 2
    return at + 3 if word_at(tokens, at + 1) in {"'", "’"} and word_at(tokens, at + 2) == "s" else 0


def aged_in_a_word(tokens: Sequence[Token], at: int, language: str) -> LexResult | None:
    """Reads an age in one word: "Die Zwölfjährige", "de twaalfjarige"; None for anything else."""
    years = aged(tokens[at].low, language)
    if years is None or word_at(tokens, at + 1) in table("ages.json")[language].get("things", ()):
        return None
    value = Quantity(
        low=years, high=years, exact=years, measure=Measure.AGE, unit="year", counted=None, hedge=Hedge.EXACT, said_as="",
    )  # fmt: skip
    return LexResult(at + 1, Mention(tokens[at].start, tokens[at].end, value))
