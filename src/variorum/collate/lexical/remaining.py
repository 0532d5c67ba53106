"""Values that no rule has paired, and that are each other's only match in two reports of one event.

Words used here. Point: a number or time of a report with what it is about. Settled: of a value, that the two reports
answer a question with it already. Near: of two numbers, that the smaller is at least `LEAST_SHARE` of the larger.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from variorum.collate.compare import compare
from variorum.collate.compare.amounts import closeness, interval
from variorum.collate.lexical.ages import PERSONS
from variorum.collate.lexical.alignment import Aligned
from variorum.collate.lexical.points import HELPERS, Point
from variorum.collate.mentions.fates import BEFALLEN
from variorum.collate.pairing.things import LEAST_SHARE
from variorum.records import Grain, Hedge, Measure, Quantity, Status, When
from variorum.records.claim import AGREEING

# Measures that other rules compare: ages, and what is measured by a result.
LEFT_OUT = frozenset({Measure.AGE, Measure.SCORE, Measure.TIMES})
# Sorts of people (and of what stands for them) that may be counted by unlike words of one group.
PEOPLE = PERSONS | HELPERS | {"passenger", "vote", "seat"}
# Those who died may be among those whose fate is not told.
KILLED = "killed"
# Grains of a time that is one day.
DAYS = frozenset({Grain.DAY, Grain.WEEKDAY})


class Left(NamedTuple):
    """Two values, by their index, that are left; `alike`: whether both can hold."""

    left: int
    right: int
    alike: bool


def remaining(own: Sequence[Point], paired: Iterable[tuple[int, int]], lines: Aligned) -> Iterator[Left]:
    """The values that are left in two reports of one event and match each other alone.

    The two must answer as many questions together as they leave (`left_answered`). Numbers match where they are equal or near, days where they are of one sort; what shows two things keeps them apart.
    `paired`: the indexes of values that answer one question. Time: the square of the values of two reports.
    """
    settled: dict[frozenset[str], set[tuple[str, object]]] = defaultdict(set)
    for pair in paired:
        between = frozenset(own[index].report for index in pair)
        settled[between].update((own[index].report, _key(own[index])) for index in pair)
    of_report: dict[str, list[int]] = defaultdict(list)
    for index, point in enumerate(own):
        if not point.headline:
            of_report[point.report].append(index)
    for one, two in combinations(sorted(of_report), 2):
        if lines.share_witness(one, two) or not lines.are_of_one_event(one, two):
            continue
        answered = settled[frozenset({one, two})]
        here, there = (
            _unlike([i for i in of_report[report] if (report, _key(own[i])) not in answered], own)
            for report in (one, two)
        )
        # reports that answer hardly any question together may leave numbers that are near by chance
        told = Counter(teller for teller, _ in answered)
        least = lines.settings.left_answered
        if told[one] >= least * len(here) and told[two] >= least * len(there):
            yield from _only_matches(here, there, own)


def _only_matches(here: Sequence[int], there: Sequence[int], own: Sequence[Point]) -> Iterator[Left]:
    """The pairs of which neither value matches another of the other report: first those that agree, then of the rest."""
    matches = [(i, j) for i in here for j in there if _match(own[i], own[j])]
    # first values that agree, then what is left of the others
    for alike in (True, False):
        told = [(i, j) for i, j in matches if not alike or _agree(own[i], own[j])]
        times_here, times_there = Counter(i for i, _ in told), Counter(j for _, j in told)
        found = [
            (i, j)
            for i, j in told
            if times_here[i] == times_there[j] == 1 and _may_be_one(own[i], own[j], alike=alike)
        ]
        yield from (
            Left(min(pair), max(pair), alike) for pair in found if _agree(own[pair[0]], own[pair[1]]) == alike
        )
        taken = {index for pair in found for index in pair}
        matches = [pair for pair in matches if taken.isdisjoint(pair)]


def _key(point: Point) -> object:
    """What makes two values of a report one: the hour, day or weekday of a time; (measure, number) of a quantity."""
    value = point.value
    if isinstance(value, When):
        return value.clock or (value.earliest or "")[:10] or value.weekday
    return value.measure, value.exact


def _unlike(indexes: Sequence[int], own: Sequence[Point]) -> list[int]:
    """The first index of each value."""
    first: dict[object, int] = {}
    for index in indexes:
        first.setdefault(_key(own[index]), index)
    return list(first.values())


def _match(a: Point, b: Point) -> bool:
    """Whether two values are of one sort, and numbers near each other."""
    one, two = a.value, b.value
    if isinstance(one, When) and isinstance(two, When):
        return not (one.clock or two.clock) and _grain(one) is _grain(two)
    if not (isinstance(one, Quantity) and isinstance(two, Quantity)) or one.measure is not two.measure:
        return False
    if one.measure in LEFT_OUT or one.exact is None or two.exact is None:
        return False
    if Hedge.VAGUE in (one.hedge, two.hedge):
        return False
    return closeness(interval(one), interval(two)) >= LEAST_SHARE


def _grain(value: When) -> Grain:
    """How exact the time is; a day of the week is a day."""
    return Grain.DAY if value.grain in DAYS else value.grain


def _agree(a: Point, b: Point) -> bool:
    """Whether both values can hold."""
    return compare(a.value, b.value).status in AGREEING


def _may_be_one(a: Point, b: Point, *, alike: bool) -> bool:
    """Whether nothing shows that two values that match are of two things. What is to come agrees with nothing done."""
    if a.aside or b.aside or a.denied or b.denied or a.bound != b.bound:
        return False
    if a.planned != b.planned and a.bound is None and (alike or isinstance(a.value, When)):
        return False
    if compare(a.value, b.value).status is Status.INCOMPARABLE:
        return False
    if isinstance(a.value, When) and isinstance(b.value, When):
        # "Ende August" in both, taken for two years
        is_one_word = a.value.said_as.casefold() == b.value.said_as.casefold()
        return a.value.grain in DAYS if alike else not (a.of_saying or b.of_saying or is_one_word)
    # "at least 18" and 23 were hardly compared
    return not (alike and _key(a) != _key(b)) and _may_count_one_thing(a, b)


def _may_count_one_thing(a: Point, b: Point) -> bool:
    """Whether nothing tells what two numbers are of apart: what is measured, what befell, or two known things."""
    if a.matters and b.matters and not a.matters & b.matters:
        return False
    if a.classes and b.classes and not a.classes & b.classes and a.classes | b.classes <= BEFALLEN:
        return False
    if KILLED in a.classes ^ b.classes and not (a.classes and b.classes):
        return False  # of those who set out two died
    known = {p.thing for p in (a, b) if p.thing is not None and p.thing[0] != "~"}
    return len(known) < 2 or known <= PEOPLE
