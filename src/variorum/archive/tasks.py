"""A task: a pure function from files to files, and the mark that it is done."""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from variorum.archive.shards import put, refusals, stands
from variorum.records import Refusal
from variorum.settings import Settings, named
from variorum.text.lexicon import fingerprint
from variorum.version import __version__

# Raised when what a stage writes changes shape.
FORM = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A piece of work. `inputs`: files of the run, each with its digest. `given`: what else the result depends on, as JSON values."""

    # "read", "trace" …; and the task's own name within its stage
    stage: str
    name: str
    inputs: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What a stage's function is given. `read`: the task's input files, in the order of their names."""

    # the run's folder
    root: Path
    settings: Settings
    read: tuple[Path, ...]
    given: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a stage's function gives. `files`: path in the run's folder → bytes. Of `came` items in, `went` went on; the others are refused, each
    with its reason.
    `counts`: numbers that `archive status` shows.
    """

    files: Mapping[str, bytes]
    came: int
    went: int
    refused: tuple[Refusal, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """The mark of a finished task."""

    stage: str
    name: str
    # a hash of all that the result depends on
    key: str
    # file → its digest
    outputs: dict[str, str]
    # reports that came in, that went on, and that were refused
    came: int
    went: int
    refused: int
    # seconds by the clock on the wall
    seconds: float
    # what else the stage counts: name → number
    counts: dict[str, int]
    # Of the worker: seconds of its processor, and the most that it had held by then, in MB.
    processor: float = 0.0
    peak: float = 0.0


# What a task of a stage does.
Stage = Callable[[Work], Made]


def key(task: Task, settings: Settings) -> str:
    """A hash of all that decides what bytes a task writes: stage, version, word lists, settings, inputs."""
    said = [FORM, __version__, fingerprint(), task.stage, task.name, named(settings), *(
        sorted(part.items()) for part in (task.inputs, task.given)
    )]  # fmt: skip
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def marker(root: Path, stage: str, name: str) -> Path:
    """Where the mark of a finished task lies; the file is there only when the task is done."""
    return root / "done" / stage / f"{name}.json"


def known(root: Path, task: Task, settings: Settings) -> Done | None:
    """The mark of this task, if it was done with these inputs and settings and its files are still as it wrote them; else None."""
    found = marked(marker(root, task.stage, task.name))
    return found if found and found.key == key(task, settings) and stands(root, found.outputs) else None


def marked(path: Path) -> Done | None:
    """What a task's mark says; None where there is no mark or it cannot be read, so that the task runs again."""
    try:
        return Done(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def perform(root: Path, task: Task, settings: Settings, stage: Stage) -> Done:
    """Does the task, writes its files, and then its mark: in this order, so that no mark stands without its files."""
    began, processor = time.monotonic(), time.process_time()
    work = Work(
        root=root,
        settings=settings,
        read=tuple(root / name for name in sorted(task.inputs)),
        given=task.given,
    )
    made = stage(work)
    files = {**made.files, f"refusals/{task.stage}-{task.name}.parquet": refusals(task.stage, made.refused)}
    done = Done(
        stage=task.stage,
        name=task.name,
        key=key(task, settings),
        # name of each file → its digest
        outputs={name: put(root / name, content) for name, content in sorted(files.items())},
        came=made.came,
        went=made.went,
        refused=len(made.refused),
        seconds=round(time.monotonic() - began, 3),
        counts=dict(made.counts),
        processor=round(time.process_time() - processor, 3),
        peak=_peak(),
    )
    put(marker(root, task.stage, task.name), json.dumps(asdict(done), indent=1).encode())
    return done


def _peak() -> float:
    """The most memory that this process has used so far, in MB; 0 where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0.0
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # in MB: macOS counts bytes, Linux kilobytes
    return round(held / (1 << 20 if sys.platform == "darwin" else 1 << 10), 1)
