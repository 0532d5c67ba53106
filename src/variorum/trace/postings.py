"""The inverted index: every shingle of every report, or a sample of them that misses no long run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from variorum.trace.settings import TraceSettings
from variorum.trace.tokens import Tokens

Ints = NDArray[np.int64]
Codes = NDArray[np.uint64]
# An odd multiplier with well-spread bits (the golden ratio of 2**64), as in Knuth's multiplicative hashing.
SPREAD = np.uint64(0x9E3779B97F4A7C15)


class Postings(NamedTuple):
    """Shingles, report by report: those of report n are first[n]:first[n+1]. `sorted_at` is each one's place in the
    order of their hashes; in that order `report` and `place` (in words) say where it stands, `since` and `until` where
    its equals begin and end.
    """

    first: Ints
    sorted_at: NDArray[np.int32]
    report: NDArray[np.int32]
    place: NDArray[np.int32]
    since: NDArray[np.int32]
    until: NDArray[np.int32]


def shingles(codes: Codes, size: int) -> Codes:
    """One hash for every run of `size` words."""
    count = max(0, len(codes) - size + 1)
    hashes = np.zeros(count, np.uint64)
    for n in range(size):
        hashes = hashes * SPREAD + codes[n : n + count]
        hashes ^= hashes >> np.uint64(29)
    return hashes


def winnowed(hashes: Codes, window: int) -> Ints:
    """Places of the least of every `window` neighbours: whoever shares so many in a row shares one that is kept
    (Schleimer, Wilkerson and Aiken 2003). Keeps about 2 in `window` + 1.
    """
    if window <= 1 or len(hashes) <= window:
        return np.arange(len(hashes))
    least = sliding_window_view(hashes, window).argmin(axis=1)
    return np.unique(least + np.arange(len(least)))


def postings(texts: Sequence[Tokens], size: int, window: int = 1) -> Postings:
    """The index of all shingles, or with a `window` above 1 of a sample. About 60 bytes a shingle while it is made."""
    room = sum(max(0, len(text.codes) - size + 1) for text in texts)
    flat, place = np.empty(room, np.uint64), np.empty(room, np.int32)
    first = np.zeros(len(texts) + 1, np.int64)
    # Written where they stay: ten thousand small arrays would leave holes in memory.
    for n, text in enumerate(texts):
        hashes = shingles(text.codes, size)
        chosen = winnowed(hashes, window)
        first[n + 1] = first[n] + len(chosen)
        flat[first[n] : first[n + 1]] = hashes[chosen]
        place[first[n] : first[n + 1]] = chosen
    flat, place = flat[: first[-1]], place[: first[-1]]
    order = np.argsort(flat, kind="stable").astype(np.int32)
    flat = flat[order]
    edges = np.concatenate(([0], np.flatnonzero(flat[1:] != flat[:-1]) + 1, [len(flat)])).astype(np.int32)
    del flat
    sizes = np.diff(edges)
    sorted_at = np.empty(len(order), np.int32)
    sorted_at[order] = np.arange(len(order), dtype=np.int32)
    owner = np.repeat(np.arange(len(texts), dtype=np.int32), np.diff(first))
    return Postings(
        first=first,
        sorted_at=sorted_at,
        report=owner[order],
        place=place[order],
        since=np.repeat(edges[:-1], sizes),
        until=np.repeat(edges[1:], sizes),
    )


def meetings(index: Postings, low: int, high: int, settings: TraceSettings) -> tuple[Ints, Ints]:
    """Two arrays: shingles of reports low..high, and how many later equals each is set against.

    Where very many reports hold a shingle, only the first few are set against all others. Each holder still meets those few, so that no
    widely carried story is hidden.
    """
    at: Ints = index.sorted_at[index.first[low] : index.first[high]].astype(np.int64)
    later: Ints = index.until[at] - at - 1
    crowded = index.until[at] - index.since[at] > settings.crowd
    later[crowded & (at - index.since[at] >= settings.anchors)] = 0
    return at, later


def batches(index: Postings, settings: TraceSettings) -> Iterator[tuple[int, int]]:
    """Consecutive reports whose meetings fit in a batch together (one report may exceed it alone)."""
    reports = len(index.first) - 1
    _, counts = meetings(index, 0, reports, settings)
    so_far = np.concatenate(([0], np.cumsum(counts)))[index.first]
    low = 0
    while low < reports:
        high = int(np.searchsorted(so_far, so_far[low] + settings.batch, side="right")) - 1
        high = min(reports, max(high, low + 1))
        yield low, high
        low = high
