"""The engine of worker processes on this machine.

Words used here. Task: one piece of work; `do`: the function that does it. Driver: this process, which hands tasks to
workers. Lost: of a worker that has died.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Self, TypeVar

from variorum.engines.engine import TRIES, Lost

T = TypeVar("T")
R = TypeVar("R")


class Pool:
    """Worker processes that stay from one call to the next, since what they import takes seconds. With one worker,
    tasks run in this process.
    """

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._executor: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends the worker processes, whether the work was finished or an error ended it (the arguments say which; an error goes on)."""
        self._stop()

    def run(self, tasks: Sequence[T], do: Callable[[T], R]) -> Iterator[R]:
        """Results in no promised order.

        A worker that dies is replaced and its tasks run again; raises Lost after TRIES rounds in which
        nothing is finished.
        """
        if self._workers <= 1 or len(tasks) <= 1:
            yield from map(do, tasks)
            return
        left, fruitless = dict(enumerate(tasks)), 0
        while left:
            # a round: until all is done or a worker is lost
            before = len(left)
            yield from self._until_lost(left, do)
            fruitless = 0 if len(left) < before else fruitless + 1
            if left and fruitless >= TRIES:
                raise Lost(len(left), f"{self._workers} workers")

    def _until_lost(self, left: dict[int, T], do: Callable[[T], R]) -> Iterator[R]:
        """Results as they come; each finished task is taken out of `left`. Returns early where a worker is lost."""
        if self._executor is None:
            # Started afresh, not forked: libraries of ours hold threads.
            context = multiprocessing.get_context("spawn")
            self._executor = ProcessPoolExecutor(
                self._workers, mp_context=context, initializer=_ends_with_driver
            )
        waiting = {}
        try:
            for number, task in left.items():
                waiting[self._executor.submit(do, task)] = number
            while waiting:
                for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                    result = future.result()
                    del left[waiting.pop(future)]
                    yield result
        except BrokenProcessPool:
            self._stop()

    def _stop(self) -> None:
        """Ends the worker processes; what has not begun is dropped."""
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None


def _ends_with_driver() -> None:
    """Has a worker end when the process that started it ends. That one may be killed without a word, and its workers
    would wait for tasks for ever.
    """
    driver = multiprocessing.parent_process()
    if driver is not None:
        threading.Thread(target=_end_after, args=(driver,), daemon=True).start()


def _end_after(driver: multiprocessing.process.BaseProcess) -> None:
    driver.join()
    os._exit(1)
