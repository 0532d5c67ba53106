"""The page of one's own account: password, sessions, tokens; and the forms on it."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from variorum.desk.accounts import people as rules
from variorum.desk.accounts.roles import Scope
from variorum.errors import UsageError
from variorum.store import people
from variorum.web.actions import checked_form
from variorum.web.entering import tried
from variorum.web.state import page, screens
from variorum.web.visitors import visitor_of, whence

# Days for which a token made on the screen may last.
DAYS = (30, 90, 365)


def account_screen(request: Request) -> Response:
    """GET /account: one's own password, sessions and tokens."""
    return _account_page(request)


def _account_page(request: Request, *, given: str | None = None) -> Response:
    """The account page. `given`: the secret of a token that was made just now; it is shown this once."""
    name = _own_account(request)
    with screens(request).desk.store.reading() as connection:
        account = people.account(connection, name)
        sessions = people.sessions(connection, name)
        tokens = people.tokens(connection, name)
    response = page(
        request,
        "account.html",
        account=account,
        sessions=sessions,
        tokens=tokens,
        given=given,
        scopes=tuple(Scope),
        days=DAYS,
        done=request.query_params.get("done") == "password",
    )
    # a secret must not stay in the browser's cache
    response.headers["Cache-Control"] = "no-store"
    return response


def _own_account(request: Request) -> str:
    """The visitor's account. Raises 404 where nobody has one."""
    name = visitor_of(request).account
    if name is None:
        raise HTTPException(
            404,
            "This desk has no accounts: whoever uses this machine is let in. `variorum desk user add` makes the first.",
        )
    return name


async def password_action(request: Request) -> Response:
    """Changes the account's password, for whoever gives the old one, and ends its other sessions. Leads back to the
    account page.
    """
    form = await checked_form(request)
    await run_in_threadpool(_change_password, request, form)
    return RedirectResponse("/account?done=password", status_code=303)


def _change_password(request: Request, form: FormData) -> None:
    """Sets the new password, and ends the account's other sessions. Raises 403 where the old one is wrong, 429 after too many tries,
    400 for a new one that is too weak."""
    state, name = screens(request), _own_account(request)
    # the old password, with the same pauses as at the login; `wait`: seconds
    found, wait = tried(request, name, str(form.get("current", "")))
    # -(-wait // 60) rounds up to whole minutes
    if wait:
        raise HTTPException(429, f"Too many passwords were wrong: try again in {-(-wait // 60)} min.")
    if found is None:
        raise HTTPException(403, "That is not the password you have now.")
    try:
        rules.set_password(
            state.desk, name, str(form.get("new", "")), by=name, keep=visitor_of(request).session
        )
    except UsageError as error:
        raise HTTPException(400, _sentence(error)) from error


async def sessions_action(request: Request) -> Response:
    """Ends one of the account's sessions, or ("others") all except this."""
    form = await checked_form(request)
    state, name, own = screens(request), _own_account(request), visitor_of(request).session
    which = str(form.get("session", ""))
    if which == "others":
        await run_in_threadpool(rules.end_all, state.desk, name, by=name, but=own)
    else:
        await run_in_threadpool(rules.end, state.desk, which, of=name, by=name, whence=whence(request))
    return RedirectResponse("/account", status_code=303)


async def token_action(request: Request) -> Response:
    """Makes a token, which the answer shows once; or ends one."""
    form = await checked_form(request)
    state, name = screens(request), _own_account(request)
    try:
        # a form either ends a token or makes one
        if ended := str(form.get("end", "")):
            await run_in_threadpool(rules.end_token, state.desk, ended, of=name, by=name)
            return RedirectResponse("/account", status_code=303)
        made = await run_in_threadpool(
            rules.make_token,
            state.desk,
            name,
            title=str(form.get("title", "")),
            scopes=[Scope(str(one)) for one in form.getlist("scope")],
            days=int(str(form.get("days", DAYS[0]))) if str(form.get("days")) in map(str, DAYS) else DAYS[0],
            by=name,
        )
    except (UsageError, ValueError) as error:
        raise HTTPException(400, _sentence(error)) from error
    return await run_in_threadpool(lambda: _account_page(request, given=made.secret))


def _sentence(error: Exception) -> str:
    said = str(error)
    return said[:1].upper() + said[1:] + "."
