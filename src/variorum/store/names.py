"""Keeps the keys that stories and claims were given, and finds where each leads now. Keys are appended and never deleted.

Words used here. Key: what a story or a claim is called by, for ever. Name: a key with what it was first known by (a
story by a page, a claim by a place in a report) and all that it ever stood on. Page: what one address is known by
over time, in all its versions. To lead: a key whose story or claim has been made anew leads to the present one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, delete, insert, select

from variorum.records import Anchor
from variorum.store import tables
from variorum.store.evidence import chunks
from variorum.store.rows import ClaimName, Names, StoryName

# The pages that ever stood under a story's key.
STORY_PAGES = tables.story_place


def names(
    connection: Connection, *, pages: Sequence[str], reports: Sequence[str], keys: Sequence[str] = ()
) -> Names:
    """The keys that were given to stories by one of these pages, and to claims by words of one of these reports; and
    those of the claims called by one of these `keys`.
    """
    return Names(stories=_story_names(connection, pages), claims=_claim_names(connection, reports, keys))


def _story_names(connection: Connection, pages: Sequence[str]) -> tuple[StoryName, ...]:
    """The keys that were given by these pages, the oldest first, each with all pages that ever stood under it."""
    story_key_table = tables.story_key
    rows = [
        row
        for chunk in chunks(pages)
        for row in connection.execute(select(story_key_table).where(story_key_table.c.page.in_(chunk)))
    ]
    # key → its pages, in the order in which they came to it
    places: dict[str, list[str]] = {}
    for chunk in chunks([row.key for row in rows]):
        for place in connection.execute(
            select(STORY_PAGES).where(STORY_PAGES.c.key.in_(chunk)).order_by(STORY_PAGES.c.seq)
        ):
            places.setdefault(place.key, []).append(place.page)
    return tuple(
        StoryName(key=row.key, page=row.page, pages=tuple(places.get(row.key, (row.page,))))
        for row in sorted(rows, key=lambda row: row.seq)
    )


def _claim_names(
    connection: Connection, reports: Sequence[str], keys: Sequence[str]
) -> tuple[ClaimName, ...]:
    """The keys given to claims by words of these reports, and the keys in `keys`; the oldest first. Each has its first place and all other
    places that its claim ever rested on.
    """
    key_table, place_table = tables.claim_key, tables.claim_place
    # the keys first, then all places that each rested on
    rows = {
        row.seq: row
        for column, wanted in ((key_table.c.report, reports), (key_table.c.key, keys))
        for chunk in chunks(wanted)
        for row in connection.execute(select(key_table).where(column.in_(chunk)))
    }
    others: dict[str, list[Anchor]] = {}
    for chunk in chunks([row.key for row in rows.values()]):
        for row in connection.execute(
            select(place_table).where(place_table.c.key.in_(chunk)).order_by(place_table.c.seq)
        ):
            others.setdefault(row.key, []).append(Anchor(report=row.report, start=row.start, end=row.end))
    return tuple(
        ClaimName(
            key=row.key,
            kind=row.kind,
            label=row.label,
            place=Anchor(report=row.report, start=row.start, end=row.end),
            others=tuple(others.get(row.key, ())),
        )
        for _, row in sorted(rows.items())
    )


def claim_name(connection: Connection, key: str) -> ClaimName | None:
    """The claim that was given this key; None where the key was never given."""
    found = _claim_names(connection, (), (key,))
    return found[0] if found else None


def story_name(connection: Connection, key: str) -> StoryName | None:
    """The story that was given this key, with the pages that it led to, the oldest first; None where the key
    was never given.
    """
    story_key_table = tables.story_key
    page = connection.scalar(select(story_key_table.c.page).where(story_key_table.c.key == key))
    if page is None:
        return None
    pages = connection.scalars(
        select(STORY_PAGES.c.page).where(STORY_PAGES.c.key == key).order_by(STORY_PAGES.c.seq)
    )
    return StoryName(key=key, page=page, pages=tuple(pages) or (page,))


def give_story(connection: Connection, name: StoryName, *, at: str, known: StoryName | None) -> None:
    """Keeps a story's key. `known`: the key as it is kept already; then only the pages that are new to it are written."""
    if known is None:
        connection.execute(insert(tables.story_key).values(key=name.key, page=name.page, at=at))
    have = frozenset(known.pages if known else ())
    rows = [{"key": name.key, "page": page} for page in name.pages if page not in have]
    if rows:
        connection.execute(insert(STORY_PAGES), rows)


def give_claims(
    connection: Connection, given: Iterable[ClaimName], *, at: str, known: Mapping[str, ClaimName]
) -> None:
    """Keeps keys of claims, in the order given. Of a key that is `known` only the places that are new to it are written."""
    keys, places = [], []
    for name in given:
        before = known.get(name.key)
        if before is None:
            place = {"report": name.place.report, "start": name.place.start, "end": name.place.end}
            keys.append({"key": name.key, "kind": name.kind, "label": name.label, "at": at, **place})
        # places of the key that are written already
        have = frozenset((before.place, *before.others)) if before else frozenset((name.place,))
        places += [
            {"key": name.key, "report": place_held.report, "start": place_held.start, "end": place_held.end}
            for place_held in name.others
            if place_held not in have
        ]
    for table, rows in ((tables.claim_key, keys), (tables.claim_place, places)):
        if rows:
            connection.execute(insert(table), rows)


def lead_on(connection: Connection, story: str, *, stories: Iterable[str], claims: Mapping[str, str]) -> None:
    """Writes which other keys of stories lead to this story now, and to which of its claims each key in `claims` leads."""
    keys = [{"key": key, "story": story} for key in stories]
    places = [{"key": key, "story": story, "claim": claim} for key, claim in claims.items()]
    for table, rows in ((tables.story_lead, keys), (tables.claim_lead, places)):
        for chunk in chunks([row["key"] for row in rows]):
            connection.execute(delete(table).where(table.c.key.in_(chunk)))
        if rows:
            connection.execute(insert(table), rows)


def story_of(connection: Connection, key: str) -> str | None:
    """The story that a key leads to now; None where there is none.

    It is the story with this key; else the story that took its place; else the story with the page of the report of this id; else the story
    with the first of the pages that ever belonged to this key.
    """
    stories, lead, reports = tables.story, tables.story_lead, tables.report
    story_id: str | None = connection.scalar(select(stories.c.id).where(stories.c.id == key))
    story_id = story_id or connection.scalar(select(lead.c.story).where(lead.c.key == key))
    if story_id is not None:
        return story_id
    # else by a page: of the report of this id, or of the key
    pages_of_report = connection.scalars(select(reports.c.page).where(reports.c.id == key)).all()
    name = story_name(connection, key)
    for page in (*pages_of_report, *(name.pages if name else ())):
        story = _standing(connection, page)
        if story is not None:
            return story
    return None


def _standing(connection: Connection, page: str) -> str | None:
    """The story in which some version of this page stands; None where none does."""
    report_table, member = tables.report, tables.story_report
    query = (
        select(member.c.story)
        .join(report_table, report_table.c.id == member.c.report)
        .where(report_table.c.page == page)
    )
    found: str | None = connection.scalar(query.limit(1))
    return found


def claim_of(connection: Connection, key: str) -> tuple[str, str] | None:
    """Story and key of the claim that a key leads to now; None where it leads to none."""
    claim_table, lead = tables.claim, tables.claim_lead
    row = connection.execute(
        select(claim_table.c.story, claim_table.c.id).where(claim_table.c.id == key)
    ).first()
    # else by the key that this one leads to
    row = row or connection.execute(select(lead.c.story, lead.c.claim).where(lead.c.key == key)).first()
    if row is None:
        return None
    story, claim = row
    return story, claim


def reports_of(connection: Connection, pages: Sequence[str]) -> tuple[str, ...]:
    """The id of the newest version of each page, in the order of `pages`; pages that the desk does not have are left out."""
    report_table = tables.report
    found = (
        connection.scalar(
            select(report_table.c.id)
            .where(report_table.c.page == page)
            .order_by(report_table.c.seq.desc())
            .limit(1)
        )
        for page in pages
    )
    return tuple(report for report in found if report is not None)


def family(connection: Connection, story: str) -> tuple[str, ...]:
    """Every key that leads to the story, its own first."""
    lead = tables.story_lead
    others = connection.scalars(select(lead.c.key).where(lead.c.story == story).order_by(lead.c.key))
    return (story, *others)


def was_given(connection: Connection, key: str) -> bool:
    """Whether a story, a claim or a report ever had this key or id."""
    return any(
        connection.scalar(select(column).where(column == key)) is not None
        for column in (tables.story_key.c.key, tables.claim_key.c.key, tables.report.c.id)
    )
