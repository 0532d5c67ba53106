"""The words of lexicons/certainty.json, and of another language's, by the effect that they have."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from variorum.collate.tree import Tree
from variorum.text.lexicon import of_language, table
from variorum.text.parsers import ENGLISH

# relations of the parser: clauses as subject or object; clauses that complete a word; what "is" says of its subject
CLAUSES = frozenset({"ccomp", "csubj", "csubjpass"})
COMPLEMENTS = frozenset({"acl", "ccomp", "xcomp"})
PREDICATES = frozenset({"acomp", "attr", "oprd", "xcomp"})


class Effect(NamedTuple):
    """`kind`: "denied" or a modality; `cue`: index of the word."""

    kind: str
    cue: int


@cache
def _table(language: str) -> Any:
    return table(of_language("certainty.json", language))


@cache
def effects_of(part: str, language: str = ENGLISH) -> Mapping[str, str]:
    """Word → its effect, for one part of the lexicon ("verbs", "modals"): "plan" → "planned", "call" → "asked-for".
    What stands behind a hyphen limits where the effect reaches ("for": only over that preposition).
    """
    return {word: effect for effect, listed in _table(language)[part].items() for word in listed}


@cache
def listed(part: str, language: str = ENGLISH) -> frozenset[str]:
    """The words of one plain list of `certainty.json`, or of another language's."""
    return frozenset(_table(language)[part])


@cache
def carried(kind: str, language: str) -> frozenset[str]:
    """Which prepositions carry the effect of a verb or noun to what follows them."""
    return frozenset(_table(language)["carried"].get(kind, ()))


def word_of(tree: Tree, i: int) -> str:
    """A preposition in the form that the lexicon has: in English as written; in other languages its lemma, without an article melted into it ("du" is "de")."""
    token = tree.tokens[i]
    return token.text.lower() if tree.language == ENGLISH else token.lemma


def lemma_of(tree: Tree, i: int) -> str:
    """The lemma of token `i`, with its particle ("rule-out") where the lexicon has it so."""
    return tree.lemma_with_particle(i, effects_of("verbs", tree.language))
