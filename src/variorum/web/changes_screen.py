"""The page of what changed: since you looked, and between two editions; what flipped, and which report did it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from variorum.desk.queries.editions_compared import Flip, flips
from variorum.desk.queries.feeds import KINDS
from variorum.publish.phrases import MARKS
from variorum.publish.view import outlet_name
from variorum.store import derived
from variorum.web.moments import moments
from variorum.web.state import clock_of, page, screens, told_once


def changes_screen(request: Request) -> Response:
    """A story's history, or what differs between two of its moments (`from`, `to`)."""
    state = screens(request)
    now = state.story(request.path_params["story"])
    clock = clock_of(request)
    times = moments(now, clock)
    # the two editions between which claims flipped
    asked, until = request.query_params.get("from", ""), request.query_params.get("to", "")
    # without a first moment nothing is compared; without a second one the story as it stands
    before = state.edition_at(now, asked, clock) if asked else None
    after = (state.edition_at(now, until, clock) if until else now) if asked else None
    all_flips: tuple[Flip, ...] = flips(before.story, after.story) if before and after else ()
    with state.desk.store.reading() as connection:
        rows = derived.changes(connection, story=now.row.id, limit=500)
    return page(
        request,
        "changes.html",
        loaded=now,
        changes=told_once(rows),
        kinds=KINDS,
        moments=times,
        before=before,
        after=after,
        asked=asked,
        until=until,
        clock=clock.value,
        # a flip in the proper sense has another status; the rest has only other readings
        flips=[flip for flip in all_flips if flip.before != flip.after],
        reworded=[flip for flip in all_flips if flip.before == flip.after],
        marks=MARKS,
        names={
            key: outlet_name(one.report) + (", an earlier version" if key in now.story.older else "")
            for key, one in now.held.items()
        },
        tab="changes",
    )
