"""Asks a language model about a story in a thread, while pages go on. Says how far the asking is and how it ended, and can end it.

Words used here. Outcome: what came of asking: proposals, and how many questions were answered. Stop: the signal that
somebody has ended the run. Shelf: where answers are kept. `done` of `of` questions are answered.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Lock, Thread

from variorum.desk.desk import Desk
from variorum.desk.proposing import Shelf, ask, keep_recorded
from variorum.desk.queries.lookup import Loaded
from variorum.desk.updating.apart import Cancelled
from variorum.propose import Address, Outcome, ProposeSettings, Server


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSetting:
    """Which model the desk may ask, and where. Whoever serves the desk sets it; else there is none. `connect`: makes the connection to the
    model's server, with its key, anew for each run."""

    name: str
    place: Address
    connect: Callable[[], Server]
    settings: ProposeSettings = field(default_factory=ProposeSettings)


@dataclass(slots=True)
class Asking:
    """The runs of asking a model, one at a time. Answers that came before a run is cancelled, or before its server fails, are kept."""

    desk: Desk
    shelf: Shelf
    model: ModelSetting
    # the story of the run: its key and title; bundles done, and of how many
    story: str | None = None
    title: str = ""
    done: int = 0
    of: int = 0
    # what the last run brought; what stopped it, in words
    outcome: Outcome | None = None
    failed: str | None = None
    cancelled: bool = False
    _thread: Thread | None = None
    # the story as it stood when the run began
    _loaded: Loaded | None = None
    _stop: Event = field(default_factory=Event)
    _lock: Lock = field(default_factory=Lock)

    @property
    def running(self) -> bool:
        """Whether a model is being asked at this moment."""
        return self._thread is not None and self._thread.is_alive()

    def start(self, loaded: Loaded) -> bool:
        """Starts asking a model about a story. Returns whether it did: False where a run goes on already."""
        with self._lock:
            if self.running:
                return False
            self._stop, self._loaded = Event(), loaded
            self.story, self.title = loaded.row.id, loaded.row.title
            self.done, self.of, self.outcome, self.failed, self.cancelled = 0, 0, None, None, False
            self._thread = Thread(
                target=self._run, args=(loaded, self._stop), name="ask a model", daemon=True
            )
            self._thread.start()
            return True

    def cancel(self) -> None:
        """Ends the run at once. An answer that is under way is left to its own thread, which then ends and
        has no effect here.
        """
        with self._lock:
            if not self.running or self._loaded is None:
                return
            self._stop.set()
            self._thread, self.cancelled = None, True
            loaded = self._loaded
        how = self.model
        keep_recorded(self.desk, self.shelf, loaded, model=how.name, settings=how.settings)

    def wait(self, seconds: float) -> None:
        """Waits until the asking ends, for so many seconds at most."""
        thread = self._thread
        if thread is not None:
            thread.join(seconds)

    def _run(self, loaded: Loaded, stop: Event) -> None:
        """The thread of one run: asks the model, and keeps what came of it, or why nothing did."""

        def progress(done: int, of: int) -> None:
            """Notes how far it is; raises Cancelled where somebody has ended the run."""
            if stop.is_set():
                raise Cancelled
            self.done, self.of = done, of

        def sleep(seconds: float) -> None:
            if stop.wait(seconds):
                raise Cancelled

        # the asking, with its end: done, cancelled or failed
        outcome, failed = None, None
        try:
            server = self.model.connect()
            try:
                outcome = ask(
                    self.desk,
                    self.shelf,
                    loaded,
                    model=self.model.name,
                    server=server,
                    settings=self.model.settings,
                    progress=progress,
                    sleep=sleep,
                )
            finally:
                server.close()
        except Cancelled:
            return
        except Exception as error:  # shown on the page: a thread has nobody to raise to
            failed = f"{type(error).__name__}: {error}"
        with self._lock:
            if not stop.is_set():
                self.outcome, self.failed = outcome, failed
