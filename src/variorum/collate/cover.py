"""Puts what is linked (statements or mentions) into groups whose members are nearly all linked with each other, greedily, until every
link that is worth it lies in a group. Groups may share members.

Words used here. Likeness: how likely two belong together, 0 to 1. Link: a pair that is worth being in one group.
Clash: two that must not be in one. Witness: whose telling; repeats within one count `REPEATED`.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

# From this likeness on one is a repeat of the other, and goes into the same groups.
REPEAT = 0.999
# Added to the likeness of a repeat, so that it weighs more than all other likenesses together.
REPEATED = 1e9


def never(_left: int, _right: int) -> bool:
    """False for any two: with it `cover` keeps no pair apart."""
    return False


def cover(
    witnesses: Sequence[str],
    likeness: Mapping[tuple[int, int], float],
    *,
    least_join: float,
    links: Iterable[tuple[int, int]] | None = None,
    clash: Callable[[int, int], bool] = never,
) -> tuple[tuple[int, ...], ...]:
    """Groups of indexes, ascending, so that both ends of every link are together in at least one group.

    Links are taken from the surest down. If the two ends of a link are in no common group yet, one end joins a group
    of the other end, if its mean likeness to the group's members of other witnesses is at least `least_join`
    (unlinked pairs count 0). Otherwise the two open a group. So a statement that answers two questions may be in two
    groups, and a chain A-B-C whose ends are unlike stays two groups.

    `likeness` (left < right → 0..1) is what a newcomer is judged by; `links`, by default all of `likeness`, must be
    covered. Two indexes that `clash` are never joined. Groups inside another are dropped. Time: for each link the
    groups of its ends, and for each join the number of indexes that are like the newcomer.
    """
    covering = _Cover(witnesses, likeness, least_join, clash)
    for left, right in sorted(likeness if links is None else links, key=lambda pair: (-likeness[pair], pair)):
        covering.add(left, right)
    return tuple(covering.whole())


class _Cover:
    """The groups of `cover` while they grow. A group is known by its number, an index of the lists.

    `members[g]`: the indexes in group g. `of[i]`: the numbers of the groups that index i is in.
    `total[g][i]`: how like index i is to the members of group g, added up; no entry where it is like none.
    `tellers[g]`: how many members of group g each witness has.
    `near[i]`: the indexes like i, and what each adds to a total (see `_near`).
    """

    def __init__(
        self,
        witnesses: Sequence[str],
        likeness: Mapping[tuple[int, int], float],
        least_join: float,
        clash: Callable[[int, int], bool],
    ) -> None:
        """Takes the arguments of `cover`: `witnesses`: whose telling each is; `likeness`: (left, right) → how likely the two belong
        together; `least_join`: how near a newcomer must be to a group on average; `clash`: whether two must not be in one group. No group
        is open yet.
        """
        self.clash = clash
        self.witnesses = witnesses
        self.least_join = least_join
        self.members: list[set[int]] = []
        self.of: dict[int, set[int]] = defaultdict(set)
        self.total: list[dict[int, float]] = []
        self.tellers: list[Counter[str]] = []
        self.near = _near(witnesses, likeness)

    def add(self, left: int, right: int) -> None:
        """Takes in a link: one of its ends joins a group of the other end, where it fits best; where neither fits, the two open a group."""
        if not self.of[left].isdisjoint(self.of[right]):
            return
        # the group's number is negative, so that of equal fits the earliest group comes first
        choices = [*self._choices(left, right), *self._choices(right, left)]
        for _, group, newcomer in sorted(choices, reverse=True):
            if not any(self.clash(newcomer, m) for m in self.members[-group]):
                self._join(newcomer, -group)
                return
        self._open(left, right)

    def _choices(self, settled: int, newcomer: int) -> Iterator[tuple[float, int, int]]:
        """The groups of `settled` that `newcomer` may join, as (fit, -group, newcomer). The fit is 0 to 1; the number
        of the group is negative so that of equal fits the oldest group is the greatest.
        """
        witness = self.witnesses[newcomer]
        for group in self.of[settled]:
            total = self.total[group].get(newcomer, 0.0)
            if total > 0:
                fit = self._fit(total, group, witness)
                if fit >= self.least_join:
                    yield fit, -group, newcomer

    def _fit(self, total: float, group: int, witness: str) -> float:
        """The mean likeness to the members of other witnesses; 1 for a repeat of any member. `total`: the sum of these likenesses;
        `group`: its number; `witness`: the newcomer's.
        """
        if total >= REPEATED:
            return 1.0
        return total / (len(self.members[group]) - self.tellers[group][witness])

    def _open(self, left: int, right: int) -> None:
        """Opens a new group with the two members `left` and `right`."""
        self.members.append(set())
        self.total.append({})
        self.tellers.append(Counter())
        for index in (left, right):
            self._join(index, len(self.members) - 1)

    def _join(self, index: int, group: int) -> None:
        """Puts the index into the group, and adds its likenesses to the group's totals."""
        self.members[group].add(index)
        self.of[index].add(group)
        self.tellers[group][self.witnesses[index]] += 1
        total = self.total[group]
        if index in self.near:
            for other, like in zip(*self.near[index], strict=True):
                total[other] = total.get(other, 0.0) + like

    def whole(self) -> list[tuple[int, ...]]:
        """Groups that are no part of another, in order of their members."""
        whole_groups = []
        for index, members in enumerate(self.members):
            # other groups that have all these members
            rivals = set.intersection(*(self.of[member] for member in members)) - {index}
            if not any(
                members < self.members[rival] or (members == self.members[rival] and rival < index)
                for rival in rivals
            ):
                whole_groups.append(tuple(sorted(members)))
        return sorted(whole_groups)


def _near(
    witnesses: Sequence[str], likeness: Mapping[tuple[int, int], float]
) -> Mapping[int, tuple[array[int], array[float]]]:
    """For each index two arrays: the indexes like it, and what each adds to a group's total when this one joins it.
    That is their likeness, if they are of two witnesses, or `REPEATED` for a repeat. Arrays, since large stories have
    a million pairs.
    """
    near: dict[int, tuple[array[int], array[float]]] = defaultdict(lambda: (array("q"), array("d")))
    for (left, right), likeness_of_pair in likeness.items():
        if likeness_of_pair >= REPEAT or witnesses[left] != witnesses[right]:
            added = REPEATED if likeness_of_pair >= REPEAT else likeness_of_pair
            for index, neighbour in ((left, right), (right, left)):
                neighbours, additions = near[index]
                neighbours.append(neighbour)
                additions.append(added)
    return near
