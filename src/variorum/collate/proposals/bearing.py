"""Chooses rows of variorum's own that are too weak to be shown alone and that a model's proposals bear out.

Words used here. Row: a claim of variorum's own. Told: side by side, not compared. Ground: looks up claims by the
places of their readings. Borne out: a proposal sets enough of its readings side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from variorum.collate.claims.draft import HIDDEN, witnesses
from variorum.collate.claims.draft import claim as draft
from variorum.collate.proposals import reasons
from variorum.collate.proposals.settings import ProposalSettings
from variorum.collate.proposals.votes import LIKELY, Ground, held_in
from variorum.records import Claim, Evidence, Reading, Status


class Set(NamedTuple):
    """The readings that one proposal sets side by side, after all checks. `model`: the model's name."""

    readings: tuple[Reading, ...]
    model: str


class _Supported(NamedTuple):
    """A weak row that a proposal bears out. `row`: the claim. `held`: how many of its readings the proposal sets side
    by side; `share`: the same of all its readings, 0 to 1. `model`: the model's name.
    """

    share: float
    row: Claim
    held: int
    model: str


def borne_out(
    own: Sequence[Claim],
    sets: Sequence[Set],
    made: Sequence[Claim],
    settings: ProposalSettings,
) -> Iterator[Claim]:
    """The rows of variorum's own that a proposal bears out, best first. Only rows that are hidden and told (not
    compared) are looked at. Such a row is borne out if the proposal has enough of its readings, of two tellings; it
    is then shown among the model's lines, as told. None if claims shown there already set the same words side by
    side. `own`: variorum's claims; `sets`: the readings of each proposal; `made`: claims made of proposals.
    """
    shown = [claim_own for claim_own in own if claim_own.tier != HIDDEN]
    shown_ground = Ground(
        (*shown, *(claim_own for claim_own in made if claim_own.tier != HIDDEN)), settings.same_place
    )
    ground_with_weak = Ground((*shown, *made), settings.same_place)
    for borne in sorted(
        _supported(own, sets, settings), key=lambda each: (-each.share, -len(each.row.readings), each.row.id)
    ):
        # a row that is only weakly borne out gives way to hidden claims, too
        is_sure = borne.share >= settings.borne_out
        if (shown_ground if is_sure else ground_with_weak).sets_all_together(borne.row.readings):
            continue
        claim = _shown(borne, tier=LIKELY if is_sure else HIDDEN)
        ground_with_weak.add(claim)
        if is_sure:
            shown_ground.add(claim)
        yield claim


def _supported(own: Sequence[Claim], sets: Sequence[Set], settings: ProposalSettings) -> Iterator[_Supported]:
    """Each hidden, told row with enough readings that a model's proposal sets side by side, with the proposal that has most of them."""
    for row in own:
        if row.tier != HIDDEN or row.status is not Status.TOLD or row.internal:
            continue
        # for each proposal: the row's readings that it has, and its model
        held_and_model = (
            (held_in(row.readings, one.readings, settings.same_place), one.model) for one in sets
        )
        # readings of one telling alone bear nothing out
        candidates = [(len(held), model) for held, model in held_and_model if len(witnesses(held)) > 1]
        if candidates:
            held, model = min(candidates, key=lambda candidate: (-candidate[0], candidate[1]))
            share = held / len(row.readings)
            if share >= settings.weakly_borne_out:
                yield _Supported(share, row, held, model)


def _shown(borne: _Supported, *, tier: int) -> Claim:
    """The row as a claim found by the model, which says how many of its readings were set side by side. `tier`: how sure it is."""
    row, of = borne.row, len(borne.row.readings)
    made = draft(
        row.kind,
        row.label,
        status=Status.TOLD,
        why=reasons.BORNE_OUT.format(model=borne.model, held=borne.held, of=of),
        tier=tier,
        readings=row.readings,
        evidence=(
            *row.evidence,
            Evidence(feature=f"{borne.model} sets {borne.held} of {of} beside one another"),
        ),
    )
    return replace(made, id=own_id(made), found_by=borne.model)


def is_borne_out(claim: Claim) -> bool:
    """Whether the claim is a row of variorum's own that is shown because a proposal bears it out, and not one made of
    a proposal."""
    return claim.found_by is not None and claim.why.startswith(reasons.TOO_WEAK)


def own_id(claim: Claim) -> str:
    """An id for a claim that is shown for a model's sake. It differs from that of variorum's own claim with the same
    readings."""
    return "p" + claim.id[1:]
