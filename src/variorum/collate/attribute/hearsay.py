"""Finds hearsay, words on the word of somebody whom the text does not name: "reportedly", "allegedly"."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.collate.attribute.content import trimmed
from variorum.collate.attribute.cues import hearsay_words
from variorum.collate.attribute.found import Found
from variorum.collate.tree import Tree


def hearsay_attributions(tree: Tree) -> Iterator[Found]:
    """What is said to be hearsay ("reportedly"): attributions without a source."""
    for index, token in enumerate(tree.tokens):
        if token.text.lower() in hearsay_words():
            # "reportedly" stands on the word of everything under the word that it hangs on
            governor = tree.heads[index]
            first, last = tree.left[governor], tree.right[governor]
            # but not of a clause with its own subject joined behind: "he reportedly fled, and police closed the road"
            joined_clauses = [
                child
                for child in tree.children[governor]
                if child > max(index, governor) and tree.tokens[child].dep == "conj"
            ]
            # end before that clause
            if joined_clauses and tree.subject(joined_clauses[0]) is not None:
                last = tree.left[joined_clauses[0]] - 1
            content = trimmed(tree, first, last, after=-1)
            if content:
                yield Found(content, None, token.text)
