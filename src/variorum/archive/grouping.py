"""Makes stories of the parts of a run: each in one row, with its reports and its lineage, which is all that collating it needs.

Words used here. Unit: a report with its copies. Part: units that make one story, named by its first unit. Local:
numbers within this task. Outsider: the nearest part outside. Stretch: some days in a row.

Keys of `work.given`, what the plan tells a task. `number`: of the task; `features`, `shards`, `traced`, `absent`:
files of features, of reports, of lineages and of absent outlets.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from variorum.archive.describing import indexed, leading
from variorum.archive.linking import PARTS
from variorum.archive.reading import day, packed, some
from variorum.archive.shards import among, arrow, parquet, plain
from variorum.archive.tasks import Made, Work
from variorum.archive.tracing import lineages, named_absent, together
from variorum.aside import set_aside, without_failing, working
from variorum.group.reasons import SPEAKERS
from variorum.group.stages import Grouping
from variorum.group.stories import stories
from variorum.pipeline import by_name
from variorum.records import Lineage, Report, Story
from variorum.trace import divided

Numbers = NDArray[np.int64]
# Places in a row of PARTS.
MEMBERS, OUTSIDER, NEARNESS = 1, 3, 5
# Columns of the table of stories.
STORIES = (
    ("story_id", "string"),
    ("title", "string"),
    ("first_day", "string"),
    ("last_day", "string"),
    ("reports", "int32"),
    ("tellings", "int32"),
    ("words", "int64"),
    ("report_ids", "list<string>"),
    ("story", "binary"),
    ("lineage", "binary"),
    ("records", "binary"),
)
# Collating takes the dearest first, from all files: it reads a group of rows for each.
STORIES_AT_ONCE = 100
# Names of the stretch of days that is all of them, and of the reports without a date.
WHOLE, UNDATED = "all", "undated"


def stretches(root: Path, days: int | None) -> dict[str, tuple[int | None, int | None]]:
    """The stretches of days in which links are looked for: name → (first day, behind the last), counted from 1
    January of year 1. (None, None) is for reports without a day, and for all reports where there is no window.
    """
    if days is None:
        return {WHOLE: (None, None)}
    found: dict[str, tuple[int | None, int | None]] = {}
    for first in np.unique(leading(root)["first"].astype(np.float64)).tolist():
        # NaN, the only number that is not equal to itself: the unit has no day
        if first != first:
            found[UNDATED] = (None, None)
        else:
            first_day = int(first) - (int(first) - 1) % days
            found[date.fromordinal(first_day).isoformat()] = (first_day, first_day + days)
    return dict(sorted(found.items()))


@dataclass(frozen=True, slots=True)
class Told:
    """Some of the parts of the run, each with its nearest outsider: what describing stories asks of a partition (`Standing`)."""

    # number of a part → its units
    members: Mapping[int, tuple[int, ...]]
    # number of a part → (the nearest other part, how near it came as a share of what joins); None where nothing came
    # near
    nearest: Mapping[int, tuple[int, float] | None]
    # smallest member of a part → each member → the sum of its likeness to the others
    near: Mapping[int, Mapping[int, float]]

    def outsider(self, part: int) -> tuple[int, float] | None:
        """The nearest other part, and its ratio."""
        return self.nearest[part]

    def nearness(self, members: Sequence[int]) -> Mapping[int, float]:
        """For each member the sum of its likeness to the others."""
        return self.near[members[0]]


def grouped(work: Work) -> Made:
    """Makes stories of the parts of this task. The parts nearest to them are read, too, to say what came near and was kept out."""
    # the units of this task's parts, and of those nearest to them a few, with local numbers
    own_parts, parts = _parts(work)
    nearest_parts = parts.keys() - own_parts
    members = {part: parts[part][MEMBERS] for part in own_parts}
    members.update({part: parts[part][MEMBERS][:SPEAKERS] for part in nearest_parts})
    numbers = np.array(
        sorted({unit for units_of_part in members.values() for unit in units_of_part}), np.int64
    )
    local = {unit: local_number for local_number, unit in enumerate(numbers.tolist())}
    local_members = {
        part: tuple(local[unit] for unit in units_of_part) for part, units_of_part in members.items()
    }
    standing = Told(
        members={units_of_part[0]: units_of_part for units_of_part in local_members.values()},
        nearest={
            local_members[part][0]: _outsider(local_members, *parts[part][OUTSIDER : OUTSIDER + 2])
            for part in own_parts
        },
        near={
            local_members[part][0]: dict(zip(local_members[part], parts[part][NEARNESS], strict=True))
            for part in own_parts
        },
    )
    # their reports and features, as grouping in one piece would have them
    units, reports = _units(work, numbers, {unit for part in own_parts for unit in members[part]})
    index = indexed(work, leading(work.root), numbers)
    grouping = Grouping(units=units, index=index, parts=standing, settings=work.settings.group)

    def put_together(some: Sequence[int]) -> tuple[Story, ...]:
        with working("group"):
            return stories(grouping, reports, only=some)

    # the stories; a part on which this fails is set aside
    outcome = without_failing(
        [local_members[part][0] for part in own_parts], put_together, by=lambda part: units[part][0].id
    )
    stories_found = outcome.result or ()
    refused = tuple(
        set_aside(report, stopped)
        for part, stopped in outcome.failed
        for unit in standing.members[part]
        for report in units[unit]
    )
    # each story with its lineage and reports, as one row
    lineage = _lineage(work, reports)
    lineages_of = divided(lineage, [story.reports for story in stories_found], settings=work.settings.trace)
    by_id = {report.id: report for report in reports}
    listed = sorted(zip(stories_found, lineages_of, strict=True), key=lambda pair: pair[0].id)
    name = f"group/{work.given['number']:05}.parquet"
    return Made(
        files={
            name: parquet(STORIES, (_row(s, part, by_id) for s, part in listed), rows_at_once=STORIES_AT_ONCE)
        },
        came=len(reports),
        went=sum(len(s.reports) for s in stories_found),
        refused=refused,
        counts={
            "stories": len(stories_found),
            "largest story": max((len(s.reports) for s in stories_found), default=0),
        },
    )


def _parts(work: Work) -> tuple[list[int], dict[int, Any]]:
    """(numbers of the parts dealt to this task, number → row of PARTS for these parts and their nearest outsiders)."""
    path, columns = work.root / "parts/all.parquet", [name for name, _ in PARTS]
    pa = arrow()
    dealt = among(path, columns, "task", pa.array([work.given["number"]], "int32"))
    own = [row[0] for row in dealt]
    outside = sorted({row[OUTSIDER] for row in dealt} - {None, *own})
    near = among(path, columns, "part", pa.array(outside, "int64"))
    return own, {row[0]: row for row in (*dealt, *near)}


def _outsider(
    told: Mapping[int, tuple[int, ...]], part: int | None, ratio: float
) -> tuple[int, float] | None:
    """(first unit, ratio) of the part nearest to a part; None where no part is near it."""
    return None if part is None else (told[part][0], ratio)


def _units(
    work: Work, numbers: Numbers, whole: set[int]
) -> tuple[list[tuple[Report, ...]], tuple[Report, ...]]:
    """For each unit in `numbers`, in order, its reports (of units that are not in `whole`, the first alone); and all
    reports of the units in `whole`, in the order of their names.
    """
    wanted: dict[int, list[str]] = {int(unit_number): [] for unit_number in numbers}
    columns = ["unit", "lead", "report_id"]
    for unit, lead, report in among(
        work.root / "units/all.parquet", columns, "unit", arrow().array(numbers, "int64")
    ):
        # of other units only the first report is needed, to name the nearest outsider
        if lead or unit in whole:
            wanted[unit].append(report)
    found = _reports(work, {report for ids in wanted.values() for report in ids})
    own_reports = (found[report] for unit in whole for report in wanted[unit])
    ordered = sorted(own_reports, key=lambda report: (by_name(report.path), report.id))
    return [tuple(found[report] for report in wanted[int(unit_number)]) for unit_number in numbers], tuple(
        ordered
    )


def _reports(work: Work, wanted: set[str]) -> dict[str, Report]:
    """Report id → report, for the ids in `wanted`. Which shard and row a report lies in is read from the components' file; each shard is
    read once.
    """
    places: dict[int, list[int]] = {}
    columns, ids = ["shard", "row", "report_id"], arrow().array(sorted(wanted), "string")
    for shard, row, _ in among(work.root / "components/all.parquet", columns, "report_id", ids):
        places.setdefault(shard, []).append(row)
    found = (
        report
        for shard, rows_of_shard in sorted(places.items())
        for report in some(work.root / work.given["shards"][shard], rows_of_shard)
    )
    return {report.id: report for report in found}


def _lineage(work: Work, reports: Sequence[Report]) -> Lineage:
    """The lineage of the reports, joined from those that were traced in several tasks."""
    members = frozenset(report.id for report in reports)
    held = list(lineages((work.root / name for name in work.given["traced"]), members))
    places = {report: place for _, placed in held for report, place in placed.items()}
    names, keys = named_absent(work.root / name for name in work.given["absent"])
    return together((lineage for lineage, _ in held), places, names, keys)


def _row(story: Story, lineage: Lineage, by_id: Mapping[str, Report]) -> tuple[object, ...]:
    """A row of the table of stories: id, title, days, counts, and the packed story, lineage and reports."""
    own_reports = [by_id[one] for one in story.reports]
    days = sorted(day_of_report for report in own_reports if (day_of_report := day(report)))
    return (
        story.id,
        plain(story.title),
        days[0] if days else None,
        days[-1] if days else None,
        len(own_reports),
        # how many independent tellings
        sum(not witness.absent and bool(witness.reports) for witness in lineage.witnesses),
        sum(len(report.text.split()) for report in own_reports),
        list(story.reports),
        # all that collating needs of it
        packed(story),
        packed(lineage),
        packed(own_reports),
    )
