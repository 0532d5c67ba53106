"""Runs the stages in their order. What is done already, whoever did it, is not done again.

Words used here. Stage: a step of the run; its tasks depend on the files of stages before. Plan: what a run is asked
for. Digest: the sha256 of a file; by digests it is known what is done already. `given`: what a task gets besides its
input files.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import Any

from variorum.archive import (
    collating,
    components,
    describing,
    grouping,
    linking,
    meeting,
    pairing,
    reading,
    tracing,
)
from variorum.archive.inputs import drafting
from variorum.archive.places import is_local
from variorum.archive.shards import arrow, put, rows
from variorum.archive.tasks import Done, Stage, Task, known, perform
from variorum.engines import Engine, Pool
from variorum.errors import UsageError
from variorum.group.features import FAMILIES
from variorum.settings import Settings, named
from variorum.text.lexicon import fingerprint
from variorum.version import __version__

# The stages in the order in which they are run: name → its function, and what it needs.
STAGES: dict[str, Stage] = {
    "drafts": reading.drafts,
    "reports": reading.reports,
    "postings": meeting.postings,
    "edges": meeting.edges,
    "pairs": pairing.pairs,
    "components": components.components,
    "trace": tracing.traced,
    "units": describing.units,
    "words": describing.words,
    "links": linking.links,
    "parts": linking.parts,
    "group": grouping.grouped,
    "collate": collating.collated,
}
# Up to where a run may go, and the last stage of that.
UNTIL = {"reports": "reports", "trace": "trace", "group": "group", "collate": "collate"}
# Told as a stage works: its name, tasks done, tasks in all.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a run is asked for.

    `days`: in grouping, only reports whose first days lie fewer days apart than this are compared; None: all.
    `every`: collate stories of one telling too.
    `most`: a story of more reports than this is not collated.
    """

    # files, folders and addresses
    inputs: tuple[str, ...]
    # parts into which the reports are cut
    shards: int = 16
    days: int | None = None
    every: bool = False
    most: int = 500
    # the last stage that is run
    until: str = "collate"


def run(
    plan: Plan,
    root: Path,
    *,
    settings: Settings | None = None,
    workers: int = 1,
    engine: Engine | None = None,
    progress: Progress = lambda *_: None,
) -> None:
    """Runs the stages into `root`, which is empty or holds a run.

    What is done there with the same inputs, settings and version stays, whatever engine did it. Without an engine, `workers` processes of
    this machine do it. Only one run at a time may work on a folder.
    """
    arrow()
    chosen = settings or Settings()
    if plan.days is not None:
        chosen = replace(chosen, group=replace(chosen.group, window=plan.days))
    if root.exists() and (not root.is_dir() or (any(root.iterdir()) and not (root / "run.json").exists())):
        raise UsageError(f"--out {root}: holds something that is no run of an archive; give an empty folder")
    tasks = drafting(plan.inputs, shards=plan.shards)
    with engine or Pool(workers) as running:
        put(root / "run.json", _run_json(plan, chosen))
        for part in root.rglob(".*.*") if is_local(root) else ():
            if (
                part.is_file() and part.suffix[1:].isdecimal()
            ):  # what a run that was killed had begun to write
                part.unlink(missing_ok=True)
        for stage, some in _planned(plan, root, tasks, _Stages(root, chosen, running, progress)):
            _prune(root, stage, {task.name for task in some})
            if stage == UNTIL[plan.until]:
                return


def _run_json(plan: Plan, settings: Settings) -> bytes:
    """The bytes of run.json: all that the run's files depend on. Two runs with the same bytes make the same files."""
    made = {
        "archive": 1,
        "version": __version__,
        # a hash of all lexicons and models
        "lexicons": fingerprint(),
        "inputs": plan.inputs,
        "shards": plan.shards,
        "window_days": plan.days,
        "every_story": plan.every,
        "most_reports": plan.most,
        "until": plan.until,
        "settings": named(settings),
    }
    return json.dumps(made, indent=1, ensure_ascii=True).encode()


class _Stages:
    """Runs the tasks of a stage, and remembers the digests of what they wrote."""

    def __init__(self, root: Path, settings: Settings, engine: Engine, progress: Progress) -> None:
        self._root, self._settings, self._engine, self._progress = root, settings, engine, progress
        self.digests: dict[str, str] = {}

    def inputs(self, *folders: str) -> Mapping[str, str]:
        """File → digest, of what has been written in these folders so far."""
        return {name: d for name, d in self.digests.items() if name.split("/")[0] in folders}

    def run(self, stage: str, tasks: Sequence[Task]) -> str:
        """Runs those tasks of a stage that are not done, adds the digests of all outputs, and gives the stage's name."""
        planned = {"tasks": len(tasks)}
        put(self._root / "plan" / f"{stage}.json", json.dumps(planned).encode())
        # what is done already stays
        found = {task.name: known(self._root, task, self._settings) for task in tasks}
        left = [task for task in tasks if found[task.name] is None]
        self._progress(stage, len(tasks) - len(left), len(tasks))
        for done in filter(None, found.values()):
            self.digests.update(done.outputs)
        perform_task = partial(_do, self._root, self._settings)
        finished: Iterator[Done] = self._engine.run(left, perform_task)
        for count, done in enumerate(finished, start=len(tasks) - len(left) + 1):
            self.digests.update(done.outputs)
            self._progress(stage, count, len(tasks))
        return stage


def _do(root: Path, settings: Settings, task: Task) -> Done:
    return perform(root, task, settings, STAGES[task.stage])


def _planned(
    plan: Plan, root: Path, tasks: Sequence[Task], stages: _Stages
) -> Iterator[tuple[str, Sequence[Task]]]:
    """Runs the stages one after the other and gives the name and tasks of each when it has ended. The tasks of a
    stage depend on the files that the stages before it wrote. This function goes up to "trace", `_run_later_stages`
    goes on from there.
    """
    # drafts and reports
    yield stages.run("drafts", tasks), tasks
    drafts, shards = stages.inputs("drafts"), range(plan.shards)
    stage_tasks = [Task(stage="reports", name=f"{n:05}", inputs=drafts, given={"shard": n}) for n in shards]
    yield stages.run("reports", stage_tasks), stage_tasks
    reports = stages.inputs("reports")
    each = sorted(reports.items())
    stage_tasks = [
        Task(stage="postings", name=f"{n:05}", inputs=reports, given={"shard": n, "report": each[n][0]})
        for n in shards
    ]
    yield stages.run("postings", stage_tasks), stage_tasks
    # pairs of reports that share text: edges for certain, candidates to be looked at
    counts = [len(rows(root / name, ["words"])) for name, _ in each]
    rows_before = [0, *accumulate(counts)][:-1]
    postings = stages.inputs("postings", "traits")
    stage_tasks = [
        Task(
            stage="edges",
            name=f"{n:05}",
            inputs=postings,
            given={"part": n, "of": plan.shards, "first": rows_before},
        )
        for n in shards
    ]
    yield stages.run("edges", stage_tasks), stage_tasks
    to_pair = stages.inputs("candidates", "marks", "traits")
    given: dict[str, Any] = {
        "first": rows_before,
        "shards": [name for name, _ in each],
        **{folder: sorted(stages.inputs(folder)) for folder in ("candidates", "marks")},
    }
    stage_tasks = [
        Task(stage="pairs", name=f"{n:05}", inputs={**reports, **to_pair}, given={**given, "shard": n})
        for n in shards
    ]
    yield stages.run("pairs", stage_tasks), stage_tasks
    # components, and their tracing
    edges = stages.inputs("edges", "pairs")
    given = {"shards": [name for name, _ in each], "edges": sorted(edges), "tasks": plan.shards}
    stage_tasks = [Task(stage="components", name="all", inputs={**reports, **edges}, given=given)]
    yield stages.run("components", stage_tasks), stage_tasks
    joined, recurring = stages.inputs("components"), stages.inputs("recurring")
    stage_tasks = [
        Task(
            stage="trace",
            name=f"{n:05}",
            inputs={**reports, **recurring},
            given={
                "task": n,
                "all": sum(counts),
                "shards": given["shards"],
                "components": sorted(joined.values()),
                "recurring": sorted(recurring),
            },
        )
        for n in shards
    ]
    yield stages.run("trace", stage_tasks), stage_tasks
    traced = stages.inputs("trace", "absent")
    yield from _run_later_stages(plan, root, stages, reports, traced)


def _run_later_stages(
    plan: Plan, root: Path, stages: _Stages, reports: Mapping[str, str], traced: Mapping[str, str]
) -> Iterator[tuple[str, Sequence[Task]]]:
    """Runs the stages from "units" to "collate", one after the other; gives the name and tasks of each when it has ended.
    `reports`, `traced`: file of the archive → digest, of the reports and of what tracing wrote. Also writes
    plan/left.json: how many stories and reports are not collated, and why.
    """
    # units, and the features of all of them
    described = stages.inputs("features", "copies")
    features, copies = (sorted(stages.inputs(folder)) for folder in ("features", "copies"))
    given: Mapping[str, Any] = {"features": features, "copies": copies}
    stage_tasks = [Task(stage="units", name="all", inputs=described, given=given)]
    yield stages.run("units", stage_tasks), stage_tasks
    units = stages.inputs("units")
    stage_tasks = [
        Task(
            stage="words",
            name=str(family),
            inputs={**described, **units},
            given={"family": family, "features": features},
        )
        for family in FAMILIES
    ]
    yield stages.run("words", stage_tasks), stage_tasks
    # links between units, one stretch of days a task; parts
    compared = {**described, **units, **stages.inputs("words")}
    stage_tasks = [
        Task(
            stage="links",
            name=name,
            inputs=compared,
            given={"name": name, "low": low, "high": high, "features": features},
        )
        for name, (low, high) in grouping.stretches(root, plan.days).items()
    ]
    yield stages.run("links", stage_tasks), stage_tasks
    links = stages.inputs("links")
    given = {"links": sorted(links), "tasks": plan.shards}
    stage_tasks = [Task(stage="parts", name="all", inputs={**units, **links}, given=given)]
    yield stages.run("parts", stage_tasks), stage_tasks
    # stories
    inputs = {**reports, **traced, **compared, **stages.inputs("parts", "components")}
    given = {
        "features": features,
        "shards": sorted(reports),
        "traced": sorted(name for name in traced if name.startswith("trace/")),
        "absent": sorted(name for name in traced if name.startswith("absent/")),
    }
    stage_tasks = [
        Task(stage="group", name=f"{n:05}", inputs=inputs, given={**given, "number": n})
        for n in range(plan.shards)
    ]
    yield stages.run("group", stage_tasks), stage_tasks
    # claims
    groups = stages.inputs("group")
    chosen = collating.chosen(
        {name: root / name for name in sorted(groups)}, every=plan.every, most=plan.most
    )
    left_out = {"one_telling": chosen.single, "over_the_cap": chosen.capped, "reports": chosen.left}
    put(root / "plan" / "left.json", json.dumps(left_out).encode())
    dealt = [chosen.places[n :: plan.shards] for n in range(plan.shards)]
    stage_tasks = [
        Task(
            stage="collate",
            name=f"{n:05}",
            inputs={name: groups[name] for name, _ in places},
            given={"number": n, "places": places},
        )
        for n, places in enumerate(dealt)
    ]
    yield stages.run("collate", stage_tasks), stage_tasks


def _prune(root: Path, stage: str, names: set[str]) -> None:
    """Removes what an earlier run with other tasks left of this stage: marks of tasks that are not in `names`, and
    the files that these marks name.
    """
    for mark in sorted((root / "done" / stage).glob("*.json")):
        if mark.stem in names:
            continue
        for name in json.loads(mark.read_text(encoding="utf-8"))["outputs"]:
            (root / name).unlink(missing_ok=True)
        mark.unlink()
