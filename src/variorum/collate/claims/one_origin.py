"""Two outlets that have a thing from one wire are one origin for it, also where the wire itself is not in the set."""

from __future__ import annotations

from dataclasses import replace

from variorum.collate.claims.draft import Voices
from variorum.records import Claim, Status

# What looks like confirmation; a difference stays one whoever is cited.
CONFIRMING = frozenset({Status.AGREE, Status.COMPATIBLE, Status.VARIANT})


def on_whose_authority(claim: Claim, voices: Voices) -> Claim:
    """The claim, or its like with the status `single` where all its reports have it from one absent witness."""
    if claim.status not in CONFIRMING or claim.internal:
        return claim
    told_by = voices.told_by
    origins = {told_by.origin(r.report, r.start, r.end) for r in claim.readings}
    name = told_by.absent.get(min(origins)) if len(origins) == 1 else None
    if name is None:
        return claim
    return replace(
        claim, status=Status.SINGLE, why=f"Every report has this from {name}, which is not among the reports."
    )
