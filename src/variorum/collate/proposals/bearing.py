"""Rows of variorum's own that are too weak to be shown alone, and that a model's proposals bear out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from variorum.collate.claims.draft import HIDDEN
from variorum.collate.claims.draft import claim as draft
from variorum.collate.proposals import reasons
from variorum.collate.proposals.settings import ProposalSettings
from variorum.collate.proposals.votes import LIKELY, meet, share_a_pair
from variorum.records import Claim, Evidence, Reading, Status


class Set(NamedTuple):
    """What a model set beside one another, as it stands after all checks."""

    readings: tuple[Reading, ...]
    model: str


class _Borne(NamedTuple):
    share: float
    row: Claim
    held: int
    model: str


def borne_out(
    own: Iterable[Claim],
    sets: Sequence[Set],
    made: Iterable[Claim],
    settings: ProposalSettings,
) -> Iterator[Claim]:
    """Each row of what is told, weak in `own`, of which one proposal holds words of two tellings and enough of the readings: two
    say that the words belong together, so it stands among the model's lines, told and not compared. Only where it sets beside
    one another what no line does that stands there already; the best borne out first."""
    standing = [c for c in (*own, *made) if c.tier != HIDDEN]
    apart = [c for c in made if c.tier == HIDDEN]
    for borne in sorted(
        _borne(own, sets, settings), key=lambda b: (-b.share, -len(b.row.readings), b.row.id)
    ):
        sure = borne.share >= settings.borne_out
        if not _adds(borne.row, standing if sure else [*standing, *apart], settings.same_place):
            continue
        claim = _shown(borne, tier=LIKELY if sure else HIDDEN)
        (standing if sure else apart).append(claim)
        yield claim


def _borne(own: Iterable[Claim], sets: Sequence[Set], settings: ProposalSettings) -> Iterator[_Borne]:
    for row in own:
        if row.tier != HIDDEN or row.status is not Status.TOLD or row.internal:
            continue
        found = [
            (sum(any(meet(r, other, settings.same_place) for other in one.readings) for r in row.readings), one.model)
            for one in sets
            if share_a_pair(row.readings, one.readings, settings.same_place)
        ]  # fmt: skip
        if found:
            held, model = min(found, key=lambda f: (-f[0], f[1]))
            share = held / len(row.readings)
            if share >= settings.weakly_borne_out:
                yield _Borne(share, row, held, model)


def _adds(row: Claim, standing: Sequence[Claim], share: float) -> bool:
    """Whether words of two tellings stand side by side here, and in none of these."""
    inside = [
        frozenset(n for n, c in enumerate(standing) if any(meet(r, other, share) for other in c.readings))
        for r in row.readings
    ]
    return any(
        a.witness != b.witness and not inside[i] & inside[j]
        for (i, a), (j, b) in combinations(enumerate(row.readings), 2)
    )


def _shown(borne: _Borne, *, tier: int) -> Claim:
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
    """Whether it is a row of variorum's own that stands for a model's sake, and none that the model made."""
    return claim.found_by is not None and claim.why.startswith(reasons.TOO_WEAK)


def own_id(claim: Claim) -> str:
    """Another than variorum's own claim with the same readings has."""
    return "p" + claim.id[1:]
