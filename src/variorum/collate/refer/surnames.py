"""Finds last names that the tagger overlooked: "Moor" is somebody once "Ellen Moor" has been named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from variorum.collate.refer.mentions import PERSON, SUBJECTS, Mention, Place
from variorum.collate.tree import Tree


def surnames(found: Iterable[Mention]) -> frozenset[str]:
    """Last words of people's full names; a name of one word gives none."""
    return frozenset(
        mention.words[-1]
        for mention in found
        if mention.named and mention.kind == PERSON and len(mention.words) > 1
    )


def overlooked(
    tree: Tree, sentence: int, known: frozenset[str], quotes: Sequence[tuple[int, int]]
) -> Iterator[Mention]:
    """A mention for each bare last name of a person (`known`) that the tagger gave no type. `sentence`: its number; `quotes`: (start,
    end) of each quotation.
    """
    for number, token in enumerate(tree.tokens):
        if token.pos == "PROPN" and not token.entity and token.text.casefold() in known:
            yield Mention(
                at=Place(sentence, number),
                start=token.start,
                end=token.end,
                kind=PERSON,
                words=(token.text.casefold(),),
                named=True,
                is_subject=token.dep in SUBJECTS,
                quoted=any(start <= token.start < end for start, end in quotes),
                weight=1,
                phrase=token.text,
            )
