"""Joins pairs of copies into groups of reports that are one telling. A chain of weak pairs makes no group."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.records import Report, SharedText
from variorum.text.short_lists import LISTED
from variorum.trace.settings import TraceSettings


def copy_groups(
    shared: Sequence[SharedText], reports: Sequence[Report], settings: TraceSettings
) -> tuple[tuple[str, ...], ...]:
    """Groups of report ids that are copies of one text.

    The strongest pairs are joined first. Two groups become one if the mean strength of all pairs between them is enough for a copy; a pair
    that shares nothing counts as 0. A lower strength is enough in languages whose words take many endings or that have no blanks between
    words, since there an edited word breaks more of the shared text (`copies_share_listed`).
    """
    listed = {r.id for r in reports if (r.language or "").lower()[:2] in LISTED}
    length = {r.id: len(r.text) for r in reports}
    strength = {
        (s.left, s.right): (s.left_share if length[s.left] <= length[s.right] else s.right_share)
        * (settings.copies_share / settings.copies_share_listed if {s.left, s.right} <= listed else 1)
        for s in shared
        if s.dependent
    }
    group_of: dict[str, tuple[str, ...]] = {r: (r,) for pair in strength for r in pair}
    for (left, right), score in sorted(strength.items(), key=lambda item: (-item[1], item[0])):
        if score < settings.copies_share:
            break
        one, other = group_of[left], group_of[right]
        if one is not other and _mean(one, other, strength) >= settings.copies_share:
            joined = tuple(sorted(one + other))
            group_of.update(dict.fromkeys(joined, joined))
    return tuple(sorted({group for group in group_of.values() if len(group) > 1}))


def _mean(one: Sequence[str], other: Sequence[str], strength: dict[tuple[str, str], float]) -> float:
    scores = [strength.get((min(a, b), max(a, b)), 0.0) for a in one for b in other]
    return sum(scores) / len(scores)
