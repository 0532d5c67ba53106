"""The word lists of one language (`lexicons/by-language`), sorted by what a word tells (a happening, a thing counted, that somebody
says it …), as patterns over a sentence's words, folded and joined by single spaces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from variorum.text.depths import BY_LEXICON
from variorum.text.lexicon import table
from variorum.text.parsers import ENGLISH
from variorum.text.short_lists import LISTED, NEVER, listed
from variorum.text.words import plain

# Languages of which values can be set side by side.
KNOWN = BY_LEXICON | {ENGLISH}
# Languages that write compounds as one word ("Wohnhausbrand"). Such a word is read by its end, if that has at least
# LEAST_HEAD letters and at least LEAST_BEFORE stand before it (so "unverletzt" is not read as "verletzt").
COMPOUNDING = frozenset({"de", "nl", "sv"})
LEAST_HEAD, LEAST_BEFORE = 5, 3
# A noun at the end of a compound does not tell this ("Bergungsarbeiten": nobody is employed).
EMPLOYED = "employed"
# What "…" in a pattern stands for: at most six words.
GAP = r"(?:\S+ ){0,6}?"
# The lists of a language whose words compounds may end in.
SORTS = ("happenings", "things", "matters", "occurrences", "posts")
# Name of a list → the pattern of its words.
Patterns = Mapping[str, re.Pattern[str]]


class Tells(NamedTuple):
    """What the words of a language tell: each field is the list of that name in `lexicons/by-language`, as a pattern over
    words that are folded, without accents, and joined by single blanks. A pattern matches nothing if the list is empty.
    """

    # by sort, with one name in every language: what befell those counted ("killed"), what is counted ("house"), what is
    # measured ("damage"), what happened on a day or at an hour ("fire"), what somebody is ("mayor")
    happenings: Patterns
    things: Patterns
    matters: Patterns
    occurrences: Patterns
    posts: Patterns
    # verbs and words of saying
    saying: re.Pattern[str]
    # words by which a value is not asserted: hoped, feared, possible, planned
    unsure: re.Pattern[str]
    # words that make a number a part of another ("dont six"), and that make it come to another ("weitere")
    besides: re.Pattern[str]
    more: re.Pattern[str]
    # words that make years an age, and that make any number one
    aged: re.Pattern[str]
    old: re.Pattern[str]
    # nouns that years are of, and that are no person ("peine")
    terms: re.Pattern[str]
    # words that join clauses ("and")
    joins: re.Pattern[str]
    # words of plans, which stand in `unsure` as well
    planned: re.Pattern[str]
    # verbs by which somebody denies the whole ("dementiert"), and phrases that only look like a denial ("not only")
    denials: re.Pattern[str]
    affirming: re.Pattern[str]
    # words of denial, in languages with lists of their own; "que" of "ne … que" (only)
    negations: re.Pattern[str]
    restricting: re.Pattern[str]
    # verbs behind which "up to" is what was reached
    reaching: re.Pattern[str]
    # words that name a source ("laut")
    sourcing: re.Pattern[str]
    # verbs that deny what they take ("lehnt ab")
    refusing: re.Pattern[str]
    # nouns of a count ("toll"), and verbs of its change ("stieg")
    tallies: re.Pattern[str]
    moving: re.Pattern[str]


@cache
def tells(language: str) -> Tells:
    """The word lists of a language, as patterns. The language must have a file in `lexicons/by-language`."""
    rows = table(f"by-language/{language}.json")
    happenings, things, matters, occurrences, posts = (_named(rows.get(name, {}), language) for name in SORTS)
    loose = (
        "saying", "unsure", "besides", "more", "aged", "old", "terms", "joins", "planned", "denials", "affirming",
        "negations", "restricting", "reaching", "sourcing", "refusing", "tallies", "moving",
    )  # fmt: skip
    return Tells(
        happenings,
        things,
        matters,
        occurrences,
        posts,
        *(_alternatives(rows.get(name, ()), language) for name in loose),
    )


class CausesTold(NamedTuple):
    """Patterns for words that tell causes. `untold`: that a cause is not known. `plainly`, `loosely`: words that name
    one ("Ursache"; "wegen"). `sorts`: sorts of causes, by one name in every language ("tyre").
    """

    untold: re.Pattern[str]
    plainly: re.Pattern[str]
    loosely: re.Pattern[str]
    sorts: Patterns


@cache
def causes_told(language: str) -> CausesTold:
    """What tells causes in a language; patterns that match nothing for languages that have no such lists."""
    rows = table(f"by-language/{language}.json").get("causes", {})
    return CausesTold(
        _alternatives(rows.get("untold", ()), language),
        _alternatives(rows.get("plainly", ()), language),
        _alternatives(rows.get("loosely", ()), language),
        _named(rows.get("sorts", {}), language),
    )


class ActsTold(NamedTuple):
    """Patterns for words that tell deeds. `acts`: deeds, by one name in every language ("appeal"). `undone`: words
    that say that a deed is not done ("inutile"). `demanded`: words that only ask for one. `coming`: words that put it
    off ("sera").
    """

    acts: Patterns
    undone: re.Pattern[str]
    demanded: re.Pattern[str]
    coming: re.Pattern[str]


@cache
def acts_told(language: str) -> ActsTold:
    """What tells deeds in a language; patterns that match nothing for languages that have no such lists."""
    rows = table(f"by-language/{language}.json")
    return ActsTold(
        {name: _with_nots(found, language) for name, found in rows.get("acts", {}).items()},
        _alternatives(rows.get("undone", ()), language),
        _alternatives(rows.get("demanded", ()), language),
        _alternatives(rows.get("coming", ()), language),
    )


@cache
def light_words(language: str) -> re.Pattern[str]:
    """A pattern for verbs that carry no matter beside what they take ("faire appel", "intende trattare")."""
    return _alternatives(table(f"by-language/{language}.json").get("light", ()), language)


@cache
def opposites(language: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Pairs of patterns for words of which one says the opposite of the other; none for languages that have no such list."""
    rows = table(f"by-language/{language}.json").get("opposites", ())
    return tuple((_alternatives(one, language), _alternatives(two, language)) for one, two in rows)


@cache
def choices_told(language: str) -> Mapping[str, Patterns]:
    """Sort → names → words, of things of which one excludes the other; empty for languages that have no such lists."""
    rows = table(f"by-language/{language}.json").get("choices", {})
    return {sort: _named(names, language) for sort, names in rows.items()}


@cache
def choices_beside(language: str) -> Patterns:
    """Sort of choices → words without which a part of a sentence names none of it ("found", of who did)."""
    return _named(table(f"by-language/{language}.json").get("choices_beside", {}), language)


@cache
def heads(language: str) -> Mapping[str, Patterns]:
    """Patterns for the ends of compounds ("…brand" of "Wohnhausbrand"), by the names of the lists. Empty for
    languages whose compounds are several words.
    """
    if language not in COMPOUNDING:
        return {}
    rows = table(f"by-language/{language}.json")
    return {
        sort: {
            name: re.compile("|".join(own))
            for name, found in rows[sort].items()
            if name != EMPLOYED and (own := list(_compound_ends(found)))
        }
        for sort in SORTS
    }


def _compound_ends(found: Iterable[str]) -> Iterator[str]:
    """Patterns for long words of a list at the end of a compound."""
    for said in found:
        if len(said.split()) == 1 and len(said.rstrip("*")) >= LEAST_HEAD:
            yield rf"(?<![^ ])[^ ]{{{LEAST_BEFORE},}}?{_word(said)} "


# A "not" that may stand between the words of an entry ("ne fera pas appel").
NOTS = "(?:(?:pas|plus|jamais|nicht|niet|non|nao|no) )?"


def _with_nots(found: Iterable[str], language: str) -> re.Pattern[str]:
    """A pattern for the entries (words of a list), as `_alternatives` makes it, but with a word of denial allowed between the words of an
    entry: "took part" is found in "took no part", too.
    """
    said = (
        NOTS.join(
            _pattern(word, language) if place == 0 else _inner(word)
            for place, word in enumerate(words.replace("'", " ").split())
        )
        for words in found
    )
    return re.compile("|".join(sorted(said, key=len, reverse=True)) or NEVER)


def _inner(word: str) -> str:
    """The pattern of a word that is not the first of its entry."""
    return GAP if word == "…" else f"{_word(word)} "


def _named(rows: Mapping[str, Any], language: str) -> Patterns:
    """A pattern for each named sort of a list."""
    return {name: _alternatives(found, language) for name, found in rows.items()}


def _alternatives(found: Iterable[str], language: str) -> re.Pattern[str]:
    """One pattern for all entries of a list, longer ones first; it matches nothing if the list is empty."""
    said = (_pattern(words, language) for words in found)
    return re.compile("|".join(sorted(said, key=len, reverse=True)) or NEVER)


def _pattern(said: str, language: str) -> str:
    """A pattern for the words of an entry over joined words; "…" stands for up to six others."""
    words = said.replace("'", " ").split()
    glued = listed(language).get("glued", "") if language in LISTED else ""
    first = r"(?<![^ ])" + (f"(?:{glued})?" if glued else "")
    return first + "".join(GAP if word == "…" else f"{_word(word)} " for word in words)


def _word(said: str) -> str:
    """The pattern of one word, folded; "*" at its end stands for any ending."""
    return re.escape(plain(said.rstrip("*"))) + ("[^ ]*" if said[-1] == "*" else "")
