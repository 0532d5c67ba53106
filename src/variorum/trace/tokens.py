"""Reports as arrays of numbers: one code a word, one label a word."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from variorum.records import Label, Report
from variorum.text.words import WORD, fold
from variorum.trace.labels import labelled_stretches

LABELS = tuple(Label)
NARRATIVE = LABELS.index(Label.NARRATIVE)
QUOTATION = LABELS.index(Label.QUOTATION)


class Codes(dict[str, int]):
    """A word as written → 64 bits of its folded form. The same on every run and machine."""

    def __missing__(self, word: str) -> int:
        code = int.from_bytes(
            blake2b(fold(word).encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little"
        )
        self[word] = code
        return code


class Tokens(NamedTuple):
    """The words of one report, as arrays of one length: places in code points, codes (uint64), indexes into LABELS,
    and whether it begins with a capital or a digit.
    """

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    codes: NDArray[np.uint64]
    labels: NDArray[np.uint8]
    named: NDArray[np.bool_]


def tokens(report: Report, codes: Codes) -> Tokens:
    matches = list(WORD.finditer(report.text))
    starts = np.fromiter((m.start() for m in matches), np.int32, len(matches))
    ends = np.fromiter((m.end() for m in matches), np.int32, len(matches))
    coded = np.fromiter((codes[m.group()] for m in matches), np.uint64, len(matches))
    named = np.fromiter((not m.group()[0].islower() for m in matches), np.bool_, len(matches))
    labels = np.full(len(matches), NARRATIVE, np.uint8)
    for start, end, label in labelled_stretches(report):
        first, last = np.searchsorted(starts, (start, end))
        labels[first:last] = LABELS.index(label)
    return Tokens(starts, ends, coded, labels, named)


def all_tokens(reports: Sequence[Report]) -> tuple[Tokens, ...]:
    codes = Codes()
    return tuple(tokens(report, codes) for report in reports)
