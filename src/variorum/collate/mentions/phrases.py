"""Noun phrases: what one report calls a thing that another calls otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from variorum.collate.statements.terms import stem
from variorum.collate.tree import Tree
from variorum.records import Sentence, Token
from variorum.text.lexicon import entries
from variorum.text.words import fold

# What may stand before a noun and say something of it.
BEFORE = frozenset({"amod", "compound", "nmod", "poss", "nummod"})
EMPTY_HEADS, EMPTY_MODIFIERS = "empty-heads.txt", "empty-modifiers.txt"
ARTICLES = frozenset({"DET", "PRON", "PUNCT", "PART", "ADP", "CCONJ", "SYM"})
TELLING = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "ADV"})
# A participle describes as an adjective does ("tattered", "ratty").
SORTS = {"VERB": "ADJ"}
PLURAL = frozenset({"NNS", "NNPS"})
HYPHENS = frozenset({"-", "–", "‑"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """text[start:end] of a report: a noun with what stands before it. `head` is its stem, `modifiers` those of the words
    before it, hyphenated words as one, numbers left out; `qualities` those of them that describe: no name, nation, date,
    place or owner; `sorts` pairs each with its part of speech. `governor`: the lemma of the word that the noun hangs on, prepositions looked through."""

    report: str
    start: int
    end: int
    head: str
    noun: str
    plural: bool
    named: bool
    governor: str | None
    modifiers: frozenset[str]
    qualities: frozenset[str]
    sorts: frozenset[tuple[str, str]] = frozenset()


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
        t.pos in {"PUNCT", "CCONJ"} and t.text in ",;:–" for t in between
    ):
        return None
    joined = list(_joined(tree, first, head))
    return Phrase(
        report=report,
        start=tokens[first].start,
        end=noun.end,
        head=fold(noun.text) if noun.pos == "PROPN" else noun.lemma,
        noun=noun.text if noun.pos == "PROPN" else noun.text.lower(),
        plural=noun.tag in PLURAL,
        named=noun.pos == "PROPN",
        governor=next((tokens[i].lemma for i in tree.above(head) if tokens[i].pos != "ADP"), None),
        modifiers=frozenset(word for word, _, _ in joined),
        qualities=frozenset(word for word, _, describes in joined if describes),
        sorts=frozenset((word, sort) for word, sort, _ in joined),
    )


def _joined(tree: Tree, first: int, head: int) -> Iterator[tuple[str, str, bool]]:
    """The words before the noun, hyphenated ones as one, each with its part of speech and whether it describes."""
    tokens = tree.tokens
    at = first
    while at < head:
        stop = at + 1
        while stop + 1 < head and tokens[stop].text in HYPHENS:
            stop += 2
        run = tokens[at:stop]
        if any(t.pos in TELLING for t in run):
            spelled = "".join(c for t in run for c in fold(t.text) if c.isalnum())
            word = stem(run[-1].lemma) if len(run) == 1 and run[-1].pos != "PROPN" else stem(spelled)
            yield word, SORTS.get(run[-1].pos, run[-1].pos), _describes(tree, at, stop - 1)
        at = stop


def _describes(tree: Tree, first: int, last: int) -> bool:
    """Whether the word says what a thing is like or of what sort; a place, a day, an owner or a count does not."""
    token: Token = tree.tokens[last]
    if token.pos not in {"NOUN", "ADJ", "VERB"} or token.lemma in entries(EMPTY_MODIFIERS):
        return False
    if any(t.entity for t in tree.tokens[first : last + 1]):
        return False
    return not any(
        tree.tokens[i].dep == "poss" or tree.child(i, "case") is not None
        for i in (last, *tree.above(last))
        if first <= i or tree.tokens[i].dep == "poss"
    )
