"""Word lists for finding whom words stand for: titles and nouns for people, each with its gender."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from variorum.text.lexicon import entries, first_words, lines


@cache
def titles() -> Mapping[str, str]:
    """A title before a name → m, f or p."""
    return {entry.split()[0]: entry.split()[1] for entry in lines("titles-of-persons.txt")}


@cache
def person_nouns() -> Mapping[str, str]:
    """A noun for people → m, f, p, or g for a body of people."""
    return {entry.split()[0]: entry.split()[1] for entry in lines("person-nouns.txt")}


def saying() -> frozenset[str]:
    """Verbs of saying: an "it" or "they" in the clause that they introduce mostly means their subject ("the bank said
    it …").
    """
    return first_words("reporting-verbs.txt")


def documents() -> frozenset[str]:
    """Things that say something: reports, letters, records."""
    return entries("evidence-nouns.txt")
