"""The unit behind a number, and its rate ("per day")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from variorum.records import Measure
from variorum.text.lexicon import entries
from variorum.text.quantity.lexicon import Unit, longest_unit, unit_openers, unit_words
from variorum.text.quantity.nouns import singular
from variorum.text.quantity.tokens import HYPHENS, Token


class Measured(NamedTuple):
    """`last`: index past the unit; `factor` takes the number said to the unit (0.01 for cents)."""

    last: int
    unit: Unit
    factor: float
    rate: str | None


def unit_at(tokens: Sequence[Token], at: int) -> Measured | None:
    """The longest unit at tokens[at], which may follow a glued hyphen ("five-mile")."""
    i = at
    if i + 1 < len(tokens) and tokens[i].low in HYPHENS and tokens[i].glued:
        i += 1
    if i >= len(tokens) or not (tokens[i].low in unit_openers() or tokens[i].text in unit_openers()):
        return None
    places = _unhyphened(tokens, i, longest_unit())
    for length in range(len(places), 0, -1):
        taken = [tokens[k] for k in places[:length]]
        known = unit_words()
        found = known.get(tuple(t.text for t in taken)) or known.get(tuple(t.low for t in taken))
        last = places[length - 1] + 1
        if found is None or _is_prose(tokens, i, last - i, found[0]):
            continue
        rate_end, rate = rate_at(tokens, last)
        return Measured(rate_end, found[0], found[1], rate)
    return None


def _unhyphened(tokens: Sequence[Token], at: int, most: int) -> list[int]:
    """The places of up to `most` tokens, hyphens inside a word left out ("a 25-basis-point rise")."""
    places: list[int] = []
    i = at
    while i < len(tokens) and len(places) < most:
        inner = tokens[i].low in HYPHENS and tokens[i].glued and i + 1 < len(tokens) and tokens[i + 1].glued
        if not (inner and places):
            places.append(i)
        i += 1
    return places


def _is_prose(tokens: Sequence[Token], at: int, length: int, unit: Unit) -> bool:
    """A unit's letter that is a word here: "'" without a digit glued before it, a lone "a", "in" before more text."""
    token = tokens[at]
    last = at + length
    if token.glued and last < len(tokens) and tokens[last].glued and tokens[last].is_digits:
        return True
    if length > 1:
        return False
    if token.low in {"'", "′", "″"}:
        return not token.glued or (
            at + 1 < len(tokens) and tokens[at + 1].glued and tokens[at + 1].text[0].isalpha()
        )
    if token.low == "a":
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
        return token.low in {"st"} or (token.low == "won" and not _is_money_before(tokens, at))
    if len(token.text) == 1 and token.text.isalpha():
        if not token.glued and last < len(tokens) and tokens[last].glued and tokens[last].low in HYPHENS:
            return True
        return _is_letter(token, token.glued)
    return unit.name == "times" and token.low == "x" and not token.glued


def _is_letter(token: Token, glued: bool) -> bool:
    """One letter is a unit in its own case: "5 W", "12 C", "30m"; "a", "I" and "5 v 6" are none."""
    if token.text in {"C", "F", "W", "V", "A", "L"}:
        return token.text in {"A", "L"} and not glued
    return token.text not in {"m", "g", "l", "h", "s", "p", "x"} or (not glued and token.text != "m")


def _is_money_before(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].low in {"million", "billion", "trillion", "korean"}


def rate_at(tokens: Sequence[Token], at: int) -> tuple[int, str | None]:
    """As in "per day", "a month", "/kg" after a unit."""
    if at + 1 >= len(tokens):
        return at, None
    mark, word = tokens[at], tokens[at + 1]
    over = word.low if word.text[0].isalpha() else ""
    if mark.low in {"per", "pro", "par", "por"} and over and over not in entries("function-words.txt"):
        return at + 2, _rate_name(over)
    is_article = mark.low in {"a", "an"}
    if (
        (is_article or mark.low in {"each", "every"})
        and (over,) in unit_words()
        and over not in {"second", "a"}
    ):
        unit = unit_words()[(over,)][0]
        if is_article or unit.measure is Measure.DURATION:
            return at + 2, _rate_name(over)
    if mark.low in {"-"} and over == "a" and at + 3 < len(tokens) and (tokens[at + 3].low,) in unit_words():
        return at + 4, _rate_name(tokens[at + 3].low)
    return at, None


def _rate_name(word: str) -> str:
    found = unit_words().get((word,))
    return found[0].name if found else singular(word)
