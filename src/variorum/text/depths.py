"""How deep a report is read: what its language, or where that is not known its script, lets us compare."""

from __future__ import annotations

import re
import unicodedata

from variorum.records import Depth, Report
from variorum.text.parsers import ENGLISH, has_parser
from variorum.text.quantity.lexicon import LANGUAGES
from variorum.text.short_lists import LISTED

# Languages whose values and names are read by lexicon and position.
BY_LEXICON = (frozenset(LANGUAGES) | LISTED) - {ENGLISH}
# So many letters show the script of a text too short to tell its language.
SAMPLE = 200
# One letter of any script.
LETTER = re.compile(r"[^\W\d_]")


def depth(language: str | None, text: str) -> Depth:
    """How deep a text in `language` (ISO 639-1, None: not known) is read. One too short to tell its language is read as English if its letters
    are: a wrong parse finds less, it invents nothing.
    """
    if language is None:
        return Depth.IN_DEPTH if _is_latin(text) else Depth.WORDS
    code = _code(language)
    return Depth.IN_DEPTH if has_parser(code) else Depth.VALUES if code in BY_LEXICON else Depth.WORDS


def depth_of(report: Report) -> Depth:
    """The depth that the report records. For a report of an older version, which records none: the depth of its language and text."""
    return report.depth or depth(report.language, report.text)


def parsed_as(report: Report) -> str | None:
    """The language whose parser reads the report, ISO 639-1; None where none does."""
    return _code(report.language or ENGLISH) if depth_of(report) is Depth.IN_DEPTH else None


def grammar_of(report: Report) -> str:
    """The language (ISO 639-1) whose tables the report's parsed sentences are read by; English where its language has no parser."""
    return parsed_as(report) or ENGLISH


def is_english(report: Report) -> bool:
    """Whether it is read in depth as English: its numbers and days by what they hang on."""
    return parsed_as(report) == ENGLISH


def _code(language: str) -> str:
    return language.lower()[:2]


def _is_latin(text: str) -> bool:
    """Whether at least half of the letters of its beginning are Latin."""
    letters: list[str] = LETTER.findall(text[:SAMPLE])
    latin = sum(letter.isascii() or unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    return 2 * latin >= len(letters)
