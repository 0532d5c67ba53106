"""A parsed sentence, free of the library that parsed it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """`start` and `end` are code points of the report's text. `head` is the index of the governing token in the same
    sentence (its own index for the root). `pos` are Universal POS tags, `tag` Penn Treebank tags, `dep` ClearNLP
    labels, `entity` OntoNotes types or "".
    """

    text: str
    start: int
    end: int
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """report.text[start:end]; `block` is the index of the block it lies in. `tokens` is empty where the language has no
    parser.
    """

    report: str
    start: int
    end: int
    block: int
    tokens: tuple[Token, ...] = ()
