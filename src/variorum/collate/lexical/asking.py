"""Whether two numbers, days or hours of two reports answer one question, by what their words tell they are about.

Words used here. Point: a number or time of a report; `thing` what it counts ("~" and a stem for a noun in no list),
`classes` what befell those counted, `matters` what it measures, `occurrences` what its sentence tells of, `part` a
part of another number, `aside` told in passing, `lead` told in the first sentences, `of_saying` a day on which
something was only said. Sureness: NO, LIKELY or SURE. In all functions `alike` says that the two values agree, and
`alone` that each is the only value of its sort in its report.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from variorum.collate.compare import compare
from variorum.collate.compare.amounts import closeness, interval
from variorum.collate.compare.dates import minutes_apart, minutes_of
from variorum.collate.lexical.ages import PERSONS
from variorum.collate.lexical.alignment import Aligned, is_age
from variorum.collate.lexical.nouns import is_one_noun
from variorum.collate.lexical.points import AT_LARGE, COUNTED, EMPLOYED, FIRED, Point
from variorum.collate.mentions.fates import BEFALLEN
from variorum.collate.pairing.things import LEAST_SHARE, LEAST_TOLL, MOST_MINUTES
from variorum.collate.settings import LexicalSettings
from variorum.records import Grain, Hedge, Measure, Quantity, Status, When
from variorum.records.claim import AGREEING

NO, LIKELY, SURE = 0.0, 0.6, 0.9
# Units that tell by themselves what is measured, where a report has one such number.
TELLING = frozenset({Measure.SPEED, Measure.TEMPERATURE, Measure.MAGNITUDE, Measure.VOLUME, Measure.AREA})
# Of which one in each report is likely to be of one thing, whatever they call it; and what a damage goes by.
ALONE = TELLING | {Measure.MONEY, Measure.LENGTH, Measure.MASS}
COSTLY = frozenset({"damage", "loss", "cost", "price"})
# What an accident may be called besides.
ACCIDENT = "accident"
MISHAPS = frozenset(
    ["collapse", "derailment", "fire", "explosion", "avalanche", "crash", "landslide", "sinking", "poisoning"]
)
# How the hours of light end that are named with a day, in all languages that are read by lexicon.
BY_LIGHT = (
    "morning", "afternoon", "noon", "morgen", "mittag", "matin", "après-midi", "mañana", "mattina", "pomeriggio", "manhã", "ochtend",
    "middag",
)  # fmt: skip
# Whom a works employs and who is dismissed there, where it is closed.
OF_JOBS, CLOSURE = frozenset({EMPLOYED, FIRED}), "closure"
# Measures that come with a unit, so that equal ones in reports of one event are hardly of two things.
MEASURED = ALONE | {Measure.PERCENT, Measure.DURATION}
# … of which a small whole number is met by chance.
SIZES = MEASURED - {Measure.MONEY, Measure.PERCENT, Measure.DURATION}
# Measures of which a short report mostly gives one.
ONCE = frozenset({Measure.SCORE, Measure.ORDINAL, Measure.DURATION, Measure.PERCENT})
# Persons who are counted as helpers, not as those to whom something happened.
HELPING = frozenset({"helper", "firefighter"})
# What is counted of people, whatever they are called; and who are only some of them.
PEOPLE, SOME = PERSONS | HELPING, frozenset({"child", "woman"})
# What a man, and what a woman, may be called besides.
OF_MEN = (PERSONS - {"woman", "child"}) | {"helper"}
OF_WOMEN = (PERSONS - {"man", "child"}) | {"helper"}
# What may be said of one group in several of these words.
PLIGHT = frozenset(["stranded", "aboard", "displaced", "rescued", "attended"])
# What befalls people and no things.
OF_PEOPLE = BEFALLEN | {
    "stranded",
    "displaced",
    "held",
    "fired",
    "testified",
    "attended",
    "voted",
    "infected",
    "rescued",
    "charged",
    "aboard",
}
# Grains of a time that is one day or a part of it.
DAYS = frozenset({Grain.DAY, Grain.WEEKDAY, Grain.TIME})
# The day to which something lasts, and from which it does.
UNTIL, SINCE = "until", "since"
# Hedges by which only one end of a number is known.
ONE_SIDED = frozenset({Hedge.MORE_THAN, Hedge.AT_LEAST, Hedge.LESS_THAN, Hedge.AT_MOST})
# Letters of two names, with the mark before a stem, in which they begin alike if they are one name that is told in two ways.
NAME_BEGINS = 4
# A million for a thousand million: the same digits in another scale are a slip, and no other number.
SCALE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedPair:
    """Two points (indexes `left`, `right`) that may answer one question. `sureness`: how sure that is; `alike`: whether
    both values can hold; `nearness`: what else speaks for the pair, to order pairs that are equally sure."""

    left: int
    right: int
    sureness: float
    alike: bool
    nearness: float = 0.0


def asked(own: Sequence[Point], lines: Aligned) -> tuple[AskedPair, ...]:
    """Pairs of values, of two reports and two witnesses, that may answer one question, the surest first. A pair that
    differs is left out if one of the two reports also gives the other's value.
    """
    found = list(_pairs(own, lines))
    # (value, report) where the report agrees with the value: it then has no other answer to the question
    alike = {(p.left, own[p.right].report) for p in found if p.alike} | {
        (p.right, own[p.left].report) for p in found if p.alike
    }
    kept = [
        p
        for p in found
        if p.alike or not ((p.left, own[p.right].report) in alike or (p.right, own[p.left].report) in alike)
    ]
    return tuple(sorted(kept, key=lambda p: (-p.alike, -p.sureness, -p.nearness, p.left, p.right)))


def _pairs(own: Sequence[Point], lines: Aligned) -> list[AskedPair]:
    """The pairs that their words join; then, as less sure ones, pairs of values that are the only ones of their sort
    left in both reports.
    """
    made = list(_pairs_of_one_question(own, _Alone(own, frozenset()), lines))
    # values that are surely paired leave those that remain as the only ones of their sort
    settled = frozenset(
        side
        for pair in made
        if pair.sureness >= SURE or (pair.alike and _is_distinctive(own[pair.left].value, lines.settings))
        for side in (pair.left, pair.right)
    )
    known = {(pair.left, pair.right) for pair in made}
    rest = _pairs_of_one_question(own, _Alone(own, settled), lines)
    # what is new in the second round is no more than likely
    made += [
        replace(pair, sureness=min(pair.sureness, LIKELY))
        for pair in rest
        if (pair.left, pair.right) not in known and not {pair.left, pair.right} & settled
    ]
    return made


def _pairs_of_one_question(points: Sequence[Point], alone: _Alone, lines: Aligned) -> Iterator[AskedPair]:
    """Every two values of two reports and two witnesses that likely answer one question, with how sure that is.

    The conditions are asked in turn, the cheap ones first; a pair that fails one is left out.
    """
    settings = lines.settings
    dated = frozenset(p.report for p in points if _is_day_of_deed(p))
    for left, point in enumerate(points):
        for right in range(left + 1, len(points)):
            other = points[right]
            if (
                point.report == other.report
                or point.witness == other.witness
                or type(point.value) is not type(other.value)
            ):
                continue
            # reports of two events
            if lines.are_apart(point, other):
                continue
            compared = compare(point.value, other.value)
            if compared.status is Status.INCOMPARABLE:
                continue
            alike = compared.status in AGREEING
            if not alike and point.of_saying and other.of_saying and {point.report, other.report} & dated:
                continue  # what is announced is the news only where no other day is told
            if alike and _is_loosely_bound(point.value, other.value, settings):
                continue
            # both planned or neither, both told in passing or neither, both bounded in one way
            if not _are_comparable(point, other, settings, alike=alike):
                continue
            # sentences that are nearest to each other count only if the value is clear in them
            one_each = lines.only(point) and lines.only(other)
            is_same_rare_value = alike and all(_is_distinctive(p.value, settings) for p in (point, other))
            aligned = lines.of_points(point, other) if one_each or is_same_rare_value else 0.0
            if (point.denied or other.denied) and alike:
                continue
            # the first rule that is sure of the pair decides
            sureness = (
                _sure_of_one_question(
                    point,
                    other,
                    alike=alike,
                    alone=alone.both(left, right),
                    aligned=aligned,
                    settings=settings,
                )
                or _sure_by_elimination(point, other, alike=alike, alone=alone.both(left, right), lines=lines)
                or _sure_of_one_group(
                    point, other, alike=alike, last=alone.are_last(left, right), lines=lines
                )
                or _sure_of_one_year(point, other, alike=alike, lines=lines)
                or _sure_of_equal_measures(point, other, lines)
                or _sure_of_equal_counts(point, other, lines)
            )
            if sureness:
                yield AskedPair(
                    left=left,
                    right=right,
                    sureness=sureness,
                    alike=alike,
                    nearness=_nearness(point, other) + bool(aligned),
                )


def _are_of_two_times(a: Point, b: Point) -> bool:
    """Whether one is planned and the other is done. Posts that are struck off mostly are to be, whether or not it is said so."""
    return a.planned != b.planned and not a.classes & b.classes & {FIRED}


def _are_comparable(a: Point, b: Point, settings: LexicalSettings, *, alike: bool) -> bool:
    """Whether two values may answer one question by when they hold: not where one is planned or told in passing and the other is not, nor where
    something lasts to or from one day and not the other, but for an equal one. What is to begin on a day is to be from it on."""
    if (
        (_are_of_two_times(a, b) and not (alike and _is_one_measure(a, b, settings)))
        or a.aside != b.aside
        or (a.aside and not alike)
    ):
        return False
    is_start = a.planned and b.planned and {a.bound, b.bound} == {None, SINCE}
    if a.bound != b.bound and not is_start and not (alike and None in (a.bound, b.bound)):
        return False
    # "in March" in both, taken for two years: the words are the same, only the reckoning differs
    return alike or not _are_one_word(a.value, b.value)


def _are_one_word(one: Quantity | When, two: Quantity | When) -> bool:
    """Whether two days are told in the same words ("dezembro"), of which the year was worked out for each by itself."""
    return (
        isinstance(one, When) and isinstance(two, When) and one.said_as.casefold() == two.said_as.casefold()
    )


def _is_day_of_deed(point: Point) -> bool:
    """Whether the point is a day on which something happened: it was not said then, nor is it to come then."""
    value = point.value
    is_day = isinstance(value, When) and not value.clock and value.grain in DAYS
    return is_day and not point.of_saying and not point.planned and point.bound is None


def _is_loosely_bound(one: Quantity | When, two: Quantity | When, settings: LexicalSettings) -> bool:
    """Whether two numbers agree only because one of them is open ("more than 600" and 850), so that they were hardly compared."""
    if not (isinstance(one, Quantity) and isinstance(two, Quantity)):
        return False
    if not {one.hedge, two.hedge} & ONE_SIDED:
        return False
    # the number that each gives; agreed only loosely, if one is a small share of the other
    ends = [next((end for end in (value.exact, value.low, value.high) if end), 0.0) for value in (one, two)]
    return not max(ends) or min(ends) / max(ends) < settings.bound_share


def _is_slip_of_scale(a: Point, b: Point) -> bool:
    """Whether two numbers of one matter have the same digits, and one is a thousand times the other ("1,2 Mrd." and
    "1,2 Mio."): a slip of somebody.
    """
    number, other_number = (
        point.value.exact if isinstance(point.value, Quantity) else None for point in (a, b)
    )
    return bool(a.matters & b.matters and number and other_number) and math.isclose(
        max(number or 1, other_number or 1), SCALE * min(number or 1, other_number or 1)
    )


def _sure_by_elimination(a: Point, b: Point, *, alike: bool, alone: bool, lines: Aligned) -> float:
    """How sure it is that two sums, sizes or hours are one although no words join them: each is the only one of its
    sort in its report, or both are the same rare number. LIKELY if both reports surely tell of one event and nothing
    speaks against it, else NO.
    """
    settings = lines.settings
    if a.aside or b.aside or not lines.are_of_one_event(a.report, b.report):
        return NO
    # ages have rules of their own
    if is_age(a) and is_age(b):
        return _sure_of_near_ages(a, b, alike=alike, lines=lines)
    is_same_rare_value = alike and _is_distinctive(a.value, settings) and _is_distinctive(b.value, settings)
    is_past_day = isinstance(a.value, When) and not a.value.clock and not a.planned
    if not alone and not is_same_rare_value and not is_past_day:
        return NO
    # times: two days, or two hours that are near
    if isinstance(a.value, When) and isinstance(b.value, When):
        return _sure_of_left_time(a, b, a.value, b.value, alike=alike, alone=alone, lines=lines)
    assert isinstance(a.value, Quantity)
    assert isinstance(b.value, Quantity)
    # numbers: the only large counts; scores, ranks and the like; one rare count; sums and sizes
    if _are_large_alone(a, b, alike=alike, lines=lines):
        return LIKELY
    if a.value.measure is b.value.measure and a.value.measure in ONCE:
        sure_of_single = _once(a, b, a.value, alike=alike, alone=alone, lines=lines)
        if sure_of_single or a.value.measure is not Measure.PERCENT:
            return sure_of_single
    if is_same_rare_value and a.value.measure is b.value.measure is Measure.COUNT:
        return (
            LIKELY
            if (a.value.exact or 0) >= settings.large_of_one_event
            and _may_count_one_thing(a, b)
            and a.part == b.part
            else NO
        )
    if (
        a.value.measure not in (ALONE | {Measure.PERCENT} if is_same_rare_value else ALONE)
        or a.value.measure is not b.value.measure
        or a.part
        or b.part
    ):
        return NO
    # unlike matters, unless both are kinds of damage and cost
    if a.matters and b.matters and not (a.matters & b.matters or (a.matters | b.matters) <= COSTLY):
        return NO
    if not alike and closeness(interval(a.value), interval(b.value)) < LEAST_SHARE:
        return NO
    return LIKELY


def _sure_of_equal_measures(a: Point, b: Point, lines: Aligned) -> float:
    """How sure it is that two equal numbers with a unit are of one thing: LIKELY in reports of one event, else NO."""
    of_one_event = not (a.aside or b.aside) and lines.are_of_one_event(a.report, b.report)
    return LIKELY if of_one_event and _is_one_measure(a, b, lines.settings) else NO


def _sure_of_equal_counts(a: Point, b: Point, lines: Aligned) -> float:
    """How sure it is that two equal counts in reports of one event are of one thing: LIKELY where one noun counts both, or the number is hardly met
    twice by chance and nothing shows two things; else NO.
    """
    one, two = a.value, b.value
    if not (isinstance(one, Quantity) and isinstance(two, Quantity)) or one.exact is None:
        return NO
    if not one.measure is two.measure is Measure.COUNT or one.exact != two.exact:
        return NO
    if a.part or b.part or a.aside or b.aside or a.headline or b.headline or a.planned != b.planned:
        return NO
    befell = a.classes | b.classes
    if (a.classes and b.classes and not a.classes & b.classes and not befell <= PLIGHT) or (
        not lines.are_of_one_event(a.report, b.report)
    ):
        return NO
    if _is_distinctive_number(one, lines.settings):
        return LIKELY if _may_count_one_thing(a, b) or {a.thing, b.thing} <= PEOPLE else NO
    named = a.thing == b.thing and not a.at_large and (a.classes == b.classes or a.thing not in PEOPLE)
    return LIKELY if named or (a.classes == b.classes and bool(befell) and _may_count_one_thing(a, b)) else NO


def _is_one_measure(a: Point, b: Point, settings: LexicalSettings) -> bool:
    """Whether two numbers with a unit, of reports of one event, are exactly the same and nothing shows that they measure two matters."""
    one, two = a.value, b.value
    if not (isinstance(one, Quantity) and isinstance(two, Quantity)) or a.part or b.part:
        return False
    if a.headline or b.headline or one.measure is not two.measure or one.measure not in MEASURED:
        return False
    if one.exact is None or (one.measure in SIZES and not _is_distinctive_number(one, settings)):
        return False
    if a.matters and b.matters and not a.matters & b.matters:
        return False
    return one.exact == two.exact and one.unit == two.unit


def _sure_of_left_time(
    a: Point, b: Point, one: When, two: When, *, alike: bool, alone: bool, lines: Aligned
) -> float:
    """How sure it is that two days, or two hours, of reports of one event are one although no words join them: LIKELY or NO."""
    if not (one.clock or two.clock):
        only = lines.is_only_day(a) and lines.is_only_day(b)
        return LIKELY if _is_one_day(a, b, alike=alike, alone=alone, only=only) else NO
    # one hour of an announcement, the other of a deed
    is_said_once_done_once = (a.of_saying or b.of_saying) and not alike
    are_hours = bool(one.clock and two.clock) and not (is_said_once_done_once or a.denied or b.denied)
    near = are_hours and minutes_apart(minutes_of(one), minutes_of(two)) <= lines.settings.near_hours
    return LIKELY if near else NO


def _is_group(point: Point) -> bool:
    """Whether it counts people: by what they are called, or by what befell them."""
    value = point.value
    if not isinstance(value, Quantity) or value.measure is not Measure.COUNT or point.part or point.aside:
        return False
    return point.thing in PEOPLE or (
        bool(point.classes & OF_PEOPLE) and (point.thing is None or point.thing[0] == "~")
    )


def _sure_of_one_group(a: Point, b: Point, *, alike: bool, last: bool, lines: Aligned) -> float:
    """How sure it is that two counts in reports of one event are of one group: LIKELY where the same befell both and
    no other of their reports, or one unlisted noun counts both, or each is the `last` number of people of its report;
    else NO.
    """
    one, two = a.value, b.value
    if not (isinstance(one, Quantity) and isinstance(two, Quantity)):
        return NO
    if not one.measure is two.measure is Measure.COUNT or a.part or b.part or a.headline or b.headline:
        return NO
    if not lines.are_of_one_event(a.report, b.report) or Hedge.VAGUE in (one.hedge, two.hedge):
        return NO
    are_near = alike or closeness(interval(one), interval(two)) >= LEAST_SHARE
    # 1. the same befell both, and no other number of their reports
    if (
        a.classes & b.classes
        and _is_group(a)
        and _is_group(b)
        and lines.is_only_fate(a)
        and lines.is_only_fate(b)
    ):
        are_near_tolls = alike or closeness(interval(one), interval(two)) >= LEAST_TOLL
        return LIKELY if are_near_tolls and bool({a.thing} & SOME) == bool({b.thing} & SOME) else NO
    if _are_of_one_plight(a, b) and lines.is_only_count(a) and lines.is_only_count(b):
        return LIKELY if are_near else NO
    if (a.classes and b.classes and not a.classes & b.classes) or (
        a.classes != b.classes and _counts_befallen(a, b)
    ):
        return NO
    # 2. one noun counts both; 3. the last numbers of people
    if not a.at_large and _is_one_thing(a, b) and lines.is_only_count(a) and lines.is_only_count(b):
        return LIKELY if are_near else NO
    return LIKELY if are_near and last and _is_group(a) and _is_group(b) else NO


def _are_of_one_plight(a: Point, b: Point) -> bool:
    """Whether two counts are of people by one noun that is no more general than "passenger", to whom befell what may be said of one group in
    several words ("stranded", "on board")."""
    return a.thing == b.thing and a.thing in PEOPLE - SOME - AT_LARGE and a.classes | b.classes <= PLIGHT


def _are_large_alone(a: Point, b: Point, *, alike: bool, lines: Aligned) -> bool:
    """Whether two counts are the only large ones of their reports of one event, near each other, and nothing shows that they count two
    things."""
    assert isinstance(a.value, Quantity)
    assert isinstance(b.value, Quantity)
    if not a.value.measure is b.value.measure is Measure.COUNT or a.part or b.part:
        return False
    if not (lines.is_only_large(a) and lines.is_only_large(b) and _may_count_one_thing(a, b)):
        return False
    return alike or closeness(interval(a.value), interval(b.value)) >= LEAST_SHARE


def _is_one_day(a: Point, b: Point, *, alike: bool, alone: bool, only: bool) -> bool:
    """Whether two days of reports of one event answer one question. They do if both are the only day until which
    something lasts; or the only day to come with one sort of happening; or one day of a month. `only`: each is the only
    day of its report that is past.
    """
    if a.bound == b.bound == UNTIL:
        return alone
    if not (a.planned or b.planned):
        # The only day that each gives is that of the news, whether something was done or said on it.
        if (
            alike
            and only
            and ((a.lead and b.lead) or not (a.of_saying and b.of_saying) or _are_one_word(a.value, b.value))
        ):
            return True
        return (
            _are_dated(a, b)
            and not (a.of_saying or b.of_saying)
            and (alike or (alone and a.bound == b.bound and _context(a, b) > 0))
        )
    if not (a.planned and b.planned) or a.of_saying or b.of_saying:
        return False
    grains = {day.value.grain for day in (a, b) if isinstance(day.value, When)}
    if len(grains) > 1:
        return False  # "next year" and "in March"
    return alike or (alone and (_are_dated(a, b) or bool(a.occurrences & b.occurrences)))


def _are_dated(a: Point, b: Point) -> bool:
    """Whether both are days of a month ("24 de maio"), and no weekdays."""
    return all(isinstance(point.value, When) and point.value.month_day for point in (a, b))


def _sure_of_one_year(a: Point, b: Point, *, alike: bool, lines: Aligned) -> float:
    """How sure it is that two years, each the only one in its report of one event, are of one thing. LIKELY if they
    are equal, if something has gone on since both, or if their sentences share a word; else NO. A year in which
    somebody said something matches no other.
    """
    if a.of_saying or b.of_saying or not (lines.is_only_year(a) and lines.is_only_year(b)):
        return NO
    told = alike or a.bound == b.bound == SINCE or bool(_context(a, b))
    return LIKELY if told and lines.are_of_one_event(a.report, b.report) else NO


def _once(a: Point, b: Point, value: Quantity, *, alike: bool, alone: bool, lines: Aligned) -> float:
    """How sure it is that two scores, ranks, lengths of time or shares, in reports of one event, are one: LIKELY or NO.

    Ranks are, if both are of one thing. All others, if each is the only one of its measure and unit in its whole
    report; for a length of time it is enough that both are the only ones left. Except for scores, nothing may show
    two matters, and the values must agree or be near.
    """
    if value.measure is Measure.ORDINAL:
        return LIKELY if _is_one_thing(a, b) and a.thing is not None else NO
    are_only_ones_left = alone and value.measure is Measure.DURATION
    if not (are_only_ones_left or (lines.is_once(a) and lines.is_once(b))) or a.part or b.part:
        return NO
    if value.measure is Measure.SCORE:
        return LIKELY
    if a.matters and b.matters and not a.matters & b.matters:
        return NO
    assert isinstance(b.value, Quantity)
    are_near = value.unit == b.value.unit and closeness(interval(value), interval(b.value)) >= LEAST_SHARE
    return LIKELY if alike or are_near else NO


def _nearness(a: Point, b: Point) -> float:
    """How much speaks for a pair besides its sureness: the matter measured, the unit, shared words."""
    unit, other_unit = (point.value.unit if isinstance(point.value, Quantity) else None for point in (a, b))
    same_unit = 1 if unit == other_unit else 0
    # shared words count less than one matter or unit, however many there are
    return len(a.matters & b.matters) + same_unit + min(_context(a, b), 9) / 10


class _Alone:
    """Knows which values are the only ones of their sort in their report. Equal values count once; those that
    are `settled` do not count.
    """

    def __init__(self, own: Sequence[Point], settled: frozenset[int]) -> None:
        """`own`: the values of all reports; `settled`: indexes of values that are paired already."""
        self.sorts = [self._sort(p) for p in own]
        # sort → the unlike values of it that are left; a sort with one value is single
        values: dict[tuple[object, ...], set[object]] = {}
        for index, point in enumerate(own):
            if index not in settled:
                values.setdefault(self.sorts[index], set()).add(_value_key(point.value))
        self.single = {sort for sort, values_of_sort in values.items() if len(values_of_sort) == 1}
        # of the counts of people that are not settled yet
        groups = [index for index, p in enumerate(own) if index not in settled and _is_group(p)]
        numbers_of_people: dict[str, set[object]] = {}
        for index in groups:
            numbers_of_people.setdefault(own[index].report, set()).add(_value_key(own[index].value))
        self.last = {index for index in groups if len(numbers_of_people[own[index].report]) == 1}

    def are_last(self, left: int, right: int) -> bool:
        """Whether each is the only number of people of its report that is left."""
        return left in self.last and right in self.last

    def both(self, left: int, right: int) -> bool:
        """Whether each is the only value of its sort in its report."""
        return self.sorts[left] in self.single and self.sorts[right] in self.single

    @staticmethod
    def _sort(point: Point) -> tuple[object, ...]:
        """The sort of a value, in which it may be the only one of its report: measure, unit, what befell and what is
        counted; for a time, whether it is a clock time or a day, is told early, or is a time of saying.
        """
        value = point.value
        if isinstance(value, When):
            # a time
            return (
                point.report,
                "clock" if value.clock else "day",
                value.clock is None and value.grain in DAYS,
                value.clock is None and value.grain in DAYS and point.lead,
                point.of_saying,
                point.bound,
                point.planned,
            )
        return (
            point.report,
            value.measure,
            value.unit if value.measure not in COUNTED else None,
            point.classes,
            point.thing if not point.classes and value.measure is Measure.COUNT else None,
            point.part,
        )


def _value_key(value: Quantity | When) -> object:
    """The key by which values of one sort count as equal: for a time its hour, else its day, else its weekday; for a
    number its value, else its bounds.
    """
    if isinstance(value, When):
        return value.clock or (value.earliest or "")[:10] or value.weekday
    return value.exact if value.exact is not None else (value.low, value.high)


def _sure_of_one_question(
    a: Point, b: Point, *, alike: bool, alone: bool, aligned: float, settings: LexicalSettings
) -> float:
    """How sure it is that two values answer one question: NO, LIKELY or SURE.

    `alike`: the values agree; `alone`: each is the only one of its sort in its report; `aligned`: how much their
    sentences have in common, if each is the nearest of the other and has one such value (0 if not).
    """
    if isinstance(a.value, When) and isinstance(b.value, When):
        return _sure_of_one_time(a, b, a.value, b.value, alone=alone, aligned=aligned, settings=settings)
    assert isinstance(a.value, Quantity)
    assert isinstance(b.value, Quantity)
    if a.value.measure is not b.value.measure or a.part != b.part:
        return NO
    # parts of other numbers ("of whom three were hurt")
    if a.part and not alike and not (alone and a.classes and a.classes == b.classes):
        return NO
    if a.value.measure is Measure.AGE:
        return _sure_of_one_age(a, b, alike=alike, alone=alone, aligned=bool(aligned), settings=settings)
    # numbers too unlike are of two things, unless one is a slip of scale
    least = LEAST_TOLL if a.classes else LEAST_SHARE
    are_near = alike or closeness(interval(a.value), interval(b.value)) >= least
    if not are_near and not (alone and _is_slip_of_scale(a, b)):
        return NO
    if a.value.measure in COUNTED:
        # their words first; else their sentences, where nothing speaks against it
        sureness = _sure_of_one_count(a, b, a.value, alike=alike, alone=alone, settings=settings)
        return sureness or (LIKELY if aligned and _may_count_one_thing(a, b) else NO)
    sureness = _sure_of_one_measure(a, b, a.value, alike=alike, alone=alone, settings=settings)
    return sureness or (LIKELY if aligned and not (a.matters and b.matters and not alike) else NO)


def _may_count_one_thing(a: Point, b: Point) -> bool:
    """Whether nothing shows that the two count different things, or things to which something different
    happened.
    """
    if a.classes and b.classes and not a.classes & b.classes:
        return False
    # "50 firefighters" and "50 hurt"
    if (a.thing in HELPING) != (b.thing in HELPING) and _counts_befallen(a, b):
        return False
    # one thing; people at large; or a noun in no list, which may mean anything
    return (
        _is_one_thing(a, b)
        or a.at_large
        or b.at_large
        or any(str(point.thing).startswith("~") for point in (a, b))
    )


def _is_one_thing(a: Point, b: Point) -> bool:
    """Whether both count the same. Who came to help are one, whatever each report calls them; so are a compound and its last part."""
    return a.thing == b.thing or {a.thing, b.thing} <= HELPING or is_one_noun(a, b)


def _sure_of_one_age(
    a: Point, b: Point, *, alike: bool, alone: bool, aligned: bool, settings: LexicalSettings
) -> float:
    """How sure it is that two ages are one person's: NO, LIKELY or SURE. Told by what both reports say of the person;
    if they say little, by each being the only age in its report, or by sentences that are near each other. Ages far
    from each other are two persons'.
    """
    # one name
    if a.thing == b.thing and a.thing is not None and a.thing.startswith("~"):
        return SURE
    # too many years apart, or a man and a woman
    if not alike and (_years_apart(a, b) > settings.age_slip or not _may_be_one_person(a, b)):
        return NO
    # one sort of person ("driver")
    if a.thing == b.thing and a.thing is not None:
        return LIKELY if alone else NO
    # two names, and not the same
    are_named = [str(point.thing).startswith("~") for point in (a, b)]
    if all(are_named):
        return NO
    return LIKELY if (alone and (a.at_large or b.at_large or any(are_named))) or aligned else NO


def _years_apart(a: Point, b: Point) -> float:
    """How many years lie between two ages."""
    one, two = (point.value.exact if isinstance(point.value, Quantity) else None for point in (a, b))
    return abs(one - two) if one is not None and two is not None else math.inf


def _may_be_one_person(a: Point, b: Point) -> bool:
    """Whether the words for two persons of an age do not part them, as "woman" and "man" or "child" and "driver" do."""
    if a.at_large or b.at_large or any(str(point.thing).startswith("~") for point in (a, b)):
        return True
    return {a.thing, b.thing} <= OF_MEN or {a.thing, b.thing} <= OF_WOMEN or a.thing == b.thing


def _are_of_two_names(a: Point, b: Point) -> bool:
    """Whether two ages stand beside two names that do not begin alike ("Berardi", "Bernardi")."""
    one, two = str(a.thing), str(b.thing)
    return one[0] == two[0] == "~" and one[:NAME_BEGINS] != two[:NAME_BEGINS]


def _sure_of_near_ages(a: Point, b: Point, *, alike: bool, lines: Aligned) -> float:
    """How sure it is that two ages in reports of one event are one person's although their words join them not: LIKELY where each is the only one of its report
    that is near the other, and no sorts of persons part them; else NO."""
    settings = lines.settings
    if (
        not _may_be_one_person(a, b)
        or a.headline
        or b.headline
        or all(str(point.thing).startswith("~") for point in (a, b))
    ):
        return NO
    near = alike or _years_apart(a, b) <= settings.age_slip
    only = lines.is_only_age_near(a, b) and lines.is_only_age_near(b, a)
    return LIKELY if near and only and lines.are_of_one_event(a.report, b.report) else NO


def _sure_of_one_count(
    a: Point, b: Point, value: Quantity, *, alike: bool, alone: bool, settings: LexicalSettings
) -> float:
    """How sure it is that two counts are of one thing: NO, LIKELY or SURE. Told by what befell it, by its noun, and
    by whether each is the only count of its sort.
    """
    same_thing = _is_one_thing(a, b)
    # the same befell both
    if a.classes and a.classes == b.classes:
        if same_thing or (a.at_large and b.at_large):
            return SURE
        if a.at_large or b.at_large:
            return LIKELY if alike or alone else NO
        if alone and any(str(point.thing).startswith("~") for point in (a, b)):
            return LIKELY  # a word that names no known sort: "Randalierer", "individus"
        return LIKELY if alike and _is_distinctive_number(value, settings) else NO
    context = _context(a, b)
    if a.classes | b.classes == OF_JOBS and same_thing and alone and _are_both_close(a, b):
        return LIKELY
    # something befell only one, or something else
    if a.classes or b.classes:
        is_named_thing = same_thing and not a.at_large
        if (
            is_named_thing
            and alone
            and a.thing is not None
            and not a.thing.startswith("~")
            and not _counts_befallen(a, b)
        ):
            return LIKELY
        if alike and context and (value.exact or 0) >= settings.large and _may_count_one_thing(a, b):
            return LIKELY
        return (
            LIKELY
            if alike
            and is_named_thing
            and _is_distinctive_number(value, settings)
            and context >= settings.shared
            else NO
        )
    # nothing befell either
    if same_thing and a.thing is not None and value.measure is not Measure.ORDINAL:
        if not a.at_large and (alone or alike):
            return SURE if context or not a.thing.startswith("~") else LIKELY
        return LIKELY if context >= settings.shared else NO
    return LIKELY if alike and _is_distinctive_number(value, settings) and context > settings.shared else NO


def _are_both_close(a: Point, b: Point) -> bool:
    """Whether both sentences tell of a closure: whom a works employs are those who lose their posts."""
    return CLOSURE in a.occurrences and CLOSURE in b.occurrences


def _counts_befallen(a: Point, b: Point) -> bool:
    """Whether one of two counts, to which unlike things happened, is of people whom something befell ("28 wounded
    passengers"). The other may then count more people than these.
    """
    return bool((a.classes | b.classes) & BEFALLEN)


def _sure_of_one_measure(
    a: Point, b: Point, value: Quantity, *, alike: bool, alone: bool, settings: LexicalSettings
) -> float:
    """How sure it is that two measures are of one thing, by its matter ("damage"), its noun, and whether each is alone of its sort."""
    if a.matters & b.matters:
        return SURE if alone or alike else LIKELY
    if a.thing is not None and a.thing == b.thing:
        return SURE
    if a.matters and b.matters and not alike:
        return NO
    # a unit that tells by itself what is measured ("km per hour"); then many shared words; then few, of the only two
    context = _context(a, b)
    if alone and value.unit is not None and (value.measure in TELLING or " per " in value.unit):
        return LIKELY
    if context >= settings.shared and (alike or alone):
        return LIKELY
    return LIKELY if alone and (context or (alike and _is_distinctive_number(value, settings))) else NO


def _sure_of_one_time(
    a: Point, b: Point, one: When, two: When, *, alone: bool, aligned: float, settings: LexicalSettings
) -> float:
    """How sure it is that two times are of one happening: NO, LIKELY or SURE. An hour is compared with an hour, a day
    with a day; the day of an announcement hardly ever with the day of a deed.
    """
    if bool(one.clock) != bool(two.clock):
        return NO
    # the day of an announcement beside the day of a deed
    if a.of_saying != b.of_saying:
        are_same_news = aligned >= settings.same_news and one.grain in DAYS and two.grain in DAYS
        return LIKELY if are_same_news and not one.clock and a.lead and b.lead else NO
    if a.of_saying and not (alone and a.lead and b.lead and not one.clock):
        return NO
    # the one is the day on which the other's night began
    if _is_in_night_from(a, two) or _is_in_night_from(b, one):
        return NO
    context = _context(a, b)
    share_happening = bool((a.occurrences | a.classes) & (b.occurrences | b.classes)) or _is_one_mishap(a, b)
    # two hours
    if one.clock and two.clock:
        if minutes_apart(minutes_of(one), minutes_of(two)) > MOST_MINUTES:
            return NO
        if share_happening:
            return SURE if alone else LIKELY
        return (
            LIKELY
            if (alone and (context or (a.lead and b.lead))) or context > settings.shared or aligned
            else NO
        )
    # two days
    if one.grain not in DAYS or two.grain not in DAYS:
        return NO
    if aligned >= settings.same_news or (a.hour is not None and a.hour == b.hour):
        return LIKELY
    if alone and a.lead and b.lead and (share_happening or context):
        return SURE if share_happening else LIKELY
    return LIKELY if share_happening and context > settings.shared else NO


def _is_one_mishap(a: Point, b: Point) -> bool:
    """Whether one tells of an accident, and the other of what sort it was."""
    return any(ACCIDENT in p.occurrences and q.occurrences & MISHAPS for p, q in ((a, b), (b, a)))


def _is_in_night_from(point: Point, other: When) -> bool:
    """Whether `point` is in a night that began on the other's day, and the other does not name an hour of
    daylight.
    """
    return point.night_from == (other.earliest or "")[:10] and not other.said_as.casefold().endswith(BY_LIGHT)


def _context(a: Point, b: Point) -> int:
    """How many content words and happenings the sentences of two values share."""
    return len(a.stems & b.stems) + len(a.occurrences & b.occurrences)


def _is_distinctive(value: Quantity | When, settings: LexicalSettings) -> bool:
    """Whether it is a number that is unlikely to be met twice by chance; False for times."""
    return isinstance(value, Quantity) and _is_distinctive_number(value, settings)


def _is_distinctive_number(value: Quantity, settings: LexicalSettings) -> bool:
    """Whether the number is unlikely to be met twice by chance: large, or with a fraction."""
    exact = value.exact
    return (
        exact is not None
        and value.hedge is not Hedge.VAGUE
        and (exact >= settings.distinctive or exact != int(exact))
    )
