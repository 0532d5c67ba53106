"""X said that Y; Y, X said; X, who said Y; X accused Y of Z; Y was reported by X; X reported Y, citing Z."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.collate.attribute.content import content_of, is_unsaid, lemma_of, trimmed
from variorum.collate.attribute.cues import Frames, evidence_nouns, reporting_nouns, reporting_verbs
from variorum.collate.attribute.found import Found, Span
from variorum.collate.attribute.phrase import can_be_source, can_speak, source_span
from variorum.collate.attribute.settings import AttributeSettings
from variorum.collate.tree import Tree

ADDRESSEES = frozenset({"dobj", "dative", "iobj"})
PASSING_ON = frozenset({"cite", "quote"})
SPEECH = frozenset({"say", "tell", "add", "reply", "insist", "write", "announce", "explain", "note", "claim"})
OURSELVES = frozenset({"i", "we", "you"})


def verb_attributions(tree: Tree, settings: AttributeSettings) -> Iterator[Found]:
    for i, token in enumerate(tree.tokens):
        if token.tag.startswith("VB"):
            frames = reporting_verbs().get(lemma_of(tree, i))
            if frames:
                yield from _of_verb(tree, i, frames, settings)


def _of_verb(tree: Tree, verb: int, frames: Frames, settings: AttributeSettings) -> Iterator[Found]:
    if is_unsaid(tree, verb):
        return
    if tree.tokens[verb].lemma in PASSING_ON and _passed(tree, verb) is not None:
        yield from _passed_on(tree, verb, settings)
    elif tree.is_passive(verb):
        yield from _passive(tree, verb, frames, settings)
    else:
        yield from _active(tree, verb, frames, settings)


def _active(tree: Tree, verb: int, frames: Frames, settings: AttributeSettings) -> Iterator[Found]:
    if tree.tokens[verb].tag == "VBN" and tree.tokens[verb].dep == "acl":
        return  # "artists accused of ...": they are not the ones who accuse
    subject = subject_of(tree, verb)
    if subject is None or not can_be_source(tree, subject):
        subject = _adjacent(tree, verb)
    if subject is None or not _fits(tree, subject, verb, frames):
        return
    source = source_span(tree, subject, settings)
    content = content_of(tree, verb, subject, frames)
    if source and content and not content.overlap(source):
        yield Found(content, source, tree.tokens[verb].text, told(tree, verb, settings))


def subject_of(tree: Tree, verb: int) -> int | None:
    """Who does it: the subject, that of the verb it is joined to, or the noun a relative or participle hangs on."""
    at = verb
    for _ in range(4):
        own = tree.subject(at)
        if own is not None:
            return _antecedent(tree, at, own)
        dep = tree.tokens[at].dep
        if dep in ("relcl", "acl"):
            return _issuer(tree, tree.heads[at])
        if dep not in ("conj", "advcl", "xcomp") or tree.heads[at] == at:
            return None
        at = tree.heads[at]
    return None


def _adjacent(tree: Tree, verb: int) -> int | None:
    """The noun right before "said" where the parser gave the verb no subject, as it does without commas, or none that
    could say anything."""
    token, before = tree.tokens[verb], verb - 1
    if token.lemma not in SPEECH or token.tag not in ("VBD", "VBZ") or before < 0:
        return None
    return (
        before if tree.tokens[before].pos in ("NOUN", "PROPN", "PRON") and can_speak(tree, before) else None
    )


def _antecedent(tree: Tree, verb: int, subject: int) -> int | None:
    if tree.tokens[subject].tag in ("WP", "WDT"):
        return tree.heads[verb] if tree.tokens[verb].dep == "relcl" else None
    return subject


def _issuer(tree: Tree, noun: int) -> int:
    """Who issued "a statement saying ...": the subject of its verb; else the noun itself."""
    token, over = tree.tokens[noun], tree.heads[noun]
    if token.lemma in reporting_nouns() and token.dep == "dobj":
        subject = tree.subject(over)
        if subject is not None and can_speak(tree, subject):
            return subject
    return noun


def _fits(tree: Tree, subject: int, verb: int, frames: Frames) -> bool:
    token = tree.tokens[subject]
    if token.text.lower() in OURSELVES:
        return False
    if "E" in frames.letters:
        return token.lemma in evidence_nouns()
    if tree.tokens[verb].lemma in SPEECH:
        return can_be_source(tree, subject)
    return can_speak(tree, subject)


def told(tree: Tree, verb: int, settings: AttributeSettings) -> tuple[Span, ...]:
    """The one told passes it on, when it is a body with a name: "police told Reuters"."""
    if tree.tokens[verb].lemma != "tell":
        return ()
    heard = next((c for c in tree.children[verb] if tree.tokens[c].dep in ADDRESSEES and c > verb), None)
    if heard is None or tree.tokens[heard].pos != "PROPN" or tree.tokens[heard].entity == "PERSON":
        return ()
    span = source_span(tree, heard, settings)
    return (span,) if span else ()


def _passed(tree: Tree, verb: int) -> int | None:
    """Whom "citing X", "quoted X as saying" and "X was quoted as saying" name; None for "cited injury as the reason"."""
    if tree.is_passive(verb):
        named = tree.child(verb, "nsubjpass")
    else:
        named = next((c for c in tree.children[verb] if c > verb and tree.tokens[c].dep == "dobj"), None)
    return named if named is not None and can_speak(tree, named) else None


def _passed_on(tree: Tree, verb: int, settings: AttributeSettings) -> Iterator[Found]:
    """The one cited is the source; who cites him passes it on."""
    named = _passed(tree, verb)
    source = source_span(tree, named, settings) if named is not None else None
    passer = _agent(tree, verb) if tree.is_passive(verb) else subject_of(tree, verb)
    channel = source_span(tree, passer, settings) if passer is not None else None
    content = _as_saying(tree, verb) or _of_governor(tree, verb)
    if source and content and not content.overlap(source):
        yield Found(
            content, source, tree.tokens[verb].text, (channel,) if channel and channel != source else ()
        )


def _as_saying(tree: Tree, verb: int) -> Span | None:
    for i in tree.below(verb):
        if tree.tokens[i].tag == "VBG" and lemma_of(tree, i) in reporting_verbs() and i > verb:
            clause = tree.child(i, "ccomp")
            if clause is not None and clause > i:
                return trimmed(tree, tree.left[clause], tree.right[clause], after=i)
    return None


def _of_governor(tree: Tree, verb: int) -> Span | None:
    """What the verb that "citing X" hangs on tells."""
    over = tree.heads[verb]
    frames = reporting_verbs().get(lemma_of(tree, over))
    subject = subject_of(tree, over)
    if over == verb or frames is None or subject is None or tree.tokens[verb].tag != "VBG":
        return None
    return content_of(tree, over, subject, frames)


def _agent(tree: Tree, verb: int) -> int | None:
    agent = tree.child(verb, "agent")
    return tree.child(agent, "pobj") if agent is not None else None


def _passive(tree: Tree, verb: int, frames: Frames, settings: AttributeSettings) -> Iterator[Found]:
    """The whole clause on the word of the agent; without agent it is hearsay, where the verb is one of hearing."""
    named = _agent(tree, verb)
    if named is not None and not (can_speak(tree, named) and (frames.letters & {"o", "h"} or frames.joins)):
        return
    if named is None and not ("h" in frames.letters and _hears(tree, verb)):
        return
    subject = tree.child(verb, "nsubjpass", "nsubj")
    if subject is None or tree.tokens[subject].tag in ("WP", "WDT"):
        return
    source = source_span(tree, named, settings) if named is not None else None
    content = trimmed(tree, tree.left[subject], tree.right[verb], after=-1)
    if content:
        yield Found(content, source, tree.tokens[verb].text)


def _hears(tree: Tree, verb: int) -> bool:
    """The forms of hearsay: "is said to", "it is believed that", "are reported as"."""
    return tree.tokens[verb].tag == "VBN" and any(
        c > verb
        and (tree.tokens[c].dep in ("xcomp", "ccomp", "oprd") or tree.tokens[c].text.lower() in ("as", "at"))
        for c in tree.children[verb]
    )
