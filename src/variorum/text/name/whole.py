"""Puts together the name of a person that a parser's tags cut: "Joris van | den Berk", "Seung Jeong | -gyu", "van den | Berk".

Words used here. Kinds: for each token the type of name that the parser gave it ("PERSON", "ORG"; "": none); the steps
here change that list. To tag: to write PERSON into it. Rank: "Sergeant", "Det." before a surname. Particle: "van",
"den", "al-". `first`, `stop`: a half-open stretch of tokens.

Keys of person-names.json. `titles`: "mr", "dr" …; `particles`: "van", "bin" …; `ranks`: "sergeant" …; `addresses`:
"mr", "prof" …: a name follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from variorum.records import Token
from variorum.text.name.keys import given_names, romanised, word_set
from variorum.text.name.roles import is_role_word

# The parser's tag for a person's name.
PERSON = "PERSON"
HYPHENS = frozenset({"-", "‐", "‑"})
# Prefixes that hang on the name by a hyphen: "al-Hadid".
PREFIXES = frozenset({"al", "el", "ul", "as", "ad", "ar", "at", "an", "az", "ash"})
# Small words that stand before a surname, and elsewhere are words of their own language.
AMBIGUOUS = frozenset(
    {"y", "e", "i", "the", "of", "and", "la", "le", "do", "as", "an", "at", "ad", "san", "ben"}
)
# Words of a name behind a rank, and what makes a body of a rank and a word ("Sheriff Department", "Marshal Service").
LONGEST = 4
BODIES = frozenset(
    {
        "department",
        "office",
        "service",
        "corps",
        "association",
        "union",
        "board",
        "school",
        "street",
        "road",
        "committee",
        "court",
        "college",
        "academy",
        "squad",
        "unit",
        "training",
        "comics",
        "county",
        "city",
        "valley",
        "station",
        "hotel",
        "park",
        "hill",
        "hills",
        "bridge",
        "river",
        "lake",
        "university",
        "hospital",
        "avenue",
        "lane",
        "square",
        "place",
        "house",
        "hall",
        "church",
        "cathedral",
        "airport",
        "beach",
        "island",
        "islands",
        "bay",
        "museum",
        "theatre",
        "theater",
        "stadium",
        "arena",
        "centre",
        "center",
        "bank",
        "group",
        "company",
        "inc",
        "ltd",
        "party",
        "prize",
        "cup",
        "trophy",
        "foundation",
        "institute",
        "tower",
        "club",
        "united",
        "day",
        "act",
        "report",
    }
)
# An Irish, French or Italian prefix with its typographic apostrophe.
PREFIXED = re.compile(r"(?<![^\W_])([^\W\d_])[’ʼ](?=[A-ZÀ-Þ])")


def plain_apostrophes(text: str) -> str:
    """The text with a straight apostrophe for the curly one in "O’Farrow" and "D’Angelo", since parsers know no
    other; of the same length.
    """
    return PREFIXED.sub(r"\1'", text)


def whole_names(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, with every person's name tagged from its first word to its last, over particles ("van"), hyphens
    and words that the parser attached to the name. Other tags are not changed. Linear.
    """
    kinds = [token.entity for token in tokens]
    _tag_behind_ranks(tokens, kinds)
    _tag_behind_given_names(tokens, kinds)
    for index in range(len(tokens)):
        if kinds[index] == PERSON:
            _tag_to_the_left(tokens, kinds, index)
            _tag_to_the_right(tokens, kinds, index)
    return tuple(
        token if token.entity == kind else replace(token, entity=kind)
        for token, kind in zip(tokens, kinds, strict=True)
    )


def _tag_behind_ranks(tokens: Sequence[Token], kinds: list[str]) -> None:
    """Tags as a person's name the words behind ranks ("Sergeant Ada Moll", "Det. Sgt. Moll"), without the ranks; `kinds` is
    changed. What the parser took for a place, or goes on as a body's name ("Sheriff Department"), is left alone."""
    at = 0
    while at < len(tokens):
        first = at
        # the ranks, with their full stops; then the words of a name
        while first < len(tokens) and is_rank(tokens[first]):
            # a truth value counts as 1: "Sgt." is two tokens
            stopped = first + 1 < len(tokens) and tokens[first + 1].text == "."
            first += 1 + stopped
        stop = first
        while stop < len(tokens) and stop - first < LONGEST and _may_be_of_a_name(tokens, kinds, stop):
            stop += 1
        name_ends = (
            stop == len(tokens) or kinds[stop] in ("", PERSON, "DATE", "TIME") or tokens[stop].text == ","
        )
        if at < first < stop and name_ends and not (stop < len(tokens) and is_body_noun(tokens[stop])):
            kinds[at:first] = [""] * (first - at)
            kinds[first:stop] = [PERSON] * (stop - first)
        at = max(stop, at + 1)


def _tag_behind_given_names(tokens: Sequence[Token], kinds: list[str]) -> None:
    """Tags as a person's a given name and the surname behind it that the parser gave no type ("Police arrested | Ada
    Moll"); `kinds` is changed.
    """
    known = given_names()
    for at in range(len(tokens) - 1):
        if romanised(tokens[at].text.lower()) not in known or (at and tokens[at - 1].pos == "PROPN"):
            continue
        # the words behind that may belong to the name
        stop = at
        while (
            stop < len(tokens)
            and stop - at < LONGEST
            and not kinds[stop]
            and _may_be_of_a_name(tokens, kinds, stop)
        ):
            stop += 1
        name_ends = stop == len(tokens) or (tokens[stop].pos != "PROPN" and not is_body_noun(tokens[stop]))
        if name_ends and stop - at > 1:
            kinds[at:stop] = [PERSON] * (stop - at)


def is_rank(token: Token) -> bool:
    """Whether the token is a rank ("Sergeant", "Insp"): with a capital at the front, or all in capitals where it is
    an abbreviation of two or three letters.
    """
    low = token.text.lower()
    spelled = token.text.istitle() or (token.text.isupper() and len(token.text) < LONGEST)
    return spelled and (low in word_set("ranks") or low in word_set("addresses"))


def _may_be_of_a_name(tokens: Sequence[Token], kinds: Sequence[str], at: int) -> bool:
    """Whether the token may be part of a person's name: a capitalised proper noun, tagged as person, organisation or
    nothing, and no rank, post or body. `at`: the index of the token.
    """
    token = tokens[at]
    if token.pos != "PROPN" or not _is_capital(token) or kinds[at] not in ("", PERSON, "ORG"):
        return False
    # "Colonel", "Minister" and "Council" are capitalised too
    return not is_rank(token) and not is_role_word(token.text.lower()) and not is_body_noun(token)


def is_body_noun(token: Token) -> bool:
    return token.text.lower() in BODIES


def _tag_to_the_right(tokens: Sequence[Token], kinds: list[str], person_at: int) -> None:
    """Tags as part of the person's name what goes on with it behind token `person_at`; `kinds` is changed."""
    stop = person_at + 1
    while stop < len(tokens):
        # this word is tagged already: what stands behind it is done when its turn comes in `whole_names`
        if kinds[stop] == PERSON:
            return
        end = _end_of_continuation(tokens, kinds, stop)
        if end is None:
            return
        kinds[stop : end + 1] = [PERSON] * (end + 1 - stop)
        stop = end + 1


def _end_of_continuation(tokens: Sequence[Token], kinds: Sequence[str], at: int) -> int | None:
    """The last token of what goes on with the name from `at`; None where nothing does. `at`: the index of the token behind the name so
    far.
    """
    before, token = tokens[at - 1], tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    # a hyphen and what it joins: "Seung Jeong-gyu"
    if token.text in HYPHENS and token.start == before.end:
        is_joined = following is not None and following.start == token.end and following.text.isalpha()
        return at + 1 if is_joined else None
    # particles and the capital word behind them: "van den Berk"
    last = at
    while last < len(tokens) and is_particle(tokens[last]):
        last += 1
    if last < len(tokens) and _is_capital(tokens[last]) and _may_join(kinds[last], before, token):
        if last > at or is_particle(before):
            return last
        # a word without particle goes on with the name only if the parser hangs it on the word before
        is_word_of_it = before.dep in ("compound", "flat") and before.head == at
        return at if is_word_of_it and not kinds[at] and token.pos == "PROPN" else None
    return None


def _may_join(kind: str, before: Token, token: Token) -> bool:
    """Whether a word tagged `kind` may still join a person's name: it has no other tag, or is tagged as a place or an organisation
    behind a particle, which is `before` or `token`."""
    return kind in ("", PERSON) or (kind in ("GPE", "ORG") and (is_particle(before) or is_particle(token)))


def _tag_to_the_left(tokens: Sequence[Token], kinds: list[str], person_at: int) -> None:
    """Tags as part of the person's name what belongs to it before token `person_at`; `kinds` is changed."""
    # words joined by hyphens before it; then particles; then the given name
    first = person_at
    while first > 1 and tokens[first - 1].text in HYPHENS and tokens[first - 1].end == tokens[first].start:
        word_before = tokens[first - 2]
        is_joined = word_before.end == tokens[first - 1].start and kinds[first - 2] in ("", PERSON)
        if not is_joined or not (word_before.text.lower() in PREFIXES or _is_capital(word_before)):
            break
        first -= 2
    # "van den" before the name; a small particle is taken only if a capital word stands before it
    at = first
    while at > 0 and not kinds[at - 1] and is_particle(tokens[at - 1]):
        at -= 1
        if tokens[at].pos == "PROPN" or tokens[at].text[0].isupper():
            first = at
    if at < person_at and at > 0 and not kinds[at - 1] and _names_somebody(tokens[at - 1]):
        first = at - 1  # "Maria dos | Santos"
    kinds[first:person_at] = [PERSON] * (person_at - first)


def _names_somebody(token: Token) -> bool:
    """Whether the token may be a given name: a capitalised proper noun of letters alone, and no post or title."""
    low = token.text.lower().rstrip(".")
    named = token.pos == "PROPN" and _is_capital(token) and token.text.isalpha()
    return named and not is_role_word(low) and low not in word_set("titles")


def is_particle(token: Token) -> bool:
    """Whether the word ("van", "de", "bin" …) is part of a name here, and not just a word of its language."""
    low = token.text.lower()
    if token.text.isupper() and low in word_set("ranks"):
        return False  # "DI Reed"
    known = low in word_set("particles") or low in ("den", "ter", "ten", "der")
    return known and (low not in AMBIGUOUS or token.pos == "PROPN")


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper() and any(letter.isalpha() for letter in token.text)
