"""The stories of a stream as they are between two arrivals.

Words used here. Standing: the stories as they are now. Unit: a report with its copies, by its number; a story is
named by its smallest unit. Hold: a unit's likeness to the others of its story, added up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from variorum.group.arrays import Floats, Ints, among, grown
from variorum.group.changes import Ids, carried
from variorum.group.links import Links
from variorum.group.parts import Whole
from variorum.group.settings import GroupSettings

# The units of a story.
Members = tuple[int, ...]
# A story before and after, by id: the reports of those that are no longer as they were, and of those in their place.
Turn = tuple[dict[str, Ids], dict[str, Ids]]


class Standing:
    """A story is named by the smallest number among its units, as parts are. Its id stays, even where that unit has left it."""

    def __init__(self) -> None:
        """Begins without stories. `members`: number of a story → its units; `ids`: number → the story's id."""
        self.members: dict[int, Members] = {}
        self.ids: dict[int, str] = {}
        # id of a story → its number
        self._numbers: dict[str, int] = {}
        # By unit, the number of its story, -1 before it has one; by number of a story, its size.
        self._home: Ints = np.zeros(0, dtype=np.int64)
        self._sizes: Ints = np.zeros(0, dtype=np.int64)
        # By unit, the sum of its likeness to the others of its story.
        self._hold: Floats = np.zeros(0)

    def enter(self, unit: int) -> None:
        """Adds the next unit, which is in no story yet."""
        self._home, self._sizes = grown(self._home, unit + 1), grown(self._sizes, unit + 1)
        self._hold = grown(self._hold, unit + 1)
        self._home[unit] = -1

    def story_of(self, unit: int) -> str:
        """The id of the story that a unit is in."""
        return self.ids[int(self._home[unit])]

    def units(self, stories: Iterable[int]) -> list[int]:
        """The units of these stories, which are given by their numbers."""
        return [unit for number in stories for unit in self.members[number]]

    def whole(self, stories: Iterable[int]) -> list[Whole]:
        """These stories, to be taken as they are."""
        return [
            Whole(members, float(self._hold[list(members)].sum()) / 2)
            for members in map(self.members.__getitem__, stories)
        ]

    def weigh(self, links: Links, stories: Iterable[int]) -> None:
        """Adds up anew what holds these stories together."""
        for members in map(self.members.__getitem__, stories):
            self._hold[list(members)] = links.inside(members) if len(members) > 1 else 0.0

    def around(self, links: Links, unit: int, settings: GroupSettings) -> list[int]:
        """The stories that the new `unit` may change, nearest first.

        A story is among them if one of its reports is likely of the same story as `unit`: their likeness is at least
        what two reports of one story have, and about as much as that report's mean likeness to the others of its
        story.
        """
        _, others, values = links.around([unit])
        homes = self._home[others]
        # as near as two reports of one story are expected to be, and as that report is to the others of its story
        least_likeness = np.maximum(
            settings.opened * links.expected(np.array([unit])),
            settings.loosened * self._hold[others] / np.maximum(1, self._sizes[homes] - 1),
        )
        is_strong = (homes >= 0) & (values >= least_likeness)
        stories, places = np.unique(homes[is_strong], return_inverse=True)
        nearness_of_story = np.zeros(len(stories))
        np.maximum.at(nearness_of_story, places, values[is_strong])
        return self._nearest(stories, nearness_of_story, settings.repair)

    def beside(
        self, links: Links, units: Sequence[int], opened: Sequence[int], settings: GroupSettings
    ) -> list[int]:
        """The stories, except those in `opened`, that are near enough in the mean to one of `units` (sorted): that
        unit may belong there, or the story may keep it out of another.
        """
        stories, places, values, ours = self._neighbours(links, units)
        unit_and_story = np.searchsorted(units, ours) * len(stories) + places
        totals = np.bincount(unit_and_story, weights=values, minlength=len(units) * len(stories))
        means = totals.reshape(len(units), -1) / np.maximum(1, self._sizes[stories])
        least_mean = settings.beside * links.expected(np.asarray(units))
        is_near_enough = (means >= least_mean[:, None]).any(axis=0) & ~among(
            stories, np.sort(np.array(opened, dtype=np.int64))
        )
        return self._nearest(stories[is_near_enough], means.max(axis=0)[is_near_enough], settings.repair)

    def _neighbours(self, links: Links, units: Sequence[int]) -> tuple[Ints, Ints, Floats, Ints]:
        """The stories near `units`; and for every link to one of their reports: its story's place among these, the likeness, the unit."""
        ours, others, values = links.around(units)
        homes = self._home[others]
        known = homes >= 0
        stories, places = np.unique(homes[known], return_inverse=True)
        return stories, places, values[known], ours[known]

    def _nearest(self, stories: Ints, near: Floats, room: int) -> list[int]:
        """The nearest of the stories, as many as have no more than `room` reports together. A story that would not
        fit is passed over. `near`: how near each of `stories` is.
        """
        found = []
        for number in stories[np.lexsort((stories, -near))].tolist():
            size = len(self.members[number])
            if size <= room:
                room -= size
                found.append(number)
        return found

    def replace(
        self, concerned: Iterable[int], parts: Mapping[int, Members], reports: Callable[[Members], Ids]
    ) -> Turn:
        """Puts `parts` in the place of the stories `concerned`; each id goes on with the part that has most of its story. Gives the stories
        replaced and those in their place, by id.
        """
        # stories that are no longer as they were, and the parts that are new
        replaced = [number for number in concerned if parts.get(number) != self.members[number]]
        new_parts = {
            number: members for number, members in parts.items() if self.members.get(number) != members
        }
        earlier = {self.ids[number]: reports(self.members[number]) for number in replaced}
        later = [reports(members) for members in new_parts.values()]
        # each id goes on with the part that has most of its reports
        ids = carried(earlier, later, self._numbers)
        for number in replaced:
            del self.members[number], self._numbers[self.ids.pop(number)]
        for identity, (number, members) in zip(ids, new_parts.items(), strict=True):
            self.members[number] = members
            self.ids[number] = identity
            self._numbers[identity] = number
            self._home[list(members)] = number
            self._sizes[number] = len(members)
        return earlier, dict(zip(ids, later, strict=True))
