"""Applies editors' decisions on who copied whom, after tracing, so that collation counts sources as the editor says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from variorum.publish.phrases import stamp_words
from variorum.records import Decision, DecisionKind, Direction, Lineage, SharedKind, SharedText, Witness


def apply_copies(
    lineage: Lineage, decisions: Iterable[Decision], present: frozenset[str]
) -> tuple[Lineage, tuple[Decision, ...]]:
    """The lineage with every "copied-from" whose two reports are `present`, and those decisions."""
    applied = []
    for decision in decisions:
        if decision.kind is DecisionKind.COPIED_FROM and present.issuperset(decision.reports):
            lineage = _with_copy(lineage, decision)
            applied.append(decision)
    return lineage, tuple(applied)


def _with_copy(lineage: Lineage, decision: Decision) -> Lineage:
    """The lineage with one report as the copy of the other: in shared text, copies and witnesses."""
    copy, source = decision.reports
    return replace(
        lineage,
        shared=_with_pair(lineage.shared, copy, source, why=by_editor(decision)),
        copies=_copy_groups_joined(lineage.copies, copy, source),
        witnesses=_one_witness(lineage.witnesses, copy, source),
    )


def by_editor(d: Decision) -> str:
    """ "an editor's decision (Ada, 14 May 2025)", for reasons."""
    return f"an editor's decision ({d.author}, {stamp_words(d.at[:10])})"


def _with_pair(shared: tuple[SharedText, ...], copy: str, source: str, *, why: str) -> tuple[SharedText, ...]:
    """The shared text after the editor's decision: this pair is dependent, and its direction decided. A pair that
    shares no text gets an entry without spans. `copy` and `source`: ids of the two reports; `why`: the reason to show.
    """
    # a pair is kept in order of id, so its direction says which of the two is the copy
    left, right = sorted((copy, source))
    direction = Direction.LEFT_FROM_RIGHT if copy == left else Direction.RIGHT_FROM_LEFT
    pair = next(
        (shared_text for shared_text in shared if (shared_text.left, shared_text.right) == (left, right)),
        None,
    )
    if pair is None:
        pair = SharedText(
            left=left,
            right=right,
            kind=SharedKind.COPY,
            dependent=True,
            left_share=0.0,
            right_share=0.0,
            spans=(),
            direction=direction,
            why=(),
        )
    decided = replace(pair, dependent=True, direction=direction, why=(*pair.why, why))
    others = (shared_text for shared_text in shared if (shared_text.left, shared_text.right) != (left, right))
    return tuple(sorted((*others, decided), key=lambda shared_text: (shared_text.left, shared_text.right)))


def _copy_groups_joined(groups: tuple[tuple[str, ...], ...], *reports: str) -> tuple[tuple[str, ...], ...]:
    """The groups of copies, those that hold any of these reports made one group."""
    touched = [group for group in groups if set(group) & set(reports)]
    joined = tuple(sorted({report for group in touched for report in group} | set(reports)))
    return tuple(sorted((*(g for g in groups if g not in touched), joined)))


def _one_witness(witnesses: tuple[Witness, ...], copy: str, source: str) -> tuple[Witness, ...]:
    """The witnesses with two tellings made one: all reports that tell with the copy now tell with its source."""
    dependent = next((witness for witness in witnesses if copy in witness.reports), None)
    origin = next((witness for witness in witnesses if source in witness.reports), None)
    if dependent is None or origin is None or dependent.id == origin.id:
        return witnesses
    # the source's witness takes over the reports and passages of the copy's
    joined = replace(
        origin,
        reports=(*origin.reports, *(report for report in dependent.reports if report not in origin.reports)),
        passages=tuple(
            sorted(
                {*origin.passages, *dependent.passages},
                key=lambda passage: (passage.report, passage.start, passage.end),
            )
        ),
    )
    return tuple(
        joined if witness.id == origin.id else witness for witness in witnesses if witness.id != dependent.id
    )
