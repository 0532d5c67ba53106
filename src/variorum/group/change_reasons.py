"""Says in words why an arrival changed a story.

Words used here. Unit: a report with its copies. Traits: features that several units have in common (`held`: by
family). Family: a sort of features (words, names, numbers, titles).
"""

from __future__ import annotations

from collections.abc import Mapping

from variorum.group.reasons import OF_MEMBER, held_by
from variorum.group.stages import Grouping
from variorum.group.traits import AllTraits, phrases, shown
from variorum.records import ChangeKind

Ids = frozenset[str]


def change_reason(
    grouping: Grouping, unit_of: Mapping[str, int], kind: ChangeKind, story: Ids, moved: Ids
) -> str:
    """In words, why the reports `moved` are in `story` now; `grouping` must hold both. `unit_of`: report id → the number of its unit."""
    units = sorted({unit_of[report] for report in moved})
    other_units = sorted({unit_of[report] for report in story} - set(units))
    traits_of_moved = held_by(grouping, units)
    # reports that came: what they share with the others
    if kind in {ChangeKind.GREW, ChangeKind.MERGED, ChangeKind.MOVED} and other_units:
        traits_of_others = held_by(grouping, other_units)
        shared_in_words = _reason_of_change(
            grouping,
            {family: traits.within(traits_of_others[family]) for family, traits in traits_of_moved.items()},
        )
        return (
            f"shares {shared_in_words}"
            if shared_in_words
            else "near enough in all, though no one trait stands out"
        )
    # reports that left or began a story: what they share with each other
    if kind is ChangeKind.SPLIT:
        opening = (
            "nearer to one another than to the rest"
            if len(units) > 1
            else "no longer near enough to the rest"
        )
    else:
        opening = "no story is near enough"
    # what at least two of the moved units have in common; of one unit alone, what it has
    return f"{opening}: {_reason_of_change(grouping, {family: traits.shared_by(min(2, len(units))) for family, traits in traits_of_moved.items()})}"


def _reason_of_change(grouping: Grouping, found: AllTraits) -> str:
    return "; ".join(phrases(shown(grouping.index, found, most=OF_MEMBER)))
