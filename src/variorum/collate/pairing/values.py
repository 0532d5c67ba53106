"""How near two values lie. It serves pairing alone; how values stand (a claim's status) is decided in `compare`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import inf

from variorum.collate.compare import compare
from variorum.collate.compare.amounts import closeness, convertible, interval
from variorum.records import Hedge, Measure, Quantity, Status, When

# Days apart at which two dates count as half as near as equal ones.
HALF_NEAR_DAYS = 3.0
# The numbers said (of vague words the middles) are more than this share of one another, or nobody means the one by the other: "up to 32" and
# "at least six" can both hold, and were of two attacks. At .3 a toll of the fourteen events loses a reading that is its own. Held by
# evaluation/test_collate.py.
LEAST_MEANT = 0.2
# Numbers up to this are said by chance in any two reports; up to a dozen, and ordinals above, now and then.
COMMON, DOZEN, ORDINAL_RARITY = 3, 12, 0.3


def comparable(a: Quantity | When, b: Quantity | When) -> bool:
    """Whether the two are of one sort: equal measures, money in a common currency, or both times."""
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return a.measure == b.measure and (a.measure != "money" or bool(_units(a) & _units(b)))
    return isinstance(a, When) and isinstance(b, When)


def in_one_unit(a: Quantity, b: Quantity) -> tuple[Quantity, Quantity]:
    """Two quantities in one unit that both give: of "two million euros ($2.6 million)" and "$2.5 million" the two in dollars. Unchanged if they share no unit."""
    if not a.faces and not b.faces:
        return a, b
    for one in (a, *a.faces):
        for two in (b, *b.faces):
            if one.unit == two.unit:
                return one, two
    return a, b


def equal(a: Quantity | When, b: Quantity | When) -> bool:
    """Whether two values are the same. Ranges are if both bounds are; for quantities with a second unit, the unit that both have counts."""
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        a, b = in_one_unit(a, b)
        # ranges, and vague numbers ("dozens"), which must be said alike
        if a.exact is None and b.exact is None:
            return (a.low, a.high) == (b.low, b.high) and (a.low is not None or a.said_as == b.said_as)
        return a.exact == b.exact and (a.unit == b.unit or not convertible(a, b))  # nine weeks, nine years
    if isinstance(a, When) and isinstance(b, When):
        # hours without a day; then days; then a weekday with its hour
        if a.clock and b.clock and not (a.earliest and b.earliest) and in_one_zone(a, b):
            return a.clock == b.clock
        if a.earliest and b.earliest:
            return (a.earliest, a.latest) == (b.earliest, b.latest)
        return (a.weekday, a.clock) == (b.weekday, b.clock) and (a.weekday is not None or a.clock is not None)
    return False


def in_one_zone(a: When, b: When) -> bool:
    """Whether both are in one zone, as far as their words tell: "5:17 a.m." and "05:17 local time" are."""
    return (a.zone or b.zone or "").casefold() == (b.zone or a.zone or "").casefold()


def equal_keys(value: Quantity | When) -> Iterator[tuple[object, ...]]:
    """Keys of a value, by which candidates are found: two equal values have at least one key in common. Unequal ones
    may have, too."""
    if isinstance(value, When):
        yield value.earliest, value.latest
        yield value.weekday, value.clock
        if value.clock:
            yield ("hour", value.clock)
        return
    for face in (value, *value.faces):
        yield (face.low, face.high) if face.exact is None else (face.exact,)


def rarity(value: Quantity | When) -> float:
    """How unlikely it is, 0 to 1, that two reports give this number by chance: "two" 0, "123" and "52-3" 1."""
    if isinstance(value, When) or value.exact is None:
        return float(isinstance(value, Quantity) and value.measure == Measure.SCORE)
    size = abs(value.exact)
    if value.measure == Measure.ORDINAL:
        return ORDINAL_RARITY if size > COMMON else 0.0
    if value.measure == Measure.COUNT and size <= DOZEN:
        return 0.0 if size <= COMMON else ORDINAL_RARITY
    return 1.0


def meets(a: Quantity | When, b: Quantity | When) -> bool:
    """Whether the ranges of two values overlap: some number, or some day, may be meant by both."""
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        a, b = in_one_unit(a, b)
        if a.unit != b.unit and convertible(a, b):
            return compare(a, b).status is not Status.CONFLICT
        return max(_low(a), _low(b)) <= min(_high(a), _high(b))
    if isinstance(a, When) and isinstance(b, When) and a.earliest and b.earliest and a.latest and b.latest:
        # "2026-05" beside "2026-05-03": compared as far as both are told
        width = min(len(a.earliest), len(b.earliest))
        return max(a.earliest[:width], b.earliest[:width]) <= min(a.latest[:width], b.latest[:width])
    return equal(a, b)


def are_near(a: Quantity | When, b: Quantity | When, *, least: float = LEAST_MEANT) -> bool:
    """Whether one number may be said for the other, by their sizes: the smaller is more than `least` of the larger. Always True for times."""
    if not isinstance(a, Quantity) or not isinstance(b, Quantity):
        return True
    one, two = in_one_unit(a, b)
    return closeness(interval(one), interval(two)) > least


# Hedges that leave a number open to one side, and the share of the number said below which another is far from it.
AT_LEAST = frozenset({Hedge.AT_LEAST, Hedge.MORE_THAN})
# Hedges of a number of which only one bound is told.
BOUNDS = AT_LEAST | {Hedge.AT_MOST, Hedge.LESS_THAN}
# From this share of the larger number on, the smaller may be a bound of it.
FAR_BOUND = 0.8
# … and of two that are both "at least" or "more than".
FAR_BOUNDS = 0.9


def is_far_by_a_bound(a: Quantity | When, b: Quantity | When, *, share: float = FAR_BOUND) -> bool:
    """Whether one is only a bound ("three-plus") and the other number is far from it ("seven"): the smaller is less than `share` of the larger."""
    if not isinstance(a, Quantity) or not isinstance(b, Quantity) or not a.exact or not b.exact:
        return False
    if a.unit != b.unit or not {a.hedge, b.hedge} & BOUNDS:
        return False
    small, large = sorted((abs(a.exact), abs(b.exact)))
    return small < share * large


def holds_by_far_bounds(a: Quantity | When, b: Quantity | When) -> bool:
    """Whether both are lower bounds ("at least", "more than") with numbers far apart. Both can be true, but they are two counts."""
    if not isinstance(a, Quantity) or not isinstance(b, Quantity) or not {a.hedge, b.hedge} <= AT_LEAST:
        return False
    return is_far_by_a_bound(a, b, share=FAR_BOUNDS)


def nearness(a: Quantity | When, b: Quantity | When) -> float:
    """How near two values are: 1 for equal ones, falling to 0. Numbers by their ratio, dates by the days between
    them."""
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        a, b = in_one_unit(a, b)
        # ranges are the same or not
        if a.exact is None or b.exact is None:
            return float(equal(a, b))
        if a.unit != b.unit and convertible(a, b):
            return closeness(interval(a), interval(b))
        small, large = sorted((abs(a.exact), abs(b.exact)))
        return small / large if large else 1.0
    if isinstance(a, When) and isinstance(b, When) and a.earliest and b.earliest:
        apart = abs((date.fromisoformat(a.earliest[:10]) - date.fromisoformat(b.earliest[:10])).days)
        return HALF_NEAR_DAYS / (HALF_NEAR_DAYS + apart)
    if isinstance(a, When) and isinstance(b, When) and a.weekday is not None and b.weekday is not None:
        apart = min((a.weekday - b.weekday) % 7, (b.weekday - a.weekday) % 7)
        return HALF_NEAR_DAYS / (HALF_NEAR_DAYS + apart)
    return float(equal(a, b))


def _units(value: Quantity) -> frozenset[str | None]:
    return frozenset({value.unit, *(face.unit for face in value.faces)})


def _low(value: Quantity) -> float:
    return -inf if value.low is None else value.low


def _high(value: Quantity) -> float:
    return inf if value.high is None else value.high
