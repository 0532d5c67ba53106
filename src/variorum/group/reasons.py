"""Says in words why a story stands together, why each report is in it, and what kept the nearest outsider out.

Words used here. Unit: a report with its copies. Part: the units of a story. Traits: features that several units have
in common. Family: a sort of features. Outsider: the nearest part that did not join.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from variorum.group.stages import Grouping
from variorum.group.traits import AllTraits, phrases, shown, traits
from variorum.records import Membership, Report
from variorum.text.clusters import shortened

# Traits named of each kind: for a story, for one report, for an outsider.
OF_STORY, OF_MEMBER, OF_OUTSIDER = 5, 4, 4
# A trait of the story stands in at least this share of its units.
COMMON = 0.5
# Of a very large story so many units speak for all.
SPEAKERS = 200
# Code points of a title that is quoted.
HEADING = 80


def reasons(grouping: Grouping, part: int) -> tuple[str, ...]:
    """Short phrases that say why a story stands together: what most of its units share, when they were published, and
    what kept the nearest outsider out.
    """
    members = grouping.parts.members[part]
    traits_of_members = held_by(grouping, members)
    sentences: list[str] = []
    if len(members) > 1:
        # in at least half of the units, or of those that speak for a very large story
        fewest_units = max(2, int(COMMON * min(len(members), SPEAKERS)))
        common = {family: traits.shared_by(fewest_units) for family, traits in traits_of_members.items()}
        sentences += phrases(shown(grouping.index, common, most=OF_STORY))
    elif len(grouping.units[members[0]]) > 1:
        sentences.append("one text, carried by each")
    sentences += _published(grouping, members)
    sentences += _outsider(grouping, part, traits_of_members)
    return tuple(sentences)


def memberships(grouping: Grouping, part: int) -> tuple[Membership, ...]:
    """Why each report is in the story, one record a report, in the order of the units. `part`: the number of the part that the story is
    made of.
    """
    members = grouping.parts.members[part]
    held = held_by(grouping, members)
    common = {family: traits.shared_by(2) for family, traits in held.items()}
    found = []
    for number in members:
        first, *others = grouping.units[number]
        found.append(_member(grouping, number, first, common))
        found += [Membership(report=copy.id, why=copy_reason(first)) for copy in others]
    return tuple(found)


def copy_reason(original: Report) -> str:
    """Why a copy is in the story, in words."""
    return f"one telling with {original.outlet or f'“{heading(original)}”'}, and counts once with it"


def held_by(grouping: Grouping, units: Sequence[int]) -> AllTraits:
    """The traits (features with rarity) that the first SPEAKERS units have: they speak for a large story."""
    return traits(grouping.index, units[:SPEAKERS])


def _member(grouping: Grouping, number: int, report: Report, common: AllTraits) -> Membership:
    """Why one report is in the story: what it shares with what all have in common. `number`: its unit; `common`: the traits of all, by
    family.
    """
    # the traits of this unit alone
    mine = traits(grouping.index, [number])
    found = shown(
        grouping.index,
        {family: traits_of_all.within(mine[family]) for family, traits_of_all in common.items()},
        most=OF_MEMBER,
    )
    if not found:
        return Membership(report=report.id, why="stands alone: no other report is near enough")
    return Membership(
        report=report.id,
        why="shares " + "; ".join(phrases(found)),
        shared=tuple(text for texts in found.values() for text in texts),
    )


def _published(grouping: Grouping, members: Sequence[int]) -> list[str]:
    """ "published 2026-11-01 to 2026-11-03 (2 undated)", or nothing where fewer than two are dated."""
    index = grouping.index
    first = [index.first[unit] for unit in members if not np.isnan(index.first[unit])]
    last = [index.last[unit] for unit in members if not np.isnan(index.last[unit])]
    if len(first) < 2:
        return []
    start, end = date.fromordinal(int(min(first))), date.fromordinal(int(max(last)))
    in_words = f"published {start.isoformat()}" + (f" to {end.isoformat()}" if end != start else "")
    undated = len(members) - len(first)
    return [in_words + (f" ({undated} undated)" if undated else "")]


def _outsider(grouping: Grouping, part: int, held: AllTraits) -> list[str]:
    """In words, the part that came nearest to the story without joining it, what it shares, and what each of the two has that the other
    lacks; [] where none is near. `held`: the traits of the story, by family.
    """
    parts = grouping.parts
    nearest = parts.outsider(part)
    if nearest is None:
        return []
    other, ratio = nearest
    their_traits = held_by(grouping, parts.members[other])
    shared_in_words = _few(
        grouping,
        {family: traits_of_family.within(their_traits[family]) for family, traits_of_family in held.items()},
    )
    # what only the story has, and what only the other has
    only_ours = _few(
        grouping,
        {family: traits_of_family.outside(their_traits[family]) for family, traits_of_family in held.items()},
    )
    only_theirs = _few(
        grouping,
        {family: traits_of_family.outside(held[family]) for family, traits_of_family in their_traits.items()},
    )
    sentence = f"nearest outside: “{heading(grouping.units[parts.members[other][0]][0])}”, which shares {shared_in_words or 'little'}"
    return [sentence + _lacks(only_ours, only_theirs) + _measure(ratio, grouping.settings.join)]


def _lacks(ours: str, theirs: str) -> str:
    """What a side has instead, in words: " but has Castra for Brill", " but lacks Brill"; "" where nothing is lacking. `ours` and
    `theirs`: names that one side has and the other has not.
    """
    if ours and theirs:
        return f" but has {theirs} for {ours}"
    return f" but lacks {ours}" if ours else ""


def _few(grouping: Grouping, found: AllTraits) -> str:
    told = shown(grouping.index, found, most=OF_OUTSIDER)
    return ", ".join([text for texts in told.values() for text in texts][:OF_OUTSIDER])


def _measure(near: float, needed: float) -> str:
    return f" ({near:.2f} of the story's own closeness, {needed:.2f} would join it)"


def heading(report: Report) -> str:
    """Its title, or its first line; cut between words at HEADING characters."""
    text = report.title or report.text.strip().split("\n", 1)[0]
    return shortened(text, HEADING, end=" …", strip="")
