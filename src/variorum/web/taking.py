"""Takes in reports brought by hand in a thread: the form is answered at once, and a page shows how far the work is."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from secrets import token_hex
from threading import Lock, Thread

from variorum.desk.upkeep.logs import WORK
from variorum.gather.fetch import Fetcher
from variorum.pipeline import Progress
from variorum.web.jobs import Deriving

# The number of a run: 16 hexadecimal digits.
NUMBER = re.compile(r"[0-9a-f]{16}")
# Runs whose state is remembered; what they brought is in the database.
REMEMBERED = 200
Work = Callable[[str, Progress], object]


@dataclass(slots=True)
class Run:
    """One run of taking in. How many captures are kept so far, and what stopped it (None: nothing did)."""

    thread: Thread | None = None
    done: int = 0
    failed: str | None = None

    @property
    def running(self) -> bool:
        """Whether it goes on at this moment."""
        return self.thread is not None and self.thread.is_alive()


@dataclass(slots=True)
class Taking:
    """The runs of taking in reports. `fetcher` None: each run makes one from the desk's settings."""

    deriving: Deriving
    fetcher: Fetcher | None = None
    # seconds that a page waits for a run to end
    patience: float = 2.0
    # key of a run → the run
    _runs: OrderedDict[str, Run] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def start(self, work: Work, after: Callable[[], None] = lambda: None) -> str:
        """Starts the work and returns the run's number; waits for the work, `patience` seconds at most. `after` is called whether the work
        succeeds or not."""
        number, run = token_hex(8), Run()
        run.thread = Thread(target=self._run, args=(run, number, work, after), name="take in", daemon=True)
        with self._lock:
            self._runs[number] = run
            while len(self._runs) > REMEMBERED:
                self._runs.popitem(last=False)
        run.thread.start()
        run.thread.join(self.patience)
        return number

    def of(self, number: str) -> Run:
        """The run of that number; an empty one where there is none."""
        return self._runs.get(number, Run())

    def _run(self, run: Run, number: str, work: Work, after: Callable[[], None]) -> None:
        """The run's thread: does the work, then has the stories made anew."""

        def progress(room: str, done: int, of: int) -> None:  # noqa: ARG001 - as Progress has it
            run.done = done

        try:
            work(number, progress)
        except Exception as error:  # shown on the page: a thread has nobody to raise to
            run.failed = f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"
            WORK.exception("what was brought by hand could not be taken in")
        finally:
            after()
        self.deriving.start()
