"""Finds which reports can have to do with one another: those that share more than a phrase, or are joined by way of others that do.

All that tracing says of a report follows from the reports of its *component*: copies, posts, standing notes and
witnesses are all found by runs of `least_run` words that stand in several reports, or by more. So components are
traced one by one, and the result is that of tracing everything at once. Two reports that share a phrase by chance are
not joined, or a large archive would be one component. What one outlet prints again and again is told by all reports
that have it, joined or not, so the runs that recur so are handed on.

Words used here. Shingle: a run of `least_run` words, as a hash; gram: a shorter one. Kind: what the words of a
shingle are: plain narrative, a slip (odd), a signed post. Owner, holder: a report that has a shingle. Traits: hashes
by which it is told that two reports share no more than phrases. Mark: a shingle that recurs in one outlet or is a
post.

Keys of `work.given`, what the plan tells a task. `shard`: its number; `report`: its file of reports; `part` of `of`:
which range of hashes; `first`: by shard, how many reports lie in the shards before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from variorum.archive.reading import every
from variorum.archive.shards import arrow, rows, table, written
from variorum.archive.tasks import Made, Work
from variorum.aside import without_failing, working
from variorum.records import Label, Report
from variorum.text.outlet_names import outlet_key
from variorum.trace.citations.citations import Names, citations
from variorum.trace.dependence.phrases import (
    PLAIN,
    SLIP,
    Kinds,
    Traits,
    all_in_runs,
    kinds_of_runs,
    kinds_of_words,
    traits,
)
from variorum.trace.segments.labels import label
from variorum.trace.settings import TraceSettings
from variorum.trace.words.cutting import cut
from variorum.trace.words.postings import Codes as Hashes
from variorum.trace.words.postings import Ints, first_of_each, in_stretches, shingles
from variorum.trace.words.tokens import LABELS, Codes, Tokens

# Hashes are spread evenly: range n of `of` holds those from n * 2**64 / of on.
ALL = 1 << 64
# What a run of words is in one report beside PLAIN, ODD and SLIP: a signed post.
POSTED = 3
# The number of the label for a post.
POST = LABELS.index(Label.POST)
# True or False for each row.
Mask = NDArray[np.bool_]


def postings(work: Work) -> Made:
    """Writes the shingles (`least_run` words long) of every report of a shard in order of their hashes, with their
    place and what their words are; and the traits of every report, by which pairs that share a phrase by chance are
    told.
    """
    reports = every(work.root / work.given["report"])
    codes = Codes()
    # the outlets of the whole run, not of this shard alone
    names = Names(
        sorted({house_name for path in work.read for (house_name,) in rows(path, ["house"]) if house_name}),
        codes,
    )
    hashes, places, kinds = [np.zeros(0, np.uint64)], [np.zeros(0, np.int64)], [np.zeros(0, np.uint8)]
    traits_of_reports: list[Traits] = []
    # each report's shingles, places and kinds
    for report, text in zip(reports, cut(reports, codes), strict=True):
        found, kind = _read(report, text, names, work.settings.trace)
        traits_of_reports.append(found)
        hashes.append(shingles(text.codes, work.settings.trace.least_run))
        kinds.append(kind)
        places.append(np.arange(len(kind)))
    # in the order of hashes, then of reports and places
    owners = np.repeat(np.arange(len(traits_of_reports)), [len(found) for found in kinds[1:]])
    all_hashes, all_places = np.concatenate(hashes), np.concatenate(places)
    order = np.lexsort((all_places, owners, all_hashes))
    columns = {
        "hash": all_hashes[order],
        "row": owners[order].astype(np.int32),
        "place": all_places[order].astype(np.int32),
        "kind": np.concatenate(kinds)[order],
    }
    name = f"{work.given['shard']:05}.parquet"
    return Made(
        files={
            f"postings/{name}": written(arrow().table(columns)),
            f"traits/{name}": written(_told(reports, traits_of_reports)),
        },
        came=len(traits_of_reports),
        went=len(traits_of_reports),
        counts={"postings": len(all_hashes)},
    )


def _read(report: Report, text: Tokens, names: Names, settings: TraceSettings) -> tuple[Traits, Kinds]:
    """The traits of a report, and what each of its shingles is. Of one that tracing will fail on all is a slip, so
    that none is kept from it.
    """

    def read(_: Sequence[Report]) -> tuple[Traits, Kinds]:
        """The traits and kinds of the one report, read so that an error is known as of the room "trace"."""
        with working("trace"):
            label(report, text)
            words = kinds_of_words(report, text)
            kinds = kinds_of_runs(words, settings.least_run)
            kinds[all_in_runs(text.labels == POST, settings.least_run)] = POSTED
            return traits(report, text, words, citations(report, text, names), settings), kinds

    # tracing works on it; else everything of it counts as a slip
    if found := without_failing([report], read, by=lambda one: one.id).result:
        return found
    slips = np.full(len(text.codes), SLIP, np.uint8)
    return traits(report, text, slips, (), settings), kinds_of_runs(slips, settings.least_run)


def _told(reports: Sequence[Report], each: Sequence[Traits]) -> Any:
    """The traits as an Arrow table, a row a report. `key`: a hash of its id, by which reports are ordered however
    they lie in shards; `outlet`: a hash of its outlet, or `key` where it names none; the others as in `Traits`.
    """
    pa = arrow()
    # made of ids, so that the order does not depend on the shards
    keys = [_number(report.id) for report in reports]
    outlets = [
        _number(outlet_key(report.outlet)) if report.outlet else key
        for report, key in zip(reports, keys, strict=True)
    ]
    return pa.table(
        {
            "key": pa.array(keys, pa.uint64()),
            "outlet": pa.array(outlets, pa.uint64()),
            "grams": pa.array([traits.grams for traits in each], pa.list_(pa.uint32())),
            "kinds": pa.array([traits.kinds for traits in each], pa.list_(pa.uint8())),
            "narrative": pa.array([traits.narrative for traits in each], pa.int64()),
            "cites": pa.array([sorted(traits.cites) for traits in each], pa.list_(pa.string())),
            "keys": pa.array([sorted(traits.keys) for traits in each], pa.list_(pa.string())),
            "housed": pa.array([traits.housed for traits in each], pa.bool_()),
        }
    )


def _number(name: str) -> int:
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest())


class _Holders(NamedTuple):
    """Who has the shingles of a range, as columns, in order of hashes and, of one hash, of the reports' keys. `row`
    counts the reports of all shards.
    """

    hash: Hashes
    row: Ints
    # in its report: number of the first word; what the words are (PLAIN, ODD, SLIP)
    place: Ints
    kind: Kinds
    # of the report: a hash of its id; a hash of its outlet
    key: Hashes
    outlet: Hashes


def edges(work: Work) -> Made:
    """For the shingles of one range of hashes, writes the pairs of reports that have one in common: pairs that are
    joined for certain, and candidates (`pairs` decides on these).

    A shingle joins all its reports for certain if it is a signed post in one of them, or if only one outlet repeats
    it; else only the reports in which it is no plain narrative. Each is joined with the one before it. Every other
    two reports are a candidate or, for a shingle in more than `crowd` reports, each with the first `anchors`, those
    first in which it is no plain narrative.
    """
    settings: TraceSettings = work.settings.trace
    holders = _holders(work)
    # the rows of one hash lie together: where they begin, and how many they are
    # (`holders` has a row for each place where a report has a shingle, sorted by hash)
    begins = first_of_each(holders.hash)
    sizes = np.diff(begins, append=len(holders.hash))
    # A report counts once, however often it has the shingle, and however many shards have it.
    counts_once = np.ones(len(holders.hash), np.bool_)
    counts_once[1:] = (holders.hash[1:] != holders.hash[:-1]) | (holders.key[1:] != holders.key[:-1])
    counts = _sums(counts_once, begins)
    # joined for certain: what one outlet repeats, posts, and what is no plain narrative
    # `_changed` counts where the outlet is another than in the row before: 0, so only one outlet has it
    recurs = (counts >= settings.repeated_in) & (_sums(_changed(holders), begins) == 0)
    is_post = _sums(holders.kind == POSTED, begins) > 0
    is_odd = _odd(holders, counts_once)
    is_marked = np.repeat((recurs | is_post) & (counts > 1), sizes)
    # pairs for certain, and candidates of the rest
    is_joined = counts_once & (is_marked | is_odd)
    joined_left, joined_right = once_each(
        *_consecutive_owners(holders.hash[is_joined], holders.row[is_joined])
    )
    # of shingles that are in several reports and decide nothing for certain
    candidate_left, candidate_right = _paired(
        holders, counts_once & ~is_marked & np.repeat(counts > 1, sizes), is_odd, settings
    )
    name, pa = f"{work.given['part']:05}.parquet", arrow()
    return Made(
        files={
            f"edges/{name}": written(pa.table({"left": joined_left, "right": joined_right})),
            f"candidates/{name}": written(pa.table({"left": candidate_left, "right": candidate_right})),
            f"marks/{name}": written(
                pa.table(
                    {
                        "row": holders.row[is_marked],
                        "place": holders.place[is_marked],
                        "posted": np.repeat(is_post, sizes)[is_marked],
                    }
                )
            ),
            f"recurring/{name}": written(pa.table({"hash": holders.hash[begins[recurs]]})),
        },
        came=0,
        went=0,
        counts={"edges": len(joined_left), "candidates": len(candidate_left)},
    )


def _holders(work: Work) -> _Holders:
    """All places of shingles in this task's range of hashes, as columns of equal length, sorted by hash, then by report and place."""
    number, of = work.given["part"], work.given["of"]
    first_hash, last_hash = ALL * number // of, ALL * (number + 1) // of - 1
    pa = arrow()
    # only hashes of this task's part
    in_range = [
        ("hash", ">=", pa.scalar(first_hash, pa.uint64())),
        ("hash", "<=", pa.scalar(last_hash, pa.uint64())),
    ]
    columns_found: list[list[Any]] = [[] for _ in _Holders._fields]
    # of each file, its columns are appended; then all are sorted together
    for shard, rows_before in enumerate(work.given["first"]):
        name = f"{shard:05}.parquet"
        posting_table = table(work.root / "postings" / name, filters=in_range)
        traits = table(work.root / "traits" / name, ["key", "outlet"])
        report_rows = posting_table.column("row").to_numpy()
        columns = (
            posting_table.column("hash").to_numpy(),
            report_rows.astype(np.int64) + rows_before,
            posting_table.column("place").to_numpy(),
            posting_table.column("kind").to_numpy(),
            traits.column("key").to_numpy()[report_rows],
            traits.column("outlet").to_numpy()[report_rows],
        )
        for column, some in zip(columns_found, columns, strict=True):
            column.append(some)
    parts = [np.concatenate(column) for column in columns_found]
    # sorted by the first column, then by the fifth, the second and the third: `lexsort` takes the first key last
    order = np.lexsort((parts[2], parts[1], parts[4], parts[0]))
    return _Holders(*(column[order] for column in parts))


def _odd(held: _Holders, once: Mask) -> Mask:
    """For the first row of each report that has a shingle, whether it is anything except plain narrative at one of its places there."""
    begins = np.flatnonzero(once)
    found = np.zeros(len(once), np.bool_)
    found[begins] = _sums(held.kind != PLAIN, begins) > 0
    return found


def _sums(marked: Mask, first: Ints) -> Ints:
    """How many are marked of each stretch that begins at one of `first`."""
    return np.add.reduceat(marked.astype(np.int64), first) if len(first) else np.zeros(0, np.int64)


def _changed(held: _Holders) -> Mask:
    """For each holder, whether the one before it has the same shingle and is of another outlet."""
    found = np.zeros(len(held.hash), np.bool_)
    found[1:] = (held.hash[1:] == held.hash[:-1]) & (held.outlet[1:] != held.outlet[:-1])
    return found


def _consecutive_owners(hashes: Hashes, owners: Ints) -> tuple[Ints, Ints]:
    """Every two owners of one hash that follow each other, as two arrays: (owner, the next owner)."""
    same = np.flatnonzero(hashes[1:] == hashes[:-1])
    return owners[same], owners[same + 1]


def once_each(left: Ints, right: Ints) -> tuple[Ints, Ints]:
    """The pairs (left, right) without repetition, in order. Two numbers of 32 bits are put into one of 64, which sorts faster."""
    pairs = np.unique((left.astype(np.uint64) << np.uint64(32)) | right.astype(np.uint64))
    return (pairs >> np.uint64(32)).astype(np.int64), (pairs & np.uint64(0xFFFFFFFF)).astype(np.int64)


def _paired(held: _Holders, rows: Mask, odd: Mask, settings: TraceSettings) -> tuple[Ints, Ints]:
    """Every two owners of a hash as a pair, once: (left rows, right rows), the one with the smaller key on the left.
    In a crowd each owner is paired with the first few only. A pair of two `odd` owners is left out. `rows`: for each
    row of `held`, whether it counts (one row of each owner does). Memory is bounded by `batch` pairs besides those
    found.
    """
    # of each hash the owners, odd ones first
    in_order = np.flatnonzero(rows)
    in_order = in_order[np.lexsort((~odd[in_order], held.hash[in_order]))]
    first_of_hash = first_of_each(held.hash[in_order])
    sizes = np.diff(first_of_hash, append=len(in_order))
    places = np.arange(len(in_order))
    # how many later owners each is paired with; in a crowd only the first few
    pairs_of_owner = np.repeat(first_of_hash + sizes, sizes) - places - 1
    is_in_crowd = np.repeat(sizes > settings.crowd, sizes)
    pairs_of_owner[is_in_crowd & (places - np.repeat(first_of_hash, sizes) >= settings.anchors)] = 0
    lefts, rights = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    # some pairs at a time
    for owners_at_once in in_stretches(places, pairs_of_owner, settings.batch):
        counts = pairs_of_owner[owners_at_once]
        one = np.repeat(owners_at_once, counts)
        # the owners behind each one, in its run
        other = one + 1 + np.arange(len(one)) - np.repeat(np.cumsum(counts) - counts, counts)
        one, other = in_order[one], in_order[other]
        may_pair = ~(odd[one] & odd[other])
        left, right = once_each(*_by_key(held, one[may_pair], other[may_pair]))
        lefts.append(left)
        rights.append(right)
    return once_each(np.concatenate(lefts), np.concatenate(rights))


def _by_key(held: _Holders, one: Ints, other: Ints) -> tuple[Ints, Ints]:
    """The owners of each pair of rows as two arrays, (left, right): the one with the smaller key is on the left."""
    turned = held.key[one] > held.key[other]
    return held.row[np.where(turned, other, one)], held.row[np.where(turned, one, other)]
