"""What speaks for two statements saying the same thing, each feature with a name a reader understands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import sqrt

from variorum.collate.statements.overlap import Overlap
from variorum.collate.statements.statement import Statement
from variorum.collate.statements.weights import Weights

# In the order of the vector, the same as in lexicons/statement-model.json.
FEATURES = (
    "likeness of all words",
    "one held in the other",
    "shared words close together",
    "shared names",
    "a shared number",
    "a shared verb",
    "nearest to each other",
    "among the three nearest",
    "weight of shared words",
    "likeness without names",
    "words governing one another",
    "shared words that are no names",
    "best match in that source",
    "told so by a third source",
)
# Content terms a window holds; 6 to 12 did equally well on the six events.
WINDOW = 8
NEAR = 3
Vector = tuple[float, ...]


def features(
    statements: Sequence[Statement], found: Sequence[Overlap], weights: Weights
) -> Iterator[tuple[Overlap, Vector]]:
    """Each overlap with its features but the last, which needs the scores of the others first."""
    places = _places(statements, found)
    for overlap in found:
        left, right = statements[overlap.left], statements[overlap.right]
        here, there = places[overlap.left, overlap.right], places[overlap.right, overlap.left]
        shared = left.terms.all & right.terms.all
        names = sum(weights.term[t] for t in left.terms.names & right.terms.names)
        links = sum(weights.link[pair] for pair in left.terms.links & right.terms.links)
        yield (
            overlap,
            (
                overlap.cosine,
                overlap.containment,
                sqrt(_closest(left, right, shared, weights.term)),
                min(names, 10.0) / 5,
                float(bool(left.terms.numbers & right.terms.numbers)),
                float(bool(left.terms.verbs & right.terms.verbs)),
                float((here[0] == 0) + (there[0] == 0)),
                float((here[0] < NEAR) + (there[0] < NEAR)),
                sqrt(overlap.weight),
                overlap.content_cosine,
                sqrt(min(links, 15.0)),
                float(len(left.terms.content & right.terms.content)),
                (here[1] + there[1]) / 2,
            ),
        )


def _places(
    statements: Sequence[Statement], found: Sequence[Overlap]
) -> dict[tuple[int, int], tuple[int, float]]:
    """(a, b) → the rank of b among a's matches in b's witness, 0 the best, and its cosine as a share of the best."""
    matches: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
    for overlap in found:
        matches[overlap.left, statements[overlap.right].witness].append((-overlap.cosine, overlap.right))
        matches[overlap.right, statements[overlap.left].witness].append((-overlap.cosine, overlap.left))
    places = {}
    for (index, _), ranked in matches.items():
        ranked.sort()
        best = ranked[0][0]
        for rank, (cosine, other) in enumerate(ranked):
            places[index, other] = (rank, cosine / best)
    return places


def _closest(left: Statement, right: Statement, shared: frozenset[str], idf: dict[str, float]) -> float:
    """The greatest weight of shared terms that stand within a window on both sides; two at the least."""
    best = 0.0
    there = list(_windows(right, shared))
    for window in _windows(left, shared):
        for other in there:
            both = window & other
            if len(both) > 1:
                best = max(best, sum(idf[t] ** 2 for t in both))
    return best


def _windows(statement: Statement, shared: frozenset[str]) -> Iterator[frozenset[str]]:
    """The sets of shared terms within each window that opens at a shared term."""
    held = [(n, term) for n, term in enumerate(statement.terms.order) if term in shared]
    for first, (start, _) in enumerate(held):
        yield frozenset(term for n, term in held[first:] if n < start + WINDOW)
