"""Keeps the events that were told of stories. They are appended to, and found by the feeds in which they stand.

Words used here. Event: a change of a story that was told; `seq`: its number in the order of telling. Feed: the events
of one story or one claim, by its key.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, func, insert, select

from variorum.store import tables
from variorum.store.evidence import chunks
from variorum.store.rows import Event

EVENTS, FEEDS = tables.event, tables.feed_entry


def next_number(connection: Connection) -> int:
    """The number of the next event. To be asked under the write lock."""
    return (connection.scalar(select(func.max(EVENTS.c.seq))) or 0) + 1


def append(connection: Connection, told: Sequence[Event]) -> None:
    """Appends events, each to the feed of its story and to that of its claim."""
    if told:
        connection.execute(insert(EVENTS), [_columns(event) for event in told])
        stand_in(connection, ((event.story, event.seq) for event in told))
        stand_in(connection, ((event.claim, event.seq) for event in told if event.claim is not None))


def stand_in(connection: Connection, entries: Iterable[tuple[str, int]]) -> None:
    """Puts events that are written already into further feeds. Each entry: a feed, and the number of an event that is not in it yet."""
    rows = [{"feed": feed, "event": event} for feed, event in entries]
    if rows:
        connection.execute(insert(FEEDS), rows)


def in_feeds(connection: Connection, feeds: Sequence[str]) -> dict[str, tuple[Event, ...]]:
    """Feed → its events, in the order of telling, for these feeds (keys of stories and claims). Feeds without events are left out."""
    found: dict[str, list[Event]] = {}
    for chunk in chunks(feeds):
        query = (
            select(FEEDS.c.feed, *EVENTS.c)
            .join(EVENTS, EVENTS.c.seq == FEEDS.c.event)
            .where(FEEDS.c.feed.in_(chunk))
        )
        for row in connection.execute(query.order_by(EVENTS.c.seq)):
            fields = dict(row._mapping)
            found.setdefault(fields.pop("feed"), []).append(Event(**fields))
    return {feed: tuple(events) for feed, events in found.items()}


def on_pages(connection: Connection, pages: Sequence[str]) -> tuple[Event, ...]:
    """All events on these pages, in whichever story they were told, in the order of telling."""
    rows = [
        row
        for chunk in chunks(pages)
        for row in connection.execute(select(EVENTS).where(EVENTS.c.page.in_(chunk)))
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
    query = select(EVENTS).order_by(EVENTS.c.at.desc(), EVENTS.c.seq.desc()).limit(limit)
    if feed is not None:
        query = query.join(FEEDS, FEEDS.c.event == EVENTS.c.seq).where(FEEDS.c.feed == feed)
    if since is not None:
        query = query.where(EVENTS.c.told > since)
    if after is not None:
        query = query.where(EVENTS.c.seq > after)
    return tuple(Event(**row._mapping) for row in connection.execute(query))


def _columns(event: Event) -> dict[str, object]:
    """The event as a row of its table: name of a column → value."""
    return {name: getattr(event, name) for name in type(event).__slots__}
