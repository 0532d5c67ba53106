"""Finds who passes on what somebody said: who was told it, who saw the letter, who quotes him; and who is quoted."""

from __future__ import annotations

from variorum.collate.attribute.content import PASSING_ON, lemma_of
from variorum.collate.attribute.cues import reporting_verbs
from variorum.collate.attribute.found import Span
from variorum.collate.attribute.phrase import can_speak, source_span
from variorum.collate.attribute.settings import AttributeSettings
from variorum.collate.tree import Tree

# Labels of who is told.
ADDRESSEES = frozenset({"dobj", "dative", "iobj"})
# Verbs for what a newspaper does with a document: "a letter obtained by Vale News".
SEEN = frozenset({"air", "broadcast", "carry", "obtain", "publish", "quote", "release", "report", "review", "see", "share", "view"})  # fmt: skip
# Prepositions before the outlet that words are sent to; nouns of an exchange → the prepositions before its other side.
SENT = ("to", "for")
EXCHANGES = {"interview": ("with",), "conversation": ("with",), "call": ("with",), "comment": SENT, "e-mail": SENT, "email": SENT, "message": SENT, "remark": SENT, "statement": SENT}  # fmt: skip
# Things that are cited as a reason and say nothing: "citing the law".
LEGAL = frozenset({"act", "agreement", "bill", "clause", "code", "constitution", "contract", "law", "policy", "precedent", "regulation", "rule", "statute", "treaty"})  # fmt: skip


def passed_on_by(tree: Tree, verb: int, settings: AttributeSettings) -> tuple[Span, ...]:
    """The places of outlets that pass the words on because these were told to them: "police told Reuters", "in an interview with Reuters", "in a letter
    seen by Reuters".
    """
    subject = tree.subject(verb)
    named = [_addressee(tree, verb), *(_outlet_of_interview(tree, child) for child in tree.children[verb])]
    named.append(quoted_by(tree, subject) if subject is not None else None)
    spans = [source_span(tree, n, settings) for n in named if n is not None and _is_outlet(tree, n)]
    return tuple(span for span in spans if span)


def _addressee(tree: Tree, verb: int) -> int | None:
    """The token of who is told, behind "told"; None for other verbs."""
    if tree.tokens[verb].lemma != "tell":
        return None
    return next(
        (child for child in tree.children[verb] if tree.tokens[child].dep in ADDRESSEES and child > verb),
        None,
    )


def _outlet_of_interview(tree: Tree, preposition: int) -> int | None:
    """The token of X in "said in an interview with X", "said in a letter obtained by X": the outlet through which it was
    said. None where there is none. `preposition`: the token of "in" or "to".
    """
    noun = tree.child(preposition, "pobj") if tree.tokens[preposition].text.lower() in ("in", "to") else None
    if noun is None:
        return None
    for below in tree.children[noun]:
        token = tree.tokens[below]
        if token.dep == "acl" and token.lemma in SEEN:
            return agent_of(tree, below)
        # the noun of an exchange, and the preposition before the other side: "interview with", "letter to"
        if token.text.lower() in EXCHANGES.get(tree.tokens[noun].lemma, ()):
            return tree.child(below, "pobj")
    return None


def _is_outlet(tree: Tree, noun: int) -> bool:
    """Whether a proper noun can name an outlet: no person, people or place, but "the Herald" whatever the tagger takes it for."""
    token, article = tree.tokens[noun], tree.child(noun, "det")
    # "The Herald" is no person, whatever the tagger takes it for.
    # NORP: a people; GPE: a country or town
    named = token.entity not in ("PERSON", "NORP", "GPE") or (
        article is not None and token.entity == "PERSON"
    )
    return token.tag == "NNP" and named


def person_cited(tree: Tree, verb: int) -> int | None:
    """Whom "citing X", "quoted X as saying" and "X was quoted as saying" name; None for "cited injury as the reason"."""
    named = tree.subject(verb) if tree.is_passive(verb) else tree.object_behind(verb)
    speaks = named is not None and can_speak(tree, named) and tree.tokens[named].lemma not in LEGAL
    return named if speaks else None


def cited_by(tree: Tree, noun: int) -> int | None:
    """The token of Y in "X, which cited Y" and "X, citing Y", for the noun X; None where it cites nobody."""
    for child in tree.children[noun]:
        if (
            child > noun
            and tree.tokens[child].dep in ("relcl", "acl")
            and tree.tokens[child].lemma in PASSING_ON
        ):
            return person_cited(tree, child) if not tree.is_passive(child) else None
    return None


def quoted_by(tree: Tree, noun: int) -> int | None:
    """The token of Y in "an engineer quoted by Y", for the noun "engineer"; None where nobody quotes it."""
    for child in tree.children[noun]:
        if child > noun and tree.tokens[child].dep == "acl" and tree.tokens[child].lemma in PASSING_ON:
            return agent_of(tree, child)
    return None


def quoted_as_saying(tree: Tree, verb: int) -> int | None:
    """The token of X in "X was quoted as saying", and in "the agency quoted X as saying"; None where `verb` is no such "quoted"."""
    if tree.tokens[verb].lemma not in PASSING_ON or saying_of(tree, verb) is None:
        return None
    return person_cited(tree, verb)


def saying_of(tree: Tree, verb: int) -> int | None:
    """The token of "saying" in "quoted X as saying"; None where there is none."""
    following = (i for i in tree.below(verb) if i > verb and tree.tokens[i].tag == "VBG")
    return next((i for i in following if lemma_of(tree, i) in reporting_verbs()), None)


def agent_of(tree: Tree, verb: int) -> int | None:
    """The token of the agent, X in "was put at 30 by X"; None where there is none. The parser may have attached "by" to a noun or number below the
    verb.
    """
    agent = tree.child(verb, "agent")
    if agent is None and tree.is_passive(verb):
        below = [i for i in tree.below(verb) if i > verb and tree.tokens[i].text.lower() == "by"]
        agent = next((i for i in below if _hangs_on_noun(tree, i, verb)), None)
    return tree.child(agent, "pobj") if agent is not None else None


def _hangs_on_noun(tree: Tree, by: int, verb: int) -> bool:
    """Whether only nouns, numbers and prepositions are on the way from a "by" up to the verb."""
    for up in tree.above(by):
        if up == verb:
            return True
        if tree.tokens[up].pos not in ("NOUN", "PROPN", "NUM", "ADP", "SYM"):
            return False
    return False
