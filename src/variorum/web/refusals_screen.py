"""The page of what the desk was given and could not read, the latest first, each once, with its reason and a button to try again."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from variorum.records import Reason
from variorum.store import runs
from variorum.web.state import page, screens

# so many refusals are listed
SHOWN = 500


def refusals_screen(request: Request) -> Response:
    """What could not be read, with reasons, the latest first; `reason` shows those of one."""
    asked = request.query_params.get("reason", "")
    reason = asked if asked in {r.value for r in Reason} else None
    with screens(request).desk.store.reading() as connection:
        rows = runs.refused(connection, limit=SHOWN, reason=reason)
        reasons = runs.refused_by_reason(connection)
    number = reasons.get(reason, 0) if reason else sum(reasons.values())
    return page(request, "refusals.html", refusals=rows, number=number, reasons=reasons, reason=reason)
