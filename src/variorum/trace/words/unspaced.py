"""Cuts text in scripts without spaces into pieces about as long as words, where a hash of two neighbouring characters says so: equal
passages are cut alike wherever they stand. The pieces are no words of the language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.text.unspaced import DENSE, LOOSE, UNSPACED

# A run of one sort: Han and kana (dense), Thai and the like (loose), or anything else.
RUN = re.compile(f"(?P<dense>[{DENSE}]+)|(?P<loose>[{LOOSE}]+)|[^{DENSE}{LOOSE}]+")
__all__ = ["UNSPACED", "segments"]

# An odd multiplier with well-spread bits, as for the hashes of words; the top bits of the product are compared.
SPREAD = 0x9E3779B97F4A7C15
BITS = 64
MASK = (1 << BITS) - 1


def segments(word: str) -> Iterator[tuple[int, int]]:
    """(start, end) of pieces of `word`, a stretch without blanks, without a gap.

    A cut falls between two characters if their hash says so (content-defined chunking). So equal passages are cut alike wherever they
    stand, and a changed character moves only the cuts beside it. The pieces are no words of the language, but about as long as its
    words, so that settings that count words keep their meaning. Stretches of another script are left whole.
    """
    for run in RUN.finditer(word):
        bits = 1 if run["dense"] else 2 if run["loose"] else 0
        start = run.start()
        for at in range(start + 1, run.end()) if bits else ():
            if _hash(word[at - 1], word[at]) >> (BITS - bits) == 0:
                yield start, at
                start = at
        yield start, run.end()


def _hash(one: str, other: str) -> int:
    mixed = (ord(one) * SPREAD + ord(other)) & MASK
    return ((mixed ^ mixed >> 29) * SPREAD) & MASK
