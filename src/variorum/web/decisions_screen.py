"""Every decision: what it says, whether it holds, whether it found its target, what speaks against it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from variorum.desk.decisions import active
from variorum.desk.holding import sync_ledger
from variorum.desk.ledger import read
from variorum.desk.looking import status
from variorum.store import derived, evidence
from variorum.web.state import page, screens


def decisions_screen(request: Request) -> Response:
    state = screens(request)
    sync_ledger(state.desk)
    with state.desk.store.reading() as connection:
        known = evidence.decisions(connection)
        targets = {d.id: tuple(dict.fromkeys((*d.reports, *(a.report for a in d.anchors)))) for d in known}
        homes = derived.stories_of(connection, sorted({r for reports in targets.values() for r in reports}))
        titles = {r.id: r.title for r in derived.stories(connection, sorted(set(homes.values())))}
    found = status(state.desk)
    return page(
        request,
        "decisions.html",
        decisions=tuple(reversed(known)),
        holding={d.id for d in active(known)},
        unmatched={d.id for d in found.unmatched},
        contradictions=found.contradictions,
        homes=homes,
        targets=targets,
        titles=titles,
        refused=read(state.desk.ledger).refused,
        ledger=str(state.desk.ledger),
    )


def work_screen(request: Request) -> Response:
    """How far a long derivation is; the page asks again by itself."""
    return page(request, "work.html", back=own_path(request.query_params.get("back", "/")))


def own_path(path: str) -> str:
    """A place on this desk, or its first page: a link in a page must not send people elsewhere."""
    safe = (
        path.startswith("/") and not path.startswith(("//", "/\\")) and not any(c in path for c in "\r\n\\")
    )
    return path if safe else "/"
