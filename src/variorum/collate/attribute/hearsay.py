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
            over = tree.heads[i]
            first, last = tree.left[over], tree.right[over]
            joined = [c for c in tree.children[over] if c > max(i, over) and tree.tokens[c].dep == "conj"]
            if joined and tree.subject(joined[0]) is not None:
                last = tree.left[joined[0]] - 1
            content = trimmed(tree, first, last, after=-1)
            if content:
                yield Found(content, None, token.text)
