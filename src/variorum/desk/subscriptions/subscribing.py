"""Subscriptions: who is told, by a signed POST, what happens on the desk, in a story, or to a claim. They are begun, ended, and matched with
events here."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Iterable, Sequence
from enum import StrEnum
from ipaddress import ip_address
from urllib.parse import urlsplit

from sqlalchemy import Connection

from variorum.desk.desk import Desk
from variorum.desk.queries.leading import lead
from variorum.desk.queries.lookup import resolve
from variorum.desk.revisions.changes import TOOK_OUT, ChangeKind
from variorum.desk.subscriptions.telling import Told
from variorum.errors import UsageError
from variorum.store import outbox
from variorum.store.outbox import Subscription
from variorum.store.rows import Event
from variorum.store.storable import storable

# Names of this machine.
LOCAL = frozenset({"localhost", "ip6-localhost"})


class Topic(StrEnum):
    """What can be subscribed to."""

    NEW_VALUE = "new-value"
    SECOND_SOURCE = "second-source"
    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"
    LAGGARD = "laggard"
    EDIT = "edit"
    REPORT = "report"


# What is told unless others are asked for.
USUAL = (Topic.NEW_VALUE, Topic.SECOND_SOURCE, Topic.CORRECTION, Topic.WITHDRAWAL, Topic.LAGGARD)
# Kind of change → the topic under which it is told.
OF_KIND = {
    ChangeKind.NEW_VALUE: Topic.NEW_VALUE,
    ChangeKind.SECOND_SOURCE: Topic.SECOND_SOURCE,
    ChangeKind.CORRECTION: Topic.CORRECTION,
    ChangeKind.LAGGARD: Topic.LAGGARD,
    ChangeKind.SILENT_EDIT: Topic.EDIT,
    ChangeKind.EDIT: Topic.EDIT,
    ChangeKind.REPORT: Topic.REPORT,
    ChangeKind.JOINED: Topic.REPORT,
    ChangeKind.NO_LONGER: Topic.WITHDRAWAL,
    ChangeKind.MOVED: Topic.WITHDRAWAL,
    ChangeKind.RETRACTED: Topic.WITHDRAWAL,
}


def topics(event: Event) -> frozenset[Topic]:
    """The topics under which an event is sent. An edit that takes a sentence out has two: it is a withdrawal, too."""
    found = OF_KIND[ChangeKind(event.kind)]
    taken_out = found is Topic.EDIT and (event.detail or "").startswith(TOOK_OUT)
    return frozenset({found, Topic.WITHDRAWAL} if taken_out else {found})


def subscribe(
    desk: Desk,
    url: str,
    *,
    story: str | None = None,
    claim: str | None = None,
    kinds: Sequence[str] = (),
    allow_private: bool = False,
) -> Subscription:
    """Begins a subscription. `kinds` empty: the usual topics. Raises UsageError for a story or claim that is not there, and for an address that
    is none.

    An address of this machine or its network is refused, too, without `allow_private`. Names are looked up only when something is sent."""
    checked_address(url, allow_private=allow_private)
    scope, key = "desk", ""
    if claim is not None:
        found = lead(desk, claim)
        if found is None:
            raise UsageError(f"no claim is called {claim!r}: its key stands in the address of its page")
        scope, key = "claim", found.claim or claim
    elif story is not None:
        scope, key = "story", resolve(desk, story)
    one = Subscription(
        id=secrets.token_hex(4),
        at=desk.stamp(),
        scope=scope,
        key=key,
        kinds=tuple(Topic(kind).value for kind in kinds or USUAL),
        url=url,
        # the form in which the Standard Webhooks have their keys
        secret="whsec_" + base64.b64encode(secrets.token_bytes(32)).decode("ascii"),
        private=allow_private,
    )
    with desk.store.writing() as connection:
        outbox.subscribe(connection, one)
    return one


def unsubscribe(desk: Desk, given: str) -> Subscription:
    """Ends a subscription, named by its id or the beginning of it. Raises UsageError where none or several fit."""
    with desk.store.writing() as connection:
        found = [
            subscription
            for subscription in outbox.subscriptions(connection)
            if given and subscription.id.startswith(given)
        ]
        if len(found) != 1:
            many = "several subscriptions begin" if found else "no subscription begins"
            raise UsageError(f"{many} with {given!r}: `variorum desk subscriptions` lists them")
        outbox.end(connection, found[0].id, at=desk.stamp())
    return found[0]


def checked_address(url: str, *, allow_private: bool) -> None:
    """Raises UsageError for what is no http(s) address, has a password in it, or is local and not allowed.
    Asks no name server.
    """
    try:
        parts = urlsplit(url)
        # an impossible port raises, too
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise UsageError(f"{url!r} is no address: {error}") from error
    if parts.scheme not in {"http", "https"} or not host or storable(url) != url:
        raise UsageError(
            f"{url!r} is no address that can be told: give one that begins with https:// or http://"
        )
    if parts.username is not None or parts.password is not None:
        raise UsageError("an address with a name or password in it would be kept and shown: give it without")
    if not allow_private and _is_local(host):
        raise UsageError(
            f"{host} is this machine or on its local network, which is told only with --allow-private"
        )


def _is_local(host: str) -> bool:
    """Whether the host is a name of this machine or an address that is not public; other names are not looked up."""
    from variorum.gather.fetch.addresses import is_public

    try:
        ip_address(host.partition("%")[0])
    except ValueError:
        return host.lower().rstrip(".") in LOCAL or host.lower().rstrip(".").endswith(".localhost")
    return not is_public(host)


def put_out(connection: Connection, told: Iterable[Told], *, at: str) -> None:
    """Puts each event into the outbox of every subscription that it concerns. For one subscription, events of one time, kind and sentence are put
    there once."""
    told = tuple(told)
    if not told:
        return
    for subscription in outbox.subscriptions(connection):
        rows: dict[tuple[str, str, str], int] = {}
        for told_event in told:
            event = told_event.event
            if _concerns(subscription, told_event) and topics(event) & frozenset(subscription.kinds):
                rows.setdefault((event.at, event.kind, event.sentence), event.seq)
        outbox.put(connection, ((subscription.id, seq) for seq in rows.values()), due=at)


def _concerns(one: Subscription, told: Told) -> bool:
    """Whether the subscription is to what the event is told of: its story, its claim, or everything."""
    return one.scope == "desk" or one.key in (told.stories if one.scope == "story" else told.claims)
