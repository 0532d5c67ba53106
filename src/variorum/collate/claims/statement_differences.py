"""Turns a statement that several tell into "told", where a difference lies in it that another claim points at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from variorum.collate.claims.draft import HIDDEN, POINTED, points
from variorum.records import Claim, Kind, Reading, Status

# The gravest first: of several differences inside a statement this one is named.
DIFFERENCES = (Status.CONFLICT, Status.CHANGED, Status.VARIANT)
# Statuses of statements that a difference inside them turns into "told".
ASSERTED = frozenset({Status.AGREE, Status.COMPATIBLE, Status.TOLD})
# Share of a pointed reading that lies in the statement's.
INSIDE = 0.8
# Kinds of claims about names. A different spelling or post inside two statements makes the statements no different.
NAMING = frozenset({Kind.NAME, Kind.PLACE, Kind.ROLE, Kind.TITLE})

# Report → the readings that point at a difference, with their claims, in order of place.
Pointing = Mapping[str, Sequence[tuple[Reading, Claim]]]


def statements_with_differences(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims, with statements made "told" inside which two independent sources differ: as a whole such a
    statement asserts nothing. Its reason names the difference, which is a claim of its own.
    """
    pointing = _pointing(claims)
    for claim in claims:
        found = (
            _difference(claim, pointing)
            if claim.kind == Kind.STATEMENT and claim.status in ASSERTED
            else None
        )
        yield claim if found is None else _as_told(claim, found)


def _pointing(claims: Sequence[Claim]) -> Pointing:
    """Report id → (reading, its claim) of every shown difference, in order of place. Claims about names are left out,
    and so are claims with a reading too long to see in it what differs (`points`).
    """
    found: dict[str, list[tuple[Reading, Claim]]] = defaultdict(list)
    for claim in claims:
        is_shown_difference = claim.kind not in NAMING and claim.tier < HIDDEN and claim.status in DIFFERENCES
        if is_shown_difference and all(points(r) for r in claim.readings):
            for reading in claim.readings:
                found[reading.report].append((reading, claim))
    return {report: sorted(own, key=_start) for report, own in found.items()}


def _start(pointed: tuple[Reading, Claim]) -> int:
    """Where a pointed reading begins, for sorting and looking up."""
    return pointed[0].start


def _difference(statement: Claim, pointing: Pointing) -> Claim | None:
    """The gravest difference with two sides, of two witnesses, inside the statement; None where there is none."""
    # claim → (witness of the statement that holds the reading, the reading)
    sides_of: dict[str, list[tuple[str, Reading]]] = defaultdict(list)
    by_id: dict[str, Claim] = {}
    for reading in statement.readings:
        # readings that begin inside the statement, or a little before it
        in_report = pointing.get(reading.report, ())
        first = bisect_left(in_report, reading.start - POINTED, key=_start)
        stop = bisect_right(in_report, reading.end, key=_start)
        for pointed, claim in in_report[first:stop]:
            if _inside(pointed, reading):
                sides_of[claim.id].append((reading.witness, pointed))
                by_id[claim.id] = claim
    # two sides of one claim in the mouths of two witnesses
    differences = [by_id[claim_id] for claim_id, sides in sides_of.items() if _are_of_two_witnesses(sides)]
    return min(
        differences,
        key=lambda difference: (DIFFERENCES.index(difference.status), difference.tier, difference.id),
        default=None,
    )


def _are_of_two_witnesses(sides: Sequence[tuple[str, Reading]]) -> bool:
    """Whether the sides are of two witnesses and not in the same words."""
    witnesses = {witness for witness, _ in sides}
    return len(witnesses) > 1 and len({r.quote.casefold() for _, r in sides}) > 1


def _inside(inner: Reading, outer: Reading) -> bool:
    """Whether most of the inner reading lies in the outer."""
    shared = min(inner.end, outer.end) - max(inner.start, outer.start)
    return shared >= INSIDE * (inner.end - inner.start)


def _as_told(statement: Claim, difference: Claim) -> Claim:
    """The statement made "told", with the difference as its reason."""
    count = len({reading.witness for reading in statement.readings})
    return replace(
        statement,
        status=Status.TOLD,
        why=f"{count} tellings speak of this; they part over: {difference.label}.",
        tier=max(2, statement.tier),
    )
