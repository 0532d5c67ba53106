"""Finds hearsay, words on the word of somebody whom the text does not name: "reportedly", "allegedly"."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.collate.attribute.content import trimmed
from variorum.collate.attribute.cues import hearsay_words
from variorum.collate.attribute.found import Found
from variorum.collate.tree import Tree


def hearsay_attributions(tree: Tree) -> Iterator[Found]:
    """What is said to be hearsay ("reportedly"): attributions without a source."""
    for i, token in enumerate(tree.tokens):
        if token.text.lower() in hearsay_words():
            governor = tree.heads[i]
            first, last = tree.left[governor], tree.right[governor]
            joined_clauses = [
                child
                for child in tree.children[governor]
                if child > max(i, governor) and tree.tokens[child].dep == "conj"
            ]
            if joined_clauses and tree.subject(joined_clauses[0]) is not None:
                last = tree.left[joined_clauses[0]] - 1
            content = trimmed(tree, first, last, after=-1)
            if content:
                yield Found(content, None, token.text)
