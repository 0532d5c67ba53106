"""What follows a number: its unit, a rate ("per day"), or the noun that is counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from variorum.records import Measure
from variorum.text.lexicon import entries
from variorum.text.quantity.lexicon import Unit, longest_unit, numbers, unit_openers, unit_words
from variorum.text.quantity.tokens import Token

HYPHENS = {"-", "–", "‐", "‑"}
LONGEST_PHRASE = 5


class Measured(NamedTuple):
    """`last`: index past the unit; `factor` takes the number said to the unit (0.01 for cents)."""

    last: int
    unit: Unit
    factor: float
    rate: str | None


class Counted(NamedTuple):
    """`phrase` in lower case, `head` its noun in the singular."""

    last: int
    phrase: str
    head: str
    is_plural: bool


def unit_at(tokens: Sequence[Token], at: int) -> Measured | None:
    """The longest unit at tokens[at], which may follow a glued hyphen ("five-mile")."""
    i = at
    if i + 1 < len(tokens) and tokens[i].low in HYPHENS and tokens[i].glued:
        i += 1
    if i >= len(tokens) or tokens[i].low not in unit_openers():
        return None
    words = unit_words()
    for length in range(min(longest_unit(), len(tokens) - i), 0, -1):
        found = words.get(tuple(t.low for t in tokens[i : i + length]))
        if found is None or _is_prose(tokens, i, length, found[0]):
            continue
        last = i + length
        rate_end, rate = rate_at(tokens, last)
        return Measured(rate_end, found[0], found[1], rate)
    return None


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
    if token.text in {"C", "F", "W", "V", "A"}:
        return token.text in {"A"} and not glued
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


def noun_after(
    tokens: Sequence[Token], at: int, language: str, *, single: bool, vague: bool
) -> Counted | None:
    """The noun phrase that is counted, by its looks: up to the first plural, or up to where a phrase must end."""
    i = at
    if i + 1 < len(tokens) and tokens[i].low in HYPHENS and tokens[i].glued and tokens[i + 1].glued:
        return _hyphened(tokens, i + 1)
    if i < len(tokens) and tokens[i].low in numbers(language)["of"]:
        i += 1
        while i < len(tokens) and (tokens[i].low in _DETERMINERS or tokens[i].is_digits):
            i += 1
        single = False
    words: list[Token] = []
    ends: list[int] = []
    while i < len(tokens) and len(words) < LONGEST_PHRASE:
        token = tokens[i]
        if token.low in HYPHENS and token.glued and words and i + 1 < len(tokens) and tokens[i + 1].glued:
            i += 1
            continue
        if not token.text[0].isalpha() or _is_stop(token):
            break
        words.append(token)
        i += 1
        if is_plural(token.low) or (token.text.endswith("s") and token.text[:-1].isupper()):
            return _counted(words, i, plural=True)
        ends.append(i)
    if not words or vague or not single:
        return None
    return _singular_head(words, ends, language)


_DETERMINERS = frozenset(
    [
        "the",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "these",
        "those",
        "them",
        "all",
        "a",
        "an",
        "two",
        "three",
    ]
)


def ranked_noun(tokens: Sequence[Token], at: int) -> Counted | None:
    """What an ordinal ranks: the next word, or the one behind an adjective that often stands between."""
    i = at
    if i + 1 < len(tokens) and tokens[i].low in {
        "consecutive",
        "straight",
        "successive",
        "annual",
        "biggest",
        "largest",
    }:
        i += 1
    if i >= len(tokens) or not tokens[i].text[0].isalpha() or _is_stop(tokens[i]):
        return None
    words = list(tokens[at : i + 1])
    return _counted(words, i + 1, plural=is_plural(tokens[i].low))


def _is_stop(token: Token) -> bool:
    return re.split(r"['’]", token.low)[0] in entries("function-words.txt")


def _hyphened(tokens: Sequence[Token], at: int) -> Counted | None:
    """As in "a 10-fight streak": the word behind the hyphen is what is counted."""
    word = tokens[at]
    if (
        not word.text[0].isalpha()
        or _is_stop(word)
        or word.low in {"something", "odd", "fold", "strong", "plus"}
    ):
        return None
    return _counted([word], at + 1, plural=False)


def _singular_head(words: list[Token], ends: list[int], language: str) -> Counted | None:
    kept: list[Token] = []
    for word in words[:3]:
        if kept and word.text[0].isupper() and kept[-1].text[0].islower():
            break
        if kept and (word.low.endswith(("ed", "ing", "ly")) or word.low in numbers(language)["units"]):
            break
        kept.append(word)
    while kept and kept[-1].low.endswith(("ed", "ly")):
        kept.pop()
    if not kept:
        return None
    last = ends[len(kept) - 1]
    return _counted(kept, last, plural=False)


def _counted(words: list[Token], last: int, *, plural: bool) -> Counted:
    phrase = " ".join(w.low for w in words)
    return Counted(last, phrase, singular(words[-1].low), plural)


def is_plural(word: str) -> bool:
    if word in entries("plural-nouns.txt"):
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s", "’s", "ous"))
        and word not in {"always", "perhaps", "towards", "says", "does", "goes", "politics", "news", "plus"}
    )


def singular(word: str) -> str:
    """A crude singular, enough to tell that "paintings" and "painting" are one noun."""
    irregular = _IRREGULAR.get(word)
    if irregular:
        return irregular
    if not is_plural(word) or word in entries("plural-nouns.txt"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]


_IRREGULAR = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "lives": "life",
    "wives": "wife", "knives": "knife", "leaves": "leaf", "wolves": "wolf", "thieves": "thief", "halves": "half",
    "policemen": "policeman", "feet": "foot", "teeth": "tooth", "geese": "goose", "mice": "mouse", "buses": "bus",
    "gunmen": "gunman", "shoes": "shoe", "movies": "movie", "firemen": "fireman", "fishermen": "fisherman",
}  # fmt: skip
