"""Finds where the two texts of each chosen pair have the same words, whole texts at a time: many pairs in one sort.

Words used here. Shingle: `gram` words in a row, as a hash. Side: one text of a pair; even numbers are left. Meeting:
a place in each text with the same shingle. Crowded: a pair with too many meetings.
"""

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
    """All places where the two texts of a pair have an equal shingle; and the pairs with too many such places, which are left out.

    `pairs`: a row of two indices into `texts` for each pair. .05 ms for two texts of 500 words.
    """
    hashes, places, counts_of_text = shingled([texts[n] for n in pairs.ravel().tolist()], settings.gram)
    side = np.repeat(np.arange(len(counts_of_text)), counts_of_text)
    # A pair's shingles are none of another's.
    hashes += (side // 2).astype(np.uint64) * SPREAD
    # only shingles that both sides have, equal ones side by side
    on_both_sides = _on_both_sides(hashes, side % 2 == 0)
    # Of equal ones those of the left text stand first.
    order = on_both_sides[standing_twice(hashes[on_both_sides])]
    hashes, side, places = hashes[order], side[order], places[order]
    # of each group of equal shingles: where it begins, where the right side begins
    begins = first_of_each(hashes)
    sizes = np.diff(begins, append=len(order))
    is_left = side % 2 == 0
    first_of_right = begins + (np.add.reduceat(is_left.astype(np.int64), begins) if len(order) else 0)
    pair = side // 2
    counts = np.where(is_left, np.repeat(begins + sizes - first_of_right, sizes), 0)
    is_crowded = np.bincount(pair, counts, len(pairs)) > settings.crowd * (counts_of_text[::2] + 1)
    counts[is_crowded[pair]] = 0
    # each left one with each right one of its group
    lefts = np.repeat(np.arange(len(order)), counts)
    rights = np.repeat(np.repeat(first_of_right, sizes), counts) + np.arange(len(lefts))
    rights -= np.repeat(np.cumsum(counts) - counts, counts)
    meetings = Meeting(
        left=pairs[pair[lefts], 0],
        right=pairs[pair[lefts], 1],
        at_left=places[lefts],
        at_right=places[rights],
    )
    return meetings, [(left, right) for left, right in pairs[is_crowded].tolist()]


def _on_both_sides(hashes: Codes, left: NDArray[np.bool_]) -> Ints:
    """Places in `hashes` of those that stand on both sides, with a few that only look so: the first SLOT_BITS bits
    are compared, which is fast, and saves sorting all. `left`: for each hash, whether it is of the left text.
    """
    slots = (hashes >> np.uint64(64 - SLOT_BITS)).astype(np.intp)
    # (2, slots): whether a hash of the left, and of the right, falls into the slot
    met = np.zeros((2, 1 << SLOT_BITS), np.bool_)
    met[0, slots[left]] = met[1, slots[~left]] = True
    met[0] &= met[1]
    return np.flatnonzero(met[0, slots])
