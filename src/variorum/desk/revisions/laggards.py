"""Finds reports that still carry a sentence which its own source has changed or withdrawn. The sentence is looked for in the texts and
not among the claims, since two reports of one telling are seldom paired in a claim."""

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
    """Sentences that an edit of substance took back, and that other reports still have; by edit, then report. Only reports that depend
    on the edited page are looked at: an independent report need not follow its edits. `held`: report id → its version.
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
    """The places, in reports that depend on the page, of a sentence that this edit took back; [] if the page has the sentence again.
    `number`: of the edit; `held`: report id → its version.
    """
    withdrawn = folded(held[edit.old].report, (edit.old_start, edit.old_end))
    latest = _latest(edit, story, held)
    if withdrawn in {folded(held[latest].report, span) for span in sentences(held[latest].report)}:
        return  # Taken back, and then put in again.
    for report in sorted(dependents(story, latest)):
        text = held[report].report
        for start, end in sentences(text):
            if folded(text, (start, end)) == withdrawn:
                yield Carried(report=report, start=start, end=end, edit=number)


def _latest(edit: Edit, story: DeskStory, held: Mapping[str, ReportVersion]) -> str:
    """The version of the edit's page that stands now: other edits may have come after this one."""
    return next(report for report in story.collated.story.reports if held[report].page == edit.page)


def dependents(story: DeskStory, report: str) -> set[str]:
    """Reports of the same telling as this one, or that took text from it or gave it some. `report` itself is left out."""
    lineage = story.collated.lineage
    # `witness`: one telling, with all reports that carry it
    same = {
        report_id
        for witness in lineage.witnesses
        if report in witness.reports
        for report_id in witness.reports
    }
    tied = {
        report_id
        for shared in lineage.shared
        if shared.dependent and report in {shared.left, shared.right}
        for report_id in (shared.left, shared.right)
    }
    return (same | tied) - {report}
