"""What a room cannot work on is set aside, so that one bad report never stops the others.

A room works on a whole set, so what it stops at is not said: it is looked for, first by giving it each alone, then, for what
fails only in company, by halving the shortest beginning of the set that fails. Nothing of this costs anything where nothing
fails. Where something does: one run of the room over single items, and for each item set aside log2(n) + 1 runs over a set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

from variorum.errors import VariorumError
from variorum.records import Refusal, Report

T = TypeVar("T")
R = TypeVar("R")


class Stopped(Exception):
    """Carries the name of the room up to where its work is set aside; never leaves the pipeline or the desk."""

    def __init__(self, room: str, error: Exception) -> None:
        super().__init__(str(error))
        self.room, self.error = room, error


@contextmanager
def working(room: str) -> Iterator[None]:
    """Says of whatever is raised inside, wrong use excepted, in which room it was."""
    try:
        yield
    except (VariorumError, Stopped):
        raise
    except Exception as error:
        raise Stopped(room, error) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept(Generic[T, R]):
    """`result` is None where nothing was left to work on."""

    result: R | None
    items: tuple[T, ...]
    failed: tuple[tuple[T, Stopped], ...] = ()


def without_failing(
    items: Sequence[T], work: Callable[[Sequence[T]], R], *, by: Callable[[T], str]
) -> Kept[T, R]:
    """What `work` makes of as many items as it can, which of them they are, and what the others stopped it with. `by` orders
    the search, so that the order of the items changes nothing."""
    failed: list[tuple[T, Stopped]] = []
    kept = list(items)
    while kept:
        try:
            return Kept(result=work(kept), items=tuple(kept), failed=tuple(failed))
        except Stopped as stopped:
            alone = [] if failed else _alone(kept, work)
            found = alone or [_first(sorted(kept, key=by), work, stopped)]
        failed += found
        gone = {id(item) for item, _ in found}
        kept = [item for item in kept if id(item) not in gone]
    return Kept(result=None, items=(), failed=tuple(failed))


def _alone(items: Sequence[T], work: Callable[[Sequence[T]], R]) -> list[tuple[T, Stopped]]:
    """The items on which the work stops when each is done alone, with why."""
    found = []
    for item in items:
        try:
            work([item])
        except Stopped as stopped:
            found.append((item, stopped))
    return found


def _first(items: Sequence[T], work: Callable[[Sequence[T]], R], stopped: Stopped) -> tuple[T, Stopped]:
    """The last item of the shortest beginning of `items` that fails; they fail as a whole."""
    low, high = 0, len(items)
    while high - low > 1:
        middle = (low + high) // 2
        try:
            work(items[:middle])
            low = middle
        except Stopped as earlier:
            high, stopped = middle, earlier
    return items[high - 1], stopped


def set_aside(report: Report, stopped: Stopped) -> Refusal:
    """The refusal of a report that a room failed on: which room, and the error."""
    return Refusal.failed(report.path, stopped.room, stopped.error)
