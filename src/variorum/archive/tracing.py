"""Traces components, and joins the lineages of any set of components into one.

Words used here. Component: reports joined by shared text; traced together. Lineage: who copied whom. Absent: an
outlet that is cited and not among the reports. Recurring: hashes of runs of words that one outlet prints again and
again.

Keys of `work.given`, what the plan tells a task. `task`: its number; `all`: how many reports the run has; `shards`,
`components`, `recurring`: files of reports, of components and of recurring hashes.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np

from variorum.archive.describing import COPIES, Row, of_lineage, put_described
from variorum.archive.reading import day, packed, some
from variorum.archive.shards import OF_DAYS, holding, parquet, plain, rows, table, taken, tuples
from variorum.archive.tasks import Made, Work
from variorum.aside import set_aside, without_failing, working
from variorum.group.settings import GroupSettings
from variorum.records import Lineage, Passage, Refusal, Report, Witness
from variorum.settings import Settings
from variorum.store import codec
from variorum.text.ids import content_id
from variorum.trace import divided, trace
from variorum.trace.citations.citations import Names
from variorum.trace.citations.origins import absent_id, called
from variorum.trace.clusters.rank import Place, places
from variorum.trace.words.postings import Codes as Hashes
from variorum.trace.words.tokens import Codes

# Columns of the table of lineages.
LINEAGES = (
    ("component", "int64"),
    ("report_ids", "list<string>"),
    ("places", "list<string>"),
    ("record", "binary"),
)


# The number of the reports that share nothing with any.
ALONE = -1
# No text is so long.
LONGEST = 1 << 62


def traced(work: Work) -> Made:
    """Traces the components of this task, one after the other, and writes their lineages and the rows for grouping.
    Reports without a component share nothing with others, and are traced together.
    """
    shards = [work.root / name for name in work.given["shards"]]
    names = Names(sorted({house for path in shards for (house,) in rows(path, ["house"]) if house}), Codes())
    recurring = _recurring(work)
    # (first day, (component, report ids, their sort keys, the packed lineage))
    rows_by_day: list[tuple[str, tuple[int, list[str], list[str], bytes]]] = []
    described: list[Row] = []
    copies: list[tuple[str, str]] = []
    refused: list[Refusal] = []
    absent: dict[str, Counter[str]] = {}
    came = 0
    # each component: its lineage, what grouping compares it by, and rows to write
    for number, reports in _components_of_task(work):
        came += len(reports)
        lineage, reports_traced, failed = _trace_component(reports, names, recurring, _settings(work), absent)
        compared = without_failing(
            reports_traced, partial(_compared, lineage, work.settings.group), by=lambda report: report.id
        )
        refused += [*failed, *(set_aside(report, stopped) for report, stopped in compared.failed)]
        if compared.result is not None:
            rows_described, pairs_copied = compared.result
            described += rows_described
            copies += pairs_copied
            placed = places(reports_traced, lineage.shared)
            days = {report.id: day(report) or "" for report in reports_traced}
            for ids, lineage_part in _lineages_to_write(
                number, sorted(item.id for item in compared.items), lineage, work.settings
            ):
                row = (number, ids, [_written(placed[report_id]) for report_id in ids], packed(lineage_part))
                rows_by_day.append((min((days[report_id] for report_id in ids), default=""), row))
    name = f"{work.given['task']:05}"
    absent_counts = json.dumps(absent, sort_keys=True, ensure_ascii=True)
    return Made(
        files={
            f"trace/{name}.parquet": parquet(
                LINEAGES, (row for _, row in sorted(rows_by_day)), rows_at_once=OF_DAYS
            ),
            f"absent/{name}.json": absent_counts.encode(),
            f"features/{name}.parquet": put_described(described),
            f"copies/{name}.parquet": parquet(COPIES, sorted(copies)),
        },
        came=came,
        went=came - len(refused),
        refused=tuple(refused),
    )


def _lineages_to_write(
    number: int, ids: list[str], lineage: Lineage, settings: Settings
) -> Iterable[tuple[list[str], Lineage]]:
    """The lineages to write, each with its reports. Reports that were traced together only because each is alone get
    a lineage each, so that readers need not read more than they ask for. `number`: the component's; `ids`: its reports.
    """
    if number != ALONE or lineage.shared or lineage.copies:
        yield ids, lineage
        return
    for one, part in zip(ids, divided(lineage, [[one] for one in ids], settings=settings.trace), strict=True):
        yield [one], part


def _compared(
    lineage: Lineage, settings: GroupSettings, some: Sequence[Report]
) -> tuple[list[Row], list[tuple[str, str]]]:
    """(rows of units, pairs of ids of copies): what grouping takes from the lineage of these reports. It is worked
    out here, as a part of the room "group".
    """
    with working("group"):
        return of_lineage(some, lineage, settings)


def _written(place: Place) -> str:
    """The place as a string; the strings sort as the places do."""
    depth, dated, length, report = place
    return "\x1f".join((f"{depth:020}", plain(dated), f"{length + LONGEST:020}", report))


def _settings(work: Work) -> Settings:
    """The settings for a part of a large set: an outlet that is cited is then looked for only among reports that
    share text with the one that cites it.
    """
    if work.given["all"] <= work.settings.trace.one_desk:
        return work.settings
    return replace(work.settings, trace=replace(work.settings.trace, one_desk=0))


def _components_of_task(work: Work) -> Iterable[tuple[int, list[Report]]]:
    """The components of this task, by number, each with its reports."""
    columns = ["shard", "row", "component"]
    filters = [("task", "=", work.given["task"])]
    rows_of_task = table(work.root / "components/all.parquet", columns, filters=filters)
    # shard → (row of a report, number of its component)
    places: dict[int, list[tuple[int, int]]] = {}
    for shard, row, number in tuples(rows_of_task, columns):
        places.setdefault(shard, []).append((row, number))
    parts: dict[int, list[Report]] = {}
    for shard, rows_and_numbers in sorted(places.items()):
        reports = some(work.root / work.given["shards"][shard], [row for row, _ in rows_and_numbers])
        for report, (_, number) in zip(reports, rows_and_numbers, strict=True):
            parts.setdefault(number, []).append(report)
    for number in sorted(parts):
        yield number, parts[number]


def _recurring(work: Work) -> Hashes:
    """The hashes of the runs of words that recur in one outlet alone, in the whole run, in order."""
    held = (table(work.root / name).column("hash").to_numpy() for name in work.given["recurring"])
    return np.unique(np.concatenate([np.zeros(0, np.uint64), *held]))


def _trace_component(
    reports: Sequence[Report],
    names: Names,
    recurring: Hashes,
    settings: Settings,
    absent: dict[str, Counter[str]],
) -> tuple[Lineage, tuple[Report, ...], list[Refusal]]:
    """Traces one component. A report on which tracing fails is set aside, and the rest is traced again. `absent` gets
    the counts of the run that succeeded.
    """
    # one for each attempt; the last one counts
    counted: list[dict[str, Counter[str]]] = []

    def run(some: Sequence[Report]) -> Lineage:
        """The lineage of these reports; what it counts as absent is added to `counted`."""
        counted.append({})
        with working("trace"):
            return trace(some, settings=settings.trace, names=names, absent=counted[-1], recurring=recurring)

    attempt = without_failing(reports, run, by=lambda report: report.id)
    if attempt.result is None:
        return Lineage(), (), [set_aside(report, stopped) for report, stopped in attempt.failed]
    for key, called_so in counted[-1].items():
        absent.setdefault(key, Counter()).update(called_so)
    return attempt.result, attempt.items, [set_aside(report, stopped) for report, stopped in attempt.failed]


def together(
    lineages: Iterable[Lineage], places: Mapping[str, str], absent: Mapping[str, str], keys: Mapping[str, str]
) -> Lineage:
    """One lineage made of several, as if all reports had been traced at once.

    `places`: report → the key that it is sorted by. `absent`: id of each cited outlet that is not among the reports → its name; `keys`: the
    same id → the key that it is sorted by.
    """
    lineages_joined = list(lineages)
    shared = sorted(
        (shared_text for lineage in lineages_joined for shared_text in lineage.shared),
        key=lambda shared_text: (shared_text.left, shared_text.right),
    )
    # the order of all reports of the run decides the order of witnesses
    ordered = sorted(places, key=lambda report: places[report])
    order_of_witness = {content_id("witness", report): number for number, report in enumerate(ordered)}
    # witnesses in the order of their reports; absent ones joined by id
    present: list[Witness] = []
    cited_by_absent: dict[str, set[Passage]] = {}
    for witness in (witness for lineage in lineages_joined for witness in lineage.witnesses):
        if witness.absent:
            cited_by_absent.setdefault(witness.id, set()).update(witness.cited)
        else:
            present.append(witness)
    absent_witnesses = (
        Witness(
            id=witness_id,
            name=absent[witness_id],
            reports=(),
            passages=(),
            absent=True,
            cited=tuple(
                sorted(cited_by_absent[witness_id], key=lambda passage: (passage.report, passage.start))
            ),
        )
        for witness_id in sorted(cited_by_absent, key=lambda witness_id: keys[witness_id])
    )
    return Lineage(
        shared=tuple(shared),
        copies=tuple(sorted(group for lineage in lineages_joined for group in lineage.copies)),
        witnesses=(
            *sorted(present, key=lambda witness: order_of_witness.get(witness.id, sys.maxsize)),
            *absent_witnesses,
        ),
    )


def named_absent(paths: Iterable[Path]) -> tuple[dict[str, str], dict[str, str]]:
    """(id → name, id → sort key) of all outlets that are cited anywhere in the run and have no report in it."""
    counted: dict[str, Counter[str]] = {}
    for path in paths:
        held: dict[str, dict[str, int]] = json.loads(path.read_text(encoding="utf-8"))
        for key, names in held.items():
            counted.setdefault(key, Counter()).update(names)
    return {absent_id(key): called(names) for key, names in counted.items()}, {
        absent_id(key): key for key in counted
    }


def lineages(paths: Iterable[Path], members: frozenset[str]) -> Iterable[tuple[Lineage, dict[str, str]]]:
    """(lineage, report id → its sort key) for each lineage that has a report in `members`."""
    for path in paths:
        if not (numbers := holding(path, "report_ids", members)):
            continue
        columns = ["report_ids", "places", "record"]
        for ids, placed, record in tuples(taken(path, columns, numbers), columns):
            yield (
                codec.loads(Lineage, record.decode("utf-8", "surrogatepass")),
                dict(zip(ids, placed, strict=True)),
            )
