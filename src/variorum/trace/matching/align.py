"""Cuts runs of equal words into pieces, in each of which all words of either side have one label.

Words used here. Run: equal words of two texts. Piece: a run, or part of one, in which all words of either side have
one label. Change: a word at which the label is another than before.
"""

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

    # number of its first word in each report
    left: int
    right: int
    length: int
    left_label: int
    right_label: int


def chosen(found: Iterable[Run]) -> tuple[Run, ...]:
    """The runs, cut back so that none overlap on either side; a longer run is kept whole before a shorter one. So a
    sentence that stands twice is matched once. In order of the left side. Of equally long runs the same are kept,
    whichever report is called left. `found`: runs of one pair, which may overlap.
    """
    in_order = sorted(found)
    if all(
        run_before.left + run_before.length <= run_behind.left
        and run_before.right + run_before.length <= run_behind.right
        for run_before, run_behind in pairwise(in_order)
    ):
        # As most copies have them: nothing stands twice or elsewhere, and there is nothing to choose.
        return tuple(in_order)
    kept: list[Run] = []
    for run in sorted(
        in_order,
        key=lambda run: (-run.length, run.left + run.right, min(run.left, run.right), run.left),
    ):
        kept.extend(_free_part(run, kept))
    return tuple(sorted(kept))


def _free_part(run: Run, kept: Sequence[Run]) -> Iterator[Run]:
    """What of the run lies, in both texts, outside the runs in `kept`, as one run; nothing where no such part is left."""
    free_start, free_stop = 0, run.length
    for other in kept:
        for own_begin, other_begin in ((run.left, other.left), (run.right, other.right)):
            # where the other run lies on this one, on either side; the part before or behind it stays free
            overlap_start, overlap_end = other_begin - own_begin, other_begin - own_begin + other.length
            if overlap_start < free_stop and overlap_end > free_start:
                if overlap_start > free_start:
                    free_stop = overlap_start
                else:
                    free_start = overlap_end
                if free_start >= free_stop:
                    return
    yield Run(run.left + free_start, run.right + free_start, free_stop - free_start)


def pieces(found_runs: Iterable[Run], left: Tokens, right: Tokens) -> Iterator[Piece]:
    """The runs, chosen so that none overlap, and cut wherever the label of the words changes on either side
    (narrative, quotation …). In order of the left side.
    """
    changes = left_changes, right_changes = _changes(left), _changes(right)
    for run in chosen(found_runs):
        # one label throughout: the run is one piece
        if not left_changes and not right_changes:
            yield Piece(*run, int(left.labels[run.left]), int(right.labels[run.right]))
            continue
        # cut where the label changes on either side, counted from the beginning of the run
        cuts = {0, run.length}
        for places, begins in zip(changes, (run.left, run.right), strict=True):
            piece_start = bisect_right(places, begins)
            cuts.update(
                at - begins
                for at in places[piece_start : bisect_left(places, begins + run.length, piece_start)]
            )
        for piece_start, piece_end in pairwise(sorted(cuts)):
            at_left, at_right = run.left + piece_start, run.right + piece_start
            labels = int(left.labels[at_left]), int(right.labels[at_right])
            yield Piece(at_left, at_right, piece_end - piece_start, *labels)


def _changes(text: Tokens) -> list[int]:
    """Words that have another label than the one before."""
    places: list[int] = (np.flatnonzero(text.labels[1:] != text.labels[:-1]) + 1).tolist()
    return places
