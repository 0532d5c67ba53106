"""What others decided on the same thing since a page was made: nobody overrules a colleague without having been told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from sqlalchemy import Connection

from variorum.desk.apply_claims import CLAIM_KINDS, find
from variorum.records import Anchor, Claim, Decision, DecisionKind
from variorum.store import evidence, listing, sieve

# Where reports stand, and who has a text from whom: each of these moves what the others speak of.
STORY_KINDS = frozenset({DecisionKind.MERGE, DecisionKind.SPLIT, DecisionKind.RETRACT, DecisionKind.COPIED_FROM})  # fmt: skip
SHOWN_KINDS = frozenset({DecisionKind.PIN, DecisionKind.HIDE})
# Kinds of which the later one overrules, or no longer means what its author saw. Others only add.
FAMILIES = (STORY_KINDS, CLAIM_KINDS, SHOWN_KINDS, frozenset({DecisionKind.ASSIGN}))


def clashing(
    connection: Connection,
    decision: Decision,
    *,
    seen: int,
    claims_of: Callable[[str], Sequence[Claim]],
) -> tuple[Decision, ...]:
    """Decisions of others that came after the one numbered `seen`, on what `decision` is about. `claims_of` gives the claims of the
    story that a report is in. What only says the same is no clash; nor is what was undone meanwhile."""
    later = [d for d in evidence.decisions_since(connection, seen) if d.author != decision.author]
    undone = {d.undoes for d in later if d.kind is DecisionKind.UNDO}
    return tuple(d for d in later if d.id not in undone and _on_one_thing(connection, decision, d, claims_of))


def _on_one_thing(
    connection: Connection, one: Decision, other: Decision, claims_of: Callable[[str], Sequence[Claim]]
) -> bool:
    if DecisionKind.UNDO in {one.kind, other.kind}:
        return other.undoes == one.id or (one.undoes is not None and one.undoes in {other.undoes, other.id})
    if not any({one.kind, other.kind} <= family for family in FAMILIES) or _says_the_same(one, other):
        return False
    if one.kind is DecisionKind.ASSIGN:
        homes = listing.homes(connection, sorted({*one.reports, *other.reports}))
        return not {homes[r][0] for r in one.reports if r in homes}.isdisjoint(
            homes[r][0] for r in other.reports if r in homes
        )
    if one.kind in STORY_KINDS:
        return bool(_pools(connection, one.reports) & _pools(connection, other.reports))
    return any(
        a.report == b.report and a.start < b.end and b.start < a.end
        for a in one.anchors
        for b in other.anchors
    ) or bool(_claims(one.anchors, claims_of) & _claims(other.anchors, claims_of))


def _says_the_same(one: Decision, other: Decision) -> bool:
    said = [(d.kind, d.reports, d.anchors, d.status, d.text) for d in (one, other)]
    return said[0] == said[1]


def _pools(connection: Connection, reports: Iterable[str]) -> set[str]:
    """A report that no pool has stands for itself."""
    known = sieve.pools_of(connection, sorted(reports))
    return {known.get(r, r) for r in reports}


def _claims(anchors: Iterable[Anchor], claims_of: Callable[[str], Sequence[Claim]]) -> set[str]:
    """The ids of the claims that now stand under the anchors."""
    found = set()
    for anchor in anchors:
        claims = claims_of(anchor.report)
        place = find(claims, anchor)
        if place is not None:
            found.add(claims[place].id)
    return found
