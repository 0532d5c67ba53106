"""Who is looking at which story just now. A small table shares it among all processes that serve the desk. It is no record of people: a row is
deleted a minute and a half after it was last seen."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from secrets import token_hex
from threading import Lock
from time import monotonic

from sqlalchemy.exc import DatabaseError

from variorum.desk.desk import Desk, stamp
from variorum.store import shared
from variorum.text.ids import content_id

# Seconds for which somebody whose browser runs no script counts as looking, from the last page on; and a page that listens, from when
# its process was last heard.
A_LOOK = 90.0
# Seconds after which it is written again.
EACH = 30.0
# Seconds for which what was read is shown.
KNOWN = 1.0


@dataclass(slots=True)
class Presence:
    """Notes and finds who looks at a story; one object a process. Where another process keeps the database busy, a look goes unnoted, and the
    page is shown all the same."""

    desk: Desk
    # story and reader → when it was last noted; story → when it was last read, and who looks at it
    _noted: dict[str, float] = field(default_factory=dict)
    _known: dict[str, tuple[float, frozenset[str]]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def to_note(self, story: str, who: str) -> Callable[[], None] | None:
        """A function that notes this look at a story, to be called once the page is sent, so that nobody waits for it; None if one was noted in the last EACH seconds."""
        mark = _look_of(story, who)
        with self._lock:
            due = self._is_due(mark, monotonic())
        return (lambda: self.seen(mark, story, who)) if due else None

    def _is_due(self, mark: str, now: float) -> bool:
        """Whether the look under this mark is to be written again: it was not in the last EACH seconds. The caller holds the lock."""
        return now - self._noted.get(mark, -EACH) >= EACH

    def begin(self) -> str:
        """A new mark, under which an open page that listens for events is noted."""
        return token_hex(8)

    def seen(self, mark: str, story: str, who: str) -> None:
        """Writes down that this page is looked at, unless that was done lately."""
        now = monotonic()
        with self._lock:
            if not self._is_due(mark, now):
                return
            self._noted = {one: then for one, then in self._noted.items() if now - then < A_LOOK}
            self._noted[mark] = now
            self._known.pop(story, None)
        with suppress(DatabaseError), self.desk.store.writing() as connection:
            shared.see(
                connection, mark, story=story, who=who, at=self.desk.stamp(), gone=self._since(2 * A_LOOK)
            )

    def end(self, mark: str, story: str, who: str) -> None:
        """Deletes the row of an open page that was closed, and the row of the look that opened it."""
        look = _look_of(story, who)
        with self._lock:
            self._noted.pop(mark, None)
            self._noted.pop(look, None)
            self._known.pop(story, None)
        with suppress(DatabaseError), self.desk.store.writing() as connection:
            shared.unsee(connection, mark, look)

    def here(self, story: str, *, but: str) -> tuple[str, ...]:
        """Everybody else who looks at the story, by name."""
        with self._lock:
            at, found = self._known.get(story, (-KNOWN, frozenset()))
        if monotonic() - at >= KNOWN:
            read_at = monotonic()
            with self.desk.store.reading() as connection:
                found = shared.lookers(connection, story, since=self._since(A_LOOK))
            with self._lock:
                # stories that nobody has asked about for long are forgotten
                self._known = {
                    known_story: (known_at, lookers)
                    for known_story, (known_at, lookers) in self._known.items()
                    if read_at - known_at < 60 * KNOWN
                }
                self._known[story] = (read_at, found)
        return tuple(sorted(found - {but}))

    def _since(self, seconds: float) -> str:
        return stamp(self.desk.now() - timedelta(seconds=seconds))


def _look_of(story: str, who: str) -> str:
    return content_id("look", story, who)
