"""Finds the words that name a source: the noun phrase with its apposition, without the clause that hangs on it.

Words used here. Tree: a parsed sentence; `left[i]`, `right[i]`: the first and last token of the phrase of token i;
`children[i]`: the tokens that it governs.
"""

from __future__ import annotations

from variorum.collate.attribute.cues import reporting_nouns, speaking_nouns
from variorum.collate.attribute.found import Span
from variorum.collate.attribute.settings import AttributeSettings
from variorum.collate.tree import Tree
from variorum.records import Token

# parts of speech that may head a phrase for a source; then the entity types that can speak
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
ANIMATE = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "PRODUCT", "WORK_OF_ART", "LAW"})
# A number or a time says nothing itself: the parser took a phrase before the speaker for the subject.
MEASURES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "QUANTITY", "ORDINAL"})
# Marks that end a dateline.
DASHES = frozenset({"-", "--", "–", "—"})
# Tokens: a place, an agency in brackets, a day.
LONGEST_DATELINE = 12
# Words that name nobody; labels of what hangs on a noun and is no part of its phrase; prepositions that belong to the phrase.
NOT_SOURCES = frozenset({"that", "which", "what", "this", "there", "one", "all", "everyone", "everybody", "anyone",
                         "nobody", "you", "who", "whom", "these"})  # fmt: skip
CUT = frozenset({"relcl", "acl", "advcl", "parataxis", "punct", "ccomp", "npadvmod", "advmod", "prep"})
KEPT_PREPOSITIONS = frozenset(
    {"of", "for", "in", "at", "from", "with", "on", "inside", "within", "near", "to", "against"}
)


def source_span(tree: Tree, head: int, settings: AttributeSettings) -> Span | None:
    """The place of the phrase that names a source, around its head noun `head`. None if it is longer than
    `widest_source`, since it is then misread.
    """
    # the phrase of the head, without clauses, small words and a dateline before it
    first, last = tree.left[head], _last_token(tree, head)
    # the head is the first of two nouns: the phrase begins where that of the second does
    if tree.tokens[head].dep == "compound" and tree.heads[head] == head + 1:
        first = tree.left[head + 1]
    for child in tree.children[head]:
        if child < head and tree.tokens[child].dep in CUT - {"prep"}:
            first = max(first, min(head, tree.right[child] + 1))
    while first < head and _is_before_phrase(tree.tokens[first]):
        first += 1
    first = after_dateline(tree, first, head)
    first, last = _whole_name(tree, head, first, last)
    # with the apposition, if that is not too long ("Ada Reed, the mayor")
    span = Span(tree.tokens[first].start, tree.tokens[last].end)
    with_apposition = _end_of_apposition(tree, head, last)
    if with_apposition and tree.tokens[with_apposition].end - span.start <= settings.longest_source:
        span = Span(span.start, tree.tokens[with_apposition].end)
    span = _whole_words(tree, span)
    return span if span.end - span.start <= settings.widest_source else None


def after_dateline(tree: Tree, first: int, last: int) -> int:
    """The first token after "LONDON (Agency) -" where that opens the sentence. `first` and `last`: the tokens of the phrase; `first` is
    returned where no dateline is.
    """
    for dash_at in range(1, min(last, LONGEST_DATELINE)):
        before, dash = tree.tokens[dash_at - 1], tree.tokens[dash_at]
        # no hyphen inside a word ("Anglo-French")
        apart = dash.start > before.end or dash.text in ("–", "—")
        placed = before.text == ")" or before.text.isupper() or tree.tokens[0].text.isupper()
        if dash.text in DASHES and apart and placed:
            return max(first, dash_at + 1)
    return first


def _is_before_phrase(token: Token) -> bool:
    """Whether the token only precedes the phrase: a mark, a joining word, an adverb or a stray verb."""
    asks = token.tag in ("WP", "WDT", "WRB") and token.text.lower() in ("what", "how", "why", "when", "where")
    return (
        asks
        or token.pos in ("PUNCT", "CCONJ", "ADV", "SCONJ", "PART", "VERB")
        or not any(letter.isalnum() for letter in token.text)
    )


def _whole_name(tree: Tree, head: int, first: int, last: int) -> tuple[int, int]:
    """(first, last), with `first` moved back over earlier words of the name: the tagger takes them for one name, the parser does not.
    `head`: the token of the name's last word.
    """
    entity = tree.tokens[head].entity
    if entity in ("PERSON", "ORG"):
        while first > 0 and tree.tokens[first - 1].entity == entity and tree.tokens[first - 1].pos == "PROPN":
            first -= 1
    return first, last


def _whole_words(tree: Tree, span: Span) -> Span:
    """The span, widened to whole hyphenated words that the tokens cut ("co-founder", "Jae-in")."""
    start, end = span
    for index, token in enumerate(tree.tokens):
        if token.start == end and (token.text == "-" or token.text.startswith("-")):
            following = tree.tokens[index + 1] if index + 1 < len(tree.tokens) else token
            end = following.end if following.start == token.end and token.text == "-" else token.end
        if token.text == "-" and token.end == start and index:
            start = tree.tokens[index - 1].start
    return Span(start, end)


def _last_token(tree: Tree, head: int) -> int:
    """The last token of the phrase, with names joined by "and" and short prepositional phrases."""
    last = head
    for child in tree.children[head]:
        token = tree.tokens[child]
        # only what follows the head, each stretch once
        if child < last or child < head:
            continue
        # "Moll Brothers"
        if token.dep in ("flat", "compound", "nummod", "poss"):
            last = tree.right[child]
        # "a spokesman for the council"
        elif token.dep == "prep" and child == last + 1 and _is_kept_preposition(tree, head, child):
            last = max(last, _object_end(tree, child))
        # "Ada Reed and Ola Brenn"
        elif token.dep == "conj" and token.pos in NOMINAL:
            last = max(last, _last_token(tree, child))
    return last


def _is_kept_preposition(tree: Tree, head: int, preposition: int) -> bool:
    """Whether a phrase with this preposition is part of the source's name. It is, too, if it says whose a report is:
    "an estimate by the brigade".
    """
    word = tree.tokens[preposition].text.lower()
    return word in KEPT_PREPOSITIONS or (word == "by" and tree.tokens[head].lemma in reporting_nouns())


def _object_end(tree: Tree, preposition: int) -> int:
    """The last token of the preposition's object; the token before the preposition where it has none."""
    bare = tree.child(preposition, "pobj")
    return _last_token(tree, bare) if bare is not None and bare > preposition else preposition - 1


def _end_of_apposition(tree: Tree, head: int, last: int) -> int | None:
    """The last token of the phrase with the apposition behind it ("Ada Reed, the harbour master"); None where it has none."""
    apposition = tree.child(head, "appos")
    if apposition is None or apposition <= last:
        return None
    return _last_token(tree, apposition)


def can_speak(tree: Tree, head: int) -> bool:
    """Whether the noun can be who says something: a named person or body, a pronoun for people, or a noun that the
    lexicons list (a speaker, a body, a document).
    """
    token = tree.tokens[head]
    if token.pos not in NOMINAL or token.lemma in NOT_SOURCES or token.text.lower() in NOT_SOURCES:
        return False
    # a name or pronoun may be anybody's, unless it is an amount
    if token.pos in ("PRON", "PROPN") or token.entity in ANIMATE:
        return token.entity not in MEASURES
    return token.lemma in speaking_nouns() or token.text.lower() in speaking_nouns()


def can_be_source(tree: Tree, head: int) -> bool:
    """Whether the noun may name a source of a verb that only speakers take. Less strict than `can_speak`. `head`: the token of the noun.
    MEASURES: amounts and times.
    """
    token = tree.tokens[head]
    return token.pos in NOMINAL and token.text.lower() not in NOT_SOURCES and token.entity not in MEASURES
