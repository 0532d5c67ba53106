"""Where a report's news is, by the names behind its prepositions of place: two reports of two places tell of two events."""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.collate.lexical.line import STEM
from variorum.collate.mentions.quotes import CAPITAL_NOUNS
from variorum.records import Report, Sentence
from variorum.text.words import plain

# What stands before the name of a place.
BEFORE = {
    "en": "in|at|near|of|from|off",
    "de": "in|bei|nahe|aus|von|nach",
    "fr": "à|de|près de|en|vers|d[’']|dans",
    "es": "en|de|cerca de|a",
    "it": "a|di|vicino a|da|in|presso",
    "pt": "em|de|perto de|a",
    "nl": "in|bij|nabij|van|uit|te",
}
WORD = r"[A-ZÀ-ÖØ-Þ][\w-]{2,}"
# Names that two reports share from which they may be of one event wherever they put it.
SHARED = 2
Setting = tuple[frozenset[str], frozenset[str]]


def setting(report: Report, body: Sequence[Sentence], language: str) -> Setting:
    """The names behind prepositions of place, and all that have a capital inside a sentence; stems."""
    place = re.compile(rf"(?<!\w)(?i:{BEFORE[language]})\s?(?={WORD})({WORD})")
    places: set[str] = set()
    names: set[str] = set()
    for sentence in body:
        said = report.text[sentence.start : sentence.end]
        places.update(plain(m[1])[:STEM] for m in place.finditer(said))
        if language not in CAPITAL_NOUNS:
            names.update(plain(m.group())[:STEM] for m in re.finditer(rf"(?<=[\w,] ){WORD}", said))
    return frozenset(places), frozenset(names)


def apart(one: Setting, two: Setting) -> bool:
    """Both say where, none of it is the same, and hardly a name is."""
    if not one[0] or not two[0] or one[0] & two[0]:
        return False
    return len((one[0] | one[1]) & (two[0] | two[1])) < SHARED
