"""How many independent sources a story and a claim have: the one count that every output says."""

from __future__ import annotations

from variorum.records import Claim, CollatedStory


def sources_of_story(collated: CollatedStory) -> int:
    """The independent origins of the story; in a dossier from before these were counted, its tellings that lead a report."""
    if collated.origins is not None:
        return collated.origins
    return sum(not witness.absent and bool(witness.reports) for witness in collated.lineage.witnesses)


def sources_of_claim(claim: Claim) -> int:
    """The independent origins of the claim; in a dossier from before these were counted, its tellings."""
    return len({reading.witness for reading in claim.readings}) if claim.origins is None else claim.origins
