"""Delivers the events that wait in the outbox: a signed POST for each, which is tried again after longer and longer pauses where it fails.

Signed as the Standard Webhooks specification says (standardwebhooks.com): HMAC-SHA256 over id, timestamp and body."""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from variorum.desk.desk import Desk, stamp
from variorum.desk.subscriptions.notes import note_of
from variorum.desk.subscriptions.subscribing import topics
from variorum.gather.fetch.addresses import Resolve, looked_up
from variorum.gather.fetch.connection import Stopped
from variorum.gather.fetch.exchange import exchange
from variorum.gather.settings import FetchSettings
from variorum.store import derived, evidence, names, outbox
from variorum.store.outbox import Waiting

# An answer is asked for its status alone.
ANSWER_BYTES = 64 * 1024
# The HTTP status by which an address says that it wants no more.
GONE = 410
# (name, value) of each header.
Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of one POST.
    `status`: of HTTP; None: there was no usable answer, and `said` says why.
    `wait`: the seconds to wait that the server asks for, if any."""

    status: int | None
    said: str
    wait: float | None = None

    @property
    def taken(self) -> bool:
        """Whether the receiver accepted the event (HTTP 2xx)."""
        return self.status is not None and 200 <= self.status < 300


# (address, headers, body, settings) → the answer.
Post = Callable[[str, Headers, bytes, FetchSettings], Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """How many events of one round were delivered; how many failed and wait for another try; how many were given up."""

    delivered: int = 0
    failed: int = 0
    abandoned: int = 0


def deliver(desk: Desk, *, post: Post | None = None, limit: int = 500) -> Delivered:
    """Sends the events that are due, one round. Each outcome is written before the next event is sent: a kill between the two makes one event be
    sent twice, under the same id, and loses none. Where one fails, later events for the same subscription wait, so that they arrive in order."""
    send = post or posting(desk)
    with desk.store.reading() as connection:
        waiting = outbox.due(connection, desk.stamp(), limit=limit)
    counts = Delivered()
    blocked: set[str] = set()
    for event in waiting:
        if event.subscription.id in blocked:
            continue
        body = payload(desk, event)
        allowed = replace(desk.settings.gather.fetch, allow_private=event.subscription.private)
        answer = send(event.subscription.url, signed(event, body, desk.now()), body, allowed)
        counts = _counts_after(desk, event, answer, counts)
        # what follows for this subscription waits, so that nothing is told out of order
        if not answer.taken:
            blocked.add(event.subscription.id)
    return counts


def _counts_after(desk: Desk, one: Waiting, answer: Answer, counts: Delivered) -> Delivered:
    """The counts after one attempt, whose outcome is written. An address that answers 410 ends its subscription."""
    now, attempts = desk.now(), one.attempts + 1
    with desk.store.writing() as connection:
        if answer.taken:
            outbox.note(connection, one.seq, attempts=attempts, delivered=stamp(now), said=answer.said)
            return replace(counts, delivered=counts.delivered + 1)
        if answer.status == GONE:
            outbox.end(connection, one.subscription.id, at=stamp(now))
        pauses = desk.desk_settings.retry_minutes
        # given up: no more events, or tried often enough
        if answer.status == GONE or attempts > len(pauses):
            outbox.note(connection, one.seq, attempts=attempts, abandoned=stamp(now), said=answer.said)
            return replace(counts, abandoned=counts.abandoned + 1)
        # at least as long as the answer asks for, but no longer than a day
        pause = max(pauses[attempts - 1] * 60.0, min(answer.wait or 0.0, 86_400.0))
        due = stamp(now + timedelta(seconds=pause))
        outbox.note(connection, one.seq, attempts=attempts, due=due, said=answer.said)
        return replace(counts, failed=counts.failed + 1)


def signed(waiting_event: Waiting, body: bytes, at: datetime) -> Headers:
    """The headers of a delivery. The id is the event's and stays over all attempts: a receiver that has it already may pass it over. As
    the Standard Webhooks have it. `body`: what is sent; `at`: the time.
    """
    number, moment = f"{waiting_event.subscription.id}.{waiting_event.event.id}", str(int(at.timestamp()))
    return (
        ("content-type", "application/json"),
        ("webhook-id", number),
        ("webhook-timestamp", moment),
        ("webhook-signature", signature(waiting_event.subscription.secret, number, moment, body)),
    )


def signature(secret: str, number: str, moment: str, body: bytes) -> str:
    """The `webhook-signature` of Standard Webhooks: "v1," and an HMAC-SHA256 in base 64. `secret` begins with
    "whsec_".
    """
    key = base64.b64decode(secret.removeprefix("whsec_"))
    made = hmac.new(key, f"{number}.{moment}.".encode() + body, sha256).digest()
    return "v1," + base64.b64encode(made).decode("ascii")


def payload(desk: Desk, waiting: Waiting) -> bytes:
    """The body of a POST as JSON: the event as it was told, with the keys that its story and claim have now. "path" is the desk's page that shows it."""
    event = waiting.event
    with desk.store.reading() as connection:
        # the keys of now
        story = names.story_of(connection, event.story) or event.story
        rows = derived.stories(connection, [story])
        version = evidence.held_report(connection, event.report)
        claim = names.claim_of(connection, event.claim) if event.claim else None
    _, claim_now = claim or (None, event.claim)
    data: dict[str, Any] = {
        "subscription": waiting.subscription.id,
        "id": f"urn:variorum:change:{event.story}:{event.id}",
        "kind": event.kind,
        "topics": sorted(topics(event)),
        "at": event.at,
        "sentence": event.sentence,
        "after": f"urn:variorum:change:{event.story}:{event.after}" if event.after else None,
        "story": {"key": story, "title": rows[0].title if rows else None},
        "claim": claim_now,
        "report": {
            "id": event.report,
            "outlet": version.report.outlet if version else None,
            "url": version.report.url if version else None,
        },
        "path": f"/story/{story}" + (f"?claim={claim_now}" if claim else ""),
        "note": note_of(desk, event),
    }
    body = {"type": event.kind, "timestamp": event.told, "data": data}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def posting(desk: Desk, *, resolve: Resolve = looked_up) -> Post:
    """The function that posts: to the address itself, and not where it redirects to. The name is looked up once, and only public addresses are
    asked unless the subscription allows others."""

    def send(url: str, headers: Headers, body: bytes, settings: FetchSettings) -> Answer:
        """Posts once; what stops it before an answer becomes an Answer without a status."""
        try:
            answer = exchange(
                url,
                [("User-Agent", settings.user_agent), *headers],
                settings=settings,
                resolve=resolve,
                now=desk.now,
                limit=ANSWER_BYTES,
                content=body,
            )
        except Stopped as error:
            return Answer(status=None, said=error.detail)
        # seconds; a date in this header is not read
        wait = answer.header("retry-after") or ""
        seconds = float(wait) if wait.isascii() and wait.isdigit() and len(wait) < 7 else None
        return Answer(status=answer.status, said=f"HTTP {answer.status}", wait=seconds)

    return send
