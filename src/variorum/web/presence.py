"""Who is looking at which story just now. Kept in this process alone and for no longer than it takes: it is nobody's record."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

# Seconds for which somebody whose browser runs no script counts as looking, from the last page on.
A_LOOK = 90.0


@dataclass(slots=True)
class Presence:
    """By story; the clock is given with each call (seconds that only go forward)."""

    _open: dict[str, list[str]] = field(default_factory=dict)
    _looks: dict[tuple[str, str], float] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    @contextmanager
    def looking(self, story: str, who: str) -> Iterator[None]:
        """Counts the visitor as looking while a page that listens stays open."""
        with self._lock:
            self._open.setdefault(story, []).append(who)
        try:
            yield
        finally:
            with self._lock:
                self._open[story].remove(who)
                self._looks.pop((story, who), None)
                if not self._open[story]:
                    del self._open[story]

    def looked(self, story: str, who: str, *, at: float) -> None:
        """A page was asked for."""
        with self._lock:
            self._looks = {key: then for key, then in self._looks.items() if at - then < A_LOOK}
            self._looks[story, who] = at

    def here(self, story: str, *, but: str, at: float) -> tuple[str, ...]:
        """Everybody else, by name."""
        with self._lock:
            seen = {who for (what, who), then in self._looks.items() if what == story and at - then < A_LOOK}
            return tuple(sorted({*seen, *self._open.get(story, ())} - {but}))
