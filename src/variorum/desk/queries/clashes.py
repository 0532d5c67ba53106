"""Finds what others decided on the same thing since a page was made, so that nobody overrules a colleague without having been told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection

from variorum.desk.derivation.apply_claims import CLAIM_KINDS, find
from variorum.desk.derivation.writing import read_story
from variorum.records import Anchor, Claim, Decision, DecisionKind
from variorum.store import evidence, listing, names, pool_tables

# Where reports stand, and who has a text from whom: each of these moves what the others speak of.
STORY_KINDS = frozenset({DecisionKind.MERGE, DecisionKind.SPLIT, DecisionKind.RETRACT, DecisionKind.COPIED_FROM})  # fmt: skip
SHOWN_KINDS = frozenset({DecisionKind.PIN, DecisionKind.HIDE})
OWNERS = frozenset({DecisionKind.ASSIGN})
# Kinds of which the later one overrules, or no longer means what its author saw. Others only add.
FAMILIES = (STORY_KINDS, CLAIM_KINDS, SHOWN_KINDS, OWNERS)


def clashing(connection: Connection, decision: Decision, *, seen: int) -> tuple[Decision, ...]:
    """Decisions of others that came after number `seen` and clash with `decision`: they are on the same thing, still hold, and say something else. In
    order of arrival. The number of queries does not grow with the number of decisions; if `decision` is on claims, its stories are read, too.
    """
    later = [d for d in evidence.decisions_since(connection, seen) if d.author != decision.author]
    undone = {d.undoes for d in later if d.kind is DecisionKind.UNDO}
    standing = [d for d in later if d.id not in undone]
    rivals = [d for d in standing if _rivals(decision, d)]
    same = _rivals_on_same(connection, decision, rivals) if rivals else frozenset()
    return tuple(d for d in standing if d.id in same or _undoes_alike(decision, d))


def _undoes_alike(one: Decision, other: Decision) -> bool:
    """Whether one of the two undoes the other, or both undo the same."""
    if DecisionKind.UNDO not in {one.kind, other.kind}:
        return False
    return other.undoes == one.id or (one.undoes is not None and one.undoes in {other.undoes, other.id})


def _rivals(one: Decision, other: Decision) -> bool:
    """Whether the kinds are such that one may overrule the other."""
    return any({one.kind, other.kind} <= family for family in FAMILIES) and not _says_the_same(one, other)


def _says_the_same(one: Decision, other: Decision) -> bool:
    """Whether the two are equal in all but who made them, when and by what id: then they do not clash."""
    said = [(d.kind, d.reports, d.anchors, d.status, d.text) for d in (one, other)]
    return said[0] == said[1]


def _rivals_on_same(connection: Connection, one: Decision, rivals: Sequence[Decision]) -> frozenset[str]:
    """The ids of those rivals that are on what `one` is on. Of an assignment that is the same story; of a merge, a split, a retraction or a
    "copied from" the same pool; of all others words that overlap, or the same claim."""
    if one.kind in OWNERS | STORY_KINDS:
        reports = sorted({r for d in (one, *rivals) for r in d.reports})
        where = _homes(connection, reports) if one.kind in OWNERS else _pools(connection, reports)
        own = {where[r] for r in one.reports if r in where}
        return frozenset(d.id for d in rivals if own & {where[r] for r in d.reports if r in where})
    there = [d for d in rivals if any(_overlap(a, b) for a in one.anchors for b in d.anchors)]
    others = [d for d in rivals if d not in there]
    claims = _claims(connection, one, others) if others else {}
    own = _claims_under_anchors(one.anchors, claims)
    return frozenset(
        d.id for d in (*there, *(d for d in others if own & _claims_under_anchors(d.anchors, claims)))
    )


def _overlap(a: Anchor, b: Anchor) -> bool:
    return a.report == b.report and a.start < b.end and b.start < a.end


def _homes(connection: Connection, reports: Sequence[str]) -> dict[str, str]:
    return {report: home[0] for report, home in listing.homes(connection, reports).items()}


def _pools(connection: Connection, reports: Sequence[str]) -> dict[str, str]:
    """Report → its pool; a report that no pool has stands for itself."""
    return {r: r for r in reports} | pool_tables.pools_of(connection, reports)


def _claims(
    connection: Connection, one: Decision, others: Iterable[Decision]
) -> Mapping[str, Sequence[Claim]]:
    """Report → the claims of the story that its page is in. Of stories that `one` is not on nothing is given."""
    reports = sorted({*one.about, *(r for d in others for r in d.about)})
    homes = _homes(connection, reports)
    own = {homes.get(r) or names.story_of(connection, r) for r in dict.fromkeys(one.about)}
    told = {s: read_story(connection, s) for s in own if s is not None}
    claims = {s: story.collated.claims for s, story in told.items() if story is not None}
    return {r: claims[s] for r, s in homes.items() if s in claims}


def _claims_under_anchors(anchors: Iterable[Anchor], claims: Mapping[str, Sequence[Claim]]) -> set[str]:
    """The ids of the claims that the anchors lie in now. `claims`: report → claims, as `_claims` gives them."""
    found = set()
    for anchor in anchors:
        known = claims.get(anchor.report, ())
        place = find(known, anchor)
        if place is not None:
            found.add(known[place].id)
    return found
