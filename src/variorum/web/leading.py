"""Redirects addresses with old keys of a story or a claim to its key of now, or to what is left of it; so a link that was valid once never
answers "not found"."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from variorum.desk.queries.feeds import KINDS
from variorum.store import derived, names
from variorum.web.state import Ended, LedOn, page, screens, told_once

# In the query of an address that another one led to: the key that was asked for.
LED_FROM = "led_from"


async def led_on(request: Request, error: Exception) -> Response:
    """A redirect to the address with the key that the story has now. It is temporary, since stories that were merged may be split again."""
    assert isinstance(error, LedOn)
    query = dict(request.query_params)
    if not request.url.path.endswith("/feed.atom"):
        query[LED_FROM] = error.old.rsplit("/", 1)[-1]
    path = error.new + request.url.path.removeprefix(error.old)
    return RedirectResponse(path + (f"?{urlencode(query)}" if query else ""), status_code=302)


async def ended(request: Request, error: Exception) -> Response:
    """The page of a story none of whose reports is in a story any more: what was told of it, and where these reports are."""
    assert isinstance(error, Ended)
    with screens(request).desk.store.reading() as connection:
        name = names.story_name(connection, error.story)
        told = derived.changes(connection, story=error.story, limit=None)
        # a story under an old key may have been known by its first report alone
        reports = names.reports_of(connection, name.pages) if name else (error.story,)
    return page(
        request,
        "ended.html",
        story=error.story,
        changes=told_once(told),
        reports=reports,
        kinds=KINDS,
        loaded=None,
    )
