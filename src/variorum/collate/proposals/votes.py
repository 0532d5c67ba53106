"""What else says how the readings stand to one another: variorum's own comparison, its own claims, the other order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from variorum.collate.claims.draft import witnesses
from variorum.collate.compare import Said, compare_all
from variorum.records import Claim, Quantity, Reading, Report, Status, Value
from variorum.text.quantities import quantities
from variorum.text.whens import whens

# Statuses that bear one another out, and those that cannot both be right.
DIFFERENT = frozenset({Status.CONFLICT, Status.CHANGED})
SAME = frozenset({Status.AGREE, Status.COMPATIBLE})
UNSAYING = frozenset({Status.TOLD, Status.SINGLE})


class Vote(NamedTuple):
    """`status` as the voter has it, `said` in words."""

    status: Status
    said: str

    def backs(self, relation: Status) -> bool:
        """Whether it says the same as a model's proposal, or bears it out: "agree" bears out "compatible"."""
        return (
            any(self.status in kin and relation in kin for kin in (DIFFERENT, SAME))
            or self.status == relation
        )

    def opposes(self, relation: Status) -> bool:
        """Whether one says that they are the same and the other that they are not."""
        mine, theirs = (
            "same" if s in SAME else "different" if s in DIFFERENT else "" for s in (self.status, relation)
        )
        return bool(mine) and mine != theirs and (bool(theirs) or mine == "different")


def value_of(report: Report, start: int, end: int) -> Value | None:
    """The one number of the stretch, else its one time; None where it holds several, or none."""
    numbers = tuple(quantities(report.text, start, end, language=report.language))
    if len(numbers) == 1:
        return numbers[0].value
    if numbers:
        return None
    times = tuple(whens(report.text, start, end, published=report.published, language=report.language))
    return times[0].value if len(times) == 1 else None


def by_comparison(readings: Sequence[Reading], reports: Mapping[str, Report]) -> Vote | None:
    """What variorum's own comparison says, where every reading holds one value and all are of one kind."""
    values = [r.value for r in readings]
    if any(v is None for v in values) or len({type(v) for v in values}) > 1:
        return None
    if len({v.measure for v in values if isinstance(v, Quantity)}) > 1:
        return None
    said = [Said(r.witness, r.value, reports[r.report].published) for r in readings if r.value is not None]
    found = compare_all(said)
    if found.status in UNSAYING:
        return None
    return Vote(found.status, f"variorum's own comparison: {found.why}")


class Ground:
    """variorum's own claims, by where their readings stand."""

    def __init__(self, claims: Iterable[Claim], share: float) -> None:
        self._share = share
        self._by_report: dict[str, list[tuple[Reading, Claim]]] = defaultdict(list)
        for claim in claims:
            for reading in claim.readings:
                self._by_report[reading.report].append((reading, claim))

    def holding(self, readings: Sequence[Reading]) -> list[tuple[Claim, list[Reading]]]:
        """The claims that hold the words of two or more tellings among the readings, each with those that it holds."""
        found: dict[str, tuple[Claim, list[Reading]]] = {}
        for reading in readings:
            for own, claim in self._by_report.get(reading.report, ()):
                if meet(own, reading, self._share):
                    held = found.setdefault(claim.id, (claim, []))[1]
                    if reading not in held:
                        held.append(reading)
        return [found[key] for key in sorted(found) if len(witnesses(found[key][1])) > 1]

    def vote(self, readings: Sequence[Reading]) -> Vote | None:
        """The status of the claim that holds most of them and says how they stand."""
        said = [(c, held) for c, held in self.holding(readings) if c.status not in UNSAYING]
        if not said:
            return None
        claim = min(said, key=lambda found: (-len(found[1]), found[0].id))[0]
        return Vote(claim.status, f"variorum's own line on {claim.label}: {claim.status.value}")

    def knows(self, readings: Sequence[Reading], status: Status) -> bool:
        """Whether one claim says the same of all of them."""
        return any(c.status == status and len(held) == len(readings) for c, held in self.holding(readings))


def meet(a: Reading, b: Reading, share: float) -> bool:
    """Whether two readings of one report have `share` of the shorter one's characters in common."""
    common = min(a.end, b.end) - max(a.start, b.start)
    return a.report == b.report and common > 0 and common >= share * min(a.end - a.start, b.end - b.start)


def share_a_pair(some: Sequence[Reading], others: Sequence[Reading], share: float) -> bool:
    """Whether words of two tellings stand beside one another in both."""
    held = [r for r in some if any(meet(r, other, share) for other in others)]
    return any(a.witness != b.witness for a, b in combinations(held, 2))
