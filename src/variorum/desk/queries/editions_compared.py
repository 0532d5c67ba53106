"""A story as it stood at another time, and what changed between two editions of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from variorum.desk.decisions.decisions import active
from variorum.desk.derivation.apply_lineage import apply_copies
from variorum.desk.derivation.derive import Sentences, collated_anew, derive_one
from variorum.desk.derivation.keys import spot
from variorum.desk.model.clocks import Clock, as_of, current
from variorum.desk.model.edition import DeskStory
from variorum.desk.revisions.aiming import aimed
from variorum.desk.revisions.passages import passages
from variorum.records import Claim, Decision, Status, Story
from variorum.settings import Settings
from variorum.store.rows import Names, ReportVersion
from variorum.trace import trace


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """A claim that is not as it was.
    `before`: None: it is new. `after`: None: it is gone.
    `came`, `went`: places of readings that only the later, or only the earlier edition has.
    `by`: the reports of these readings."""

    key: str
    label: str
    before: Status | None
    after: Status | None
    came: tuple[str, ...]
    went: tuple[str, ...]
    by: tuple[str, ...]


def edition_at(
    story: DeskStory,
    held: Sequence[ReportVersion],
    decisions: Sequence[Decision],
    *,
    at: datetime,
    clock: Clock,
    sentences: Sentences,
    settings: Settings,
    names: Names,
) -> DeskStory | None:
    """The story as it could be known at the time `at`; None before its first report.

    `held`: every version of its pages. The reports of the story are today's: an edition shows what was known of this event then, not how the
    desk would have grouped its reports. `names`: all keys given up to now, so that a claim has one key in all editions. Editors' decisions
    count in every edition, whenever they were made.
    """
    known_then = as_of(held, at, clock=clock)
    if not known_then:
        return None
    reports = tuple(h.report for h in current(known_then))
    holding = aimed(active(decisions), current(known_then), passages(held))
    lineage, copied = apply_copies(
        trace(reports, settings=settings.trace), holding, frozenset(r.id for r in reports)
    )
    grouped = story.collated.story
    then = Story(id=grouped.id, title=grouped.title, reports=tuple(r.id for r in reports), why=grouped.why)
    left = collated_anew(then, known_then, lineage, sentences=sentences, settings=settings)
    edition, _ = derive_one(
        left,
        known_then,
        key=story.id,
        names=names,
        past=held,
        decisions=holding,
        applied=copied,
        settings=settings,
    )
    return edition


def flips(before: DeskStory, after: DeskStory) -> tuple[Flip, ...]:
    """Every claim whose status or readings differ between two editions, in the order of `after`; then the claims that are gone."""
    old = before.by_key
    homes = {spot(r): key for key, claim in old.items() for r in claim.readings}
    left = dict(old)
    found = []
    for key, claim in zip(after.keys, after.collated.claims, strict=True):
        match = key if key in left else _most_shared(claim, homes, left)
        was = left.pop(match, None) if match is not None else None
        found.append(_flip(key, was, claim))
    gone = [_flip(key, claim, None) for key, claim in left.items()]
    return tuple(f for f in (*found, *gone) if f.before != f.after or f.came or f.went)


def _most_shared(claim: Claim, homes: Mapping[str, str], left: Mapping[str, Claim]) -> str | None:
    """The key of the claim in `left` that holds most of this claim's readings; None where none holds any. `homes`: place of a reading → key."""
    votes = [homes[s] for s in map(spot, claim.readings) if homes.get(s) in left]
    return max(sorted(set(votes)), key=votes.count, default=None)


def _flip(key: str, before: Claim | None, after: Claim | None) -> Flip:
    """What became of a claim; one of the two may be None, but not both."""
    told = after or before
    assert told is not None
    came = _only(after, before)
    went = _only(before, after)
    return Flip(
        key=key,
        label=told.label,
        before=before.status if before else None,
        after=after.status if after else None,
        came=came,
        went=went,
        by=tuple(dict.fromkeys(s.split("-", 1)[0] for s in (*came, *went))),
    )


def _only(one: Claim | None, other: Claim | None) -> tuple[str, ...]:
    """The readings of `one` that `other` lacks, as places ("REPORT-START-END")."""
    known: Iterable[str] = map(spot, other.readings) if other else ()
    seen = set(known)
    return tuple(s for s in (map(spot, one.readings) if one else ()) if s not in seen)
