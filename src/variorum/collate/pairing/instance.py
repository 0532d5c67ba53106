"""Whether two values are of two instances of one kind of thing: of another day or year, or of what was still to come.
`scope.vetoed` asks it.

Words used here. Mention: a place where a report gives a number or time. Fields of it: `on` the days it speaks of
(`dated`: its own sentence names them); `news` the days of its report's news; `told_on` the day its report was
published; `settled` so long past that nothing is added; `scope` words such as "another" or "more"; `rivals` other
values of its report that answer a like question. Growing: counts of people with one fate (`grows`).
"""

from __future__ import annotations

from variorum.collate.compare.amounts import OPPOSED
from variorum.collate.mentions.about import Mention
from variorum.collate.mentions.attributes import ONE_OF_AN_EVENT
from variorum.collate.mentions.dated import Days, apart, days_between
from variorum.collate.mentions.fates import BEFALLEN, is_nought
from variorum.collate.mentions.mention import Scope
from variorum.collate.mentions.series import are_two_members
from variorum.collate.pairing.values import are_near, comparable, equal, meets, nearness
from variorum.collate.terms import stem
from variorum.records import Measure, Quantity, When

# Days. SLACK: dates of publication and time zones may put one day that far from itself.
SLACK, WEEK, MONTH, YEAR = 1, 7, 31, 365
# Days between the news of two reports from which what both tell of no day is of two years' events. On the fourteen events
# 60, 300 and none at all give the same, so they do not tell. Held by evaluation/test_planted.py (instance).
ANOTHER_YEAR = 300
# A value whose nearness is at least this share of another's is nearly as near.
NEARLY = 0.85
# Marks of scope ("capacity", "to come") by which even two equal values are of two things, if only one has the mark.
OTHERWISE = frozenset(
    {Scope.CAPACITY, Scope.ELIGIBLE, Scope.NAMED, Scope.HEADED, Scope.FOLLOWED, Scope.FUTURE, Scope.TREATED}
)

# Stems of verbs that say that a number was changed ("rose"): the later report does not contradict the earlier one.
CHANGING = frozenset(
    stem(verb)
    for verb in (
        "remain", "enlarge", "expand", "extend", "double", "triple", "raise", "rise", "climb", "grow", "increase", "swell",
        "reduce", "lower", "drop", "fall", "shrink", "cut", "halve", "decrease", "postpone", "revise",
    )
)  # fmt: skip


def other_instance(mention: Mention, other: Mention, *, alike: bool = False) -> bool:
    """Whether the values belong to two instances of what reads like one thing, such as the crashes of two days.

    `alike`: their sentences surely tell of one thing; weak signs then do not count. The rules are asked in turn; the
    first that applies decides.
    """
    # 1. other times, other scope, other members of a series, whatever the values
    if (
        (not of_one_persons_age(mention, other) and _are_in_other_times(mention, other, alike=alike))
        or (mention.scope ^ other.scope) & OTHERWISE
        or _is_counted_as(Scope.GRAVE, mention) is not _is_counted_as(Scope.GRAVE, other)
        or _is_counted_as(Scope.RESTORED, mention) is not _is_counted_as(Scope.RESTORED, other)
        or are_two_members(mention.series, other.series)
    ):
        return True
    if not alike and Scope.AGO in mention.scope ^ other.scope:
        return True  # "a four-year spell", "four years ago"
    # 2. values that may be one are left together
    if (
        meets(mention.value, other.value)
        and are_near(mention.value, other.value)
        and not _are_bounded_apart(mention.value, other.value)
    ):
        return False
    # 3. unlike values: other years, persons, places, days
    if not mention.dated and not other.dated and of_two_years(mention.news, other.news):
        return True
    if of_one_persons_age(mention, other):
        return _has_both_values(mention, other) or _has_both_values(other, mention)
    if (not alike and _are_in_other_places(mention, other)) or _are_of_other_scope(mention, other):
        return True
    if isinstance(mention.value, When):
        return mention.report != other.report and _are_of_other_days(mention, other, alike=alike)
    if _are_on_other_days(mention, other):
        return True
    # 4. unlike numbers of two reports: one report has both, or another number is nearly as near
    if mention.report == other.report or of_one_event(mention, other):
        return False
    if _has_both_values(mention, other) or _has_both_values(other, mention):
        return True
    # one doer and one sentence: then a nearer rival is no sign
    sure = alike and _one_doer(mention, other)
    return (
        not sure
        and not grows(mention, other)
        and (_has_nearer_rival(mention, other, alike=alike) or _has_nearer_rival(other, mention, alike=alike))
    )


def is_age(mention: Mention) -> bool:
    """Whether it is how old somebody is."""
    return isinstance(mention.value, Quantity) and mention.value.measure is Measure.AGE


def of_one_persons_age(mention: Mention, other: Mention) -> bool:
    """Whether both are the age of one person, by the name beside each. It is then one question, whatever their
    sentences tell, of which day, and whether it is denied.
    """
    return is_age(mention) and is_age(other) and mention.owner is not None and mention.owner == other.owner


def _is_counted_as(scope: Scope, mention: Mention) -> bool:
    """Whether it is a count with this mark of scope: GRAVE, of those gravely hurt; RESTORED, of what is as it was
    before.
    """
    counts = isinstance(mention.value, Quantity) and mention.value.measure is Measure.COUNT
    return counts and scope in mention.scope


def _are_bounded_apart(one: Quantity | When, two: Quantity | When) -> bool:
    """Whether one is said to be more than the number and the other less ("over 20 years", "nearly 20 years")."""
    if not isinstance(one, Quantity) or not isinstance(two, Quantity):
        return False
    return frozenset((one.hedge, two.hedge)) in OPPOSED


def of_two_years(one: Days | None, two: Days | None) -> bool:
    """Whether the two reports' news is so far apart in time that each tells of another year's event."""
    return one is not None and two is not None and apart(one, two) >= ANOTHER_YEAR


def _one_doer(mention: Mention, other: Mention) -> bool:
    """Whether both deeds may be of one person or body: both name the same, or one names none. A captain's hours are
    not the first officer's.
    """
    return mention.subject is None or other.subject is None or mention.subject == other.subject


def of_one_attribute(mention: Mention, other: Mention) -> bool:
    """Whether both are measures of one attribute that their words name ("a depth of 12 kilometres", "20 km deep")."""
    if not isinstance(mention.value, Quantity) or not isinstance(other.value, Quantity):
        return False
    return (
        mention.value.measure is other.value.measure
        and mention.attribute is not None
        and mention.attribute == other.attribute
    )


def of_one_event(mention: Mention, other: Mention) -> bool:
    """Whether both are what an event has but one of: its turnout, the area that burned."""
    return mention.attribute in ONE_OF_AN_EVENT and of_one_attribute(mention, other)


def _are_in_other_times(mention: Mention, other: Mention, *, alike: bool) -> bool:
    """Whether their own words place them in two times: days more than a week apart, two different months, or one long
    before its report and the other not. If `alike`, only the days and months of numbers count.
    """
    # times
    if isinstance(mention.value, When):
        return not alike and mention.report != other.report and _days_far_apart(mention.value, other.value)
    # numbers: days that their sentences name; what was long ago and what is now; months
    if mention.dated and other.dated and mention.on and other.on:
        return apart(mention.on, other.on) > WEEK
    # one was long before its report, the other now
    if not alike and not equal(mention.value, other.value) and _before_now(mention, other):
        return True
    return mention.month is not None and other.month is not None and mention.month != other.month


def _before_now(mention: Mention, other: Mention) -> bool:
    """Whether the words of one place it long before its report, while the other names no day and so is of the present news."""
    return (mention.settled and not other.dated) or (other.settled and not mention.dated)


def _days_far_apart(one: Quantity | When, two: Quantity | When) -> bool:
    """Whether two times, each a day or a span of days, lie more than a week apart."""
    first, second = (
        ((value.earliest or "")[:10], (value.latest or value.earliest or "")[:10])
        if isinstance(value, When)
        else ("", "")
        for value in (one, two)
    )
    # "": not known
    return all((*first, *second)) and apart(first, second) > WEEK


def _are_in_other_places(mention: Mention, other: Mention) -> bool:
    """Whether both name places, and different ones: the dead of one district are not those of another, nor of all."""
    if is_nought(mention.value) != is_nought(other.value):
        return mention.where != other.where  # nobody was hurt here, and some elsewhere
    return bool(mention.where and other.where) and not mention.where & other.where


def _are_of_other_days(mention: Mention, other: Mention, *, alike: bool) -> bool:
    """Whether two times answer two questions: the report of one gives the other's value, too, or was published before that day.

    If the sentences are not surely of one thing (`alike`), also if either has a rival: another time in its report
    that answers what reads like the same question.
    """
    if (
        _has_both_values(mention, other)
        or _has_both_values(other, mention)
        or _was_out_before(mention, other)
        or _was_out_before(other, mention)
    ):
        return True
    return not alike and bool(mention.rivals or other.rivals)


def _are_of_other_scope(mention: Mention, other: Mention) -> bool:
    """Whether only one of the two counts an addition ("three more"), a part ("six of them") or what is left ("17
    still missing"). For things that are counted "another" makes no difference; for times, and for counts of people
    with one fate, it does.
    """
    # marks that may differ here, since they do not make another thing
    allowed = {Scope.LISTED} if mention.head == other.head else set()
    if mention.told_on is not None and other.told_on is not None and mention.told_on != other.told_on:
        allowed |= {Scope.LEFT}  # "23 missing", and a day later "17 still missing"
    if Scope.GRAVE in mention.scope & other.scope:
        allowed |= {Scope.PART}  # "six of them critically", "four critically hurt"
    # what one has and the other has not (^); and that one is a part or in a list, even where both are
    differing = (
        (mention.scope ^ other.scope) | ((mention.scope | other.scope) & {Scope.PART, Scope.LISTED})
    ) - allowed
    if isinstance(mention.value, When) or grows(mention, other):
        return bool(differing)
    # "another three boats": for things that are counted this makes no difference
    return bool(differing - {Scope.OTHER})


def _has_both_values(mention: Mention, other: Mention) -> bool:
    """Whether the report of `mention` gives the value of `other`, too, and so has the two as two things. Not asked for tolls of
    two days, which a later report repeats.
    """
    if grows(mention, other) and mention.told_on != other.told_on:
        return False  # "the toll has risen from 12 to 17"
    return any(comparable(value, other.value) and equal(value, other.value) for value in mention.beside)


def _has_nearer_rival(mention: Mention, other: Mention, *, alike: bool) -> bool:
    """Whether the report of `mention` has another value that is nearly as near to `other`: then it would be a guess
    which of the two answers the question of `other`. `alike`: their sentences surely tell of one thing; then a rival
    that has a value of its own to go with (`has_mate`) does not count.
    """
    # a rival need only be nearly as near as `mention` is
    least_nearness = NEARLY * nearness(mention.value, other.value)
    return any(
        comparable(rival, other.value)
        and nearness(rival, other.value) >= least_nearness
        and not (alike and has_mate(rival, mention, other))
        for rival in mention.rivals
    )


def has_mate(rival: Quantity | When, left: Mention, right: Mention) -> bool:
    """Whether the rival of `left` has a value of its own to be paired with, among the rivals of `right`: it is nearer to it
    than `right` is, and at least as near as `left` is. Of "212 votes to 187" and "211 to 186" the 187 goes with the 186, and
    so is no rival of the 212.
    """
    return any(
        comparable(other, rival)
        and nearness(other, rival) > nearness(rival, right.value)
        and nearness(other, rival) >= nearness(other, left.value)
        for other in right.rivals
    )


def grows(mention: Mention, other: Mention) -> bool:
    """Whether both count people to whom one thing happened. Such counts grow: one report gives several, and later
    reports give higher ones.
    """
    return (
        isinstance(mention.value, Quantity)
        and bool(mention.classes & other.classes & BEFALLEN)
        and not (mention.settled and other.settled)
    )


def _was_out_before(early: Mention, late: Mention) -> bool:
    """Whether the report of `early` was published before the day that `late` gives, so that it is about something
    else. If both days are to come: whether the day of `early` was past when the other report still told of a day to
    come.
    """
    if not isinstance(early.value, When) or not isinstance(late.value, When):
        return False
    # both are to come: was the one past when the other report came out?
    if early.to_come and late.to_come:
        day, told = early.value.latest, late.told_on
        return bool(day and told and days_between(day, told) > SLACK)
    told, day = early.told_on, late.value.earliest
    return bool(told and day and days_between(told, day) > SLACK)


def _are_on_other_days(mention: Mention, other: Mention) -> bool:
    """Whether the two are about different days, by their sentences or else by the news of their reports. Tolls grow
    for days: for them only by their sentences, and only if a week apart.
    """
    # one or both name no day
    if mention.on is None or other.on is None:
        return not grows(mention, other) and (_is_of_newer(mention, other) or _is_of_newer(other, mention))
    # a toll of Monday and one of Wednesday may be one toll that grew
    if grows(mention, other):
        return mention.dated and other.dated and apart(mention.on, other.on) > WEEK
    # what holds as of the report ("40 boats lie in the harbour"): a month may lie between
    if count_one_noun(mention, other) and _holds_as_of_report(mention) and _holds_as_of_report(other):
        return apart(mention.on, other.on) > MONTH
    return apart(mention.on, other.on) > SLACK


def _holds_as_of_report(mention: Mention) -> bool:
    """Whether the value is true on the day of its report: its sentence names no day, or the report's or the one
    before. Up to a week before is enough if the verb says that the number is a new one ("was enlarged to 100 beds at
    the weekend").
    """
    if not mention.dated or mention.on is None:
        return True
    days = WEEK if mention.predicate in CHANGING else SLACK
    return mention.told_on is not None and apart(mention.on, (mention.told_on, mention.told_on)) <= days


def count_one_noun(mention: Mention, other: Mention) -> bool:
    """Whether both are counts of one noun. On two days they may be of one thing that grew: a hospital of sixty beds, then of a hundred."""
    return (
        isinstance(mention.value, Quantity)
        and mention.value.measure is Measure.COUNT
        and mention.head is not None
        and mention.head == other.head
    )


def _is_of_newer(early: Mention, late: Mention) -> bool:
    """Whether `early` names a day, and `late` names none and is in a report more than a week later, so that it is about something newer."""
    if early.on is None or late.on is not None or late.told_on is None:
        return False
    return days_between(early.on[1], late.told_on) > WEEK
