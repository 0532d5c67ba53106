"""Cuts many reports into words at once: exactly what `tokens` gives of each, in a fifth of the time.

Each character of a batch is looked up in a table of classes by code point, which is filled as characters are met. A
word's key is a polynomial hash of its characters, from sums over the whole batch. Only a key that was not met before
is looked up as a word.

Words used here. Code: a word as a number, by a hash. Key: another hash, of the word's characters, made for many words
at once. Class: what a character is (letter, capital, blank …). Solid: scripts without blanks between words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from variorum.records import Report
from variorum.text.words import WORD
from variorum.trace.words.postings import SPREAD
from variorum.trace.words.tokens import NARRATIVE, Codes, Kept, Tokens, is_named, tokens
from variorum.trace.words.unspaced import UNSPACED

# Arrays: classes of characters; hashes; places.
Bytes = NDArray[np.uint8]
Keys = NDArray[np.uint64]
Ints = NDArray[np.int64]
# Characters of a batch: some fifty bytes each while it is read, so that most of it stays in the cache of a core. Longer
# reports are batches of their own.
BATCH = 100_000
# Bits of a class: part of a word; a joint; a capital or digit, which may begin a name; of a script without blanks.
WORDLY, JOINING, NAMING, SOLID = 1, 2, 4, 8
# Signs that join two halves of a word or number: "O'Hara", "1,200".
JOINTS = "’'.,"
# Code points of a block, whose classes are found together when one of them is first met, and how many blocks there are.
BLOCK = 256
BLOCKS = 0x110000 // BLOCK
# A longer word's key might meet another's by design (Thue and Morse): its report is read word by word.
LONGEST = 64
# Odd, so that it has an inverse, by which a word's place is divided out of its key.
BASE = 0x9E3779B97F4A7C15
WRAP = 1 << 64
INVERSE = pow(BASE, -1, WRAP)
# Keys that are known by one look: a power of two.
SLOTS = 1 << 17


def cut(reports: Sequence[Report], codes: Codes) -> Iterator[Tokens]:
    """`tokens(report, codes)` for each, in order. About two million words a second."""
    known = Known(codes)
    for batch in _batches(reports):
        yield from _cut(batch, codes, known)


def _batches(reports: Sequence[Report]) -> Iterator[Sequence[Report]]:
    """Consecutive reports with about BATCH characters together; a longer one is alone."""
    low = size = 0
    for number, report in enumerate(reports):
        if size and size + len(report.text) > BATCH:
            yield reports[low:number]
            low, size = number, 0
        size += len(report.text) + 1
    if low < len(reports):
        yield reports[low:]


class Known:
    """A table from keys to codes of words. A key has one slot; of two keys with the same slot the last one stays."""

    def __init__(self, codes: Codes) -> None:
        """Begins with an empty table. `codes`: gives words that are not in it their codes."""
        self.codes = codes
        self.keys = np.zeros(SLOTS, np.uint64)
        self.values = np.zeros(SLOTS, np.uint64)

    def of(self, keys: Keys, text: str, starts: Ints, ends: Ints) -> Keys:
        """The codes of the words text[starts:ends], as an array. `keys`: the key of each word, never 0. A word whose
        key lies in the table is not hashed again; of words that fall into one place of the table the last is kept.
        """
        # where each key would be kept
        slots = (keys >> np.uint64(40)) & np.uint64(SLOTS - 1)
        found: Keys = self.values[slots]
        missing = np.flatnonzero(self.keys[slots] != keys)
        if len(missing):
            # each new word is hashed once
            new_keys, first_places, number_of_key = np.unique(
                keys[missing], return_index=True, return_inverse=True
            )
            words_at = missing[first_places]
            words = (
                text[word_start:word_end]
                for word_start, word_end in zip(
                    starts[words_at].tolist(), ends[words_at].tolist(), strict=True
                )
            )
            values = np.array([self.codes[word] for word in words], np.uint64)
            found[missing] = values[number_of_key]
            self.keys[slots[words_at]], self.values[slots[words_at]] = new_keys, values
        return found


def _cut(batch: Sequence[Report], codes: Codes, known: Known) -> Iterator[Tokens]:
    """The words of each report of a batch, cut in one go; a report with words too long or without blanks is left to `tokens`. `known`:
    codes of words seen before, by key.
    """
    # one text of all reports, so that numpy works on all characters at once; (characters,) arrays
    text = "\n".join(report.text for report in batch)
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    classes = _classes(points)
    starts, ends = _bounds(classes)
    values = known.of(_keys(points, starts, ends), text, starts, ends)
    # a class is a sum of bits; & asks whether one of those of NAMING is set
    begins_like_name = (classes[starts] & NAMING) > 0
    labels = np.full(len(starts), NARRATIVE, np.uint8)
    is_too_long = (ends - starts) > LONGEST
    is_solid = (classes & SOLID) > 0
    # each report's part of the batch
    text_start = 0
    for report in batch:
        text_end = text_start + len(report.text)
        first, last = np.searchsorted(starts, (text_start, text_end))
        if is_solid[text_start:text_end].any() or is_too_long[first:last].any():
            yield tokens(report, codes)
        else:
            yield Tokens(
                (starts[first:last] - text_start).astype(np.int32),
                (ends[first:last] - text_start).astype(np.int32),
                values[first:last],
                labels[first:last],
                begins_like_name[first:last],
                Kept(),
            )
        text_start = text_end + 1


def _classes(points: NDArray[np.uint32]) -> Bytes:
    """The class of each code point, from the table; blocks of the table are filled when a text first needs them."""
    known, table = _table()
    met = np.zeros(BLOCKS, np.bool_)
    met[points // BLOCK] = True
    for block in np.flatnonzero(met & ~known).tolist():
        held = range(block * BLOCK, (block + 1) * BLOCK)
        table[held.start : held.stop] = [_class(chr(point)) for point in held]
        known[block] = True
    found: Bytes = table[points]
    return found


@cache
def _table() -> tuple[NDArray[np.bool_], Bytes]:
    """The table: whether each block of code points is filled, and the class of each code point."""
    return np.zeros(BLOCKS, np.bool_), np.zeros(BLOCKS * BLOCK, np.uint8)


def _class(character: str) -> int:
    """The class of a character, a sum of flags: it is part of a word, joins two halves of one, begins a name, is of a script without blanks
    between words.
    """
    flags = (
        (WORDLY, character.isalnum() or character == "_"),
        (JOINING, character in JOINTS),
        (NAMING, is_named(character)),
        (SOLID, UNSPACED.match(character) is not None),
    )
    return sum(flag for flag, is_set in flags if is_set)


def _bounds(classes: Bytes) -> tuple[Ints, Ints]:
    """(where each word begins, where it ends), as the pattern `WORD` would find them: characters of words, and a
    single joint between two of them. `classes`: the class of each character.
    """
    # one place more at either end, so that every word has two edges
    inside = np.zeros(len(classes) + 2, np.bool_)
    inside[1:-1] = classes & WORDLY
    # a joint between two characters of words belongs to the word; places are one more than in `classes`
    joint = np.flatnonzero(classes & JOINING) + 1
    inside[joint[inside[joint - 1] & inside[joint + 1]]] = True
    # beginnings and ends by turns
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    return edges[::2], edges[1::2]


def _keys(points: NDArray[np.uint32], starts: Ints, ends: Ints) -> Keys:
    """A key (hash) for each word, from its characters and their order alone."""
    # a hash that rolls: each character times a power that grows with its place, summed up; a word's key is the difference of
    # two sums, times the inverse of the power at its start, so that its place does not count
    powers, inverses = _powers(len(points))
    mixed = (points.astype(np.uint64) + np.uint64(1)) * SPREAD
    # high bits are mixed into the low ones
    mixed ^= mixed >> np.uint64(31)
    sums = np.zeros(len(points) + 1, np.uint64)
    np.cumsum(mixed * powers, out=sums[1:])
    keys: Keys = (sums[ends] - sums[starts]) * inverses[starts]
    keys ^= keys >> np.uint64(32)
    # never 0, which stands for "no word"
    return keys | np.uint64(1)


def _powers(count: int) -> tuple[Keys, Keys]:
    """The first `count` powers of BASE and of its inverse, modulo 2**64."""
    if count <= BATCH + 1:
        powers, inverses = _usual_powers()
        return powers[:count], inverses[:count]
    return _made_powers(count)


@cache
def _usual_powers() -> tuple[Keys, Keys]:
    return _made_powers(BATCH + 1)


def _made_powers(count: int) -> tuple[Keys, Keys]:
    """The powers of BASE and of its inverse from 0 to count - 1, modulo 2⁶⁴: a run's hash is a difference of sums with them."""
    # 1, base, base², …
    factors, inverse_factors = (np.full(count, base, np.uint64) for base in (BASE, INVERSE))
    factors[:1] = inverse_factors[:1] = 1
    return np.cumprod(factors, dtype=np.uint64), np.cumprod(inverse_factors, dtype=np.uint64)


assert WORD.pattern == rf"\w+(?:[{JOINTS}]\w+)*", "the words that are cut here are those of `text.words`"
