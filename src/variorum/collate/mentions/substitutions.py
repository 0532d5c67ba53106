"""One word for another in the same place: "has the advantage", "holds the advantage"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.collate.settings import CollateSettings
from variorum.collate.statements.terms import stem
from variorum.collate.tree import Tree
from variorum.records import Sentence, Token
from variorum.text.lexicon import entries
from variorum.text.words import fold

# Word classes that may stand for one another.
CLASSES = {"NOUN": "noun", "PROPN": "name", "VERB": "verb", "ADJ": "quality", "ADV": "quality"}
EMPTY = "stopwords-statements.txt"
TRANSPARENT = frozenset({"ADP", "SCONJ", "PART"})
# Tokens a frame may span before it is cut to the word and its nearest neighbour.
LONGEST_FRAME = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A word of a sentence with what governs it and what it governs, prepositions looked through."""

    report: str
    index: int
    stem: str
    sort: str
    neighbours: Mapping[str, int]
    names: frozenset[str]
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitution:
    """`left` and `right` fill one place; `shared`: the stems around that show it."""

    left: Place
    right: Place
    shared: frozenset[str]

    def span(self, place: Place) -> tuple[int, int]:
        """The word with the words that show its place, or with the nearest of them where they lie far apart."""
        around = sorted(place.neighbours[s] for s in self.shared)
        near = min(around, key=lambda i: (abs(i - place.index), i))
        edges = [place.index, *around]
        if max(edges) - min(edges) > LONGEST_FRAME:
            edges = [place.index, near]
        return place.tokens[min(edges)].start, place.tokens[max(edges)].end


def places(sentence: Sentence) -> dict[str, Place]:
    """Stem → its place; a stem that stands twice in a sentence has no one place."""
    tree = Tree(sentence.tokens)
    found: dict[str, list[Place]] = defaultdict(list)
    for index, token in enumerate(tree.tokens):
        if token.pos in CLASSES and not token.entity and token.lemma not in entries(EMPTY):
            own = _stem(token)
            around = dict(_neighbours(tree, index))
            found[own].append(
                Place(
                    report=sentence.report,
                    index=index,
                    stem=own,
                    sort=CLASSES[token.pos],
                    neighbours=around,
                    names=frozenset(s for s, i in around.items() if tree.tokens[i].pos == "PROPN"),
                    tokens=sentence.tokens,
                )
            )
    return {own: several[0] for own, several in found.items() if len(several) == 1}


def substitutions(
    a: Sentence, b: Sentence, idf: Mapping[str, float], settings: CollateSettings
) -> Iterator[Substitution]:
    """Words of two sentences that say the same, each absent from the other, that stand amid the same words, not all of
    them names: everything in a report stands beside its hero."""
    here, there = places(a), places(b)
    words_here, words_there = {_stem(t) for t in a.tokens}, {_stem(t) for t in b.tokens}
    for left in here.values():
        for right in there.values():
            if left.sort != right.sort or left.stem in words_there or right.stem in words_here:
                continue
            shared = frozenset(left.neighbours) & frozenset(right.neighbours)
            named = left.names & right.names
            weight = sum(idf.get(s, 0.0) for s in shared)
            if shared - named and weight >= settings.telling_frame:
                yield Substitution(left=left, right=right, shared=shared)


def _neighbours(tree: Tree, index: int) -> Iterator[tuple[str, int]]:
    up = next((i for i in tree.above(index) if tree.tokens[i].pos not in TRANSPARENT), None)
    down = [
        child
        for i in tree.children[index]
        for child in (tree.children[i] if tree.tokens[i].pos in TRANSPARENT else [i])
    ]
    for i in (*([up] if up is not None else []), *down):
        token = tree.tokens[i]
        if token.pos in CLASSES and token.lemma not in entries(EMPTY):
            yield _stem(token), i


def _stem(token: Token) -> str:
    return stem(fold(token.text) if token.pos == "PROPN" else token.lemma)


def pairs_of(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, Sentence]]:
    """Every two sentences of different reports."""
    for n, a in enumerate(sentences):
        for b in sentences[n + 1 :]:
            if a.report != b.report:
                yield a, b
