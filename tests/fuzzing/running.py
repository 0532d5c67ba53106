"""Runs the doors and counts: how many inputs, how many past the first parser, what raised, hung or was lost."""

from __future__ import annotations

import logging
import signal
import time
import traceback
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from types import FrameType
from typing import Protocol

import variorum
from tests.fuzzing.doors import DOORS, Door, digest

# Of frames the deepest in here is told: a checkout may well be called variorum, too.
PACKAGE = str(Path(variorum.__file__).parent) + "/"
# How long one input of a few kilobytes may take, in seconds of this process.
SLOW = 20
# So many inputs are counted before the count is kept.
KEPT = 100


class Hung(Exception):
    """An input took longer than SLOW."""


@dataclass
class Count:
    runs: int = 0
    past: int = 0
    seconds: float = 0.0
    slowest: float = 0.0


@dataclass
class Outcome:
    """`found`: for each place in the code that failed, the door, the number of the input, and what was said."""

    counts: dict[str, Count] = field(default_factory=dict)
    found: dict[str, tuple[str, int, str]] = field(default_factory=dict)

    @property
    def runs(self) -> int:
        return sum(count.runs for count in self.counts.values())

    def row(self, name: str) -> str:
        c = self.counts[name]
        return f"{name:28} {c.runs:>8,} {c.past / max(1, c.runs):>7.0%} {1000 * c.seconds / max(1, c.runs):>9.1f} {1000 * c.slowest:>9.0f}"

    @property
    def past(self) -> float:
        return sum(count.past for count in self.counts.values()) / max(1, self.runs)

    def told(self) -> str:
        rows = [self.row(name) for name in self.counts]
        head = f"{'door':28} {'inputs':>8} {'past':>7} {'ms each':>9} {'ms worst':>9}"
        end = f"{self.runs:,} inputs, {self.past:.0%} past the first parser, {len(self.found)} findings"
        return "\n".join([head, *rows, end])


class Keeps(Protocol):
    """Where counts outlast the process."""

    def load(self, door: str, outcome: Outcome) -> None: ...

    def save(self, door: str, outcome: Outcome) -> None: ...


def dice_of(door: Door, number: int, seed: int) -> Random:
    """The same input for the same door, number and seed, whatever else runs."""
    return Random(f"{door.name} {seed} {number}")


def shared_out(inputs: int, doors: Sequence[Door] = DOORS) -> dict[str, int]:
    """How many go to each door, one at least."""
    whole = sum(door.share for door in doors)
    return {door.name: max(1, inputs * door.share // whole) for door in doors}


def fuzz(
    inputs: int,
    *,
    seed: int,
    doors: Sequence[Door] = DOORS,
    tell: Callable[[str], None] = lambda _: None,
    first: int = 0,
    keeps: Keeps | None = None,
    seconds: float | None = None,
    among: Sequence[Door] | None = None,
) -> Outcome:
    """`inputs` in all at the doors `among` which those of `doors` are done now (all of them, unless told). With `keeps`, what was
    counted before is not done again. After `seconds` no other input is begun.
    """
    outcome = Outcome()
    ends = None if seconds is None else time.monotonic() + seconds
    shares = shared_out(inputs, among or doors)
    signal.signal(signal.SIGVTALRM, _hung)
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for door in doors:
            count = outcome.counts[door.name] = Count()
            if keeps is not None:
                keeps.load(door.name, outcome)
                count = outcome.counts[door.name]
            for number in range(first + count.runs, first + shares[door.name]):
                if ends is not None and time.monotonic() > ends:
                    break
                _one(door, number, seed, count, outcome, tell)
                if keeps is not None and count.runs % KEPT == 0:
                    keeps.save(door.name, outcome)
            if keeps is not None:
                keeps.save(door.name, outcome)
            tell(outcome.row(door.name))
    logging.disable(before)
    return outcome


def _one(
    door: Door, number: int, seed: int, count: Count, outcome: Outcome, tell: Callable[[str], None]
) -> None:
    given = door.make(dice_of(door, number, seed))
    count.runs += 1
    started = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, SLOW)
    try:
        count.past += door.run(given)
    except Exception as error:
        stack = traceback.extract_tb(error.__traceback__)
        own = [frame for frame in stack if frame.filename.startswith(PACKAGE)] or list(stack)
        place = f"{type(error).__name__} at {own[-1].filename.removeprefix(PACKAGE)}:{own[-1].lineno}"
        if place not in outcome.found:
            said = "".join(traceback.format_exception(error))
            outcome.found[place] = (door.name, number, said)
            tell(f"FOUND {place} by {door.name} {number} ({digest(given)})\n{said}")
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    took = time.process_time() - started
    count.seconds += took
    count.slowest = max(count.slowest, took)


def _hung(_signal: int, _frame: FrameType | None) -> None:
    raise Hung(f"longer than {SLOW} s")
