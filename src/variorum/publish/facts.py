"""What the table of sources says of each report: how much is its own text, with whom it shares the rest, and where its fields were found.

Words used here. Telling (`witness`): a text with its copies, counted as one source. Passage: a stretch of a report
that tells it. Lead: the report that a source is shown by.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from variorum.publish.phrases import SHARED, listed
from variorum.publish.view import Source, StoryView, outlet_name
from variorum.records import Certainty, Direction, Report, SharedText, Witness


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A report that shares text with another, seen from this other one. `words`: what the two share, and who has it
    from whom. `share`: of this other one's text.
    """

    other: Report
    words: str
    share: float
    shared: SharedText


def own_share(view: StoryView, report: Report) -> float:
    """The share of the report's characters that is its own telling, 0 to 1. Passages of tellings that another report
    leads do not count, unless they stand in this report alone.
    """
    if not report.text:
        return 1.0
    foreign = sum(
        passage.end - passage.start
        for witness in view.collated.lineage.witnesses
        # the telling is mostly another report's
        if not _is_own(witness, report.id)
        for passage in witness.passages
        if passage.report == report.id
    )
    return 1 - foreign / len(report.text)


def _is_own(witness: Witness, report_id: str) -> bool:
    """Whether the telling is the report's: it is shown by this report, or stands in no other."""
    return witness.reports[:1] == (report_id,) or {passage.report for passage in witness.passages} == {
        report_id
    }


def ties(view: StoryView, report: Report) -> tuple[Tie, ...]:
    """The reports that share text with this one: those that depend on each other first, then those that share most."""
    reports = {r.id: r for r in view.reports}
    found = []
    for shared in view.shared_with(report.id):
        left = shared.left == report.id
        other = reports.get(shared.right if left else shared.left)
        if other is not None:
            share = shared.left_share if left else shared.right_share
            found.append(Tie(other=other, words=_tie_words(shared, left=left), share=share, shared=shared))
    return tuple(sorted(found, key=lambda tie: (not tie.shared.dependent, -tie.share, tie.other.id)))


def _tie_words(shared: SharedText, *, left: bool) -> str:
    """What two reports share and who has it from whom, as seen from one of them (`left`: the left): "the same text, taken from it"."""
    taken = Direction.LEFT_FROM_RIGHT if left else Direction.RIGHT_FROM_LEFT
    kind = SHARED[shared.kind]
    if shared.direction is Direction.UNDECIDED or not shared.dependent:
        return f"{kind}; who had it first is not decided" if shared.dependent else kind
    if shared.direction is Direction.COMMON_SOURCE:
        return f"{kind}, both from a third"
    return f"{kind}, taken from it" if shared.direction is taken else f"{kind}, given to it"


def copied_by(view: StoryView, source: Source) -> Iterator[tuple[Report, str]]:
    """(report, what it shares with the source's leading report, in words) for each report folded under a source."""
    for copy in source.copies:
        with_lead = [
            tie for tie in ties(view, copy) if source.lead is not None and tie.other.id == source.lead.id
        ]
        kind = SHARED[with_lead[0].shared.kind] if with_lead else "its telling"
        why = with_lead[0].shared.why if with_lead else ()
        yield copy, f"{kind}{'; ' + '; '.join(why) if why else ''}"


def undecided(view: StoryView) -> frozenset[int]:
    """The numbers of the sources with a copy of which it is not decided who had the text first: the report that leads
    the source, or the copy.
    """
    number_of = {
        (source.lead.id, copy.id): source.number
        for source in view.sources
        if source.lead is not None
        for copy in source.copies
    }
    unsure = (
        (shared.left, shared.right)
        for shared in view.collated.lineage.shared
        if shared.dependent and shared.direction is Direction.UNDECIDED
    )
    found = (number_of.get((left, right)) or number_of.get((right, left)) for left, right in unsure)
    return frozenset(number for number in found if number is not None)


def lent_to(view: StoryView, source: Source) -> tuple[Report, ...]:
    """The reports that are mostly another source's telling, and carry passages of this one's. None of the source's own reports are among
    them.
    """
    witness = next(
        (
            witness_here
            for witness_here in view.collated.lineage.witnesses
            if witness_here.id == source.witness
        ),
        None,
    )
    if witness is None or source.lead is None:
        return ()
    carrying = {passage.report for passage in witness.passages} - set(witness.reports)
    return tuple(report for report in view.reports if report.id in carrying)


def whereabouts(report: Report, field: str) -> str | None:
    """Where a field was found, in words: "JSON-LD", "visible date line (guessed)"."""
    found = [
        f"{finding.where}, guessed" if finding.certainty is Certainty.GUESSED else finding.where
        for finding in report.findings
        if finding.field == field
    ]
    return listed(dict.fromkeys(found)) or None


def names(reports: tuple[Report, ...]) -> str:
    """Their outlets as a list in words: "A, B and C"."""
    return listed(outlet_name(report) for report in reports)
