"""Makes stories anew in a process of its own, so that pages need not wait for it."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from multiprocessing.connection import Connection as Pipe
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Lock
from time import monotonic

from variorum.desk.desk import Desk, open_desk
from variorum.desk.settings import DeskSettings
from variorum.desk.updating.catch_up import catch_up
from variorum.desk.upkeep.logs import WORK, log_json
from variorum.errors import VariorumError
from variorum.pipeline import Progress
from variorum.settings import Settings

# Seconds between two words on how far the work is.
EACH = 0.1
# Pages go before: the work may use what they leave of the processors.
NICENESS = 10


class Failed(Exception):
    """The work in the other process has stopped; the message says at what."""


class Cancelled(VariorumError):
    """Raised by the progress call inside the work, to stop it. It is not taken for a failure of a room, which would set a report aside."""


class _Alone(VariorumError):
    """Raised inside the work where the process that asked for it has ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What another process needs to open the same desk. `place` may hold a password, so it is sent through a pipe and never as an argument."""

    place: str
    captures: Path
    ledger: Path
    settings: Settings
    desk_settings: DeskSettings
    log_json: bool = False


@dataclass(slots=True)
class Apart:
    """Does the work of `catch_up` in another process; called with the same arguments. The first call begins the process, which serves later calls
    and ends with this one. If it was killed, the next call begins another."""

    recipe: Recipe
    _process: BaseProcess | None = None
    _pipe: Pipe | None = None
    _lock: Lock = field(default_factory=Lock)

    def __call__(self, _desk: Desk, progress: Progress) -> int:
        """How many units were derived over there. Raises Failed, and whatever `progress` raises, which stops the work first."""
        with self._lock:
            pipe = self._alive()
            try:
                pipe.send("derive")
                return _answered(pipe, progress)
            except (EOFError, OSError) as error:
                self._pipe = None
                raise Failed("The process that makes stories anew has ended in the middle of it.") from error

    def _alive(self) -> Pipe:
        """The pipe to the process, which is begun where it does not run."""
        if self._pipe is None or self._process is None or not self._process.is_alive():
            context = get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(
                target=_work, args=(self.recipe, theirs), name="variorum-derive", daemon=True
            )
            self._process.start()
            theirs.close()
        return self._pipe

    def close(self) -> None:
        """Ends the process; what it is at stays to be done."""
        if self._process is not None and self._process.is_alive():
            self._process.terminate()
            self._process.join()


def recipe_of(desk: Desk, *, log_json: bool = False) -> Recipe:
    """What another process needs to open this same desk."""
    return Recipe(
        place=desk.store.engine.url.render_as_string(hide_password=False),
        captures=desk.store.captures.folder,
        ledger=desk.ledger,
        settings=desk.settings,
        desk_settings=desk.desk_settings,
        log_json=log_json,
    )


def _answered(pipe: Pipe, progress: Progress) -> int:
    """Waits for the work, telling how far it is. What `progress` raises is raised again when the work has stopped."""
    stopped: BaseException | None = None
    while True:
        kind, *said = pipe.recv()
        if kind == "done" and stopped is None:
            return int(said[0])
        if kind == "failed" and stopped is None:
            raise Failed(said[0])
        # done or failed, after `progress` raised
        if kind != "far":
            assert stopped is not None
            raise stopped
        if stopped is None:
            try:
                progress(*said)
            except BaseException as error:
                stopped = error
                pipe.send("stop")


def _work(recipe: Recipe, pipe: Pipe) -> None:
    """The other process: opens the desk and derives each time it is asked, until whoever began it is gone."""
    # Ctrl-C in a terminal reaches both processes; only the one that began this one may end it
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(NICENESS)
    if recipe.log_json:
        log_json()
    desk = open_desk(recipe.place, captures=recipe.captures, ledger=recipe.ledger, settings=recipe.settings)
    desk = replace(desk, desk_settings=recipe.desk_settings)
    try:
        while True:
            if pipe.recv() == "derive":
                pipe.send(_outcome_of(desk, pipe))
    except (_Alone, EOFError, OSError):
        pass
    finally:
        desk.close()


def _outcome_of(desk: Desk, pipe: Pipe) -> tuple[str, object]:
    """Does the work, and gives what is sent back: ("done", how many units were derived), ("stopped", 0) where it was
    cancelled, or ("failed", why in words).
    """
    told = 0.0

    def progress(room: str, done: int, of: int) -> None:
        """Sends how far the work is, at most every EACH seconds; raises Cancelled where a word to stop has come."""
        nonlocal told
        if monotonic() - told < EACH:
            return
        told = monotonic()
        try:
            if pipe.poll():
                pipe.recv()
                raise Cancelled
            pipe.send(("far", room, done, of))
        except (EOFError, OSError) as error:
            # nobody reads the other end any more
            raise _Alone from error

    try:
        return "done", catch_up(desk, progress)
    except Cancelled:
        return "stopped", 0
    except _Alone:
        raise
    except Exception as error:  # shown on the page of the process that asked
        WORK.exception("stories could not be made anew")
        return "failed", f"{type(error).__name__}: {error}"
