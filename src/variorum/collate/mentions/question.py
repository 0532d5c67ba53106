"""Reads what question a number answers from the parsed sentence it stands in, its value left out.

Words used here. Inside: the tokens of the number. Head: the noun counted or the unit. Fate: what befell those
counted. Anchor: the names right behind the number; owner: those right before. Lemma: a word's dictionary form.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from variorum.records import Quantity, Sentence, Token
from variorum.text.lexicon import table
from variorum.text.mention import Mention

# Tokens to either side that say what a number is about.
NEAR = 7
# Tokens behind and before a number within which a fate ("killed") belongs to it if the parse does not link them.
AFTER, BEFORE = 4, 4
# Most steps up from a number to the verb above it.
CLIMB = 5
# Names this near behind a distance are what it is measured from, names this near before an age whose it is.
ANCHOR = 6
# Parts of speech of words that carry matter; the parser's labels of places, and of numbers.
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
NUMERIC = frozenset({"CARDINAL", "ORDINAL", "QUANTITY", "MONEY", "PERCENT", "TIME"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The question that one number answers, as its sentence tells it. Words are lemmas; "" or an empty set: not told."""

    value: Quantity
    # the noun counted, or the unit; its class in lexicons/count-classes.json ("person", "building")
    head: str
    head_class: str
    # what befell those counted, a class of the same file ("killed")
    fate: str
    # the verb above, its subjects, and the adjectives and nouns before the head
    predicate: str
    subject: frozenset[str]
    modifiers: frozenset[str]
    # content words within `NEAR` tokens of the number, and those of the whole sentence
    near: frozenset[str]
    words: frozenset[str]
    # words of names of places and of persons in the sentence; its years, months and days
    places: frozenset[str]
    persons: frozenset[str]
    years: frozenset[str]
    # classes of words near by that limit what is counted
    scopes: frozenset[str]
    # names right behind the number ("four miles from Brill"), and right before it ("Ada Reed, 56")
    anchors: frozenset[str]
    owners: frozenset[str]
    # one of several numbers side by side
    listed: bool


def describe(sentence: Sentence, mention: Mention[Quantity]) -> Asked:
    """The question that the mention answers, as its sentence tells it: what is counted or measured, of whom, what
    happened. Without tokens (no parser) only the value, its unit and its noun are known. Linear in the tokens.
    """
    tokens = sentence.tokens
    # the tokens of the number, the word that they hang on, the verb above, and the noun counted
    inside = [
        index for index, token in enumerate(tokens) if token.start < mention.end and token.end > mention.start
    ]
    if not inside:
        return _asked_without_parse(mention.value)
    head = _head_of_mention(tokens, inside)
    predicate = _verb_above(tokens, head)
    first, last = inside[0], inside[-1]
    around = [
        index
        for index in range(max(0, first - NEAR), min(len(tokens), last + 1 + NEAR))
        if index not in inside
    ]
    noun = _counted_noun(tokens, head, inside, mention.value)
    return Asked(
        value=mention.value,
        head=noun,
        head_class=class_of("heads", noun),
        fate=_class_of_fate(tokens, inside, head, predicate, noun),
        predicate=tokens[predicate].lemma if predicate is not None else "",
        subject=_subject(tokens, predicate, inside),
        modifiers=_modifiers(tokens, head),
        # words close to the number, and words of the whole sentence
        near=_content_lemmas(tokens, around) | ({noun} if noun else frozenset()),
        words=_content_lemmas(tokens, range(len(tokens))),
        places=_entities(tokens, PLACES),
        persons=_entities(tokens, frozenset({"PERSON"})),
        years=_dates_named(tokens),
        scopes=_scopes(tokens, first, last),
        anchors=_names(tokens, range(last + 1, min(len(tokens), last + 1 + ANCHOR))),
        owners=_names(tokens, range(max(0, first - ANCHOR), first)),
        listed=_is_listed(tokens, inside),
    )


def _asked_without_parse(value: Quantity) -> Asked:
    """The question as far as the value alone tells it, where its sentence is not parsed."""
    noun = (value.counted or value.unit or "").split(" ")[-1]
    none: frozenset[str] = frozenset()
    return Asked(
        value=value, head=noun, head_class=class_of("heads", noun), fate=class_of("fates", noun), predicate="",
        subject=none, modifiers=none, near=none, words=none, places=none, persons=none, years=none, scopes=none,
        anchors=none, owners=none,
        listed=False,
    )  # fmt: skip


@cache
def _classes(part: str) -> dict[str, str]:
    return {word: name for name, words in table("count-classes.json")[part].items() for word in words}


def class_of(part: str, lemma: str) -> str:
    """The class of a lemma in one part of `count-classes.json`; "" where it has none."""
    return _classes(part).get(lemma, "")


def _head_of_mention(tokens: Sequence[Token], inside: list[int]) -> int:
    """The token of the mention that links it to the rest of its sentence; for a bare number the noun that it
    counts. `inside`: its tokens.
    """
    inside_tokens = set(inside)
    head = next(
        (
            token_at
            for token_at in inside
            if tokens[token_at].head not in inside_tokens or tokens[token_at].head == token_at
        ),
        inside[-1],
    )
    # "25" hangs on "million", that on "dollars": at most three steps
    for _ in range(3):
        above = _above(tokens, head)
        if tokens[head].dep not in {"nummod", "quantmod", "compound", "amod", "npadvmod"} or above == head:
            break
        if tokens[above].pos not in {"NOUN", "PROPN"}:
            break
        head = above
    return head


def _verb_above(tokens: Sequence[Token], at: int) -> int | None:
    """The verb above token `at`, at most CLIMB steps up; None where there is none."""
    for _ in range(CLIMB):
        above = _above(tokens, at)
        if above == at:
            break
        at = above
        if tokens[at].pos == "VERB":
            return at
    return at if tokens[at].pos in {"VERB", "AUX"} else None


def _counted_noun(tokens: Sequence[Token], head: int, inside: list[int], value: Quantity) -> str:
    """The lemma of the noun counted, behind "of" for vague numbers and shares ("hundreds of people"); else the unit, or ""."""
    if tokens[head].pos in {"NOUN", "PROPN"} and not _is_number(tokens[head]):
        # "dozens of people": "dozens" is the number itself
        partitive = _noun_behind_of(tokens, head) if head in inside and value.counted is None else None
        return tokens[partitive].lemma if partitive is not None else tokens[head].lemma
    partitive = _noun_behind_of(tokens, head)
    if partitive is not None:
        return tokens[partitive].lemma
    if value.counted:
        return value.unit or value.counted.split(" ")[-1]
    return value.unit or ""


def _is_number(token: Token) -> bool:
    """Whether the token is a number or a noun that counts ("dozen", "half")."""
    return token.pos == "NUM" or token.lemma in {
        "dozen",
        "hundred",
        "thousand",
        "million",
        "score",
        "half",
        "third",
    }


def _noun_behind_of(tokens: Sequence[Token], head: int) -> int | None:
    """The token of the noun behind "of" or "all of"; None where there is none. `head`: the token before."""
    # within three tokens
    for of_at in range(head + 1, min(len(tokens), head + 4)):
        if tokens[of_at].lemma == "of" and tokens[of_at].head == head:
            noun = next(
                (
                    index
                    for index, token in enumerate(tokens)
                    if token.head == of_at and token.dep == "pobj" and index > of_at
                ),
                None,
            )
            if noun is not None and tokens[noun].lemma == "all":
                return _noun_behind_of(tokens, noun) or noun
            return noun
    return None


def _above(tokens: Sequence[Token], at: int) -> int:
    """The token that governs this one; the token itself if its head is outside the sentence."""
    head = tokens[at].head
    return head if 0 <= head < len(tokens) else at


def _class_of_fate(
    tokens: Sequence[Token], inside: list[int], head: int, predicate: int | None, noun: str
) -> str:
    """What happened to those counted, as a class ("killed", "hurt"); "" where nothing tells it. Told by the first of
    these that has a class: the noun or the number's own words, the words right behind, words attached to the noun,
    the verb above, the words right before.
    """
    # 1. the noun, or the number's own words
    own_fate = class_of("fates", noun) or next(
        (fate_of_word for token_at in inside if (fate_of_word := class_of("fates", tokens[token_at].lemma))),
        "",
    )
    if own_fate:
        return own_fate
    # 2. the words right behind
    fate = _first_class_in(tokens, range(inside[-1] + 1, min(len(tokens), inside[-1] + 1 + AFTER)))
    if fate:
        return fate
    # 3. words attached to the noun, and the verb above
    attached = (
        token_at
        for token_at, token in enumerate(tokens)
        if token.head == head and token.dep in {"acl", "relcl", "amod"}
    )
    for token_at in (*attached, *([predicate] if predicate is not None else [])):
        fate = class_of("fates", tokens[token_at].lemma)
        if fate:
            return fate
    # 4. the words right before
    return _first_class_in(tokens, range(inside[0] - 1, max(-1, inside[0] - 1 - BEFORE), -1))


def _first_class_in(tokens: Sequence[Token], places: range) -> str:
    """The class of the first word in `places` that tells a fate ("killed", "hurt"); "" if there is none, or a number,
    a conjunction or a punctuation mark comes first.
    """
    for i in places:
        if _is_number(tokens[i]) or tokens[i].dep == "cc" or tokens[i].pos == "PUNCT":
            return ""
        found = class_of("fates", tokens[i].lemma)
        if found:
            return found
    return ""


def _subject(tokens: Sequence[Token], predicate: int | None, inside: list[int]) -> frozenset[str]:
    """The lemmas of the verb's subjects, without pronouns and the number itself. `inside`: the tokens of the number."""
    if predicate is None:
        return frozenset()
    held = set(inside)
    return frozenset(
        token.lemma
        for index, token in enumerate(tokens)
        if token.head == predicate
        and token.dep in {"nsubj", "nsubjpass"}
        and index not in held
        and token.pos != "PRON"
    )


def _modifiers(tokens: Sequence[Token], head: int) -> frozenset[str]:
    """The lemmas of adjectives and nouns before the head noun; no numbers. `head`: its token."""
    kinds = {"amod", "compound", "nmod", "poss"}
    return frozenset(
        token.lemma
        for index, token in enumerate(tokens)
        if token.head == head
        and index != head
        and token.dep in kinds
        and not _is_number(token)
        and token.pos in CONTENT
    )


def _content_lemmas(tokens: Sequence[Token], places: Sequence[int] | range) -> frozenset[str]:
    """The lemmas of content words among the places, without numbers and very short words."""
    return frozenset(
        tokens[place].lemma
        for place in places
        if tokens[place].pos in CONTENT
        and tokens[place].entity not in NUMERIC
        and len(tokens[place].lemma) > 2
    )


def _entities(tokens: Sequence[Token], kinds: frozenset[str]) -> frozenset[str]:
    return frozenset(token.lemma for token in tokens if token.entity in kinds and token.pos == "PROPN")


def _names(tokens: Sequence[Token], places: range) -> frozenset[str]:
    """The lemmas of proper nouns among the places; no numbers or dates."""
    return frozenset(
        tokens[i].lemma for i in places if tokens[i].pos == "PROPN" and tokens[i].entity not in NUMERIC
    )


def _dates_named(tokens: Sequence[Token]) -> frozenset[str]:
    """Years and names of months or days in the sentence, which tell one event from another: "in December 2003" is another earthquake."""
    return frozenset(
        token.lemma
        for token in tokens
        if token.entity == "DATE"
        and (
            (token.text.isdecimal() and len(token.text) == 4)
            or (token.pos == "PROPN" and len(token.text) > 2)
        )
    )


def _scopes(tokens: Sequence[Token], first: int, last: int) -> frozenset[str]:
    reach = range(max(0, first - NEAR), min(len(tokens), last + 1 + NEAR))
    return frozenset(c for i in reach if (c := class_of("scopes", tokens[i].lemma)))


def _is_listed(tokens: Sequence[Token], inside: list[int]) -> bool:
    """Whether another number stands within four tokens, behind "and" or a comma."""
    # behind the number, then before it
    for places_beside in (range(inside[-1] + 1, inside[-1] + 5), range(inside[0] - 1, inside[0] - 5, -1)):
        is_joined = False
        for place in places_beside:
            if not 0 <= place < len(tokens):
                break
            if tokens[place].lemma in {"and", ","}:
                is_joined = True
            elif tokens[place].pos == "NUM" and is_joined:
                return True
    return False
