"""The words of a quotation as they are compared: short forms spelled out, an editor's brackets and dots left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from variorum.text.lexicon import entries, lines, table
from variorum.text.spellings import american
from variorum.text.unspaced import DENSE, LOOSE, UNSPACED
from variorum.text.words import fold, words

# What an editor put in ("[sic]", "(laughs)"), and the dots where he left something out.
INSERTED = re.compile(r"\[[^\]\n]{0,80}\]|\([^)\n]{0,80}\)")
LEFT_OUT = re.compile(r"\.\s?\.\s?\.|…")
# An apostrophe with blanks around it; then the letters that may stand behind one.
APOSTROPHE = re.compile(r"\s?['’]\s?")
BEHIND_APOSTROPHE = frozenset({"m", "s", "t", "re", "ve", "ll", "d"})
# Ends of short forms, and the word they stand for.
ENDINGS = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am"}
# Words of quotations that carry no matter, beside the function words.
NO_MATTER = frozenset({"am", "going", "got", "yes", "really", "know", "think"})
# Stands for what an editor put in or left out. It equals nothing and contradicts nothing.
GAP = "…"
# In scripts that set no spaces a sign is compared where elsewhere a word is, a run of other letters as one.
SIGN = re.compile(rf"[{DENSE}{LOOSE}]|[^\s{DENSE}{LOOSE}]+")


class Heard(NamedTuple):
    """text[start:end] is the word that `said` was read from; two are read from one place where it is a short form."""

    start: int
    end: int
    said: str


def heard(text: str, start: int, end: int) -> tuple[Heard, ...]:
    """The words of text[start:end] in order, with a gap wherever an editor added or left out words."""
    found: list[Heard] = []
    gaps = [found.span() for pattern in (INSERTED, LEFT_OUT) for found in pattern.finditer(text, start, end)]
    for low, high, said in _closed_up(text, start, end):
        if any(low_of_gap < high and low < high_of_gap for low_of_gap, high_of_gap in gaps):
            continue
        # sign by sign; else word by word
        if UNSPACED.search(text, low, high):
            found.extend(
                Heard(low + found.start(), low + found.end(), fold(found.group()))
                for found in SIGN.finditer(text[low:high])
            )
        else:
            found.extend(Heard(low, high, word) for word in _spelled_out(said))
    found.extend(Heard(low_of_gap, high_of_gap, GAP) for low_of_gap, high_of_gap in gaps)
    return tuple(sorted(found, key=lambda each: each.start))


def _closed_up(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """(start, end, word) in order, the words folded. If a saved text has blanks around an apostrophe ("I ’ m"), the part behind it is
    joined to the word before.
    """
    waiting: tuple[int, int, str] | None = None
    for word in words(text[start:end]):
        word_start, word_end = word.start + start, word.end + start
        if waiting is not None and word.folded in BEHIND_APOSTROPHE:
            first, end_of_first, said = waiting
            if APOSTROPHE.fullmatch(text, end_of_first, word_start):
                waiting = first, word_end, f"{said}'{word.folded}"
                continue
        if waiting:
            yield waiting
        waiting = word_start, word_end, word.folded
    if waiting:
        yield waiting


def _spelled_out(word: str) -> Iterator[str]:
    """The word as its long form's words: "don't" → "do", "not"; others in American spelling."""
    known = _contractions().get(word)
    if known:
        yield from known
        return
    for ending, stands_for in ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending):
            yield word.removesuffix(ending)
            yield stands_for
            return
    yield american(word)


@cache
def _contractions() -> dict[str, tuple[str, ...]]:
    rows = (line.split() for line in lines("contractions.txt"))
    return {short: tuple(full) for short, *full in rows}


@cache
def negating(language: str | None) -> frozenset[str]:
    """The words that deny in a language ("fr", "pt-BR"). If the language has no list, or is not known, the words of
    all languages together ("xx").
    """
    rows = table("negating-words.json")
    return frozenset(rows.get((language or "").split("-")[0].lower(), rows["xx"]))


@cache
def denying_behind(language: str | None) -> re.Pattern[str] | None:
    """A pattern for what denies a quotation from behind its closing mark, in languages whose verb stands there; None for others."""
    rows = table("negating-words.json")["behind"]
    said = rows.get((language or "").split("-")[0].lower())
    return re.compile(said) if said else None


def denies(said: str, language: str | None) -> bool:
    """Whether a word turns what stands beside it into its opposite ("not", "n'est")."""
    known = negating(language)
    return said in known or said.split("'")[0] in known or said.endswith("n't")


def is_empty(word: str, language: str | None) -> bool:
    """Whether a word carries no matter of its own."""
    return word in _empty((language or "en").split("-")[0].lower())


@cache
def _empty(language: str) -> frozenset[str]:
    rows = table("stopwords.json")
    return frozenset(rows.get(language, rows["en"]).split()) | entries("stopwords-statements.txt") | NO_MATTER
