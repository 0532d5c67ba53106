"""According to X; as per X; in X's view."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.collate.attribute.content import trimmed
from variorum.collate.attribute.found import Found, Span
from variorum.collate.attribute.phrase import can_speak, source_span
from variorum.collate.attribute.settings import AttributeSettings
from variorum.collate.attribute.verbs import PASSING_ON, passed
from variorum.collate.tree import Tree

# "In X's view", "by X's count".
VIEWS = frozenset(
    {"view", "opinion", "word", "account", "estimate", "estimation", "assessment", "count", "reckoning"}
)


def according_attributions(tree: Tree, settings: AttributeSettings) -> Iterator[Found]:
    for i, token in enumerate(tree.tokens):
        opener = _opener(tree, i)
        if opener is None:
            continue
        named, last = opener
        source = source_span(tree, named, settings) if can_speak(tree, named) else None
        content = _content(tree, i, last) if source else None
        if source and content and not content.overlap(source):
            cue = "according to" if token.text.lower() == "according" else token.text
            cited = _cited(tree, last, settings)
            yield Found(content, cited or source, cue, (source,) if cited else ())


def _cited(tree: Tree, last: int, settings: AttributeSettings) -> Span | None:
    """X of "according to the agency, citing X"."""
    for i in range(last + 1, min(last + 3, len(tree.tokens))):
        if tree.tokens[i].tag == "VBG" and tree.tokens[i].lemma in PASSING_ON:
            named = passed(tree, i)
            return source_span(tree, named, settings) if named is not None else None
    return None


def _opener(tree: Tree, i: int) -> tuple[int, int] | None:
    """Whom "according to X", "as per X" and "in X's view" at token i name, and the last token of the phrase."""
    word = tree.tokens[i].text.lower()
    following = tree.tokens[i + 1].text.lower() if i + 2 < len(tree.tokens) else ""
    if (word, following) in (("according", "to"), ("as", "per")):
        named = _named(tree, i)
        return (named, max(tree.right[named], named)) if named is not None else None
    if word in ("in", "by"):
        noun = tree.child(i, "pobj")
        owner = tree.child(noun, "poss") if noun is not None else None
        if noun is not None and owner is not None and tree.tokens[noun].lemma in VIEWS:
            return owner, tree.right[noun]
    return None


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
