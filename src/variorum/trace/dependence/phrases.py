"""Tells which of many pairs share no more than phrases, from arrays and without their texts: `shared_text` would make nothing of them.

In a large set most pairs that share a run of `least_run` words do so by chance. Such a pair has only little
narrative in common, or a single run under `phrase` words that is narrative in one of the two, and neither report
names the other's outlet or a third that both name. Where one of these may be otherwise the pair is kept, to be
weighed.

Words used here. Gram: a run of `gram` words, as bits of a hash. Kinds: what its words are: PLAIN narrative, ODD (not
plain), SLIP. Traits: what of a report tells that it shares only phrases with another. Met: grams that both have.
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

# True or False for each of the others, or each gram.
Mask = NDArray[np.bool_]
Grams = NDArray[np.uint32]
Kinds = NDArray[np.uint8]
# Bits of a hash by which a shingle is looked for before it is compared whole.
SLOT_BITS = 16
SLOT_MASK = np.uint32((1 << SLOT_BITS) - 1)
# What words are in one report: narrative without a telling slip; something else (of a run: in part); or with such a slip. Two reports share more than
# a phrase, or may, where what the words are in one and in the other adds up to UNSURE.
PLAIN, ODD, SLIP = 0, 1, 2
# The kinds of a gram in the two reports are added up. From this sum on nothing is sure: SLIP in one, or ODD in both.
UNSURE = 2


class Traits(NamedTuple):
    """What of a report tells whether it shares more than phrases with another.

    `grams`: 32 bits of the hash of each run of `gram` words, in order; `kinds`: what its words are (PLAIN, ODD, SLIP).
    `narrative`: how many words of narrative it has at least.
    `cites`: keys of the outlets that it cites; `keys`: those by which it may be cited; `housed`: whether anything says whose report it is.
    """

    grams: Grams
    kinds: Kinds
    narrative: int
    cites: frozenset[str]
    keys: frozenset[str]
    housed: bool


class Phrases(NamedTuple):
    """What is sure of one report and each of several others: an array with a True or False for each of the others.

    `alone`: True where the two share no more than phrases, as long as neither names the other's outlet or a third
    that both name. `short`: True where that holds whoever is named.
    """

    alone: Mask
    short: Mask


class Others(NamedTuple):
    """The traits of several reports in one. `grams` and `kinds` are laid end to end: those of report n are
    [first[n]:first[n+1]]. `narrative`: for each report, how many words of narrative it has.
    """

    grams: Grams
    kinds: Kinds
    first: Ints
    narrative: Ints


def kinds_of_words(report: Report, text: Tokens) -> Kinds:
    """What each word is: PLAIN, ODD or SLIP."""
    found = np.where(text.labels == NARRATIVE, np.uint8(PLAIN), np.uint8(ODD))
    found[telling_places(report, text)] = SLIP
    return found


def traits(
    report: Report, text: Tokens, words: Kinds, cites: Sequence[Citation], settings: TraceSettings
) -> Traits:
    """The traits of one report. `words`: what `kinds_of_words` gives. `cites`: its citations; `keys`: the names by which others may cite
    it; `housed`: its outlet is known.
    """
    return Traits(
        # the upper 32 of 64 bits: half the memory, and still hardly two runs with the same number
        grams=(shingles(text.codes, settings.gram) >> np.uint64(32)).astype(np.uint32),
        kinds=kinds_of_runs(words, settings.gram),
        narrative=int(np.count_nonzero(text.labels == NARRATIVE)),
        cites=frozenset(cite.key for cite in cites),
        keys=frozenset(keys_of(report)),
        housed=house(report) is not None,
    )


def kinds_of_runs(words: Kinds, size: int) -> Kinds:
    """What the words of each run of `size` words are, in order: the greatest of their kinds."""
    found = np.where(all_in_runs(words < SLIP, size), np.uint8(ODD), np.uint8(SLIP))
    found[all_in_runs(words == PLAIN, size)] = PLAIN
    return found


def all_in_runs(marked: Mask, size: int) -> Mask:
    """For each run of `size` words, in order, whether all of them are marked."""
    if len(marked) < size:
        return np.zeros(0, np.bool_)
    so_far = np.concatenate(([0], np.cumsum(~marked)))
    found: Mask = so_far[size:] == so_far[:-size]
    return found


def phrases_alone(one: Traits, others: Others, settings: TraceSettings) -> Phrases:
    """Which of the others share no more than phrases with `one`, as far as that is sure without their texts.

    It is not sure where a slip is among the grams in common; nor where they are so many that one report may depend on
    the other, or that they are a large part of the shorter one; nor where one is odd, unless all are so few words
    that they can be only one short run.
    """
    count = len(others.first) - 1
    gram_places, kinds = _met(one, others)
    # to which of the others each gram belongs
    owner_of_gram = np.searchsorted(others.first, gram_places, side="right") - 1
    # how many grams each of the others has in common with `one`: at most so much weighs what they share
    grams_in_common = np.bincount(owner_of_gram, minlength=count)
    # too much in common to be sure
    is_much = grams_in_common >= settings.dependent_weight
    if settings.phrases_weight < settings.dependent_weight:
        is_dense = grams_in_common * settings.gram >= settings.dense_share * np.minimum(
            others.narrative, one.narrative
        )
        is_much &= is_dense | _long(gram_places, owner_of_gram, count, settings)
    # something odd in common; or so little that it is one short run
    is_odd = np.bincount(owner_of_gram[kinds > PLAIN], minlength=count) > 0
    is_one_run = _words(gram_places, owner_of_gram, count, settings) < min(
        settings.phrase, settings.dependent_weight
    )
    unsure: Mask = (
        is_much | (is_odd & ~is_one_run) | (np.bincount(owner_of_gram[kinds >= UNSURE], minlength=count) > 0)
    )
    return Phrases(alone=~unsure, short=is_one_run & ~is_odd)


def _words(at: Ints, owner: Ints, count: int, settings: TraceSettings) -> Ints:
    """For each owner of the shingles at these places, how many words they cover."""
    covered = np.full(len(at), settings.gram, np.int64)
    covered[1:][owner[1:] == owner[:-1]] = np.minimum(np.diff(at), settings.gram)[owner[1:] == owner[:-1]]
    return np.bincount(owner, covered, minlength=count).astype(np.int64)


def _long(at: Ints, owner: Ints, count: int, settings: TraceSettings) -> Mask:
    """For each of `count` reports, whether it may share a run of `phrase` words. `at`: places of the grams in common,
    in order; `owner`: for each of them, the number of the report that it stands in.
    """
    # so many shingles in a row are a run of `phrase` words
    reach = settings.phrase - settings.gram
    # the place so many further on, where it is of the same owner and no place is missing between
    ends, begins = at[reach:], at[: max(0, len(at) - reach)]
    long = (ends - begins == reach) & (owner[reach:] == owner[: len(begins)])
    found: Mask = np.bincount(owner[: len(begins)][long], minlength=count) > 0
    return found


def _met(one: Traits, others: Others) -> tuple[Ints, Kinds]:
    """The grams of the others that `one` has too, as two arrays: their places in `others.grams`, in order; and for
    each the sum of its kinds in the two reports. Where it stands several times in `one`, its greatest kind there
    counts.
    """
    # looked for by the lowest bits first, which is fast and finds a few too many; then by the whole gram
    slots = np.zeros(1 << SLOT_BITS, np.bool_)
    slots[one.grams & SLOT_MASK] = True
    maybe = np.flatnonzero(slots[others.grams & SLOT_MASK])
    known = np.unique(one.grams)
    at = maybe[_is_in(others.grams[maybe], known)]
    kinds = others.kinds[at].copy()
    # PLAIN adds 0, ODD 1, SLIP 2: one for each step that the gram has in `one`
    for kind in (ODD, SLIP) if one.kinds.any() else ():
        kinds += _is_in(others.grams[at], np.unique(one.grams[one.kinds >= kind]))
    return at, kinds


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
