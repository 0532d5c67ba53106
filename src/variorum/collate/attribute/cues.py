"""The words that tell of saying ("said", "according to", "statement"), read from the lexicons."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from variorum.text.lexicon import entries, first_words, lines


class Frames(NamedTuple):
    """What a verb of saying can take. `letters`: "c" a clause, "q" a quotation, "i" an infinitive, "o" an object …
    (lexicons/reporting-verbs.txt). `joins`: words that join what is said of an object to it ("of" in "accused Y of
    theft"); "=" stands for none ("called it old").
    """

    letters: frozenset[str]
    joins: frozenset[str]


@cache
def reporting_verbs() -> Mapping[str, Frames]:
    """Lemma → its frames (see `content_of`). A verb with a particle is one key: "rule-out"."""
    found = {}
    for entry in lines("reporting-verbs.txt"):
        lemma, *frames = entry.split()
        # "p:to,with" in the list: the prepositions that may open what is said
        joins = frozenset(
            preposition for frame in frames if frame.startswith("p:") for preposition in frame[2:].split(",")
        )
        found[lemma] = Frames(frozenset(frame[0] for frame in frames), joins)
    return found


@cache
def verb_lemmas() -> frozenset[str]:
    """First words of `reporting_verbs`: a sentence with none of them needs no second look."""
    return frozenset(lemma.split("-")[0] for lemma in reporting_verbs())


@cache
def speaking_nouns() -> frozenset[str]:
    """Nouns for what can be a source: people, bodies of people, and things that speak."""
    return people() | evidence_nouns()


def evidence_nouns() -> frozenset[str]:
    """Nouns for things that can be a source: "report", "document", "study"."""
    return entries("evidence-nouns.txt")


def people() -> frozenset[str]:
    """Nouns for people and bodies of people."""
    return first_words("person-nouns.txt")


def reporting_nouns() -> frozenset[str]:
    """Nouns that stand for saying something: "claim", "statement", "warning"."""
    return entries("reporting-nouns.txt")


def hearsay_words() -> frozenset[str]:
    """Words for what somebody unnamed said: "allegedly", "reportedly"."""
    return entries("hearsay.txt")


def unsaid_verbs() -> frozenset[str]:
    """Verbs after which nothing was said: "decline", "refuse"."""
    return entries("unsaid.txt")


def unreal_modals() -> frozenset[str]:
    """Modals before a verb of saying after which nothing has been said yet: "may say", "will announce"."""
    return entries("unreal.txt")


def taken_things() -> frozenset[str]:
    """What is claimed by taking it and not by saying it: "claimed nine lives", "claimed the title"."""
    return entries("taken.txt")


def label_words() -> frozenset[str]:
    """Words before a headline's colon that name its form and no source: "live", "fact check"."""
    return entries("labels.txt")


@cache
def all_cues() -> frozenset[str]:
    """Lemmas that can make an attribution. A sentence without any of them is skipped by the rules on trees."""
    return (
        verb_lemmas()
        | hearsay_words()
        | reporting_nouns()
        | {"accord", "according", "per", "opinion", "count", "reckoning"}
    )
