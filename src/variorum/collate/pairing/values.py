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
# If one number said (for vague words the middle) is less than this share of the other, the two were meant for
# different things: "up to 32" and "at least six" can both hold, and were of two attacks. At .3 a toll of the fourteen
# events loses a reading that is its own. Held by evaluation/test_collate.py.
LEAST_MEANT = 0.2
# Numbers up to COMMON are equal by chance in any two reports; those up to DOZEN, and ordinals above COMMON, now and
# then: these have the rarity ORDINAL_RARITY.
COMMON, DOZEN, ORDINAL_RARITY = 3, 12, 0.3


def comparable(left: Quantity | When, right: Quantity | When) -> bool:
    """Whether the two are of one sort: equal measures, money in a common currency, or both times."""
    if isinstance(left, Quantity) and isinstance(right, Quantity):
        return left.measure == right.measure and (
            left.measure != "money" or bool(_units(left) & _units(right))
        )
    return isinstance(left, When) and isinstance(right, When)


def in_one_unit(left: Quantity, right: Quantity) -> tuple[Quantity, Quantity]:
    """Two quantities in one unit that both give: of "two million euros ($2.6 million)" and "$2.5 million" the two in dollars. Unchanged if they share no unit."""
    if not left.faces and not right.faces:
        return left, right
    for one in (left, *left.faces):
        for two in (right, *right.faces):
            if one.unit == two.unit:
                return one, two
    return left, right


def equal(left: Quantity | When, right: Quantity | When) -> bool:
    """Whether two values are the same. Ranges are if both bounds are; for quantities with a second unit, the unit that both have counts."""
    if isinstance(left, Quantity) and isinstance(right, Quantity):
        left, right = in_one_unit(left, right)
        # ranges, and vague numbers ("dozens"), which must be said alike
        if left.exact is None and right.exact is None:
            return (left.low, left.high) == (right.low, right.high) and (
                left.low is not None or left.said_as == right.said_as
            )
        # exact numbers in one unit, or in units that never convert into each other
        return left.exact == right.exact and (
            left.unit == right.unit or not convertible(left, right)
        )  # nine weeks, nine years
    if isinstance(left, When) and isinstance(right, When):
        # hours without a day; then days; then a weekday with its hour
        if left.clock and right.clock and not (left.earliest and right.earliest) and in_one_zone(left, right):
            return left.clock == right.clock
        if left.earliest and right.earliest:
            return (left.earliest, left.latest) == (right.earliest, right.latest)
        return (left.weekday, left.clock) == (right.weekday, right.clock) and (
            left.weekday is not None or left.clock is not None
        )
    return False


def in_one_zone(left: When, right: When) -> bool:
    """Whether both are in one zone, as far as their words tell: "5:17 a.m." and "05:17 local time" are."""
    return (left.zone or right.zone or "").casefold() == (right.zone or left.zone or "").casefold()


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


def meets(left: Quantity | When, right: Quantity | When) -> bool:
    """Whether the ranges of two values overlap: some number, or some day, may be meant by both."""
    if isinstance(left, Quantity) and isinstance(right, Quantity):
        left, right = in_one_unit(left, right)
        if left.unit != right.unit and convertible(left, right):
            return compare(left, right).status is not Status.CONFLICT
        # ranges overlap where the greater of the beginnings is not past the lesser of the ends
        return max(_low(left), _low(right)) <= min(_high(left), _high(right))
    if (
        isinstance(left, When)
        and isinstance(right, When)
        and left.earliest
        and right.earliest
        and left.latest
        and right.latest
    ):
        # "2026-05" beside "2026-05-03": compared as far as both are told
        width = min(len(left.earliest), len(right.earliest))
        return max(left.earliest[:width], right.earliest[:width]) <= min(
            left.latest[:width], right.latest[:width]
        )
    return equal(left, right)


def are_near(left: Quantity | When, right: Quantity | When, *, least: float = LEAST_MEANT) -> bool:
    """Whether one number may be said for the other, by their sizes: the smaller is more than `least` of the larger. Always True for times."""
    if not isinstance(left, Quantity) or not isinstance(right, Quantity):
        return True
    one, two = in_one_unit(left, right)
    return closeness(interval(one), interval(two)) > least


# Hedges that leave a number open to one side, and the share of the number said below which another is far from it.
AT_LEAST = frozenset({Hedge.AT_LEAST, Hedge.MORE_THAN})
# Hedges of a number of which only one bound is told.
BOUNDS = AT_LEAST | {Hedge.AT_MOST, Hedge.LESS_THAN}
# If the smaller number is at least this share of the larger, the one may be a bound of the other.
FAR_BOUND = 0.8
# The same share if both are "at least" or "more than".
FAR_BOUNDS = 0.9


def is_far_by_a_bound(left: Quantity | When, right: Quantity | When, *, share: float = FAR_BOUND) -> bool:
    """Whether one is only a bound ("three-plus") and the other number is far from it ("seven"): the smaller is less than `share` of the larger."""
    if not isinstance(left, Quantity) or not isinstance(right, Quantity) or not left.exact or not right.exact:
        return False
    if left.unit != right.unit or not {left.hedge, right.hedge} & BOUNDS:
        return False
    small, large = sorted((abs(left.exact), abs(right.exact)))
    return small < share * large


def holds_by_far_bounds(left: Quantity | When, right: Quantity | When) -> bool:
    """Whether both are lower bounds ("at least", "more than") with numbers far apart. Both can be true, but they are two counts."""
    if (
        not isinstance(left, Quantity)
        or not isinstance(right, Quantity)
        or not {left.hedge, right.hedge} <= AT_LEAST
    ):
        return False
    return is_far_by_a_bound(left, right, share=FAR_BOUNDS)


def nearness(left: Quantity | When, right: Quantity | When) -> float:
    """How near two values are: 1 for equal ones, falling to 0. Numbers by their ratio, dates by the days between
    them."""
    if isinstance(left, Quantity) and isinstance(right, Quantity):
        left, right = in_one_unit(left, right)
        # ranges are the same or not
        if left.exact is None or right.exact is None:
            return float(equal(left, right))
        if left.unit != right.unit and convertible(left, right):
            return closeness(interval(left), interval(right))
        small, large = sorted((abs(left.exact), abs(right.exact)))
        return small / large if large else 1.0
    if isinstance(left, When) and isinstance(right, When) and left.earliest and right.earliest:
        apart = abs((date.fromisoformat(left.earliest[:10]) - date.fromisoformat(right.earliest[:10])).days)
        return HALF_NEAR_DAYS / (HALF_NEAR_DAYS + apart)
    if (
        isinstance(left, When)
        and isinstance(right, When)
        and left.weekday is not None
        and right.weekday is not None
    ):
        apart = min((left.weekday - right.weekday) % 7, (right.weekday - left.weekday) % 7)
        return HALF_NEAR_DAYS / (HALF_NEAR_DAYS + apart)
    return float(equal(left, right))


def _units(value: Quantity) -> frozenset[str | None]:
    return frozenset({value.unit, *(face.unit for face in value.faces)})


def _low(value: Quantity) -> float:
    return -inf if value.low is None else value.low


def _high(value: Quantity) -> float:
    return inf if value.high is None else value.high
