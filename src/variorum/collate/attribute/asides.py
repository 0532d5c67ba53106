"""Finds attributions that a clause with "as" makes, set in beside the words told: "as the Post reported", "As Moll put it"."""

from __future__ import annotations

from variorum.collate.attribute.content import lemma_of, trimmed
from variorum.collate.attribute.cues import reporting_verbs
from variorum.collate.attribute.found import Found, Span
from variorum.collate.attribute.passing import passed_on_by
from variorum.collate.attribute.phrase import can_speak, source_span
from variorum.collate.attribute.settings import AttributeSettings
from variorum.collate.tree import Tree

# "As Moll put it", "as the chief tells it".
PUT_IT = frozenset({"describe", "put", "see", "tell"})
OURSELVES = frozenset({"i", "we", "you"})


def as_attribution(tree: Tree, verb: int, settings: AttributeSettings) -> Found | None:
    """The attribution made by a clause with "as": "As the Post reported, the wall fell", "The wall fell, as Moll puts it". None where the verb is in no
    such clause.
    """
    opens, subject = as_opening(tree, verb), tree.subject(verb)
    thing = tree.child(verb, "dobj", "ccomp", "xcomp")
    bare = thing is None or (tree.tokens[thing].text.lower() == "it" and tree.tokens[verb].lemma in PUT_IT)
    if opens is None or subject is None or not bare or not can_speak(tree, subject):
        return None
    frames = reporting_verbs()[lemma_of(tree, verb)]
    tells = "c" in frames.letters or (tree.tokens[verb].lemma in PUT_IT and thing is not None)
    if not tells or tree.tokens[subject].text.lower() in OURSELVES:
        return None
    source, content = source_span(tree, subject, settings), beside(tree, opens, tree.right[verb])
    if source is None or content is None:
        return None
    return Found(content, source, tree.tokens[verb].text, passed_on_by(tree, verb, settings))


def as_opening(tree: Tree, verb: int) -> int | None:
    """The "as" that opens the verb's clause beside another: "…, as police said" (comma or dash before it), "As police said, …" (comma
    behind it); None where none does."""
    opens = tree.child(verb, "mark", "advmod")
    if opens is None or tree.tokens[opens].text.lower() != "as" or opens != tree.left[verb]:
        return None
    marked = tree.tokens[opens - 1].text in (",", "–", "—")
    if opens == 0:
        closing = tree.tokens[tree.right[verb] : tree.right[verb] + 2]
        marked = any(t.text == "," for t in closing)
    return opens if tree.tokens[verb].dep == "advcl" and marked else None


def beside(tree: Tree, first: int, last: int) -> Span | None:
    """The words that an inserted clause (tokens `first` to `last`) is about: the words behind it if it opens the sentence, the words before it if it
    closes it, else the whole sentence.
    """
    if first == 0:
        return trimmed(tree, last + 1, len(tree.tokens) - 1, after=last)
    closes = not any(c.isalnum() for t in tree.tokens[last + 1 :] for c in t.text)
    return trimmed(tree, 0, first - 1 if closes else len(tree.tokens) - 1, after=-1)
