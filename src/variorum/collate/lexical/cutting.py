"""Cuts a sentence into words. Scripts without blanks are cut into the words of the language's lists, and the rest into single
signs or runs of letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from variorum.text.lexicon import table
from variorum.text.short_lists import LISTED, SIGNED, has_blanks, listed
from variorum.text.words import plain

# Elided articles are words of their own ("l’accident"); a hyphen joins ("terça-feira").
WORD = re.compile(r"\d+(?:[.,:’']\d+)*|\w+(?:-\w+)*")
# A number, or a run of letters with hyphens and inner quotation marks ("צה״ל"), in the scripts of `SIGNED`.
SIGNED_WORD = re.compile(rf"\d+(?:[.,:]\d+)*|[{SIGNED}]+(?:[-’'״׳\"][{SIGNED}]+)*")
# Han signs, of which two mostly make a word; runs of other letters are one.
HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff々"
# What the lists do not know: a number, a run of Latin letters, a run of katakana, or one sign.
REST = rf"\d+(?:[.,:]\d+)*|[A-Za-z]+|[ァ-ヺー]+|[{SIGNED}]"


class Stretch(NamedTuple):
    """Where a word stands: text[start:end]."""

    start: int
    end: int


def cut_words(text: str, start: int, end: int, language: str) -> list[Stretch]:
    """(start, end) of the words of text[start:end]; in scripts without blanks, of the words that the lists know and
    of the pieces between them.
    """
    if language not in LISTED:
        return [Stretch(*word.span()) for word in WORD.finditer(text, start, end)]
    if has_blanks(language):
        return [Stretch(*word.span()) for word in SIGNED_WORD.finditer(text, start, end)]
    spans: list[Stretch] = []
    was_thai_sign = False
    # single Thai signs that no list knows are joined into one word
    for match in _known_words_pattern(language).finditer(text, start, end):
        is_thai_sign = match.lastgroup == "rest" and "\u0e01" <= match.group() <= "\u0e4e"
        if is_thai_sign and was_thai_sign and spans[-1].end == match.start():
            spans[-1] = spans[-1]._replace(end=match.end())
        else:
            spans.append(Stretch(*match.span()))
        was_thai_sign = is_thai_sign
    return spans


def joins_next(text: str, spans: Sequence[tuple[int, int]], number: int, language: str) -> bool:
    """Whether the word is a single Han sign that, as far as can be told, makes one word with the next. `spans`: (start, end) of each
    word; `number`: which word is asked about.
    """
    if language not in LISTED or has_blanks(language) or number + 1 >= len(spans):
        return False
    (start, stop), (next_start, next_stop) = spans[number], spans[number + 1]
    if stop != next_start or stop - start != 1 or next_stop - next_start != 1:
        return False
    # "北" before "京": two signs side by side, neither of them a small word
    pair = text[start:next_stop]
    return re.fullmatch(rf"[{HAN}]{{2}}", pair) is not None and not set(pair) & _empty(language)


def is_content_word(word: str, language: str) -> bool:
    """Whether a word carries matter of its own: no number, no word of the "empty" list, and long enough."""
    if not word or word[0].isdecimal() or word in _empty(language):
        return False
    return len(word) > (2 if has_blanks(language) else 1)


def unglued(word: str, language: str) -> str:
    """The word without what is written as one with it ("وال…")."""
    glued = listed(language).get("glued")
    if not glued:
        return word
    short = re.sub(rf"^(?:{glued})", "", word)
    return short if len(short) > 2 else word


@cache
def _empty(language: str) -> frozenset[str]:
    """The words of the language that carry no matter, folded."""
    return frozenset(plain(word) for word in listed(language).get("empty", "").split())


@cache
def _known_words_pattern(language: str) -> re.Pattern[str]:
    """Finds in a text without blanks the words of the language's lists, the longest first (group known), or one piece of the rest."""
    words = sorted(
        {entry for entry in _listed_words(table(f"by-language/{language}.json")) if entry},
        key=lambda entry: (-len(entry), entry),
    )
    return re.compile(rf"(?P<known>{'|'.join(map(re.escape, words))})|(?P<rest>{REST})", re.IGNORECASE)


def _listed_words(rows: Any) -> Iterator[str]:
    """All words in the lists of a language's file that are longer than one character."""
    if isinstance(rows, str):
        yield from (word for word in rows.replace("…", " ").replace("*", " ").split() if len(word) > 1)
    elif isinstance(rows, dict):
        for name, own in rows.items():
            if not name.startswith("_") and name not in PATTERNS:
                yield from _listed_words(own)
    elif isinstance(rows, list):
        for own in rows:
            yield from _listed_words(own)


# Keys of the lists that hold patterns and not words.
PATTERNS = frozenset(
    {"before_place", "before_past", "glued", "joint", "thousands", "decimal", "endings", "person", "place"}
)
