"""Lets a host be asked once at a time, with pauses between requests, and longer ones after failures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from variorum.gather.settings import FetchSettings


@dataclass(slots=True)
class Turn:
    """When one host may be asked next: at `free_at`, by the monotonic clock, in seconds. `failures`: how many
    requests failed in a row.
    """

    free_at: float = 0.0
    failures: int = 0


class Pacer:
    """Knows when each host may be asked next. `seconds` is a monotonic clock, `sleep` waits on it."""

    def __init__(
        self, settings: FetchSettings, *, seconds: Callable[[], float], sleep: Callable[[float], None]
    ) -> None:
        """Begins with all hosts free to be asked. `seconds`: the clock, in seconds; `sleep`: waits so many seconds."""
        self._settings = settings
        self._seconds = seconds
        self._sleep = sleep
        self._turns: dict[str, Turn] = {}

    def delay(self, host: str) -> float:
        """Seconds until `host` may be asked."""
        return max(0.0, self._turn(host).free_at - self._seconds())

    def take_turn(self, host: str, gap: float) -> None:
        """Waits until `host` may be asked; after that, it may not be asked again for `gap` seconds."""
        delay = self.delay(host)
        if delay > 0:
            self._sleep(delay)
        self._turn(host).free_at = self._seconds() + gap

    def answered(self, host: str) -> None:
        """Notes that the host works again: its next failure is followed by the shortest pause."""
        self._turn(host).failures = 0

    def failed(self, host: str, *, asked_for: float | None = None) -> float:
        """Leaves `host` alone: as long as it `asked_for`, or twice as long as the last time. Gives the seconds."""
        turn = self._turn(host)
        # at most 30 doublings are counted, so that the number stays small enough for a float
        pause = (
            asked_for if asked_for is not None else self._settings.first_pause * 2.0 ** min(turn.failures, 30)
        )
        pause = min(max(pause, 0.0), self._settings.longest_pause)
        turn.failures += 1
        turn.free_at = max(turn.free_at, self._seconds() + pause)
        return pause

    def _turn(self, host: str) -> Turn:
        return self._turns.setdefault(host, Turn())
