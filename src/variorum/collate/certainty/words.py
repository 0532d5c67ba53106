"""The words of lexicons/certainty.json, by the effect that they have."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from variorum.collate.tree import Tree
from variorum.text.lexicon import table

CLAUSES = frozenset({"ccomp", "csubj", "csubjpass"})
COMPLEMENTS = frozenset({"acl", "ccomp", "xcomp"})
PREDICATES = frozenset({"acomp", "attr", "oprd", "xcomp"})
# Which prepositions carry the effect of a verb or noun to what follows them, by effect.
CARRIED = {
    "denied": frozenset({"of", "to", "in"}),
    "denied-sayings": frozenset({"of"}),
    "denied-from": frozenset({"from", "of"}),
    "planned": frozenset({"for", "on", "against"}),
    "possible": frozenset({"of", "about"}),
    "asked": frozenset({"for", "about", "on"}),
    "asked-for": frozenset({"for"}),
    "hoped": frozenset({"for", "of"}),
    "feared": frozenset({"of", "for", "about", "over"}),
    "rumoured": frozenset({"of", "about", "with"}),
}


class Effect(NamedTuple):
    """`kind`: "denied" or a modality; `cue`: index of the word."""

    kind: str
    cue: int


@cache
def _table() -> Any:
    return table("certainty.json")


@cache
def effects_of(part: str) -> Mapping[str, str]:
    """Word → its effect."""
    return {word: effect for effect, listed in _table()[part].items() for word in listed}


@cache
def listed(part: str) -> frozenset[str]:
    """The words of one plain list of `certainty.json`."""
    return frozenset(_table()[part])


def lemma_of(tree: Tree, i: int) -> str:
    """The lemma of token `i`, with its particle ("rule-out") where the lexicon has it so."""
    lemma = tree.tokens[i].lemma
    particle = tree.child(i, "prt")
    joined = f"{lemma}-{tree.tokens[particle].text.lower()}" if particle is not None else lemma
    return joined if joined in effects_of("verbs") else lemma
