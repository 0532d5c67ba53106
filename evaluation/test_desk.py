"""Stories as the desk makes them, its reports added one by one, against all of them grouped at once.

The desk looks only at a pool of reports around each arrival (variorum.desk.evidence.pools); what a pool keeps apart no grouping
puts together. Each set is added in shuffled orders, the worst counts. What follows an addition but the collation, which
moves no report, is done as the desk does it.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from pathlib import Path

from evaluation.shared import assert_floors, needs_shared
from evaluation.test_group import SETS, _b3, _homes, _path, _rows
from variorum.desk.derivation.derive import part
from variorum.desk.desk import open_desk
from variorum.desk.evidence.store_captures import identified, page_of, sift
from variorum.group import group
from variorum.pipeline import read
from variorum.records import Report, Story
from variorum.settings import Settings
from variorum.store import evidence, pool_tables
from variorum.trace import trace

ORDERS = (7, 8, 9)
AT = "2031-01-01T00:00:00+00:00"


@needs_shared
def test_gate(tmp_path: Path) -> None:
    measured: dict[str, float | None] = {}
    for name in SETS:
        rows = _rows(name)
        reports, _, _ = read([str(_path(name))])
        at_once = _b3(rows, _homes(reports, group(reports, trace(reports))))[2]
        found = []
        for order in ORDERS:
            shuffled = random.Random(order).sample(list(reports), len(reports))
            folder = tmp_path / f"{name}-{order}"
            folder.mkdir()
            stories = _one_by_one(shuffled, folder)
            found.append(_b3(rows, _homes([identified(r) for r in reports], stories))[2])
        measured[f"{name}_f1"] = min(found)
        measured[f"{name}_kept"] = min(found) / at_once
    assert_floors("desk", measured)


def _one_by_one(reports: Sequence[Report], folder: Path) -> list[Story]:
    desk = open_desk(str(folder / "desk.variorum"), create=True)
    with desk.store.writing() as connection:
        for report in map(identified, reports):
            page = page_of(report)
            if evidence.add_report(connection, report, page=page, captured=AT, capture=None):
                sift(desk, connection, report, page=page)
        pools = pool_tables.pools_of(connection, [identified(r).id for r in reports])
        held = {h.report.id: h for h in evidence.held(connection)}
    desk.close()
    return [story for pool in sorted(set(pools.values())) for story in _parted(pools, pool, held)]


def _parted(
    pools: Mapping[str, str], pool: str, held: Mapping[str, evidence.ReportVersion]
) -> tuple[Story, ...]:
    members = [held[report] for report, home in pools.items() if home == pool]
    return part(members, (), Settings()).stories
