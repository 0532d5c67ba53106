"""Compares two quantities: as intervals, over units, rounding and periods; currencies are never converted.

Words used here. Quantity: a number with its measure, unit and hedge ("about", "more than"). Faces: the same value in
other units ("85 miles (137 km)"). Rate: so much by a period ("a month"). Spread: a range ("20 to 30"). Rough, fine:
the number with fewer and with more digits. Closeness: 0 to 1.
"""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import permutations
from typing import NamedTuple

from variorum.collate.compare.comparison import Comparison, quoted, same_words
from variorum.collate.compare.settings import CompareSettings
from variorum.records import Hedge, Measure, Quantity, Status
from variorum.records.claim import AGREEING
from variorum.text.quantity.intervals import place_value
from variorum.text.quantity.lexicon import Unit, units

# Units that a bare "dollars" may mean.
DOLLARS = frozenset({"$", "USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD"})
# Names that stand for several units: (the name, the units that it may mean).
UNSAID = (("ton", frozenset({"t", "ton", "long ton"})), ("mile", frozenset({"mi", "nautical mile"})))
# A number is round if the place of its last digit that is not zero is at least this.
ROUND = 10
# Upper end of "several" and "a few"; then how many times that may be meant if another report gives a bound.
FEW, LOOSELY = 12, 3
# A range counts as a spread, of which both ends are told (sentences of 7 to 75 years), and not as a guess at one number
# if its high end is at least SPREAD times the low one. Ends that were converted may differ by this share (CONVERTED).
SPREAD, CONVERTED = 3, 0.1
# As a share: numbers that differ by less differ only by the rounding of floats.
FLOAT_SLACK = 1e-6
# Units of time that are counted and not measured: a term of ten years is not one of nine.
COUNTED_TIMES = frozenset({"year", "month"})
# Measures whose numbers are never rounded.
NOT_COUNTED = frozenset({Measure.ORDINAL, Measure.AGE, Measure.SCORE})


class Interval(NamedTuple):
    """A number as an interval, in the measure's base unit. `low_open`, `high_open`: whether that end itself is
    excluded; `exact`: the number said, None for a range; `place`: that of its last digit that is not zero (1,000 for
    14,000)."""

    low: float
    high: float
    low_open: bool
    high_open: bool
    exact: float | None
    place: float

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both; bounds that differ by rounding of floats alone count as the same."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low < high:
            return True
        if not math.isclose(low, high, rel_tol=1e-9):
            return False
        # they only touch: then the end must belong to both
        open_low = any(
            interval.low_open for interval in (self, other) if math.isclose(interval.low, low, rel_tol=1e-9)
        )
        open_high = any(
            interval.high_open
            for interval in (self, other)
            if math.isclose(interval.high, high, rel_tol=1e-9)
        )
        return not (open_low or open_high)


def compare_amounts(left: Quantity, right: Quantity, settings: CompareSettings) -> Comparison:
    """How two numbers with units stand to each other. Units are converted, but never currencies; rates are compared
    by the year, ranges as ranges. Symmetric.
    """
    if left.measure is Measure.SCORE or right.measure is Measure.SCORE:
        return _compare_scores(left, right)
    if left.measure is not right.measure:
        why = f"{quoted(left.said_as)} and {quoted(right.said_as)} measure different things"
        return Comparison(Status.INCOMPARABLE, why, 0.0)
    # rates, compared by the year
    yearly = _by_one_period(left, right), _by_one_period(right, left)
    if yearly != (left, right):
        compared = compare_amounts(*yearly, settings)
        if compared.status in AGREEING:
            why = f"{quoted(left.said_as)} and {quoted(right.said_as)} come to as much by the year"
            return Comparison(Status.COMPATIBLE, why, compared.closeness)
        return _incomparable(left, right)  # what is so much a month need not last a year
    if _is_reach(left) and _is_reach(right):
        return compare_amounts(_as_reach(left), _as_reach(right), settings)
    # the same unit on both sides, or units that convert
    face_pairs = [(face, other_face) for face in (left, *left.faces) for other_face in (right, *right.faces)]
    convertible_pairs = [
        (face, other_face) for face, other_face in face_pairs if convertible(face, other_face)
    ]
    if one_unit := next(
        ((face, other_face) for face, other_face in face_pairs if same_unit(face, other_face)), None
    ):
        compared = _compare_in_one_measure(*one_unit, left, right, settings)
        if compared.status is not Status.CONFLICT:
            return compared
        # "about 58 km (36 miles)" and "35 miles": the number that was said first is the one that was converted and rounded.
        in_other_units = (_compare_in_one_measure(*pair, left, right, settings) for pair in convertible_pairs)
        return next(
            (comparison for comparison in in_other_units if comparison.status is Status.COMPATIBLE), compared
        )
    # no unit in common; one number in two units that share a name ("ton", "$")
    if not convertible_pairs:
        return _incomparable(left, right)
    unsaid = next((name for name, family in UNSAID if {left.unit, right.unit} <= family), None)
    if unsaid and left.exact is not None and left.exact == right.exact:
        why = f"{quoted(left.said_as)} and {quoted(right.said_as)} name one number; which {unsaid} is meant is not said"
        return Comparison(Status.COMPATIBLE, why, 1.0)
    return _compare_in_one_measure(*convertible_pairs[0], left, right, settings)


def _is_reach(value: Quantity) -> bool:
    """Whether it says how far something reaches: "within a mile of the plant"."""
    within = value.said_as.casefold().startswith("within ")
    return (
        within
        and value.measure is Measure.LENGTH
        and value.hedge is Hedge.LESS_THAN
        and value.exact is not None
    )


def _as_reach(value: Quantity) -> Quantity:
    """The distance itself, which the words bound: two circles of a half and of one mile are two."""
    return replace(value, low=value.exact, high=value.exact, hedge=Hedge.EXACT)


def _by_one_period(value: Quantity, other: Quantity) -> Quantity:
    """The value by the year, if it is by the month and the other by the year ("$1,000 a month" beside "$12,000 a
    year"); else unchanged.
    """
    if value.unit is None or (_rate(value), _rate(other)) != ("month", "year"):
        return value
    low, high, exact = (
        None if bound is None else 12 * bound for bound in (value.low, value.high, value.exact)
    )
    return replace(value, low=low, high=high, exact=exact, unit=value.unit.replace(" per month", " per year"))


def _incomparable(left: Quantity, right: Quantity) -> Comparison:
    """The comparison of two quantities that cannot be compared, with the reason: rates, currencies or units."""
    if _rate(left) != _rate(right) and (left.measure is not Measure.MONEY or unit_of(left) == unit_of(right)):
        why = f"{quoted(left.said_as)} and {quoted(right.said_as)} are by different periods or by what is not the same"
    elif left.measure is Measure.MONEY:
        why = f"{quoted(left.said_as)} and {quoted(right.said_as)} are in different currencies; no rate is applied"
    else:
        why = f"{quoted(left.said_as)} and {quoted(right.said_as)} are in units that do not convert"
    return Comparison(Status.INCOMPARABLE, why, 0.0)


def same_unit(left: Quantity, right: Quantity) -> bool:
    """Whether the two can be compared without converting; "$" stands for any dollar."""
    # counts have no unit: boats beside ships can be compared
    if left.measure is Measure.COUNT or left.measure is Measure.ORDINAL:
        return _rate(left) == _rate(right)
    if left.unit == right.unit:
        return True
    if left.measure is Measure.MONEY and left.unit and right.unit and _rate(left) == _rate(right):
        # "USD per month" → "USD"
        one, two = (unit.split(" per ")[0] for unit in (left.unit, right.unit))
        # "$5" and "A$5": the first may be any dollar
        return "$" in (one, two) and one in DOLLARS and two in DOLLARS
    return False


def convertible(left: Quantity, right: Quantity) -> bool:
    """Whether the two have different units of one measure that can be converted. Never true of two
    currencies.
    """
    if left.measure in (Measure.MONEY, Measure.OTHER) or _rate(left) != _rate(right):
        return False
    # the unit's entry in the table, None where it has none
    one, two = unit_of(left), unit_of(right)
    return one is not None and two is not None and one.measure is two.measure


def unit_of(value: Quantity) -> Unit | None:
    """The unit as the lexicon has it; of "km per hour" that before "per". None where the value has no unit, or one
    not in the lexicon."""
    return units().get(value.unit.split(" per ")[0]) if value.unit else None


def _rate(value: Quantity) -> str:
    """The part of the unit behind "per": "month" in "euros per month"; "" where there is none."""
    return value.unit.partition(" per ")[2] if value.unit else ""


def interval(value: Quantity) -> Interval:
    """The value as an interval in the base unit of its measure (metres, kilograms …), so that 1 mile and 1,609 metres can be compared."""
    unit = unit_of(value)
    # degrees Fahrenheit have another zero than degrees Celsius
    factor, zero = (unit.factor, unit.zero) if unit and value.measure is not Measure.COUNT else (1.0, 0.0)
    low = -math.inf if value.low is None else value.low * factor + zero
    high = math.inf if value.high is None else value.high * factor + zero
    exact = None if value.exact is None else value.exact * factor + zero
    # how coarse the number is: "14,000" is told in thousands
    place = place_value(value.exact) * factor if value.exact is not None else 0.0
    return Interval(
        low,
        high,
        low_open=value.hedge is Hedge.MORE_THAN,
        high_open=value.hedge in (Hedge.LESS_THAN, Hedge.VAGUE),
        exact=exact,
        place=place,
    )


def _compare_in_one_measure(
    left: Quantity, right: Quantity, first: Quantity, second: Quantity, settings: CompareSettings
) -> Comparison:
    """How two quantities of one measure stand to each other: equal, bounded differently, overlapping, rounded, or in conflict.

    `left`, `right`: the values compared, in one of their units; `first`, `second`: the whole quantities, whose words the reason quotes.
    """
    left_interval, right_interval = interval(left), interval(right)
    how_close = closeness(left_interval, right_interval)
    # 1. equal, or one number bounded differently
    if _are_equal(left, right, left_interval, right_interval):
        return Comparison(Status.AGREE, same_words(first.said_as, second.said_as), 1.0)
    if _same_number(left_interval, right_interval) and frozenset((left.hedge, right.hedge)) not in OPPOSED:
        why = f"{quoted(first.said_as)} and {quoted(second.said_as)} name one number, bounded differently"
        return Comparison(Status.COMPATIBLE, why, how_close)
    # 2. two ranges
    if _is_spread(left, left_interval) and _is_spread(right, right_interval):
        slack = CONVERTED if left.unit != right.unit and left.measure is not Measure.COUNT else 0.0
        ends = ((left_interval.low, right_interval.low), (left_interval.high, right_interval.high))
        if not all(math.isclose(*both, rel_tol=max(slack, FLOAT_SLACK)) for both in ends):
            why = f"{quoted(first.said_as)} and {quoted(second.said_as)} do not begin and end at the same numbers"
            return Comparison(Status.CONFLICT, why, how_close)
    # 3. their intervals meet
    if left.hedge is right.hedge is Hedge.AT_MOST:
        left_interval, right_interval = _greatest(left_interval), _greatest(right_interval)
    if left_interval.meets(right_interval) and not _only_touch(
        left, right, left_interval, right_interval, settings
    ):
        return Comparison(
            Status.COMPATIBLE, _reason_both_hold(first, second, left_interval, right_interval), how_close
        )
    # 4. one is rounded from the other; a vague few more; else they are in conflict
    is_converted = left.unit != right.unit and left.measure is not Measure.COUNT
    is_rounded = _is_rounded_form(
        left_interval, right_interval, left, right, settings, converted=is_converted
    )
    if is_rounded:
        how = "converted and rounded" if is_converted else "rounded"
        why = f"{quoted(first.said_as)} and {quoted(second.said_as)} may be one value, {how}"
        return Comparison(Status.COMPATIBLE, why, how_close)
    if _is_vague_few_within_bound(left, right, left_interval, right_interval) or _is_vague_few_within_bound(
        right, left, right_interval, left_interval
    ):
        why = f"{quoted(first.said_as)} and {quoted(second.said_as)}: so few more may be meant"
        return Comparison(Status.COMPATIBLE, why, how_close)
    why = f"{quoted(first.said_as)} and {quoted(second.said_as)} cannot both hold"
    return Comparison(Status.CONFLICT, why, how_close)


def _is_spread(value: Quantity, i: Interval) -> bool:
    """Whether it is a range with ends so far apart that both are meant, and not one number between them."""
    return value.hedge is Hedge.RANGE and 0 < SPREAD * i.low <= i.high < math.inf


def _is_vague_few_within_bound(vague: Quantity, bound: Quantity, one: Interval, two: Interval) -> bool:
    """Whether a vague few and a lower bound can be one number: "several" (`vague`, up to 12) and "at least 11"
    (`bound`). `one` and `two`: these as intervals.
    """
    least = bound.hedge in (Hedge.AT_LEAST, Hedge.MORE_THAN)
    few = vague.hedge is Hedge.VAGUE and one.high <= FEW
    return few and least and one.low <= two.low <= LOOSELY * one.high


def _only_touch(
    left: Quantity,
    right: Quantity,
    left_interval: Interval,
    right_interval: Interval,
    settings: CompareSettings,
) -> bool:
    """Whether the ranges only touch at their ends, like those of "dozens" and "hundreds", or of "about 700" and
    "about 600": nobody says one for the other. The intervals are those of the two quantities.
    """
    if left.hedge is right.hedge is Hedge.ABOUT:
        if min(place_value(value.exact or 0) for value in (left, right)) < ROUND:
            return False  # "about 41 minutes", "about 42 minutes"
        # one ends where the other begins
        return math.isclose(
            min(left_interval.high, right_interval.high),
            max(left_interval.low, right_interval.low),
            rel_tol=1e-9,
        )
    if left.hedge is not Hedge.VAGUE or right.hedge is not Hedge.VAGUE:
        return False
    overlap = min(left_interval.high, right_interval.high) - max(left_interval.low, right_interval.low)
    return overlap < settings.least_overlap * min(_width(left_interval), _width(right_interval))


def _greatest(i: Interval) -> Interval:
    """The interval shrunk to the number itself, for words like "up to 44,000 feet": they name the greatest value, and there is only one."""
    return i if i.exact is None else i._replace(low=i.exact, high=i.exact)


def _same_number(one: Interval, two: Interval) -> bool:
    """Whether both say one number, up to the rounding of floats; False for ranges."""
    return (
        one.exact is not None
        and two.exact is not None
        and math.isclose(one.exact, two.exact, rel_tol=FLOAT_SLACK)
    )


def _are_equal(left: Quantity, right: Quantity, one: Interval, two: Interval) -> bool:
    """Whether hedge and number, or both ends of the range, are the same. `one`, `two`: the same quantities as intervals."""
    if left.hedge is not right.hedge:
        return False
    if one.exact is not None and two.exact is not None:
        return _same_number(one, two)
    return one.exact is two.exact is None and (one.low, one.high) == (two.low, two.high)


# Bounds on one number that share the number and nothing else ("more than six", "fewer than six").
OPPOSED = frozenset(
    [
        frozenset({Hedge.MORE_THAN, Hedge.LESS_THAN}),
        frozenset({Hedge.MORE_THAN, Hedge.NEARLY}),
        frozenset({Hedge.MORE_THAN, Hedge.AT_MOST}),
        frozenset({Hedge.AT_LEAST, Hedge.LESS_THAN}),
    ]
)


# Hedges that say on which side of the number the true one lies.
UPWARDS = frozenset({Hedge.MORE_THAN, Hedge.AT_LEAST})
DOWNWARDS = frozenset({Hedge.NEARLY, Hedge.LESS_THAN, Hedge.AT_MOST})


def _reason_both_hold(left: Quantity, right: Quantity, one: Interval, two: Interval) -> str:
    """The reason that both can be true, the looser words first: “more than 100” holds for “123”."""
    looser, tighter = (left, right) if _width(one) >= _width(two) else (right, left)
    if min(_width(one), _width(two)) == 0:
        return f"{quoted(looser.said_as)} holds for {quoted(tighter.said_as)}"
    return f"{quoted(looser.said_as)} and {quoted(tighter.said_as)} can both hold"


def _width(i: Interval) -> float:
    return i.high - i.low


def _is_rounded_form(
    one: Interval,
    two: Interval,
    value: Quantity,
    other: Quantity,
    settings: CompareSettings,
    *,
    converted: bool,
) -> bool:
    """Whether one number is a rounded form of the other: it differs by at most half of its last place and a tenth of
    itself. "Almost 90" is not rounded from a number above 90, nor "more than 90" from one below. Two rough numbers
    ("about 800", "about 1,000") are only as wide as their "about" makes them. `one` and `two`: the intervals of the quantities `value`
    and `other`; `converted`: they have two units.
    """
    if value.measure in NOT_COUNTED or (value.hedge is other.hedge is Hedge.ABOUT and not converted):
        return False
    if value.unit in COUNTED_TIMES and not converted and abs(value.exact or 0) < settings.smallest_rounded:
        return False
    # either of the two may be the rough form of the other
    for (rough, hedge), (fine, other_hedge) in permutations(((one, value.hedge), (two, other.hedge))):
        if rough.exact is None or (fine.exact is not None and fine.place >= rough.place and not converted):
            continue
        if value.measure is Measure.COUNT and abs(rough.exact) < settings.smallest_rounded:
            continue
        # as much as rounding may change it, to the side that its hedge leaves open
        slack = min(rough.place / 2, abs(rough.exact) * settings.widest_rounding)
        if converted and fine.exact is not None:
            slack += min(fine.place / 2, abs(fine.exact) * settings.widest_rounding)
        one_sided = other_hedge is Hedge.EXACT and not converted
        # 0.0: the hedge closes that side ("almost 90" is not more)
        below, above = (0.0 if one_sided and hedge in side else slack for side in (UPWARDS, DOWNWARDS))
        widened = rough._replace(
            low=rough.low - below, high=rough.high + above, low_open=not below, high_open=True
        )
        if widened.meets(fine):
            return True
    return False


def closeness(one: Interval, two: Interval) -> float:
    """The smaller number as a share of the larger, 0 to 1; 0 if their signs differ. A range without a stated number
    counts as its middle. `one` and `two`: the numbers as intervals.
    """
    a, b = _middle(one), _middle(two)
    if a == b:
        return 1.0
    if a * b <= 0:
        return 0.0
    return min(abs(a), abs(b)) / max(abs(a), abs(b))


def _middle(interval: Interval) -> float:
    """The stated number; else the middle of the range (the geometric mean, since sizes are compared); else its one known end; else 0."""
    if interval.exact is not None:
        return interval.exact
    # both ends are known; else one of them
    if math.isfinite(interval.low) and math.isfinite(interval.high):
        return (
            math.sqrt(interval.low * interval.high)
            if interval.low > 0
            else (interval.low + interval.high) / 2
        )
    return (
        interval.low
        if math.isfinite(interval.low)
        else interval.high
        if math.isfinite(interval.high)
        else 0.0
    )


def _compare_scores(left: Quantity, right: Quantity) -> Comparison:
    """How two scores stand to each other: "2-1" and "1-2" are one score told from either side; "6-4" may be the
    beginning of "6-4 3-6"; others conflict, the less close the further apart the numbers.
    """
    if left.measure is not right.measure or left.unit != right.unit:
        why = f"{quoted(left.said_as)} and {quoted(right.said_as)} measure different things"
        return Comparison(Status.INCOMPARABLE, why, 0.0)
    if left.parts == right.parts:
        return Comparison(Status.AGREE, f"both say {quoted(left.said_as)}", 1.0)
    said = f"{quoted(left.said_as)} and {quoted(right.said_as)}"
    # "2-1", "1-2"
    if left.parts == tuple(reversed(right.parts)):
        return Comparison(Status.COMPATIBLE, f"{said} are one score, told from either side", 1.0)
    # "6-4 3-6", "6-4 3-6 7-5"
    shorter = min(len(left.parts), len(right.parts))
    if len(left.parts) != len(right.parts) and left.parts[:shorter] == right.parts[:shorter]:
        return Comparison(Status.COMPATIBLE, f"{said} agree as far as the shorter goes", 0.9)
    # the further apart, the less close
    total = sum(left.parts) + sum(right.parts)
    apart = sum(abs(x - y) for x, y in zip(left.parts, right.parts, strict=False))
    return Comparison(Status.CONFLICT, f"{said} cannot both hold", 1 - apart / total if total else 0.0)
