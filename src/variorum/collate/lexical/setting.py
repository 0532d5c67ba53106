"""Where a report's news is, by the names behind its prepositions of place: two reports of two places tell of two events."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from variorum.collate.lexical.line import Line
from variorum.collate.mentions.quotes import CAPITAL_NOUNS
from variorum.collate.settings import LexicalSettings
from variorum.records import Report, Sentence
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
DATELINE = re.compile(r"([A-ZÀ-ÖØ-Þ][\w-]{2,})(?:\s?\([^)\n]{1,20}\))?\s?[–—]\s")
WORD = r"[A-ZÀ-ÖØ-Þ][\w-]{2,}"
ARTICLES = frozenset(
    ["der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines"]
)
Setting = tuple[frozenset[str], frozenset[str], frozenset[str]]


def setting(report: Report, body: Sequence[Sentence], language: str, settings: LexicalSettings) -> Setting:
    """The names behind prepositions of place, all that have a capital inside a sentence, and every word with a capital; stems.
    Where all nouns have capitals, those that the lexicon knows or that stand behind an article are no names."""
    place = re.compile(rf"(?<!\w)(?i:{BEFORE[language]})\s?(?={WORD})({WORD})")
    stem = settings.stem
    places: set[str] = set()
    names: set[str] = set()
    words: set[str] = set()
    common: set[str] = set()
    for sentence in body:
        said = report.text[sentence.start : sentence.end]
        places.update(plain(m[1])[:stem] for m in place.finditer(said))
        dateline = DATELINE.match(said)
        if dateline:
            places.add(plain(dateline[1])[:stem])
        words.update(plain(m.group())[:stem] for m in re.finditer(rf"(?<!\w){WORD}", said))
        if language in CAPITAL_NOUNS:
            common.update(_common(Line(report.text, sentence.start, sentence.end, language, settings)))
        else:
            names.update(plain(m.group())[:stem] for m in re.finditer(rf"(?<=[\w,] ){WORD}", said))
    common |= _days(language, stem)
    return frozenset(places - common), frozenset(names), frozenset(words - common)


@cache
def _days(language: str, stem: int) -> frozenset[str]:
    return frozenset(plain(name)[:stem] for name in (*weekday_numbers(language), *month_numbers(language)))


def _common(line: Line) -> Iterator[str]:
    known = {p.first for p in (*line.happenings, *line.things, *line.matters, *line.occurrences)}
    known |= {p.first for p in line.matches(line.tells.saying)}
    for n in range(len(line.said)):
        if n in known or (n and line.said[n - 1] in ARTICLES):
            yield line.stem(n)


def apart(one: Setting, two: Setting, settings: LexicalSettings) -> bool:
    """Whether no place that one report names stands in the other, and they have hardly a name in common."""
    if not (one[0] or two[0]) or one[0] & two[2] or two[0] & one[2]:
        return False
    return len((one[0] | one[1]) & (two[0] | two[1])) < settings.event_names
