"""Applies editors' decisions on which reports belong together, after grouping and before collation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.desk.derivation.apply_lineage import by_editor
from variorum.records import Decision, DecisionKind, Report, Story
from variorum.text.ids import content_id


def apply_partition(
    stories: Sequence[Story], decisions: Iterable[Decision], reports: Sequence[Report]
) -> tuple[tuple[Story, ...], tuple[Decision, ...]]:
    """Stories after every merge and split that finds its reports, in order of date, and those decisions.

    "merge" puts the whole stories of its reports together; "split" takes its reports out of their stories, into one of
    their own.
    """
    stories_now = tuple(stories)
    applied = []
    for decision in decisions:
        if decision.kind is DecisionKind.MERGE:
            stories_after = _stories_merged(stories_now, decision, reports)
        elif decision.kind is DecisionKind.SPLIT:
            stories_after = _stories_split(stories_now, decision, reports)
        else:
            continue
        if stories_after is not None:
            applied.append(decision)
            stories_now = stories_after
    return stories_now, tuple(applied)


def _stories_merged(
    stories: tuple[Story, ...], decision: Decision, reports: Sequence[Report]
) -> tuple[Story, ...] | None:
    """The stories, with all stories of the decision's reports made one; None if fewer than two of the reports are here."""
    touched = [story for story in stories if set(story.reports) & set(decision.reports)]
    if len({report for story in touched for report in story.reports} & set(decision.reports)) < 2:
        return None
    joined = _story({report for story in touched for report in story.reports}, touched, decision, reports)
    return (*(story for story in stories if story not in touched), joined)


def _stories_split(
    stories: tuple[Story, ...], decision: Decision, reports: Sequence[Report]
) -> tuple[Story, ...] | None:
    """The stories with the decision's reports taken out of theirs into one of their own; None where none of the reports is here."""
    touched = [story for story in stories if set(story.reports) & set(decision.reports)]
    if not touched:
        return None
    moved = {report for story in touched for report in story.reports if report in decision.reports}
    # what is left of a story that lost some of its reports; nothing is left of one that lost all
    rest = [
        _story(set(story.reports) - moved, [story], decision, reports)
        for story in touched
        if set(story.reports) - moved
    ]
    return (
        *(story for story in stories if story not in touched),
        *rest,
        _story(moved, [], decision, reports),
    )


def _story(members: set[str], parts: Sequence[Story], decision: Decision, reports: Sequence[Report]) -> Story:
    """A story of these reports, with the title and reasons of `parts`, the stories it was made from; or with a report's title. `members`:
    the ids of its reports.
    """
    own_reports = [report for report in reports if report.id in members]
    title = next((part.title for part in parts if part.title), None) or next(
        (report.title for report in own_reports if report.title), None
    )
    why = (*dict.fromkeys(reason for part in parts for reason in part.why), by_editor(decision))
    return Story(
        id=content_id("story", *sorted(members)),
        # no report has a title: the beginning of the first one's text
        title=title or (own_reports[0].text[:80] if own_reports else "Untitled"),
        reports=tuple(report.id for report in own_reports),
        why=why,
    )
