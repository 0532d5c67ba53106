"""Applies the vetoes of `scope` to many pairs at once: arrays settle what they can settle for sure, `once_vetoed` the
rest."""

from __future__ import annotations

import numpy as np

from variorum.collate.memo import Remembering
from variorum.collate.pairing.instance import NEARLY
from variorum.collate.pairing.relations import Flags, Indexes
from variorum.collate.pairing.scope import once_vetoed
from variorum.collate.pairing.things import LEAST_ALIKE, LEAST_SHARE, LEAST_TOLL
from variorum.collate.pairing.traits import Traits
from variorum.collate.pairing.values import LEAST_MEANT


def unvetoed(
    of: Traits, left: Indexes, right: Indexes, meeting: Flags, alike: Flags, kept: Remembering
) -> Flags:
    """Which pairs are not vetoed; all are of comparable values in different reports. `meeting`: whether their ranges overlap; `alike`: whether their statements
    surely tell of one thing.
    """
    free = ~barred(of, left, right, meeting, alike)
    apart = np.flatnonzero(free & ~alike & ~meeting & ~of.is_when[left] & ~_grow(of, left, right))
    free[apart] = ~(rivalled(of, left[apart], right[apart]) | rivalled(of, right[apart], left[apart]))
    doubtful = np.flatnonzero(free & ~clear(of, left, right, meeting))
    pairs = zip(left[doubtful].tolist(), right[doubtful].tolist(), alike[doubtful].tolist(), strict=True)
    free[doubtful] = [
        not once_vetoed(of.mentions[one], of.mentions[two], kept, alike=sure) for one, two, sure in pairs
    ]
    return free


def barred(of: Traits, left: Indexes, right: Indexes, meeting: Flags, alike: Flags) -> Flags:
    """Which pairs are surely vetoed: two fates that exclude each other, one time past and one to come, numbers far apart, or different times of which either has a
    rival in its report.
    """
    times = of.is_when[left] & of.is_when[right]
    past_and_future: Flags = times & ~(alike & meeting) & (of.to_come[left] != of.to_come[right])
    several = times & ~alike & ~meeting & (of.rivalled[left] | of.rivalled[right])
    far = _far_apart(of, left, right, meeting, alike)
    return _other_happening(of, left, right) | past_and_future | several | far


def clear(of: Traits, left: Indexes, right: Indexes, meeting: Flags) -> Flags:
    """Which pairs are surely not vetoed, so that `scope.vetoed` need not be called for them; as arrays, since a large story has a million pairs.

    The values must overlap and be of the same noun; neither may be a toll, a score or a capacity; their fates must not exclude each other; only one
    may name a day or month of its own. Numbers must have one hedge and be of nothing that grows. Times must both be days, both past or both to
    come. Two different persons' names must not be beside them.
    """
    plain_numbers: Flags = of.values.are_plain(left, right) & (
        of.values.hedge[left] == of.values.hedge[right]
    )
    both_times: Flags = of.is_when[left] & of.is_when[right] & (of.to_come[left] == of.to_come[right])
    both_days = both_times & ~of.is_hour[left] & ~of.is_hour[right]
    fates_fit: Flags = (of.exclusive[left] == 0) | (of.exclusive[right] == 0)
    no_special: Flags = ~(of.is_toll[left] | of.is_toll[right] | of.is_score[left] | of.is_score[right])
    noun, other_noun = of.head[left], of.head[right]
    nouns_fit: Flags = ~of.is_counted[left] | (
        ~of.is_share[left] & ((noun < 0) | (other_noun < 0) | (noun == other_noun))
    )
    nouns_fit &= ~of.is_order[left] | ((noun < 0) == (other_noun < 0))
    nouns_fit &= of.denied[left] == of.denied[right]
    nouns_fit &= ~(_of_other_names(of.who, left, right) | _of_other_names(of.whom, left, right))
    rest_fits: Flags = (
        ~(of.tied[left] & of.tied[right]) & ~of.otherwise[left] & ~of.otherwise[right] & nouns_fit
    )
    rest_fits &= ~(of.has_contrary[left] & of.has_contrary[right]) | (
        of.predicate[left] == of.predicate[right]
    )
    rest_fits &= of.settled[left] == of.settled[right]
    rest_fits &= ~(of.is_one_of_a_kind[left] & of.is_one_of_a_kind[right])
    plain_numbers &= of.values.closeness(left, right) > LEAST_MEANT
    return (
        meeting & fates_fit & no_special & rest_fits & (both_days | (plain_numbers & ~_grow(of, left, right)))
    )


def _of_other_names(names: Indexes, left: Indexes, right: Indexes) -> Flags:
    """Where both sides have a name, and not the same."""
    found: Flags = (names[left] >= 0) & (names[right] >= 0) & (names[left] != names[right])
    return found


def rivalled(of: Traits, left: Indexes, right: Indexes) -> Flags:
    """Which pairs have, in the report of the left side, another value nearly as near to the right side's value. Numbers that differ and do not grow are vetoed for
    that.
    """
    needed = NEARLY * of.values.nearness(left, right)
    pair, rival = of.rivals.of(left)
    other = right[pair]
    as_near = of.values.comparable(rival, other) & (of.values.nearness(rival, other) >= needed[pair])
    found: Flags = np.bincount(pair, weights=as_near, minlength=len(left)) > 0
    return found


def _far_apart(of: Traits, left: Indexes, right: Indexes, meeting: Flags, alike: Flags) -> Flags:
    """As `things._far_apart`, for arrays; only where both are plain numbers, elsewhere False."""
    grow = _grow(of, left, right)
    least = np.where(grow, LEAST_TOLL, np.where(alike, LEAST_ALIKE, LEAST_SHARE))
    far: Flags = (of.values.closeness(left, right) < least) & ~_none_and_some(of, left, right)
    return of.values.are_plain(left, right) & far & (grow | ~meeting)


def _none_and_some(of: Traits, left: Indexes, right: Indexes) -> Flags:
    """As `things._none_and_some`, for arrays of plain numbers."""
    one: Flags = of.values.exact[left] == 0
    both: Flags = of.befallen[left] & of.befallen[right] != 0
    found: Flags = (one != (of.values.exact[right] == 0)) & both
    return found


def _grow(of: Traits, left: Indexes, right: Indexes) -> Flags:
    """As `instance.grows`, for arrays."""
    both = of.settled[left] & of.settled[right]
    found: Flags = (of.befallen[left] & of.befallen[right] != 0) & ~both
    return found


def _other_happening(of: Traits, left: Indexes, right: Indexes) -> Flags:
    """As `scope._other_happening`, for arrays."""
    here, there = of.exclusive[left], of.exclusive[right]
    found: Flags = (here != 0) & (there != 0) & (here & there == 0)
    return found
