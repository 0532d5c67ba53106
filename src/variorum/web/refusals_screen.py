"""What the desk was given and could not read, the latest first, with its reason."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from variorum.store import derived, evidence, tables
from variorum.web.state import page, screens

SHOWN = 500


def refusals_screen(request: Request) -> Response:
    with screens(request).desk.store.reading() as connection:
        rows = evidence.refusals(connection, limit=SHOWN)
        number = derived.count(connection, tables.refusal)
    return page(request, "refusals.html", refusals=rows, number=number)
