"""A parsed sentence, free of the library that parsed it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word of a sentence, as the parser sees it.

    `start`, `end`: code points of the report's text.
    `head`: the index in the sentence of the word that governs it; its own index for the root.
    `pos`: Universal POS tag. `tag`: Penn Treebank tag. `dep`: ClearNLP label. `entity`: OntoNotes type, or "".
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
