"""Tells whether a story has changed: asks the database once for all browsers that listen to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock
from time import monotonic

from variorum.desk.evidence.decision_cache import Holding
from variorum.desk.queries.together import NOBODY, Team, teams
from variorum.store import derived, names
from variorum.store.database import Store
from variorum.text.ids import content_id

# Seconds between two looks at the desk.
EACH = 1.0


def standing(digest: str | None, team: Team) -> str:
    """A string that changes when the story or its team changes. `digest`: None if the story is gone."""
    said = (*(tag.decision for tag in team.tags), team.assigned.id if team.assigned else "")
    return content_id("stands", digest or "gone", *said)


@dataclass(slots=True)
class Watched:
    """How each story stands (the text that `standing` gives), and the number of the desk's last decision; read from the database every EACH
    seconds at most."""

    # story → (when it was read, by the monotonic clock; how it stands; number of the last decision)
    _known: dict[str, tuple[float, str, int]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def stands(self, store: Store, holding: Holding, story: str, *, anew: bool = False) -> tuple[str, int]:
        """(short digest of the story's present state, number of the last decision). Asked of the database every EACH seconds at most, unless `anew`."""
        with self._lock:
            # when it was last asked for, and what came of it
            at, found, last = self._known.get(story, (0.0, "", 0))
            if found and not anew and monotonic() - at < EACH:
                return found, last
            with store.reading() as connection:
                name = names.story_of(connection, story)
                rows = derived.stories(connection, [name]) if name is not None else ()
                known = holding.known(connection)
                team = teams(connection, known.holding).get(name or "", NOBODY)
            found, last = standing(rows[0].digest if rows else None, team), known.last
            # stories that nobody asked for lately are forgotten
            self._known = {
                key: known_before
                for key, known_before in self._known.items()
                if monotonic() - known_before[0] < 60 * EACH
            }
            self._known[story] = (monotonic(), found, last)
            return found, last
