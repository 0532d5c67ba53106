"""Finds whose a number is: the person whose age it is, or the place where those counted are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.collate.terms import stem_of
from variorum.collate.tree import Tree
from variorum.text.words import fold

# Tokens before and behind a number in which a name is that of its owner.
NEAR = 4
# The parser's labels of names of places.
PLACES = frozenset({"GPE", "LOC", "FAC"})
# Prepositions between what is counted and its place: "in Ostermoor", "across the valley", "around the lake".
WITHIN = frozenset({"in", "at", "across", "around", "throughout", "within", "near"})


def owner(tree: Tree, inside: Sequence[int], noun: int | None) -> str | None:
    """The stem of the last name of the person whose age or record the number is; None where there is none. It is a
    name in apposition to the noun ("an 18-year-old weaver, Tove Rask"); else the nearest name, sooner one before than
    one behind. `inside`: the tokens of the number; `noun`: that of what is counted.
    """
    if not inside:
        return None
    apposed = tree.child(noun, "appos") if noun is not None else None
    if apposed is not None and tree.tokens[apposed].pos == "PROPN":
        return stem_of(tree.tokens[apposed])
    before = range(inside[0] - 1, max(-1, inside[0] - NEAR - 1), -1)
    after = range(inside[-1] + 1, min(len(tree.tokens), inside[-1] + 1 + NEAR))
    # sooner before than behind, of equal distance
    by_distance = sorted(
        ((distance, token) for span in (before, after) for distance, token in enumerate(span)),
        key=lambda pair: pair[0],
    )
    name_token = next((token for _, token in by_distance if tree.tokens[token].entity == "PERSON"), None)
    if name_token is None:
        return None
    # the last word of the name
    while name_token + 1 < len(tree.tokens) and _is_name(tree, name_token + 1):
        name_token += 1
    return stem_of(tree.tokens[name_token])


def _is_name(tree: Tree, at: int) -> bool:
    return tree.tokens[at].entity == "PERSON" and tree.tokens[at].pos == "PROPN"


def persons(tree: Tree, predicate: int | None) -> tuple[str | None, str | None]:
    """(who does what the verb tells, to whom it is done), by full names; passives are turned. None for each that is no
    named person. "the mayor, Ada Moll," gives the name."""
    if predicate is None:
        return None, None
    subject = _person(tree, tree.subject(predicate))
    if tree.is_passive(predicate):
        return None, subject
    return subject, _person(tree, tree.child(predicate, "dobj"))


def _person(tree: Tree, head: int | None) -> str | None:
    """The name of the person that the token is or has beside it as apposition; None where it is none. `head`: the token."""
    if head is None:
        return None
    if tree.tokens[head].pos != "PROPN":
        head = tree.child(head, "appos")
    if head is None or tree.tokens[head].pos != "PROPN" or tree.tokens[head].entity != "PERSON":
        return None
    # "Ada" and "Reed": all words of the name
    part = [
        token_at
        for token_at in (*tree.children[head], head)
        if token_at == head or tree.tokens[token_at].dep in {"compound", "nmod", "flat"}
    ]
    return " ".join(
        tree.tokens[token_at].text for token_at in sorted(part) if tree.tokens[token_at].pos == "PROPN"
    )


def counted_in(tree: Tree, noun: int | None, predicate: int | None) -> frozenset[str]:
    """Full names, folded, of the places in which the counted people or things are, or where the deed was done ("central ostermoor").
    `noun`: the token of what is counted.
    """
    above = [token_at for token_at in (noun, predicate) if token_at is not None]
    return frozenset(
        _name(tree, place)
        for governor in above
        for of in tree.children[governor]
        if tree.tokens[of].pos == "ADP" and tree.tokens[of].lemma in WITHIN
        for place in _objects(tree, of)
        if any(tree.tokens[token_at].entity in PLACES for token_at in (place, *tree.children[place]))
    )


def _objects(tree: Tree, of: int) -> Iterable[int]:
    place = tree.child(of, "pobj")
    return () if place is None else (place,)


def _name(tree: Tree, place: int) -> str:
    """The place's name with the words before it, folded."""
    # "Grand Orlan Hotel": adjectives and nouns that belong to the name
    named = sorted(
        {
            place,
            *(
                child
                for child in tree.children[place]
                if tree.tokens[child].dep in {"compound", "amod", "nmod"}
            ),
        }
    )
    return " ".join(
        fold(tree.tokens[token_at].text)
        for token_at in named
        if tree.tokens[token_at].pos in {"PROPN", "ADJ"}
    )
