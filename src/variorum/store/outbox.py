"""Keeps subscriptions, and the events that wait to be sent to them. An event is put here in the transaction in which
it is told, so a kill loses none.

Words used here. Subscription: an address that is told of events. Outbox: the table of events that wait to be sent,
one row for each event and subscription. Due: when the next attempt is made. Abandoned: given up after too many
failures.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, case, func, insert, select, update

from variorum.store import tables
from variorum.store.rows import Event

SUBSCRIPTIONS, OUTBOX, EVENTS = tables.subscription, tables.outbox, tables.event


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """Who is told of what, by POST.
    `scope`: "desk", "story" or "claim"; `key`: of that story or claim, "" for the desk.
    `secret`: signs what is sent.
    `private`: the address may be one of this machine or its network."""

    id: str
    # since when
    at: str
    scope: str
    key: str
    # kinds of events that it is told of
    kinds: tuple[str, ...]
    # where they are sent
    url: str
    secret: str
    private: bool = False
    # when it ended; None: it goes on
    ended: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An event that waits to be sent to a subscription. `attempts`: how many tries failed so far."""

    seq: int
    attempts: int
    subscription: Subscription
    event: Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many events were delivered to a subscription, wait, and were given up. `said`: what came of the last attempt."""

    delivered: int = 0
    waiting: int = 0
    abandoned: int = 0
    said: str | None = None


def subscribe(connection: Connection, one: Subscription) -> None:
    """Writes a new subscription. Its address is not checked here (see `desk/subscriptions/subscribing.py`)."""
    values = {name: getattr(one, name) for name in type(one).__slots__}
    values |= {"kinds": json.dumps(one.kinds), "private": int(one.private)}
    connection.execute(insert(SUBSCRIPTIONS).values(**values))


def subscriptions(connection: Connection, *, ended: bool = False) -> tuple[Subscription, ...]:
    """The subscriptions in order of subscribing; with `ended` also those that have ended."""
    query = select(SUBSCRIPTIONS).order_by(SUBSCRIPTIONS.c.at, SUBSCRIPTIONS.c.id)
    if not ended:
        query = query.where(SUBSCRIPTIONS.c.ended.is_(None))
    return tuple(_subscription(dict(row._mapping)) for row in connection.execute(query))


def end(connection: Connection, subscription: str, *, at: str) -> None:
    """Ends a subscription: nothing more is sent, not even what waits."""
    connection.execute(update(SUBSCRIPTIONS).where(SUBSCRIPTIONS.c.id == subscription).values(ended=at))


def put(connection: Connection, rows: Iterable[tuple[str, int]], *, due: str) -> None:
    """Puts events into the outbox: each row a subscription and the number of an event, to be sent from `due` on."""
    values = [
        {"subscription": subscription, "event": event, "due": due, "attempts": 0}
        for subscription, event in rows
    ]
    if values:
        connection.execute(insert(OUTBOX), values)


def due(connection: Connection, now: str, *, limit: int) -> tuple[Waiting, ...]:
    """What is to be sent now, in the order of telling. `now`: the present time as text. Left out are events that were sent or given up,
    and subscriptions that have ended.
    """
    # the columns of two tables in one row, told apart by a prefix
    columns = [c.label(f"s_{c.name}") for c in SUBSCRIPTIONS.c] + [c.label(f"e_{c.name}") for c in EVENTS.c]
    query = (
        select(OUTBOX.c.seq, OUTBOX.c.attempts, *columns)
        .join(SUBSCRIPTIONS, SUBSCRIPTIONS.c.id == OUTBOX.c.subscription)
        .join(EVENTS, EVENTS.c.seq == OUTBOX.c.event)
        .where(
            OUTBOX.c.delivered.is_(None),
            OUTBOX.c.abandoned.is_(None),
            OUTBOX.c.due <= now,
            SUBSCRIPTIONS.c.ended.is_(None),
        )
        .order_by(OUTBOX.c.seq)
        .limit(limit)
    )
    found = []
    # the row is parted again into a subscription and an event
    for row in connection.execute(query):
        fields = dict(row._mapping)
        mine = {key[2:]: value for key, value in fields.items() if key.startswith("s_")}
        event = Event(**{key[2:]: value for key, value in fields.items() if key.startswith("e_")})
        found.append(
            Waiting(
                seq=fields["seq"], attempts=fields["attempts"], subscription=_subscription(mine), event=event
            )
        )
    return tuple(found)


def note(
    connection: Connection,
    seq: int,
    *,
    attempts: int,
    due: str | None = None,
    delivered: str | None = None,
    abandoned: str | None = None,
    said: str | None = None,
) -> None:
    """Writes what came of an attempt to deliver row `seq`. `due`: when to try again; None leaves it as it was."""
    values = {"attempts": attempts, "delivered": delivered, "abandoned": abandoned, "said": said}
    if due is not None:
        values["due"] = due
    connection.execute(update(OUTBOX).where(OUTBOX.c.seq == seq).values(**values))


def tallies(connection: Connection) -> dict[str, Tally]:
    """Subscription id → how many of its deliveries were made, wait, or were given up, and what the last attempt
    brought. A subscription without any has no entry.
    """
    is_delivered = case((OUTBOX.c.delivered.is_not(None), 1), else_=0)
    is_abandoned = case((OUTBOX.c.abandoned.is_not(None), 1), else_=0)
    query = select(
        OUTBOX.c.subscription, func.count(), func.sum(is_delivered), func.sum(is_abandoned)
    ).group_by(OUTBOX.c.subscription)
    # of several attempts the last one counts
    by_attempt = (
        select(OUTBOX.c.subscription, OUTBOX.c.said).where(OUTBOX.c.said.is_not(None)).order_by(OUTBOX.c.seq)
    )
    last_said = dict(tuple(row) for row in connection.execute(by_attempt))
    return {
        subscription: Tally(
            delivered=delivered,
            waiting=events - delivered - abandoned,
            abandoned=abandoned,
            said=last_said.get(subscription),
        )
        for subscription, events, delivered, abandoned in connection.execute(query)
    }


def _subscription(fields: dict[str, object]) -> Subscription:
    kinds = tuple(json.loads(str(fields["kinds"])))
    return Subscription(**{**fields, "kinds": kinds, "private": bool(fields["private"])})  # type: ignore[arg-type]
