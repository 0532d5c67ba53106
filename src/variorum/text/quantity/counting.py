"""Finds the noun that a number counts or ranks: boats in "12 wooden boats".

Words used here. Token: a word, number or sign; `at`, `i`: indexes of tokens. Glued: without a blank before it. Stop:
a word at which a noun phrase ends. Vague: of a number without a figure ("dozens").

Keys of numbers.json. `units`: number word → value ("four" → 4); `tens`: "forty" → 40; `of`: words for "of".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from variorum.text.lexicon import entries
from variorum.text.quantity.lexicon import numbers
from variorum.text.quantity.nouns import is_plural, singular
from variorum.text.quantity.tokens import HYPHENS, Token

# words of a counted noun with its adjectives
LONGEST_PHRASE = 5


class Counted(NamedTuple):
    """The noun phrase that a number counts: `phrase` in lower case, `head` its noun in the singular; `last`: the
    index of the token behind it; `is_plural`: whether the noun stands in the plural.
    """

    last: int
    phrase: str
    head: str
    is_plural: bool


def noun_after(
    tokens: Sequence[Token], at: int, language: str, *, single: bool, vague: bool
) -> Counted | None:
    """The noun phrase that the number counts, told by the looks of its words: up to the first plural, or up to where
    a phrase must end; None where there is none. `at`: the index behind the number; `single`: the number is one, so the noun may be a
    singular; `vague`: it has no figure.
    """
    here = at
    # "12-man crew"; "dozens of the boats"
    if (
        here + 1 < len(tokens)
        and tokens[here].low in HYPHENS
        and tokens[here].glued
        and tokens[here + 1].glued
    ):
        return _hyphened(tokens, here + 1, language)
    if here < len(tokens) and tokens[here].low in numbers(language)["of"]:
        here += 1
        while here < len(tokens) and (tokens[here].low in _DETERMINERS or tokens[here].is_digits):
            here += 1
        single = False
    # words are taken up to the first plural
    words: list[Token] = []
    ends_of_words: list[int] = []
    while here < len(tokens) and len(words) < LONGEST_PHRASE:
        token = tokens[here]
        if (
            token.low in HYPHENS
            and token.glued
            and words
            and here + 1 < len(tokens)
            and tokens[here + 1].glued
        ):
            here += 1
            continue
        if not token.text[0].isalpha() or _is_stop(token, language) or _is_number(token, language):
            break
        words.append(token)
        here += 1
        if is_plural(token.low) or (token.text.endswith("s") and token.text[:-1].isupper()):
            return _counted(words, here, plural=True)
        ends_of_words.append(here)
    # no plural was found: only "one" counts a singular ("one boat")
    if not words or vague or not single:
        return None
    return _singular_head(words, ends_of_words, language)


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


def ranked_noun(tokens: Sequence[Token], at: int, language: str) -> Counted | None:
    """What an ordinal ranks: the next word, or the one behind an adjective that often stands between."""
    # "the second consecutive year"
    noun_at = at
    if noun_at + 1 < len(tokens) and tokens[noun_at].low in {
        "consecutive",
        "straight",
        "successive",
        "annual",
        "biggest",
        "largest",
    }:
        noun_at += 1
    if noun_at >= len(tokens) or not tokens[noun_at].text[0].isalpha() or _is_stop(tokens[noun_at], language):
        return None
    words = list(tokens[at : noun_at + 1])
    return _counted(words, noun_at + 1, plural=is_plural(tokens[noun_at].low))


def _is_number(token: Token, language: str) -> bool:
    """Whether the token is a number word, in languages other than English: there it begins a number of its
    own ("5,6 dañó noventa casas").
    """
    return language != "en" and (
        token.low in numbers(language)["units"] or token.low in numbers(language)["tens"]
    )


# "3 000 selon les organisateurs": who says so is not what is counted.
SOURCES = frozenset({"selon", "según", "secondo", "segundo", "volgens", "laut", "conforme", "suivant"})


def _is_stop(token: Token, language: str) -> bool:
    """Whether the token ends a noun phrase: a function word, outside English also one that opens a source."""
    if language != "en" and token.low in SOURCES:
        return True
    return re.split(r"['’]", token.low)[0] in entries("function-words.txt")


def _hyphened(tokens: Sequence[Token], at: int, language: str) -> Counted | None:
    """What is counted behind a hyphen: "a 10-fight streak"."""
    word = tokens[at]
    if (
        not word.text[0].isalpha()
        or _is_stop(word, language)
        or word.low in {"something", "odd", "fold", "strong", "plus"}
    ):
        return None
    return _counted([word], at + 1, plural=False)


def _singular_head(words: list[Token], ends_of_words: list[int], language: str) -> Counted | None:
    """The noun phrase where no plural follows: up to three words, without verbs and a name behind common words; None
    where nothing is left.
    """
    phrase: list[Token] = []
    for word in words[:3]:
        # a name begins
        if phrase and word.text[0].isupper() and phrase[-1].text[0].islower():
            break
        # a verb, an adverb or another number
        if phrase and (word.low.endswith(("ed", "ing", "ly")) or word.low in numbers(language)["units"]):
            break
        phrase.append(word)
    # "two men arrested": a participle at the end is no noun
    while phrase and phrase[-1].low.endswith(("ed", "ly")):
        phrase.pop()
    if not phrase:
        return None
    end = ends_of_words[len(phrase) - 1]
    return _counted(phrase, end, plural=False)


def _counted(words: list[Token], last: int, *, plural: bool) -> Counted:
    phrase = " ".join(word.low for word in words)
    return Counted(last, phrase, singular(words[-1].low), plural)
