"""Moves decisions that were made on an earlier version of a page to the version that stands, so that they still find their targets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from variorum.desk.revisions.passages import Passages
from variorum.records import Anchor, Decision, DecisionKind
from variorum.store.rows import ReportVersion


def aimed(
    decisions: Sequence[Decision], standing: Iterable[ReportVersion], passages: Passages
) -> tuple[Decision, ...]:
    """The decisions, with their reports and anchors moved to the versions in `standing`, the current ones of their pages. A decision is unchanged if it is on none of these
    pages, or its words are gone, or it is a retraction, which is of exactly the versions that it names.
    """
    latest = {one.page: one.report.id for one in standing}
    return tuple(
        decision
        if decision.kind is DecisionKind.RETRACT or not (decision.reports or decision.anchors)
        else _aimed_at_latest(decision, latest, passages)
        for decision in decisions
    )


def _aimed_at_latest(decision: Decision, latest: Mapping[str, str], passages: Passages) -> Decision:
    """The decision with its reports and anchors in the latest versions of their pages. `latest`: page → the id of its version that stands."""
    reports = tuple(latest.get(passages.page(report) or "", report) for report in decision.reports)
    anchors = tuple(_anchor(anchor, latest, passages) for anchor in decision.anchors)
    return (
        decision
        if (reports, anchors) == (decision.reports, decision.anchors)
        else replace(decision, reports=reports, anchors=anchors)
    )


def _anchor(anchor: Anchor, latest: Mapping[str, str], passages: Passages) -> Anchor:
    report = latest.get(passages.page(anchor.report) or "", anchor.report)
    return anchor if report == anchor.report else passages.at(anchor, report) or anchor
