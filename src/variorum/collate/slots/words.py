"""The words by which a statement is taken apart, of each language that is read in depth."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from variorum.text.lexicon import entries, first_words, of_language, table


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotWords:
    """The words of a language by which a sentence is taken apart, as lemmas (lexicons/slot-words.json). An empty set:
    the language has no such words, or none are needed.
    """

    # "who", "which": pronouns that stand for the noun before
    relatives: frozenset[str]
    # "tell": verbs of saying that have the hearer as object
    heard: frozenset[str]
    # "according (to)": verbs that name a source and tell no deed
    according: frozenset[str]
    # "be", "remain"
    copulas: frozenset[str]
    # "make", "have": verbs that say little by themselves
    light: frozenset[str]
    # prepositions: of what a deed is done to, of who does it, of whom it is done to or for
    of: frozenset[str]
    by: frozenset[str]
    to: frozenset[str]
    # "he", "she"
    one_person: frozenset[str]
    # "until", "since": what limits a denial in time
    bounds: frozenset[str]
    # "encore": in "has not yet …"
    yet: frozenset[str]
    # auxiliaries of what may have been done since ("have")
    perfect: frozenset[str]
    # prepositions that stand behind an object and may belong to its verb
    loose: frozenset[str]
    # "un", "une": articles of what was not told of before
    any: frozenset[str]
    # labels by which a person's post hangs on the name
    apposed: frozenset[str]
    # endings of present participles, where the speaker stands behind the verb (", a indiqué la mairie")
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
