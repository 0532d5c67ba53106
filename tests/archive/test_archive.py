"""What an archive finds is what `collate` finds, however the work is cut."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.archive.made import folder
from tests.archive.made import rows as rows_of
from variorum.archive import Plan, run, verify
from variorum.archive.collating import COLLATED, _one
from variorum.archive.shards import rows
from variorum.group import GroupSettings
from variorum.group.stages import Grouping
from variorum.pipeline import by_name, collate, parted, read
from variorum.records import CollatedStory, Dossier, Lineage, Story
from variorum.settings import Settings

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


def grouped(root: Path) -> dict[str, tuple[Story, Lineage]]:
    names = ["story_id", "story", "lineage"]
    held = (row for path in (root / "group").glob("*.parquet") for row in rows(path, names))
    return {key: (_one(Story, story), _one(Lineage, lineage)) for key, story, lineage in held}


@pytest.mark.parametrize("shards", [1, 5])
def test_a_window_leads_over_the_edges_of_tasks(shards: int, inputs: tuple[str, ...], tmp_path: Path) -> None:
    """As `group` has it when it has all at once, wherever the days are cut."""
    window = replace(Settings(), group=GroupSettings(window=2))
    reports = sorted(read(inputs)[0], key=lambda r: (by_name(r.path), r.id))
    wanted = {story.id: (story, part) for story, part in parted(reports, one_story=False, settings=window)}
    run(Plan(inputs=inputs, shards=shards, days=2, until="group"), tmp_path / "out")
    assert grouped(tmp_path / "out") == wanted
    ends = [
        row
        for path in (tmp_path / "out/group").glob("*.parquet")
        for row in rows(path, ["first_day", "last_day"])
    ]
    stretches = {Path(name).stem for name in (tmp_path / "out/links").iterdir()}
    assert any(first < edge <= last for first, last in ends if first for edge in stretches), (
        "a story over an edge"
    )
    assert len(stretches) > 5 and "undated" in stretches


@pytest.mark.usefixtures("failures_are_set_aside")
def test_a_story_that_cannot_be_told_is_set_aside_with_its_reports(
    inputs: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from variorum.archive import grouping

    honest = grouping.stories

    def failing(held: Grouping, *args: object, only: Sequence[int]) -> tuple[Story, ...]:
        found = honest(held, *args, only=only)
        if any(len(story.reports) > 3 for story in found):
            raise ValueError("too long a story")
        return found

    monkeypatch.setattr(grouping, "stories", failing)
    run(Plan(inputs=inputs, shards=2, until="group"), tmp_path / "out")
    assert max(len(story.reports) for story, _ in grouped(tmp_path / "out").values()) == 3
    names = ["stage", "reason"]
    held = [row for path in (tmp_path / "out/refusals").glob("*.parquet") for row in rows(path, names)]
    assert held.count(("group", "failed")) >= 4
    assert list(verify(tmp_path / "out")) == []


def test_a_window_keeps_apart_what_is_days_apart(tmp_path: Path) -> None:
    """And `collate` with that setting, too; without it they are one story."""
    texts = {
        "2031-05-01": "The ferry Aurelia ran aground off Quarne. Its 214 passengers were safe, harbour master Dorrin Pell said.",
        "2031-05-02": "All 214 aboard the Aurelia have left the ship off Quarne, Dorrin Pell told us; the ferry still lists.",
        "2031-05-09": "Tugs pulled the Aurelia free near Quarne. Pell, Dorrin, master of the harbour, thanked 214 travellers.",
        "2031-05-10": "Why did the Aurelia ground? Dorrin Pell of Quarne wants answers for 214 people whom the ferry carried.",
    }
    lines = [
        {"path": day, "published": day, "title": f"Ferry Aurelia at Quarne, {n}", "text": text}
        for n, (day, text) in enumerate(texts.items())
    ]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    counts = {}
    for days in (None, 3):
        run(
            Plan(inputs=(str(tmp_path / "rows.jsonl"),), shards=2, days=days, until="group"),
            tmp_path / f"out{days}",
        )
        counts[days] = sorted(len(story.reports) for story, _ in grouped(tmp_path / f"out{days}").values())
    assert counts == {None: [4], 3: [2, 2]}


@pytest.mark.parametrize("shards", [1, 16])
def test_how_many_shards_changes_nothing(
    shards: int, whole: Path, inputs: tuple[str, ...], tmp_path: Path
) -> None:
    run(Plan(inputs=inputs, shards=shards, every=True), tmp_path / "out")
    assert stories(tmp_path / "out") == stories(whole)
    assert list(verify(tmp_path / "out")) == []


def test_the_reports_of_one_task_lie_together_in_days(whole: Path) -> None:
    """Or every task would read all of every shard."""
    days = {
        one: day or ""
        for path in (whole / "reports").glob("*.parquet")
        for one, day in rows(path, ["report_id", "day"])
    }
    first: dict[object, str] = {}
    task_of: dict[Any, int] = {}
    for report, component, task in rows(whole / "components/all.parquet", ["report_id", "component", "task"]):
        key = component if component >= 0 else report
        first[key] = min(days[report], first.get(key, days[report]))
        task_of[key] = task
    assert _in_order(first, task_of)
    units = {
        unit: first or 0
        for unit, lead, first in rows(whole / "units/all.parquet", ["unit", "lead", "first"])
        if lead
    }
    parts = {
        part: (members, task)
        for part, members, task in rows(whole / "parts/all.parquet", ["part", "members", "task"])
    }
    task_of = {part: task for part, (_, task) in parts.items()}
    assert _in_order({part: min(units[n] for n in members) for part, (members, _) in parts.items()}, task_of)
    # Of two components that begin on one day the small one may come first, and then one task has both.
    assert len(set(task_of.values())) > 1


def _in_order(first: Mapping[Any, Any], task_of: Mapping[Any, int]) -> bool:
    dealt = [task_of[key] for key in sorted(first, key=lambda key: (first[key], task_of[key]))]
    return dealt == sorted(dealt)


def test_an_outlet_that_only_its_text_names_is_known_to_tracing(tmp_path: Path) -> None:
    """Where no column says whose report it is, a line of rights may; who cites it may share nothing with it."""
    named = "The dam at Ombrey gave way on Tuesday and 31 houses in the valley of the Sorle stand in water, the council said."
    citing = "Nobody was hurt when a lorry fell into the Anvel, according to Wexcombe Underfoot, and its 40 sheep swam ashore."
    lines = [
        {
            "path": "a",
            "title": "Ombrey dam",
            "text": f"{named}\n\n© 2031 Wexcombe Underfoot. All rights reserved.",
        },
        {"path": "b", "title": "Sheep swim", "text": citing},
        *rows_of(40),
    ]
    source = tmp_path / "rows.jsonl"
    source.write_text("".join(json.dumps(line) + "\n" for line in lines))
    run(Plan(inputs=(str(source),), shards=2, until="group"), tmp_path / "out")
    wanted = [
        part.witnesses
        for story, part in parted(read((str(source),))[0], one_story=False, settings=Settings())
        if "Sheep swim" in story.title
    ]
    found = [
        part.witnesses for story, part in grouped(tmp_path / "out").values() if "Sheep swim" in story.title
    ]
    assert any(w.absent for (held,) in [wanted] for w in held)
    assert found == wanted
