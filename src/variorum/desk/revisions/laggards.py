"""Finds who still carries a sentence that its own source has changed or withdrawn. It looks in the texts, not in the claims:
two tellings of one witness are seldom paired there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from variorum.desk.model.edition import DeskStory, Edit
from variorum.desk.revisions.revisions import folded, sentences
from variorum.store.rows import ReportVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """report.text[start:end] is the sentence that `edit` (its place among the story's) took back."""

    report: str
    start: int
    end: int
    edit: int


def carried(story: DeskStory, held: Mapping[str, ReportVersion]) -> tuple[Carried, ...]:
    """Reports that still carry what an edit took back, by edit, then report. Only reports that depend on the
    page: an independent one owes it nothing.
    """
    return tuple(
        found
        for number, edit in enumerate(story.edits)
        if edit.substantive and edit.old_start < edit.old_end
        for found in _carriers(number, edit, story, held)
    )


def _carriers(
    number: int, edit: Edit, story: DeskStory, held: Mapping[str, ReportVersion]
) -> Iterator[Carried]:
    """Reports depending on the page that still have the sentence which the edit took back; none where the page has it again."""
    withdrawn = folded(held[edit.old].report, (edit.old_start, edit.old_end))
    latest = _latest(edit, story, held)
    if withdrawn in {folded(held[latest].report, span) for span in sentences(held[latest].report)}:
        return  # Taken back, and then put in again.
    for report in sorted(dependents(story, latest)):
        text = held[report].report
        for span in sentences(text):
            if folded(text, span) == withdrawn:
                yield Carried(report=report, start=span[0], end=span[1], edit=number)


def _latest(edit: Edit, story: DeskStory, held: Mapping[str, ReportVersion]) -> str:
    """The version of the edit's page that stands: an edit may have been followed by others."""
    return next(r for r in story.collated.story.reports if held[r].page == edit.page)


def dependents(story: DeskStory, report: str) -> set[str]:
    """Reports that tell what this one tells, or have taken from it."""
    lineage = story.collated.lineage
    same = {r for w in lineage.witnesses if report in w.reports for r in w.reports}
    tied = {
        r for s in lineage.shared if s.dependent and report in {s.left, s.right} for r in (s.left, s.right)
    }
    return (same | tied) - {report}
