"""What every engine offers, and the error when its workers are lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import Protocol, Self, TypeVar

from variorum.errors import VariorumError

T = TypeVar("T")
R = TypeVar("R")
# How often work is begun again after a worker was lost without any task having ended in between.
TRIES = 3


class Lost(VariorumError):
    """Raised where workers die again and again: killed from outside, or for want of memory."""

    def __init__(self, left: int, workers: str) -> None:
        """`left`: how many tasks are not done; `workers`: in words, which workers there were."""
        super().__init__(
            f"{TRIES} times a worker was lost before any of {left} tasks ended; is there memory for {workers}?"
        )


class Engine(Protocol):
    """A context manager that runs tasks. What its workers import stays loaded from one call of `run` to the next."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def run(self, tasks: Sequence[T], do: Callable[[T], R]) -> Iterator[R]:
        """What `do` gives for each task, as they end. `do` and the tasks are pickled for other processes. A task may
        be begun twice, if its first worker was lost: `do` must bear that. What it raises is raised here.
        """
