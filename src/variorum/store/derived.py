"""Reads and writes what can be made again from the evidence: parses, stories, claims; and the list of reports that wait to be derived.

Words used here. Derived: what can be made again from the reports. Todo: the list of reports that wait to be derived.
Parse: a report's sentences with their tokens. Pool: reports that may be about one event. Standing: the stories that
are in the database now. Frame: what grouping says of a story.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, update

from variorum.records import Sentence
from variorum.store import tables
from variorum.store.codec import pack_sentences, unpack_sentences
from variorum.store.events import events
from variorum.store.evidence import chunks, looked_up
from variorum.store.rows import ClaimRow, Event, StandingRow, StoryRow

STORY_COLUMNS = [c for c in tables.story.c if c.name not in {"body", "frame"}]


def first_to_do(connection: Connection, pools: Sequence[str] | None = None) -> str | None:
    """The report that has waited longest to be derived; None where none waits. `pools`: only reports in these."""
    todo_table, pool_table = tables.todo, tables.pool
    query = select(todo_table.c.report).order_by(todo_table.c.seq).limit(1)
    if pools is not None:
        query = query.join(pool_table, pool_table.c.report == todo_table.c.report).where(
            pool_table.c.pool.in_(pools)
        )
    report: str | None = connection.scalar(query)
    return report


class Waiting(NamedTuple):
    """How many reports wait to be derived, and the row of the one that has waited longest."""

    reports: int
    first: int | None


def waiting(connection: Connection) -> Waiting:
    """What waits at this moment; a report that waits twice counts once."""
    todo_table = tables.todo
    row = connection.execute(
        select(func.count(todo_table.c.report.distinct()), func.min(todo_table.c.seq))
    ).one()
    return Waiting(*row)


class Todo(NamedTuple):
    """A row of the list of reports that wait to be derived."""

    seq: int
    report: str


def todo_of(connection: Connection, reports: Sequence[str]) -> tuple[Todo, ...]:
    """The rows of the list of waiting reports that name one of these reports. A query takes a limited number of values, so they are asked
    in chunks.
    """
    todo_table = tables.todo
    found = (
        row
        for chunk in chunks(reports)
        for row in connection.execute(select(todo_table).where(todo_table.c.report.in_(chunk)))
    )
    return tuple(sorted(Todo(row.seq, row.report) for row in found))


def strike_off(connection: Connection, rows: Sequence[Todo]) -> None:
    """Deletes these rows, but only those that still name the same report: the database may give the number of
    the last row to a new one.
    """
    todo_table = tables.todo
    one = delete(todo_table).where(
        todo_table.c.seq == bindparam("number"), todo_table.c.report == bindparam("named")
    )
    if rows:
        connection.execute(one, [{"number": row.seq, "named": row.report} for row in rows])


def parses(connection: Connection, reports: Sequence[str]) -> dict[str, tuple[Sentence, ...]]:
    """Report id → its sentences, for those that were parsed before."""
    parse_table = tables.parse
    rows = [
        row
        for chunk in chunks(reports)
        for row in connection.execute(select(parse_table).where(parse_table.c.report.in_(chunk)))
    ]
    return {row.report: unpack_sentences(row.report, row.body) for row in rows}


def distrust_stories(connection: Connection) -> None:
    """Has every story made again: empties the hash of what each was made from, and leaves the rest of it until then."""
    connection.execute(update(tables.story).values(made_from=""))


def keep_parses(connection: Connection, parsed: Mapping[str, tuple[Sentence, ...]]) -> None:
    """Keeps sentences by report id. A parse that another run has kept meanwhile is not written again: the two are equal. `parsed`: report
    id → its sentences.
    """
    known = {
        report
        for chunk in chunks(sorted(parsed))
        for report in connection.scalars(
            select(tables.parse.c.report).where(tables.parse.c.report.in_(chunk))
        )
    }
    rows = [
        {"report": report_id, "body": pack_sentences(sentences)}
        for report_id, sentences in sorted(parsed.items())
        if report_id not in known
    ]
    if rows:
        connection.execute(insert(tables.parse), rows)


def standing(
    connection: Connection, pools: Sequence[str], reports: Sequence[str] = ()
) -> dict[str, StandingRow]:
    """Story id → its row, with the hash of what it was made from: all stories of these pools, and all others with one of these reports."""
    story_table = tables.story
    inside = connection.scalars(select(story_table.c.id).where(story_table.c.pool.in_(pools))).all()
    # stories of the pools, and of reports that may have come from another pool
    ids = sorted({*inside, *stories_of(connection, reports).values()})
    rows = (
        row
        for chunk in chunks(ids)
        for row in connection.execute(
            select(story_table.c.id, story_table.c.pool, story_table.c.made_from, story_table.c.digest).where(
                story_table.c.id.in_(chunk)
            )
        )
    )
    return {row.id: StandingRow(**row._mapping) for row in rows}


def reframe(connection: Connection, story: str, *, pool: str, title: str, digest: str, frame: str) -> None:
    """Writes what grouping says of a story (pool, title, frame). Its claims stay as they are."""
    story_table = tables.story
    connection.execute(
        update(story_table)
        .where(story_table.c.id == story)
        .values(pool=pool, title=title, digest=digest, frame=frame)
    )


def drop_stories(connection: Connection, ids: Sequence[str]) -> None:
    """Deletes stories with their claims and marks. No evidence is deleted."""
    # rows that name a story, then the story's own
    for table, key in (
        (tables.story_report, tables.story_report.c.story),
        (tables.claim, tables.claim.c.story),
        (tables.story_lead, tables.story_lead.c.story),
        (tables.claim_lead, tables.claim_lead.c.story),
        (tables.mark, tables.mark.c.story),
        (tables.story, tables.story.c.id),
    ):
        for chunk in chunks(ids):
            connection.execute(delete(table).where(key.in_(chunk)))


def add_story(
    connection: Connection,
    row: StoryRow,
    *,
    frame: str,
    body: str,
    reports: Sequence[str],
    claims: Sequence[ClaimRow],
    marks: Iterable[tuple[str, str, str]] = (),
) -> None:
    """Writes a story, which must not be there. `marks`: (decision, target, key). `frame`: what grouping says of it, `body`: all the rest,
    both as JSON.
    """
    connection.execute(insert(tables.story).values(frame=frame, body=body, **_columns(row)))
    places = [{"story": row.id, "report": report, "place": number} for number, report in enumerate(reports)]
    # the story's reports in their order, its claims, and decisions that were applied to it
    for table, rows in (
        (tables.story_report, places),
        (tables.claim, [_columns(claim) for claim in claims]),
        (
            tables.mark,
            [
                {"story": row.id, "decision": decision, "target": target, "key": key}
                for decision, target, key in marks
            ],
        ),
    ):
        if rows:
            connection.execute(insert(table), rows)


def stories(
    connection: Connection, ids: Sequence[str] | None = None, *, limit: int | None = None, offset: int = 0
) -> tuple[StoryRow, ...]:
    """The rows of these stories (`ids` None: of all), the latest first. `limit` and `offset`: which of the list."""
    story_table = tables.story
    query = (
        select(*STORY_COLUMNS)
        # stories without a date come last
        .order_by(story_table.c.last.desc().nulls_last(), story_table.c.id)
        .limit(limit)
        .offset(offset)
    )
    if ids is not None:
        query = query.where(story_table.c.id.in_(ids))
    return tuple(StoryRow(**row._mapping) for row in connection.execute(query))


def whole_story(connection: Connection, story: str) -> tuple[StoryRow, str, str] | None:
    """A story's row, its frame and its body (both JSON, see `tables.story`); None where there is none."""
    story_table = tables.story
    row = connection.execute(select(story_table).where(story_table.c.id == story)).first()
    if row is None:
        return None
    values = dict(row._mapping)
    frame, body = values.pop("frame"), values.pop("body")
    return StoryRow(**values), frame, body


def stories_of(connection: Connection, reports: Sequence[str]) -> dict[str, str]:
    """Report → the story it stands in."""
    return looked_up(connection, tables.story_report.c.report, tables.story_report.c.story, reports)


def members_of(connection: Connection, story: str) -> frozenset[str]:
    """The ids of the reports that stand in the story."""
    story_report_table = tables.story_report
    return frozenset(
        connection.scalars(select(story_report_table.c.report).where(story_report_table.c.story == story))
    )


def claims(connection: Connection, story: str) -> tuple[ClaimRow, ...]:
    """The claims of a story, in the order in which it shows them."""
    claim_table = tables.claim
    rows = connection.execute(
        select(claim_table).where(claim_table.c.story == story).order_by(claim_table.c.place)
    )
    return tuple(ClaimRow(**row._mapping) for row in rows)


def changes(
    connection: Connection,
    *,
    story: str | None = None,
    claim: str | None = None,
    since: str | None = None,
    limit: int | None = 200,
) -> tuple[Event, ...]:
    """The events of a story, or of one of its claims, the latest first. `since`: a moment; only what was told after it."""
    return events(connection, feed=claim or story, since=since, limit=limit)


def matched(connection: Connection) -> frozenset[str]:
    """The decisions that found their target."""
    return frozenset(connection.scalars(select(tables.mark.c.decision).distinct()))


def state(connection: Connection) -> str:
    """A sha256 over every derived row in a fixed order. Two desks with equal digests have derived the same; tests of
    `rebuild` compare it.
    """
    found = sha256()
    for table in tables.DERIVED:
        for row in connection.execute(select(table).order_by(*table.primary_key.columns)):
            found.update(repr((table.name, *row)).encode())
    return found.hexdigest()


def count(connection: Connection, table: Table) -> int:
    """How many rows a table has."""
    return connection.scalar(select(func.count()).select_from(table)) or 0


def _columns(row: object) -> dict[str, object]:
    return {name: getattr(row, name) for name in type(row).__slots__}  # type: ignore[attr-defined]
