"""Two values of two things: far apart, measured from other places, told of other persons, with another verb."""

from __future__ import annotations

from variorum.collate.compare import Asked
from variorum.collate.compare.amounts import OPPOSED, closeness, interval
from variorum.collate.mentions.about import Mention
from variorum.collate.mentions.dated import days_between
from variorum.collate.pairing.instance import grows
from variorum.collate.pairing.values import in_one_unit, meets
from variorum.records import Measure, Quantity, When

# Numbers of which the smaller is less than this share of the larger answer two questions: of those read on the six events
# three in a hundred were one thing told differently. Tolls are told early, and high numbers of a few that were meant.
LEAST_SHARE, LEAST_TOLL = 0.5, 0.1
# Days that may lie between two reports of one event that have no date.
UNKNOWN_DAYS = 2
# Words around two values that make up for another verb above them.
SHARED = 2
# Measures whose unit says nothing of what was measured.
BARE = frozenset(
    {
        Measure.DURATION,
        Measure.MONEY,
        Measure.PERCENT,
        Measure.POINTS,
        Measure.LENGTH,
        Measure.SPEED,
        Measure.DATA,
    }
)
PERSONAL = frozenset({Measure.DURATION, Measure.AGE})


def other_thing(a: Mention, b: Mention) -> bool:
    """Unequal values that are read as answers to two questions, whatever their sentences share."""
    one, two = a.value, b.value
    if isinstance(one, When) or isinstance(two, When):
        return isinstance(one, When) and isinstance(two, When) and _hour_and_day(one, two)
    if one.measure is two.measure is Measure.SCORE and of_two_games(one, two):
        return True
    if grows(a, b) and _far_apart(a, b, one, two):
        return True  # "at least two" holds for "32", and still the 32 are those of another day
    if meets(one, two) and frozenset((one.hedge, two.hedge)) not in OPPOSED:
        return False
    if _far_apart(a, b, one, two):
        return True
    if a.asked is None or b.asked is None:
        return False
    return (
        _as_of_another_day(a, b, one, two)
        or _measured_elsewhere(one.measure, a.asked, b.asked)
        or _with_another_verb(one.measure, a, b)
    )


def of_two_games(one: Quantity, two: Quantity) -> bool:
    """No side has as many in both, from whichever side they are told."""
    orders = (two.parts, two.parts[::-1])
    return not any(x == y for parts in orders for x, y in zip(one.parts, parts, strict=False))


def _hour_and_day(one: When, two: When) -> bool:
    """One gives an hour without a day, the other a day without an hour."""
    return any(x.clock and not x.earliest and not y.clock for x, y in ((one, two), (two, one)))


def _as_of_another_day(a: Mention, b: Mention, one: Quantity, two: Quantity) -> bool:
    """So many days into an event: two reports of two days differ by the days between them."""
    if one.unit != "day" or two.unit != "day" or one.exact is None or two.exact is None:
        return False
    between = abs(days_between(a.told_on, b.told_on)) if a.told_on and b.told_on else UNKNOWN_DAYS
    return abs(one.exact - two.exact) <= between


def _far_apart(a: Mention, b: Mention, one: Quantity, two: Quantity) -> bool:
    """Scores have no size, and of what befell people another report may say much more."""
    if one.measure is Measure.SCORE:
        return False
    left, right = in_one_unit(one, two)
    return closeness(interval(left), interval(right)) < (LEAST_TOLL if grows(a, b) else LEAST_SHARE)


def _measured_elsewhere(measure: Measure, a: Asked, b: Asked) -> bool:
    """Distances from other places, ranks among others, shares of other things, times of other persons."""
    if measure is Measure.LENGTH:
        return _apart(a.anchors, b.anchors)
    if measure is Measure.ORDINAL:
        return a.modifiers != b.modifiers
    if measure is Measure.PERCENT and a.head != b.head:
        return True
    if measure is Measure.AGE and not a.owners and not b.owners and a.head != b.head:
        return True
    return measure in PERSONAL and _apart(a.persons, b.persons)


def _apart(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a and b) and not a & b


def _with_another_verb(measure: Measure, a: Mention, b: Mention) -> bool:
    if measure not in BARE or a.predicate is None or b.predicate is None or a.predicate == b.predicate:
        return False
    return len((a.around & b.around) - {a.predicate, b.predicate}) < SHARED
