"""Keeps of the pairs that share a run of words those that may share more than phrases.

Words used here. Candidate: a pair of reports that share a shingle (a run of words, as a hash). Traits: hashes of a
report by which it is told whether two share no more than phrases. Row: a report's number over all shards. Odd: words
that recur in one outlet, or are a post elsewhere. Gram: a short run of words.

Keys of `work.given`, what the plan tells a task. `shard`: its number; `first`: by shard, how many reports lie in the
shards before it; `candidates`, `marks`: files of these tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from variorum.archive.meeting import once_each
from variorum.archive.shards import arrow, column, table, tuples, written
from variorum.archive.tasks import Made, Work
from variorum.trace.dependence.phrases import ODD, Kinds, Mask, Others, Traits, linked, phrases_alone
from variorum.trace.settings import TraceSettings
from variorum.trace.words.postings import Ints, in_stretches

# Shingles of reports that a task holds at once beside those of its shard: 5 bytes each.
HELD = 100_000_000


def pairs(work: Work) -> Made:
    """Writes the pairs that may share more than phrases: those of the candidates whose left report is in this shard."""
    # 1 << 62: behind the last row of the last shard
    shard, first = work.given["shard"], [*work.given["first"], 1 << 62]
    pa = arrow()
    # the candidates of this shard
    of_this_shard = [
        ("left", ">=", pa.scalar(first[shard], pa.int64())),
        ("left", "<", pa.scalar(first[shard + 1], pa.int64())),
    ]
    candidates = [table(work.root / name, filters=of_this_shard) for name in work.given["candidates"]]
    left, right = once_each(*(column(candidates, side) for side in ("left", "right")))
    marks = [table(work.root / name) for name in work.given["marks"]]
    known = _Known(work, *(column(marks, name) for name in ("row", "place", "posted")))
    ours, is_kept = known.of(np.unique(left)), np.zeros(len(left), np.bool_)
    # some of the right sides at a time, so that memory is bounded
    others = np.unique(right)
    for rows_at_once in in_stretches(others, known.words[others], HELD):
        pairs_at_once = np.flatnonzero((right >= rows_at_once[0]) & (right <= rows_at_once[-1]))
        is_kept[pairs_at_once] = _kept(
            left[pairs_at_once], right[pairs_at_once], ours, known.of(rows_at_once), work.settings.trace
        )
    written_pairs = written(pa.table({"left": left[is_kept], "right": right[is_kept]}))
    return Made(
        files={f"pairs/{shard:05}.parquet": written_pairs},
        came=0,
        went=0,
        counts={"candidates": len(left), "pairs": int(is_kept.sum())},
    )


class _Several(NamedTuple):
    """Some reports: `row` has their numbers over all shards, in order; `others` their traits; `named` for each
    (outlets that it cites, names that it may be cited by, whether its outlet is known).
    """

    row: Ints
    others: Others
    named: Sequence[tuple[frozenset[str], frozenset[str], bool]]

    def one(self, row: int) -> Traits:
        """The traits of the report in this row of the whole table, which must be among those held here."""
        number = int(np.searchsorted(self.row, row))
        grams = slice(self.others.first[number], self.others.first[number + 1])
        return Traits(
            self.others.grams[grams],
            self.others.kinds[grams],
            int(self.others.narrative[number]),
            *self.named[number],
        )

    def some(self, rows: Ints) -> Others:
        """The traits of the reports in these rows, which are among them."""
        numbers = np.searchsorted(self.row, rows)
        lengths = np.diff(self.others.first)[numbers]
        ends_after = np.cumsum(lengths)
        # for each report the places of its shingles, one behind the other
        places = np.repeat(self.others.first[numbers] - ends_after + lengths, lengths) + np.arange(
            ends_after[-1]
        )
        return Others(
            self.others.grams[places],
            self.others.kinds[places],
            np.concatenate(([0], ends_after)),
            self.others.narrative[numbers],
        )


class _Known:
    """Reads the traits of reports. What recurs in one outlet, or is a post elsewhere (`row` and `place` of its marks), is odd."""

    def __init__(self, work: Work, row: Ints, place: Ints, posted: Ints) -> None:
        """`row`, `place`, `posted`: columns of the marks, one entry each: which report, the place of a shingle in it,
        whether it is a post elsewhere.
        """
        self._work = work
        order = np.argsort(row, kind="stable")
        self._row, self._place, self._posted = row[order], place[order], posted[order] > 0
        held = [table(work.root / name, ["words"]) for name in work.given["shards"]]
        self.words = column(held, "words")

    def of(self, rows: Ints) -> _Several:
        """The traits of the reports in these rows, which are in order."""
        # from each shard the rows that lie in it
        found = [
            table(self._work.root / f"traits/{shard:05}.parquet").take(
                arrow().array(rows[(rows >= low) & (rows < high)] - low)
            )
            # 1 << 62: behind the last row of the last shard
            for shard, (low, high) in enumerate(pairwise([*self._work.given["first"], 1 << 62]))
        ]
        whole = arrow().concat_tables(found).combine_chunks()
        grams, kinds = (whole.column(name).combine_chunks() for name in ("grams", "kinds"))
        # for each report where its grams begin, and the end of the last
        first = np.concatenate(([0], np.cumsum(_lengths(grams)))).astype(np.int64)
        marked = kinds.flatten().to_numpy(zero_copy_only=False).copy()
        narrative = whole.column("narrative").to_numpy().copy()
        self._mark(rows, first, marked, narrative)
        return _Several(
            rows,
            Others(grams.flatten().to_numpy(), marked, first, narrative),
            [
                (frozenset(cites), frozenset(keys), housed)
                for cites, keys, housed in tuples(whole, ["cites", "keys", "housed"])
            ],
        )

    def _mark(self, rows: Ints, first: Ints, kinds: Kinds, narrative: Ints) -> None:
        """Marks as odd, in `kinds`, the shingles with words that recur in one outlet or are a post elsewhere, and
        takes these words from the count of narrative.

        `rows`: the reports; `first`: for each where its shingles begin in `kinds`, and where the last ones end;
        `narrative`: words of narrative by report.
        """
        settings = self._work.settings.trace
        # which of the marks are of each report
        first_mark, stop_mark = (
            np.searchsorted(self._row, rows),
            np.searchsorted(self._row, rows, side="right"),
        )
        for report in np.flatnonzero(stop_mark > first_mark).tolist():
            marked_places, posted = (
                self._place[first_mark[report] : stop_mark[report]],
                self._posted[first_mark[report] : stop_mark[report]],
            )
            # the words of marks that recur, unless they are most of the report; then all words of posts
            words = _words_from(marked_places[~posted], settings.least_run)
            size = first[report + 1] - first[report]
            if len(words) > settings.repeated_share * (size + settings.gram - 1):
                # Left alone, as tracing does: a version of one story.
                words = words[:0]
            words = np.union1d(words, _words_from(marked_places[posted], settings.least_run))
            narrative[report] -= len(words)
            # every shingle that holds one of these words
            grams = np.unique(words[:, None] - np.arange(settings.gram))
            places = first[report] + grams[(grams >= 0) & (grams < size)]
            kinds[places] = np.maximum(kinds[places], ODD)


def _words_from(starts: Ints, length: int) -> Ints:
    """The words, each once, of runs that begin at `starts`."""
    return np.unique(starts[:, None] + np.arange(length))


def _lengths(lists: Any) -> Ints:
    return np.asarray(arrow().compute.list_value_length(lists).to_numpy(zero_copy_only=False), np.int64)


def _kept(left: Ints, right: Ints, ours: _Several, theirs: _Several, settings: TraceSettings) -> Mask:
    """For each pair, whether it may share more than phrases. Pairs are in the order of their left reports."""
    found = np.ones(len(left), np.bool_)
    for pairs_of_left in (
        np.split(np.arange(len(left)), np.flatnonzero(np.diff(left)) + 1) if len(left) else ()
    ):
        left_traits = ours.one(int(left[pairs_of_left[0]]))
        # pairs that share more than phrases, or of which one cites the other
        phrases = phrases_alone(left_traits, theirs.some(right[pairs_of_left]), settings)
        # `alone`: the two share phrases alone; then only a citation can join them, unless even the phrases are too short
        found[pairs_of_left] = ~phrases.alone
        for pair in pairs_of_left[phrases.alone & ~phrases.short].tolist():
            found[pair] = linked(left_traits, theirs.one(int(right[pair])))
    return found
