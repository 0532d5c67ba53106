"""Where one statement denies what another affirms: by negation on the same verb, or by words of opposite sense."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from variorum.collate.statements import Statement
from variorum.collate.statements.terms import stem, stem_of
from variorum.collate.tree import Tree
from variorum.records import Token
from variorum.text.lexicon import entries, lines
from variorum.text.words import fold

# Two statements must share this much of the shorter's terms before a single "not" between them means anything.
LEAST_SHARED = 0.6
# What bounds a denial in time.
BOUNDS = frozenset({"since", "until", "till", "before"})
# Who does a thing and to whom: what is denied of the one may hold of another.
DOERS, OBJECTS = frozenset({"nsubj"}), frozenset({"nsubjpass", "dobj", "attr"})


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
            if a.witness < b.witness and _may_oppose(a, b, denials(m), denials(n)) and _alike(a, b):
                reason = _against(a, b, denials(m), denials(n))
                if reason is not None:
                    yield a, b, reason


def _may_oppose(a: Statement, b: Statement, here: _Denials, there: _Denials) -> bool:
    """The cheap test: one of them denies something, or both have words that have an opposite."""
    if here.anything or there.anything:
        return here.anything != there.anything
    return bool(a.terms.content & _opposable() and b.terms.content & _opposable())


@cache
def _opposable() -> frozenset[str]:
    return frozenset(word for word, _ in opposites())


def _alike(a: Statement, b: Statement) -> bool:
    shared = a.terms.all & b.terms.all
    return len(shared) >= LEAST_SHARED * min(len(a.terms.all), len(b.terms.all))


class _Parties(NamedTuple):
    """Stems of who does a thing and of what it is done to; pronouns name nobody."""

    doers: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()

    def meet(self, other: _Parties) -> bool:
        """May be of one deed: what it is done to is the same, or where one does not say that, somebody who is in both."""
        if self.objects and other.objects:
            return bool(self.objects & other.objects)
        return bool((self.doers | self.objects) & (other.doers | other.objects))

    def joined(self, other: _Parties) -> _Parties:
        return _Parties(self.doers | other.doers, self.objects | other.objects)


class _Denials(NamedTuple):
    """`anything`: something in the sentence is denied, by whatever word. `denied` and `affirmed`: the stems of the verbs."""

    anything: bool
    denied: Mapping[str, _Parties]
    affirmed: Mapping[str, _Parties]

    @classmethod
    def of(cls, statement: Statement) -> _Denials:
        tree = Tree(statement.sentence.tokens)
        verbs = [i for i, t in enumerate(tree.tokens) if t.pos in {"VERB", "AUX"}]
        return cls(
            _negates(tree),
            _said_of(tree, (i for i in verbs if tree.is_negated(i) and not _of_a_time(tree, i))),
            _said_of(tree, (i for i in verbs if not tree.is_negated(i))),
        )


def _of_a_time(tree: Tree, verb: int) -> bool:
    """ "Had not won since 1908" does not deny that they won."""
    return any(tree.tokens[c].lemma in BOUNDS for c in tree.children[verb])


def _said_of(tree: Tree, verbs: Iterable[int]) -> dict[str, _Parties]:
    found: dict[str, _Parties] = {}
    for verb in verbs:
        key = stem(tree.tokens[verb].lemma)
        found[key] = found.get(key, _Parties()).joined(_parties(tree, verb))
    return found


def _parties(tree: Tree, verb: int) -> _Parties:
    """A second verb has the subject of the first; a participle is said of the noun that it hangs on."""
    above = tree.heads[verb]
    dep = tree.tokens[verb].dep
    doers = [*tree.children[verb], *(tree.children[above] if dep in {"conj", "xcomp"} else [])]
    objects = [*tree.children[verb], *([above] if dep in {"acl", "relcl", "amod"} else [])]
    return _Parties(
        frozenset(stem_of(tree.tokens[i]) for i in doers if _is_named(tree.tokens[i], DOERS)),
        frozenset(
            stem_of(tree.tokens[i]) for i in objects if i == above or _is_named(tree.tokens[i], OBJECTS)
        ),
    )


def _is_named(token: Token, relations: frozenset[str]) -> bool:
    return token.dep in relations and token.pos != "PRON"


def _against(a: Statement, b: Statement, here: _Denials, there: _Denials) -> str | None:
    shared = a.terms.all & b.terms.all
    for denied, affirmed in ((here.denied, there.affirmed), (there.denied, here.affirmed)):
        verbs = denied.keys() & affirmed.keys() & shared & a.terms.verbs & b.terms.verbs
        if any(denied[verb].meet(affirmed[verb]) for verb in verbs):
            return "One says that it is so, the other that it is not: a negation stands on the same verb."
    only_a, only_b = a.terms.content - shared, b.terms.content - shared
    for left in sorted(only_a & _opposable()):
        for right in sorted(only_b & _opposable()):
            if (left, right) in opposites() and _hung(a, left) & _hung(b, right):
                return "Two words of opposite sense stand in otherwise matching statements."
    return None


def _hung(statement: Statement, word: str) -> frozenset[tuple[str, str]]:
    """How the word hangs on what: (relation, stem of the governor or of what hangs on the word)."""
    tree = Tree(statement.sentence.tokens)
    own = [i for i, t in enumerate(tree.tokens) if stem_of(t) == word]
    above = {(tree.tokens[i].dep, stem_of(tree.tokens[tree.heads[i]])) for i in own if tree.heads[i] != i}
    below = {
        (tree.tokens[c].dep, stem_of(tree.tokens[c]))
        for i in own
        for c in tree.children[i]
        if tree.tokens[c].dep in DOERS | OBJECTS
    }
    return frozenset(above | below)


def _negates(tree: Tree) -> bool:
    return any(
        token.dep == "neg" or fold(token.text) in entries("negations.txt") or tree.is_negated(index)
        for index, token in enumerate(tree.tokens)
    )
