"""Joins pairs of copies into groups of reports that are one telling. A chain of weak pairs makes no group.

Words used here. Strength: the share of the shorter report that the other has. Listed: languages whose words take many
endings, or are cut by word lists.
"""

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
    listed = {report.id for report in reports if (report.language or "").lower()[:2] in LISTED}
    # the strength of a pair is the share of the shorter report
    length = {report.id: len(report.text) for report in reports}
    # the strength of each dependent pair
    strength = {
        (pair_shared.left, pair_shared.right): (
            pair_shared.left_share
            if length[pair_shared.left] <= length[pair_shared.right]
            else pair_shared.right_share
        )
        # in listed languages the strength is raised, so that one threshold fits all pairs
        * (
            settings.copies_share / settings.copies_share_listed
            if {pair_shared.left, pair_shared.right} <= listed
            else 1
        )
        for pair_shared in shared
        if pair_shared.dependent
    }
    # strongest first; two groups are joined if their mean is enough
    group_of: dict[str, tuple[str, ...]] = {
        report_id: (report_id,) for pair in strength for report_id in pair
    }
    for (left, right), score in sorted(strength.items(), key=lambda item: (-item[1], item[0])):
        if score < settings.copies_share:
            break
        left_group, right_group = group_of[left], group_of[right]
        if (
            left_group is not right_group
            and _mean(left_group, right_group, strength) >= settings.copies_share
        ):
            joined = tuple(sorted(left_group + right_group))
            # all of them are now in the joined group
            group_of.update(dict.fromkeys(joined, joined))
    return tuple(sorted({group for group in group_of.values() if len(group) > 1}))


def _mean(one: Sequence[str], other: Sequence[str], strength: dict[tuple[str, str], float]) -> float:
    scores = [strength.get((min(a, b), max(a, b)), 0.0) for a in one for b in other]
    return sum(scores) / len(scores)
