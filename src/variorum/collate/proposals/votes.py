"""Second votes on a model's proposal: variorum's own comparison, its own claims, and the model shown the sentences in
another order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from variorum.collate.claims.draft import witnesses
from variorum.records import Claim, Reading, Status
from variorum.records.claim import AGREEING, DIFFERING

# The surest tier of a claim that a model had a part in: 2, likely.
LIKELY = 2
# Statuses that do not say how the readings stand to each other.
UNSAYING = frozenset({Status.TOLD, Status.SINGLE})


class Vote(NamedTuple):
    """What one voter holds of how readings stand. `status`: agree, conflict … `said`: the words for the claim's
    evidence.
    """

    status: Status
    said: str

    def backs(self, relation: Status) -> bool:
        """Whether the vote bears out the proposed relation: it is the same, or both are agreements ("agree" bears out
        "compatible"), or both differences."""
        return (
            any(self.status in kin and relation in kin for kin in (DIFFERING, AGREEING))
            or self.status == relation
        )

    def opposes(self, relation: Status) -> bool:
        """Whether one is an agreement and the other a difference. A vote for a difference also opposes a relation
        that is neither."""
        mine, theirs = (
            "same" if status in AGREEING else "different" if status in DIFFERING else ""
            for status in (self.status, relation)
        )
        # "": a status that is neither
        return bool(mine) and mine != theirs and (bool(theirs) or mine == "different")


class Ground:
    """Looks up claims by the places of their readings; from variorum's own claims come votes on a proposal.
    `_by_report`: report id → (reading, its claim).
    """

    def __init__(self, claims: Iterable[Claim], share: float) -> None:
        """Notes the readings of all claims by report. `share`: how much of a reading a quotation must cover, 0 to 1."""
        self._share = share
        self._by_report: dict[str, list[tuple[Reading, Claim]]] = defaultdict(list)
        for claim in claims:
            self.add(claim)

    def add(self, claim: Claim) -> None:
        """Takes in one claim more."""
        for reading in claim.readings:
            self._by_report[reading.report].append((reading, claim))

    def holding(self, readings: Sequence[Reading]) -> list[tuple[Claim, list[Reading]]]:
        """The claims that have words of two or more of these readings' tellings, each with the readings that it has."""
        found: dict[str, tuple[Claim, list[Reading]]] = {}
        for reading in readings:
            for own, claim in self._by_report.get(reading.report, ()):
                if meet(own, reading, self._share):
                    _, held = found.setdefault(claim.id, (claim, []))
                    if reading not in held:
                        held.append(reading)
        return [(claim, held) for _, (claim, held) in sorted(found.items()) if len(witnesses(held)) > 1]

    def votes(self, readings: Sequence[Reading], relation: Status) -> list[Vote]:
        """The votes of claims that have words of two tellings among these readings.

        On a proposed agreement: the vote of the claim that has most of them. On a proposed difference: of each claim
        that differs; if none does, of the claims that agree, if every two tellings' words are together in one of
        these.
        """
        claims_with_votes = [
            (claim, readings_held)
            for claim, readings_held in self.holding(readings)
            if claim.status not in UNSAYING
        ]
        # one vote is enough for an agreement
        if relation not in DIFFERING:
            first = min(claims_with_votes, key=lambda found: (-len(found[1]), found[0].id), default=None)
            return [_vote_of(first[0])] if first else []
        differing = [_vote_of(claim) for claim, _ in claims_with_votes if claim.status in DIFFERING]
        agreeing = [
            (claim, readings_held) for claim, readings_held in claims_with_votes if claim.status in AGREEING
        ]
        if differing or not _all_together(readings, [readings_held for _, readings_held in agreeing]):
            return differing
        return [_vote_of(claim) for claim, _ in agreeing]

    def sets_all_together(self, readings: Sequence[Reading]) -> bool:
        """Whether every two readings of two tellings stand together in one claim."""
        return _all_together(readings, [held for _, held in self.holding(readings)])

    def knows(self, readings: Sequence[Reading], status: Status) -> bool:
        """Whether one claim with this status holds all of the readings."""
        return any(c.status == status and len(held) == len(readings) for c, held in self.holding(readings))


def _vote_of(claim: Claim) -> Vote:
    return Vote(claim.status, f"variorum's own line on {claim.label}: {claim.status.value}")


def _all_together(readings: Sequence[Reading], lists: Sequence[Sequence[Reading]]) -> bool:
    """Whether every two readings of two tellings are in one of the lists."""
    return all(
        any(one in of_one_claim and two in of_one_claim for of_one_claim in lists)
        for one, two in combinations(readings, 2)
        if one.witness != two.witness
    )


def meet(left: Reading, right: Reading, share: float) -> bool:
    """Whether two readings of one report have enough characters in common: `share` (0 to 1) of the shorter one."""
    if left.report != right.report:
        return False
    common = min(left.end, right.end) - max(left.start, right.start)
    return common > 0 and common >= share * min(left.end - left.start, right.end - right.start)


def held_in(some: Sequence[Reading], others: Sequence[Reading], share: float) -> list[Reading]:
    """Those readings of `some` that share enough of their words with a reading of the others (see `meet`)."""
    return [reading for reading in some if any(meet(reading, other, share) for other in others)]


def share_a_pair(some: Sequence[Reading], others: Sequence[Reading], share: float) -> bool:
    """Whether words of two tellings stand in both: they set the same side by side."""
    return len(witnesses(held_in(some, others, share))) > 1
