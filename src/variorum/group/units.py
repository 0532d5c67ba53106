"""Makes the units that are grouped: reports, with copies of one text as one unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.group.settings import GroupSettings
from variorum.records import Lineage, Report
from variorum.text import stamps
from variorum.text.words import fold

UNDATED = "9999"
# Texts shorter than this, in code points, are the same only under the same title.
NOTICE = 120


def units(
    reports: Sequence[Report], lineage: Lineage, settings: GroupSettings
) -> tuple[tuple[Report, ...], ...]:
    """Groups of reports that are copies of one another, in the order of the ids of their first. A group's first report, the earliest, is the one
    it is compared by: so a copy that comes later changes nothing.
    """
    known = {report.id: report for report in reports}
    parent = {key: key for key in known}
    for left, right in (*_same_text(known.values(), settings), *copies(lineage, settings)):
        if left in known and right in known:
            a, b = _root(parent, left), _root(parent, right)
            parent[max(a, b)] = min(a, b)
    groups: dict[str, list[Report]] = {}
    for key in known:
        groups.setdefault(_root(parent, key), []).append(known[key])
    ordered = (tuple(sorted(group, key=precedence)) for group in groups.values())
    return tuple(sorted(ordered, key=lambda group: group[0].id))


def precedence(report: Report) -> tuple[str, str]:
    """The sort key by which the earliest report comes first: its stamp, of which the first possible day counts. A day alone stands before its
    hours, since its text is shorter.
    """
    found = stamps.days(report.published)
    stamp = (report.published or "").lstrip("[") if found else UNDATED
    return stamp, report.id


def copies(lineage: Lineage, settings: GroupSettings) -> Iterable[tuple[str, str]]:
    """Pairs of copies that count once. Both sides must share most of their text: a page that holds many reports whole is no copy of each."""
    judged = {(s.left, s.right): min(s.left_share, s.right_share) for s in lineage.shared}
    for group in lineage.copies:
        members = sorted(group)
        pairs = [(a, b) for i, a in enumerate(members) for b in members[i + 1 :]]
        told = [pair for pair in pairs if pair in judged]
        yield from (p for p in told if judged[p] >= settings.copy_share) if told else pairs


def said(report: Report, settings: GroupSettings) -> str:
    """A text that is the same for two reports that count as one text: their words and, of a text as short as a notice ("Subscribe to read on"),
    the title too. The report's id where only titles are read: one headline may stand over two texts.
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


def _root(parent: dict[str, str], key: str) -> str:
    """The key that stands for the group of `key` (union–find, with paths halved)."""
    while parent[key] != key:
        parent[key] = parent[parent[key]]
        key = parent[key]
    return key
