"""Tells what a run has done, and whether it is whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from variorum.archive.running import STAGES
from variorum.archive.shards import digest, table
from variorum.archive.tasks import Done, marked
from variorum.errors import UsageError
from variorum.text.counts import counted

# Seconds under which a task says nothing of how uneven tasks are.
LEAST = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class StageStatus:
    """How far one stage is. `tasks`: how many it has; None where it was not planned yet. Times are of all finished
    tasks, whoever ran them.
    """

    stage: str
    tasks: int | None
    # the marks of its finished tasks
    done: tuple[Done, ...]

    @property
    def came(self) -> int:
        """How many items the finished tasks took in."""
        return sum(one.came for one in self.done)

    @property
    def went(self) -> int:
        """How many items the finished tasks gave on."""
        return sum(one.went for one in self.done)

    @property
    def refused(self) -> int:
        """How many refusals the finished tasks wrote."""
        return sum(one.refused for one in self.done)

    @property
    def seconds(self) -> float:
        """Time of the finished tasks added up, as if one worker had done them all."""
        return sum(one.seconds for one in self.done)

    @property
    def processor(self) -> float:
        """Seconds of processor that the finished tasks used."""
        return sum(one.processor for one in self.done)

    @property
    def slowest(self) -> Done | None:
        """The finished task that took longest; None where none is finished."""
        return max(self.done, key=lambda one: one.seconds, default=None)

    @property
    def middle(self) -> float:
        """The median of the finished tasks' seconds; 0 where none is finished."""
        return median(one.seconds for one in self.done) if self.done else 0.0

    @property
    def skew(self) -> float | None:
        """How many times the median's seconds the slowest task took. None for a single task, or where tasks took next to no time."""
        if len(self.done) < 2 or self.middle < LEAST or self.slowest is None:
            return None
        return self.slowest.seconds / self.middle

    @property
    def rate(self) -> float | None:
        """How many items were taken in for each second of work."""
        return self.came / self.seconds if self.came and self.seconds else None

    @property
    def left(self) -> float | None:
        """Seconds of work that the unfinished tasks will take if they are like the finished ones; None where nobody can tell."""
        if self.tasks is None or not self.done:
            return None
        return (self.tasks - len(self.done)) * self.seconds / len(self.done)


def check(root: Path) -> None:
    """Raises UsageError where the folder holds no run of an archive."""
    if not (root / "run.json").is_file():
        raise UsageError(f"{root}: holds no run of an archive (no run.json)")


def status(root: Path) -> tuple[StageStatus, ...]:
    """One StageStatus a stage, in the order in which they run. Raises UsageError as `check` does."""
    check(root)
    found = []
    for stage in STAGES:
        # None for a stage that is not planned yet
        planned = _read_json(root / "plan" / f"{stage}.json")
        marks = [marked(path) for path in sorted((root / "done" / stage).glob("*.json"))]
        found.append(
            StageStatus(
                stage=stage,
                tasks=planned.get("tasks") if planned else None,
                done=tuple(mark for mark in marks if mark is not None),
            )
        )
    return tuple(found)


def made(root: Path) -> dict[str, Any]:
    """The object in run.json: `version`, `lexicons` (their fingerprint), `inputs`, `settings` (lines) and more."""
    check(root)
    found: dict[str, Any] = json.loads((root / "run.json").read_text(encoding="utf-8"))
    return found


def summed(stage: StageStatus) -> dict[str, int]:
    """Name of a count → what the finished tasks of the stage counted, added up; of a count called largest, the
    largest.
    """
    found: dict[str, int] = {}
    for done in stage.done:
        for name, count in done.counts.items():
            before = found.get(name, 0)
            found[name] = max(before, count) if name.startswith("largest") else before + count
    return dict(sorted(found.items()))


def left_out(root: Path) -> dict[str, int]:
    """Stories that were not collated, and their reports; empty before that is known."""
    return _read_json(root / "plan" / "left.json")


def _read_json(path: Path) -> dict[str, int]:
    """The object in a JSON file; {} where there is no such file."""
    try:
        found: dict[str, int] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return found


# What came in of each stage is what went out of that one.
CHAIN = (("drafts", "reports"), ("reports", "postings"), ("reports", "trace"), ("trace", "group"))
# Where rows of a stage's files are what went on, one each.
ROWS = {"drafts": "drafts", "reports": "reports"}


def verify(root: Path) -> Iterator[str]:
    """What is wrong with a run, one line each: files that differ from what was written, tasks not done, numbers that
    do not add up. All numbers are counted from the files.
    """
    stages = {earlier.stage: earlier for earlier in status(root)}
    is_complete = True
    for stage in stages.values():
        for line in _damaged_tasks(root, stage):
            is_complete = False
            yield line
    # sums of damaged files say nothing
    if not is_complete:
        return
    for stage in stages.values():
        if stage.done:
            yield from _sums(root, stage)
    for before, after in CHAIN:
        earlier, later = stages[before], stages[after]
        if later.done and earlier.went != later.came:
            yield f"{earlier.went} went on from {before}, and {later.came} came to {after}"
    # stories that are left out by rule (too large, too few) are counted apart
    group, collate, passed_over = stages["group"], stages["collate"], left_out(root)
    if collate.done and group.went != collate.came + passed_over.get("reports", 0):
        yield f"{group.went} were grouped; {collate.came} came to collate and {passed_over.get('reports', 0)} were left out by rule"


def _damaged_tasks(root: Path, stage: StageStatus) -> Iterator[str]:
    """In words, the tasks of a stage that are not done, and their files that are gone or differ from what was written."""
    if stage.tasks is not None and len(stage.done) != stage.tasks:
        yield f"{stage.stage}: {len(stage.done)} of {counted(stage.tasks, 'task is', 'tasks are')} done"
    for done in stage.done:
        for name, known in done.outputs.items():
            found = digest(root / name)
            if found != known:
                yield f"{name}: {'is gone' if found is None else 'is not as it was written'}"


def _sums(root: Path, stage: StageStatus) -> Iterator[str]:
    """In words, each task whose items in are not as many as its items out and refused together."""
    for done in stage.done:
        refused = table(root / f"refusals/{done.stage}-{done.name}.parquet").num_rows
        went = table(root / f"{ROWS[done.stage]}/{done.name}.parquet").num_rows if done.stage in ROWS else done.went  # fmt: skip
        if done.came != went + refused:
            yield f"{done.stage} {done.name}: {done.came} came, {went} went on, {refused} were refused"
