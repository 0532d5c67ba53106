"""A derived story as rows."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection

from variorum.desk.changes import changes
from variorum.desk.clocks import Clock, by_page, known_since
from variorum.desk.desk import stamp
from variorum.desk.edition import DeskStory
from variorum.records import Status
from variorum.store import derived
from variorum.store.codec import dumps, loads
from variorum.store.rows import ClaimRow, Held, StoryRow
from variorum.text.ids import digest


def write_story(connection: Connection, story: DeskStory, held: Mapping[str, Held], *, pool: str) -> None:
    body = dumps(story)
    derived.add_story(
        connection,
        story_row(story, held, pool=pool, body=body),
        body=body,
        reports=story.collated.story.reports,
        claims=claim_rows(story),
        changes=changes(story, held),
        marks=[(m.decision, m.target, m.key) for m in story.marks],
    )


def read_story(connection: Connection, story: str) -> DeskStory | None:
    body = derived.story_body(connection, story)
    return loads(DeskStory, body) if body is not None else None


def story_row(story: DeskStory, held: Mapping[str, Held], *, pool: str, body: str) -> StoryRow:
    collated = story.collated
    times = [
        since
        for page in by_page(held[r] for r in _pages(story)).values()
        for since, _ in known_since(page, Clock.PUBLIC)
    ]
    statuses = [claim.status for claim in collated.claims]
    return StoryRow(
        id=story.id,
        pool=pool,
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
        digest=digest(body.encode("utf-8")),
    )


def _pages(story: DeskStory) -> tuple[str, ...]:
    return (*story.collated.story.reports, *story.older)


def sources(story: DeskStory) -> int:
    """Independent tellings that stand as a report of their own."""
    return sum(not w.absent and bool(w.reports) for w in story.collated.lineage.witnesses)


def claim_rows(story: DeskStory) -> list[ClaimRow]:
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
            sources=len({r.witness for r in claim.readings}),
        )
        for place, (claim, key) in enumerate(zip(story.collated.claims, story.keys, strict=True))
    ]
