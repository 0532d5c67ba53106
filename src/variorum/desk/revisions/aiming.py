"""Leads decisions on a page that was rewritten to the version that stands, so that they still find their targets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from variorum.desk.revisions.passages import Passages
from variorum.records import Anchor, Decision, DecisionKind
from variorum.store.rows import ReportVersion


def aimed(
    decisions: Sequence[Decision], standing: Iterable[ReportVersion], passages: Passages
) -> tuple[Decision, ...]:
    """The decisions with reports and anchors in the versions that are `standing`; what is in none of their pages, or whose words
    are gone, is left as it is. What an editor retracted are those very versions."""
    latest = {one.page: one.report.id for one in standing}
    return tuple(
        d if d.kind is DecisionKind.RETRACT or not (d.reports or d.anchors) else _aimed(d, latest, passages)
        for d in decisions
    )


def _aimed(d: Decision, latest: Mapping[str, str], passages: Passages) -> Decision:
    reports = tuple(latest.get(passages.page(report) or "", report) for report in d.reports)
    anchors = tuple(_anchor(anchor, latest, passages) for anchor in d.anchors)
    return d if (reports, anchors) == (d.reports, d.anchors) else replace(d, reports=reports, anchors=anchors)


def _anchor(anchor: Anchor, latest: Mapping[str, str], passages: Passages) -> Anchor:
    report = latest.get(passages.page(anchor.report) or "", anchor.report)
    return anchor if report == anchor.report else passages.at(anchor, report) or anchor
