"""What is grouped: reports, with copies counted once."""

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
    """Reports that are copies of one another, each group led by the one it is compared by: the earliest, so that a copy
    that comes later changes nothing. Groups in the order of the leaders' ids.
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
    """The earliest first, by the first day that it may be of; a day alone stands before its hours, as it is written."""
    found = stamps.days(report.published)
    stamp = (report.published or "").lstrip("[") if found else UNDATED
    return stamp, report.id


def copies(lineage: Lineage, settings: GroupSettings) -> Iterable[tuple[str, str]]:
    """Pairs to count once. A page that holds many reports whole is no copy of each: both sides must share."""
    judged = {(s.left, s.right): min(s.left_share, s.right_share) for s in lineage.shared}
    for group in lineage.copies:
        members = sorted(group)
        pairs = [(a, b) for i, a in enumerate(members) for b in members[i + 1 :]]
        told = [pair for pair in pairs if pair in judged]
        yield from (p for p in told if judged[p] >= settings.copy_share) if told else pairs


def said(report: Report, settings: GroupSettings) -> str:
    """What makes two reports one text: their words, and of a text as short as a notice ("Subscribe to read on") the title
    too. Where only titles are read nothing does: one headline may stand over two texts.
    """
    if settings.titles_only:
        return report.id
    words = report.text if len(report.text) >= NOTICE else f"{report.title or ''}\n{report.text}"
    return " ".join(fold(words).split())


def _same_text(reports: Iterable[Report], settings: GroupSettings) -> Iterable[tuple[str, str]]:
    first: dict[str, str] = {}
    for report in reports:
        yield first.setdefault(said(report, settings), report.id), report.id


def _root(parent: dict[str, str], key: str) -> str:
    while parent[key] != key:
        parent[key] = parent[parent[key]]
        key = parent[key]
    return key
