"""Finds which one of a series a sentence speaks of: "Game 7", "the third race", "Hurricane Katrina"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from variorum.records import Token
from variorum.text.lexicon import lines
from variorum.text.parsers import ENGLISH
from variorum.text.quantity.lexicon import numbers

LEXICON = "series-nouns.txt"
# (noun of the series, number or name).
Member = tuple[str, str]


def members_of_series(tokens: Sequence[Token], inside: Iterable[int]) -> frozenset[Member]:
    """(noun, number or name) of each member of a series that the sentence names: "Game 7" → ("game", "7"). A number among the tokens
    `inside` (the value itself) is left out."""
    return frozenset(_members_named(tokens, frozenset(inside)))


def are_two_members(one: frozenset[Member], two: frozenset[Member]) -> bool:
    """Whether both name members of one series ("Game 5", "Game 7") and none in common."""
    return any(
        here and there and not here & there
        for noun in {noun for noun, _ in one}
        for here, there in ([{m for m in own if m[0] == noun} for own in (one, two)],)
    )


def _members_named(tokens: Sequence[Token], inside: frozenset[int]) -> Iterator[Member]:
    """(noun, number or name) of every member of a series: "Game 7" → ("game", "7"), "Hurricane Katrina" → ("hurricane", "katrina")."""
    numbered, named = _series_nouns()
    for index, token in enumerate(tokens):
        lemma = token.lemma.lower()
        behind = tokens[index + 1] if index + 1 < len(tokens) else None
        if lemma in named and token.text[:1].isupper() and behind is not None and behind.pos == "PROPN":
            yield lemma, behind.text.casefold()
        if lemma not in numbered:
            continue
        # "Game 7"; then "the third race"
        if behind is not None and index + 1 not in inside and (number := _as_digits(behind.text, "cardinal")):
            yield lemma, number
        if index and index - 1 not in inside and (number := _as_digits(tokens[index - 1].text, "ordinal")):
            yield lemma, number


def _as_digits(word: str, kind: str) -> str | None:
    """The number as digits: "seventh" → "7" (`kind` "ordinal"), "seven" → "7" ("cardinal"); None where the word is no such number."""
    said = word.casefold()
    digits = said if kind == "cardinal" else said[:-2]
    if digits.isdecimal() and (kind == "cardinal" or said[-2:] in {"st", "nd", "rd", "th"}):
        return digits
    return _words(kind).get(said)


@cache
def _words(kind: str) -> dict[str, str]:
    said = numbers(ENGLISH)["units" if kind == "cardinal" else "ordinals"]
    return {word: str(value) for word, value in said.items()}


def numbered_nouns() -> frozenset[str]:
    """The nouns of what comes one after another under numbers ("game")."""
    return _series_nouns()[0]


@cache
def _series_nouns() -> tuple[frozenset[str], frozenset[str]]:
    """(nouns of things that have numbers: "game"; nouns of things that have names: "hurricane")."""
    numbered: set[str] = set()
    named: set[str] = set()
    for line in lines(LEXICON):
        (named if line.startswith("|") else numbered).add(line.lstrip("| "))
    return frozenset(numbered), frozenset(named)
