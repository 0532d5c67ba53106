"""Whether two values are of two things: far apart in size, measured from different places, told of different persons,
or with different verbs. `scope.vetoed` asks it.

Words used here. Mention: a place where a report gives a number or time. `asked`: the question that a number answers,
the number masked (`head_class`, `owners`, `anchors`: places from which a distance is measured, `modifiers`,
`persons`). `long`: the noun that a length or time describes ("a three-year deal"). `grows` (in `instance`): both
count people with one fate. `OPPOSED` (hedges): "more than" beside "less than", so that one number is above and the
other below.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from variorum.collate.compare.amounts import OPPOSED, closeness, interval
from variorum.collate.compare.dates import minutes_apart, minutes_of
from variorum.collate.mentions.about import Mention
from variorum.collate.mentions.dated import days_between
from variorum.collate.mentions.fates import BEFALLEN, is_nought
from variorum.collate.mentions.question import Asked
from variorum.collate.pairing.instance import grows, of_one_event
from variorum.collate.pairing.values import in_one_unit, meets
from variorum.collate.slots.synonyms import synonymous
from variorum.collate.terms import stem
from variorum.records import Measure, Quantity, When
from variorum.text.lexicon import entries, lines
from variorum.text.names import same_person

# If the smaller number is less than this share of the larger, the two answer two questions. Of those read on the six
# events three in a hundred were one thing told differently. For tolls the limit is lower, since early counts are
# often far off.
LEAST_SHARE, LEAST_TOLL = 0.5, 0.1
# The same limit if their sentences surely tell of one thing ("around 15 seconds", "around a minute").
LEAST_ALIKE = 0.15
# Stand in place of the noun of a share, if the sentence does not say what it is a share of.
UNITS = frozenset({"%", "percent", "per cent", "cent", "share", "percentage"})
# Most minutes between two clock times of one moment, since zones are often not named.
MOST_MINUTES = 180
# Measures that say nothing without their noun.
COUNTED = frozenset({Measure.COUNT, Measure.ORDINAL, Measure.PERCENT})
# Most days between two reports of one event, if one of them has no date.
UNKNOWN_DAYS = 2
# Fewest common words around two values that outweigh different verbs above them.
SHARED = 2
# Measures whose unit does not tell what was measured.
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
# Unit of degrees without a scale, and of angles.
DEGREE = "degree"
# How many numbers a score of two sides has.
SIDES = 2
# From this likeness on two names of places are one.
ONE_PLACE = 0.9
# Measures that belong to a person.
PERSONAL = frozenset({Measure.DURATION, Measure.AGE})


def other_thing(mention: Mention, other: Mention, *, alike: bool = False) -> bool:
    """Whether the values answer two questions, whatever their sentences share.

    `alike`: their sentences surely tell of one thing, so that another verb or a wide gap is no sign of two. The rules
    are asked in turn; the first that applies decides. Of two times only hours are compared; a time and a number are
    left to others (False).
    """
    value_a, value_b = mention.value, other.value
    # times: only hours are compared here; of a time beside a number nothing is said
    if isinstance(value_a, When) or isinstance(value_b, When):
        return (
            isinstance(value_a, When)
            and isinstance(value_b, When)
            and (_are_hour_and_day(value_a, value_b) or _hours_apart(value_a, value_b))
        )
    # numbers that are of two things even if they are equal
    if value_a.measure is value_b.measure is Measure.SCORE and of_two_games(value_a, value_b):
        return True
    if _are_of_unlike_things(mention, other, value_a, value_b, alike=alike):
        return True
    if not alike and mention.long and other.long and not synonymous(mention.long, other.long):
        return True  # "a three-year deal", "a four-year starter"
    if grows(mention, other) and _far_apart(mention, other, value_a, value_b, alike=alike):
        return True  # "at least two" holds for "32", and still the 32 are those of another day
    # numbers that may be one are left together
    if meets(value_a, value_b) and frozenset((value_a.hedge, value_b.hedge)) not in OPPOSED:
        return False
    # unlike numbers: too far apart, days counted since one event, other places or persons, another verb
    if _far_apart(mention, other, value_a, value_b, alike=alike):
        return True
    # "20 miles off the coast", "the 12-mile zone"
    if _is_one_described(mention, other, value_a) or without_scale(value_a, value_b):
        return True
    if mention.asked is None or other.asked is None:
        return False
    return (
        _count_days_since_alike(mention, other, value_a, value_b)
        or (
            not of_one_event(mention, other)
            and _are_measured_elsewhere(value_a.measure, mention.asked, other.asked)
        )
        or (not alike and _have_another_verb(value_a.measure, mention, other))
    )


def _are_of_unlike_things(
    left: Mention, right: Mention, one: Quantity, two: Quantity, *, alike: bool
) -> bool:
    """Whether the two are of different things even if the numbers are equal: by their nouns; for ages, by their
    hedges and by whose they are. `alike`: as in `other_thing`.
    """
    # shares of two things, by the noun of the whole
    if one.measure is Measure.PERCENT:
        # of what it is a share, as far as it is said
        whole, other_whole = (mention.asked.head if mention.asked else "" for mention in (left, right))
        if not whole or not other_whole or {whole, other_whole} & UNITS:
            return False
        return whole != other_whole and not like_nouns(left, right)
    if one.measure is Measure.AGE:
        return not alike and one.hedge is not two.hedge and (left.owner is None or left.owner != right.owner)
    if one.measure is Measure.ORDINAL and (left.head is None) != (right.head is None):
        return not alike  # "the sixth" is a round, and the sixth defence is none
    if one.measure is Measure.ORDINAL and left.head is not None and right.head is not None:
        # "the second wife", "the second juror"; but "the 12th actor", "the 12th Doctor" in sentences that say the same
        return not synonymous(left.head, right.head) and not (alike and like_nouns(left, right))
    # counts of two nouns
    if one.measure not in COUNTED or left.head is None or right.head is None:
        return False
    if left.head == right.head:
        return _is_doer(left) != _is_doer(right)  # "two villages", "two villagers"
    # "52 people on board", "45 firefighters on board"; but "45 people fought the fire", "45 firefighters fought the fire"
    if _is_one_at_work(left, right) and not (alike and meets(one, two)):
        return True
    return meets(one, two) and not like_nouns(left, right)


def _is_one_at_work(left: Mention, right: Mention) -> bool:
    """Whether one counts people who came to the event by their work ("45 firefighters on board"), and the other people as such, to whom
    nothing happened that happened to the first ("52 people on board"; but "two people hurt", "two firefighters hurt")."""
    if left.classes & right.classes or not (_is_of_people(left) and _is_of_people(right)):
        return False
    return (left.head in at_work()) != (right.head in at_work())


@cache
def at_work() -> frozenset[str]:
    """Stems of the nouns for people who come to an event by their work."""
    return frozenset(map(stem, entries("people-at-work.txt")))


# What a noun for who does something, or lives somewhere, ends in, which its stem does not show.
OF_A_DOER = ("er", "ers")


def _is_doer(mention: Mention) -> bool:
    """Whether the counted noun ends as nouns for people do, and its stem has lost the ending."""
    return (mention.noun or "").casefold().endswith(OF_A_DOER) and not (mention.head or "").endswith("er")


def like_nouns(left: Mention, right: Mention) -> bool:
    """Whether the nouns are of one kind ("homes", "houses"), or both are words for people ("28 passengers", "28
    people"), but not for two sorts that exclude each other ("women", "children").
    """
    if right.head in apart().get(left.head or "", frozenset()):
        return False
    # the class of either noun ("person", "building")
    one, two = (mention.asked.head_class if mention.asked else "" for mention in (left, right))
    if one and one == two:
        return True
    return all(kind == "person" or _is_of_people(mention) for kind, mention in ((one, left), (two, right)))


# Endings of nouns for a deed, with the same stem as the noun for the doer: "demonstrations", "demonstrators";
# "buildings", "builders".
OF_A_DEED = ("ing", "ion", "ment")


def _is_of_people(mention: Mention) -> bool:
    """Whether people are counted. A noun for a deed may have the stem of its doer ("demonstrations",
    "demonstrators"), so its ending is looked at as well.
    """
    noun = (mention.noun or "").casefold().removesuffix("s")
    return mention.head in people() and (not noun.endswith(OF_A_DEED) or noun in _persons())


@cache
def apart() -> Mapping[str, frozenset[str]]:
    """Stem of a noun for people → stems of nouns for people of whom nobody is both ("women" → "children")."""
    found: dict[str, set[str]] = {}
    for line in lines("people-apart.txt"):
        sorts = [frozenset(stem(word) for word in sort.split()) for sort in line.split("|")]
        for sort in sorts:
            for noun in sort:
                found.setdefault(noun, set()).update(frozenset().union(*sorts) - sort)
    return {noun: frozenset(others) for noun, others in found.items()}


@cache
def people() -> frozenset[str]:
    """Stems of the nouns for people, at large or by what they do; no bodies of people."""
    return frozenset(map(stem, _persons()))


@cache
def _persons() -> frozenset[str]:
    """The nouns for people, without those of bodies of people (marked "g" in person-nouns.txt)."""
    persons = (line.split() for line in lines("person-nouns.txt"))
    own = (words[0] for words in persons if words[-1] != "g")
    return frozenset((*own, *entries("people-at-large.txt")))


def of_two_games(one: Quantity, two: Quantity) -> bool:
    """Whether two scores must be of two games ("8-7" beside "7-2"). Of two numbers each, neither the lower ones are
    equal nor the higher ones: "8-7" and "5-8" may be one game. Of more numbers (sets of a match), none equals the one
    at its place.
    """
    if len(one.parts) == len(two.parts) == SIDES:
        return all(of(one.parts) != of(two.parts) for of in (min, max))
    return not any(x == y for x, y in zip(one.parts, two.parts, strict=False))


def _are_hour_and_day(one: When, two: When) -> bool:
    """Whether one gives an hour without a day, and the other a day without an hour: nothing in them can be compared."""
    return any(x.clock and not x.earliest and not y.clock for x, y in ((one, two), (two, one)))


def _hours_apart(one: When, two: When) -> bool:
    """Whether two clock times are so far apart that neither zones nor rounding explain it, and so are of two moments."""
    if not one.clock or not two.clock or one.zone != two.zone:
        return False
    return minutes_apart(minutes_of(one), minutes_of(two)) > MOST_MINUTES


def _count_days_since_alike(mention: Mention, other: Mention, one: Quantity, two: Quantity) -> bool:
    """Whether both count days since an event and differ by no more days than their reports: "for 12 days", a day
    later "for 13 days". Both are then right."""
    if one.unit != "day" or two.unit != "day" or one.exact is None or two.exact is None:
        return False
    between = (
        abs(days_between(mention.told_on, other.told_on))
        if mention.told_on and other.told_on
        else UNKNOWN_DAYS
    )
    return abs(one.exact - two.exact) <= between


def _far_apart(mention: Mention, other: Mention, one: Quantity, two: Quantity, *, alike: bool) -> bool:
    """Whether the numbers are too unlike in size to answer one question. The smaller must be at least a share of the
    larger: `LEAST_TOLL` for tolls, of which another report may give far more; `LEAST_ALIKE` in sentences that tell of
    one thing; else `LEAST_SHARE`. Scores have no size: never.
    """
    if one.measure is Measure.SCORE or _are_none_and_some(mention, other, one, two):
        return False
    number, other_number = in_one_unit(one, two)
    # the least share that the smaller may be of the larger
    least = LEAST_TOLL if grows(mention, other) else LEAST_ALIKE if alike else LEAST_SHARE
    return closeness(interval(number), interval(other_number)) < least


def _are_none_and_some(mention: Mention, other: Mention, one: Quantity, two: Quantity) -> bool:
    """Whether one says that nobody was affected and the other that somebody was: "no one was injured", "six people were injured"."""
    return is_nought(one) != is_nought(two) and bool(mention.classes & other.classes & BEFALLEN)


def _is_one_described(mention: Mention, other: Mention, value: Quantity) -> bool:
    """Whether both are lengths, and one only describes a noun: "20 miles off the coast", "the 12-mile zone"."""
    return value.measure is Measure.LENGTH and (mention.long is None) != (other.long is None)


def without_scale(one: Quantity | When, two: Quantity | When) -> bool:
    """Whether both are degrees of which neither says on what scale: they may be Celsius in one country and Fahrenheit in another."""
    return isinstance(one, Quantity) and isinstance(two, Quantity) and one.unit == two.unit == DEGREE


def _are_measured_elsewhere(measure: Measure, left: Asked, right: Asked) -> bool:
    """Whether the two are measured from or among different things: distances from other places, ranks among others,
    shares of other wholes, times of other persons.
    """
    # "four miles from Brill", "four miles from Castra"
    if measure is Measure.LENGTH:
        return _share_none(left.anchors, right.anchors)
    # "the first woman", "the first Scot"
    if measure is Measure.ORDINAL:
        return left.modifiers != right.modifiers
    if measure is Measure.DATA:
        return bool(
            left.modifiers - right.modifiers and right.modifiers - left.modifiers
        )  # a hard drive, a solid state drive
    # shares of two wholes
    if measure is Measure.PERCENT and left.head != right.head:
        return True
    # ages of "the boy" and "the driver"
    if measure is Measure.AGE and not left.owners and not right.owners and left.head != right.head:
        return True
    return measure in PERSONAL and _share_none(left.persons, right.persons)


def from_two_places(mention: Mention, other: Mention) -> bool:
    """Whether both are distances from named places, and no name of one is a spelling of a name of the other: "four
    miles east of Linden", "four miles south of Castra".
    """
    if (
        not isinstance(mention.value, Quantity)
        or mention.value.measure is not Measure.LENGTH
        or not mention.asked
        or not other.asked
    ):
        return False
    here, there = mention.asked.anchors, other.asked.anchors
    return _share_none(here, there) and all(
        same_person(name, other_name).score < ONE_PLACE for name in here for other_name in there
    )


def _share_none(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether both name something, and nothing is named by both."""
    return bool(left and right) and not left & right


def _have_another_verb(measure: Measure, mention: Mention, other: Mention) -> bool:
    """Whether the verbs above two bare measures ("three hours", "5 %") differ and too few other words around them are shared."""
    if (
        measure not in BARE
        or mention.predicate is None
        or other.predicate is None
        or mention.predicate == other.predicate
    ):
        return False
    return len((mention.around & other.around) - {mention.predicate, other.predicate}) < SHARED
