"""Applies editors' decisions on claims, after collation. A decision names a place in a report; it is applied to the
claim with a reading at that place.

Words used here. Decision: what an editor decided, tied to places in reports (`anchors`). Reading: one answer to
a claim's question, at its place. Telling (`witness`): a text with its copies. Evidence: the reason of a claim, in
words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from variorum.desk.derivation.apply_lineage import by_editor
from variorum.desk.model.statuses import status_of
from variorum.publish.phrases import MARKS
from variorum.records import Anchor, Claim, Decision, DecisionKind, Evidence, Kind, Reading, Report
from variorum.text.ids import content_id
from variorum.text.words import fold

# Kinds of decisions that change claims.
CLAIM_KINDS = frozenset({DecisionKind.SAME, DecisionKind.DIFFERENT, DecisionKind.RELATION, DecisionKind.SPAN})


def apply_claims(
    claims: Sequence[Claim], decisions: Iterable[Decision], reports: Mapping[str, Report]
) -> tuple[tuple[Claim, ...], tuple[Decision, ...]]:
    """(the claims after editors' decisions on them, the decisions that were applied). Decisions are applied in order
    of date; one that finds no claim at its place is left out.
    """
    found = tuple(claims)
    applied = []
    for decision in decisions:
        after = _claims_after(found, decision, reports) if decision.kind in CLAIM_KINDS else None
        if after is not None:
            applied.append(decision)
            found = after
    return found, tuple(applied)


def find(claims: Sequence[Claim], anchor: Anchor, text: str = "") -> int | None:
    """The place in `claims` of the claim with the reading that overlaps the anchor most; of equals the first; None where there is
    none. If no reading overlaps it and `text`, the report's text, is given, the claim of a name that quotes the same words from
    another place of that report."""
    best, place = 0, None
    for number, claim in enumerate(claims):
        for reading in claim.readings:
            shared = overlap(reading, anchor)
            if shared > best:
                best, place = shared, number
    return place if place is not None else _named(claims, anchor, text)


def _named(claims: Sequence[Claim], anchor: Anchor, text: str) -> int | None:
    """The place in `claims` of the claim of a name that quotes the anchor's words from the same report. A collation
    quotes a name once a report, and not always from the same place.
    """
    said = fold(text[anchor.start : anchor.end])
    for number, claim in enumerate(claims):
        if claim.kind is Kind.NAME and any(
            reading.report == anchor.report and said and fold(reading.quote) == said
            for reading in claim.readings
        ):
            return number
    return None


def overlap(reading: Reading, anchor: Anchor) -> int:
    """How many characters the reading and the anchor have in common."""
    if reading.report != anchor.report:
        return 0
    return max(0, min(reading.end, anchor.end) - max(reading.start, anchor.start))


def _claims_after(
    claims: tuple[Claim, ...], decision: Decision, reports: Mapping[str, Report]
) -> tuple[Claim, ...] | None:
    """The claims after one decision; None where the claim that it is on is not found."""
    # these find their place also by its words, if it has moved
    by_words = decision.kind in {DecisionKind.RELATION, DecisionKind.SAME}
    texts = {report: one.text for report, one in reports.items()} if by_words else {}
    # the claim of each anchor, by its place in `claims`
    places = [find(claims, anchor, texts.get(anchor.report, "")) for anchor in decision.anchors]
    place = places[0]
    if place is None:
        return None
    match decision.kind:
        # which status the claim has; a moved span; two claims are one; two readings do not belong together
        case DecisionKind.RELATION:
            return _put(claims, place, _corrected(claims[place], decision))
        case DecisionKind.SPAN:
            return _with_moved_reading(claims, place, decision, reports)
        case DecisionKind.SAME:
            other_place = places[1]
            return None if other_place is None else _claims_joined(claims, place, other_place, decision)
        case _:
            return _claims_parted(claims, place, decision) if places[1] == place else None


def _put(claims: tuple[Claim, ...], place: int, *new: Claim) -> tuple[Claim, ...]:
    return (*claims[:place], *new, *claims[place + 1 :])


def _corrected(claim: Claim, decision: Decision) -> Claim:
    """The claim with the status that the editor gave it; its reason names the editor, and the status that it had."""
    assert decision.status is not None
    why = f"By {by_editor(decision)}, instead of “{MARKS[claim.status].word}”: {claim.why}"
    return replace(claim, status=decision.status, why=why, evidence=_decided(claim, decision))


def _with_moved_reading(
    claims: tuple[Claim, ...], place: int, decision: Decision, reports: Mapping[str, Report]
) -> tuple[Claim, ...] | None:
    """The claims after an editor corrected a span: the reading at the first anchor stands at the second one now, and
    its value is unknown. None where the report has no such place.
    """
    old, new = decision.anchors
    report = reports.get(new.report)
    if report is None or new.end > len(report.text):
        return None
    claim = claims[place]
    # the reading that covers most of the first anchor
    target = max(range(len(claim.readings)), key=lambda number: overlap(claim.readings[number], old))
    moved = replace(
        claim.readings[target],
        start=new.start,
        end=new.end,
        quote=report.text[new.start : new.end],
        value=None,
    )
    readings = (*claim.readings[:target], moved, *claim.readings[target + 1 :])
    return _put(claims, place, replace(claim, readings=readings, evidence=_decided(claim, decision)))


def _claims_joined(
    claims: tuple[Claim, ...], first: int, second: int, decision: Decision
) -> tuple[Claim, ...]:
    """The claims with those at `first` and `second` made one, in the place of the first."""
    if first == second:
        return claims
    claim, added = claims[first], claims[second]
    readings = tuple(dict.fromkeys((*claim.readings, *added.readings)))
    joined = _with_status(replace(claim, readings=readings), decision, evidence=_decided(claim, decision))
    with_joined = _put(claims, first, joined)
    return (*with_joined[:second], *with_joined[second + 1 :])


def _claims_parted(claims: tuple[Claim, ...], place: int, decision: Decision) -> tuple[Claim, ...] | None:
    """The claims after an editor said that two readings do not answer one question.

    All readings of the telling that the second anchor is in, with its copies, become a claim of their own; if the
    claim has no other telling, only that one reading. None where the claim has no other reading. `place`: the number of the claim in
    `claims`; `decision`: the decision, whose first anchor is on a reading that stays.
    """
    claim, leaving_anchor = claims[place], decision.anchors[1]
    # the reading that the second anchor is on
    reading = max(claim.readings, key=lambda other: overlap(other, leaving_anchor))
    leaving = tuple(other for other in claim.readings if other.witness == reading.witness)
    staying = tuple(other for other in claim.readings if other.witness != reading.witness)
    if not staying:
        # only one telling: "two of them" and "three of them" may stand in one report; the one reading goes
        leaving = (reading,)
        staying = tuple(other for other in claim.readings if other is not reading)
    if not staying:
        return None
    evidence = _decided(claim, decision)
    return _put(
        claims,
        place,
        _with_status(replace(claim, readings=staying), decision, evidence=evidence),
        _with_status(replace(claim, readings=leaving), decision, evidence=evidence),
    )


def _with_status(claim: Claim, decision: Decision, *, evidence: tuple[Evidence, ...]) -> Claim:
    """The claim after its readings changed: a new id, the status of these readings, and whose word it is. Tier 1 is "sure": an editor
    said so.
    """
    status, why = status_of(claim.readings)
    spots = (f"{reading.report}-{reading.start}-{reading.end}" for reading in claim.readings)
    return replace(
        claim,
        id=content_id("claim", claim.kind, *spots),
        status=status,
        why=f"{why} Put together so by {by_editor(decision)}.",
        tier=1,
        evidence=evidence,
    )


def _decided(claim: Claim, decision: Decision) -> tuple[Evidence, ...]:
    return (*claim.evidence, Evidence(feature=by_editor(decision)))
