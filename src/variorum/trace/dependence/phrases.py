"""Tells which of many pairs share no more than phrases, from arrays and without their texts: `shared_text` would make nothing of them.

In a large set most pairs that share a run of `least_run` words do so by chance. Such a pair has nothing but little narrative in common, and
neither report names the other's outlet or a third that both name. Where one of these may be otherwise the pair is kept, to be weighed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from variorum.records import Report
from variorum.trace.citations.citations import Citation
from variorum.trace.citations.houses import house, keys_of
from variorum.trace.dependence.shared_errors import telling_places
from variorum.trace.settings import TraceSettings
from variorum.trace.words.postings import Ints, shingles
from variorum.trace.words.tokens import NARRATIVE, Tokens

Mask = NDArray[np.bool_]
Grams = NDArray[np.uint32]
# Bits of a hash by which a shingle is looked for before it is compared whole.
SLOT_BITS = 16
SLOT_MASK = np.uint32((1 << SLOT_BITS) - 1)


class Traits(NamedTuple):
    """What of a report tells whether it shares more than phrases with another.

    `grams`: 32 bits of the hash of each run of `gram` words, in order; `plain`: whether all words of it are narrative without a telling slip.
    `narrative`: how many words of narrative it has at least.
    `cites`: keys of the outlets that it cites; `keys`: those by which it may be cited; `housed`: whether anything says whose report it is.
    """

    grams: Grams
    plain: Mask
    narrative: int
    cites: frozenset[str]
    keys: frozenset[str]
    housed: bool


class Others(NamedTuple):
    """The traits of several reports: their `grams` and `plain` laid end to end, those of report n are first[n]:first[n+1]."""

    grams: Grams
    plain: Mask
    first: Ints
    narrative: Ints


def plain_words(report: Report, text: Tokens) -> Mask:
    """For each word, whether it is narrative and no slip of a telling sort."""
    found: Mask = text.labels == NARRATIVE
    found[telling_places(report, text)] = False
    return found


def traits(
    report: Report, text: Tokens, plain: Mask, cites: Sequence[Citation], settings: TraceSettings
) -> Traits:
    """The traits of one report. `plain`: what `plain_words` gives."""
    return Traits(
        grams=(shingles(text.codes, settings.gram) >> np.uint64(32)).astype(np.uint32),
        plain=all_in_runs(plain, settings.gram),
        narrative=int(np.count_nonzero(text.labels == NARRATIVE)),
        cites=frozenset(c.key for c in cites),
        keys=frozenset(keys_of(report)),
        housed=house(report) is not None,
    )


def all_in_runs(marked: Mask, size: int) -> Mask:
    """For each run of `size` words, in order, whether all of them are marked."""
    if len(marked) < size:
        return np.zeros(0, np.bool_)
    so_far = np.concatenate(([0], np.cumsum(~marked)))
    found: Mask = so_far[size:] == so_far[:-size]
    return found


def phrases_alone(one: Traits, others: Others, settings: TraceSettings) -> Mask:
    """For each of the others, whether it is sure that it shares no more than phrases with `one`, citations aside (`linked`): all that they share is
    plain, and either less than makes one report depend on another, or in runs under `phrase` words that are too little to count as dense.
    """
    count = len(others.first) - 1
    at, odd = _met(one, others)
    owner = np.searchsorted(others.first, at, side="right") - 1
    met = np.bincount(owner, minlength=count)
    # What is shared weighs as much as it has shingles, at most.
    much = met >= settings.dependent_weight
    if settings.phrases_weight < settings.dependent_weight:
        dense = met * settings.gram >= settings.dense_share * np.minimum(others.narrative, one.narrative)
        much &= dense | _long(at, owner, count, settings)
    unsure: Mask = much | (np.bincount(owner[odd], minlength=count) > 0)
    return ~unsure


def _long(at: Ints, owner: Ints, count: int, settings: TraceSettings) -> Mask:
    """For each owner of the shingles at these places, whether so many follow one another that they may be a run of `phrase` words."""
    reach = settings.phrase - settings.gram
    ends, begins = at[reach:], at[: max(0, len(at) - reach)]
    long = (ends - begins == reach) & (owner[reach:] == owner[: len(begins)])
    found: Mask = np.bincount(owner[: len(begins)][long], minlength=count) > 0
    return found


def _met(one: Traits, others: Others) -> tuple[Ints, Mask]:
    """Places of the others' shingles that `one` has too, in order; and whether each is not plain in one of the two."""
    slots = np.zeros(1 << SLOT_BITS, np.bool_)
    slots[one.grams & SLOT_MASK] = True
    maybe = np.flatnonzero(slots[others.grams & SLOT_MASK])
    known = np.unique(one.grams)
    at = maybe[_is_in(others.grams[maybe], known)]
    odd = ~others.plain[at]
    if not one.plain.all():
        odd |= _is_in(others.grams[at], np.unique(one.grams[~one.plain]))
    return at, odd


def _is_in(asked: Grams, known: Grams) -> Mask:
    """For each hash asked for, whether it is among those `known`, which are sorted."""
    if not len(known):
        return np.zeros(len(asked), np.bool_)
    found: Mask = known[np.searchsorted(known, asked).clip(0, len(known) - 1)] == asked
    return found


def linked(one: Traits, other: Traits) -> bool:
    """Whether one of the two may name the other as its source, or both a third: a rewrite is then looked for."""
    if not one.cites and not other.cites:
        return False
    if (one.cites and not other.housed) or (other.cites and not one.housed):
        return True
    return bool(one.cites & other.keys or other.cites & one.keys or one.cites & other.cites)
