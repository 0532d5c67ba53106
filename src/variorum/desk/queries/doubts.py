"""Lists what the machine could not decide, as questions to an editor: which of two reports had a text first, and
whether two readings that were set side by side differ.

Words used here. Doubt: a question to an editor with two passages. Weight: its place in the queue, the highest first.
Settled: pairs of reports on which an editor decided.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from variorum.desk.decisions.decisions import active
from variorum.desk.derivation.apply_claims import CLAIM_KINDS, find
from variorum.desk.derivation.keys import spot
from variorum.desk.queries.lookup import Loaded
from variorum.publish.view import inside_one, outlet_name
from variorum.records import Anchor, Claim, Decision, DecisionKind, Direction, Kind, Reading, Status
from variorum.records.claim import DIFFERING

# Of equals those stand first that change most: who has it from whom moves the count of origins of every claim of both
# reports; then what is said to differ, figures before words.
ORIGIN, CONFLICT, CHANGED, FIGURE = 100, 60, 40, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One question to an editor, with two passages. `left`, `right`: of a question who had a text first (`claim`
    None) the longest stretch that both reports have; of a question about a claim the first readings of two tellings.
    `key`: names the doubt as long as it stands.
    """

    # key of the story
    story: str
    key: str
    # the more its answer would change, the greater
    weight: int
    # the question, and why it is asked
    label: str
    why: str
    left: Anchor
    right: Anchor
    claim: str | None = None
    # of a claim, how its readings stand
    status: Status | None = None


def doubts(loaded: Loaded) -> tuple[Doubt, ...]:
    """The doubts of one story, those first whose answer would change most. What an editor has decided is in doubt no longer."""
    found = (*_origins(loaded), *_claims(loaded))
    return tuple(sorted(found, key=lambda d: (-d.weight, d.key)))


def _origins(loaded: Loaded) -> Iterator[Doubt]:
    """A doubt for each pair of reports of which one depends on the other and nobody, no editor either, has said which."""
    # pairs of reports of which an editor has said who copied whom
    settled = [
        {*decision.reports}
        for decision in active(loaded.decisions)
        if decision.kind is DecisionKind.COPIED_FROM and decision.reports
    ]
    for shared in loaded.story.collated.lineage.shared:
        is_undecided = shared.dependent and shared.direction is Direction.UNDECIDED and shared.spans
        if not is_undecided or {shared.left, shared.right} in settled:
            continue
        # shown as the two passages of the doubt; of equal ones the first
        longest_span = max(shared.spans, key=lambda span: (span.left_end - span.left_start, -span.left_start))
        outlet, other_outlet = (
            outlet_name(loaded.held[report_id].report) for report_id in (shared.left, shared.right)
        )
        yield Doubt(
            story=loaded.row.id,
            key=f"o-{shared.left}-{shared.right}",
            # the more text is shared, the sooner it is asked
            weight=ORIGIN + round(10 * max(shared.left_share, shared.right_share)),
            label=f"Who had it first: {outlet} or {other_outlet}?",
            why="; ".join(shared.why),
            left=Anchor(report=shared.left, start=longest_span.left_start, end=longest_span.left_end),
            right=Anchor(report=shared.right, start=longest_span.right_start, end=longest_span.right_end),
        )


def _claims(loaded: Loaded) -> Iterator[Doubt]:
    """A doubt for each claim whose readings differ, or changed, between two tellings, unless an editor has decided on it or hidden it."""
    decided = {mark.key for mark in loaded.story.marks if mark.target == "claim" and (mark.kind in CLAIM_KINDS or mark.kind is DecisionKind.HIDE)}  # fmt: skip
    for claim, key in zip(loaded.story.collated.claims, loaded.story.keys, strict=True):
        if claim.status not in DIFFERING or key in decided or inside_one(claim):
            continue
        first = claim.readings[0]
        other = next((reading for reading in claim.readings if reading.witness != first.witness), None)
        if other is None:
            continue
        # the queue: conflicts before changes, figures before the rest, then by how many tellings it has (at most 9)
        weight = CONFLICT if claim.status is Status.CONFLICT else CHANGED
        figure = FIGURE if claim.kind in {Kind.QUANTITY, Kind.DATE, Kind.TIME} else 0
        yield Doubt(
            story=loaded.row.id,
            key=f"c-{key}",
            weight=weight + figure + min(9, len({reading.witness for reading in claim.readings})),
            label=claim.label,
            why=claim.why,
            left=_place(first),
            right=_place(other),
            claim=spot(first),
            status=claim.status,
        )


def _place(reading: Reading) -> Anchor:
    return Anchor(report=reading.report, start=reading.start, end=reading.end)


def training_rows(loaded: Loaded) -> Iterator[dict[str, Any]]:
    """Editors' decisions as examples to learn from: a row for each pair of passages, with their words, the words
    around them, and what was decided. Only decisions in force. No row names an editor.
    """
    for decision in active(loaded.decisions):
        for left, right, label in _pairs(decision, loaded):
            if left.report in loaded.held and right.report in loaded.held:
                yield {
                    "decision": decision.id,
                    "kind": decision.kind.value,
                    "label": label,
                    "left": _passage_as_row(left, loaded),
                    "right": _passage_as_row(right, loaded),
                }


def _pairs(decision: Decision, loaded: Loaded) -> Iterator[tuple[Anchor, Anchor, str]]:
    """(left, right, label) for each pair of passages that the decision compares. The label is "same", "different", a
    status, or "copied-from" (then the passages are both whole texts).
    """
    if decision.kind in {DecisionKind.SAME, DecisionKind.DIFFERENT}:
        left, right = decision.anchors
        yield left, right, decision.kind.value
    elif decision.kind is DecisionKind.RELATION and decision.status is not None:
        claim = _claim_decided_on(decision, loaded)
        for reading in claim.readings if claim else ():
            # the claim's first reading is set against those of other tellings
            first = claim.readings[0] if claim else reading
            if reading.witness != first.witness:
                yield _place(first), _place(reading), decision.status.value
    elif decision.kind is DecisionKind.COPIED_FROM and {*decision.reports} <= {*loaded.held}:
        copy, source = (
            Anchor(report=report, start=0, end=len(loaded.held[report].report.text))
            for report in decision.reports
        )
        yield copy, source, decision.kind.value


def _claim_decided_on(decision: Decision, loaded: Loaded) -> Claim | None:
    """The claim that the decision is on, found by its anchors as `apply_claims` finds it; None where no claim has these
    words now.
    """
    claims = loaded.story.collated.claims
    for anchor in decision.anchors:
        text = loaded.held[anchor.report].report.text if anchor.report in loaded.held else ""
        place = find(claims, anchor, text)
        if place is not None:
            return claims[place]
    return None


def _passage_as_row(place: Anchor, loaded: Loaded) -> dict[str, Any]:
    """A passage as a JSON object: its words and 200 characters on either side."""
    report = loaded.held[place.report].report
    text = report.text
    return {
        "report": place.report,
        "language": report.language,
        "start": place.start,
        "end": place.end,
        "quote": text[place.start : place.end],
        # so much is enough to read the passage in its sentence
        "before": text[max(0, place.start - 200) : place.start],
        "after": text[place.end : place.end + 200],
    }
