"""Takes an agreement back where all its reports have it from one place: from one absent witness (an agency that is
not among the reports), or from one another. They are one origin, and what they have alike confirms nothing. (Whom
else readings have it from is counted in `collate.origins` and changes no status.)

Words used here. Home: the telling (witness) that a place of a report belongs to. Origin: whom its report has it from
in the end. Ring: tellings that have their text from one another.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from variorum.collate.claims.draft import Voices
from variorum.records import Claim, Lineage, Status

# Statuses that look like confirmation. A difference stays a difference, whoever is cited.
CONFIRMING = frozenset({Status.AGREE, Status.COMPATIBLE, Status.VARIANT})


def circles(lineage: Lineage) -> tuple[frozenset[str], ...]:
    """For each alarm of circular reporting, the ids of the tellings that have their text from one another."""
    homes = {report: witness.id for witness in lineage.witnesses for report in witness.reports}
    rings = [alarm.reports for alarm in lineage.alarms if alarm.kind == "circle"]
    return tuple(frozenset(homes[report_id] for report_id in ring if report_id in homes) for ring in rings)


def single_if_of_one_origin(claim: Claim, voices: Voices, rings: Collection[frozenset[str]] = ()) -> Claim:
    """The claim, made `single` if all its reports have it from one absent witness, or from one another (`rings`:
    the ids of tellings that have their text from one another). Claims that show a difference are not changed.
    """
    if claim.status not in CONFIRMING or claim.internal:
        return claim
    told_by = voices.told_by
    # all readings are of tellings that copied from one another
    if rings:
        homes = {told_by.home(reading.report, reading.start, reading.end) for reading in claim.readings}
        if len(homes) > 1 and any(homes <= ring for ring in rings):
            return replace(
                claim, status=Status.SINGLE, why="The reports that say this have it from one another."
            )
    # all readings lead to one origin that is not among the reports
    origins = {told_by.origin(reading.report, reading.start, reading.end) for reading in claim.readings}
    absent_name = told_by.absent.get(min(origins)) if len(origins) == 1 else None
    if absent_name is None:
        return claim
    return replace(
        claim,
        status=Status.SINGLE,
        why=f"Every report has this from {absent_name}, which is not among the reports.",
    )
