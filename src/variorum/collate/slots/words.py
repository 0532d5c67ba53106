"""The words by which a statement is taken apart, of each language that is read in depth."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from variorum.text.lexicon import entries, first_words, of_language, table


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotWords:
    """The words of a language by which a sentence is taken apart. What each field holds is said in lexicons/slot-
    words.json."""

    relatives: frozenset[str]
    heard: frozenset[str]
    according: frozenset[str]
    copulas: frozenset[str]
    light: frozenset[str]
    of: frozenset[str]
    by: frozenset[str]
    to: frozenset[str]
    one_person: frozenset[str]
    bounds: frozenset[str]
    yet: frozenset[str]
    perfect: frozenset[str]
    loose: frozenset[str]
    any: frozenset[str]
    apposed: frozenset[str]
    participles: frozenset[str]


@cache
def slot_words(language: str) -> SlotWords:
    """The row of lexicons/slot-words.json for a language, as sets."""
    found = table(of_language("slot-words.json", language))
    return SlotWords(**{f.name: frozenset(found[f.name.replace("_", "-")]) for f in fields(SlotWords)})


def saying(language: str) -> frozenset[str]:
    """Lemmas of the verbs with which somebody's words are told."""
    return first_words(of_language("reporting-verbs.txt", language))


def empty(language: str) -> frozenset[str]:
    """Words that carry no matter of their own."""
    return entries(of_language("stopwords-statements.txt", language))
