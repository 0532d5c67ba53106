"""X said that Y; Y, X said; X, who said Y; X accused Y of Z; Y was reported by X; citing X."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.collate.attribute.cues import reporting_verbs
from variorum.collate.attribute.found import Found, Span
from variorum.collate.attribute.phrase import can_be_source, can_speak, source_span
from variorum.collate.attribute.settings import AttributeSettings
from variorum.collate.tree import Tree

PREDICATES = frozenset({"oprd", "xcomp", "ccomp", "prep", "advcl"})
ADDRESSEES = frozenset({"dobj", "dative", "iobj"})
WEAK = frozenset("chp")  # frames of thinking and judging: the subject must be somebody
SPEECH = frozenset({"say", "tell", "add", "reply", "insist", "write", "announce", "explain", "note", "claim"})


def verb_attributions(tree: Tree, settings: AttributeSettings) -> Iterator[Found]:
    for i, token in enumerate(tree.tokens):
        if token.pos not in ("VERB", "AUX", "NOUN") or not token.tag.startswith("VB"):
            continue
        lemma = lemma_of(tree, i)
        frames = reporting_verbs().get(lemma)
        if frames:
            yield from _of_verb(tree, i, lemma, frames, settings)


def lemma_of(tree: Tree, verb: int) -> str:
    lemma = tree.tokens[verb].lemma
    particle = tree.child(verb, "prt")
    with_particle = f"{lemma}-{tree.tokens[particle].text.lower()}" if particle is not None else lemma
    return with_particle if with_particle in reporting_verbs() else lemma


def _of_verb(
    tree: Tree, verb: int, lemma: str, frames: frozenset[str], settings: AttributeSettings
) -> Iterator[Found]:
    if tree.is_passive(verb):
        yield from _passive(tree, verb, frames, settings)
        return
    if tree.is_negated(verb) and "e" not in frames and lemma not in ("believe", "think"):
        return
    subject = subject_of(tree, verb)
    if subject is None or not _fits(tree, subject, lemma, frames):
        return
    source = source_span(tree, subject, settings)
    content = _content(tree, verb, subject, frames)
    if source and content:
        yield Found(content, source, tree.tokens[verb].text, told(tree, verb, settings))


def subject_of(tree: Tree, verb: int) -> int | None:
    """Who does it: the subject, that of the verb it is joined to, or the noun a relative or participle hangs on."""
    at = verb
    for _ in range(4):
        own = tree.subject(at)
        if own is not None:
            return _antecedent(tree, at, own)
        dep = tree.tokens[at].dep
        if dep == "relcl" or dep == "acl":
            return tree.heads[at]
        if dep not in ("conj", "advcl", "xcomp") or tree.heads[at] == at:
            return None
        if dep == "xcomp" and tree.tokens[at].tag != "VBG":
            return None
        at = tree.heads[at]
    return None


def _antecedent(tree: Tree, verb: int, subject: int) -> int | None:
    if tree.tokens[subject].tag in ("WP", "WDT"):
        return tree.heads[verb] if tree.tokens[verb].dep == "relcl" else None
    return subject


def _fits(tree: Tree, subject: int, lemma: str, frames: frozenset[str]) -> bool:
    if tree.tokens[subject].text.lower() in ("i", "we") and frames & {"h"}:
        return False
    if lemma in SPEECH or "e" in frames:
        return can_be_source(tree, subject)
    return can_speak(tree, subject)


def _content(tree: Tree, verb: int, subject: int, frames: frozenset[str]) -> Span | None:
    clause = tree.child(verb, "ccomp")
    if clause is not None and frames & {"c", "q"}:
        if clause > verb:
            return trimmed(tree, tree.left[clause], tree.right[clause], after=verb)
        return _before(tree, verb, subject)
    phrase = tree.child(verb, "xcomp") if "i" in frames else None
    if phrase is not None and phrase > verb:
        return trimmed(tree, tree.left[phrase], tree.right[phrase], after=verb)
    if frames & {"o", "p"}:
        return _object(tree, verb, frames)
    if frames & {"c", "q"} and not _has_object(tree, verb):
        return _before(tree, verb, subject)
    return None


def _has_object(tree: Tree, verb: int) -> bool:
    return any(tree.tokens[c].dep in ("dobj", "xcomp") and c > verb for c in tree.children[verb])


def _object(tree: Tree, verb: int, frames: frozenset[str]) -> Span | None:
    """From the object to the end of what is said of it."""
    parts = [
        c for c in tree.children[verb] if c > verb and tree.tokens[c].dep in PREDICATES | {"dobj", "attr"}
    ]
    named = [c for c in parts if tree.tokens[c].dep == "dobj"]
    if not parts or (not named and "p" not in frames):
        return None
    if (
        "p" in frames
        and "o" not in frames
        and len(parts) < 2
        and tree.tokens[parts[0]].dep in ("dobj", "prep")
    ):
        return None
    return trimmed(tree, tree.left[parts[0]], max(tree.right[p] for p in parts), after=verb)


def _before(tree: Tree, verb: int, subject: int) -> Span | None:
    """The told words that stand before "..., X said" or ", said X"."""
    edge = min(verb, tree.left[subject])
    if edge == 0 or tree.tokens[verb].dep in ("advcl", "relcl", "acl"):
        return None
    first = 0
    if not any(tree.tokens[i].tag in ("VBD", "VBZ", "VBP", "MD", "VBN", "VBG", "VB") for i in range(edge)):
        return None
    last = edge - 1
    end = max(verb, tree.right[subject] if subject > verb else verb)
    following = end + 1
    if (
        following + 1 < len(tree.tokens)
        and tree.tokens[following].text == ","
        and tree.tokens[edge - 1].text == ","
    ):
        resumed = tree.tokens[following + 1]
        if resumed.dep not in ("advcl", "acl", "cc", "prep", "npadvmod") and resumed.tag not in (
            "VBG",
            "IN",
            "WP",
        ):
            last = len(tree.tokens) - 1
    return trimmed(tree, first, last, after=-1)


def trimmed(tree: Tree, first: int, last: int, *, after: int) -> Span | None:
    """Characters of the tokens first to last, without "that" and marks at the edges."""
    first = max(first, after + 1)
    while first < last and (tree.tokens[first].pos == "PUNCT" or (tree.tokens[first].text.lower() == "that"
                            and tree.tokens[first].dep == "mark")):  # fmt: skip
        first += 1
    while last > first and tree.tokens[last].text in (",", ".", ";", ":", "-", "–", "—"):
        last -= 1
    if first > last:
        return None
    return Span(tree.tokens[first].start, tree.tokens[last].end)


def told(tree: Tree, verb: int, settings: AttributeSettings) -> tuple[Span, ...]:
    """The one told passes it on, when it is a body with a name: "police told Reuters"."""
    if tree.tokens[verb].lemma != "tell":
        return ()
    heard = next((c for c in tree.children[verb] if tree.tokens[c].dep in ADDRESSEES and c > verb), None)
    if heard is None or tree.tokens[heard].pos != "PROPN":
        return ()
    span = source_span(tree, heard, settings)
    return (span,) if span else ()


def _passive(tree: Tree, verb: int, frames: frozenset[str], settings: AttributeSettings) -> Iterator[Found]:
    """Whole clause on the word of the agent; without agent it is hearsay, where the verb is one of hearing."""
    agent = tree.child(verb, "agent")
    named = tree.child(agent, "pobj") if agent is not None else None
    if named is not None and not can_speak(tree, named):
        return
    if named is None and "h" not in frames:
        return
    subject = tree.subject(verb)
    if subject is None:
        return
    source = source_span(tree, named, settings) if named is not None else None
    content = trimmed(tree, tree.left[subject], tree.right[verb], after=-1)
    if content:
        yield Found(content, source, tree.tokens[verb].text)
