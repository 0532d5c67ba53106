"""Chooses which readings of a group stand in the row of the two that it compares.

Words used here. Mention: a place where a report gives a value. Row: the claim's readings. `between`, `sides`: the two
mentions that its reason compares. Asked: the question a number answers, with the number masked; times have none.
`alike`: how likely two sentences say the same. Toll: a count of people to whom one thing happened. Veto: a rule by
which two values cannot answer one question (`scope.vetoed`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from variorum.collate.memo import Remembering
from variorum.collate.mentions.about import Mention
from variorum.collate.mentions.dated import saying
from variorum.collate.mentions.tolls import is_toll
from variorum.collate.pairing.scope import (
    is_counted,
    may_be_chance,
    once_asked_alike,
    once_vetoed,
    one_deed,
    tells_of_doing,
)
from variorum.collate.pairing.things import from_two_places
from variorum.collate.pairing.values import are_near, equal, is_far_by_a_bound, meets, rarity
from variorum.collate.settings import CollateSettings
from variorum.collate.slots.synonyms import synonymous
from variorum.records import Quantity, When


def in_row(
    members: Sequence[Mention],
    between: Sequence[Mention],
    paired: Callable[[int, int], tuple[float, float]],
    settings: CollateSettings,
    kept: Remembering,
) -> tuple[int, ...]:
    """The places in `members` of the mentions in the claim's row: the two that are compared (`between`), and others
    that answer the same question.

    A group is joined by averages: beside the dead of one raid it may hold those of another, which do not belong in
    the row. `paired`: for two places in `members`, how likely they answer one question, and how likely their
    sentences say the same; (0, 0) if they were not paired.
    """
    # `is`: the very mention, since two may be equal
    sides = [place for place, mention in enumerate(members) if any(mention is side for side in between)]
    return tuple(
        place
        for place in range(len(members))
        if place in sides
        or any(_stands_with(members, place, side, sides, paired, settings, kept) for side in sides)
    )


def _stands_with(
    members: Sequence[Mention],
    own: int,
    side: int,
    sides: Sequence[int],
    paired: Callable[[int, int], tuple[float, float]],
    settings: CollateSettings,
    kept: Remembering,
) -> bool:
    """Whether member `own` may stand in the row beside the compared member `side`, both given by their places in
    `members`. It may if both are surely of one thing, and no veto keeps `own` from any of `sides`. The rules are
    asked in turn; the first that applies decides.
    """
    joining, compared = members[own], members[side]
    probability, alike = paired(own, side)
    # a value unlike those that agree is of something else
    if not meets(joining.value, compared.value) and _agree(members, sides):
        return False
    if (
        isinstance(joining.value, When)
        and isinstance(compared.value, When)
        and joining.value.bound != compared.value.bound
    ):
        return False  # "before 1997" in a row of "in 1997"
    # times: one deed (verb), or sentences that surely say the same; where the two compared differ, one deed alone
    if joining.asked is None or compared.asked is None:
        if _is_day_of_saying(joining) and tells_of_doing(compared):
            return False
        return one_deed(joining, compared) or (alike >= settings.surely_one_thing and _agree(members, sides))
    # numbers from here on. First what keeps two apart: a rule, two places, a far bound
    if alike < settings.surely_one_thing and once_vetoed(joining, compared, kept):
        return False
    if from_two_places(joining, compared) or _far_by_a_bound(joining, compared):
        return False
    # one number, and a rare one
    if (
        equal(joining.value, compared.value)
        and rarity(joining.value) > 0
        and probability >= settings.sure_pair
    ):
        return True
    # "lost seven soldiers", "seven children were killed"
    if are_few_of_two_things(joining, compared) and not joining.classes & compared.classes:
        return False
    # small numbers are equal by chance
    if alike < settings.sure_difference and may_be_chance(joining, compared):
        return False
    # a number of quite another size
    if not are_near(joining.value, compared.value):
        return alike >= settings.sure_difference
    # numbers that may be one
    if meets(joining.value, compared.value):
        tolls = is_toll(joining) and is_toll(compared)
        least_asked = settings.row_toll if tolls else settings.row_question
        is_one_question = once_asked_alike(joining, compared, kept) >= least_asked
        return alike >= settings.sure_difference or (is_one_question and (tolls or probability > 0))
    # unlike numbers, not far apart
    is_vetoed = any(
        once_vetoed(joining, members[n], kept) for n in sides if not meets(joining.value, members[n].value)
    )
    return not is_vetoed and once_asked_alike(joining, compared, kept) >= settings.row_question


def _agree(members: Sequence[Mention], sides: Sequence[int]) -> bool:
    """Whether what is compared in the row agrees: then a value that does not is of something else."""
    return len(sides) == 2 and meets(members[sides[0]].value, members[sides[1]].value)


def _far_by_a_bound(one: Mention, two: Mention) -> bool:
    """As `is_far_by_a_bound`; False of tolls, which are bounded and grow."""
    return not (is_toll(one) and is_toll(two)) and is_far_by_a_bound(one.value, two.value)


def are_few_of_two_things(one: Mention, two: Mention) -> bool:
    """Whether both are small counts of two things: their verbs differ, and so do their nouns ("lost seven soldiers", "seven children were
    killed"), or one of them only describes another noun ("a seven-game lead"). Small counts are equal by chance in any two reports."""
    small = all(
        isinstance(mention.value, Quantity) and is_counted(mention) and rarity(mention.value) < 1
        for mention in (one, two)
    )
    if not small or one.head is None or two.head is None or one_deed(one, two):
        return False
    return bool(one.long) != bool(two.long) or not synonymous(one.head, two.head)


# Most code points between a verb and the day right behind it: room for " on ".
BESIDE_A_VERB = 4


def _is_day_of_saying(mention: Mention) -> bool:
    """Whether it is a day with a verb of saying ("said on Thursday"), and so of no deed."""
    if mention.verb is None or mention.predicate not in saying() or getattr(mention.value, "clock", None):
        return False
    # `wide`: the value with the words around it; only the verb (and "on") fits into the room beside the day
    before, behind = mention.start - mention.wide[0], mention.wide[1] - mention.end
    return any(len(mention.verb) < room <= len(mention.verb) + BESIDE_A_VERB for room in (before, behind))
