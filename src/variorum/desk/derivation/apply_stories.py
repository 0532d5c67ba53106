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
    found = tuple(stories)
    applied = []
    for d in decisions:
        if d.kind is DecisionKind.MERGE:
            after = _stories_merged(found, d, reports)
        elif d.kind is DecisionKind.SPLIT:
            after = _stories_split(found, d, reports)
        else:
            continue
        if after is not None:
            applied.append(d)
            found = after
    return found, tuple(applied)


def _stories_merged(
    stories: tuple[Story, ...], d: Decision, reports: Sequence[Report]
) -> tuple[Story, ...] | None:
    """The stories, with all stories of the decision's reports made one; None if fewer than two of the reports are here."""
    touched = [s for s in stories if set(s.reports) & set(d.reports)]
    if len({r for s in touched for r in s.reports} & set(d.reports)) < 2:
        return None
    joined = _story({r for s in touched for r in s.reports}, touched, d, reports)
    return (*(s for s in stories if s not in touched), joined)


def _stories_split(
    stories: tuple[Story, ...], d: Decision, reports: Sequence[Report]
) -> tuple[Story, ...] | None:
    """The stories with the decision's reports taken out of theirs into one of their own; None where none of the reports is here."""
    touched = [s for s in stories if set(s.reports) & set(d.reports)]
    if not touched:
        return None
    moved = {r for s in touched for r in s.reports if r in d.reports}
    left = [_story(set(s.reports) - moved, [s], d, reports) for s in touched if set(s.reports) - moved]
    return (*(s for s in stories if s not in touched), *left, _story(moved, [], d, reports))


def _story(members: set[str], parts: Sequence[Story], d: Decision, reports: Sequence[Report]) -> Story:
    """A story of these reports, with the title and reasons of `parts`, the stories it was made from; or with a report's title."""
    own = [r for r in reports if r.id in members]
    title = next((p.title for p in parts if p.title), None) or next((r.title for r in own if r.title), None)
    why = (*dict.fromkeys(reason for p in parts for reason in p.why), by_editor(d))
    return Story(
        id=content_id("story", *sorted(members)),
        title=title or (own[0].text[:80] if own else "Untitled"),
        reports=tuple(r.id for r in own),
        why=why,
    )
