"""Every place where two reports hold the same run of words: a join on word shingles, in numpy.

Shingles of all reports are sorted once; each meets the later ones that equal it; meetings of one pair on one diagonal,
one after the other, are a run. Cost is linear in the words and in the words shared; memory is bounded by `batch` meetings
beside the index. Beyond `desk_words` the index holds a sample that misses no run of `least_run` words, and the pairs it
finds are joined again one by one: the same result from less than half of the memory.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from variorum.trace.postings import Codes, Ints, Postings, batches, meetings, postings, shingles
from variorum.trace.settings import TraceSettings
from variorum.trace.tokens import Tokens


class Run(NamedTuple):
    """left words[left:left+length] == right words[right:right+length], in words."""

    left: int
    right: int
    length: int


class Meeting(NamedTuple):
    """The same shingle in two reports: columns of equal length."""

    left: Ints
    right: Ints
    at_left: Ints
    at_right: Ints


Found = tuple[int, int, tuple[Run, ...]]


def runs(texts: Sequence[Tokens], settings: TraceSettings) -> Iterator[Found]:
    """(left, right, runs) for every pair of texts with at least one run of `least_run` words; left < right. Runs
    shorter than that are given too, where the pair has a longer one.
    """
    if sum(len(text.codes) for text in texts) > settings.desk_words:
        yield from _sampled(texts, settings)
        return
    index = postings(texts, settings.gram)
    for low, high in batches(index, settings):
        met = _met(index, low, high, settings)
        if len(met.left):
            yield from _joined(met, settings)


def _sampled(texts: Sequence[Tokens], settings: TraceSettings) -> Iterator[Found]:
    whole = replace(settings, desk_words=sys.maxsize)
    index = postings(texts, settings.gram, settings.least_run - settings.gram + 1)
    flat = np.concatenate([text.codes for text in texts])
    first = np.concatenate(([0], np.cumsum([len(text.codes) for text in texts]))).astype(np.int64)
    for low, high in batches(index, settings):
        met = _met(index, low, high, settings)
        long = _is_long(met, flat, first, settings)
        for left, right in np.unique(np.stack((met.left[long], met.right[long]), axis=1), axis=0).tolist():
            pair = _met_in_pair(texts[left], texts[right], settings)
            joined = runs((texts[left], texts[right]), whole) if pair is None else _joined(pair, settings)
            for _, _, found in joined:
                yield left, right, found


def _met_in_pair(left: Tokens, right: Tokens, settings: TraceSettings) -> Meeting | None:
    """All meetings of two texts, a tenth of a millisecond for two of 500 words; None where they would be too many."""
    ours, theirs = shingles(left.codes, settings.gram), shingles(right.codes, settings.gram)
    order = np.argsort(theirs, kind="stable")
    lows = np.searchsorted(theirs[order], ours, side="left")
    counts = np.searchsorted(theirs[order], ours, side="right") - lows
    total = int(counts.sum())
    if total > settings.crowd * (len(ours) + 1):
        return None
    at_left = np.repeat(np.arange(len(ours)), counts)
    at = np.repeat(lows, counts) + np.arange(total) - np.repeat(np.cumsum(counts) - counts, counts)
    return Meeting(
        left=np.zeros(total, np.int64), right=np.ones(total, np.int64), at_left=at_left, at_right=order[at]
    )


def _is_long(met: Meeting, flat: Codes, first: Ints, settings: TraceSettings) -> NDArray[np.bool_]:
    """Whether the run through each meeting has `least_run` words: looked at word by word on both sides of it."""
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
    """Shingles of reports low..high with their equals in later reports."""
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


def _joined(met: Meeting, settings: TraceSettings) -> Iterator[Found]:
    """Runs made of meetings that follow one another on one diagonal (the difference of the two places is the
    same).
    """
    span = int(max(met.at_left.max(), met.at_right.max())) + 1
    pair = met.left * (int(met.right.max()) + 1) + met.right
    diagonal = pair * (2 * span) + (met.at_left - met.at_right + span)
    order = np.lexsort((met.at_left, diagonal))
    diagonal, at_left = diagonal[order], met.at_left[order]
    begins = np.flatnonzero(np.concatenate(([True], (np.diff(diagonal) != 0) | (np.diff(at_left) != 1))))
    first = order[begins]
    lengths = np.diff(np.concatenate((begins, [len(order)]))) + settings.gram - 1
    edges = np.flatnonzero(np.concatenate(([True], np.diff(pair[first]) != 0)))
    ends = np.concatenate((edges[1:], [len(first)]))
    columns = (met.at_left[first].tolist(), met.at_right[first].tolist(), lengths.tolist())
    for n in np.flatnonzero(np.maximum.reduceat(lengths, edges) >= settings.least_run).tolist():
        low, high = int(edges[n]), int(ends[n])
        found = tuple(map(Run, *(column[low:high] for column in columns)))
        yield int(met.left[first[low]]), int(met.right[first[low]]), found
