"""Finds where a report's news is, by the names behind its prepositions of place: two reports of two places tell of two events.

Words used here. Setting: the names by which the event of a report is known. Stem: the first letters of a word.
Listed: in a word list of the language, and so no name. Told: the words of a report in a script without capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from variorum.collate.lexical.line import Line
from variorum.collate.mentions.quotes import CAPITAL_NOUNS
from variorum.collate.settings import LexicalSettings
from variorum.records import Report, Sentence
from variorum.text.letters import UPPER
from variorum.text.short_lists import LISTED, NEVER, UNCASED, listed
from variorum.text.when.patterns import month_numbers, weekday_numbers
from variorum.text.words import plain

# What stands before the name of a place.
BEFORE = {
    "en": "in|at|near|of|from|off",
    "de": "in|bei|nahe|aus|von|nach|am|an der|auf",
    "fr": "à|de|près de|en|vers|d[’']|dans",
    "es": "en|de|cerca de|a",
    "it": "a|ad|di|vicino a|da|in|presso|al passo",
    "pt": "em|de|perto de|a",
    "nl": "in|bij|nabij|van|uit|te|op de|op",
}
# "KRONSTADE – Das Landgericht …", "Ostmoor (dpa) –": where a report was written, and mostly where its news is.
DATELINE = re.compile(rf"([{UPPER}][\w-]{{2,}})(?:\s?\([^)\n]{{1,20}}\))?\s?[–—]\s")
# A word with a capital, of three letters or more.
WORD = rf"[{UPPER}][\w-]{{2,}}"
# German articles: a noun behind one is no name.
ARTICLES = frozenset(
    ["der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines"]
)


# Sorts of happenings that are so rare that a word for one tells the event from others.
SPECIAL = frozenset(
    ["athlete", "session", "container", "wagon", "sample", "meal", "concert", "contract", "derailed", "meeting", "resumption", "first case", "departure", "orders"]
)  # fmt: skip


class Setting(NamedTuple):
    """The names by which the event of a report is known; all as stems.
    `places`: names behind prepositions of place. `names`: words with a capital inside a sentence. `words`: every word with
    a capital.
    `told`: in scripts without capitals, where names cannot be seen, every word that carries matter and stands in no list."""

    places: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()


# Used for a report of which no names are known.
NOWHERE = Setting()


def before_place(language: str) -> str:
    """A pattern for what stands before the name of a place; it matches nothing in scripts that have no capitals to tell one."""
    return str(listed(language).get("before_place") or NEVER) if language in LISTED else BEFORE[language]


def setting(report: Report, body: Sequence[Sentence], language: str, settings: LexicalSettings) -> Setting:
    """The names and places in these sentences, by which two events are told apart (`apart`). In languages that write
    all nouns with capitals, a noun that the lexicon knows or that has an article is no name.
    """
    if language in UNCASED:
        lines = (
            Line(report.text, each_sentence.start, each_sentence.end, language, settings)
            for each_sentence in body
        )
        return Setting(told=frozenset(stem for line in lines for stem in _unlisted_stems(line)))
    place = re.compile(rf"(?<!\w)(?i:{before_place(language)})\s?(?={WORD})({WORD})")
    stem = settings.stem
    places: set[str] = set()
    names: set[str] = set()
    words: set[str] = set()
    common: set[str] = set()
    # in each sentence: places behind prepositions and in the dateline, words with capitals
    for sentence in body:
        said = report.text[sentence.start : sentence.end]
        # stems: the first letters of the word, plain and small
        places.update(plain(found[1])[:stem] for found in place.finditer(said))
        dateline = DATELINE.match(said)
        if dateline:
            places.add(plain(dateline[1])[:stem])
        words.update(plain(found.group())[:stem] for found in re.finditer(rf"(?<!\w){WORD}", said))
        if language in CAPITAL_NOUNS:
            # nouns with an article are no names
            common.update(
                _stems_of_no_names(Line(report.text, sentence.start, sentence.end, language, settings))
            )
        else:
            # a capital inside a sentence
            names.update(plain(found.group())[:stem] for found in re.finditer(rf"(?<=[\w,] ){WORD}", said))
    common |= days(language, stem)
    return Setting(frozenset(places - common), frozenset(names), frozenset(words - common))


@cache
def days(language: str, stem: int) -> frozenset[str]:
    """Stems of the names of weekdays and months."""
    return frozenset(plain(name)[:stem] for name in (*weekday_numbers(language), *month_numbers(language)))


def _unlisted_stems(line: Line) -> Iterator[str]:
    """Stems of words that carry matter and are in no list: names, and things that only some events have."""
    known = _listed(line)
    for n in range(len(line.said)):
        if n not in known and line.carries_matter(n):
            yield line.stem(n)


def listed_stems(line: Line) -> frozenset[str]:
    """Stems of words that stand in a list, and of the names of days."""
    return frozenset(line.stem(n) for n in _listed(line)) | days(line.language, line.settings.stem)


def _listed(line: Line) -> set[int]:
    """Indexes of words that are in a list: words for fates, for what is counted, measured or happens, and of saying."""
    listed_in = (
        line.happenings,
        line.things,
        line.matters,
        line.occurrences,
        tuple(line.matches(line.tells.saying)),
        tuple(line.matches(line.tells.old)),
        tuple(line.matches(line.tells.aged)),
    )
    return {
        word
        for places in listed_in
        for place in places
        for word in range(place.first, place.stop)
        if place.name not in SPECIAL
    }


def _stems_of_no_names(line: Line) -> Iterator[str]:
    """Stems of words that are known to be no name, because a list has them or an article stands before them."""
    known = {place.first for place in (*line.happenings, *line.things, *line.matters, *line.occurrences)}
    known |= {place.first for place in line.matches(line.tells.saying)}
    for index in range(len(line.said)):
        if index in known or (index and line.said[index - 1] in ARTICLES):
            yield line.stem(index)


def apart(one: Setting, two: Setting, settings: LexicalSettings) -> bool:
    """Whether two reports are surely of two events.

    In scripts without capitals (`told` is set): the two share hardly a word. Else all three must hold: at least one
    of the two names a place; no place of one is named in the other; and they share hardly a name. So it is False
    where neither names a place.
    """
    # scripts without capitals
    if one.told and two.told:
        words_in_common = len(one.told & two.told)
        return words_in_common < min(
            settings.event_words, settings.event_share * min(len(one.told), len(two.told))
        )
    if not (one.places or two.places) or one.places & two.words or two.places & one.words:
        return False
    return len((one.places | one.names) & (two.places | two.names)) < settings.event_names
