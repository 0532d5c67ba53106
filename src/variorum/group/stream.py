"""Groups reports as they arrive, in any order: by the same method as `group`, on the neighbourhood of each arrival.

Words used here. Arrival: a report that comes in. Unit: a report with its copies. Settle: to group everything anew.
Original: the unit whose copy a report is.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from variorum.group.change_reasons import change_reason
from variorum.group.changes import Ids, changes
from variorum.group.features import features
from variorum.group.furniture import Span, furniture, lightened
from variorum.group.index import Index
from variorum.group.links import Links
from variorum.group.partition import partition, unjoined
from variorum.group.parts import Parts
from variorum.group.reasons import copy_reason
from variorum.group.settings import DEFAULT, GroupSettings
from variorum.group.stages import Grouping
from variorum.group.standing import Members, Standing
from variorum.group.stories import member_ids, stories
from variorum.group.units import copies, said
from variorum.records import ChangeKind, Lineage, Report, Story, StoryChange
from variorum.text.ids import digest


class Stream:
    """Stories that grow. `add` groups the stories around an arrival anew, so that a later report repairs what an
    earlier one led to. `settle` groups everything anew; the stories are then those of `group`, except that a group of
    copies is compared by the one that came first. It is called by itself whenever the number of reports has grown by
    `GroupSettings.regrow`; from `many` on the stories alone are put together anew, by the likenesses that were found
    when the reports came.

    Feeding 30,000 reports costs 3.4 times what feeding 10,000 costs (docs/explanation/grouping.md).
    """

    def __init__(self, lineage: Lineage | None = None, *, settings: GroupSettings = DEFAULT) -> None:
        """`lineage` says who is whose copy, as far as that is known beforehand; `add` may be told more."""
        self._settings = settings
        # report id → ids of its copies; report id → what is furniture in its text
        self._copies: dict[str, set[str]] = {}
        self._furniture: dict[str, list[Span]] = {}
        self._learn(lineage)
        # by number: the reports of each unit; report id → the number of its unit
        self._units: list[tuple[Report, ...]] = []
        self._unit_of: dict[str, int] = {}
        # By a digest of what each unit says.
        self._texts: dict[str, int] = {}
        self._index = Index(settings)
        self._links = Links(settings)
        self._standing = Standing()
        # how many units there were when everything was last grouped anew
        self._settled = 0

    def add(self, report: Report, lineage: Lineage | None = None) -> tuple[StoryChange, ...]:
        """Adds a report and gives what that changed; () where the report was there already. `lineage` says whose copy it is."""
        if report.id in self._unit_of:
            return ()
        self._learn(lineage)
        words = digest(said(report, self._settings).encode("utf-8", "surrogatepass"))
        original = self._original(report, words)
        # a copy joins its original's unit: nothing is grouped anew
        if original is not None:
            return (self._copy(report, original),)
        number = self._enter(report, words)
        found = self._regroup(number)
        # from time to time all is grouped anew
        if len(self._units) >= self._due():
            found += self.settle() if number < self._settings.many else self._put_together()
        return found

    def _due(self) -> float:
        """The number of units at which everything is to be put together anew. A large set (`many` units or more) may grow by another
        share than a small one.
        """
        settings = self._settings
        many = self._settled >= settings.many
        return max(1.0, self._settled) * (1.0 + (settings.regrow_many if many else settings.regrow))

    def settle(self) -> tuple[StoryChange, ...]:
        """Weighs and groups everything anew, and gives what that changed."""
        for number in range(len(self._index)):
            self._index.weigh(number)
        # The old ones go first: there is no need of room for both.
        self._links = Links(self._settings)
        self._links = Links.among_all(self._index, self._settings)
        return self._put_together()

    def _put_together(self) -> tuple[StoryChange, ...]:
        """Groups everything anew by the links as they are, and gives what that changed."""
        self._settled = len(self._units)
        found = self._adopt(partition(self._links, self._index, self._settings), list(self._standing.members))
        self._standing.weigh(self._links, self._standing.members)
        return found

    def stories(self) -> tuple[Story, ...]:
        """The stories as they are now, in the form in which `group` gives them; reports in the order of arrival."""
        parts = unjoined(
            self._links, self._index, self._settings, whole=self._standing.whole(self._standing.members)
        )
        arrived = [self._units[unit][place] for unit, place in self._arrivals()]
        return stories(self._grouping(parts), arrived, self._standing.ids)

    def _arrivals(self) -> Iterable[tuple[int, int]]:
        """(unit, its number of reports so far, from 0) for each report in order of arrival."""
        seen: dict[int, int] = {}
        for unit in self._unit_of.values():
            seen[unit] = seen.get(unit, -1) + 1
            yield unit, seen[unit]

    def _learn(self, lineage: Lineage | None) -> None:
        """Remembers what the lineage says of boilerplate and copies."""
        for report, spans in furniture(lineage).items() if lineage else ():
            self._furniture.setdefault(report, []).extend(spans)
        for left, right in copies(lineage, self._settings) if lineage else ():
            self._copies.setdefault(left, set()).add(right)
            self._copies.setdefault(right, set()).add(left)

    def _original(self, report: Report, words: str) -> int | None:
        """The number of the unit with the same text as the report, or that the report is a copy of; None where there
        is none. `words`: the report's, from `said`.
        """
        units = [self._unit_of[other] for other in self._copies.get(report.id, ()) if other in self._unit_of]
        return min(units) if units else self._texts.get(words)

    def _copy(self, report: Report, original: int) -> StoryChange:
        """Puts a report into the story of the unit that it copies."""
        self._units[original] += (report,)
        self._unit_of[report.id] = original
        why = copy_reason(self._units[original][0])
        return StoryChange(
            kind=ChangeKind.GREW, story=self._standing.story_of(original), reports=(report.id,), why=why
        )

    def _enter(self, report: Report, words: str) -> int:
        """Makes a new unit of the report, compares it with those before it, and gives its number."""
        read = lightened(report, self._furniture.get(report.id, ()))
        number = self._index.add(features(read, self._settings))
        self._index.weigh(number)
        self._links.link(self._index, number)
        self._standing.enter(number)
        self._units.append((report,))
        self._unit_of[report.id] = number
        self._texts[words] = number
        return number

    def _regroup(self, number: int) -> tuple[StoryChange, ...]:
        """Takes the stories around the arrival apart and groups them anew. The stories beside those stay whole, but may be joined."""
        opened = self._standing.around(self._links, number, self._settings)
        apart = sorted([number, *self._standing.units(opened)])
        beside = self._standing.beside(self._links, apart, opened, self._settings)
        whole = self._standing.whole(beside)
        numbers = np.array(sorted([*apart, *self._standing.units(beside)]))
        parts = partition(self._links, self._index, self._settings, numbers=numbers, whole=whole)
        return self._adopt(parts, [*opened, *beside])

    def _adopt(self, parts: Parts, concerned: Iterable[int]) -> tuple[StoryChange, ...]:
        """Takes over the parts that changed, and gives what happened to stories, each change with its reason."""
        made = [n for n, members in parts.members.items() if self._standing.members.get(n) != members]
        earlier, later = self._standing.replace(concerned, parts.members, self._ids)
        self._standing.weigh(self._links, made)
        grouping = self._grouping(parts)
        return changes(earlier, later, lambda *given: change_reason(grouping, self._unit_of, *given))

    def _ids(self, members: Members) -> Ids:
        return member_ids(self._units, members)

    def _grouping(self, parts: Parts) -> Grouping:
        return Grouping(units=self._units, index=self._index, parts=parts, settings=self._settings)
