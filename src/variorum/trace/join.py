"""Every place where two reports hold the same run of words: a join on word shingles, in numpy.

Shingles of all reports are sorted once; each meets the later ones that equal it (the exact inverted index); meetings
of one pair on one diagonal, one after the other, are a run. Cost is linear in the words and in the words shared;
memory is bounded by `batch` meetings beside about 40 bytes a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from variorum.trace.settings import TraceSettings
from variorum.trace.tokens import Tokens

Ints = NDArray[np.int64]
# An odd multiplier with well-spread bits (the golden ratio of 2**64), as in Knuth's multiplicative hashing.
SPREAD = np.uint64(0x9E3779B97F4A7C15)


class Run(NamedTuple):
    """left words[left:left+length] == right words[right:right+length], in words."""

    left: int
    right: int
    length: int


class Postings(NamedTuple):
    """The shingles of all reports, report by report. `sorted_at` is each one's place in the order of their hashes;
    in that order `report` and `place` say where it stands, and `until` where its equals end.
    """

    first: Ints
    sorted_at: Ints
    report: NDArray[np.int32]
    place: NDArray[np.int32]
    until: Ints
    since: Ints


def shingles(codes: NDArray[np.uint64], size: int) -> NDArray[np.uint64]:
    """One hash for every run of `size` words."""
    count = max(0, len(codes) - size + 1)
    hashes = np.zeros(count, np.uint64)
    for n in range(size):
        hashes = hashes * SPREAD + codes[n : n + count]
        hashes ^= hashes >> np.uint64(29)
    return hashes


def runs(texts: Sequence[Tokens], settings: TraceSettings) -> Iterator[tuple[int, int, tuple[Run, ...]]]:
    """(left, right, runs) for every pair of texts with at least one run of `least_run` words; left < right. Runs
    shorter than that are given too, where the pair has a longer one.
    """
    postings = _postings(texts, settings.gram)
    for low, high in _batches(postings, settings):
        yield from _runs_between(postings, low, high, settings)


def _postings(texts: Sequence[Tokens], size: int) -> Postings:
    hashes = [shingles(text.codes, size) for text in texts]
    counts = np.array([len(h) for h in hashes], np.int64)
    first = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
    flat = np.concatenate(hashes) if hashes else np.zeros(0, np.uint64)
    order = np.argsort(flat, kind="stable")
    ordered = flat[order]
    total = len(flat)
    changes = np.flatnonzero(ordered[1:] != ordered[:-1]) + 1
    edges = np.concatenate(([0], changes, [total])).astype(np.int64)
    sizes = np.diff(edges)
    sorted_at = np.empty(total, np.int64)
    sorted_at[order] = np.arange(total)
    owner = np.repeat(np.arange(len(texts), dtype=np.int32), counts)
    place = (np.arange(total) - np.repeat(first[:-1], counts)).astype(np.int32)
    return Postings(
        first=first,
        sorted_at=sorted_at,
        report=owner[order],
        place=place[order],
        until=np.repeat(edges[1:], sizes),
        since=np.repeat(edges[:-1], sizes),
    )


def _meetings(postings: Postings, settings: TraceSettings) -> Ints:
    """How many later equals each shingle is set against, in report order."""
    at = postings.sorted_at
    later = postings.until[at] - at - 1
    crowded = postings.until[at] - postings.since[at] > settings.crowd
    later[crowded & (at - postings.since[at] >= settings.anchors)] = 0
    return later


def _batches(postings: Postings, settings: TraceSettings) -> Iterator[tuple[int, int]]:
    """Consecutive texts whose meetings fit in a batch together (one text may exceed it alone)."""
    total = np.concatenate(([0], np.cumsum(_meetings(postings, settings))))
    so_far = total[postings.first]
    low, count = 0, len(postings.first) - 1
    while low < count:
        high = int(np.searchsorted(so_far, so_far[low] + settings.batch, side="right")) - 1
        high = min(count, max(high, low + 1))
        yield low, high
        low = high


def _runs_between(
    postings: Postings, low: int, high: int, settings: TraceSettings
) -> Iterator[tuple[int, int, tuple[Run, ...]]]:
    begin, end = postings.first[low], postings.first[high]
    at = postings.sorted_at[begin:end]
    meetings = postings.until[at] - at - 1
    crowded = postings.until[at] - postings.since[at] > settings.crowd
    meetings[crowded & (at - postings.since[at] >= settings.anchors)] = 0
    lefts = np.repeat(at, meetings)
    offsets = np.arange(len(lefts)) - np.repeat(np.cumsum(meetings) - meetings, meetings)
    rights = lefts + 1 + offsets
    apart = postings.report[lefts] != postings.report[rights]
    lefts, rights = lefts[apart], rights[apart]
    if not len(lefts):
        return
    left, right = postings.report[lefts].astype(np.int64), postings.report[rights].astype(np.int64)
    at_left, at_right = postings.place[lefts].astype(np.int64), postings.place[rights].astype(np.int64)
    yield from _grouped(left, right, at_left, at_right, settings)


def _grouped(
    left: Ints, right: Ints, at_left: Ints, at_right: Ints, settings: TraceSettings
) -> Iterator[tuple[int, int, tuple[Run, ...]]]:
    span = int(max(at_left.max(), at_right.max())) + 1
    pair = left * (int(right.max()) + 1) + right
    diagonal = pair * (2 * span) + (at_left - at_right + span)
    order = np.lexsort((at_left, diagonal))
    diagonal, pair, at_left, at_right = diagonal[order], pair[order], at_left[order], at_right[order]
    begins = np.concatenate(([True], (np.diff(diagonal) != 0) | (np.diff(at_left) != 1)))
    first = np.flatnonzero(begins)
    lengths = np.diff(np.concatenate((first, [len(pair)]))) + settings.gram - 1
    run_pair = pair[first]
    edges = np.flatnonzero(np.concatenate(([True], np.diff(run_pair) != 0)))
    longest = np.maximum.reduceat(lengths, edges)
    ends = np.concatenate((edges[1:], [len(run_pair)]))
    run_left, run_right = at_left[first].tolist(), at_right[first].tolist()
    all_lengths = lengths.tolist()
    left, right = left[order][first], right[order][first]
    for n in np.flatnonzero(longest >= settings.least_run).tolist():
        low, high = int(edges[n]), int(ends[n])
        found = tuple(
            Run(a, b, c)
            for a, b, c in zip(run_left[low:high], run_right[low:high], all_lengths[low:high], strict=True)
        )
        yield int(left[low]), int(right[low]), found
