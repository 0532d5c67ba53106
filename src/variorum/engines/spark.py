"""The engine of Spark, by mapInArrow: on this machine (Java 17), at a master's address, or as SPARK_HOME says.
Workers need this package, and must see the same folder.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import Any, Self, TypeVar

from variorum.engines.engine import TRIES, Lost
from variorum.errors import MissingExtra, UsageError

T = TypeVar("T")
R = TypeVar("R")


class Spark:
    """Runs all tasks as one job of Spark."""

    def __init__(self, workers: int, address: str | None = None) -> None:
        # A lost worker's task is tried again also where Spark runs on one machine.
        self._master = address or f"local[{workers},{TRIES + 1}]"

    def __enter__(self) -> Self:
        """Starts a session of Spark at the master. Raises MissingExtra where Spark is not installed, and UsageError
        where it cannot be started.
        """
        try:
            from pyspark.errors import PySparkRuntimeError
            from pyspark.sql import SparkSession
        except ImportError as error:
            raise MissingExtra("the engine spark", extra="spark") from error
        # workers run this Python and not the machine's own
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        made = SparkSession.builder.master(self._master).appName("variorum archive")
        quiet = {
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
            "spark.log.level": "ERROR",
        }
        for name, value in quiet.items():
            made = made.config(name, value)
        try:
            self._session = made.getOrCreate()
        except PySparkRuntimeError as error:
            raise UsageError(
                f"Spark could not be started at {self._master}; is there Java 17? ({error})"
            ) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends the session, whether the work was finished or an error ended it."""
        self._session.stop()

    def run(self, tasks: Sequence[T], do: Callable[[T], R]) -> Iterator[R]:
        """Results, all of them when the last task has ended: Spark hands back whole stages."""
        if not tasks:
            return
        held = [(pickle.dumps((do, task)),) for task in tasks]
        spread = self._session.sparkContext.parallelize(held, len(held))
        given = self._session.createDataFrame(spread, "held binary")
        for row in self._collected(given.mapInArrow(_each, "held binary"), len(tasks)):
            raised, made = pickle.loads(row.held)  # noqa: S301 - of our own workers
            if raised is not None:
                raise raised
            yield made

    def _collected(self, given: Any, tasks: int) -> Any:
        """What each task gave. A task's error comes back as data, so an error that Spark itself raises means lost
        workers: then Lost is raised.
        """
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException

        try:
            return given.collect()
        except (Py4JError, PySparkException) as error:
            raise Lost(tasks, f"the workers of Spark at {self._master}") from error


def _each(batches: Iterator[Any]) -> Iterator[Any]:
    """For each batch of pickled tasks, a batch of their pickled outcomes. Spark calls it in a worker."""
    import pyarrow

    for batch in batches:
        ended = [_ended(held) for held in batch.column("held").to_pylist()]
        yield pyarrow.RecordBatch.from_pydict({"held": ended})


def _ended(held: bytes) -> bytes:
    """Runs one task and gives back what it returned or raised, pickled. An exception that left this function
    would make Spark try the task again.
    """
    do, task = pickle.loads(held)  # noqa: S301 - of our own driver
    try:
        return pickle.dumps((None, do(task)))
    except Exception as error:
        return pickle.dumps((error, None))
