"""Cuts runs of equal words into pieces, in each of which all words of either side have one label."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from variorum.trace.matching.diagonals import Run
from variorum.trace.words.tokens import Tokens


class Piece(NamedTuple):
    """A stretch of equal words in two reports; places and length count words. The labels are indexes into LABELS, one for each side."""

    left: int
    right: int
    length: int
    left_label: int
    right_label: int


def chosen(found: Iterable[Run]) -> tuple[Run, ...]:
    """The runs, cut back so that none overlap on either side; a longer run is kept whole before a shorter one. So a sentence that stands twice is
    matched once. In order of the left side. Of equally long runs the same are kept, whichever report is called left.
    """
    in_order = sorted(found)
    if all(a.left + a.length <= b.left and a.right + a.length <= b.right for a, b in pairwise(in_order)):
        # As most copies have them: nothing stands twice or elsewhere, and there is nothing to choose.
        return tuple(in_order)
    kept: list[Run] = []
    for run in sorted(in_order, key=lambda r: (-r.length, r.left + r.right, min(r.left, r.right), r.left)):
        kept.extend(_free_part(run, kept))
    return tuple(sorted(kept))


def _free_part(run: Run, kept: Sequence[Run]) -> Iterator[Run]:
    """What of the run lies, in both texts, outside the runs in `kept`, as one run; nothing where no such part is left."""
    low, high = 0, run.length
    for other in kept:
        for mine, theirs in ((run.left, other.left), (run.right, other.right)):
            begin, end = theirs - mine, theirs - mine + other.length
            if begin < high and end > low:
                if begin > low:
                    high = begin
                else:
                    low = end
                if low >= high:
                    return
    yield Run(run.left + low, run.right + low, high - low)


def pieces(found_runs: Iterable[Run], left: Tokens, right: Tokens) -> Iterator[Piece]:
    """The runs, chosen so that none overlap, and cut wherever the label of the words changes on either side (narrative, quotation …). In order of the
    left side.
    """
    changes = _changes(left), _changes(right)
    for run in chosen(found_runs):
        if not changes[0] and not changes[1]:
            yield Piece(*run, int(left.labels[run.left]), int(right.labels[run.right]))
            continue
        cuts = {0, run.length}
        for places, begins in zip(changes, (run.left, run.right), strict=True):
            low = bisect_right(places, begins)
            cuts.update(at - begins for at in places[low : bisect_left(places, begins + run.length, low)])
        for low, high in pairwise(sorted(cuts)):
            at_left, at_right = run.left + low, run.right + low
            labels = int(left.labels[at_left]), int(right.labels[at_right])
            yield Piece(at_left, at_right, high - low, *labels)


def _changes(text: Tokens) -> list[int]:
    """Words that have another label than the one before."""
    places: list[int] = (np.flatnonzero(text.labels[1:] != text.labels[:-1]) + 1).tolist()
    return places
