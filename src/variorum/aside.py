"""Sets aside what a room cannot work on, so that one bad report never stops the others.

A room works on a whole set, so an error does not say which report it is from. That is searched: first each report is given to the room alone;
then, for an error that comes only in company, the shortest beginning of the set that fails is found by bisection. Where nothing fails, nothing
of this costs anything. Else it costs one run of the room over each single report and, for each report set aside, log2(n) + 1 runs over a set.
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
    """An error in a room, with the room's name. It is caught where reports are set aside, and never leaves the pipeline or the desk."""

    def __init__(self, room: str, error: Exception) -> None:
        super().__init__(str(error))
        self.room, self.error = room, error


@contextmanager
def working(room: str) -> Iterator[None]:
    """Turns any error raised inside, except wrong use, into Stopped with the name of the room."""
    try:
        yield
    except (VariorumError, Stopped):
        raise
    except Exception as error:
        raise Stopped(room, error) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept(Generic[T, R]):
    """What a room made, of which items, and what stopped it on the others. `result` is None where no item was left."""

    result: R | None
    items: tuple[T, ...]
    failed: tuple[tuple[T, Stopped], ...] = ()


def without_failing(
    items: Sequence[T], work: Callable[[Sequence[T]], R], *, by: Callable[[T], str]
) -> Kept[T, R]:
    """Does `work` on as many of the items as possible: its result, the items that it was done on, and the others with the error that each caused. `by`
    orders the search, so that the order of `items` changes nothing.
    """
    failed: list[tuple[T, Stopped]] = []
    remaining = list(items)
    while remaining:
        try:
            return Kept(result=work(remaining), items=tuple(remaining), failed=tuple(failed))
        except Stopped as stopped:
            alone = [] if failed else _alone(remaining, work)
            found = alone or [_first(sorted(remaining, key=by), work, stopped)]
        failed += found
        gone = {id(item) for item, _ in found}
        remaining = [item for item in remaining if id(item) not in gone]
    return Kept(result=None, items=(), failed=tuple(failed))


def _alone(items: Sequence[T], work: Callable[[Sequence[T]], R]) -> list[tuple[T, Stopped]]:
    """(item, error) for each item on which `work` fails even when given only that item."""
    found = []
    for item in items:
        try:
            work([item])
        except Stopped as stopped:
            found.append((item, stopped))
    return found


def _first(items: Sequence[T], work: Callable[[Sequence[T]], R], stopped: Stopped) -> tuple[T, Stopped]:
    """The item that makes `work` fail: the last of the shortest beginning of `items` on which it fails, with the error. All `items` together must make it
    fail, with the error `stopped`.
    """
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
