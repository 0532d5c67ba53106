"""Finds what others decided on the same thing since a page was made, so that nobody overrules a colleague without having been told.

Words used here. Decision: what an editor decided, tied to reports or to places in them (`anchors`). Rival: a decision
of somebody else since the page was made. Home: the story that a report is in. Pool: reports that are looked at
together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection

from variorum.desk.derivation.apply_claims import CLAIM_KINDS, find
from variorum.desk.derivation.writing import read_story
from variorum.records import Anchor, Claim, Decision, DecisionKind
from variorum.store import evidence, listing, names, pool_tables

# Where reports stand, and who has a text from whom: each of these moves what the others speak of.
STORY_KINDS = frozenset({DecisionKind.MERGE, DecisionKind.SPLIT, DecisionKind.RETRACT, DecisionKind.COPIED_FROM})  # fmt: skip
# Whether a claim is shown, and where.
SHOWN_KINDS = frozenset({DecisionKind.PIN, DecisionKind.HIDE})
# Who is to work on a story.
OWNERS = frozenset({DecisionKind.ASSIGN})
# Kinds of which the later one overrules, or no longer means what its author saw. Others only add.
FAMILIES = (STORY_KINDS, CLAIM_KINDS, SHOWN_KINDS, OWNERS)


def clashing(connection: Connection, decision: Decision, *, seen: int) -> tuple[Decision, ...]:
    """Decisions of others that came after number `seen` and clash with `decision`: they are on the same thing, still
    hold, and say something else. In order of arrival. The number of queries does not grow with the number of
    decisions; if `decision` is on claims, its stories are read, too.
    """
    later = [
        later_one
        for later_one in evidence.decisions_since(connection, seen)
        if later_one.author != decision.author
    ]
    # a decision that was taken back again is no rival
    undone = {later_one.undoes for later_one in later if later_one.kind is DecisionKind.UNDO}
    standing = [later_one for later_one in later if later_one.id not in undone]
    rivals = [later_one for later_one in standing if _rivals(decision, later_one)]
    same = _rivals_on_same(connection, decision, rivals) if rivals else frozenset()
    # either another answer on the same thing, or both take back the same decision
    return tuple(
        later_one for later_one in standing if later_one.id in same or _undoes_alike(decision, later_one)
    )


def _undoes_alike(one: Decision, other: Decision) -> bool:
    """Whether one of the two undoes the other, or both undo the same."""
    if DecisionKind.UNDO not in {one.kind, other.kind}:
        return False
    return other.undoes == one.id or (one.undoes is not None and one.undoes in {other.undoes, other.id})


def _rivals(one: Decision, other: Decision) -> bool:
    """Whether the kinds are such that one may overrule the other."""
    return any({one.kind, other.kind} <= family for family in FAMILIES) and not _says_the_same(one, other)


def _says_the_same(one: Decision, other: Decision) -> bool:
    """Whether the two are equal in all except who made them, when and by what id: then they do not clash."""
    said, other_said = (
        (decision.kind, decision.reports, decision.anchors, decision.status, decision.text)
        for decision in (one, other)
    )
    return said == other_said


def _rivals_on_same(connection: Connection, one: Decision, rivals: Sequence[Decision]) -> frozenset[str]:
    """The ids of those rivals that are on what `one` is on. Of an assignment that is the same story; of a merge, a split, a retraction or a
    "copied from" the same pool; of all others words that overlap, or the same claim."""
    # one story or one pool; words that overlap; one claim
    if one.kind in OWNERS | STORY_KINDS:
        reports = sorted({report_id for decision in (one, *rivals) for report_id in decision.reports})
        home_of = _homes(connection, reports) if one.kind in OWNERS else _pools(connection, reports)
        own_homes = {home_of[report_id] for report_id in one.reports if report_id in home_of}
        return frozenset(
            decision.id
            for decision in rivals
            if own_homes & {home_of[report_id] for report_id in decision.reports if report_id in home_of}
        )
    on_same_words = [
        decision
        for decision in rivals
        if any(_overlap(anchor, other_anchor) for anchor in one.anchors for other_anchor in decision.anchors)
    ]
    # claims are read only if the words alone do not decide
    others = [decision for decision in rivals if decision not in on_same_words]
    claims = _claims(connection, one, others) if others else {}
    own_homes = _claims_under_anchors(one.anchors, claims)
    return frozenset(
        decision.id
        for decision in (
            *on_same_words,
            *(decision for decision in others if own_homes & _claims_under_anchors(decision.anchors, claims)),
        )
    )


def _overlap(left: Anchor, right: Anchor) -> bool:
    return left.report == right.report and left.start < right.end and right.start < left.end


def _homes(connection: Connection, reports: Sequence[str]) -> dict[str, str]:
    return {report: home[0] for report, home in listing.homes(connection, reports).items()}


def _pools(connection: Connection, reports: Sequence[str]) -> dict[str, str]:
    """Report → its pool; a report that no pool has stands for itself."""
    return {report: report for report in reports} | pool_tables.pools_of(connection, reports)


def _claims(
    connection: Connection, one: Decision, rivals: Iterable[Decision]
) -> Mapping[str, Sequence[Claim]]:
    """Report → the claims of the story that its page is in. Of stories that `one` is not on nothing is given."""
    reports = sorted({*one.about, *(report_id for rival in rivals for report_id in rival.about)})
    homes = _homes(connection, reports)
    # the stories that `one` is on
    own_stories = {
        homes.get(report_id) or names.story_of(connection, report_id)
        for report_id in dict.fromkeys(one.about)
    }
    stories_read = {
        story_id: read_story(connection, story_id) for story_id in own_stories if story_id is not None
    }
    claims = {
        story_id: story.collated.claims for story_id, story in stories_read.items() if story is not None
    }
    return {report_id: claims[story_id] for report_id, story_id in homes.items() if story_id in claims}


def _claims_under_anchors(anchors: Iterable[Anchor], claims: Mapping[str, Sequence[Claim]]) -> set[str]:
    """The ids of the claims that the anchors lie in now. `claims`: report → claims, as `_claims` gives them."""
    found = set()
    for anchor in anchors:
        known = claims.get(anchor.report, ())
        place = find(known, anchor)
        if place is not None:
            found.add(known[place].id)
    return found
