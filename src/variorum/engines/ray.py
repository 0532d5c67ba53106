"""The engine of Ray's core tasks: on this machine, or on the cluster at an address. Workers need this package, and
must see the same folder.

Words used here. Task: one piece of work; `do`: the function that does it. Fruitless: how many workers were lost in a row without a result.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import Self, TypeVar

from variorum.engines.engine import TRIES, Lost
from variorum.errors import MissingExtra

T = TypeVar("T")
R = TypeVar("R")
# So many seconds without a task ending, and it is asked whether any node is left: Ray would wait for ever.
PATIENCE = 10.0


class Ray:
    """Runs each task as a task of Ray."""

    def __init__(self, workers: int, address: str | None = None) -> None:
        self._workers, self._address = workers, address

    def __enter__(self) -> Self:
        """Starts Ray on this machine, or joins the cluster at the address. Raises MissingExtra where Ray is not installed."""
        os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # or it would ask the network
        try:
            import ray
        except ImportError as error:
            raise MissingExtra("the engine ray", extra="ray") from error
        here = {} if self._address else {"num_cpus": self._workers, "include_dashboard": False}
        ray.init(address=self._address or "local", log_to_driver=False, logging_level=logging.ERROR, **here)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leaves Ray, and ends what was started here, whether the work was finished or an error ended it."""
        import ray

        ray.shutdown()

    def run(self, tasks: Sequence[T], do: Callable[[T], R]) -> Iterator[R]:
        """Results as they come, in no promised order.

        What a task raises is raised here; Lost where Ray's workers or its node are gone.
        """
        import ray

        one = ray.remote(max_retries=0)(_do)  # how often is counted here, over all tasks
        how = ray.put(do)
        waiting = {one.remote(how, task): task for task in tasks}
        fruitless = 0
        while waiting:
            ended, _ = ray.wait(list(waiting), timeout=PATIENCE)
            if not ended and not any(node["Alive"] for node in ray.nodes()):
                raise Lost(len(waiting), "Ray's node")
            # a result, the task's own error, or a lost worker: then the task is tried again
            for reference in ended:
                task = waiting.pop(reference)
                try:
                    result = ray.get(reference)
                except ray.exceptions.RayTaskError as error:
                    raise error.cause from error
                except ray.exceptions.RayError as error:  # its worker, for want of memory, or the node
                    fruitless += 1
                    if fruitless >= TRIES:
                        raise Lost(len(waiting) + 1, f"{self._workers} workers") from error
                    waiting[one.remote(how, task)] = task
                else:
                    fruitless = 0
                    yield result


def _do(do: Callable[[T], R], task: T) -> R:
    return do(task)
