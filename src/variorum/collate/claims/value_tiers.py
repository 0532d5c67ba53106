"""Decides how sure a claim about numbers or times is: its tier, 1 to 3.

Words used here. Tier: 1 sure, 2 likely, 3 shown only on request. `between`: the two mentions (places where a report
gives a value) that the claim's reason compares. `surest`: the surest pair of them; its `probability` says how likely
the two answer one question, its `likely` how likely their sentences say the same. Toll: a count of people to whom one
thing happened. `head`: stem of the noun that is counted. `asked`: the question a number answers, the number masked.
"""

from __future__ import annotations

from collections.abc import Sequence

from variorum.collate.claims.draft import witnesses
from variorum.collate.compare import same_slot
from variorum.collate.compare.dates import minutes_apart, minutes_of
from variorum.collate.mentions.about import Mention
from variorum.collate.mentions.dated import apart, days_between, printing
from variorum.collate.mentions.fates import is_nought
from variorum.collate.mentions.mention import Scope
from variorum.collate.mentions.tolls import is_toll
from variorum.collate.pairing import Pair
from variorum.collate.pairing.instance import (
    MONTH,
    SLACK,
    WEEK,
    count_one_noun,
    of_one_attribute,
    of_one_event,
)
from variorum.collate.pairing.pairs import two_dates
from variorum.collate.pairing.scope import one_deed, told_alike, two_deeds, vetoed
from variorum.collate.pairing.things import from_two_places, like_nouns
from variorum.collate.pairing.values import holds_by_far_bounds, is_far_by_a_bound, rarity
from variorum.collate.settings import CollateSettings
from variorum.collate.terms import stem
from variorum.records import Grain, Hedge, Measure, Quantity, Reading, Status, When
from variorum.text.parsers import ENGLISH
from variorum.text.quantities import quantities

# the stem of "times" in "three times"
TIME = "time"
# Stems of verbs of saying. A time beside one tells when something was said. ("Warn" and "promise" are not here: a
# warning is itself news.)
PASSED_ON = frozenset(stem(verb) for verb in ("say", "tell", "add", "report", "confirm", "state", "describe"))
# Statuses of values that differ.
DIFFERENT = frozenset({Status.CONFLICT, Status.CHANGED, Status.INCOMPARABLE})


def tier_of(
    between: Sequence[Mention],
    status: Status,
    surest: Pair,
    readings: Sequence[Reading],
    settings: CollateSettings,
) -> int:
    """The tier, 1 to 3.

    A difference is sure (1) when two routes found it. By the value: with the values masked, both are asked the same
    question. By the statement: the sentences around the values say the same. An agreement is sure when it is likely
    that one question is answered, or when three tellings give it.
    """
    if len({mention.value.bound is None for mention in between if isinstance(mention.value, When)}) > 1:
        return (
            3  # "since Monday", "until May": it bounds a stretch, and is no time at which anything happened
        )
    if status not in DIFFERENT:
        return _tier_of_agreement(between, status, surest, readings, settings)
    # differences from here on: times, ages, and values that may be of two things
    if status == Status.INCOMPARABLE and isinstance(between[0].value, When):
        return 3
    if _measure(between) == Measure.AGE:
        return _tier_of_ages(between, surest, settings)
    if not _comparable_difference(between, surest.likely, settings) or _are_of_two_bearers(*between):
        return 3
    # a report that gives two depths tells of two quakes
    if (
        of_one_attribute(*between)
        and not of_one_event(*between)
        and any(mention.rivals for mention in between)
    ):
        return 3
    # the two routes: the sentences say the same; the masked values are asked one question
    statement_first = surest.likely >= settings.sure_difference
    value_first = _answer_one_question(between, settings)
    # days and hours in sentences that say the same
    if statement_first and (two_dates(*between) or two_hours(*between)):
        return 2
    if statement_first and value_first:
        return 1
    if _is_told_outright(between, status, surest, settings):
        return 2
    return _tier_of_difference(between, status, surest, settings, value_first=value_first)


# Most minutes between two clock times of one moment where no verb joins them. Of two such pairs in ../shared/stories,
# whose sentences say the same, the one 30 minutes apart was of one arrest, the one two hours apart of two deeds.
NEAR_HOURS = 90


def two_hours(mention_one: Mention, mention_two: Mention) -> bool:
    """Whether both are clock times of a deed (not only of something said) not far from each other, and neither report
    gives another hour as answer to the same question.
    """
    if not isinstance(mention_one.value, When) or not isinstance(mention_two.value, When):
        return False
    if (
        # of two days
        mention_one.on is not None
        and mention_two.on is not None
        and apart(mention_one.on, mention_two.on) > SLACK
    ):
        return False
    return minutes_apart(minutes_of(mention_one.value), minutes_of(mention_two.value)) <= NEAR_HOURS and all(
        isinstance(mention.value, When)
        and mention.value.clock is not None
        and mention.predicate is not None
        and mention.predicate not in PASSED_ON | printing()
        and not mention.rivals
        for mention in (mention_one, mention_two)
    )


def _measure(between: Sequence[Mention]) -> Measure | None:
    """What the first of the numbers measures (all measure the same); None for times."""
    first = between[0].value
    return first.measure if isinstance(first, Quantity) else None


def _tier_of_ages(between: Sequence[Mention], surest: Pair, settings: CollateSettings) -> int:
    """The tier of two ages that differ. Of one person it is a difference, whatever the sentences tell. Of two persons
    it is no difference at all (3).
    """
    if not _are_ages_of_one_person(between):
        return 3
    return 1 if surest.probability >= settings.sure_same_count else 2


def _tier_of_agreement(
    between: Sequence[Mention],
    status: Status,
    surest: Pair,
    readings: Sequence[Reading],
    settings: CollateSettings,
) -> int:
    """The tier of values that agree: 3 if the agreement tells a reader nothing, or holds only because one value is so
    vague; 1 if they likely answer one question, or three tellings give it; else 2.
    """
    # what holds only because one of the two says so little
    is_vague = status == Status.COMPATIBLE and (
        _hold_by_vagueness(between, surest, settings) or _agree_by_a_far_bound(between, surest, settings)
    )
    # both the values and their sentences are likely of one thing
    is_sure = surest.probability >= settings.sure_pair and surest.likely >= settings.sure_difference
    if (
        is_vague
        or (not is_sure and _count_nothing_named(between, readings))
        or _goes_without_saying(between, surest, settings)
        or _agree_in_words_alone(between)
        or _are_vague_durations(between)
        or from_two_places(*between)
    ):
        return 3
    # three tellings, or a likely pair
    return 1 if surest.probability >= settings.sure_pair or len(witnesses(readings)) > 2 else 2


def _is_told_outright(
    between: Sequence[Mention], status: Status, surest: Pair, settings: CollateSettings
) -> bool:
    """Whether words beside the numbers say that both are of one thing: they name what is measured ("depth"); or they
    count one noun, and the later report says that the number changed, or the noun is asked for in the same way.
    """
    if of_one_attribute(*between):
        return True
    if status == Status.CHANGED and surest.likely >= settings.related_statements and _counted_again(between):
        return True
    return surest.probability >= settings.sure_same_count and _are_asked_alike(between, settings)


def _tier_of_difference(
    between: Sequence[Mention],
    status: Status,
    surest: Pair,
    settings: CollateSettings,
    *,
    value_first: bool,
) -> int:
    """The tier of a difference that not both of the routes in `tier_of` found. `value_first`: whether the route by
    the value found it."""
    one, two = between
    alike = told_alike(one, two, surest.likely, settings)
    # masked, they ask two questions
    if _answer_two_questions(between, settings.surely_other_question if alike else settings.other_question):
        return 3
    if isinstance(one.value, When):
        return 2 if value_first else 3
    # numbers: by the statement; or by the value or as tolls, in sentences that are related at least
    tolls = all(is_toll(mention) for mention in between)
    least_likely = (
        settings.related_tolls if tolls and status == Status.CHANGED else settings.related_statements
    )
    if all(mention.sole for mention in between):
        return 2  # each report has this one toll of the event
    if tolls and any(is_nought(mention.value) for mention in between):
        return 2  # whether anybody was hurt at all is asked of the event, by whatever sentence
    statement_first = surest.likely >= settings.sure_difference
    return 2 if statement_first or ((value_first or tolls) and surest.likely >= least_likely) else 3


def _goes_without_saying(between: Sequence[Mention], surest: Pair, settings: CollateSettings) -> bool:
    """Whether the agreement tells a reader nothing: "two" or "first" in sentences not known to say the same,
    "the second time" of two things, days that no verb joins or on which something was only said.
    """
    # days on which something was only said
    if all(isinstance(mention.value, When) and mention.predicate in PASSED_ON for mention in between):
        return True
    # "the second time"; "pursued a ball in the sixth game", "hoped for a sixth game"
    if all(isinstance(mention.value, Quantity) and mention.head == TIME for mention in between) or (
        _measure(between) is Measure.ORDINAL and surest.likely < settings.sure_difference
    ):
        return not one_deed(*between)
    # "last week" of a talk, "last week" of a test
    if any(is_long_and_counted_from_now(mention.value) for mention in between) and not one_deed(*between):
        return surest.likely < settings.surely_one_thing
    if surest.likely >= settings.sure_difference:
        return False
    if isinstance(between[0].value, When) or all(Scope.SINCE in mention.scope for mention in between):
        return not one_deed(*between)  # "two hours later", "two hours before the bell"
    return all(rarity(mention.value) == 0 for mention in between) and not all(
        is_toll(mention) for mention in between
    )


def is_long_and_counted_from_now(value: Quantity | When) -> bool:
    """Whether it is a time of more than some days that has neither a number nor a month's name: "last week", "this year";
    not "two years ago".
    """
    if not isinstance(value, When) or value.month_day or any(sign.isdigit() for sign in value.said_as):
        return False
    if quantities(value.said_as, language=ENGLISH):
        return False
    if value.grain is Grain.VAGUE and value.earliest and value.latest:
        return days_between(value.earliest, value.latest) >= FEWEST_OF_LONG
    return value.grain in {Grain.YEAR, Grain.MONTH, Grain.VAGUE}


# Fewest days of a long time; a weekend is shorter.
FEWEST_OF_LONG = 4
# Grains of times that name a day. A year or a month says next to nothing about a day: of those drawn for readers one
# in two was of two happenings.
DAYS = frozenset({Grain.DAY, Grain.TIME, Grain.WEEKDAY})


def _hold_by_vagueness(between: Sequence[Mention], surest: Pair, settings: CollateSettings) -> bool:
    """Whether both can be true only because one is vague: a year beside a day; a month beside a day that no verb
    surely joins to it; "dozens of relatives" beside "as many as 180 people".
    """
    first, second = between[0].value, between[1].value
    # a year or month beside a day
    if isinstance(first, When) and isinstance(second, When):
        grains = {_grain(first), _grain(second)}
        joined = one_deed(*between) and surest.likely >= settings.sure_difference
        return bool(grains & DAYS) and (Grain.YEAR in grains or (Grain.MONTH in grains and not joined))
    if not isinstance(first, Quantity) or not isinstance(second, Quantity):
        return False
    # "dozens" (vague) beside a number of another noun, or of what is no count
    hedges = {first.hedge, second.hedge}
    if first.measure != Measure.COUNT:
        return Hedge.VAGUE in hedges and not one_deed(*between)
    if between[0].head != between[1].head and (Hedge.VAGUE in hedges or not like_nouns(*between)):
        return True
    # "as many as 180" beside "at least 20"
    return Hedge.AT_MOST in hedges and bool(hedges & {Hedge.AT_LEAST, Hedge.MORE_THAN})


# If two sentences say the same, a bound is far from a number only below this share: "at least 30 million pounds", "45
# million pounds".
FAR_ALIKE = 0.7


def _agree_by_a_far_bound(between: Sequence[Mention], surest: Pair, settings: CollateSettings) -> bool:
    """Whether both can be true only because one is a bound far from the other number: "three-plus seasons" of one
    coach, "seven seasons" of another.

    Never for tolls. If the sentences surely say the same, it must be further. Two bounds ("at least", "more than")
    far from each other always count two things, unless one telling has both: then an edit changed the one.
    """
    first, second = (mention.value for mention in between)
    # two bounds; in one telling it is an edit
    if holds_by_far_bounds(first, second):
        return between[0].witness != between[1].witness
    if all(is_toll(mention) for mention in between):
        return False
    if surest.likely >= settings.sure_difference:
        return is_far_by_a_bound(first, second, share=FAR_ALIKE)
    return is_far_by_a_bound(first, second)


def _agree_in_words_alone(between: Sequence[Mention]) -> bool:
    """Whether two times agree in words only: it is not known from which day they count ("two years ago", "today"),
    and no verb joins them.
    """
    counted = (
        isinstance(mention.value, When) and _without_day(mention.value) and mention.value.month_day is None
        for mention in between
    )
    return all(counted) and not one_deed(*between)


def _are_vague_durations(between: Sequence[Mention]) -> bool:
    """Whether both are vague stretches of time with two different deeds: "gone away for a few days", "ran into her a
    few days later"."""
    vague = (
        isinstance(mention.value, Quantity)
        and mention.value.measure is Measure.DURATION
        and mention.value.hedge is Hedge.VAGUE
        for mention in between
    )
    return all(vague) and two_deeds(*between)


def _grain(value: When) -> Grain:
    """The time's grain. For a vague stretch ("earlier this year") year or month, by the days that it spans."""
    if value.grain is not Grain.VAGUE or not value.earliest or not value.latest:
        return value.grain
    days = days_between(value.earliest, value.latest)
    return Grain.YEAR if days > MONTH else Grain.MONTH if days > WEEK else value.grain


def _answer_one_question(between: Sequence[Mention], settings: CollateSettings) -> bool:
    """Whether the two values answer one question, whatever their sentences. Numbers: by the model of judged pairs
    (`same_slot`), with the numbers masked. Times: by a common verb.
    """
    question, other_question = between[0].asked, between[1].asked
    if question is None or other_question is None:
        return one_deed(*between)
    return same_slot(question, other_question).probability >= settings.one_question


def _answer_two_questions(between: Sequence[Mention], least: float) -> bool:
    """Whether two numbers, with their values masked, answer two questions, however alike their sentences are. False
    for tolls: what happened to whom keeps these apart. `least`: how alike the masked questions must be to be one.
    """
    first, second = between
    if first.asked is None or second.asked is None or all(is_toll(mention) for mention in between):
        return False
    return same_slot(first.asked, second.asked).probability < least


def _comparable_difference(between: Sequence[Mention], likely: float, settings: CollateSettings) -> bool:
    """Whether two values that differ answer one question, so that the difference is real.

    Days need one verb or, if named with their month, sentences that surely tell of one thing. Ordinals and counts
    need one noun, or nouns of one kind in like sentences; without it hardly any difference was real.
    """
    first, are_alike = between[0].value, likely >= settings.sure_difference
    # "last year" without a date: which year is not known
    if any(isinstance(mention.value, When) and _without_day(mention.value) for mention in between):
        return False
    if not isinstance(first, Quantity):
        told_of = any(mention.predicate is not None for mention in between) and not two_deeds(*between)
        are_dates_of_one_thing = likely >= settings.one_thing and two_dates(*between) and told_of
        return (
            are_dates_of_one_thing
            or (are_alike and two_hours(*between))
            or (one_deed(*between) and (are_alike or first.grain in {Grain.DAY, Grain.WEEKDAY}))
        )
    # numbers
    if first.measure == Measure.ORDINAL:
        return are_alike and len({mention.head for mention in between}) == 1
    if first.measure == Measure.COUNT and not all(is_toll(mention) for mention in between):
        return len({mention.head for mention in between}) == 1 or (
            likely >= settings.like_nouns and like_nouns(*between)
        )
    return True


def _are_ages_of_one_person(between: Sequence[Mention]) -> bool:
    """Whether both ages are of one person: one name stands beside both."""
    first, second = between
    if first.owner is not None and first.owner == second.owner:
        return True
    # names that stand beside the first age, and beside the second
    names, other_names = (mention.asked.owners if mention.asked else frozenset() for mention in between)
    return (
        first.head is not None
        and first.head == second.head
        # the noun that is counted is one of these names ("Reed, 38")
        and first.head in {stem(name) for name in names & other_names}
    )


def _are_asked_alike(between: Sequence[Mention], settings: CollateSettings) -> bool:
    """Whether both are numbers of one noun, asked in much the same way ("five prizes", "six prizes"). A unit ("110
    km", "120 km") says less than a noun: such numbers must be asked in the very same way."""
    first, second = between
    if first.head is None or first.head != second.head or first.asked is None or second.asked is None:
        return False
    # "Moll won five prizes", "Reed won six"
    if _of_two_names(first.doer, second.doer):
        return False
    if first.where != second.where and first.predicate != second.predicate:
        return False  # "spent ten seasons here", "coached for two seasons in Norvik"
    if _stems(first) and _stems(second) and not _stems(first) & _stems(second):
        return False  # "Moll's six-year deal", "Reed finished the first year of a three-year deal"
    # What is passed over where sentences say the same: "four seasons as a scout", "19 seasons with the club".
    if vetoed(first, second):
        return False
    named = _measure(between) in {Measure.COUNT, Measure.MAGNITUDE}
    least = settings.much_one_question if named else settings.one_unit
    return same_slot(first.asked, second.asked).probability >= least


def _counted_again(between: Sequence[Mention]) -> bool:
    """Whether both count one noun and are no tolls, so that the later report may say that the number was changed
    ("was enlarged to 100 beds").
    """
    return count_one_noun(*between) and not is_toll(between[0])


def _are_of_two_bearers(one: Mention, two: Mention) -> bool:
    """Whether two persons or bodies do what the numbers tell ("Moll scored 20", "Reed scored 25"), and neither is
    named beside the other's number.
    """
    if one.asked is None or two.asked is None or not _of_two_names(one.doer, two.doer):
        return False
    return one.subject not in _stems(two) and two.subject not in _stems(one)


def _stems(mention: Mention) -> frozenset[str]:
    """Stems of the names that a number belongs to: those right before it, its owner, and the doer of its verb where
    that has a capital.
    """
    beside = mention.asked.owners if mention.asked else frozenset()
    doer = mention.subject if mention.doer and mention.doer[:1].isupper() else None
    return frozenset({stem(name) for name in beside} | {n for n in (mention.owner, doer) if n})


def _of_two_names(one: str | None, two: str | None) -> bool:
    """Whether both are names, and two: "Swansboro saw 30 inches", "Morehead received 23"."""
    return one is not None and two is not None and one != two and one[:1].isupper() and two[:1].isupper()


# Up to this number, a number whose noun is not told is equal in many reports by chance.
FEW = 12


def _count_nothing_named(between: Sequence[Mention], readings: Sequence[Reading]) -> bool:
    """Whether both are small or vague numbers of two tellings, and one has no noun that it counts ("three", "several
    hundred"). False for tolls.
    """
    values = [
        mention.value
        for mention in between
        if isinstance(mention.value, Quantity) and mention.value.measure == Measure.COUNT
    ]
    if (
        # one of them is no count
        len(values) < len(between)
        or len(witnesses(readings)) > 2
        or all(is_toll(mention) for mention in between)
    ):
        return False
    return any(mention.head is None for mention in between) and all(
        value.hedge is Hedge.VAGUE or (value.exact is not None and value.exact <= FEW) for value in values
    )


def _without_day(value: When) -> bool:
    """Whether it cannot be resolved which day is meant: "last year" in a report without a date. False where a weekday
    or clock time is named."""
    return value.earliest is None and value.weekday is None and value.clock is None
