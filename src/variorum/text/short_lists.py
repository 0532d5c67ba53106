"""Looks up what the short list of a language holds (`lexicons/by-language/CODE.json`, "listed"): words, their values,
and patterns for them.

Keys of the language's list. `blanks`: whether blanks part words; `numbers`: value → words; `scales`: factor → words;
`weekdays`: rows of names, Monday first; `months`: rows of names, January first; `endings`: "any": a word may go on
with any ending; `glued`: what is written as one with the word behind; `of`: words for "of".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from variorum.text.lexicon import table

LISTED = frozenset(["ar", "el", "he", "hi", "id", "ja", "ko", "pl", "ru", "sv", "th", "tr", "uk", "vi", "zh"])
# Those of them whose script has no capitals, which elsewhere tell a name.
UNCASED = frozenset(["ar", "he", "hi", "ja", "ko", "th", "zh"])
# Letters with the signs that stand on, under or around them, which are no letters of their own (Devanagari, Thai, Hebrew, Arabic).
SIGNED = r"\w\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
# Any word; it matches nothing where there are none.
NEVER = r"(?!)"


@cache
def listed(language: str) -> Mapping[str, Any]:
    """The language's list, by the keys above. The language must be one of LISTED."""
    found: Mapping[str, Any] = table(f"by-language/{language}.json")["listed"]
    return found


@cache
def has_blanks(language: str) -> bool:
    """Whether blanks part the words of the language; elsewhere a word may stand between any two signs."""
    return bool(listed(language)["blanks"])


@cache
def before_word(language: str) -> str:
    """A pattern for the place at which a word may begin, with what may be written as one with it ("وال…")."""
    glued = listed(language).get("glued", "")
    return rf"(?<![{SIGNED}])(?:{glued})?" if has_blanks(language) else ""


@cache
def behind_word(language: str) -> str:
    """A pattern for the place at which a word may end; of Korean any, since its particles stand there."""
    return (
        "" if listed(language).get("endings") == "any" else rf"(?![{SIGNED}])" if has_blanks(language) else ""
    )


def either(words: Iterable[str]) -> str:
    """The words as alternatives of a pattern, the longest first. A word that ends in * stands for all that begin so."""
    ordered = sorted(set(words), key=lambda w: (-len(w), w))
    said = [
        re.escape(w.rstrip("*")).replace(r"\ ", r"\s+") + (rf"[{SIGNED}]*" if w.endswith("*") else "")
        for w in ordered
    ]
    return "|".join(said) or NEVER


def word_of(said: str, rows: Mapping[str, Sequence[str]]) -> str | None:
    """The name of the row of `rows` that has the word, or its beginning (entries that end in *); None where none has it."""
    folded = " ".join(said.casefold().split())
    for name, words in rows.items():
        if any(_is(folded, word) for word in words):
            return name
    return None


def _is(folded: str, word: str) -> bool:
    return folded.startswith(word[:-1].casefold()) if word.endswith("*") else folded == word.casefold()


def named_beside(text: str, start: int, end: int, language: str, sort: str) -> Iterator[tuple[int, int]]:
    """The places in text[start:end] of names of a `sort` ("person", "place"), known by the words beside them: for
    scripts without capitals.
    """
    for match in _beside(language, sort).finditer(text, start, end):
        yield match.span(next(number for number, said in enumerate(match.groups(), start=1) if said))


@cache
def _beside(language: str, sort: str) -> re.Pattern[str]:
    """A pattern of a list's alternatives, one group in each; it matches nothing where the language has no such list."""
    return re.compile("|".join(f"(?:{said})" for said in listed(language).get(sort, ())) or NEVER)


def looked_up(said: str, values: Mapping[str, float]) -> float | None:
    """The number a word stands for, by a row of words and beginnings of words; None where none fits. `said`: the word as written;
    `values`: word, or beginning of words ("янв*") → number.
    """
    folded = " ".join(said.casefold().split())
    return next((value for word, value in values.items() if _is(folded, word)), None)


@cache
def number_words(language: str) -> Mapping[str, float]:
    """Word → value, hundreds and larger scales left out."""
    return {word: float(n) for n, words in listed(language).get("numbers", {}).items() for word in words}


@cache
def scale_words(language: str) -> Mapping[str, float]:
    """Word → what it multiplies by: 100, 1000, a million, a lakh."""
    return {word: float(n) for n, words in listed(language).get("scales", {}).items() for word in words}


@cache
def as_numbers(language: str) -> Mapping[str, Any]:
    """The language's number words in the shape of a row of `numbers.json`: only the parts that are looked up in languages
    that the quantity lexer does not read."""
    return {
        "units": number_words(language),
        "scales": scale_words(language),
        "of": listed(language).get("of", []),
    }


@cache
def weekdays(language: str) -> Mapping[str, int]:
    """Name of a weekday in the language → 0 (Monday) to 6. A "*" behind a name in the list says that any ending may follow; it is left
    out here.
    """
    return {
        name.rstrip("*"): number
        for number, names in enumerate(listed(language).get("weekdays", ()))
        for name in names
    }


@cache
def months(language: str) -> Mapping[str, int]:
    """Name of a month in the language → 1 to 12. A "*" behind a name in the list says that any ending may follow; it is left out here."""
    return {
        word.rstrip("*"): number
        for number, names in enumerate(listed(language).get("months", ()), start=1)
        for word in names
    }


def listed_weekday(said: str) -> int | None:
    """The weekday that a mention names in any listed language, 0 for Monday; None where it names none."""
    return next((day for language in sorted(LISTED) if (day := weekday_of(said, language)) is not None), None)


def weekday_of(said: str, language: str) -> int | None:
    """The weekday that a mention names in this language, 0 for Monday; None where it names none."""
    rows = {str(number): names for number, names in enumerate(listed(language)["weekdays"])}
    found = word_of(said, rows)
    return None if found is None else int(found)
