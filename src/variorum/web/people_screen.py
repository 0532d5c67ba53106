"""Pages for admins: who may come in and as what, and the trail of what was done."""

from __future__ import annotations

from collections import Counter

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from variorum.desk.accounts import people as rules
from variorum.desk.accounts.roles import Role
from variorum.errors import UsageError
from variorum.store import people
from variorum.web.actions import checked_form
from variorum.web.numbers import whole
from variorum.web.state import page, screens
from variorum.web.visitors import visitor_of

# lines of the trail that the page shows
LINES = 100


def people_screen(request: Request) -> Response:
    """All accounts, for admins."""
    with screens(request).desk.store.reading() as connection:
        accounts = people.accounts(connection)
        sessions = people.sessions(connection)
        tokens = people.tokens(connection)
    # account → when it was last seen; reversed, so that of several sessions the latest stays
    lately = {one.account: one.seen for one in reversed(sessions)}
    return page(
        request,
        "people.html",
        accounts=accounts,
        open_sessions=Counter(session.account for session in sessions),
        open_tokens=Counter(token.account for token in tokens if not token.ended),
        lately=lately,
        roles=tuple(Role),
    )


async def people_action(request: Request) -> Response:
    """Disables or enables an account, sets its role or ends its sessions. 404 on a desk without accounts."""
    form = await checked_form(request)
    desk, by = screens(request).desk, visitor_of(request).account
    if by is None:
        raise HTTPException(404, "This desk has no accounts: `variorum desk user add` makes the first.")
    name, deed = str(form.get("name", "")), str(form.get("deed", ""))

    # in a thread, since it writes into the database
    def change() -> None:
        """Does what the form asks for. Raises UsageError for anything else."""
        match deed:
            case "disable":
                rules.disable(desk, name, by=by)
            case "enable":
                rules.enable(desk, name, by=by)
            case "end":
                rules.end_all(desk, name, by=by)
            case "role":
                rules.set_role(desk, name, Role(str(form.get("role", ""))), by=by)
            case _:
                raise UsageError(
                    f"an account can be disabled or enabled, have its role set or its sessions ended, not {deed!r}"
                )

    try:
        await run_in_threadpool(change)
    except (UsageError, ValueError) as error:
        said = str(error)
        raise HTTPException(400, said[:1].upper() + said[1:] + ".") from error
    return RedirectResponse("/people", status_code=303)


def trail_screen(request: Request) -> Response:
    """Who did what, the latest first, LINES at a time."""
    asked, who = request.query_params.get("before", ""), request.query_params.get("who") or None
    before = whole(asked)
    if asked and before is None:
        raise HTTPException(400, "That is no line of the trail.")
    with screens(request).desk.store.reading() as connection:
        found = people.trail(connection, limit=LINES + 1, before=before, who=who)
    more = found[LINES - 1][0] if len(found) > LINES else None
    return page(request, "trail.html", lines=found[:LINES], more=more, who=who)
