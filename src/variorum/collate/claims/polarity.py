"""Where one statement denies what another affirms: by negation on the same verb, or by words of opposite sense."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from variorum.collate.statements import Statement
from variorum.collate.statements.terms import stem
from variorum.collate.tree import Tree
from variorum.text.lexicon import entries, lines
from variorum.text.words import fold

# Two statements must share this much of the shorter's terms before a single "not" between them means anything.
LEAST_SHARED = 0.6


@cache
def opposites() -> frozenset[tuple[str, str]]:
    """Pairs of stems of opposite sense, both ways round."""
    pairs = [tuple(stem(word) for word in line.split()[:2]) for line in lines("antonyms.txt")]
    return frozenset((a, b) for a, b in pairs) | frozenset((b, a) for a, b in pairs)


def opposed(members: Sequence[Statement]) -> Iterator[tuple[Statement, Statement, str]]:
    """Members of different witnesses that cannot both be right, with the reason in a sentence."""
    denials = cache(lambda n: _Denials.of(members[n]))
    for m, a in enumerate(members):
        for n, b in enumerate(members):
            if a.witness < b.witness and _alike(a, b):
                reason = _against(a, b, denials(m), denials(n))
                if reason is not None:
                    yield a, b, reason


def _alike(a: Statement, b: Statement) -> bool:
    shared = a.terms.all & b.terms.all
    return len(shared) >= LEAST_SHARED * min(len(a.terms.all), len(b.terms.all))


class _Denials(NamedTuple):
    """`anything`: something in the sentence is denied, by whatever word; `verbs`: the stems of the verbs that are."""

    anything: bool
    verbs: frozenset[str]

    @classmethod
    def of(cls, statement: Statement) -> _Denials:
        return cls(_negates(statement), frozenset(_denied(statement)))


def _against(a: Statement, b: Statement, here: _Denials, there: _Denials) -> str | None:
    shared = a.terms.all & b.terms.all
    if here.anything and there.anything:  # "did not pose any threat", "posed no threat"
        return None
    if (here.verbs ^ there.verbs) & shared & a.terms.verbs & b.terms.verbs:
        return "One says that it is so, the other that it is not: a negation stands on the same verb."
    only_a, only_b = a.terms.content - shared, b.terms.content - shared
    for left in sorted(only_a):
        for right in sorted(only_b):
            if (left, right) in opposites():
                return "Two words of opposite sense stand in otherwise matching statements."
    return None


def _negates(statement: Statement) -> bool:
    return any(
        token.dep == "neg" or fold(token.text) in entries("negations.txt")
        for token in statement.sentence.tokens
    )


def _denied(statement: Statement) -> Iterator[str]:
    tree = Tree(statement.sentence.tokens)
    for index, token in enumerate(tree.tokens):
        if token.pos in {"VERB", "AUX"} and tree.is_negated(index):
            yield stem(token.lemma)
