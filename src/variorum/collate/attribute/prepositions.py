"""According to X; as per X; in X's view."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.collate.attribute.content import trimmed
from variorum.collate.attribute.found import Found, Span
from variorum.collate.attribute.phrase import can_speak, source_span
from variorum.collate.attribute.settings import AttributeSettings
from variorum.collate.tree import Tree


def according_attributions(tree: Tree, settings: AttributeSettings) -> Iterator[Found]:
    for i, token in enumerate(tree.tokens):
        if token.text.lower() == "according" and i + 2 < len(tree.tokens) and tree.tokens[i + 1].text == "to":
            named = _named(tree, i)
            if named is not None and can_speak(tree, named):
                source = source_span(tree, named, settings)
                content = _content(tree, i, max(tree.right[named], named))
                if source and content:
                    yield Found(content, source, "according to")


def _named(tree: Tree, according: int) -> int | None:
    to = according + 1
    named = tree.child(to, "pobj")
    if named is None:
        named = next(
            (j for j in range(to + 1, len(tree.tokens)) if tree.tokens[j].pos in ("NOUN", "PROPN", "PRON")),
            None,
        )
    return named if named is not None and named > to else None


def _content(tree: Tree, according: int, last: int) -> Span | None:
    """The clause it stands in: what follows where it opens the sentence, what precedes where it closes it."""
    tokens = tree.tokens
    start = _clause_start(tree, according)
    if start == according or all(tokens[j].pos in ("PUNCT", "CCONJ", "ADV") for j in range(start, according)):
        return trimmed(tree, last + 1, len(tokens) - 1, after=last)
    resumes = (
        last + 2 < len(tokens)
        and tokens[last + 1].text == ","
        and any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in tokens[last + 2 :])
    )
    if resumes and not any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in tokens[start:according]):
        return trimmed(tree, start, len(tokens) - 1, after=-1)
    return trimmed(tree, start, according - 1, after=-1)


def _clause_start(tree: Tree, according: int) -> int:
    """After the last ";" or ", but" before it that opens a clause with a subject."""
    tokens = tree.tokens
    for j in range(according - 1, 0, -1):
        opens = tokens[j].text == ";" or (
            tokens[j].text.lower() in ("but", "while") and tokens[j - 1].text == ","
        )
        if opens and any(tokens[k].dep.startswith("nsubj") for k in range(j, according)):
            return j + 1
    return 0
