"""Joins shingles that stand in two texts into runs of words.

Words used here. Shingle: a run of `gram` words. Meeting: a place in each of two reports with the same shingle.
Diagonal: meetings of one pair with the same difference between their places. Run: equal words of two texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from variorum.trace.settings import TraceSettings
from variorum.trace.words.postings import Ints


class Run(NamedTuple):
    """Equal words of two texts: left words[left:left+length] == right words[right:right+length]."""

    left: int
    right: int
    length: int


class Meeting(NamedTuple):
    """Places at which two reports hold the same shingle, as four columns of equal length. In row i, report left[i]
    has it from word at_left[i] on, and report right[i] from word at_right[i] on.
    """

    left: Ints
    right: Ints
    at_left: Ints
    at_right: Ints


# One pair: (number of the left report, number of the right report, the runs that both have).
Found = tuple[int, int, tuple[Run, ...]]


def joined(met: Meeting, settings: TraceSettings) -> Iterator[Found]:
    """Joins meetings to runs. Meetings of one pair follow one another on one diagonal (the same difference between
    their two places) where the same words go on. Only pairs with a run of at least `least_run` words are given, with
    all their runs.
    """
    # one number for each diagonal of each pair, so that one sort brings them together
    span = int(max(met.at_left.max(), met.at_right.max())) + 1
    pair = met.left * (int(met.right.max()) + 1) + met.right
    diagonal = pair * (2 * span) + (met.at_left - met.at_right + span)
    in_order = np.lexsort((met.at_left, diagonal))
    diagonal, at_left = diagonal[in_order], met.at_left[in_order]
    # where a run begins: another diagonal, or not the next word
    begins = np.flatnonzero(np.concatenate(([True], (np.diff(diagonal) != 0) | (np.diff(at_left) != 1))))
    first = in_order[begins]
    lengths = np.diff(np.concatenate((begins, [len(in_order)]))) + settings.gram - 1
    # the runs of one pair lie together; pairs without a long run are passed over
    edges = np.flatnonzero(np.concatenate(([True], np.diff(pair[first]) != 0)))
    ends = np.concatenate((edges[1:], [len(first)]))
    columns = (met.at_left[first].tolist(), met.at_right[first].tolist(), lengths.tolist())
    for pair_number in np.flatnonzero(np.maximum.reduceat(lengths, edges) >= settings.least_run).tolist():
        first_run, stop_run = int(edges[pair_number]), int(ends[pair_number])
        found = tuple(map(Run, *(column[first_run:stop_run] for column in columns)))
        yield int(met.left[first[first_run]]), int(met.right[first[first_run]]), found
