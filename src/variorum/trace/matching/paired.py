"""Finds where the two texts of each chosen pair have the same words, whole texts at a time: many pairs in one sort."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from variorum.trace.matching.diagonals import Meeting
from variorum.trace.settings import TraceSettings
from variorum.trace.words.postings import SPREAD, Codes, Ints, first_of_each, shingled, standing_twice
from variorum.trace.words.tokens import Tokens

# Bits of a hash by which it is looked for on the other side before any is sorted: five slots for each of STRETCH words.
SLOT_BITS = 20


def met_in_pairs(
    pairs: Ints, texts: Sequence[Tokens], settings: TraceSettings
) -> tuple[Meeting, list[tuple[int, int]]]:
    """All meetings of the two texts of each pair; and the pairs that would have too many, whose meetings are not among these. .05 ms for two texts
    of 500 words.
    """
    hashes, places, held = shingled([texts[n] for n in pairs.ravel().tolist()], settings.gram)
    side = np.repeat(np.arange(len(held)), held)
    # A pair's shingles are none of another's.
    hashes += (side // 2).astype(np.uint64) * SPREAD
    maybe = _on_both_sides(hashes, side % 2 == 0)
    # Of equal ones those of the left text stand first.
    order = maybe[standing_twice(hashes[maybe])]
    hashes, side, places = hashes[order], side[order], places[order]
    begins = first_of_each(hashes)
    sizes = np.diff(begins, append=len(order))
    of_left = side % 2 == 0
    middle = begins + (np.add.reduceat(of_left.astype(np.int64), begins) if len(order) else 0)
    pair = side // 2
    counts = np.where(of_left, np.repeat(begins + sizes - middle, sizes), 0)
    crowded = np.bincount(pair, counts, len(pairs)) > settings.crowd * (held[::2] + 1)
    counts[crowded[pair]] = 0
    lefts = np.repeat(np.arange(len(order)), counts)
    rights = np.repeat(np.repeat(middle, sizes), counts) + np.arange(len(lefts))
    rights -= np.repeat(np.cumsum(counts) - counts, counts)
    met = Meeting(
        left=pairs[pair[lefts], 0],
        right=pairs[pair[lefts], 1],
        at_left=places[lefts],
        at_right=places[rights],
    )
    return met, [(left, right) for left, right in pairs[crowded].tolist()]


def _on_both_sides(hashes: Codes, left: NDArray[np.bool_]) -> Ints:
    """Places of hashes that may stand on both sides, told by their first bits. Only these need be sorted; a few that do not stand on both are
    among them.
    """
    slots = (hashes >> np.uint64(64 - SLOT_BITS)).astype(np.intp)
    met = np.zeros((2, 1 << SLOT_BITS), np.bool_)
    met[0, slots[left]] = met[1, slots[~left]] = True
    met[0] &= met[1]
    return np.flatnonzero(met[0, slots])
