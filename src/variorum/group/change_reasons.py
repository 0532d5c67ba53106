"""Says in words why an arrival changed a story."""

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
    """In words, why the reports `moved` are in `story` now; `grouping` must hold both."""
    units = sorted({unit_of[report] for report in moved})
    rest = sorted({unit_of[report] for report in story} - set(units))
    held = held_by(grouping, units)
    if kind in {ChangeKind.GREW, ChangeKind.MERGED, ChangeKind.MOVED} and rest:
        others = held_by(grouping, rest)
        both = _reason_of_change(grouping, {f: t.within(others[f]) for f, t in held.items()})
        return f"shares {both}" if both else "near enough in all, though no one trait stands out"
    if kind is ChangeKind.SPLIT:
        why = (
            "nearer to one another than to the rest"
            if len(units) > 1
            else "no longer near enough to the rest"
        )
    else:
        why = "no story is near enough"
    return (
        f"{why}: {_reason_of_change(grouping, {f: t.shared_by(min(2, len(units))) for f, t in held.items()})}"
    )


def _reason_of_change(grouping: Grouping, found: AllTraits) -> str:
    return "; ".join(phrases(shown(grouping.index, found, most=OF_MEMBER)))
