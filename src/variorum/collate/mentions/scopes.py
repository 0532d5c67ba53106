"""Words that make a number or a day one of several: another instance, an addition, a part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from variorum.collate.mentions.mention import Scope
from variorum.collate.tree import Tree
from variorum.records import Token
from variorum.text.lexicon import table

# Tokens on each side of a number in which such a word speaks of it.
NEAR, BEHIND = 6, 5
LEXICON = "scope-words.json"


def scope_of(
    tree: Tree, inside: Sequence[int], noun: int | None, predicate: int | None, *, told_besides: bool = False
) -> frozenset[Scope]:
    """`inside`: the tokens of the value; `noun` what it counts, `predicate` the verb above. `told_besides`: "more" comes on
    top of those to whom something else happened, and so adds nothing to its own count."""
    if not inside:
        return frozenset()
    found = frozenset(_scopes(tree, inside, noun, predicate))
    return found - {Scope.ADDED} if told_besides else found


def _scopes(tree: Tree, inside: Sequence[int], noun: int | None, predicate: int | None) -> Iterator[Scope]:
    tokens = tree.tokens
    near = range(max(0, inside[0] - NEAR), min(len(tokens), inside[-1] + NEAR + 1))
    of_verb = tree.children[predicate] if predicate is not None else []
    doer = tree.subject(predicate) if predicate is not None else None
    of_doer = tree.children[doer] if doer is not None else []
    if any(_is(tokens[i], "other") for i in (*near, *of_doer)) or any(
        _is(tokens[i], "which time") for i in of_verb
    ):
        yield Scope.OTHER
    if any(_is_added(tree, i) for i in range(max(0, inside[0] - 1), min(len(tokens), inside[-1] + 2))):
        yield Scope.ADDED
    if any(_is(t, "grave") for t in tokens[inside[-1] + 1 : inside[-1] + 1 + BEHIND]):
        yield Scope.GRAVE
    if _is_of_them(tokens[inside[0] + 1 : inside[-1] + 3]) or (noun is not None and _is_listed(tree, noun)):
        yield Scope.PART


def _is_of_them(behind: Sequence[Token]) -> bool:
    """ "Four of whom", "20 of those injured"."""
    return any(of.lemma == "of" and them.pos in {"PRON", "DET"} for of, them in pairwise(behind))


def _is(token: Token, kind: str) -> bool:
    return token.lemma in table(LEXICON)[kind]


def _is_added(tree: Tree, index: int) -> bool:
    """ "Two more", "another three", but not "more than two"."""
    tokens = tree.tokens
    if not _is(tokens[index], "added"):
        return False
    return index + 1 >= len(tokens) or tokens[index + 1].lemma not in {"than", "or"}


def _is_listed(tree: Tree, noun: int) -> bool:
    """A number of others stands beside the noun: "17 men and one woman"."""
    beside = [c for c in tree.children[noun] if tree.tokens[c].dep == "conj"]
    if tree.tokens[noun].dep == "conj":
        beside.append(tree.heads[noun])
    return any(tree.tokens[i].pos == "NOUN" and tree.child(i, "nummod") is not None for i in beside)
