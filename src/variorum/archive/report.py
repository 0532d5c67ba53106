"""Says what a run did, as one HTML page that stands alone: how much is left, which tasks were slow, how uneven they
were, what was refused and why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from variorum.archive.shards import refused as refusals
from variorum.archive.status import StageStatus, left_out, made, status, summed
from variorum.archive.tasks import Done
from variorum.publish.templating import escaping, render_in
from variorum.settings import Settings, named

# Tasks that are named; inputs and examples of refusals that are.
SLOWEST, INPUTS, EXAMPLES = 12, 40, 3
# Heads of the three tables.
STAGE_HEADS = ("stage", "tasks", "in", "out", "refused", "left")
TIME_HEADS = (
    "stage",
    "seconds",
    "of the processor",
    "share",
    "in a second",
    "slowest",
    "skew",
    "most memory",
)
# Heads of the table of slow tasks.
SLOW_HEADS = ("task", "seconds", "times the middle one", "things in", "memory")


def run_report(root: Path) -> str:
    """The report of a run as HTML; of a run that still goes on, what is done so far. It reads only marks, plans and
    refusals, so its cost does not grow with the run.
    """
    # stages that are planned already
    stages = [row for row in status(root) if row.tasks is not None]
    refused = _refused(root)
    run = made(root)
    seconds_left = sum(row.left or 0.0 for row in stages)
    done, planned = sum(len(row.done) for row in stages), sum(row.tasks or 0 for row in stages)
    # the last stage that counts reports: what went out of it are the reports of the run
    reports = next((row for row in stages if row.stage == "reports"), None)
    defaults = set(named(Settings()))
    seconds = sum(row.seconds for row in stages)
    return render_in(
        escaping("variorum.archive"),
        "run.html",
        state=_state(done, planned, seconds_left),
        came=f"{sum(row.came for row in stages if row.stage == 'drafts'):,}",
        went=f"{reports.went if reports else 0:,}",
        refusals_count=f"{sum(sum(by_stage.values()) for by_stage, _ in refused.values()):,}",
        work=_work(stages),
        notes=tuple(_notes(root)),
        stage_heads=STAGE_HEADS,
        stages=[_stage(row) for row in stages],
        time_heads=TIME_HEADS,
        times=[_times(row, seconds) for row in stages],
        slow_heads=SLOW_HEADS,
        slowest=_slowest(stages),
        counts=[(name, row.stage, f"{count:,}") for row in stages for name, count in summed(row).items()],
        refused=[
            (reason, stage, f"{count:,}", ", ".join(examples[stage]))
            for reason, (by_stage, examples) in sorted(refused.items())
            for stage, count in by_stage.most_common()
        ],
        inputs=run["inputs"],
        most=INPUTS,
        settings=[line for line in run["settings"] if line not in defaults],
        version=run["version"],
        lexicons=run["lexicons"],
    )


def _state(done: int, of: int, left: float) -> str:
    """How far the run is, in words: "All of 40 tasks are done"."""
    if done == of:
        return f"All of {of:,} tasks are done"
    return f"{done:,} of {of:,} tasks are done, about {lasting(left)} of work are left"


def lasting(seconds: float) -> str:
    """A stretch of time in words: "40 seconds", "3.5 hours"."""
    for unit, size in (("hours", 3600.0), ("minutes", 60.0)):
        if seconds >= 2 * size:
            return f"{seconds / size:,.1f} {unit}"
    return f"{seconds:,.0f} seconds"


def _work(stages: Sequence[StageStatus]) -> str:
    """How long the tasks took together, and which stage took most, in words."""
    seconds, processor = sum(one.seconds for one in stages), sum(one.processor for one in stages)
    told = f"Tasks took {lasting(seconds)}, {lasting(processor)} of them of the processor"
    dearest = max(stages, key=lambda one: one.seconds, default=None)
    return f"{told}; most of it {dearest.stage}." if dearest and seconds else f"{told}."


def _notes(root: Path) -> Iterator[str]:
    """What a reader of the table must know: how far the run went, and what it left out."""
    said = made(root)
    window = f"in windows of {said['window_days']} days" if said["window_days"] else "all at once"
    yield f"Until {said['until']}, {said['shards']} shards, grouped {window}."
    left = left_out(root)
    if left:
        yield (
            f"Not collated: {left['one_telling']:,} stories of one telling, {left['over_the_cap']:,} of more reports than "
            f"{said['most_reports']}; {left['reports']:,} reports in all."
        )


def _stage(one: StageStatus) -> tuple[str, ...]:
    """A row of the table of progress: stage, tasks done, items in, items out, refused, time left."""
    tasks = f"{len(one.done):,} of {one.tasks:,}"
    left = lasting(one.left) if one.left else "–"
    return one.stage, tasks, f"{one.came:,}", f"{one.went:,}", f"{one.refused:,}", left


def _times(one: StageStatus, seconds: float) -> tuple[str, ...]:
    """A row of the table of stages: seconds, processor, share, rate, slowest task, skew, most memory. `one`: how a stage went; `seconds`:
    those of all stages.
    """
    slowest = one.slowest
    # "–" where nothing can be said
    return (
        one.stage,
        f"{one.seconds:,.1f}",
        f"{one.processor:,.1f}",
        f"{one.seconds / seconds:.0%}" if seconds else "–",
        f"{one.rate:,.1f}" if one.rate else "–",
        f"{slowest.name}, {slowest.seconds:,.1f}" if slowest else "–",
        f"{one.skew:,.1f}" if one.skew else "–",
        f"{max((task.peak for task in one.done), default=0.0):,.0f} MB",
    )


def _slowest(stages: Sequence[StageStatus]) -> list[tuple[str, ...]]:
    """The slowest tasks of all stages that have several, as rows."""
    # (task, the median of its stage)
    found = [(task, one.middle) for one in stages if len(one.done) > 1 for task in one.done]

    def rank(task_and_middle: tuple[Done, float]) -> tuple[float, str, str]:
        task, _ = task_and_middle
        return -task.seconds, task.stage, task.name

    found.sort(key=rank)
    return [
        (
            f"{task.stage} {task.name}",
            f"{task.seconds:,.1f}",
            f"{task.seconds / middle:,.1f}" if middle else "–",
            f"{task.came:,}",
            f"{task.peak:,.0f} MB",
        )
        for task, middle in found[:SLOWEST]
    ]


def _refused(root: Path) -> dict[str, tuple[Counter[str], dict[str, list[str]]]]:
    """Reason → (how many by stage, examples by stage)."""
    found: dict[str, tuple[Counter[str], dict[str, list[str]]]] = {}
    for stage, reason, path in refusals(root, ["stage", "reason", "path"]):
        counted, examples = found.setdefault(reason, (Counter(), {}))
        counted[stage] += 1
        if len(some := examples.setdefault(stage, [])) < EXAMPLES:
            some.append(path)
    return found
