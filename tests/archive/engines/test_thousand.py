"""A thousand reports to the end: the same bytes with one worker and with two, on the pool and on Ray, and the stories of `collate` (`make test-ray` brings Ray)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archive.made import folder
from tests.archive.test_archive import held, stories
from variorum.archive import Plan, run, verify
from variorum.engines import named
from variorum.pipeline import collate

pytest.importorskip("pyarrow")
STORIES, SHARDS = 400, 4


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    return folder(tmp_path_factory.mktemp("archive") / "in", STORIES)


@pytest.fixture(scope="module")
def by_one(inputs: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(inputs, tmp_path_factory.mktemp("archive") / "out", "pool", workers=1)


def made(inputs: tuple[str, ...], root: Path, engine: str, *, workers: int) -> Path:
    run(Plan(inputs=inputs, shards=SHARDS, every=True), root, engine=named(engine, workers=workers))
    return root


def test_the_stories_are_those_of_collate(inputs: tuple[str, ...], by_one: Path) -> None:
    dossier = collate(inputs)
    assert len(dossier.reports) > 950
    assert stories(by_one) == {one.story.id: one for one in dossier.stories}
    assert list(verify(by_one)) == []


@pytest.mark.parametrize("engine", ["pool", "ray"])
def test_two_workers_write_the_same_bytes(
    engine: str, inputs: tuple[str, ...], by_one: Path, tmp_path: Path
) -> None:
    if engine == "ray":
        pytest.importorskip("ray")
    assert held(made(inputs, tmp_path / "out", engine, workers=2)) == held(by_one)
