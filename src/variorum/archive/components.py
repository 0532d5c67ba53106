"""Joins the pairs that share text into components, and deals them to the tasks that trace them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from variorum.archive.shards import column, parquet, rows, table
from variorum.archive.tasks import Made, Work
from variorum.trace.clusters.joined import labels
from variorum.trace.words.postings import Ints

COMPONENTS = (
    ("shard", "int32"),
    ("row", "int64"),
    ("report_id", "string"),
    ("component", "int64"),
    ("task", "int32"),
)


def components(work: Work) -> Made:
    """Joins all edges into components, in one process. Reports in different components share nothing that tracing must see.

    Components are numbered by their least report id, so that the number does not depend on the shards; a report without any edge has -1. Up
    to `one_desk` reports are one component, since among so few any may cite any.
    """
    shards, pairs = work.given["shards"], work.given["edges"]
    ids: list[str] = []
    words: list[int] = []
    days: list[str] = []
    places: list[tuple[int, int]] = []
    for shard, path in enumerate(work.root / name for name in shards):
        in_shard = rows(path, ["report_id", "words", "day"])
        ids += [report for report, _, _ in in_shard]
        words += [count for _, count, _ in in_shard]
        days += [day or "" for _, _, day in in_shard]
        places += [(shard, row) for row in range(len(in_shard))]
    joined = [table(work.root / name) for name in pairs]
    left, right = column(joined, "left"), column(joined, "right")
    _, first_row, number_of_id = np.unique(
        np.array(ids, object).astype(str), return_index=True, return_inverse=True
    )
    joined_to = labels(
        len(ids),
        np.concatenate((left, first_row[number_of_id])),
        np.concatenate((right, np.arange(len(ids)))),
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


def _numbered(ids: Sequence[str], labels: Ints) -> tuple[Ints, Ints]:
    """The number of each report's component, and for each component how many reports it has."""
    members: dict[int, list[int]] = {}
    for n, one in enumerate(labels.tolist()):
        members.setdefault(one, []).append(n)
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
