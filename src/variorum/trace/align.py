"""From runs of equal words to labelled spans on both sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np

from variorum.records import SharedSpan
from variorum.trace.join import Run
from variorum.trace.tokens import LABELS, NARRATIVE, Tokens


def chosen(found: Iterable[Run]) -> tuple[Run, ...]:
    """Runs that overlap on neither side, longest first: a sentence that stands twice is matched once. What overlaps is
    cut back, not dropped. In order of the left side.
    """
    kept: list[Run] = []
    for run in sorted(found, key=lambda r: (-r.length, r.left, r.right)):
        kept.extend(_free_part(run, kept))
    return tuple(sorted(kept))


def _free_part(run: Run, kept: Sequence[Run]) -> Iterator[Run]:
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


def split_by_label(run: Run, left: Tokens, right: Tokens) -> Iterator[tuple[Run, int]]:
    """The run cut where the label changes; a word is narrative only where both reports have it so."""
    labels = left.labels[run.left : run.left + run.length].copy()
    others = right.labels[run.right : run.right + run.length]
    plain = labels == NARRATIVE
    labels[plain] = others[plain]
    cuts = [0, *(np.flatnonzero(np.diff(labels)) + 1).tolist(), run.length]
    for low, high in pairwise(cuts):
        yield Run(run.left + low, run.right + low, high - low), int(labels[low])


def shared_span(run: Run, label: int, left: Tokens, right: Tokens) -> SharedSpan:
    return SharedSpan(
        left_start=int(left.starts[run.left]),
        left_end=int(left.ends[run.left + run.length - 1]),
        right_start=int(right.starts[run.right]),
        right_end=int(right.ends[run.right + run.length - 1]),
        label=LABELS[label],
    )
