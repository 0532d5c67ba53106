"""The order a reader meets claims in: where sources part, then what they agree on, then what only one says."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.collate.claims.draft import witnesses
from variorum.records import Claim, Kind, Status

STATUS_ORDER = (
    Status.CONFLICT,
    Status.CHANGED,
    Status.INCOMPARABLE,
    Status.VARIANT,
    Status.COMPATIBLE,
    Status.AGREE,
    Status.SINGLE,
)
KIND_ORDER = (
    Kind.QUANTITY,
    Kind.DATE,
    Kind.TIME,
    Kind.NAME,
    Kind.ROLE,
    Kind.PLACE,
    Kind.TITLE,
    Kind.QUOTE,
    Kind.STATEMENT,
)


def in_reading_order(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Differences first; within a status the surest, then the most widely told, then by kind; ids settle the rest. Two
    claims with the same readings are one: the first in this order is kept."""
    ordered = sorted(
        claims,
        key=lambda c: (
            STATUS_ORDER.index(c.status),
            c.tier,
            -len(witnesses(c.readings)),
            KIND_ORDER.index(c.kind),
            c.id,
        ),
    )
    kept: dict[tuple[tuple[str, int, int], ...], Claim] = {}
    for claim in ordered:
        kept.setdefault(tuple((r.report, r.start, r.end) for r in claim.readings), claim)
    return tuple(kept.values())
