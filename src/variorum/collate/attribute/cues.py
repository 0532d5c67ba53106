"""The words that tell of saying, from the lexicons."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from variorum.text.lexicon import entries, lines


@cache
def reporting_verbs() -> Mapping[str, frozenset[str]]:
    """Lemma ("rule-out" with its particle) → the frames in which it tells of saying."""
    return {entry.split()[0]: frozenset(entry.split()[1:]) for entry in lines("reporting-verbs.txt")}


@cache
def verb_lemmas() -> frozenset[str]:
    """First words of `reporting_verbs`: a sentence with none of them needs no second look."""
    return frozenset(lemma.split("-")[0] for lemma in reporting_verbs())


@cache
def speaking_nouns() -> frozenset[str]:
    """Nouns for what can be a source: people, bodies of people, and things that speak."""
    people = (entry.split()[0] for entry in lines("person-nouns.txt"))
    return frozenset(people) | entries("evidence-nouns.txt")


def reporting_nouns() -> frozenset[str]:
    return entries("reporting-nouns.txt")


def hearsay_words() -> frozenset[str]:
    return entries("hearsay.txt")
