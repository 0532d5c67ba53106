"""Finds which units are near which, one stretch of days at a time; then joins them into parts over all days.

The likeness is that of the group room, with rarity counted over the whole run. So the result does not depend on where the days are cut, nor
into how many stretches.

Words used here. Unit: a report with its copies, numbered over the whole run; it is compared by its first report, the
lead (`leads`: columns about these). Window: so many days, within which units are compared. Stretch: some days in a
row, the work of one task. Part: units joined into one story. `came`, `went`: reports that a task reads and gives on.

Keys of `work.given`, what the plan tells a task. `name`: of the stretch; `low`, `high`: its first day and the day
behind its last; `features`, `links`: files of these tables; `tasks`: how many tasks group.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from variorum.archive.describing import NONE, indexed, leading
from variorum.archive.shards import arrow, column, parquet, table, written
from variorum.archive.tasks import Made, Work
from variorum.group.arrays import Floats
from variorum.group.links import Links, neighbours
from variorum.group.partition import joined

# Columns of the table of parts.
PARTS = (
    ("part", "int64"),
    ("members", "list<int32>"),
    ("reports", "int32"),
    ("outsider", "int64"),
    ("ratio", "float64"),
    ("nearness", "list<float64>"),
    ("task", "int32"),
)


def links(work: Work) -> Made:
    """Writes the links of a stretch of days: (unit, other unit, how near), for each unit that begins in it.

    A unit is a report with its copies. It can be linked only to units at most a window of days away. So the features
    in memory are those of the stretch and of one window before and behind it: from the first day − window + 1
    to the day behind the last + window − 1. Without a window all units are compared. Reads and gives no reports
    (`came`, `went`: 0).
    """
    leads = leading(work.root)
    first_day, behind_last_day, window = work.given["low"], work.given["high"], work.settings.group.window
    first_days = leads["first"].astype(np.float64)
    in_stretch = (
        _inside(first_days, first_day, behind_last_day)
        if window is not None
        else np.ones(len(first_days), bool)
    )
    # units whose features are needed: those of the stretch, and one window around it
    in_window = in_stretch
    if window is not None and first_day is not None:
        in_window = _inside(first_days, first_day - window + 1, behind_last_day + window - 1)
    numbers = np.flatnonzero(in_window)
    index = indexed(work, leads, numbers)
    # every unit gets its weights, by the rarity of its features, before any is compared
    for number in range(len(index)):
        index.weigh(number)
    # the neighbours of each unit of the stretch
    units, others, values = [NONE], [NONE], [np.zeros(0)]
    for place in np.flatnonzero(in_stretch[numbers]).tolist():
        neighbours_of, nearness = neighbours(index, place, work.settings.group)
        units.append(np.full(len(neighbours_of), numbers[place]))
        others.append(numbers[neighbours_of])
        values.append(nearness)
    pa = arrow()
    columns = [
        pa.array(np.concatenate(units).astype(np.int32)),
        pa.array(np.concatenate(others).astype(np.int32)),
        pa.array(np.concatenate(values)),
    ]
    linked = pa.table(columns, names=["unit", "other", "value"])
    return Made(
        files={f"links/{work.given['name']}.parquet": written(linked)},
        came=0,
        went=0,
        counts={"links": linked.num_rows, "largest stretch, with its window": len(numbers)},
    )


def _inside(first: Floats, low: int | None, high: int | None) -> NDArray[np.bool_]:
    """Which units begin within the days `low` to before `high`; where these are None, which have no day."""
    if low is None or high is None:
        return np.isnan(first)
    return (first >= low) & (first < high)


def parts(work: Work) -> Made:
    """Joins the units of the run into parts, by all links, in one process. The parts are dealt to tasks, about
    equally many reports each, in the order of first days, so that one task reads rows that lie together.
    """
    leads = leading(work.root)
    size = len(leads["unit"])
    link_tables = [table(work.root / name) for name in work.given["links"]]
    unit, other, value = (
        column(link_tables, name, kind)
        for name, kind in (("unit", np.int32), ("other", np.int32), ("value", np.float64))
    )
    del link_tables
    linked = Links.of_kept(unit, other, value, size, work.settings.group)
    del unit, other, value
    # the parts, and how many reports each has
    joined_parts = joined(linked, leads["words"].astype(np.float64), work.settings.group)
    counts = np.bincount(
        table(work.root / "units/all.parquet", ["unit"]).column("unit").to_numpy(), minlength=size
    )
    # how many reports are dealt already
    dealt, so_far, total = [], 0, max(1, int(counts.sum()))
    first_day = np.nan_to_num(leads["first"].astype(np.float64), nan=0.0)
    by_day = sorted(
        joined_parts.members.items(),
        key=lambda part_and_members: (first_day[list(part_and_members[1])].min(), part_and_members[0]),
    )
    # dealt to tasks in the order of days, about equally many reports each
    for part, members in by_day:
        reports = int(counts[list(members)].sum())
        # the part nearest to it that is no part of it, for the reason why that was kept out
        outsider, ratio = joined_parts.outsider(part) or (None, None)
        nearness = joined_parts.nearness(members)
        task = min(work.given["tasks"] - 1, so_far * work.given["tasks"] // total)
        dealt.append(
            (part, list(members), reports, outsider, ratio, [nearness[member] for member in members], task)
        )
        so_far += reports
    return Made(
        files={"parts/all.parquet": parquet(PARTS, dealt)},
        came=0,
        went=0,
        counts={"parts": len(dealt), "pairs": linked.count(range(size)) // 2},
    )
