"""An inverted index: where every shingle of every report stands, or those of a sample that misses no long run.

Words used here. Shingle: some words in a row, as a hash. Posting: a place where a shingle stands. Window: of so many
shingles in a row at least one is in the sample. `flat`: the columns of all texts, one behind the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from variorum.trace.settings import TraceSettings
from variorum.trace.words.tokens import Tokens

Ints = NDArray[np.int64]
Codes = NDArray[np.uint64]
# An odd multiplier with well-spread bits (the golden ratio of 2**64), as in Knuth's multiplicative hashing.
SPREAD = np.uint64(0x9E3779B97F4A7C15)


# Words that are laid end to end to be hashed together.
STRETCH = 200_000


class Postings(NamedTuple):
    """The shingles that stand twice or more, report by report: those of report n are first[n]:first[n+1].

    `sorted_at`: each one's place when they are sorted by hash. The other columns are in that sorted order.
    `report`, `place`: where the shingle stands, its place counted in words.
    `since`, `until`: where the shingles equal to it begin and end.
    """

    first: Ints
    sorted_at: NDArray[np.int32]
    report: NDArray[np.int32]
    place: NDArray[np.int32]
    since: NDArray[np.int32]
    until: NDArray[np.int32]


def shingles(codes: Codes, size: int) -> Codes:
    """One hash of 64 bits for every run of `size` words, in order: (words - size + 1,), or none where there are fewer words. Equal runs
    have equal hashes in all reports.
    """
    count = max(0, len(codes) - size + 1)
    hashes = np.zeros(count, np.uint64)
    # word by word for all runs at once: multiplied, added, and high bits mixed into the low ones
    for offset in range(size):
        hashes = hashes * SPREAD + codes[offset : offset + count]
        hashes ^= hashes >> np.uint64(29)
    return hashes


def winnowed(hashes: Codes, places: Ints, counts: Ints, window: int) -> Ints:
    """Places, among the shingles of texts laid end to end, of a sample: those with the least hash among some `window`
    neighbours in their text (winnowing: Schleimer, Wilkerson and Aiken 2003). Two texts that share `window` shingles
    in a row share one of the sample. It holds about 2 in `window` + 1 shingles; of a text with no more than `window`,
    all. `places`: where in its text each shingle stands; `counts`: how many each text has.
    """
    held = np.repeat(counts, counts)
    # a text with few shingles keeps all
    kept = held <= window
    if len(hashes) >= window:
        # for each window the shingle with the least hash, if the window lies in one text
        least = sliding_window_view(hashes, window).argmin(axis=1)
        least += np.arange(len(least))
        inside = places[: len(least)] <= held[: len(least)] - window
        kept[least[inside]] = True
    return np.flatnonzero(kept)


def postings(texts: Sequence[Tokens], size: int, window: int = 1) -> Postings:
    """The index of all shingles, or with a `window` above 1 of a sample. About 16 bytes a shingle while it is made, and 40 for
    each that stands twice.
    """
    most_shingles = sum(max(0, len(text.codes) - size + 1) for text in texts)
    flat, place = np.empty(most_shingles, np.uint64), np.empty(most_shingles, np.int32)
    first = np.zeros(len(texts) + 1, np.int64)
    # the shingles of all texts, some texts at a time; written where they stay: thousands of small arrays would leave holes in memory
    for first_text, stop_text in _stretches(texts):
        hashes, places, counts = shingled(texts[first_text:stop_text], size, window)
        first[first_text + 1 : stop_text + 1] = first[first_text] + np.cumsum(counts)
        flat[first[first_text] : first[stop_text]], place[first[first_text] : first[stop_text]] = (
            hashes,
            places,
        )
    flat, place = flat[: first[-1]], place[: first[-1]]
    # only those that stand twice, sorted by hash
    order = standing_twice(flat)
    flat = flat[order]
    edges = np.concatenate(([0], np.flatnonzero(flat[1:] != flat[:-1]) + 1, [len(flat)])).astype(np.int32)
    del flat
    sizes = np.diff(edges)
    # for each place of `place`, how many of those that stand twice lie before it
    before = _before(order, len(place))
    # from the order of reports to the sorted order
    sorted_at = np.empty(len(order), np.int32)
    sorted_at[before[order]] = np.arange(len(order), dtype=np.int32)
    owner = np.repeat(np.arange(len(texts), dtype=np.int32), np.diff(before[first]))
    return Postings(
        first=before[first].astype(np.int64),
        sorted_at=sorted_at,
        report=owner[before[order]],
        place=place[order],
        since=np.repeat(edges[:-1], sizes),
        until=np.repeat(edges[1:], sizes),
    )


def _before(places: NDArray[np.int32], count: int) -> NDArray[np.int32]:
    """For each number up to `count`, how many of `places` are smaller."""
    found = np.zeros(count + 1, np.int32)
    found[places + 1] = 1
    return np.cumsum(found, dtype=np.int32)


def first_of_each(hashes: Codes) -> Ints:
    """The places in hashes, which are in order, at which another hash begins."""
    return np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1]))[: len(hashes)])


def in_stretches(rows: Ints, words: Ints, most: int = STRETCH) -> Iterator[Ints]:
    """The `rows` in order, some at a time: as many as have about `most` words together. `words`: how many words each row has."""
    yield from np.split(rows, np.flatnonzero(np.diff(np.cumsum(words) // most)) + 1) if len(rows) else ()


def _stretches(texts: Sequence[Tokens]) -> Iterator[tuple[int, int]]:
    """Consecutive texts, as (first, behind the last), with about STRETCH words together."""
    low = words = 0
    for number, text in enumerate(texts):
        if words and words + len(text.codes) > STRETCH:
            yield low, number
            low, words = number, 0
        words += len(text.codes)
    if low < len(texts):
        yield low, len(texts)


def shingled(texts: Sequence[Tokens], size: int, window: int = 1) -> tuple[Codes, Ints, Ints]:
    """The hashes and places (in words) of these texts' shingles, and how many each text has. `size`: words in a shingle; `window`: only
    one hash in so many in a row is kept (1: all).
    """
    lengths = np.array([len(text.codes) for text in texts])
    hashes = shingles(np.concatenate([text.codes for text in texts]), size)
    # the place of each in its own text
    place = np.arange(len(hashes)) - np.repeat(np.cumsum(lengths) - lengths, lengths)[: len(hashes)]
    # without those that run on into the next text
    is_inside = place <= np.repeat(lengths, lengths)[: len(hashes)] - size
    hashes, place, counts = hashes[is_inside], place[is_inside], np.maximum(lengths - size + 1, 0)
    if window <= 1:
        return hashes, place, counts
    in_sample = winnowed(hashes, place, counts, window)
    text_of_shingle = np.repeat(np.arange(len(counts)), counts)
    return hashes[in_sample], place[in_sample], np.bincount(text_of_shingle[in_sample], minlength=len(counts))


def standing_twice(hashes: Codes) -> NDArray[np.int32]:
    """Places of the hashes that have an equal; equals side by side and in order. Most shingles of a large set stand
    once, and stay out of the index. Sorted are numbers made of each hash's first bits with its place behind them:
    several times as fast as to sort places by hashes.
    """
    # as many of the last bits as a place needs
    bits = np.uint64(len(hashes).bit_length())
    # the first bits of each hash, with its place behind
    bits_and_places = hashes >> bits << bits
    bits_and_places |= np.arange(len(hashes), dtype=np.uint64)
    bits_and_places.sort()
    is_same_as_next = np.diff(bits_and_places >> bits) == 0
    has_equal = np.zeros(len(bits_and_places), np.bool_)
    has_equal[1:] |= is_same_as_next
    has_equal[:-1] |= is_same_as_next
    bits_and_places = bits_and_places[has_equal]
    # the places again
    order = (bits_and_places & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int32)
    bits_and_places >>= bits
    return _parted(order, bits_and_places, hashes[order])


def _parted(order: NDArray[np.int32], begun: Codes, whole: Codes) -> NDArray[np.int32]:
    """`order`, with hashes that are equal in their first bits (`begun`, in order) but not in all set apart: a few in
    millions, some of which may then stand once.
    """
    # neighbours whose first bits are equal and whose hashes are not
    unlike = np.flatnonzero((begun[1:] == begun[:-1]) & (whole[1:] != whole[:-1]))
    mixed = np.flatnonzero(np.isin(begun, begun[unlike])) if len(unlike) else unlike
    order[mixed] = order[mixed[np.argsort(whole[mixed], kind="stable")]]
    return order


def meetings(index: Postings, low: int, high: int, settings: TraceSettings) -> tuple[Ints, Ints]:
    """Two arrays, for the shingles of the reports from `low` to before `high`: each one's place in the sorted order,
    and how many of its later equals it is set against.

    Where more than `crowd` reports hold a shingle, only its first `anchors` holders are set against all later ones.
    Each holder still meets those few, so that no widely carried story is hidden.
    """
    at: Ints = index.sorted_at[index.first[low] : index.first[high]].astype(np.int64)
    # equals of a shingle lie side by side: `since` to `until`
    later: Ints = index.until[at] - at - 1
    # held by very many: only the first few are set against all
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
