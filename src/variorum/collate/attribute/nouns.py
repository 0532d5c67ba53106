"""Finds what nouns of saying tell, and on whose word: "X's claim that Y", "an estimate by X that Y"."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.collate.attribute.content import trimmed
from variorum.collate.attribute.cues import reporting_nouns
from variorum.collate.attribute.found import Found
from variorum.collate.attribute.phrase import can_speak, source_span
from variorum.collate.attribute.settings import AttributeSettings
from variorum.collate.tree import Tree


def noun_attributions(tree: Tree, settings: AttributeSettings) -> Iterator[Found]:
    """Attributions by a noun with an owner: "the minister's claim that …"."""
    for noun, token in enumerate(tree.tokens):
        if token.pos == "NOUN" and token.lemma in reporting_nouns():
            # what is claimed, then who claims it
            clause = _that_clause(tree, noun)
            clause = _number_claimed(tree, noun) if clause is None else clause
            owner = _claimant(tree, noun)
            owner = _claimant_misread(tree, noun) if owner is None else owner
            if clause is None or owner is None:
                continue
            source = source_span(tree, owner, settings)
            content = trimmed(tree, tree.left[clause], tree.right[clause], after=noun)
            if source and content and not content.overlap(source):
                yield Found(content, source, token.text)


def _that_clause(tree: Tree, noun: int) -> int | None:
    """The head token of the clause with "that" which tells what was claimed; None where there is none. `noun`: the token of the noun of
    saying ("claim").
    """
    for child in tree.children[noun]:
        if child > noun and tree.tokens[child].dep in ("acl", "ccomp", "relcl"):
            mark = tree.child(child, "mark")
            if mark is not None and tree.tokens[mark].lemma == "that":
                return child
    return None


def _number_claimed(tree: Tree, noun: int) -> int | None:
    """The token of the number that is claimed: "the brigade's estimate of nine dead"; None where there is none. `noun`: the token of the
    noun of saying.
    """
    of = next(
        (child for child in tree.children[noun] if child > noun and tree.tokens[child].text.lower() == "of"),
        None,
    )
    # a cardinal number (CD) must stand in the phrase behind "of"
    thing = tree.child(of, "pobj") if of is not None else None
    if thing is None or not any(tree.tokens[below].tag == "CD" for below in tree.below(thing)):
        return None
    return thing


def _claimant(tree: Tree, noun: int) -> int | None:
    """Who made the claim, as a token index: "X's", "by X", "from X". None where nobody who can speak is
    named.
    """
    # "X's claim", else "the claim by X"
    owner = tree.child(noun, "poss")
    if owner is None:
        by = next(
            (
                child
                for child in tree.children[noun]
                if tree.tokens[child].text.lower() in ("by", "from", "of")
            ),
            None,
        )
        owner = tree.child(by, "pobj") if by is not None else None
    return owner if owner is not None and can_speak(tree, owner) else None


def _claimant_misread(tree: Tree, noun: int) -> int | None:
    """The token of "intelligence" in "Military intelligence estimates that ...", where the parser took the verb
    "estimates" for a plural noun; None elsewhere.
    """
    is_verb = tree.tokens[noun].tag == "NNS" and tree.tokens[noun].dep == "ROOT" and tree.left[noun] < noun
    before = noun - 1
    return (
        before if is_verb and before >= 0 and tree.heads[before] == noun and can_speak(tree, before) else None
    )
