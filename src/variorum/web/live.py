"""Tells an open page, by server-sent events, when another editor changes something in its story, and who else is looking.

Words used here. Presence: who looks at which story. Mark: the name of one open page. Watched: what is known of
stories for a second, so that many open pages cost one query. Digest: a hash of a story, another one when it has
changed.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from time import monotonic
from typing import Any

from anyio import CancelScope
from sse_starlette.sse import EventSourceResponse
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from variorum.desk.evidence.decision_cache import on_reports
from variorum.records import Decision
from variorum.store import derived, evidence, names
from variorum.web.numbers import whole
from variorum.web.state import Screens, author_of, screens
from variorum.web.templating import DECIDED
from variorum.web.watched import EACH

# Decisions told in words; of more, so many.
TOLD = 3


async def live_events(request: Request) -> Response:
    """The stream of server-sent events of a story. ?digest and ?seen tell the state of the story when the page was
    made, so that nothing since then is missed; a browser that connects again sends the last event that it got. A
    stream ends after a while; then the visitor is checked anew.
    """
    return EventSourceResponse(_events(request), ping=20)


async def _events(request: Request) -> AsyncIterator[dict[str, Any]]:
    """The events of a story's page while it is open: "change" when the story has changed, with what others decided;
    "here" when other people come to look or leave. Ends after `stream_seconds`.
    """
    state, story, me = screens(request), request.path_params["story"], author_of(request)
    # what the page shows: from its last event, or from its address
    asked = request.query_params
    before, _, number = request.headers.get("last-event-id", "").partition(" ")
    shown, last_seen = before or asked.get("digest", ""), whole(number or asked.get("seen", "")) or 0
    end = monotonic() + state.stream_seconds
    here_before: tuple[str, ...] | None = None
    mark = state.presence.begin()
    try:
        while True:
            await run_in_threadpool(state.presence.seen, mark, story, me)
            digest, last = await run_in_threadpool(
                state.watched.stands, state.desk.store, state.holding, story
            )
            if digest != shown:
                # What is kept for a second may be older than the page that asks.
                digest, last = await run_in_threadpool(
                    state.watched.stands, state.desk.store, state.holding, story, anew=True
                )
            if digest != shown:
                decided = await run_in_threadpool(_who_decided, state, story, last_seen, me)
                yield {"event": "change", "id": f"{digest} {last}", "data": json.dumps({"said": decided})}
                shown, last_seen = digest, last
            here = await run_in_threadpool(lambda: state.presence.here(story, but=me))
            if here != here_before:
                yield {"event": "here", "data": json.dumps(here)}
                here_before = here
            if monotonic() > end:
                return
            await asyncio.sleep(EACH)
    finally:
        # Whoever closes the page ends this in the middle of a wait.
        with CancelScope(shield=True):
            await run_in_threadpool(state.presence.end, mark, story, me)


def _who_decided(state: Screens, story: str, seen: int, me: str) -> str:
    """In words, who decided what on the story since the decision numbered `seen`; the visitor's own are left out. `me`: the visitor's
    name.
    """
    with state.desk.store.reading() as connection:
        later = evidence.decisions_since(connection, seen)
        reports = derived.members_of(connection, names.story_of(connection, story) or story)
    words = dict.fromkeys(
        _words(decision) for decision in on_reports(later, reports) if decision.author != me
    )
    return "; ".join([*words][:TOLD]) or "The story has changed"


def _words(decision: Decision) -> str:
    return f"{decision.author}: {DECIDED[decision.kind]}"
