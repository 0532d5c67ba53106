"""Writes a derived story as rows of the database, and reads it back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sqlalchemy import Connection

from variorum.desk.desk import stamp
from variorum.desk.model.clocks import Clock, by_page, known_since
from variorum.desk.model.edition import DeskStory
from variorum.desk.revisions.changes import changes
from variorum.desk.revisions.key_facts import lone_figures
from variorum.publish.independence import sources_of_claim, sources_of_story
from variorum.publish.view import inside_one
from variorum.records import CollatedStory, Status, Story
from variorum.store import derived
from variorum.store.codec import dumped, dumps, loads, of_plain
from variorum.store.rows import ClaimRow, ReportVersion, StandingRow, StoryRow
from variorum.text.ids import digest

# The frame is kept beside the body: it changes more often.
UNFRAMED = Story(id="", title="", reports=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """All that `write_story` writes of a story, the pool excepted: its row in the list of stories, its frame and body
    as JSON, its claims and marks.
    """

    story: StoryRow
    frame: str
    body: str
    reports: tuple[str, ...]
    claims: Sequence[ClaimRow]
    # (id of the decision, sort of its target, key of the target)
    marks: Sequence[tuple[str, str, str]]


def rows_of(story: DeskStory, held: Mapping[str, ReportVersion]) -> Rows:
    """The database rows of a story and of what changed in it. Whatever cannot be made raises here, before anything is written. `held`: id
    of a report → its version. The frame (title, reports and why they belong together) is kept apart from the body (all the rest), since
    grouping may change it alone.
    """
    # made only to see whether it can be made
    changes(story, held)
    frame = dumps(story.collated.story)
    return Rows(
        story=story_row(story, held, frame=frame),
        frame=frame,
        body=dumps(replace(story, collated=replace(story.collated, story=UNFRAMED))),
        reports=story.collated.story.reports,
        claims=claim_rows(story),
        marks=[(mark.decision, mark.target, mark.key) for mark in story.marks],
    )


def write_story(connection: Connection, rows: Rows, *, pool: str) -> None:
    """Writes a story and what is looked up of it. An older one of that id must be dropped before. `rows`: as `rows_of` makes them;
    `pool`: in which the story is looked for.
    """
    derived.add_story(
        connection,
        replace(rows.story, pool=pool),
        frame=rows.frame,
        body=rows.body,
        reports=rows.reports,
        claims=rows.claims,
        marks=rows.marks,
    )


def reframe(connection: Connection, standing: StandingRow, frame: Story, *, pool: str) -> None:
    """Writes a story's title, reasons and order of reports, where grouping has changed these. Its claims stay as they are. `standing`:
    its present row; `frame`: title, reasons and reports; `pool`: in which the story is looked for.
    """
    told = dumps(frame)
    digest = _digest(standing.made_from, told)
    if (digest, pool) != (standing.digest, standing.pool):
        derived.reframe(connection, standing.id, pool=pool, title=frame.title, digest=digest, frame=told)


def read_story(connection: Connection, story: str) -> DeskStory | None:
    """A story as it was written; None where there is none."""
    found = read_whole(connection, story)
    return found[1] if found is not None else None


def read_whole(connection: Connection, story: str) -> tuple[StoryRow, DeskStory] | None:
    """A story as it was written, with its row in the list of stories; None where there is none."""
    found = derived.whole_story(connection, story)
    if found is None:
        return None
    row, frame, body = found
    return row, _story_from_json(frame, body)


# Of so many stories what was read is kept: a page that is looked at again and again is not read from JSON each time. A record is never
# changed, so that threads may share it.
@lru_cache(maxsize=16)
def _story_from_json(frame: str, body: str) -> DeskStory:
    """The record of a story, made from two JSON texts: `frame` (its title and reports) and `body` (all else). Cached,
    so that a story that has not changed is one record for all who load it.
    """
    told = json.loads(body)
    collated = dumped(told["collated"])
    return replace(of_plain(DeskStory, {**told, "collated": None}), collated=_collated(frame, collated))


# Apart from the marks of editors on it: a note leaves the very same record, and with it all that was made of it for a page.
@lru_cache(maxsize=16)
def _collated(frame: str, collated: str) -> CollatedStory:
    return replace(loads(CollatedStory, collated), story=loads(Story, frame))


def _digest(made_from: str, frame: str) -> str:
    """A hash by which lists and pages see that a story has changed: of what grouping says of it, and of `made_from`,
    since its claims follow from that.
    """
    return digest((made_from + frame).encode("utf-8"))


def story_row(story: DeskStory, held: Mapping[str, ReportVersion], *, frame: str) -> StoryRow:
    """What lists show of a story, in no pool yet. Statuses are counted between sources only, not within one.

    `frame`: what grouping says of the story (title, reports, why), as JSON. The row's digest changes with it, and with
    `made_from`, a digest of the versions of reports that the story was made from.
    """
    collated = story.collated
    times = [
        since
        for page in by_page(held[report_id] for report_id in _pages(story)).values()
        for since, _ in known_since(page, Clock.PUBLIC)
    ]
    # As on every other screen: what is inside one source is no difference between sources, and no agreement.
    statuses = [claim.status for claim in collated.claims if not inside_one(claim)]
    return StoryRow(
        id=story.id,
        pool="",
        title=collated.story.title,
        reports=len(collated.story.reports),
        sources=sources(story),
        conflicts=statuses.count(Status.CONFLICT),
        changed=statuses.count(Status.CHANGED),
        agreements=statuses.count(Status.AGREE),
        singles=statuses.count(Status.SINGLE),
        first=stamp(min(times)),
        last=stamp(max(times)),
        made_from=story.made_from,
        digest=_digest(story.made_from, frame),
    )


def _pages(story: DeskStory) -> tuple[str, ...]:
    return (*story.collated.story.reports, *story.older)


def sources(story: DeskStory) -> int:
    """How many independent origins the story has. For a story written before these were counted, the number of
    tellings that lead a report.
    """
    return sources_of_story(story.collated)


def claim_rows(story: DeskStory) -> list[ClaimRow]:
    """A row for each claim, in the order of the story, by which claims are searched and counted."""
    claims = story.collated.claims
    return [
        ClaimRow(
            story=story.id,
            id=key,
            place=place,
            kind=claim.kind.value,
            label=claim.label,
            status=claim.status.value,
            why=claim.why,
            tier=claim.tier,
            sources=sources_of_claim(claim),
            figure=figure,
        )
        # `figure`: the claim's number, if it has a single one
        for place, (claim, key, figure) in enumerate(
            zip(claims, story.keys, lone_figures(claims), strict=True)
        )
    ]
