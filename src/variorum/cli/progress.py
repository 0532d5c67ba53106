"""Shows on standard error how far the work is, one line a room. Nothing is shown of short work, or where standard error is no terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from variorum.rooms import WORKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

    from variorum.pipeline import Progress

# Work that ends sooner is not worth a bar that flickers.
PATIENCE = 1.0


class RoomBars:
    """Callable as `variorum.pipeline.Progress`: a room's name, how much is done, out of how much (0: not known)."""

    def __init__(self) -> None:
        """Begins to count the time. The bars are made only when there is something to show."""
        self._begun = time.monotonic()
        self._bars: Bars | None = None
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, room: str, done: int, of: int) -> None:
        """Shows how far a room is, once the work has taken PATIENCE seconds. `done` of `of` things; `of` 0: not known how many."""
        if time.monotonic() - self._begun < PATIENCE:
            return
        bars = self._started()
        if room not in self._tasks:
            self._tasks[room] = bars.add_task(WORKING[room], total=of or None)
        bars.update(self._tasks[room], completed=done, total=of or None)

    def _started(self) -> Bars:
        """The bars, which are made when they are first needed."""
        if self._bars is None:
            # Late: rich takes a tenth of a second to import, more than many a run.
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

            columns = (TextColumn("{task.description:<18}"), BarColumn(bar_width=30), MofNCompleteColumn())
            self._bars = Progress(*columns, console=Console(stderr=True), transient=True)
            self._bars.start()
        return self._bars

    def stop(self) -> None:
        """Removes the bars from the terminal. May be called when none was ever shown."""
        if self._bars is not None:
            self._bars.stop()


def quiet(room: str, done: int, of: int) -> None:
    """Shows nothing: the progress for a standard error that is no terminal."""


@contextmanager
def progress(*, shown: bool = True) -> Iterator[Progress]:
    """Gives the function that a work calls with how far it is. What it shows is gone when the work ends; nothing is shown where standard
    error is no terminal.
    """
    if not shown or not sys.stderr.isatty():
        yield quiet
        return
    bars = RoomBars()
    try:
        yield bars
    finally:
        bars.stop()
