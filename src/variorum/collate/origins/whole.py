"""Which tellers of a story are of one origin, in the story as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from variorum.collate.origins.ground import Ground
from variorum.records import Claim, Kind
from variorum.text.union_find import Groups

# Kinds of claims about the matter. (That two name the same people does not show that they have one source.)
TELLING = frozenset({Kind.QUANTITY, Kind.DATE, Kind.TIME, Kind.QUOTE, Kind.STATEMENT})
# The tier that is shown on request only: the number must be the same whether it was asked for.
HIDDEN = 3
# If more tellings than this have one thing from one origin, each is compared with so many others only.
MOST = 60


def origins(claims: Sequence[Claim], ground: Ground) -> dict[str, str]:
    """Teller → the first teller of its origin. A story has as many origins as tellings with a report of their own, these counted as one:

    tellings of one newsroom or circle; tellings whose whole story is from one origin, by credit or first sentence; two tellings of which
    everything that both say leads to one origin.
    """
    tellers = {ground.teller(home) for report, home in ground.homes.items() if report in ground.reports}
    counted = Groups(tellers)
    for one, other in (*ground.leaning(), *_of_one_mind(claims, ground)):
        if one in counted and other in counted:
            counted.join(one, other)
    return {teller: counted.first(teller) for teller in sorted(tellers)}


def _of_one_mind(claims: Sequence[Claim], ground: Ground) -> Iterator[tuple[str, str]]:
    """Pairs of tellers that say some of the same, all of it from one origin."""
    # teller → (number of a claim → the origins that it has it from)
    origins_told: dict[str, dict[int, set[str | None]]] = defaultdict(dict)
    # pairs of tellers that have at least one thing from one origin
    share_an_origin: set[tuple[str, str]] = set()
    for number, claim in enumerate(claims):
        if claim.kind in TELLING and claim.tier < HIDDEN and claim.found_by is None:
            tellers_of_origin: dict[str | None, set[str]] = defaultdict(set)
            for reading in claim.readings:
                teller = ground.teller(ground.told_by.home(reading.report, reading.start, reading.end))
                origins_told[teller].setdefault(number, set()).add(reading.origin)
                tellers_of_origin[reading.origin].add(teller)
            for tellers in tellers_of_origin.values():
                share_an_origin.update(combinations(sorted(tellers)[:MOST], 2))
    for one, other in sorted(share_an_origin):
        common_claims = origins_told[one].keys() & origins_told[other].keys()
        # of everything that both say, they have an origin in common
        if all(origins_told[one][number] & origins_told[other][number] for number in common_claims):
            yield one, other
