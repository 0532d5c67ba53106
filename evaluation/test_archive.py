"""A thousand invented reports: what an archive finds is what `collate` finds, on one worker and two, for one, four and sixteen shards."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.archive.made import folder, rows
from tests.archive.test_archive import stories

from variorum.archive import Plan, run, verify
from variorum.archive import shards as held
from variorum.pipeline import collate

pytest.importorskip("pyarrow")
STORIES = 400


def grouped(root: Path) -> dict[str, tuple[object, ...]]:
    names = ["story_id", "report_ids", "lineage", "records"]
    return {row[0]: row for path in (root / "group").glob("*.parquet") for row in held.rows(path, names)}


def test_a_thousand_reports_are_told_as_collate_tells_them(tmp_path: Path) -> None:
    inputs = folder(tmp_path / "in", STORIES)
    assert len(rows(STORIES)) > 950
    run(Plan(inputs=inputs, shards=4, every=True), tmp_path / "out", workers=2)
    assert list(verify(tmp_path / "out")) == []
    wanted = {one.story.id: one for one in collate(inputs).stories}
    assert stories(tmp_path / "out") == wanted
    whole = grouped(tmp_path / "out")
    assert whole.keys() == wanted.keys()
    for shards, workers in ((1, 1), (16, 1), (16, 2)):
        root = tmp_path / f"{shards}-{workers}"
        run(Plan(inputs=inputs, shards=shards, until="group"), root, workers=workers)
        assert grouped(root) == whole
