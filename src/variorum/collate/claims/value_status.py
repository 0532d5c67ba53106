"""Decides the status of a group of values: those of independent tellings are compared two by two, and the gravest
result counts.

Words used here. Mention: a place where a report gives a number or time (`value`). Toll: a count of people to whom one
thing happened. `told_on`: the day the mention's report was published. `head`: stem of the counted noun; `predicate`:
stem of the verb above; `classes`: what befell those counted. Telling, witness: a text with its copies. Fields of
`Comparison`: status, reason, closeness (0 to 1).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from variorum.collate.claims.draft import Voices
from variorum.collate.claims.value_certainty import by_certainty
from variorum.collate.compare import Comparison, compare
from variorum.collate.compare.amounts import interval
from variorum.collate.mentions.about import Mention
from variorum.collate.mentions.tolls import is_toll
from variorum.collate.pairing.inside import revised_to, told_as_revised
from variorum.collate.pairing.instance import CHANGING, grows
from variorum.collate.pairing.scope import may_be_chance, once_asked_alike, once_vetoed, one_deed
from variorum.collate.pairing.things import like_nouns
from variorum.collate.terms import stem
from variorum.records import Measure, Quantity, Reading, Status, When
from variorum.records.claim import AGREEING

# How many comparisons of two values are remembered; many tellings give few different values.
COMPARED_VALUES = 50_000
# The class of things that were destroyed.
DESTROYED = "destroyed"
# How surely two sentences tell of one thing, in steps: the surest.
SURE_STEP = 2

# The status of a group is the first of these that any pair of its tellings has.
GRAVEST_FIRST = (
    Status.CONFLICT,
    Status.CHANGED,
    Status.VARIANT,
    Status.COMPATIBLE,
    Status.AGREE,
    Status.INCOMPARABLE,
)


class GroupVerdict(NamedTuple):
    """What the values of a group come to together: status and reason. `between`: the two mentions that the reason
    speaks of.
    """

    status: Status
    why: str
    between: tuple[Mention, ...]


class _Compared(NamedTuple):
    """How two members of a group compare; `left` and `right` are their places in the group."""

    comparison: Comparison
    left: int
    right: int


def value_status(
    members: Sequence[Mention],
    readings: Sequence[Reading],
    voices: Voices,
    *,
    answering: Callable[[int, int], bool],
    alike: Callable[[int, int], int],
) -> GroupVerdict:
    """The status of a group of values, found by comparing every two of independent tellings; within one telling only
    by what an edit changed.

    Groups are joined by averages, so two members that cannot answer one question are not compared, unless all pairs
    are such. The reason speaks of the surest pair, since a report may also count the dead of other times.
    `answering`: whether two members, by their places, can answer one question; `alike`: how surely their sentences
    tell of one thing, in steps.
    """

    def compared_so(mention: Mention, other: Mention, *, sure: bool) -> Comparison:
        """How two members compare, from the memo where that knows it. `sure`: their sentences surely tell of one thing."""
        # the name under which the comparison is remembered
        what = "compared", sure, mention.nth, other.nth
        return voices.kept.of_two(
            what,
            mention,
            other,
            lambda left_one, right_one: _compared(left_one, right_one, voices, sure=sure),
        )

    # what is compared: pairs of independent tellings that can answer one question
    pairs = _independent_pairs(members, readings)
    comparable_pairs = [
        (left, right)
        for left, right in pairs
        if answering(left, right) or not once_vetoed(members[left], members[right], voices.kept)
    ]
    compared = [
        _Compared(
            # `alike` gives a step, which is remembered better than a number
            compared_so(members[left], members[right], sure=alike(left, right) == SURE_STEP),
            left,
            right,
        )
        for left, right in comparable_pairs or pairs
    ]
    compared = _without_what_was_corrected(compared, members)
    # values that meet by chance are no agreement, if others do
    compared = [
        one
        for one in compared
        if one.comparison.status not in AGREEING
        or alike(one.left, one.right) == SURE_STEP
        or not may_be_chance(members[one.left], members[one.right])
    ] or compared
    # one telling, repeated
    witnesses = {reading.witness for reading in readings}
    repeated = GroupVerdict(
        Status.SINGLE, "The reports that say this repeat one telling.", tuple(members[:2])
    )
    if len(witnesses) < 2 and len({member.value.said_as.lower() for member in members}) == 1:
        return repeated
    # the gravest status counts
    statuses = {one.comparison.status for one in compared}
    if Status.CHANGED in statuses and 2 * sum(is_toll(member) for member in members) > len(members):
        statuses.discard(Status.CONFLICT)  # within one day nobody can tell which toll was the later
    status = next(graver for graver in GRAVEST_FIRST if graver in statuses)
    if len(witnesses) < 2 and status == Status.AGREE:
        return repeated
    # the pair that the reason speaks of
    comparison, left, right = min(
        (one for one in compared if one.comparison.status == status),
        key=lambda one: (
            -alike(one.left, one.right),
            *_representative_key(one.comparison, members[one.left], members[one.right], voices),
            one.left,
            one.right,
        ),
    )
    first, second = members[left], members[right]
    why = f"{comparison.why[:1].upper()}{comparison.why[1:].rstrip('.')}."
    if len(witnesses) < 2:
        why = f"One telling, edited: {why}"
    return GroupVerdict(status, why, (first, second))


def _without_what_was_corrected(compared: Sequence[_Compared], members: Sequence[Mention]) -> list[_Compared]:
    """The comparisons without conflicts that a correction settles: another report says that one of the two numbers
    took the place of the other ("first put at 6.1 and later at 6.4"). What grows by the day is not settled so.
    """

    def numbers(pair: _Compared) -> frozenset[float | None]:
        return frozenset((_exact(members[pair.left]), _exact(members[pair.right])))

    changed = {
        numbers(pair)
        for pair in compared
        if pair.comparison.status is Status.CHANGED
        and not _are_growing_counts(members[pair.left], members[pair.right])
    }
    return [
        pair
        for pair in compared
        if pair.comparison.status is not Status.CONFLICT or numbers(pair) not in changed
    ]


def _representative_key(
    compared: Comparison, mention: Mention, other: Mention, voices: Voices
) -> tuple[bool, float, float, bool]:
    """A sort key: the reason speaks of the pair that comes first. First come pairs with one verb, that likely answer
    one question, are furthest apart, or count one noun. Ties are settled by place, never by a report's id, which
    holds its path.
    """
    return (
        _are_times_of_no_one_verb(mention, other),
        -_answer_one_question(compared.status, mention, other, voices),
        compared.closeness,
        mention.head != other.head,
    )


def _are_times_of_no_one_verb(mention: Mention, other: Mention) -> bool:
    """Whether the two are times that no verb joins. Such a pair explains a difference only if there is no better one."""
    return isinstance(mention.value, When) and not one_deed(mention, other)


def _answer_one_question(status: Status, mention: Mention, other: Mention, voices: Voices) -> float:
    """How likely two numbers in conflict answer one question; 0 for other statuses. A group is joined by averages,
    and the reason is not to speak of its odd members."""
    if status is not Status.CONFLICT:
        return 0.0
    return round(once_asked_alike(mention, other, voices.kept), 2)


def _independent_pairs(members: Sequence[Mention], readings: Sequence[Reading]) -> list[tuple[int, int]]:
    """The pairs of members, by their places, that are compared: pairs of different witnesses or, if all members are
    of one witness, all pairs.
    """
    witness = {(reading.report, reading.start, reading.end): reading.witness for reading in readings}
    own = [witness[m.report, *m.wide] for m in members]
    one = len(set(own)) == 1
    return [(m, n) for m, n in combinations(range(len(own)), 2) if one or own[m] != own[n]]


def _compared(mention: Mention, other: Mention, voices: Voices, *, sure: bool) -> Comparison:
    """How two values stand to each other.

    First: whether a later report's number has grown, moved on or was corrected. If not, the values are compared.
    Last, how sure each report is of its own value (`by_certainty`). `sure`: their sentences surely tell of one thing.
    """
    days = _published_dates(mention, other, voices)
    found = (
        _has_grown(mention, other, days)
        or _has_moved_on(mention, other)
        or _if_corrected(mention, other, _compared_values(mention.value, other.value, days), voices)
    )
    # `one_deed`: one verb says both
    return by_certainty(
        mention, other, _alike_in_words(mention, other, found), one_thing=sure and one_deed(mention, other)
    )


@lru_cache(maxsize=COMPARED_VALUES)
def _compared_values(
    left: Quantity | When, right: Quantity | When, published: tuple[str | None, str | None]
) -> Comparison:
    """How the two values stand to each other; the same pair of values, asked again, is not compared anew. `published`: the dates of
    their reports.
    """
    return compare(left, right, published=published)


def _alike_in_words(mention: Mention, other: Mention, found: Comparison) -> Comparison:
    """The comparison; but two times in the same words that cannot be resolved without a date ("last year", "last
    year") are made compatible, since nobody would call that a difference.
    """
    said = mention.value.said_as
    if found.status is not Status.INCOMPARABLE or said.casefold() != other.value.said_as.casefold():
        return found
    why = f"both say “{said}”; neither report tells what day that is counted from"
    return Comparison(Status.COMPATIBLE, why, found.closeness)


def _has_grown(mention: Mention, other: Mention, days: tuple[str | None, str | None]) -> Comparison | None:
    """The comparison `changed`, if a later day's report has a higher number of something that goes on growing (tolls,
    things destroyed), even where "at least" leaves both true. None where nothing has grown. `days`: dates of publication; "[" marks one that is uncertain.
    """
    day, other_day = days
    if not _are_growing_counts(mention, other) or day is None or other_day is None or "[" in day + other_day:
        return None
    # by the day; within one day nobody knows which number was the later
    early, late = (mention, other) if day[:10] < other_day[:10] else (other, mention)
    early_number, late_number = _exact(early), _exact(late)
    if (
        day[:10] == other_day[:10]
        or early_number is None
        or late_number is None
        or early_number >= late_number
    ):
        return None
    return _later(early, late, early_number, late_number)


def _exact(mention: Mention) -> float | None:
    """The number said, in its measure's base unit: 20 hectares are 49 acres. None for times and ranges."""
    return interval(mention.value).exact if isinstance(mention.value, Quantity) else None


def _later(early: Mention, late: Mention, one: float, two: float) -> Comparison:
    """A comparison `changed`: the earlier report has the number `one`, the later has `two`."""
    why = f"“{early.value.said_as}” in the earlier report, “{late.value.said_as}” in the later"
    return Comparison(Status.CHANGED, why, min(one, two) / max(one, two, 1e-9))


# Stems of such verbs that tell of things which move as well.
MOVING = frozenset(stem(verb) for verb in ("fall", "drop", "climb", "rise", "lower", "raise"))


def _has_moved_on(mention: Mention, other: Mention) -> Comparison | None:
    """Changed, if two numbers of one noun were published on different days and the later one's verb says that the
    number is a new one ("fell to 40"); else None.
    """
    if mention.told_on is None or other.told_on is None or mention.told_on == other.told_on:
        return None
    early, late = (mention, other) if mention.told_on < other.told_on else (other, mention)
    early_number, late_number = _exact(early), _exact(late)
    if isinstance(late.value, Quantity) and late.value.measure is Measure.LENGTH and late.predicate in MOVING:
        return None  # it fell into the sea 2,000 km away
    if late.predicate not in CHANGING or late.head is None or early.head != late.head:
        return None
    if early_number is None or late_number is None or early_number == late_number:
        return None
    return _later(early, late, early_number, late_number)


def _if_corrected(left: Mention, right: Mention, found: Comparison, voices: Voices) -> Comparison:
    """The comparison; changed, if one report says that its number was revised, since then the reports do not contradict each other."""
    if found.status is not Status.CONFLICT or isinstance(left.value, When):
        return found
    # either report says that its own number was revised, or that the other's was
    texts = [voices.reports[mention.report].text for mention in (left, right)]
    revised = next(
        (
            own
            for own, other, text in zip((left, right), (right, left), texts, strict=True)
            if told_as_revised(text, own.start, own.end) or revised_to(text, own.end, other.value.said_as)
        ),
        None,
    )
    if revised is None:
        return found
    why = f"{found.why}; “{' '.join(revised.value.said_as.split())}” is said to have been revised"
    return Comparison(Status.CHANGED, why, found.closeness)


def _are_growing_counts(mention: Mention, other: Mention) -> bool:
    """Whether both are counts that grow while an event goes on: its tolls, things that it destroyed, how far
    it spread.
    """
    if mention.settled and other.settled:
        return False
    if is_toll(mention) and is_toll(other):
        return grows(mention, other)
    if not isinstance(mention.value, Quantity) or not isinstance(other.value, Quantity):
        return False
    if mention.value.measure is other.value.measure is Measure.COUNT:
        return DESTROYED in mention.classes & other.classes and (
            mention.head == other.head or like_nouns(mention, other)
        )
    return mention.value.measure is other.value.measure is Measure.AREA


def _published_dates(mention: Mention, other: Mention, voices: Voices) -> tuple[str | None, str | None]:
    """The dates of publication of the two reports, if both count what grows; else (None, None), since dates would then settle nothing."""
    if not grows(mention, other) and not _are_growing_counts(mention, other):
        return None, None
    return voices.reports[mention.report].published, voices.reports[other.report].published
