"""What an archive finds is what `collate` finds, however the work is cut."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.archive.made import folder
from variorum.archive import Plan, run, verify
from variorum.archive.collating import COLLATED, _one
from variorum.archive.shards import rows
from variorum.pipeline import collate
from variorum.records import CollatedStory, Dossier

pytest.importorskip("pyarrow")
STORIES = 26


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    return folder(tmp_path_factory.mktemp("archive") / "in", STORIES)


@pytest.fixture(scope="module")
def dossier(inputs: tuple[str, ...]) -> Dossier:
    return collate(inputs)


@pytest.fixture(scope="module")
def whole(inputs: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("archive") / "out"
    run(Plan(inputs=inputs, shards=4, every=True), root)
    return root


def stories(root: Path) -> dict[str, CollatedStory]:
    assert COLLATED[-1] == ("record", "binary")
    found = [
        record
        for path in sorted((root / "collate").glob("*.parquet"))
        for (record,) in rows(path, ["record"])
    ]
    told = [_one(CollatedStory, record) for record in found]
    return {one.story.id: one for one in told}


def held(root: Path) -> dict[str, bytes]:
    """The bytes of every file of the run; marks say how long a task took, and so differ."""
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*.parquet"))}


def test_stories_are_those_of_collate_to_the_last_field(whole: Path, dossier: Dossier) -> None:
    found = stories(whole)
    assert len(dossier.stories) > 8
    assert any(len(one.lineage.shared) for one in dossier.stories)
    assert any(w.absent for one in dossier.stories for w in one.lineage.witnesses)
    assert found == {one.story.id: one for one in dossier.stories}


def test_refusals_are_those_of_collate(whole: Path, dossier: Dossier) -> None:
    names = ["path", "reason"]
    found = Counter(row for path in (whole / "refusals").glob("*.parquet") for row in rows(path, names))
    assert found == Counter((r.path, r.reason.value) for r in dossier.refused)
    assert len(dossier.refused) >= 3


@pytest.mark.parametrize("shards", [1, 16])
def test_how_many_shards_changes_nothing(
    shards: int, whole: Path, inputs: tuple[str, ...], tmp_path: Path
) -> None:
    run(Plan(inputs=inputs, shards=shards, every=True), tmp_path / "out")
    assert stories(tmp_path / "out") == stories(whole)
    assert list(verify(tmp_path / "out")) == []
