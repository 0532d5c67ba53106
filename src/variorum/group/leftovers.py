"""Joins small parts that were left over to a story, where nothing else is anywhere near as like them.

Words used here. Part: units that are one story so far. Ratio: how near the members of two parts are to one another,
over how near those inside each are. Home: the part that a small part would join. Stale: to be looked at again.
Joining: (minus ratio, part, home), as the heap orders them.
"""

from __future__ import annotations

from collections.abc import Collection
from heapq import heappop, heappush

from variorum.group.parts import DIGITS, Parts
from variorum.group.settings import GroupSettings

Joining = tuple[float, int, int]


def join_leftovers(parts: Parts, settings: GroupSettings) -> None:
    """Joins small parts that are left over, one at a time, the nearest first.

    A short item, or a report that tells an event from its own side, is less like its story than the story's other
    reports are among themselves. It is taken to be of that story if no other story is near.
    """
    left = _Leftovers(parts, settings)
    while (nearest := left.pop()) is not None:
        left.joined(parts.join(*nearest))


class _Leftovers:
    """The small parts that may be joined, and the part that each waits for. After a part was joined, only small parts
    near it are looked at again.
    """

    def __init__(self, parts: Parts, settings: GroupSettings) -> None:
        """Looks for the first joining of each small part."""
        self._parts, self._settings = parts, settings
        # the least ratio at which a small part is joined
        self._least = settings.left_over * settings.join
        # Part → the joining that was found for it. The heap holds these, and some that no longer hold.
        self._found: dict[int, Joining] = {}
        self._heap: list[Joining] = []
        # Part → the nearest other, whatever speaks against it; and the other way round.
        self._nearest: dict[int, int] = {}
        self._waiting: dict[int, set[int]] = {}
        # A hair less, as all that is looked at again is held against the exact share.
        hopeful = self._parts.near_pairs(self._least * (1.0 - 10.0**-DIGITS), most=settings.small)
        self._look({part for _, *both in hopeful for part in both})

    def pop(self) -> tuple[int, int] | None:
        """The small part that is nearest to its home, and that home; None where no small part is left that may be joined."""
        while self._heap:
            joining = heappop(self._heap)
            _, part, home = joining
            # what the heap holds may have been found anew since
            if self._found.get(part) == joining:
                self._forget(part)
                self._forget(home)
                return part, home
        return None

    def joined(self, kept: int) -> None:
        """Looks again at the small parts that the joining into `kept` may concern: it was their nearest, or is near their nearest."""
        changed = {kept, *self._parts.row(kept)[0].tolist()}
        to_look_at = {part for other in changed for part in self._waiting.get(other, ())}
        to_look_at |= self._nearest.keys() & changed
        to_look_at |= {part for _, part in self._parts.near(kept, self._least * (1.0 - 10.0**-DIGITS))}
        self._look(to_look_at | {kept})

    def _look(self, stale: Collection[int]) -> None:
        """Finds for each stale small part the part that it would join, if any, and puts it on the heap."""
        self._parts.ready(stale)
        for part in stale:
            self._forget(part)
            if part not in self._parts.members or self._parts.size(part) > self._settings.small:
                continue
            home = self._home(part)
            if home is not None:
                joining = (-round(self._parts.ratio(part, home), DIGITS), part, home)
                self._found[part] = joining
                heappush(self._heap, joining)

    def _forget(self, part: int) -> None:
        """Forgets what was found of a part, and that it waits for the part nearest to it."""
        self._found.pop(part, None)
        nearest = self._nearest.pop(part, None)
        if nearest is not None:
            self._waiting[nearest].discard(part)

    def _home(self, part: int) -> int | None:
        """The part that `part` is to be joined to; None where it is to stay alone."""
        parts, settings = self._parts, self._settings
        # What is just noise beside `part` does not count.
        ranked = parts.nearest(part, 2, settings.noise * (1.0 - 10.0**-DIGITS))
        if not ranked:
            return None
        # it stays alone where the home is smaller, too far, or hardly nearer than the next
        near, home = ranked[0]
        self._nearest[part] = home
        self._waiting.setdefault(home, set()).add(part)
        next_near = max(settings.noise, *(nearness for nearness, _ in ranked[1:]), 0.0)
        if parts.size(home) < parts.size(part) or near < max(
            settings.left_over_floor, settings.contrast * next_near
        ):
            return None
        if parts.ratio(part, home) < self._least:
            return None
        # or where another part is nearer to that home
        others, means = parts.means(home)
        return None if ((means > near) & (others != part)).any() else home
