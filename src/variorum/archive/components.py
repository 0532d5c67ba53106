"""Joins the pairs that share text into components, and deals them to the tasks that trace them.

Words used here. Component: reports joined by shared text, over others too; a number, -1 for a report without any.
Edge: a pair of reports that share text. Shard: one of the files into which reports are cut; place: (shard, row). Label: the least row
among the reports of a component. Row: a report's place in `ids`.

Keys of `work.given`, what the plan tells a task. `shards`: files of reports, in their order; `edges`: files of pairs;
`tasks`: how many tasks trace.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from variorum.archive.shards import column, parquet, rows, table
from variorum.archive.tasks import Made, Work
from variorum.trace.clusters.joined import labels
from variorum.trace.words.postings import Ints

# Columns of the table of components, a row a report.
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
    # all reports, with the words, day and place of each
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
    # edges join reports; rows with the same report id are joined as well
    edge_tables = [table(work.root / name) for name in pairs]
    left_rows, right_rows = column(edge_tables, "left"), column(edge_tables, "right")
    _, first_row, number_of_id = np.unique(
        np.array(ids, object).astype(str), return_index=True, return_inverse=True
    )
    joined_to = labels(
        len(ids),
        np.concatenate((left_rows, first_row[number_of_id])),
        np.concatenate((right_rows, np.arange(len(ids)))),
    )
    if len(ids) <= work.settings.trace.one_desk:
        joined_to = np.zeros(len(ids), np.int64)
    numbered, counts = _numbered(ids, joined_to)
    tasks = _dealt(ids, words, days, numbered, work.given["tasks"])
    table_rows = sorted(
        (shard, row, ids[number], int(numbered[number]), int(tasks[number]))
        for number, (shard, row) in enumerate(places)
    )
    largest = int(counts.max()) if len(counts) else 0
    return Made(
        files={"components/all.parquet": parquet(COMPONENTS, table_rows)},
        came=len(ids),
        went=len(ids),
        counts={"components": len(counts), "largest component": largest},
    )


def _numbered(ids: Sequence[str], labels: Ints) -> tuple[Ints, Ints]:
    """The number of each report's component, and for each component how many reports it has. `labels`: for each report the label of its
    component.
    """
    members: dict[int, list[int]] = {}
    for row, label in enumerate(labels.tolist()):
        members.setdefault(label, []).append(row)
    # a report alone is no component; components are numbered in the order of their first report ids
    several = sorted(
        (rows for rows in members.values() if len(rows) > 1), key=lambda rows: min(ids[row] for row in rows)
    )
    numbered = np.full(len(ids), -1, np.int64)
    for number, places in enumerate(several):
        numbered[places] = number
    return numbered, np.array([len(places) for places in several], np.int64)


def _dealt(ids: Sequence[str], words: Sequence[int], days: Sequence[str], numbered: Ints, tasks: int) -> Ints:
    """The task in which each report is traced. Components stay whole; each task has about equally many words, in the
    order of first days, so that it reads few groups of a shard's rows. `words` and `days`: for each report its number of words and its
    day; `numbered`: its component, or -1; `tasks`: how many.
    """
    first_day: dict[int, str] = {}
    for number, day in zip(numbered.tolist(), days, strict=True):
        first_day[number] = min(day, first_day.get(number, day))
    # in the order of first days; a component begins a task only where the one before is full
    order = sorted(
        range(len(ids)),
        key=lambda report_at: (
            days[report_at] if numbered[report_at] == -1 else first_day[int(numbered[report_at])],
            int(numbered[report_at]),
            ids[report_at],
        ),
    )
    total, words_so_far, task = max(1, sum(words)), 0, 0
    dealt = np.zeros(len(ids), np.int64)
    # no component has this number
    component_before = -2
    for report_at in order:
        if numbered[report_at] == -1 or numbered[report_at] != component_before:
            # the share of all words that is done so far says which task is next; reports of no component (-1) stand alone
            task = min(tasks - 1, words_so_far * tasks // total)
        dealt[report_at], component_before = task, int(numbered[report_at])
        words_so_far += words[report_at]
    return dealt
