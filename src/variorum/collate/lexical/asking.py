"""Whether two numbers, days or hours of two reports answer one question, by what their words tell they are about.

Words used here. Point: a number or time of a report; `thing` what it counts ("~" and a stem for a noun in no list),
`classes` what befell those counted, `matters` what it measures, `occurrences` what its sentence tells of, `part` a
part of another number, `aside` told in passing, `lead` told in the first sentences, `of_saying` a day on which
something was only said. Sureness: NO, LIKELY or SURE. In all functions `alike` says that the two values agree, and
`alone` that each is the only value of its sort in its report. `lines`: knows which sentences and reports belong together (`Aligned`).
`thing` beginning with "~": a noun that is in no list.
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
from variorum.collate.lexical.points import AT_LARGE, COUNTED, FIRED, Point
from variorum.collate.lexical.remaining import remaining
from variorum.collate.mentions.fates import BEFALLEN
from variorum.collate.pairing.things import LEAST_SHARE, LEAST_TOLL, MOST_MINUTES
from variorum.collate.settings import LexicalSettings
from variorum.records import Grain, Hedge, Measure, Quantity, Status, When
from variorum.records.claim import AGREEING

# Letters with which two names beside ages begin alike if they may be one (the "~" before a stem counts).
NAME_BEGINS = 4
# How sure it is that two values answer one question.
NO, LIKELY, SURE = 0.0, 0.6, 0.9
# Measures whose unit tells by itself what is measured, if a report has one such number.
TELLING = frozenset({Measure.SPEED, Measure.TEMPERATURE, Measure.MAGNITUDE, Measure.VOLUME, Measure.AREA})
# Measures of which the only value in each of two reports is likely of one thing, whatever they call it; then words
# for damage that is told as a sum.
ALONE = TELLING | {Measure.MONEY, Measure.LENGTH, Measure.MASS}
COSTLY = frozenset({"damage", "loss", "cost", "price"})
# What an accident may be called besides.
ACCIDENT = "accident"
MISHAPS = frozenset(
    ["collapse", "derailment", "fire", "explosion", "avalanche", "crash", "landslide", "sinking", "poisoning"]
)
# Endings of words for parts of the day that have daylight, in all languages that are read by lexicon
# ("Montagnachmittag").
BY_LIGHT = (
    "morning", "afternoon", "noon", "morgen", "mittag", "matin", "après-midi", "mañana", "mattina", "pomeriggio", "manhã", "ochtend",
    "middag",
)  # fmt: skip
# Measures that come with a unit, so that equal ones in reports of one event are hardly of two things.
MEASURED = ALONE | {Measure.PERCENT, Measure.DURATION}
# Those of them in which a small whole number is met by chance.
SIZES = MEASURED - {Measure.MONEY, Measure.PERCENT, Measure.DURATION}
# Measures of which a short report mostly gives one.
ONCE = frozenset({Measure.SCORE, Measure.ORDINAL, Measure.DURATION, Measure.PERCENT})
# Persons who are counted as helpers, not as those to whom something happened.
HELPING = frozenset({"helper", "firefighter"})
# Words for people who are counted, whatever they are called; then words for only some of them.
PEOPLE, SOME = PERSONS | HELPING, frozenset({"child", "woman"})
# Words that may also be used for a man, and for a woman.
OF_MEN = (PERSONS - {"woman", "child"}) | {"helper"}
OF_WOMEN = (PERSONS - {"man", "child"}) | {"helper"}
# What may befall one group: reports use these words for the same people.
PLIGHT = frozenset(["stranded", "aboard", "displaced", "rescued", "attended"])
# What befalls people only, never things.
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
# The two bounds of a time: until a day, from a day on.
UNTIL, SINCE = "until", "since"
# Hedges by which only one end of a number is known.
ONE_SIDED = frozenset({Hedge.MORE_THAN, Hedge.AT_LEAST, Hedge.LESS_THAN, Hedge.AT_MOST})


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedPair:
    """Two points that may answer one question. `left`, `right`: their indexes. `sureness`: LIKELY or SURE. `alike`:
    both values can hold. `nearness`: what else speaks for the pair, the more the greater; it orders pairs that are
    equally sure.
    """

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
    alike = {(pair.left, own[pair.right].report) for pair in found if pair.alike} | {
        (pair.right, own[pair.left].report) for pair in found if pair.alike
    }
    # a report that gives the other's value, too, has two values for two things
    kept = [
        pair
        for pair in found
        if pair.alike
        or not ((pair.left, own[pair.right].report) in alike or (pair.right, own[pair.left].report) in alike)
    ]
    return tuple(
        sorted(kept, key=lambda pair: (-pair.alike, -pair.sureness, -pair.nearness, pair.left, pair.right))
    )


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
    # at last what is left in two reports, each value the other's only match
    paired = [(pair.left, pair.right) for pair in made]
    made += [
        AskedPair(left=pair.left, right=pair.right, sureness=LIKELY, alike=pair.alike)
        for pair in remaining(own, paired, lines)
    ]
    return made


def _pairs_of_one_question(points: Sequence[Point], alone: _Alone, lines: Aligned) -> Iterator[AskedPair]:
    """Every two values of two reports and two witnesses that likely answer one question, with how sure that is.

    The conditions are asked in turn, the cheap ones first; a pair that fails one is left out.
    """
    settings = lines.settings
    dated = frozenset(point.report for point in points if _is_day_of_deed(point))
    for left, point in enumerate(points):
        for right in range(left + 1, len(points)):
            other = points[right]
            if (
                point.report == other.report
                or point.witness == other.witness
                or type(point.value) is not type(other.value)
            ):
                continue
            # reports of two events; values that cannot be compared
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
            is_same_rare_value = alike and all(
                _is_distinctive(point_.value, settings) for point_ in (point, other)
            )
            aligned = lines.of_points(point, other) if one_each or is_same_rare_value else 0.0
            # an equal value that one of them denies is no agreement
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


def _are_of_two_times(point: Point, other: Point) -> bool:
    """Whether one is planned and the other is done. Posts that are struck off mostly are to be, whether or not it is said so."""
    return point.planned != other.planned and not point.classes & other.classes & {FIRED}


def _are_comparable(point: Point, other: Point, settings: LexicalSettings, *, alike: bool) -> bool:
    """Whether two values may answer one question by when they hold: both planned or neither, both told in passing or
    neither, both with the same bound ("until Friday").
    """
    # one is planned and the other is not: only an equal sum or size may be; told in passing: only equal values
    if (
        (_are_of_two_times(point, other) and not (alike and _is_one_measure(point, other, settings)))
        or point.aside != other.aside
        or (point.aside and not alike)
    ):
        return False
    # what begins on a day to come holds "from" that day; an equal value may lack the bound
    is_start = point.planned and other.planned and {point.bound, other.bound} == {None, SINCE}
    if point.bound != other.bound and not is_start and not (alike and None in (point.bound, other.bound)):
        return False
    # "in March" in both, taken for two years: the words are the same, only the reckoning differs
    return alike or not _are_one_word(point.value, other.value)


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


def _sure_by_elimination(point: Point, other: Point, *, alike: bool, alone: bool, lines: Aligned) -> float:
    """How sure it is that two sums, sizes or hours are one although no words join them: each is the only one of its
    sort in its report, or both are the same rare number. LIKELY if both reports surely tell of one event and nothing
    speaks against it, else NO.
    """
    settings = lines.settings
    if point.aside or other.aside or not lines.are_of_one_event(point.report, other.report):
        return NO
    # ages have rules of their own
    if is_age(point) and is_age(other):
        return _sure_of_near_ages(point, other, alike=alike, lines=lines)
    is_same_rare_value = (
        alike and _is_distinctive(point.value, settings) and _is_distinctive(other.value, settings)
    )
    is_past_day = isinstance(point.value, When) and not point.value.clock and not point.planned
    # there are several values of the sort: nothing says which one is meant
    if not alone and not is_same_rare_value and not is_past_day:
        return NO
    # two days, or two hours that are near
    if isinstance(point.value, When) and isinstance(other.value, When):
        return _sure_of_left_time(
            point, other, point.value, other.value, alike=alike, alone=alone, lines=lines
        )
    assert isinstance(point.value, Quantity)
    assert isinstance(other.value, Quantity)
    # counts: the only large ones of their reports
    if _are_large_alone(point, other, alike=alike, lines=lines):
        return LIKELY
    # scores, ranks, lengths of time, shares
    if point.value.measure is other.value.measure and point.value.measure in ONCE:
        sure_of_single = _once(point, other, point.value, alike=alike, alone=alone, lines=lines)
        if sure_of_single or point.value.measure is not Measure.PERCENT:
            return sure_of_single
    # one rare count in both
    if is_same_rare_value and point.value.measure is other.value.measure is Measure.COUNT:
        return (
            LIKELY
            if (point.value.exact or 0) >= settings.large_of_one_event
            and _may_count_one_thing(point, other)
            and point.part == other.part
            else NO
        )
    if (
        # sums and sizes of one measure, none a part of another
        point.value.measure not in (ALONE | {Measure.PERCENT} if is_same_rare_value else ALONE)
        or point.value.measure is not other.value.measure
        or point.part
        or other.part
    ):
        return NO
    # unlike matters, unless both are kinds of damage and cost
    if (
        point.matters
        and other.matters
        and not (point.matters & other.matters or (point.matters | other.matters) <= COSTLY)
    ):
        return NO
    # the smaller must be a good share of the larger
    if not alike and closeness(interval(point.value), interval(other.value)) < LEAST_SHARE:
        return NO
    return LIKELY


def _sure_of_equal_measures(point: Point, other: Point, lines: Aligned) -> float:
    """How sure it is that two equal numbers with a unit are of one thing: LIKELY in reports of one event, else NO."""
    of_one_event = not (point.aside or other.aside) and lines.are_of_one_event(point.report, other.report)
    return LIKELY if of_one_event and _is_one_measure(point, other, lines.settings) else NO


def _sure_of_equal_counts(point: Point, other: Point, lines: Aligned) -> float:
    """How sure it is that two equal counts in reports of one event are of one thing: LIKELY where one noun counts both, or the number is hardly met
    twice by chance and nothing shows two things; else NO.
    """
    one, two = point.value, other.value
    if not (isinstance(one, Quantity) and isinstance(two, Quantity)) or one.exact is None:
        return NO
    if not one.measure is two.measure is Measure.COUNT or one.exact != two.exact:
        return NO
    if (
        point.part
        or other.part
        or point.aside
        or other.aside
        or point.headline
        or other.headline
        or point.planned != other.planned
    ):
        return NO
    # what befell them must not part them; and the reports must be of one event
    befell = point.classes | other.classes
    if (point.classes and other.classes and not point.classes & other.classes and not befell <= PLIGHT) or (
        not lines.are_of_one_event(point.report, other.report)
    ):
        return NO
    if _is_distinctive_number(one, lines.settings):
        return LIKELY if _may_count_one_thing(point, other) or {point.thing, other.thing} <= PEOPLE else NO
    # one noun counts both; of "people" that is not enough
    named = (
        point.thing == other.thing
        and not point.at_large
        and (point.classes == other.classes or point.thing not in PEOPLE)
    )
    return (
        LIKELY
        if named or (point.classes == other.classes and bool(befell) and _may_count_one_thing(point, other))
        else NO
    )


def _is_one_measure(point: Point, other: Point, settings: LexicalSettings) -> bool:
    """Whether two numbers with a unit, of reports of one event, are exactly the same and nothing shows that they measure two matters."""
    one, two = point.value, other.value
    if not (isinstance(one, Quantity) and isinstance(two, Quantity)) or point.part or other.part:
        return False
    if point.headline or other.headline or one.measure is not two.measure or one.measure not in MEASURED:
        return False
    # areas and lengths are often round, so equal ones show nothing
    if one.exact is None or (one.measure in SIZES and not _is_distinctive_number(one, settings)):
        return False
    if point.matters and other.matters and not point.matters & other.matters:
        return False
    return one.exact == two.exact and one.unit == two.unit


def _sure_of_left_time(
    point: Point, other: Point, one: When, two: When, *, alike: bool, alone: bool, lines: Aligned
) -> float:
    """How sure it is that two days, or two hours, of reports of one event are one although no words join them: LIKELY or NO."""
    if not (one.clock or two.clock):
        only = lines.is_only_day(point) and lines.is_only_day(other)
        return LIKELY if _is_one_day(point, other, alike=alike, alone=alone, only=only) else NO
    # one hour of an announcement, the other of a deed
    is_said_once_done_once = (point.of_saying or other.of_saying) and not alike
    are_hours = bool(one.clock and two.clock) and not (is_said_once_done_once or point.denied or other.denied)
    near = are_hours and minutes_apart(minutes_of(one), minutes_of(two)) <= lines.settings.near_hours
    return LIKELY if near else NO


def _is_group(point: Point) -> bool:
    """Whether it counts people: by what they are called, or by what befell them."""
    value = point.value
    if not isinstance(value, Quantity) or value.measure is not Measure.COUNT or point.part or point.aside:
        return False
    # a noun that no list has counts as people if something befell it that befalls people
    return point.thing in PEOPLE or (
        bool(point.classes & OF_PEOPLE) and (point.thing is None or point.thing[0] == "~")
    )


def _sure_of_one_group(point: Point, other: Point, *, alike: bool, last: bool, lines: Aligned) -> float:
    """How sure it is that two counts in reports of one event are of one group: LIKELY where the same befell both and
    no other of their reports, or one unlisted noun counts both, or each is the `last` number of people of its report;
    else NO.
    """
    one, two = point.value, other.value
    if not (isinstance(one, Quantity) and isinstance(two, Quantity)):
        return NO
    if (
        not one.measure is two.measure is Measure.COUNT
        or point.part
        or other.part
        or point.headline
        or other.headline
    ):
        return NO
    if not lines.are_of_one_event(point.report, other.report) or Hedge.VAGUE in (one.hedge, two.hedge):
        return NO
    # `interval`: the least and the greatest number that may be meant
    are_near = alike or closeness(interval(one), interval(two)) >= LEAST_SHARE
    # 1. the same befell both, and no other number of their reports
    if (
        point.classes & other.classes
        and _is_group(point)
        and _is_group(other)
        and lines.is_only_fate(point)
        and lines.is_only_fate(other)
    ):
        # SOME: children or women, who are only some of the people
        are_near_tolls = alike or closeness(interval(one), interval(two)) >= LEAST_TOLL
        return LIKELY if are_near_tolls and bool({point.thing} & SOME) == bool({other.thing} & SOME) else NO
    if _are_of_one_plight(point, other) and lines.is_only_count(point) and lines.is_only_count(other):
        return LIKELY if are_near else NO
    if (point.classes and other.classes and not point.classes & other.classes) or (
        point.classes != other.classes and _counts_befallen(point, other)
    ):
        return NO
    # 2. one noun counts both; 3. the last numbers of people
    if (
        not point.at_large
        and _is_one_thing(point, other)
        and lines.is_only_count(point)
        and lines.is_only_count(other)
    ):
        return LIKELY if are_near else NO
    return LIKELY if are_near and last and _is_group(point) and _is_group(other) else NO


def _are_of_one_plight(point: Point, other: Point) -> bool:
    """Whether two counts may be of one group of people: they are counted by the same noun, which says more than
    "people" ("passenger"), and both have one of the fates that go together ("stranded", "on board").
    """
    return (
        point.thing == other.thing
        and point.thing in PEOPLE - SOME - AT_LARGE
        and point.classes | other.classes <= PLIGHT
    )


def _are_large_alone(point: Point, other: Point, *, alike: bool, lines: Aligned) -> bool:
    """Whether two counts are the only large ones of their reports of one event, near each other, and nothing shows that they count two
    things."""
    assert isinstance(point.value, Quantity)
    assert isinstance(other.value, Quantity)
    if not point.value.measure is other.value.measure is Measure.COUNT or point.part or other.part:
        return False
    if not (lines.is_only_large(point) and lines.is_only_large(other) and _may_count_one_thing(point, other)):
        return False
    return alike or closeness(interval(point.value), interval(other.value)) >= LEAST_SHARE


def _is_one_day(point: Point, other: Point, *, alike: bool, alone: bool, only: bool) -> bool:
    """Whether two days of reports of one event answer one question. They do if both are the only day until which
    something lasts; or the only day to come with one sort of happening; or one day of a month. `only`: each is the only
    day of its report that is past.
    """
    if point.bound == other.bound == UNTIL:
        return alone
    # two days that are past
    if not (point.planned or other.planned):
        # The only day that each gives is that of the news, whether something was done or said on it.
        if (
            alike
            and only
            and (
                (point.lead and other.lead)
                or not (point.of_saying and other.of_saying)
                or _are_one_word(point.value, other.value)
            )
        ):
            return True
        return (
            _are_dated(point, other)
            and not (point.of_saying or other.of_saying)
            and (alike or (alone and point.bound == other.bound and _context(point, other) > 0))
        )
    # two days to come
    if not (point.planned and other.planned) or point.of_saying or other.of_saying:
        return False
    # how exact each day is
    grains = {day.value.grain for day in (point, other) if isinstance(day.value, When)}
    if len(grains) > 1:
        return False  # "next year" and "in March"
    return alike or (alone and (_are_dated(point, other) or bool(point.occurrences & other.occurrences)))


def _are_dated(left: Point, right: Point) -> bool:
    """Whether both are days of a month ("24 de maio"), and no weekdays."""
    return all(isinstance(point.value, When) and point.value.month_day for point in (left, right))


def _sure_of_one_year(point: Point, other: Point, *, alike: bool, lines: Aligned) -> float:
    """How sure it is that two years, each the only one in its report of one event, are of one thing. LIKELY if they
    are equal, if something has gone on since both, or if their sentences share a word; else NO. A year in which
    somebody said something matches no other.
    """
    if point.of_saying or other.of_saying or not (lines.is_only_year(point) and lines.is_only_year(other)):
        return NO
    told = alike or point.bound == other.bound == SINCE or bool(_context(point, other))
    return LIKELY if told and lines.are_of_one_event(point.report, other.report) else NO


def _once(point: Point, other: Point, value: Quantity, *, alike: bool, alone: bool, lines: Aligned) -> float:
    """How sure it is that two scores, ranks, lengths of time or shares, in reports of one event, are one: LIKELY or NO.

    Ranks are, if both are of one thing. All others, if each is the only one of its measure and unit in its whole
    report; for a length of time it is enough that both are the only ones left. Except for scores, nothing may show
    two matters, and the values must agree or be near. `value`: the first one's number.
    """
    if value.measure is Measure.ORDINAL:
        return LIKELY if _is_one_thing(point, other) and point.thing is not None else NO
    # how long it took is mostly told once
    are_only_ones_left = alone and value.measure is Measure.DURATION
    if (
        not (are_only_ones_left or (lines.is_once(point) and lines.is_once(other)))
        or point.part
        or other.part
    ):
        return NO
    if value.measure is Measure.SCORE:
        return LIKELY
    if point.matters and other.matters and not point.matters & other.matters:
        return NO
    assert isinstance(other.value, Quantity)
    are_near = (
        value.unit == other.value.unit and closeness(interval(value), interval(other.value)) >= LEAST_SHARE
    )
    return LIKELY if alike or are_near else NO


def _nearness(left: Point, right: Point) -> float:
    """What speaks for a pair besides its sureness, as a number: 1 for each matter that both measure, 1 for the same
    unit, and up to .9 for words that their sentences share.
    """
    unit, other_unit = (
        point.value.unit if isinstance(point.value, Quantity) else None for point in (left, right)
    )
    same_unit = 1 if unit == other_unit else 0
    # shared words count less than one matter or unit, however many there are
    return len(left.matters & right.matters) + same_unit + min(_context(left, right), 9) / 10


class _Alone:
    """Knows which values are the only ones of their sort in their report. Equal values count once; those that are
    `settled` (paired already) do not count.

    `sorts`: for each value its sort. `single`: sorts of which one value is left. `last`: indexes of values that are
    the only number of people left in their report.
    """

    def __init__(self, own: Sequence[Point], settled: frozenset[int]) -> None:
        """`own`: the values of all reports; `settled`: indexes of values that are paired already."""
        self.sorts = [self._sort(point_of_sort) for point_of_sort in own]
        # sort → the unlike values of it that are left; a sort with one value is single
        values: dict[tuple[object, ...], set[object]] = {}
        for index, point in enumerate(own):
            if index not in settled:
                values.setdefault(self.sorts[index], set()).add(_value_key(point.value))
        self.single = {sort for sort, values_of_sort in values.items() if len(values_of_sort) == 1}
        # of the counts of people that are not settled yet
        groups = [
            index
            for index, point_of_sort in enumerate(own)
            if index not in settled and _is_group(point_of_sort)
        ]
        numbers_of_people: dict[str, set[object]] = {}
        for index in groups:
            numbers_of_people.setdefault(own[index].report, set()).add(_value_key(own[index].value))
        # `last`: values that are the only number of people left in their report
        self.last = {index for index in groups if len(numbers_of_people[own[index].report]) == 1}

    def are_last(self, left: int, right: int) -> bool:
        """Whether each is the only number of people of its report that is left."""
        return left in self.last and right in self.last

    def both(self, left: int, right: int) -> bool:
        """Whether each is the only value of its sort in its report."""
        return self.sorts[left] in self.single and self.sorts[right] in self.single

    @staticmethod
    def _sort(point: Point) -> tuple[object, ...]:
        """What values of one sort have in common; a value is alone if its report has no other with the same key. Of a
        time: hour or day, in the first sentences, of saying, its bound, to come. Of a number: measure, unit, what
        befell those counted, what is counted, whether it is a part.
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
            # what befell them tells the sort; only without it the noun does
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
    point: Point, other: Point, *, alike: bool, alone: bool, aligned: float, settings: LexicalSettings
) -> float:
    """How sure it is that two values answer one question: NO, LIKELY or SURE.

    `alike`: the values agree; `alone`: each is the only one of its sort in its report; `aligned`: how much their
    sentences have in common, if each is the nearest of the other and has one such value (0 if not).
    """
    if isinstance(point.value, When) and isinstance(other.value, When):
        return _sure_of_one_time(
            point, other, point.value, other.value, alone=alone, aligned=aligned, settings=settings
        )
    assert isinstance(point.value, Quantity)
    assert isinstance(other.value, Quantity)
    if point.value.measure is not other.value.measure or point.part != other.part:
        return NO
    # parts of other numbers ("of whom three were hurt")
    if point.part and not alike and not (alone and point.classes and point.classes == other.classes):
        return NO
    if point.value.measure is Measure.AGE:
        return _sure_of_one_age(
            point, other, alike=alike, alone=alone, aligned=bool(aligned), settings=settings
        )
    # numbers too unlike are of two things
    least = LEAST_TOLL if point.classes else LEAST_SHARE
    are_near = alike or closeness(interval(point.value), interval(other.value)) >= least
    if not are_near:
        return NO
    if point.value.measure in COUNTED:
        # their words first; else their sentences, where nothing speaks against it
        sureness = _sure_of_one_count(point, other, point.value, alike=alike, alone=alone, settings=settings)
        return sureness or (LIKELY if aligned and _may_count_one_thing(point, other) else NO)
    sureness = _sure_of_one_measure(point, other, point.value, alike=alike, alone=alone, settings=settings)
    return sureness or (LIKELY if aligned and not (point.matters and other.matters and not alike) else NO)


def _may_count_one_thing(left: Point, right: Point) -> bool:
    """Whether nothing shows that the two count different things, or things to which something different
    happened.
    """
    if left.classes and right.classes and not left.classes & right.classes:
        return False
    # "50 firefighters" and "50 hurt"
    if (left.thing in HELPING) != (right.thing in HELPING) and _counts_befallen(left, right):
        return False
    # one thing; people at large; or a noun in no list, which may mean anything
    return (
        _is_one_thing(left, right)
        or left.at_large
        or right.at_large
        or any(str(point.thing).startswith("~") for point in (left, right))
    )


def _is_one_thing(point: Point, other: Point) -> bool:
    """Whether both count the same. Who came to help are one, whatever each report calls them; so are a compound and its last part."""
    return point.thing == other.thing or {point.thing, other.thing} <= HELPING or is_one_noun(point, other)


def _sure_of_one_age(
    left: Point, right: Point, *, alike: bool, alone: bool, aligned: bool, settings: LexicalSettings
) -> float:
    """How sure it is that two ages are one person's: NO, LIKELY or SURE. Told by what both reports say of the person;
    if they say little, by each being the only age in its report, or by sentences that are near each other. Ages far
    from each other are two persons'.
    """
    # one name
    if left.thing == right.thing and left.thing is not None and left.thing.startswith("~"):
        return SURE
    # too many years apart, or a man and a woman
    if not alike and (_years_apart(left, right) > settings.age_slip or not _may_be_one_person(left, right)):
        return NO
    # one sort of person ("driver")
    if left.thing == right.thing and left.thing is not None:
        return LIKELY if alone else NO
    # two names; those that begin alike may be one, told in two ways
    if _are_of_two_names(left, right):
        return NO
    is_named = any(str(point.thing).startswith("~") for point in (left, right))
    return LIKELY if (alone and (left.at_large or right.at_large or is_named)) or aligned else NO


def _years_apart(left: Point, right: Point) -> float:
    """How many years lie between two ages."""
    one, two = (point.value.exact if isinstance(point.value, Quantity) else None for point in (left, right))
    # infinitely many where one is no age
    return abs(one - two) if one is not None and two is not None else math.inf


def _may_be_one_person(left: Point, right: Point) -> bool:
    """Whether the words for two persons of an age do not part them, as "woman" and "man" or "child" and "driver" do."""
    if left.at_large or right.at_large or any(str(point.thing).startswith("~") for point in (left, right)):
        return True
    return (
        {left.thing, right.thing} <= OF_MEN
        or {left.thing, right.thing} <= OF_WOMEN
        or left.thing == right.thing
    )


def _are_of_two_names(left: Point, right: Point) -> bool:
    """Whether two ages stand beside two names that do not begin alike ("Berardi", "Tolsdorf")."""
    one, two = str(left.thing), str(right.thing)
    return one[0] == two[0] == "~" and one[:NAME_BEGINS] != two[:NAME_BEGINS]


def _sure_of_near_ages(left: Point, right: Point, *, alike: bool, lines: Aligned) -> float:
    """How sure it is that two ages in reports of one event are one person's, although no words beside them say so.
    LIKELY if each is the only age of its report that is near the other, and no words for the person part them
    ("woman", "man"); else NO.
    """
    settings = lines.settings
    if (
        not _may_be_one_person(left, right)
        or left.headline
        or right.headline
        or _are_of_two_names(left, right)
    ):
        return NO
    near = alike or _years_apart(left, right) <= settings.age_slip
    only = lines.is_only_age_near(left, right) and lines.is_only_age_near(right, left)
    return LIKELY if near and only and lines.are_of_one_event(left.report, right.report) else NO


def _sure_of_one_count(
    left: Point, right: Point, value: Quantity, *, alike: bool, alone: bool, settings: LexicalSettings
) -> float:
    """How sure it is that two counts are of one thing: NO, LIKELY or SURE. Told by what befell it, by its noun, and
    by whether each is the only count of its sort. `value`: the left one's number.
    """
    same_thing = _is_one_thing(left, right)
    # the same befell both
    if left.classes and left.classes == right.classes:
        if same_thing or (left.at_large and right.at_large):
            return SURE
        if left.at_large or right.at_large:
            return LIKELY if alike or alone else NO
        if alone and any(str(point.thing).startswith("~") for point in (left, right)):
            return LIKELY  # a word that names no known sort: "Randalierer", "individus"
        return LIKELY if alike and _is_distinctive_number(value, settings) else NO
    # how many words their sentences share
    context = _context(left, right)
    # something befell only one, or something else
    if left.classes or right.classes:
        is_named_thing = same_thing and not left.at_large
        if (
            is_named_thing
            and alone
            and left.thing is not None
            and not left.thing.startswith("~")
            and not _counts_befallen(left, right)
        ):
            return LIKELY
        if alike and context and (value.exact or 0) >= settings.large and _may_count_one_thing(left, right):
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
    if same_thing and left.thing is not None and value.measure is not Measure.ORDINAL:
        if not left.at_large and (alone or alike):
            return SURE if context or not left.thing.startswith("~") else LIKELY
        return LIKELY if context >= settings.shared else NO
    return LIKELY if alike and _is_distinctive_number(value, settings) and context > settings.shared else NO


def _counts_befallen(point: Point, other: Point) -> bool:
    """Whether one of two counts, to which unlike things happened, is of people whom something befell ("28 wounded
    passengers"). The other may then count more people than these.
    """
    return bool((point.classes | other.classes) & BEFALLEN)


def _sure_of_one_measure(
    point: Point, other: Point, value: Quantity, *, alike: bool, alone: bool, settings: LexicalSettings
) -> float:
    """How sure it is that two measures are of one thing, by its matter ("damage"), its noun, and whether each is alone of its sort."""
    if point.matters & other.matters:
        return SURE if alone or alike else LIKELY
    if point.thing is not None and point.thing == other.thing:
        return SURE
    if point.matters and other.matters and not alike:
        return NO
    # a unit that tells by itself what is measured ("km per hour"); then many shared words; then few, of the only two
    context = _context(point, other)
    # TELLING: measures (speed, temperature …) of which the unit tells what is measured
    if alone and value.unit is not None and (value.measure in TELLING or " per " in value.unit):
        return LIKELY
    if context >= settings.shared and (alike or alone):
        return LIKELY
    return LIKELY if alone and (context or (alike and _is_distinctive_number(value, settings))) else NO


def _sure_of_one_time(
    point: Point,
    other: Point,
    one: When,
    two: When,
    *,
    alone: bool,
    aligned: float,
    settings: LexicalSettings,
) -> float:
    """How sure it is that two times are of one happening: NO, LIKELY or SURE. An hour is compared with an hour, a day
    with a day; the day of an announcement hardly ever with the day of a deed. `one` and `two`: their times. `aligned`: how surely their
    sentences, the nearest of each other, tell of one thing; 0 where they are not.
    """
    if bool(one.clock) != bool(two.clock):
        return NO
    # the day of an announcement beside the day of a deed
    if point.of_saying != other.of_saying:
        # both are in the first sentences of one piece of news
        are_same_news = aligned >= settings.same_news and one.grain in DAYS and two.grain in DAYS
        return LIKELY if are_same_news and not one.clock and point.lead and other.lead else NO
    if point.of_saying and not (alone and point.lead and other.lead and not one.clock):
        return NO
    # the one is the day on which the other's night began
    if _is_in_night_from(point, two) or _is_in_night_from(other, one):
        return NO
    context = _context(point, other)
    share_happening = bool(
        (point.occurrences | point.classes) & (other.occurrences | other.classes)
    ) or _is_one_mishap(point, other)
    # two hours
    if one.clock and two.clock:
        if minutes_apart(minutes_of(one), minutes_of(two)) > MOST_MINUTES:
            return NO
        if share_happening:
            return SURE if alone else LIKELY
        return (
            LIKELY
            if (alone and (context or (point.lead and other.lead))) or context > settings.shared or aligned
            else NO
        )
    # two days
    if one.grain not in DAYS or two.grain not in DAYS:
        return NO
    # the sentences tell of one thing, or give the same hour
    if aligned >= settings.same_news or (point.hour is not None and point.hour == other.hour):
        return LIKELY
    if alone and point.lead and other.lead and (share_happening or context):
        return SURE if share_happening else LIKELY
    return LIKELY if share_happening and context > settings.shared else NO


def _is_one_mishap(point: Point, other: Point) -> bool:
    """Whether one tells of an accident, and the other of what sort it was."""
    return any(
        ACCIDENT in p.occurrences and q.occurrences & MISHAPS for p, q in ((point, other), (other, point))
    )


def _is_in_night_from(point: Point, other: When) -> bool:
    """Whether `point` is in a night that began on the other's day, and the other does not name an hour of
    daylight.
    """
    return point.night_from == (other.earliest or "")[:10] and not other.said_as.casefold().endswith(BY_LIGHT)


def _context(point: Point, other: Point) -> int:
    """How many content words and happenings the sentences of two values share."""
    return len(point.stems & other.stems) + len(point.occurrences & other.occurrences)


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
