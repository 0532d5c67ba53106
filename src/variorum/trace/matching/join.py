"""Finds every place where two reports hold the same run of words: a join on word shingles, in numpy.

Shingles of all reports are sorted once. Each is set against the later ones that equal it (a meeting); meetings of one
pair that follow one another on one diagonal are a run. Cost is linear in the words and in the words shared. Memory is
bounded by `batch` meetings beside the index.

Beyond `desk_words` words the index holds a sample that misses no run of `least_run` words. The pairs found by it are joined again whole
(`paired.py`): the same result from less than half of the memory.

Words used here. Run: a stretch of equal words in two reports. Shingle: `gram` words in a row, as a hash. Meeting: a
place in each of two reports with the same shingle. Found: the runs of one pair: (left report, right report, runs).
Sample: some of the shingles, chosen so that each run of `least_run` words has one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from variorum.trace.matching.diagonals import Found, Meeting, joined
from variorum.trace.matching.paired import met_in_pairs
from variorum.trace.settings import TraceSettings
from variorum.trace.words.postings import Ints, Postings, batches, in_stretches, meetings, postings
from variorum.trace.words.tokens import Tokens


def runs(texts: Sequence[Tokens], settings: TraceSettings) -> Iterator[Found]:
    """(left, right, runs) for every pair of texts that share at least `least_run` words in a row; left < right, places in `texts`.

    A run is a stretch of words that stands in both texts. A pair is given with all its runs, also those shorter than `least_run`.
    """
    if sum(len(text.codes) for text in texts) > settings.desk_words:
        yield from _sampled(texts, settings)
        return
    index = postings(texts, settings.gram)
    for low, high in batches(index, settings):
        met = _met(index, low, high, settings)
        if len(met.left):
            yield from joined(met, settings)


def _sampled(texts: Sequence[Tokens], settings: TraceSettings) -> Iterator[Found]:
    """(left report, right report, their runs) of every pair, as `runs` gives them, for texts too many for an index of all shingles.
    A sample of the shingles is kept, of which every run of `least_run` words has at least one. Through it the pairs
    of reports that have such a run are found. Then the two texts of each pair are compared whole (`_paired`), which
    gives all its runs, shorter ones too: so the result is that of `runs`.
    """
    index = postings(texts, settings.gram, settings.least_run - settings.gram + 1)
    # The last 32 bits of each word: what only looks like a long run is none when its pair is joined.
    words_of_all = np.concatenate([text.codes.astype(np.uint32) for text in texts])
    first_word = np.concatenate(([0], np.cumsum([len(text.codes) for text in texts]))).astype(np.int64)
    for first_report, stop_report in batches(index, settings):
        meetings_found = _met(index, first_report, stop_report, settings)
        is_in_long_run = _is_long(meetings_found, words_of_all, first_word, settings)
        pairs = np.unique(
            np.stack((meetings_found.left[is_in_long_run], meetings_found.right[is_in_long_run]), axis=1),
            axis=0,
        )
        for pairs_at_once in in_stretches(pairs, np.diff(first_word)[pairs].sum(axis=1)):
            yield from _paired(pairs_at_once, texts, settings)


def _paired(pairs: Ints, texts: Sequence[Tokens], settings: TraceSettings) -> Iterator[Found]:
    """For each of these pairs alone what `runs` gives of many texts. `pairs`: (pairs, 2) numbers of texts. A pair with too many meetings
    is taken by itself, with no limit on its words.
    """
    met, crowded = met_in_pairs(pairs, texts, settings)
    if len(met.left):
        yield from joined(met, settings)
    whole = replace(settings, desk_words=sys.maxsize)
    for left, right in crowded:
        yield from ((left, right, found) for _, _, found in runs((texts[left], texts[right]), whole))


def _is_long(
    met: Meeting, flat: NDArray[np.uint32], first: Ints, settings: TraceSettings
) -> NDArray[np.bool_]:
    """For each meeting, whether the run through it has `least_run` words; words are compared one by one on both sides of it. `met`: the
    meetings; `flat`: the words of all reports, one behind the other, as numbers; `first`: for each report where its words begin in
    `flat`, with the end of the last one.
    """
    length = np.full(len(met.left), settings.gram, np.int64)
    begin_left, begin_right = first[met.left] + met.at_left, first[met.right] + met.at_right
    # to the left of the shingle, then to the right, as long as the words are equal
    for direction, at in ((-1, -1), (1, settings.gram)):
        # one truth value for each meeting: the words have been equal so far on this side
        goes_on = np.ones(len(met.left), np.bool_)
        for reach in range(settings.least_run - settings.gram):
            left_words, right_words = (
                begin_left + at + direction * reach,
                begin_right + at + direction * reach,
            )
            # not past the beginning or end of the report
            goes_on &= (left_words >= first[met.left]) & (left_words < first[met.left + 1])
            goes_on &= (right_words >= first[met.right]) & (right_words < first[met.right + 1])
            goes_on[goes_on] = flat[left_words[goes_on]] == flat[right_words[goes_on]]
            length += goes_on
    long: NDArray[np.bool_] = length >= settings.least_run
    return long


def _met(index: Postings, first_report: int, stop_report: int, settings: TraceSettings) -> Meeting:
    """The meetings of shingles of the reports from `first_report` to before `stop_report` with equal ones in later reports."""
    at, counts = meetings(index, first_report, stop_report, settings)
    lefts = np.repeat(at, counts)
    # each place in `at` meets the `counts` places right behind it, which have the same hash
    rights = lefts + 1 + np.arange(len(lefts)) - np.repeat(np.cumsum(counts) - counts, counts)
    are_of_two_reports = index.report[lefts] != index.report[rights]
    lefts, rights = lefts[are_of_two_reports], rights[are_of_two_reports]
    return Meeting(
        left=index.report[lefts].astype(np.int64),
        right=index.report[rights].astype(np.int64),
        at_left=index.place[lefts].astype(np.int64),
        at_right=index.place[rights].astype(np.int64),
    )
