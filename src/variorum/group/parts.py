"""The parts of a partition in the making: how near they are on average, and how near they ought to be to be one.

Words used here. Unit: a report with its copies, by its number. Part: units joined so far, named by its smallest unit;
its place: its number among the parts there were at first. Sums: of the likeness of all pairs between two parts.
Ratio: how near the members of two parts are to one another, over how near those inside each part are: sums / (reach ·
reach). Reach (`_reach`): of a part, how near its members are, or are hoped to be. Asked: parts whose pairs are looked
at; not those that stand as they stood before an arrival. Row: the sums of one part with all others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from variorum.group.arrays import Floats, Ints
from variorum.group.links import Links
from variorum.group.settings import GroupSettings
from variorum.group.square import Square

# Up to so many parts, and pairs of parts, sums are taken in a table of all of them.
DENSE_PARTS, DENSE = 4_000, 100_000
# Up to so many parts around an arrival, sums are held in a table of all of them.
SQUARE = 400
# So many links are looked at together, where all are.
AT_ONCE = 2_000_000
# Likenesses are ranked by so many digits: beyond, only the order of a sum tells.
DIGITS = 9


class Whole(NamedTuple):
    """Units that stand together from the start (sorted), and the sum of the likeness of all their pairs."""

    members: tuple[int, ...]
    inside: float


class Parts:
    """A partition of units into parts. A part is named by its smallest member.

    Between two parts counts the sum of the likeness of all pairs of their members; a pair that is not kept counts as
    0. A part's sums with all others are its row. A row is added up from the links when it is asked for, and stored
    only for parts that were joined: nothing is stored for pairs that nobody asks about. Where all units are in
    question and not very many, the sums of all pairs are held in a table instead; around an arrival, in a square.
    """

    def __init__(
        self,
        links: Links,
        numbers: Ints,
        settings: GroupSettings,
        *,
        brevity: Floats,
        whole: Sequence[Whole] = (),
    ) -> None:
        """Every unit of `numbers` (sorted) is a part, but those in `whole`, which stand together from the start.
        `brevity` is by unit of `numbers`.
        """
        self._settings = settings
        self.links = links
        part_of_unit = numbers.copy()
        for group in whole:
            part_of_unit[np.searchsorted(numbers, group.members)] = group.members[0]
        # The parts there are at first; a part's number here is its place. An array "by part" has an entry for each of these places, and
        # `homes` gives the place of each unit's part.
        self._names, homes = np.unique(part_of_unit, return_inverse=True)
        self._numbers, self._homes, count = numbers, homes, len(self._names)
        everything = len(numbers) == len(links)
        # By part: what its members' likeness is hoped to be, how short they are, and the likeness of all its pairs.
        self._hoped, self._brief = (
            np.bincount(homes, weights=by_unit, minlength=count).astype(np.float64, copy=False)
            for by_unit in (links.expected(numbers), brevity)
        )
        self._inside: Floats = np.zeros(count)
        names = self._names.tolist()
        self.members: dict[int, tuple[int, ...]] = _members(self._names, homes, numbers)
        self._place: dict[int, int] = dict(zip(names, range(count), strict=True))
        self._sizes: Ints = np.bincount(homes, minlength=count)
        # `_now`: place of a part → place of the part that it was joined to, or its own. The -1 at the end is for index -1, "no part".
        # `_were`: place of a part → all places that were joined to it.
        self._now: Ints = np.append(np.arange(count), -1)
        self._were: dict[int, list[int]] = {}
        # place of a part → its row, as far as it was asked for
        self._rows: dict[int, tuple[Ints, Floats]] = {}
        # By part, whether its pairs are looked at by `near_pairs`: in the neighbourhood of an arrival those of two parts that stand as
        # they stood are not.
        self._asked: NDArray[np.bool_] = np.ones(count, np.bool_)
        stood = np.searchsorted(self._names, [group.members[0] for group in whole])
        self._asked[stood] = everything
        self._inside[stood] = [group.inside for group in whole]
        # The sums of all pairs of these, a part's own among them, where they are few enough to be held: the parts of each, in order, and where
        # those of one part end.
        self._tabled = self._asked.copy()
        units_asked = numbers[self._asked[homes]].tolist()
        self._square = Square(count) if count <= SQUARE and not everything else None
        is_table_small = self._square is None and links.count(units_asked) <= AT_ONCE
        self._held = self._table(units_asked) if is_table_small else None
        # by part (see the head of the module)
        self._reach: Floats = self._reaches(slice(0, count))

    def _table(self, numbers: Sequence[int]) -> tuple[Ints, Floats, Ints]:
        left, right, totals = self._sums(numbers)
        return right, totals, np.cumsum(np.bincount(left, minlength=len(self._names)))

    def _sums(self, numbers: Sequence[int]) -> tuple[Ints, Ints, Floats]:
        """The likeness of these units to all others that are in a part, added up by pairs of parts: three arrays
        (place of the part of these units, place of the part of the others, sum), each pair of parts once, in order. A
        pair of two of these units counts from both sides.
        """
        units, others, values = self.links.around(numbers)
        theirs = self._now[self._places(others)]
        # -1: the other unit is in no part
        kept = theirs >= 0
        ours = self._now[self._places(units[kept])]
        return self._added_up(ours, theirs[kept], values[kept])

    def _places(self, units: Ints) -> Ints:
        """The place of the part that each unit was in at first; -1 for units in none."""
        if len(self._numbers) == len(self.links):
            return self._homes[units]
        at = np.minimum(np.searchsorted(self._numbers, units), len(self._numbers) - 1)
        return np.where(self._numbers[at] == units, self._homes[at], -1)

    def _added_up(self, ours: Ints, theirs: Ints, values: Floats) -> tuple[Ints, Ints, Floats]:
        """The sum of `values` for each pair (ours, theirs), each pair once, in order."""
        count = max(1, len(self._names))
        keys, totals = _summed(ours * count + theirs, values, count**2)
        return keys // count, keys % count, totals

    def size(self, part: int) -> int:
        """How many members a part has."""
        return len(self.members[part])

    def row(self, part: int) -> tuple[Ints, Floats]:
        """The parts that have pairs with this one, in order, and for each the sum of the likeness of these pairs."""
        places, totals = self._row(self._place[part])
        return self._names[places], totals

    def ready(self, parts: Iterable[int]) -> None:
        """Adds up the rows of these parts together, which is quicker than one by one when each is asked for. Does
        nothing without a square.
        """
        if self._square is not None:
            self._known(self._square, [self._place[part] for part in parts if part in self.members])

    def _line(self, square: Square, place: int) -> Floats:
        """The sums of the part at `place` with all places."""
        self._known(square, [place])
        return square.row(place)

    def _known(self, square: Square, places: Sequence[int]) -> None:
        """Sees to it that these rows of the square are filled."""
        missing = [place for place in places if not square.known[place]]
        if missing:
            members = [unit for place in missing for unit in self.members[int(self._names[place])]]
            square.fill(np.array(missing), *self._sums(members))

    def _row(self, place: int) -> tuple[Ints, Floats]:
        """The places of the parts that have pairs with the one at `place`, and the sums; parts joined since are counted as one."""
        if self._square is not None:
            line = self._line(self._square, place)
            others = np.flatnonzero(line)
            return others, line[others]
        kept = self._rows.get(place)
        if kept is None:
            kept = self._first_row(place)
        others, sums = kept
        # where these parts are now: some may have been joined since
        now = self._now[others]
        if (now != others).any():
            kept = self._rows[place] = self._added(place, now, sums)
        return kept

    def _first_row(self, place: int) -> tuple[Ints, Floats]:
        """The row of a part that has not been joined with another: (other parts, sums of likeness), the others in order. Read from the
        kept sums where there are some, else summed from the links.
        """
        if self._held is not None and self._tabled[place]:
            others, totals, ends = self._held
            row = slice(ends[place - 1] if place else 0, ends[place])
            return self._added(place, self._now[others[row]], totals[row])
        _, others, totals = self._sums(self.members[int(self._names[place])])
        return self._added(place, others, totals)

    def _added(self, place: int, others: Ints, values: Floats) -> tuple[Ints, Floats]:
        outside = others != place
        return _summed(others[outside], values[outside], len(self._names))

    def means(self, part: int) -> tuple[Ints, Floats]:
        """The parts that have pairs with this one, in order, and for each the mean likeness of all pairs of their members."""
        places, totals = self._row(self._place[part])
        return self._names[places], totals / (self._sizes[places] * self.size(part))

    def nearest(self, part: int, count: int, least: float = 0.0) -> list[tuple[float, int]]:
        """The `count` parts with the highest mean likeness to this one, if it is at least `least`: (mean, rounded to
        `DIGITS` digits; part).
        """
        others, means = self.means(part)
        enough = means >= least
        # no more than could be among the first `count`, rounded
        if enough.sum() > count:
            enough &= means >= np.partition(means, -count)[-count] - 10.0 ** (1 - DIGITS)
        found = zip(means[enough].tolist(), others[enough].tolist(), strict=True)
        ranked = sorted((-round(mean, DIGITS), other) for mean, other in found)
        return [(-negated, other) for negated, other in ranked[:count]]

    def _reaches(self, places: slice) -> Floats:
        """For each part its size times the root of the mean likeness of its members. A ratio is a sum divided by the
        reaches of both parts. Where a part has few pairs, the mean leans towards what was expected of its members
        (`trust`); of brief reports less is asked.
        """
        sizes, trust = self._sizes[places], self._settings.trust
        pairs: Floats = sizes * (sizes - 1) / 2
        mean = (trust * self._hoped[places] / sizes + self._inside[places]) / (trust + pairs)
        brief = self._settings.brief_discount * self._brief[places] / sizes
        reaches: Floats = np.sqrt(mean * (1.0 - brief)) * sizes
        return reaches

    def near_pairs(self, least: float, *, most: int | None = None) -> Iterator[tuple[float, int, int]]:
        """(ratio, part, part) for each pair of parts with a ratio of at least `least`, each pair once. These are the
        pairs that may be joined.

        `ratio`: how near the members of two parts are to one another, over how near those inside each part are (see
        above). `most`: only pairs in which one part has at most so many members. Around an arrival pairs of two old
        parts are left out: they were looked at before (`_asked` is False for these).
        """
        # parts whose rows are read; a pair of which both rows are read is taken once, with the smaller on the left
        asked = self._asked.copy()
        if most is not None and len(self._numbers) == len(self.links):
            asked &= self._sizes <= most
        chosen = [part for part in self.members if asked[self._place[part]]]
        for left, right, totals in self._between(chosen):
            ratios = totals / (self._reach[left] * self._reach[right])
            # a pair comes twice if both its rows are read: then only from the smaller
            is_near = (ratios >= least) & ((left < right) | ~asked[right])
            if most is not None:
                is_near &= np.minimum(self._sizes[left], self._sizes[right]) <= most
            left_parts, right_parts = self._names[left[is_near]], self._names[right[is_near]]
            yield from zip(ratios[is_near].tolist(), left_parts.tolist(), right_parts.tolist(), strict=True)

    def _between(self, parts: Sequence[int]) -> Iterator[tuple[Ints, Ints, Floats]]:
        """The sums between these parts and all parts, themselves included: (places of these, places of the others,
        sums), a batch at a time.
        """
        # from the square; from the links; from rows; or from the table of all sums
        if self._square is not None:
            places = [self._place[part] for part in parts]
            self._known(self._square, places)
            yield self._square.rows(np.array(places, dtype=np.int64))
            return
        if self._held is None:
            for parts_at_once in self._batches(parts):
                yield self._sums([n for part in parts_at_once for n in self.members[part]])
            return
        if not self._tabled.all():
            places = [self._place[part] for part in parts]
            for place, (others, totals) in zip(places, map(self._row, places), strict=True):
                yield np.full(len(others), place), others, totals
            return
        others, totals, ends = self._held
        is_asked = np.zeros(len(self._names) + 1, np.bool_)
        is_asked[[self._place[part] for part in parts]] = True
        left_places = self._now[np.repeat(np.arange(len(ends)), np.diff(ends, prepend=0))]
        is_of_asked = is_asked[left_places]
        yield self._added_up(left_places[is_of_asked], self._now[others[is_of_asked]], totals[is_of_asked])

    def _batches(self, parts: Sequence[int]) -> Iterator[Sequence[int]]:
        """Consecutive parts with about AT_ONCE links together."""
        sizes = np.cumsum([self.links.count(self.members[part]) for part in parts])
        if not len(sizes) or sizes[-1] <= AT_ONCE:
            yield parts
            return
        start = 0
        while start < len(parts):
            # `sizes` are added up: up to the part before `start`
            so_far = sizes[start - 1] if start else 0
            # one part at least, even if it has more links than AT_ONCE
            end = max(start + 1, int(np.searchsorted(sizes, so_far + AT_ONCE, side="right")))
            yield parts[start:end]
            start = end

    def near(self, part: int, least: float) -> list[tuple[float, int]]:
        """(ratio, part) for the parts whose ratio to `part` reaches `least`."""
        place = self._place[part]
        if self._square is not None:
            return self._near(self._line(self._square, place), place, least)
        places, totals = self._row(place)
        own_reach, reaches = self._reach[place], self._reach[places]
        near = totals >= least * own_reach * reaches
        ratios = totals[near] / (own_reach * reaches[near])
        return list(zip(ratios.tolist(), self._names[places[near]].tolist(), strict=True))

    def _near(self, line: Floats, place: int, least: float) -> list[tuple[float, int]]:
        """(ratio, part) for each part that is near enough to the one at `place` (a ratio of at least `least`); `line`: its sums with all
        parts.
        """
        own = self._reach[place]
        near = np.flatnonzero(line >= least * own * self._reach)
        ratios = line[near] / (own * self._reach[near])
        return list(zip(ratios.tolist(), self._names[near].tolist(), strict=True))

    def ratio(self, first: int, second: int) -> float:
        """How near parts `first` and `second` are, in proportion to how near the members of each are among themselves. It is 1 for two halves of one
        story, however short or alike its reports are.
        """
        left, right = self._place[first], self._place[second]
        return self._total(left, right) / float(self._reach[left] * self._reach[right])

    def _total(self, left: int, right: int) -> float:
        """The sum between the parts at two places."""
        if self._square is not None:
            return float(self._line(self._square, left)[right])
        return _at(self._row(left), right)

    def outsider(self, part: int) -> tuple[int, float] | None:
        """The part with the highest mean likeness to this one, and its ratio; None where no pair with another part is kept."""
        for _, nearest in self.nearest(part, 1):
            return nearest, self.ratio(part, nearest)
        return None

    def nearness(self, members: Sequence[int]) -> dict[int, float]:
        """Member → the sum of its likeness to the others; 0 for each where there are fewer than three."""
        if len(members) < 3:
            return dict.fromkeys(members, 0.0)
        return dict(zip(members, self.links.inside(members).tolist(), strict=True))

    def join(self, one: int, other: int) -> int:
        """Joins two parts; gives the number of the joined part. Rows of other parts are brought up to date when they are asked for."""
        staying, gone = min(one, other), max(one, other)
        staying_place, gone_place = self._place[staying], self._place[gone]
        self._inside[staying_place] += self._inside[gone_place] + self._total(staying_place, gone_place)
        self._hoped[staying_place] += self._hoped[gone_place]
        self._brief[staying_place] += self._brief[gone_place]
        # the sums with other parts
        self._merge(staying_place, gone_place)
        self.members[staying] = tuple(sorted(self.members[staying] + self.members.pop(gone)))
        self._sizes[staying_place] = len(self.members[staying])
        joined = slice(staying_place, staying_place + 1)
        self._reach[joined] = self._reaches(joined)
        return staying

    def _merge(self, place: int, other: int) -> None:
        """Makes one row of the rows at two places."""
        rows = None if self._square is not None else (self._row(place), self._row(other))
        if self._square is not None:
            self._known(self._square, [place, other])
            self._square.join(place, other)
        # all places that were joined to the other before lead to this one now
        places_moved = self._were.pop(other, [other])
        self._were.setdefault(place, [place]).extend(places_moved)
        self._now[places_moved] = place
        self._asked[place] |= self._asked[other]
        self._rows.pop(other, None)
        if rows is not None:
            others, values = (np.concatenate(both) for both in zip(*rows, strict=True))
            self._rows[place] = self._added(place, self._now[others], values)


def _at(row: tuple[Ints, Floats], place: int) -> float:
    """The sum with one part; 0 where there is none. `row`: the other parts in order, with the sum to each."""
    others, sums = row
    at = int(np.searchsorted(others, place))
    return float(sums[at]) if at < len(others) and others[at] == place else 0.0


def _members(names: Ints, part_of_unit: Ints, numbers: Ints) -> dict[int, tuple[int, ...]]:
    """Part → its members, in the order of the numbers; `part_of_unit`: for each unit the place of its part among `names`."""
    order = np.argsort(part_of_unit, kind="stable")
    ends = np.cumsum(np.bincount(part_of_unit, minlength=len(names))).tolist()
    ordered = numbers[order].tolist()
    starts = [0, *ends[:-1]]
    return {
        name: tuple(ordered[start:end])
        for name, start, end in zip(names.tolist(), starts, ends, strict=False)
    }


def _summed(keys: Ints, values: Floats, most: int) -> tuple[Ints, Floats]:
    """Each key (under `most`) once, in order, with the sum of its values, which are above 0."""
    if most < DENSE_PARTS or most < min(DENSE, 10 * len(keys)):
        sums = np.bincount(keys, weights=values, minlength=most)
        found = np.flatnonzero(sums)
        return found, sums[found].astype(np.float64, copy=False)
    found, places = np.unique(keys, return_inverse=True)
    sums = np.bincount(places, weights=values, minlength=len(found))
    return found, sums.astype(np.float64, copy=False)
