"""Decides word by word which report each word is from. A report that shares one passage with A and another with B so does not make A and B one
telling.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from variorum.records import Label, Report, SharedSpan, SharedText
from variorum.trace.words.postings import in_stretches
from variorum.trace.words.tokens import Tokens

Ints = NDArray[np.int64]
# What counts as told by the other where two reports depend on each other: their common quotations too, for a quotation
# taken over with the text around it is no second hearing of it.
TOLD = {Label.NARRATIVE, Label.QUOTATION}


class Link(NamedTuple):
    """A run of equal words in two reports: where it begins in each, and its length. Places count the words of all reports, laid end to end."""

    # numbers of the first word
    left: int
    right: int
    length: int


def owners(
    reports: Sequence[Report], texts: Sequence[Tokens], shared: Sequence[SharedText], rank: dict[str, int]
) -> tuple[Ints, ...]:
    """For each word of each report, the rank of the report that owns it: the lowest rank of all reports in which this shared run stands. Also by
    way of others: what A shares with B, and B word for word with C, is one telling's.
    """
    # the words of all reports in one row: `first` says where each report's begin
    first = np.concatenate(([0], np.cumsum([len(text.starts) for text in texts]))).astype(np.int64)
    owner = np.repeat(np.array([rank[report.id] for report in reports], np.int64), np.diff(first))
    links = np.array(tuple(_links(reports, texts, shared, first)), np.int64).reshape(-1, 3)
    _spread_least(owner, links)
    return tuple(owner[first[number] : first[number + 1]] for number in range(len(texts)))


def _links(
    reports: Sequence[Report], texts: Sequence[Tokens], shared: Sequence[SharedText], offsets: Ints
) -> Iterator[Link]:
    """For each shared run of words of a dependent pair, a link from its place in one report to its place in the other. Places count words over all
    reports laid end to end.
    """
    index = {report.id: number for number, report in enumerate(reports)}
    for pair in shared:
        if pair.dependent:
            left, right = index[pair.left], index[pair.right]
            for _, low, high, low_right in told_in_words(pair, texts[left], texts[right]):
                yield Link(int(offsets[left]) + low, int(offsets[right]) + low_right, high - low)


def told_in_words(
    pair: SharedText, left: Tokens, right: Tokens
) -> Iterator[tuple[SharedSpan, int, int, int]]:
    """The shared spans that tell something (TOLD), in words instead of characters: (span, first word in the left report, behind the last
    word there, first word in the right report).
    """
    spans = [span for span in pair.spans if span.label in TOLD]
    if spans:
        lows = np.searchsorted(left.starts, [span.left_start for span in spans])
        highs = np.searchsorted(left.starts, [span.left_end for span in spans])
        others = np.searchsorted(right.starts, [span.right_start for span in spans])
        yield from zip(spans, lows.tolist(), highs.tolist(), others.tolist(), strict=True)


def _spread_least(owner: Ints, links: Ints) -> None:
    """Gives the two words of every link the lesser of their values, again and again, until nothing changes: at most as many rounds as the longest
    chain of copies has links.
    """
    changed = 1
    while changed:
        changed = sum(_spread_once(owner, *_word_by_word(some)) for some in in_stretches(links, links[:, 2]))


def _word_by_word(links: Ints) -> tuple[Ints, Ints]:
    """(left words, right words): each link, a run of equal words, as pairs of single words."""
    lengths = links[:, 2]
    within = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return np.repeat(links[:, 0], lengths) + within, np.repeat(links[:, 1], lengths) + within


def _spread_once(owner: Ints, lefts: Ints, rights: Ints) -> bool:
    """Whether two linked words had unlike values. Both then have the lesser of these, or one that is less still."""
    least = np.minimum(owner[lefts], owner[rights])
    # links of which one word has more than the lesser
    stale = (owner[lefts] != least) | (owner[rights] != least)
    np.minimum.at(owner, lefts[stale], least[stale])
    np.minimum.at(owner, rights[stale], least[stale])
    return bool(stale.any())
