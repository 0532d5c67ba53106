"""Noun phrases: what one report calls a thing that another calls otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from variorum.collate.statements.terms import stem
from variorum.collate.tree import Tree
from variorum.records import Sentence
from variorum.text.lexicon import entries
from variorum.text.words import fold

# What may stand before a noun and say something of it.
BEFORE = frozenset({"amod", "compound", "nmod", "poss", "nummod"})
EMPTY_HEADS = "empty-heads.txt"
ARTICLES = frozenset({"DET", "PRON", "PUNCT", "PART", "ADP", "CCONJ", "SYM"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """text[start:end] of a report: a noun with what stands before it. `head` is its stem, `modifiers` those of the words
    before it, numbers left out; `names` those that are part of a name."""

    report: str
    start: int
    end: int
    head: str
    named: bool
    modifiers: frozenset[str]
    names: frozenset[str]
    numbered: bool


def phrases(sentence: Sentence) -> Iterator[Phrase]:
    """The noun phrases of a sentence that say more than a bare noun."""
    tree = Tree(sentence.tokens)
    for index, token in enumerate(tree.tokens):
        if token.pos in {"NOUN", "PROPN"} and token.dep != "compound":
            phrase = _phrase(sentence.report, tree, index)
            if phrase is not None:
                yield phrase


def _phrase(report: str, tree: Tree, head: int) -> Phrase | None:
    tokens = tree.tokens
    noun = tokens[head]
    first = min(
        (tree.left[c] for c in tree.children[head] if c < head and tokens[c].dep in BEFORE), default=head
    )
    while first < head and tokens[first].pos in ARTICLES:
        first += 1
    between = tokens[first:head]
    if noun.lemma in entries(EMPTY_HEADS) or any(
        t.pos in {"PUNCT", "CCONJ"} and t.text == "," for t in between
    ):
        return None
    told = [t for t in between if t.pos in {"NOUN", "PROPN", "ADJ", "VERB", "ADV", "NUM"}]
    return Phrase(
        report=report,
        start=tokens[first].start,
        end=noun.end,
        head=stem(fold(noun.text) if noun.pos == "PROPN" else noun.lemma),
        named=noun.pos == "PROPN",
        modifiers=frozenset(
            stem(fold(t.text) if t.pos == "PROPN" else t.lemma) for t in told if t.pos != "NUM"
        ),
        names=frozenset(stem(fold(t.text)) for t in told if t.pos == "PROPN" and noun.pos == "PROPN"),
        numbered=any(t.pos == "NUM" for t in told),
    )
