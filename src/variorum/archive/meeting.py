"""Finds which reports can have to do with one another: those that share a run of words, or are joined by way of others that do.

All that tracing says of a report follows from the reports of its *component*: copies, boilerplate of its outlet, posts, standing notes and
witnesses are all found by runs of `least_run` words that stand in several reports. So components are traced one by one, and the result is that
of tracing everything at once.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from variorum.archive.reading import every
from variorum.archive.shards import arrow, parquet, rows, table, written
from variorum.archive.tasks import Made, Work
from variorum.trace.words.postings import Codes as Hashes
from variorum.trace.words.postings import Ints, shingles
from variorum.trace.words.tokens import Codes, tokens

COMPONENTS = (
    ("shard", "int32"),
    ("row", "int64"),
    ("report_id", "string"),
    ("component", "int64"),
    ("task", "int32"),
)
# Hashes are spread evenly: range n of `of` holds those from n * 2**64 / of on.
ALL = 1 << 64


def postings(work: Work) -> Made:
    """Writes the shingles (`least_run` words long) of every report of a shard, each once a report, in order of their hashes."""
    codes = Codes()
    each = [
        np.unique(shingles(tokens(report, codes).codes, work.settings.trace.least_run))
        for path in work.read
        for report in every(path)
    ]
    hashes = np.concatenate([np.zeros(0, np.uint64), *each])
    owners = np.repeat(np.arange(len(each)), [len(found) for found in each])
    order = np.lexsort((owners, hashes))
    pa = arrow()
    found = pa.table({"hash": hashes[order], "row": owners[order].astype(np.int32)})
    name = f"postings/{work.given['shard']:05}.parquet"
    return Made(
        files={name: written(found)}, came=len(each), went=len(each), counts={"postings": len(hashes)}
    )


def edges(work: Work) -> Made:
    """Writes pairs of reports that have one shingle of a range of hashes. Each report is paired only with the one before it that has the shingle,
    which is enough to join them all.
    """
    part, of = work.given["part"], work.given["of"]
    low, high = ALL * part // of, ALL * (part + 1) // of - 1
    hashes, owners = [np.zeros(0, np.uint64)], [np.zeros(0, np.int64)]
    for path, first in zip(work.read, work.given["first"], strict=True):
        pa = arrow()
        kept = [("hash", ">=", pa.scalar(low, pa.uint64())), ("hash", "<=", pa.scalar(high, pa.uint64()))]
        found = table(path, filters=kept)
        hashes.append(found.column("hash").to_numpy())
        owners.append(found.column("row").to_numpy().astype(np.int64) + first)
    left, right = _chained(np.concatenate(hashes), np.concatenate(owners))
    name = f"edges/{part:05}.parquet"
    made = written(arrow().table({"left": left, "right": right}))
    return Made(files={name: made}, came=0, went=0, counts={"edges": len(left)})


def _chained(hashes: Hashes, owners: Ints) -> tuple[Ints, Ints]:
    """Each owner of a hash with the one before it; each pair once."""
    order = np.lexsort((owners, hashes))
    hashes, owners = hashes[order], owners[order]
    same = np.flatnonzero(hashes[1:] == hashes[:-1])
    pairs = np.unique(np.stack((owners[same], owners[same + 1]), axis=1), axis=0)
    return pairs[:, 0], pairs[:, 1]


def components(work: Work) -> Made:
    """Joins all edges into components, in one process.

    Components are numbered in the order of their least report id, so that the number does not depend on how reports lie in shards; a report
    without any edge has -1. Up to `one_desk` reports are one component, since among so few any may cite any.
    """
    shards, pairs = work.given["shards"], work.given["edges"]
    ids: list[str] = []
    words: list[int] = []
    days: list[str] = []
    places: list[tuple[int, int]] = []
    for shard, path in enumerate(work.root / name for name in shards):
        found = rows(path, ["report_id", "words", "day"])
        ids += [report for report, _, _ in found]
        words += [count for _, count, _ in found]
        days += [day or "" for _, _, day in found]
        places += [(shard, row) for row in range(len(found))]
    joined = [table(work.root / name) for name in pairs]
    left = np.concatenate([np.zeros(0, np.int64), *(t.column("left").to_numpy() for t in joined)])
    right = np.concatenate([np.zeros(0, np.int64), *(t.column("right").to_numpy() for t in joined)])
    _, first, same = np.unique(np.array(ids, object).astype(str), return_index=True, return_inverse=True)
    joined_to = labels(
        len(ids), np.concatenate((left, first[same])), np.concatenate((right, np.arange(len(ids))))
    )
    if len(ids) <= work.settings.trace.one_desk:
        joined_to = np.zeros(len(ids), np.int64)
    numbered, counts = _numbered(ids, joined_to)
    tasks = _dealt(ids, words, days, numbered, work.given["tasks"])
    listed = sorted(
        (shard, row, ids[n], int(numbered[n]), int(tasks[n])) for n, (shard, row) in enumerate(places)
    )
    largest = int(counts.max()) if len(counts) else 0
    return Made(
        files={"components/all.parquet": parquet(COMPONENTS, listed)},
        came=len(ids),
        went=len(ids),
        counts={"components": len(counts), "largest component": largest},
    )


def labels(count: int, left: Ints, right: Ints) -> Ints:
    """For each node, the least number in its component: numbers are handed over the edges and chains shortened until nothing changes (Shiloach and
    Vishkin 1982).
    """
    labels = np.arange(count)
    while True:
        ours, theirs = labels[left], labels[right]
        if (ours == theirs).all():
            return labels
        least = np.minimum(ours, theirs)
        np.minimum.at(labels, ours, least)
        np.minimum.at(labels, theirs, least)
        while (labels[labels] != labels).any():
            labels = labels[labels]


def _numbered(ids: Sequence[str], labels: Ints) -> tuple[Ints, Ints]:
    """The number of each report's component, and for each component how many reports it has."""
    members: dict[int, list[int]] = {}
    for n, label in enumerate(labels.tolist()):
        members.setdefault(label, []).append(n)
    several = sorted((ns for ns in members.values() if len(ns) > 1), key=lambda ns: min(ids[n] for n in ns))
    numbered = np.full(len(ids), -1, np.int64)
    for number, ns in enumerate(several):
        numbered[ns] = number
    return numbered, np.array([len(ns) for ns in several], np.int64)


def _dealt(ids: Sequence[str], words: Sequence[int], days: Sequence[str], numbered: Ints, tasks: int) -> Ints:
    """The task in which each report is traced. Components stay whole; each task has about equally many words, in the order of first days, so that
    it reads few groups of a shard's rows.
    """
    first: dict[int, str] = {}
    for number, day in zip(numbered.tolist(), days, strict=True):
        first[number] = min(day, first.get(number, day))
    order = sorted(
        range(len(ids)),
        key=lambda n: (days[n] if numbered[n] == -1 else first[int(numbered[n])], int(numbered[n]), ids[n]),
    )
    total, so_far, at = max(1, sum(words)), 0, 0
    dealt = np.zeros(len(ids), np.int64)
    before = -2
    for n in order:
        if numbered[n] == -1 or numbered[n] != before:
            at = min(tasks - 1, so_far * tasks // total)
        dealt[n], before = at, int(numbered[n])
        so_far += words[n]
    return dealt
