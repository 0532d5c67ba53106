"""Finds every place where two reports hold the same run of words: a join on word shingles, in numpy.

Shingles of all reports are sorted once. Each is set against the later ones that equal it (a meeting); meetings of one pair that follow one
another on one diagonal are a run. Cost is linear in the words and in the words shared. Memory is bounded by `batch` meetings beside the index.

Beyond `desk_words` words the index holds a sample that misses no run of `least_run` words. The pairs found by it are joined again whole
(`paired.py`): the same result from less than half of the memory.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from variorum.trace.matching.diagonals import Found, Meeting, joined
from variorum.trace.matching.paired import met_in_pairs
from variorum.trace.settings import TraceSettings
from variorum.trace.words.postings import Ints, Postings, batches, in_stretches, meetings, postings
from variorum.trace.words.tokens import Tokens


def runs(texts: Sequence[Tokens], settings: TraceSettings) -> Iterator[Found]:
    """(left, right, runs) for every pair of texts that share at least `least_run` words in a row; left < right, places in `texts`.

    A run is a stretch of words that stands in both texts. A pair is given with all its runs, also those shorter than `least_run`.
    """
    if sum(len(text.codes) for text in texts) > settings.desk_words:
        yield from _sampled(texts, settings)
        return
    index = postings(texts, settings.gram)
    for low, high in batches(index, settings):
        met = _met(index, low, high, settings)
        if len(met.left):
            yield from joined(met, settings)


def _sampled(texts: Sequence[Tokens], settings: TraceSettings) -> Iterator[Found]:
    """As `runs`, for many texts: pairs are found by a sample of shingles that misses no long run, and each pair is then joined whole."""
    index = postings(texts, settings.gram, settings.least_run - settings.gram + 1)
    # The last 32 bits of each word: what only looks like a long run is none when its pair is joined.
    flat = np.concatenate([text.codes.astype(np.uint32) for text in texts])
    first = np.concatenate(([0], np.cumsum([len(text.codes) for text in texts]))).astype(np.int64)
    for low, high in batches(index, settings):
        met = _met(index, low, high, settings)
        long = _is_long(met, flat, first, settings)
        pairs = np.unique(np.stack((met.left[long], met.right[long]), axis=1), axis=0)
        for some in in_stretches(pairs, np.diff(first)[pairs].sum(axis=1)):
            yield from _paired(some, texts, settings)


def _paired(pairs: Ints, texts: Sequence[Tokens], settings: TraceSettings) -> Iterator[Found]:
    """What `runs` gives of each of these pairs alone."""
    met, crowded = met_in_pairs(pairs, texts, settings)
    if len(met.left):
        yield from joined(met, settings)
    whole = replace(settings, desk_words=sys.maxsize)
    for left, right in crowded:
        yield from ((left, right, found) for _, _, found in runs((texts[left], texts[right]), whole))


def _is_long(
    met: Meeting, flat: NDArray[np.uint32], first: Ints, settings: TraceSettings
) -> NDArray[np.bool_]:
    """For each meeting, whether the run through it has `least_run` words; words are compared one by one on both sides of it."""
    length = np.full(len(met.left), settings.gram, np.int64)
    begin_left, begin_right = first[met.left] + met.at_left, first[met.right] + met.at_right
    for step, at in ((-1, -1), (1, settings.gram)):
        on = np.ones(len(met.left), np.bool_)
        for reach in range(settings.least_run - settings.gram):
            ours, theirs = begin_left + at + step * reach, begin_right + at + step * reach
            on &= (ours >= first[met.left]) & (ours < first[met.left + 1])
            on &= (theirs >= first[met.right]) & (theirs < first[met.right + 1])
            on[on] = flat[ours[on]] == flat[theirs[on]]
            length += on
    long: NDArray[np.bool_] = length >= settings.least_run
    return long


def _met(index: Postings, low: int, high: int, settings: TraceSettings) -> Meeting:
    """The meetings of shingles of reports `low` to `high` with equal ones in later reports."""
    at, counts = meetings(index, low, high, settings)
    lefts = np.repeat(at, counts)
    rights = lefts + 1 + np.arange(len(lefts)) - np.repeat(np.cumsum(counts) - counts, counts)
    apart = index.report[lefts] != index.report[rights]
    lefts, rights = lefts[apart], rights[apart]
    return Meeting(
        left=index.report[lefts].astype(np.int64),
        right=index.report[rights].astype(np.int64),
        at_left=index.place[lefts].astype(np.int64),
        at_right=index.place[rights].astype(np.int64),
    )
