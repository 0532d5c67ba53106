"""Twenty thousand reports, grouped on each engine: the stories that the rooms find when they have all at once (`make test-engines`)."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.archive.made import folder, rows
from tests.archive.test_archive import grouped
from variorum.archive import Plan, run, verify
from variorum.engines import named
from variorum.group import GroupSettings
from variorum.pipeline import by_name, parted, read
from variorum.settings import Settings

pytest.importorskip("pyarrow")
STORIES = int(os.environ.get("VARIORUM_STORIES", "8000"))
DAYS = 3
HOW = {"pool": ("pool", 2, 16), "one": ("pool", 1, 4), "ray": ("ray", 2, 4), "spark": ("spark", 2, 16)}


@pytest.fixture(scope="module", autouse=True)
def asked_for():
    if "VARIORUM_KILLS" not in os.environ:
        pytest.skip("takes half an hour: make test-engines")


@pytest.fixture(scope="module")
def inputs(tmp_path_factory):
    return folder(tmp_path_factory.mktemp("archive") / "in", STORIES)


@pytest.fixture(scope="module")
def wanted(inputs):
    """Traced and grouped in this process, all at once."""
    settings = replace(Settings(), group=GroupSettings(window=DAYS))
    reports = sorted(read(inputs)[0], key=lambda r: (by_name(r.path), r.id))
    assert len(reports) > 2.4 * STORIES
    return {story.id: (story, part) for story, part in parted(reports, one_story=False, settings=settings)}


@pytest.mark.parametrize("how", HOW)
def test_stories_are_those_of_all_at_once(how, inputs, wanted, tmp_path: Path):
    name, workers, shards = HOW[how]
    if name != "pool":
        pytest.importorskip({"ray": "ray", "spark": "pyspark"}[name])
    run(
        Plan(inputs=inputs, shards=shards, days=DAYS, until="group"),
        tmp_path / "out",
        engine=named(name, workers=workers),
    )
    assert list(verify(tmp_path / "out")) == []
    found = grouped(tmp_path / "out")
    assert found.keys() == wanted.keys()
    assert found == wanted


def test_there_are_so_many():
    assert len(rows(STORIES)) > 2.4 * STORIES
