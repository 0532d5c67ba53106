"""Makes the units that are grouped: reports, with copies of one text as one unit.

Words used here. Unit: a report with its copies; compared by the earliest of them. Share: how much of a report's text another has.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.group.settings import GroupSettings
from variorum.records import Lineage, Report
from variorum.text import stamps
from variorum.text.union_find import Groups
from variorum.text.words import fold

# sorts behind every date
UNDATED = "9999"
# Texts shorter than this, in code points, are the same only under the same title.
NOTICE = 120


def units(
    reports: Sequence[Report], lineage: Lineage, settings: GroupSettings
) -> tuple[tuple[Report, ...], ...]:
    """Groups of reports that are copies of one another, in the order of the ids of their first reports. The first report of a group is its
    earliest; the group is compared by it, so that a copy that comes later changes nothing.
    """
    report_of_id = {report.id: report for report in reports}
    groups = Groups(report_of_id)
    # pairs with one text, and copies; chains of them are one group
    for left, right in (*_same_text(report_of_id.values(), settings), *copies(lineage, settings)):
        if left in report_of_id and right in report_of_id:
            groups.join(left, right)
    ordered = (
        tuple(sorted((report_of_id[key] for key in keys), key=precedence))
        for keys in groups.groups().values()
    )
    return tuple(sorted(ordered, key=lambda group: group[0].id))


def precedence(report: Report) -> tuple[str, str]:
    """The key by which the earliest report comes first: (its stamp, from the first day that it may mean on; its id).
    A day alone comes before its hours, since its text is shorter; a report without a day comes last.
    """
    found = stamps.days(report.published)
    stamp = (report.published or "").lstrip("[") if found else UNDATED
    return stamp, report.id


def copies(lineage: Lineage, settings: GroupSettings) -> Iterable[tuple[str, str]]:
    """Pairs of report ids that count as copies here. Each must share most of its text with the other: a page that prints many reports whole
    is a copy of none.
    """
    smaller_share = {
        (shared.left, shared.right): min(shared.left_share, shared.right_share) for shared in lineage.shared
    }
    for group in lineage.copies:
        members = sorted(group)
        # pairs that tracing has judged; a group without any is copies as a whole
        pairs = [(one, other) for index, one in enumerate(members) for other in members[index + 1 :]]
        judged_pairs = [pair for pair in pairs if pair in smaller_share]
        yield from (
            (p for p in judged_pairs if smaller_share[p] >= settings.copy_share) if judged_pairs else pairs
        )


def said(report: Report, settings: GroupSettings) -> str:
    """A string that is equal for two reports that count as one text: their words and, of a text as short as a notice
    ("Subscribe to read on"), the title too. Where only titles are read it is the report's id, since one headline may
    stand over two texts.
    """
    if settings.titles_only:
        return report.id
    words = report.text if len(report.text) >= NOTICE else f"{report.title or ''}\n{report.text}"
    return " ".join(fold(words).split())


def _same_text(reports: Iterable[Report], settings: GroupSettings) -> Iterable[tuple[str, str]]:
    """(id, id of the first report with the same text) for each report."""
    first: dict[str, str] = {}
    for report in reports:
        yield first.setdefault(said(report, settings), report.id), report.id
