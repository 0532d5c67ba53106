"""Finds the attributions that a phrase with a preposition makes: "according to X", "as per X", "in X's view".

Words used here. Tree: a parsed sentence. Opener: the preposition with its phrase ("according to the police"). Named:
the token of who is named in it. Passer: who passed the words on.
"""

from __future__ import annotations

from collections.abc import Iterator

from variorum.collate.attribute.content import PASSING_ON, trimmed
from variorum.collate.attribute.found import Found, Span
from variorum.collate.attribute.passing import LEGAL, cited_by, person_cited, quoted_by
from variorum.collate.attribute.phrase import can_speak, source_span
from variorum.collate.attribute.settings import AttributeSettings
from variorum.collate.tree import Tree

# "In X's view", "by X's count".
VIEWS = frozenset(
    {"view", "opinion", "word", "account", "estimate", "estimation", "assessment", "count", "reckoning"}
)


def according_attributions(tree: Tree, settings: AttributeSettings) -> Iterator[Found]:
    """Attributions by a preposition: "according to police, …". Those who passed the words on are in `channels`."""
    for index, token in enumerate(tree.tokens):
        opener = _opening_phrase(tree, index)
        if opener is None:
            continue
        named, last = opener
        # who is named, and the words told
        source = source_span(tree, named, settings) if can_speak(tree, named) else None
        if source and source.end > tree.tokens[last].end:
            source = Span(source.start, tree.tokens[last].end)
        content = _content_of_according(tree, index, last) if source else None
        # "The toll, according to police, is nine": put in between a subject and its verb.
        is_inserted = source and content and content.start < source.start and source.end < content.end
        if source and content and (is_inserted or not content.overlap(source)):
            # whom that one cites is the source, and that one only passes it on
            cue = "according to" if token.text.lower() == "according" else token.text
            cited = _span_of_cited(tree, named, last, settings)
            quoting_token = quoted_by(tree, named)
            passer = source_span(tree, quoting_token, settings) if quoting_token is not None else None
            yield Found(content, cited or source, cue, (source,) if cited else (passer,) if passer else ())


def _span_of_cited(tree: Tree, named: int, last: int, settings: AttributeSettings) -> Span | None:
    """The place of X in "according to the agency, citing X" and "according to the agency, which cited X"; None where
    the agency cites nobody. `named`: the token of the agency; `last`: the last token of its phrase.
    """
    own = cited_by(tree, named)
    if own is not None:
        return source_span(tree, own, settings)
    # up to two tokens on: a comma may stand between
    for at in range(last + 1, min(last + 3, len(tree.tokens))):
        if tree.tokens[at].tag == "VBG" and tree.tokens[at].lemma in PASSING_ON:
            own = person_cited(tree, at)
            return source_span(tree, own, settings) if own is not None else None
    return None


def _opening_phrase(tree: Tree, i: int) -> tuple[int, int] | None:
    """(token of X, last token of the phrase) for "according to X", "as per X" and "in X's view" at token i; None for other words."""
    word = tree.tokens[i].text.lower()
    following = tree.tokens[i + 1].text.lower() if i + 2 < len(tree.tokens) else ""
    if (word, following) in (("according", "to"), ("as", "per")):
        named = _named_by_according(tree, i)
        return (named, max(tree.right[named], named)) if named is not None else None
    if word == "per":
        named = _named_by_per(tree, i)
        return (named, max(tree.right[named], named)) if named is not None else None
    # "in X's view", else "in the view of X"
    if word in ("in", "by"):
        noun = tree.child(i, "pobj")
        if noun is None or tree.tokens[noun].lemma not in VIEWS:
            return None
        owner = tree.child(noun, "poss")
        if owner is not None:
            return owner, tree.right[noun]
        of = next((child for child in tree.children[noun] if tree.tokens[child].text.lower() == "of"), None)
        owner = tree.child(of, "pobj") if of is not None else None
        return (owner, _end_of_words_of(tree, owner)) if owner is not None else None
    return None


def _end_of_words_of(tree: Tree, owner: int) -> int:
    """The last word of "in the words of X": the one before the first comma in X's phrase. The parser may take the
    clause behind the comma for a part of X.
    """
    comma = next((j for j in range(owner + 1, tree.right[owner] + 1) if tree.tokens[j].text == ","), None)
    return tree.right[owner] if comma is None else comma - 1


def _named_by_per(tree: Tree, i: int) -> int | None:
    """The token of X in ", per X" and "Per X, ..."; else None. One bare common noun is no source but a rate ("$5 per
    person", "per week"): X must be a name, a plural, or have an article, an owner or a compound word.
    """
    edge = i == 0 or tree.tokens[i - 1].text in (",", "(", "–", "—", ";")
    named = tree.child(i, "pobj") if edge and tree.tokens[i].pos in ("ADP", "SCONJ") else None
    if named is None or not can_speak(tree, named) or tree.tokens[named].lemma in LEGAL:
        return None
    token = tree.tokens[named]
    owned = any(tree.tokens[child].dep in ("det", "poss", "compound") for child in tree.children[named])
    return named if token.pos == "PROPN" or token.tag == "NNS" or owned else None


def _named_by_according(tree: Tree, according: int) -> int | None:
    """The token of who is named behind "according to": its object, else the next noun; None where there is none."""
    to = according + 1
    named = tree.child(to, "pobj")
    if named is None:
        named = next(
            (j for j in range(to + 1, len(tree.tokens)) if tree.tokens[j].pos in ("NOUN", "PROPN", "PRON")),
            None,
        )
    return named if named is not None and named > to else None


def _content_of_according(tree: Tree, according: int, last: int) -> Span | None:
    """The words whose source "according to X" gives: the words behind it if it opens its clause, else those before
    it. The whole clause if it stands between a subject and its verb. `according`: the token of "according"; `last`: the last token of X.
    """
    tokens = tree.tokens
    # it opens its clause: the words behind it
    start = _clause_start(tree, according)
    if start == according or all(
        tokens[token_at].pos in ("PUNCT", "CCONJ", "ADV") for token_at in range(start, according)
    ):
        return trimmed(tree, last + 1, len(tokens) - 1, after=last)
    # it stands between subject and verb: the whole clause
    resumes = (
        last + 2 < len(tokens)
        and tokens[last + 1].text == ","
        and any(token.tag in ("VBD", "VBZ", "VBP", "MD") for token in tokens[last + 2 :])
    )
    # no finite verb stands before it: the subject's verb comes behind
    if resumes and not any(token.tag in ("VBD", "VBZ", "VBP", "MD") for token in tokens[start:according]):
        return trimmed(tree, start, len(tokens) - 1, after=-1)
    return trimmed(tree, start, according - 1, after=-1)


def _clause_start(tree: Tree, according: int) -> int:
    """Where the clause with "according to" begins: behind the last ";", or behind ", but" if a clause with a subject follows."""
    tokens = tree.tokens
    for mark_at in range(according - 1, 0, -1):
        opens = tokens[mark_at].text == ";" or (
            tokens[mark_at].text.lower() in ("but", "while") and tokens[mark_at - 1].text == ","
        )
        if opens and any(tokens[token_at].dep.startswith("nsubj") for token_at in range(mark_at, according)):
            return mark_at + 1
    return 0
