"""Finds which one of a series a sentence speaks of: "Game 7", "the third race", "Hurricane Katrina", "the 13-inch Orr"; and which hospital."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from variorum.records import Token
from variorum.text.lexicon import lines
from variorum.text.parsers import ENGLISH
from variorum.text.quantity.lexicon import numbers

# A noun a line; behind a "|" one of things that have names.
LEXICON = "series-nouns.txt"
# Houses of which a sentence may name one; then tokens before the word in which its name stands.
HOSPITALS, BEFORE = frozenset({"hospital", "clinic", "infirmary"}), 3
# Nouns whose size tells which one of several is meant.
MODELS = frozenset({"model", "version"})
# (noun of the series, number or name).
Member = tuple[str, str]


def members_of_series(tokens: Sequence[Token], inside: Iterable[int]) -> frozenset[Member]:
    """(noun, number or name) of each member of a series that the sentence names: "Game 7" → ("game", "7"). A number among the tokens
    `inside` (the value itself) is left out."""
    own = frozenset(inside)
    return frozenset((*_members_named(tokens, own), *_sizes_named(tokens)))


def are_two_members(one: frozenset[Member], two: frozenset[Member]) -> bool:
    """Whether both name members of one series ("Game 5", "Game 7") and none in common. A Member is (noun, number or name)."""
    return any(
        here and there and not here & there
        for noun in {noun for noun, _ in one}
        # the members of this series that each names
        for here, there in ([{member for member in own if member[0] == noun} for own in (one, two)],)
    )


def _members_named(tokens: Sequence[Token], inside: frozenset[int]) -> Iterator[Member]:
    """(noun, number or name) of every member of a series: "Game 7" → ("game", "7"), "Hurricane Katrina" → ("hurricane", "katrina").
    `inside`: tokens of the value, which are not looked at.
    """
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


def hospitals_named(tokens: Sequence[Token]) -> frozenset[Member]:
    """("hospital", word before it) of every hospital that is named: "St Ada's Hospital" → ("hospital", "ada")."""
    return frozenset(
        ("hospital", name.text.casefold())
        for index, token in enumerate(tokens)
        if token.lemma.lower() in HOSPITALS
        # of the few words before, the last that is a name; none if there is no such
        for name in [t for t in tokens[max(0, index - BEFORE) : index] if t.pos == "PROPN"][-1:]
    )


def is_size_of_model(tokens: Sequence[Token], number: int) -> bool:
    """Whether the number is a size by which a model is named: "the 13-inch Orr", "the 15-inch model"."""
    if number + 3 >= len(tokens):
        return False
    mark, _unit, noun = tokens[number + 1 : number + 4]
    # a name that is no part of a longer noun phrase; a verb above a "compound" is a mistake of the parser
    is_name = noun.pos == "PROPN" and (noun.dep != "compound" or tokens[noun.head].pos == "VERB")
    return tokens[number].pos == "NUM" and mark.tag == "HYPH" and (is_name or noun.lemma.lower() in MODELS)


def _sizes_named(tokens: Sequence[Token]) -> Iterator[Member]:
    """(unit and noun, number) of every model that is named by its size: "the 13-inch Orr" → ("inch orr", "13")."""
    for i in range(len(tokens) - 3):
        if is_size_of_model(tokens, i):
            yield f"{tokens[i + 2].lemma} {tokens[i + 3].text}".casefold(), tokens[i].text


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
