"""Decides which two values may never be set against each other: those of two happenings, two instances, or of a part and the whole.

Words used here. Mention: a place where a report gives a number or time. Toll: a count of people to whom one thing
happened, all of them. Head: stem of the noun that is counted; predicate: stem of the verb above; classes: what befell
those counted (killed, hurt …). Vouched for: asserted and done, not denied, hoped or planned. "Alike" everywhere: the
two sentences surely tell of one thing.
"""

from __future__ import annotations

from variorum.collate.certainty import Modality
from variorum.collate.compare import same_slot
from variorum.collate.memo import Remembering
from variorum.collate.mentions.about import Mention
from variorum.collate.mentions.dated import saying, speaking
from variorum.collate.mentions.tolls import EXCLUSIVE, is_toll, is_whole
from variorum.collate.pairing.instance import of_one_persons_age, other_instance
from variorum.collate.pairing.things import COUNTED, other_thing, people
from variorum.collate.pairing.values import equal, meets, rarity
from variorum.collate.settings import CollateSettings
from variorum.collate.slots.synonyms import contrary, opposites
from variorum.collate.terms import stem
from variorum.records import Measure, Quantity, When
from variorum.text.names import same_person

# Stems of verbs that tell no deed: "81 servers had lost their data".
STATES = frozenset(stem(verb) for verb in ("have", "be"))

# Two names less alike than this are two persons (the same limit as in `slots.alignment`).
SAME_PERSON = 0.5

# Moods in which what is said may turn out otherwise, and nobody was wrong.
OPEN = frozenset(Modality) - {Modality.DONE, Modality.RUMOURED, Modality.POSSIBLE}


def vetoed(mention: Mention, other: Mention, *, alike: bool = False) -> bool:
    """Whether the two can never answer one question, whatever the words around them.

    `alike`: whether their sentences surely tell of one thing (`told_alike`); weak signs then veto nothing.
    """
    return (
        _is_one_of_saying(mention, other)
        or _are_of_other_happenings(mention, other)
        or _are_part_and_whole(mention, other)
        or _are_people_and_things(mention, other)
        or (not alike and _are_toll_and_none(mention, other))
        or _are_seized_and_free(mention, other)
        or _are_past_and_future(mention, other, alike=alike)
        or _is_one_unvouched(mention, other)
        or of_two_persons(mention, other)
        or _contrary_deeds(mention, other)
        or other_thing(mention, other, alike=alike)
        or other_instance(mention, other, alike=alike)
    )


def once_vetoed(mention: Mention, other: Mention, kept: Remembering, *, alike: bool = False) -> bool:
    """As `vetoed`; what an earlier collation found of the same two mentions is taken from `kept`."""
    return kept.of_two(
        ("vetoed", alike, mention.nth, other.nth), mention, other, lambda x, y: vetoed(x, y, alike=alike)
    )


def once_asked_alike(mention: Mention, other: Mention, kept: Remembering) -> float:
    """How likely two numbers, with their values masked, answer one question; 0 if one of them is no number. What an
    earlier collation found for the same two is taken from `kept`.
    """
    return kept.of_two(("one question", mention.nth, other.nth), mention, other, _asked_alike)


def _asked_alike(mention: Mention, other: Mention) -> float:
    """How likely two numbers, with their values masked, answer one question; 0 if one has no question."""
    return same_slot(mention.asked, other.asked).probability if mention.asked and other.asked else 0.0


def told_alike(mention: Mention, other: Mention, likely: float, settings: CollateSettings) -> bool:
    """Whether both sentences surely tell of one thing: they very likely say the same; or they likely do, and share a
    verb or a counted noun. False if two different persons do it. `likely`: how likely their statements say the same.
    """
    if likely < settings.one_thing or _two_persons(mention.subject, other.subject):
        return False
    # counts of one noun
    one_noun = is_counted(mention) and mention.head is not None and mention.head == other.head
    return (
        likely >= settings.surely_one_thing
        or one_noun
        or (mention.predicate is not None and mention.predicate == other.predicate)
    )


def _contrary_deeds(mention: Mention, other: Mention) -> bool:
    """Whether the verbs above them are opposites: "rose 3 percent", "fell 3 percent". Of numbers also where one deed may
    follow the other ("arrested 40", "released 25").
    """
    if mention.predicate is None or other.predicate is None:
        return False
    are_numbers = isinstance(mention.value, Quantity) and isinstance(other.value, Quantity)
    return contrary(mention.predicate, other.predicate) or (
        are_numbers and (mention.predicate, other.predicate) in opposites()
    )


def _two_persons(one: str | None, two: str | None) -> bool:
    """Whether both are nouns for people, and not the same."""
    return one is not None and two is not None and one != two and {one, two} <= people()


def of_two_persons(mention: Mention, other: Mention) -> bool:
    """Whether both are about one deed of two persons: the day on which one died, what one was paid ("Ada Moll died on
    Monday", "Tim Moll died on Monday"). False for counts, since what is counted belongs to nobody.
    """
    # who did it, and to whom
    named = ((mention.who, other.who), (mention.whom, other.whom))
    if not any(one and two and one != two for one, two in named) or not one_deed(mention, other):
        return False
    if isinstance(mention.value, Quantity) and is_counted(mention):
        return False
    return any(one and two and same_person(one, two).score < SAME_PERSON for one, two in named)


def is_counted(mention: Mention) -> bool:
    """Whether the mention's head is a noun that is counted ("28 passengers"), not a unit ("28 km")."""
    return isinstance(mention.value, Quantity) and mention.value.measure in COUNTED


def one_deed(mention: Mention, other: Mention) -> bool:
    """Whether both have the same verb of doing above them, done to one thing if both name what it is done to. Verbs
    of saying do not count: the same is said on many days.
    """
    return (
        tells_of_doing(mention)
        and mention.predicate == other.predicate
        and not _to_two_things(mention, other)
    )


def may_be_chance(mention: Mention, other: Mention) -> bool:
    """Whether two numbers may be equal by chance: small or vague ones ("three", "hundreds", "at least four"), no tolls, and no
    verb of doing is the same.
    """
    return any(
        isinstance(one.value, Quantity) and rarity(one.value) < 1 and not is_toll(one)
        for one in (mention, other)
    ) and not one_deed(mention, other)


def two_deeds(mention: Mention, other: Mention) -> bool:
    """Whether both have a verb of doing above them, and these are two deeds: verbs that tell no common fate ("killed"
    and "died" have one), or one verb done to two things. Much happens in one year.
    """
    if not tells_of_doing(mention) or not tells_of_doing(other):
        return False
    return (
        _to_two_things(mention, other)
        if mention.predicate == other.predicate
        else not mention.classes & other.classes
    )


def _to_two_things(mention: Mention, other: Mention) -> bool:
    """Whether both name what the verb is done to, and these are two things: the Moll Prize in one, the Brandt Grant
    in the other."""
    return bool(mention.got and other.got) and not mention.got & other.got


def tells_of_doing(mention: Mention) -> bool:
    """Whether a verb stands above the mention, and none of saying."""
    return mention.predicate is not None and mention.predicate not in saying()


def _is_one_of_saying(mention: Mention, other: Mention) -> bool:
    """Whether one is the day of a saying ("police said on Monday") and the other that of a deed ("was seen on Monday")."""
    if not (isinstance(mention.value, When) and isinstance(other.value, When)):
        return False
    predicates = mention.predicate, other.predicate
    return None not in predicates and len({predicate in speaking() for predicate in predicates}) > 1


def _are_of_other_happenings(mention: Mention, other: Mention) -> bool:
    """Whether something happened to both, and the two fates exclude each other ("killed", "hurt")."""
    one, two = mention.classes & EXCLUSIVE, other.classes & EXCLUSIVE
    return bool(one and two and not one & two)


def _are_past_and_future(mention: Mention, other: Mention, *, alike: bool) -> bool:
    """Whether one time is past and the other to come. False if both may be one day and the sentences surely tell of
    one thing: then the planned day has come.
    """
    if (
        not (isinstance(mention.value, When) and isinstance(other.value, When))
        or mention.to_come == other.to_come
    ):
        return False
    return not (alike and meets(mention.value, other.value))


def _is_one_unvouched(mention: Mention, other: Mention) -> bool:
    """Whether only one report says that it is so: one hopes for two million, the other has half a million that came
    in; or one denies it.
    """
    # how old somebody is, is not hoped or planned: "would be 36 in May" gives the age, too
    if of_one_persons_age(mention, other):
        return False
    denied = mention.sure.polarity != other.sure.polarity
    # Equal values: no matter that one only hopes for it. If one denies it, there are two deeds, unless the verb is one.
    if meets(mention.value, other.value):
        return denied and not one_deed(mention, other)
    if not denied and (_are_costs(mention, other) or _are_both_to_come(mention, other)):
        return False  # "will cost 3.2 billion pounds", "puts the cost at 3.6 billion pounds"
    # "hopes for two million" is open, "has two million" is not
    return denied or (mention.sure.modality in OPEN) != (other.sure.modality in OPEN)


def _are_both_to_come(left: Mention, right: Mention) -> bool:
    """Whether both are times to come: "the Senate begins its debate on July 4", "is due to begin it on July 11"."""
    return all(isinstance(mention.value, When) and mention.to_come for mention in (left, right))


def _are_costs(left: Mention, right: Mention) -> bool:
    """Whether both are sums of money that are paid, each told as done or as planned: a cost is told in the present
    even if it is still to come.
    """
    # `sure.modality`: how certain the report is of it
    money = all(
        isinstance(mention.value, Quantity) and mention.value.measure is Measure.MONEY
        for mention in (left, right)
    )
    planned = all(mention.sure.modality in {Modality.DONE, Modality.PLANNED} for mention in (left, right))
    return money and planned and "paid" in left.classes & right.classes


def _are_people_and_things(mention: Mention, other: Mention) -> bool:
    """Whether one counts people to whom something happened, and the other things that had another fate: "50 hurt"
    beside "50 houses damaged".
    """
    return any(
        is_toll(x) and not x.classes & y.classes and not is_whole(y)
        for x, y in ((mention, other), (other, mention))
    )


def _are_toll_and_none(left: Mention, right: Mention) -> bool:
    """Whether one is a toll, and the other counts people to whom nothing happened. So it is if the numbers differ
    ("12 hurt", "28 passengers"), or if one is a number without a noun that has another verb ("more than 40 were
    fired").
    """
    # only one of them tells what befell those counted
    is_one_toll = (is_toll(left) and not right.classes) or (is_toll(right) and not left.classes)
    if not is_one_toll or not is_counted(left) or not is_counted(right):
        return False
    return not equal(left.value, right.value) or any(
        mention.head is None and not mention.classes and tells_of_doing(mention) for mention in (left, right)
    )


def _are_seized_and_free(mention: Mention, other: Mention) -> bool:
    """Whether two unequal counts are of things, of which only one lot suffered something: "seized three boats", "five
    boats approached". The others must be the subject of a verb of their own.
    """
    if (
        not is_counted(mention)
        or not is_counted(other)
        or is_whole(mention)
        or is_whole(other)
        or equal(mention.value, other.value)
    ):
        return False
    return any(
        bool(seized.classes & EXCLUSIVE)
        and not free.classes
        and free.subject == free.head
        and tells_of_doing(free)
        and free.predicate not in {seized.predicate, *STATES}
        for seized, free in ((mention, other), (other, mention))
    )


def _are_part_and_whole(mention: Mention, other: Mention) -> bool:
    """Whether both count people to whom one thing happened, but one counts a group among them ("68 children") and the other does not."""
    if not (is_counted(mention) and is_counted(other)) or not (mention.classes & other.classes & EXCLUSIVE):
        return False
    return is_whole(mention) != is_whole(other) or (not is_whole(mention) and mention.head != other.head)
