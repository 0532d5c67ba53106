"""Decides when a feed or an article is to be asked again. Pure: the clock is the caller's."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta

from variorum.desk.desk import stamp
from variorum.desk.model.clocks import moment
from variorum.desk.settings import DeskSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What is known of one address.
    `due`: when it is to be asked next; None: not again.
    `failures`: how many tries failed in a row. `visits`: how many succeeded.
    `source`, `published`: what the feed said when it first listed the article.
    `private`: it was not asked, since it is of this machine or its network, and asking such addresses was not allowed."""

    # "feed" or "article"
    kind: str
    due: str | None
    # when the address became known
    first: str
    failures: int = 0
    visits: int = 0
    # what the server gave with the page, to be sent back so that it need not send an unchanged page
    etag: str | None = None
    last_modified: str | None = None
    source: str | None = None
    published: str | None = None
    private: bool = False


def to_text(visit: Visit) -> str:
    """The visit as JSON, for the database."""
    return json.dumps(asdict(visit), sort_keys=True)


def from_text(text: str) -> Visit:
    """What `to_text` wrote."""
    return Visit(**json.loads(text))


def is_due(visit: Visit, now: datetime) -> bool:
    """Whether its time has come; never, where its time cannot be read."""
    due = moment(visit.due)
    return due is not None and due <= now


def succeeded(
    visit: Visit, now: datetime, settings: DeskSettings, *, etag: str | None, last_modified: str | None
) -> Visit:
    """The visit after an answer. A feed is asked again after its interval, an article at the next of its fixed times, and after the last
    of them no more. `etag` and `last_modified`: what the server says of this version; sent with the next request, they let it answer that
    nothing changed.
    """
    if visit.kind == "feed":
        due: str | None = stamp(now + timedelta(minutes=settings.feed_minutes))
    else:
        due = _next_revisit(visit, now, settings)
    return replace(
        visit,
        due=due,
        # `private`: an address in a private network, which is not asked; `failures`: in a row
        private=False,
        failures=0,
        visits=visit.visits + 1,
        etag=etag,
        last_modified=last_modified,
    )


def _next_revisit(visit: Visit, now: datetime, settings: DeskSettings) -> str | None:
    """The first of an article's times for another look that is still to come; None after the last."""
    first = moment(visit.first) or now
    later = (first + timedelta(hours=hours) for hours in settings.revisit_hours)
    return next((stamp(at) for at in later if at > now), None)


def failed(
    visit: Visit, now: datetime, settings: DeskSettings, *, wait: float | None, for_good: bool
) -> Visit:
    """When to ask again after a failure: twice as long each time, or as long as the server asks (`wait`,
    seconds) if that is longer. An article that is gone for good, or fails too often, is not asked again; a
    feed always is, once a day. `for_good`: the server said that the page is gone (404, 410).
    """
    failures = visit.failures + 1
    if visit.kind != "feed" and (for_good or failures >= settings.most_failures):
        return replace(visit, due=None, failures=failures)
    # a day has 86,400 seconds
    pause = min(settings.feed_minutes * 60 * 2.0**failures, 86_400.0)
    return replace(visit, due=stamp(now + timedelta(seconds=max(pause, wait or 0.0))), failures=failures)
