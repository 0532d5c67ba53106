"""The words that negate: "not", "no longer", "has yet to"; and the phrases that name nobody.

Words used here. Tree: a parsed sentence; `children[i]`: the tokens that token i governs. Trail: the tokens of the
walk so far, from the words up to the present one. Particle: a word such as "not". Excused: a "not" that negates
nothing here ("not only").

Lists asked here. after-not: "only", "just" (behind a "not" that denies nothing). until: "until". joins-denials:
"nor", "or". negative: "no", "nobody", "none". negative-with-particle: French "personne" beside a "ne".
"""

from __future__ import annotations

from collections.abc import Sequence

from variorum.collate.certainty.words import COMPLEMENTS, effects_of, listed
from variorum.collate.tree import Tree

# Grammatical relations (labels of the parser): of words such as "no" and "any" to their noun, of a subject to its verb, and of
# subjects and objects to theirs.
QUANTIFIERS = frozenset({"det", "nummod", "preconj", "predet"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
ARGUMENTS = SUBJECTS | {"dobj", "attr", "dative"}


def negating_particle(tree: Tree, node: int) -> int | None:
    """The token of the "not" that negates the word `node`; None where there is none. A "not" without that effect does
    not count: "not only", "no more than", "not … until".
    """
    for child in tree.children[node]:
        token = tree.tokens[child]
        if token.dep == "neg" or (token.dep == "preconj" and token.lemma == "neither"):
            if not _excused(tree, child) and not _has_until(tree, node):
                return child
        # "no longer": the "no" hangs on "longer" (lemma "long")
        elif token.dep == "advmod" and token.lemma == "long":
            longer = tree.child(child, "neg")
            if longer is not None:
                return longer
    return None


def _excused(tree: Tree, negation: int) -> bool:
    """Whether the word behind a "not" cancels it: "not only"."""
    following = tree.tokens[negation + 1].text.lower() if negation + 1 < len(tree.tokens) else ""
    return following in listed("after-not", tree.language)


def _has_until(tree: Tree, verb: int) -> bool:
    """Whether "until" limits the "not": "was not found until Friday" says that it was found."""
    for child in tree.children[verb]:
        marks = [child, *tree.children[child]] if tree.tokens[child].dep in ("prep", "advcl") else []
        if any(tree.tokens[mark].text.lower() in listed("until", tree.language) for mark in marks):
            return True
    return False


def yet_particle(tree: Tree, verb: int) -> int | None:
    """The token of the "yet" in "has yet to name", which negates the verb; None where there is none."""
    up = tree.heads[verb]
    if tree.tokens[verb].dep != "xcomp" or tree.tokens[up].lemma not in ("have", "be"):
        return None
    return next((child for child in tree.children[up] if tree.tokens[child].lemma == "yet"), None)


def any_particle(tree: Tree, verb: int) -> int | None:
    """The token of the verb's own "not"; or of the "not" of the first verb, if "nor" joins this one to it; None where there is neither.
    `verb`: its token.
    """
    found = negating_particle(tree, verb)
    found = yet_particle(tree, verb) if found is None else found
    if found is None and tree.tokens[verb].dep == "conj":
        first = tree.heads[verb]
        if any(
            tree.tokens[child].lemma in listed("joins-denials", tree.language)
            for child in tree.children[first]
        ):
            return negating_particle(tree, first)
    return found


def nobody_word(tree: Tree, noun: int) -> int | None:
    """The token that makes a noun phrase name nobody: "no one", "not a single worker", "none of", "neither"; None where none does."""
    # "nobody"; then "neither of", where the particle stands beside the noun
    if tree.tokens[noun].text.lower() in listed("negative", tree.language):
        return noun
    if _is_nobody_beside_particle(tree, noun):
        return noun
    for child in tree.children[noun]:
        token = tree.tokens[child]
        word = token.text.lower()
        # "hardly anyone"
        if token.dep == "advmod" and effects_of("adverbs", tree.language).get(word) == "denied":
            return child
        # "not a single worker", "no worker"
        says_no = token.dep == "neg" or (
            token.dep in QUANTIFIERS and word in listed("negative", tree.language)
        )
        if says_no and not _excused(tree, child):
            return child
    return None


def _is_nobody_beside_particle(tree: Tree, noun: int) -> bool:
    """Whether a word names nobody beside a particle: "personne n'est mort", and not "une personne est morte"."""
    if tree.tokens[noun].text.lower() not in listed("negative-with-particle", tree.language):
        return False
    beside = [tree.tokens[child].lemma for child in tree.children[tree.heads[noun]]]
    return "ne" in beside and tree.child(noun, "det", "nummod") is None


def negation_of_phrase(tree: Tree, trail: Sequence[int]) -> int | None:
    """The token that negates a noun, adjective or adverb (the last of `trail`); None where none does.

    A subject or object that names nobody negates its verb and is left to it (None), unless the walk came up from its own complement ("no
    evidence that").
    """
    node = trail[-1]
    own = nobody_word(tree, node) if tree.tokens[node].pos in ("NOUN", "PROPN", "PRON") else None
    if own is None:
        return negating_particle(tree, node)
    return own if tree.tokens[node].dep not in ARGUMENTS or _out_of_complement(tree, trail) else None


def _out_of_complement(tree: Tree, trail: Sequence[int]) -> bool:
    """Whether the walk came from a complement or preposition below: "no evidence that"."""
    return len(trail) > 1 and tree.tokens[trail[-2]].dep in COMPLEMENTS | {"prep"}


def negation_of_verb(tree: Tree, trail: Sequence[int]) -> int | None:
    """The token that negates a verb: a particle, or a subject or object that names nobody; None where none does."""
    node = trail[-1]
    particle = negating_particle(tree, node)
    # "not"; else "has yet to"
    particle = yet_particle(tree, node) if particle is None else particle
    if particle is not None:
        return particle
    # an argument that the walk came from belongs to the clause below, and so does its "no", which was met there
    moved_argument = trail[-2] if len(trail) > 1 and _out_of_complement(tree, trail[:-1]) else None
    arguments = [
        child
        for child in tree.children[node]
        if tree.tokens[child].dep in ARGUMENTS and child != moved_argument
    ]
    subject = tree.subject(node)
    # one subject only: the parser may hang a second one, of another clause, here
    own_arguments = (
        child
        for child in arguments
        if tree.tokens[child].dep not in SUBJECTS or child == subject or _is_neither(tree, child)
    )
    return next(
        (word for word in (nobody_word(tree, child) for child in own_arguments) if word is not None), None
    )


def _is_neither(tree: Tree, noun: int) -> bool:
    """Whether the noun has "neither". It is then a subject of this verb though another subject is nearer; any other
    far subject is of another clause.
    """
    return any(tree.tokens[c].lemma.lower() == "neither" for c in (noun, *tree.children[noun]))
