"""Makes stories anew in a thread while pages are shown, since it may take longer than a page should. Says how far it is; can be cancelled."""

from __future__ import annotations

from asyncio import sleep
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from threading import Event, Lock, Thread
from time import monotonic

from starlette.concurrency import run_in_threadpool

from variorum.desk.desk import Desk
from variorum.desk.updating.apart import Cancelled, Failed
from variorum.desk.updating.catch_up import catch_up
from variorum.desk.upkeep.logs import WORK
from variorum.store import derived
from variorum.store.derived import Todo

# What a person takes for at once; after that they are shown how far the work is.
PATIENCE = 2.0
# Seconds between two looks whether it is done.
A_LOOK = 0.05
# Seconds for which a report may have waited before it is taken for left: whoever added it is about to derive it.
GRACE = 10.0


@dataclass(slots=True)
class Deriving:
    """The work of making stories anew, at most one run at a time. A run may stop anywhere: what is not done waits for the next.
    `patience`: for how many seconds a page waits for the work.
    `grace`: after how many seconds work that nobody does is begun."""

    desk: Desk
    patience: float = PATIENCE
    grace: float = GRACE
    # which room works now; how much of its work is done, and of how much
    room: str = ""
    done: int = 0
    of: int = 0
    # what stopped the last run, in words; whether somebody cancelled it
    failed: str | None = None
    cancelled: bool = False
    # how many reports wait, as last counted; since when, by the monotonic clock
    _waiting: int | None = None
    _since: float = 0.0
    _thread: Thread | None = None
    _stop: Event = field(default_factory=Event)
    _lock: Lock = field(default_factory=Lock)
    # what does it; another function in tests, or in another process
    work: Callable[..., int] = catch_up

    @property
    def running(self) -> bool:
        """Whether stories are being made anew at this moment."""
        return self._thread is not None and self._thread.is_alive()

    def start(self, *, patience: float = 0.0) -> bool:
        """Starts a run unless one is going on, and waits for its end, `patience` seconds at most. Returns whether it has ended."""
        with self._lock:
            if not self.running:
                self._stop.clear()
                self.failed, self.cancelled = None, False
                self._thread = Thread(target=self._run, name="derive", daemon=True)
                self._thread.start()
            thread = self._thread
        assert thread is not None
        thread.join(patience)
        return not self.running

    async def over(self, rows: Iterable[Todo] | None = None) -> bool:
        """Starts a run, and waits until these rows of work are done (None: until the run ends), without holding a thread. False where that takes
        longer than the desk's patience."""
        own, end = None if rows is None else frozenset(rows), monotonic() + self.patience
        await run_in_threadpool(self.start)
        while self.running:
            if own is not None and await run_in_threadpool(self._is_done, own):
                return True
            if monotonic() >= end:
                return False
            await sleep(A_LOOK)
        return True

    def _is_done(self, own: frozenset[Todo]) -> bool:
        """Whether none of these rows is waiting any longer."""
        with self.desk.store.glancing() as connection:
            return own.isdisjoint(derived.todo_of(connection, sorted({row.report for row in own})))

    def take_up(self, first: int | None) -> None:
        """Starts a run for work that is left undone: if `first`, the row that has waited longest, has been the same for `grace` seconds. Not after a run that was
        cancelled or failed.
        """
        now = monotonic()
        if first != self._waiting:
            self._waiting, self._since = first, now
        idle = not (self.running or self.cancelled or self.failed)
        if idle and first is not None and now - self._since >= self.grace:
            self.start()

    def cancel(self) -> None:
        """Asks it to stop, which it does at its next step; what is left waits."""
        self._stop.set()

    def _run(self) -> None:
        """The thread of the work: derives, and notes how it ended."""
        try:
            self.work(self.desk, self._progress)
        except Cancelled:
            self.cancelled = True
        except Failed as error:
            # The log of the process that failed has the rest.
            self.failed = str(error)
        except Exception as error:  # shown on the page: a thread has nobody to raise to
            self.failed = f"{type(error).__name__}: {error}"
            WORK.exception("stories could not be made anew")

    def _progress(self, room: str, done: int, of: int) -> None:
        """Notes how far the work is; raises Cancelled where somebody has asked it to stop. `done` of `of` things in this room."""
        self.room, self.done, self.of = room, done, of
        if self._stop.is_set():
            raise Cancelled
