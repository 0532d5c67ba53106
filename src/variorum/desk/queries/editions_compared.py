"""A story as it stood at another time, and what changed between two editions of it.

Words used here. Edition: a story as it could be known at one time. Flip: a claim that is not in one edition what it
was in another. Names: all keys given so far.
"""

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

    # the claim's key and label
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

    `held`: every version of its pages. The reports of the story are today's: an edition shows what was known of this
    event then, not how the desk would have grouped its reports. `names`: all keys given up to now, so that a claim
    has one key in all editions. Editors' decisions count in every edition, whenever they were made.
    """
    known_then = as_of(held, at, clock=clock)
    if not known_then:
        return None
    # the versions that were current then, with the decisions on them
    reports = tuple(version.report for version in current(known_then))
    holding = aimed(active(decisions), current(known_then), passages(held))
    lineage, copied = apply_copies(
        trace(reports, settings=settings.trace), holding, frozenset(report.id for report in reports)
    )
    grouped = story.collated.story
    story_then = Story(
        id=grouped.id, title=grouped.title, reports=tuple(report.id for report in reports), why=grouped.why
    )
    # collated, and given the keys that the claims have in all editions
    left = collated_anew(story_then, known_then, lineage, sentences=sentences, settings=settings)
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
    claims_before = before.by_key
    key_of_place = {spot(reading): key for key, claim in claims_before.items() for reading in claim.readings}
    not_matched = dict(claims_before)
    found = []
    for key, claim in zip(after.keys, after.collated.claims, strict=True):
        # a claim may have got another key; then it is the one that shares most readings with it
        matching_key = key if key in not_matched else _most_shared(claim, key_of_place, not_matched)
        claim_before = not_matched.pop(matching_key, None) if matching_key is not None else None
        found.append(_flip(key, claim_before, claim))
    gone = [_flip(key, claim, None) for key, claim in not_matched.items()]
    return tuple(flip for flip in (*found, *gone) if flip.before != flip.after or flip.came or flip.went)


def _most_shared(claim: Claim, homes: Mapping[str, str], left: Mapping[str, Claim]) -> str | None:
    """The key of the claim in `left` that holds most of this claim's readings; None where none holds any. `homes`:
    place of a reading → key.
    """
    votes = [homes[s] for s in map(spot, claim.readings) if homes.get(s) in left]
    return max(sorted(set(votes)), key=votes.count, default=None)


def _flip(key: str, before: Claim | None, after: Claim | None) -> Flip:
    """What became of a claim; one of the two may be None, but not both. `key`: of the claim in the later edition, or in the earlier one
    if it is gone.
    """
    told = after or before
    assert told is not None
    # ids of readings that only one of the two has; such an id begins with its report's
    came = _only(after, before)
    went = _only(before, after)
    return Flip(
        key=key,
        label=told.label,
        before=before.status if before else None,
        after=after.status if after else None,
        came=came,
        went=went,
        by=tuple(dict.fromkeys(reading_id.split("-", 1)[0] for reading_id in (*came, *went))),
    )


def _only(one: Claim | None, other: Claim | None) -> tuple[str, ...]:
    """The readings of `one` that `other` lacks, as places ("REPORT-START-END")."""
    known: Iterable[str] = map(spot, other.readings) if other else ()
    seen = set(known)
    return tuple(s for s in (map(spot, one.readings) if one else ()) if s not in seen)
