"""The list of the outlets that are read here, and a card for each: its own text, its copies, its corrections. Counts
and links, and no score.
"""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from variorum.desk.queries.outlets import card, happened, outlets, stories_of_outlet
from variorum.web.desk_screen import CALLED
from variorum.web.state import page, screens

# Stories that a card is worked out from, the latest.
READ = 40
# Lines of the list at most.
SHOWN = 500


def sources_screen(request: Request) -> Response:
    """All outlets, or those whose names hold all words of `filter`."""
    words = request.query_params.get("filter", "").lower().split()
    with screens(request).desk.store.reading() as connection:
        rows = [
            outlet for outlet in outlets(connection) if all(word in outlet.name.lower() for word in words)
        ]
    return page(request, "sources.html", outlets=rows[:SHOWN], total=len(rows))


def source_screen(request: Request) -> Response:
    """What the desk has of one outlet: its own, what it repeats and from whom. 404 where there is nothing."""
    state = screens(request)
    name = request.query_params.get("name", "")
    with state.desk.store.reading() as connection:
        row = next((outlet for outlet in outlets(connection) if outlet.name == name), None)
        if row is None:
            raise HTTPException(404, "No report of that outlet is on this desk.")
        ids = stories_of_outlet(connection, name, limit=READ)
        events = happened(connection, name)
    loaded = [found for one in ids if (found := state.load(one)) is not None]
    reports = {key: report for one in loaded for key, report in one.reports.items()}
    return page(
        request,
        "source.html",
        row=row,
        card=card(name, loaded),
        read=len(loaded),
        # CALLED: the kind of event → its words for the page
        events=[(CALLED[kind], number) for kind, number in sorted(events.items()) if kind in CALLED and kind != "report"],
        reports=reports,
        titles={one.row.id: one.row.title for one in loaded},
    )  # fmt: skip
