"""Keeps the events that were told of stories. They are appended to, and found by the feeds in which they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, func, insert, select

from variorum.store import tables
from variorum.store.evidence import chunks
from variorum.store.rows import Event

E, F = tables.event, tables.feed_entry


def next_number(connection: Connection) -> int:
    """The number of the next event. To be asked under the write lock."""
    return (connection.scalar(select(func.max(E.c.seq))) or 0) + 1


def append(connection: Connection, told: Sequence[Event]) -> None:
    """Appends events, each to the feed of its story and to that of its claim."""
    if told:
        connection.execute(insert(E), [_columns(event) for event in told])
        stand_in(connection, ((event.story, event.seq) for event in told))
        stand_in(connection, ((event.claim, event.seq) for event in told if event.claim is not None))


def stand_in(connection: Connection, entries: Iterable[tuple[str, int]]) -> None:
    """Puts events that are written already into further feeds. Each entry: a feed, and the number of an event that is not in it yet."""
    rows = [{"feed": feed, "event": event} for feed, event in entries]
    if rows:
        connection.execute(insert(F), rows)


def in_feeds(connection: Connection, feeds: Sequence[str]) -> dict[str, tuple[Event, ...]]:
    """Feed → its events, in the order of telling."""
    found: dict[str, list[Event]] = {}
    for chunk in chunks(feeds):
        query = select(F.c.feed, *E.c).join(E, E.c.seq == F.c.event).where(F.c.feed.in_(chunk))
        for row in connection.execute(query.order_by(E.c.seq)):
            fields = dict(row._mapping)
            found.setdefault(fields.pop("feed"), []).append(Event(**fields))
    return {feed: tuple(events) for feed, events in found.items()}


def on_pages(connection: Connection, pages: Sequence[str]) -> tuple[Event, ...]:
    """All events on these pages, in whichever story they were told, in the order of telling."""
    rows = [
        row for chunk in chunks(pages) for row in connection.execute(select(E).where(E.c.page.in_(chunk)))
    ]
    return tuple(sorted((Event(**row._mapping) for row in rows), key=lambda event: event.seq))


def events(
    connection: Connection,
    *,
    feed: str | None = None,
    since: str | None = None,
    after: int | None = None,
    limit: int | None = 200,
) -> tuple[Event, ...]:
    """Events, the latest first. `feed`: the key of a story or a claim; None: all.
    `since`: a moment; only events told after it. `after`: a number; only events with a higher one."""
    query = select(E).order_by(E.c.at.desc(), E.c.seq.desc()).limit(limit)
    if feed is not None:
        query = query.join(F, F.c.event == E.c.seq).where(F.c.feed == feed)
    if since is not None:
        query = query.where(E.c.told > since)
    if after is not None:
        query = query.where(E.c.seq > after)
    return tuple(Event(**row._mapping) for row in connection.execute(query))


def _columns(event: Event) -> dict[str, object]:
    return {name: getattr(event, name) for name in type(event).__slots__}
