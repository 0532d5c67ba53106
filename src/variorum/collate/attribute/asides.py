"""Finds attributions that a clause with "as" makes, set in beside the words told: "as the Post reported", "As Moll put it".

Words used here. Tree: a parsed sentence; `left[i]`, `right[i]`: the first and last token of the phrase of token i.
Frames: what a verb of saying can take (`cues.Frames`). Content: the words that stand on the source's word.
"""

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
# Subjects that are no source.
OURSELVES = frozenset({"i", "we", "you"})


def as_attribution(tree: Tree, verb: int, settings: AttributeSettings) -> Found | None:
    """The attribution made by a clause with "as": "As the Post reported, the wall fell", "The wall fell, as Moll puts
    it". None where the verb is in no such clause.
    """
    as_token, subject = as_opening(tree, verb), tree.subject(verb)
    object_told = tree.child(verb, "dobj", "ccomp", "xcomp")
    has_no_other_object = object_told is None or (
        tree.tokens[object_told].text.lower() == "it" and tree.tokens[verb].lemma in PUT_IT
    )
    if as_token is None or subject is None or not has_no_other_object or not can_speak(tree, subject):
        return None
    # the verb reports something, or puts it ("As Moll puts it"), and the subject is not "we"
    frames = reporting_verbs()[lemma_of(tree, verb)]
    can_report = "c" in frames.letters or (tree.tokens[verb].lemma in PUT_IT and object_told is not None)
    if not can_report or tree.tokens[subject].text.lower() in OURSELVES:
        return None
    source, content = source_span(tree, subject, settings), beside(tree, as_token, tree.right[verb])
    if source is None or content is None:
        return None
    return Found(content, source, tree.tokens[verb].text, passed_on_by(tree, verb, settings))


def as_opening(tree: Tree, verb: int) -> int | None:
    """The "as" that opens the verb's clause beside another: "…, as police said" (comma or dash before it), "As police said, …" (comma
    behind it); None where none does."""
    as_token = tree.child(verb, "mark", "advmod")
    if as_token is None or tree.tokens[as_token].text.lower() != "as" or as_token != tree.left[verb]:
        return None
    has_mark = tree.tokens[as_token - 1].text in (",", "–", "—")
    # "As police said, …": the comma stands behind the clause
    if as_token == 0:
        closing = tree.tokens[tree.right[verb] : tree.right[verb] + 2]
        has_mark = any(token.text == "," for token in closing)
    return as_token if tree.tokens[verb].dep == "advcl" and has_mark else None


def beside(tree: Tree, first: int, last: int) -> Span | None:
    """The words that an inserted clause (tokens `first` to `last`) is about: the words behind it if it opens the
    sentence, the words before it if it closes it, else the whole sentence.
    """
    if first == 0:
        return trimmed(tree, last + 1, len(tree.tokens) - 1, after=last)
    closes = not any(letter.isalnum() for token in tree.tokens[last + 1 :] for letter in token.text)
    return trimmed(tree, 0, first - 1 if closes else len(tree.tokens) - 1, after=-1)
