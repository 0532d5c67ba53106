"""Whose words each word is, by the words themselves and not by the reports: no chain runs across passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from variorum.records import Label, Report, SharedSpan, SharedText
from variorum.trace.words.tokens import Tokens

Ints = NDArray[np.int64]
# What counts as told by the other where two reports depend on each other: their common quotations too, for a quotation
# taken over with the text around it is no second hearing of it.
TOLD = {Label.NARRATIVE, Label.QUOTATION}


class Link(NamedTuple):
    """The same words at two places of all reports' words laid end to end."""

    left: int
    right: int
    length: int


def owners(
    reports: Sequence[Report], texts: Sequence[Tokens], shared: Sequence[SharedText], rank: dict[str, int]
) -> tuple[Ints, ...]:
    """For each word of each report, the lowest rank of all reports in which this word of this run stands,
    also by way of others: what A shares with B and B with C, word for word, is one telling's.
    """
    first = np.concatenate(([0], np.cumsum([len(t.starts) for t in texts]))).astype(np.int64)
    owner = np.repeat(np.array([rank[r.id] for r in reports], np.int64), np.diff(first))
    links = tuple(_links(reports, texts, shared, first))
    if links:
        lefts, rights = _word_by_word(links)
        _spread_least(owner, lefts, rights)
    return tuple(owner[first[n] : first[n + 1]] for n in range(len(texts)))


def _links(
    reports: Sequence[Report], texts: Sequence[Tokens], shared: Sequence[SharedText], first: Ints
) -> Iterator[Link]:
    index = {r.id: n for n, r in enumerate(reports)}
    for pair in shared:
        if pair.dependent:
            a, b = index[pair.left], index[pair.right]
            for _, low, high, other in told_in_words(pair, texts[a], texts[b]):
                yield Link(int(first[a]) + low, int(first[b]) + other, high - low)


def told_in_words(
    pair: SharedText, left: Tokens, right: Tokens
) -> Iterator[tuple[SharedSpan, int, int, int]]:
    """Each span of what counts as told by the other, the words of the left report that it is, half open, and its first in
    the right one.
    """
    spans = [s for s in pair.spans if s.label in TOLD]
    if spans:
        lows = np.searchsorted(left.starts, [s.left_start for s in spans])
        highs = np.searchsorted(left.starts, [s.left_end for s in spans])
        others = np.searchsorted(right.starts, [s.right_start for s in spans])
        yield from zip(spans, lows.tolist(), highs.tolist(), others.tolist(), strict=True)


def _word_by_word(links: Sequence[Link]) -> tuple[Ints, Ints]:
    table = np.array(links, np.int64)
    lengths = table[:, 2]
    within = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return np.repeat(table[:, 0], lengths) + within, np.repeat(table[:, 1], lengths) + within


def _spread_least(owner: Ints, lefts: Ints, rights: Ints) -> None:
    """Let the least value run along the links until nothing changes; as many rounds as the longest chain of copies."""
    while True:
        least = np.minimum(owner[lefts], owner[rights])
        stale = (owner[lefts] != least) | (owner[rights] != least)
        if not stale.any():
            return
        np.minimum.at(owner, lefts[stale], least[stale])
        np.minimum.at(owner, rights[stale], least[stale])
