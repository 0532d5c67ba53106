"""`variorum desk add`: gathers, keeps in batches, then derives the stories that were touched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from variorum.desk.desk import Desk
from variorum.desk.evidence.store_captures import keep
from variorum.desk.updating.catch_up import catch_up
from variorum.gather import GatherSettings, gather
from variorum.pipeline import Progress, received, silent
from variorum.records import Capture, Refusal, Skipped
from variorum.store import evidence
from variorum.store.rows import RunCounts
from variorum.store.storable import storable

T = TypeVar("T")
# Told the counts after each batch; told each refusal once it is kept.
Kept = Callable[[RunCounts], None]
Refusing = Callable[[Refusal], None]


def ignore(_: RunCounts) -> None:
    """Does nothing: for callers that do not wait for each acknowledgement."""


def pass_over(_: Refusal) -> None:
    """Does nothing: for callers that do not ask what was refused."""


def add(
    desk: Desk,
    inputs: Sequence[str],
    *,
    reading: GatherSettings | None = None,
    progress: Progress = silent,
    kept: Kept = ignore,
    refusing: Refusing = pass_over,
    derive: bool = True,
) -> RunCounts:
    """Adds everything in `inputs`. Raises NoSuchInput before anything is read.
    `reading`: how the inputs are read, where that is not as the desk's settings say.
    `kept`: called after each batch with the counts so far; what these count survives any kill.
    `derive`: False leaves the stories for the next catch_up."""
    found = gather(inputs, settings=reading or desk.settings.gather, now=desk.now)
    counts = take_in(
        desk, found, command="add " + " ".join(inputs), progress=progress, kept=kept, refusing=refusing
    )
    if derive:
        catch_up(desk, progress)
    return counts


def take_in(
    desk: Desk,
    found: Iterable[Capture | Refusal | Skipped],
    *,
    command: str,
    progress: Progress = silent,
    kept: Kept = ignore,
    refusing: Refusing = pass_over,
) -> RunCounts:
    """Keeps everything in `found`, batch by batch, as one run of the desk. `kept` is called with the counts after each batch, `refusing` with each refusal
    once it is kept.
    """
    # a run without an end was interrupted
    with desk.store.writing() as connection:
        run = evidence.begin_run(connection, storable(command), at=desk.stamp())
    counts = RunCounts()
    for batch in batches(found, desk.desk_settings.batch):
        captures, refused, skipped = received(batch)
        batch_counts = keep(desk, run, captures, refused, refusing=refusing)
        counts = RunCounts(
            added=counts.added + batch_counts.added,
            seen=counts.seen + batch_counts.seen,
            refused=counts.refused + batch_counts.refused,
            skipped=counts.skipped + len(skipped),
        )
        progress("keep", counts.added + counts.seen, 0)
        kept(counts)
    with desk.store.writing() as connection:
        evidence.end_run(connection, run, counts, at=desk.stamp())
    return counts


def batches(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """`items` in tuples of `size`, the last one maybe shorter. Only one of them is in memory at a time."""
    source = iter(items)
    while batch := tuple(islice(source, size)):
        yield batch
