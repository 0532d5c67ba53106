"""Turns reports into arrays of numbers: for each word a code and a label."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from variorum.records import Label, Report
from variorum.text.lexicon import entries, table
from variorum.text.words import WORD, fold
from variorum.trace.words.unspaced import UNSPACED, segments

# The labels in the order of their numbers; then numbers of some.
LABELS = tuple(Label)
NARRATIVE = LABELS.index(Label.NARRATIVE)
BOILERPLATE = LABELS.index(Label.BOILERPLATE)
QUOTATION = LABELS.index(Label.QUOTATION)
# Of 64 bits of a word's code, so many last ones are looked at first.
ENDING = 16
ENDING_BITS = np.uint64((1 << ENDING) - 1)


class Codes(dict[str, int]):
    """A word as written → 64 bits of hash of its folded form. The same on every run and machine."""

    def __missing__(self, word: str) -> int:
        """The code of a word: a hash of 64 bits of its folded form, the same in every run."""
        folded = fold(word).encode("utf-8", "surrogatepass")
        code = self[word] = int.from_bytes(blake2b(folded, digest_size=8).digest(), "little")
        return code


def coded(words: Iterable[str]) -> frozenset[int]:
    """The codes of these words, by the hash that `Codes` uses. In rare cases another word has the same code."""
    codes = Codes()
    return frozenset(codes[word] for word in words)


class Among:
    """A set of codes in which many words are looked up at once: first by the codes' last bits, then by all bits."""

    def __init__(self, codes: Iterable[int]) -> None:
        """Marks the last bits of each code in a table of bits, by which most words are passed over."""
        self.codes = frozenset(codes)
        self.ending = np.zeros(1 << ENDING, np.bool_)
        self.ending[np.array(sorted(self.codes), np.uint64) & ENDING_BITS] = True

    def places(self, codes: NDArray[np.uint64]) -> list[int]:
        """Places in `codes` of those that are in the set."""
        near = np.flatnonzero(self.ending[codes & ENDING_BITS])
        return [n for n, code in zip(near.tolist(), codes[near].tolist(), strict=True) if code in self.codes]


class Sentence(NamedTuple):
    """The words of narrative of a sentence, as codes; and for each whether it is a name, a title or a figure."""

    # (start, end) in the report's text
    place: tuple[int, int]
    codes: tuple[int, ...]
    named: tuple[bool, ...]


class Kept:
    """A cache of what was worked out of one report and is needed again for every other that it is compared with. Only `sentences` depend on
    labels, and are stored with the labels that they were made by.
    """

    __slots__ = ("odd_places", "sentences", "specific")

    def __init__(self) -> None:
        """Begins with nothing worked out."""
        # for each word, whether it is a name or figure of one event; numbers of words that may be slips; the labels
        # as bytes, with the sentences made by them
        self.specific: NDArray[np.bool_] | None = None
        self.odd_places: list[int] | None = None
        self.sentences: tuple[bytes, tuple[Sentence, ...]] | None = None


@cache
def grammar(language: str = "en") -> frozenset[int]:
    """The codes of a language's words of grammar ("of", "the"); of the English ones where the language has no list."""
    listed = table("stopwords.json")
    plain = listed.get(language, listed["en"]).split()
    return coded({*plain, *entries("function-words.txt")})


class Tokens(NamedTuple):
    """The words of one report, as arrays of one length: where each begins and ends (code points), its code (uint64), its label (index into
    LABELS), and whether it begins with a capital or a digit. In scripts without capitals no word is known for a name by that.
    """

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    codes: NDArray[np.uint64]
    labels: NDArray[np.uint8]
    named: NDArray[np.bool_]
    # what was worked out of the report already
    kept: Kept


def tokens(report: Report, codes: Codes) -> Tokens:
    """The words of one report as arrays. All are labelled as narrative until `segments.labels.label` is called. About
    400,000 words a second; `cut` reads many reports faster.
    """
    found, at = _words(report.text)
    starts = np.array(at, np.int32)
    lengths = np.array([len(word) for word in found], np.int32)
    named = np.array([is_named(word[0]) for word in found], np.bool_)
    labels = np.full(len(found), NARRATIVE, np.uint8)
    return Tokens(
        starts, starts + lengths, np.array([codes[w] for w in found], np.uint64), labels, named, Kept()
    )


def is_named(first: str) -> bool:
    """Whether a word that begins so may be a name, a title or a figure."""
    return first.isupper() or first.isdecimal()


def _words(text: str) -> tuple[list[str], list[int]]:
    """The words of a text, and where each starts. Text in a script without blanks between words is cut by `segments`."""
    found, starts = WORD.findall(text), [word_match.start() for word_match in WORD.finditer(text)]
    if not UNSPACED.search(text):
        return found, starts
    pieces = [
        (word[piece_start:piece_end], start + piece_start)
        for word, start in zip(found, starts, strict=True)
        for piece_start, piece_end in (segments(word) if UNSPACED.search(word) else ((0, len(word)),))
    ]
    return [word for word, _ in pieces], [start for _, start in pieces]
