"""Finds which units are near which, one stretch of days at a time; then joins them into parts over all days.

The likeness is that of the group room, with rarity counted over the whole run. So the result does not depend on where the days are cut, nor
into how many stretches.
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
    """For each unit whose day lies in the stretch, the units that it keeps, and how near they are. In memory are the features of the stretch and
    of one window of days before and behind it.
    """
    leads = leading(work.root)
    low, high, window = work.given["low"], work.given["high"], work.settings.group.window
    first = leads["first"].astype(np.float64)
    own = _inside(first, low, high) if window is not None else np.ones(len(first), bool)
    around = own
    if window is not None and low is not None:
        around = _inside(first, low - window + 1, high + window - 1)
    numbers = np.flatnonzero(around)
    index = indexed(work, leads, numbers)
    for number in range(len(index)):
        index.weigh(number)
    units, others, values = [NONE], [NONE], [np.zeros(0)]
    for place in np.flatnonzero(own[numbers]).tolist():
        near, value = neighbours(index, place, work.settings.group)
        units.append(np.full(len(near), numbers[place]))
        others.append(numbers[near])
        values.append(value)
    pa = arrow()
    columns = [
        pa.array(np.concatenate(units).astype(np.int32)),
        pa.array(np.concatenate(others).astype(np.int32)),
        pa.array(np.concatenate(values)),
    ]
    made = pa.table(columns, names=["unit", "other", "value"])
    return Made(
        files={f"links/{work.given['name']}.parquet": written(made)},
        came=0,
        went=0,
        counts={"links": made.num_rows, "largest stretch, with its window": len(numbers)},
    )


def _inside(first: Floats, low: int | None, high: int | None) -> NDArray[np.bool_]:
    """Which units begin within the days `low` to before `high`; where these are None, which have no day."""
    if low is None or high is None:
        return np.isnan(first)
    return (first >= low) & (first < high)


def parts(work: Work) -> Made:
    """Joins the units of the run into parts, by all links, in one process. Deals the parts to tasks, about so many reports to each, in the order
    of their first days, so that what one task reads lies together in its files.
    """
    leads = leading(work.root)
    size = len(leads["unit"])
    held = [table(work.root / name) for name in work.given["links"]]
    unit, other, value = (
        column(held, name, kind)
        for name, kind in (("unit", np.int32), ("other", np.int32), ("value", np.float64))
    )
    del held
    linked = Links.of_kept(unit, other, value, size, work.settings.group)
    del unit, other, value
    found = joined(linked, leads["words"].astype(np.float64), work.settings.group)
    counts = np.bincount(
        table(work.root / "units/all.parquet", ["unit"]).column("unit").to_numpy(), minlength=size
    )
    made, so_far, total = [], 0, max(1, int(counts.sum()))
    first = np.nan_to_num(leads["first"].astype(np.float64), nan=0.0)
    by_day = sorted(found.members.items(), key=lambda one: (first[list(one[1])].min(), one[0]))
    for part, members in by_day:
        reports = int(counts[list(members)].sum())
        outsider, ratio = found.outsider(part) or (None, None)
        near = found.nearness(members)
        task = min(work.given["tasks"] - 1, so_far * work.given["tasks"] // total)
        made.append((part, list(members), reports, outsider, ratio, [near[n] for n in members], task))
        so_far += reports
    return Made(
        files={"parts/all.parquet": parquet(PARTS, made)},
        came=0,
        went=0,
        counts={"parts": len(made), "pairs": linked.count(range(size)) // 2},
    )
