"""Logging in and out: the form, what it does, and the pauses after wrong passwords."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from variorum.desk.accounts import passwords
from variorum.desk.accounts.people import begin, checked_name, end, write_down
from variorum.desk.desk import Desk
from variorum.errors import UsageError
from variorum.store import people
from variorum.web.actions import checked_form
from variorum.web.decisions_screen import own_path
from variorum.web.state import form_token_of, screens
from variorum.web.templating import render
from variorum.web.visitors import PLAIN_COOKIE, SECURE_COOKIE, visitor_of, whence

# Longer names are no account's.
LONGEST = 64
WRONG = "Name and password do not go together, or the account is disabled."


def login_screen(request: Request) -> Response:
    """The form for logging in; leads on where nobody needs to."""
    state = screens(request)
    with state.desk.store.reading() as connection:
        if not people.are_there(connection):
            return RedirectResponse("/", status_code=303)
    back = own_path(request.query_params.get("next", "/"))
    if visitor_of(request).account is not None:
        return RedirectResponse(back, status_code=303)
    return _asking(request, back=back)


def _asking(
    request: Request, *, back: str, wrong: str | None = None, name: str = "", status: int = 200, wait: int = 0
) -> Response:
    """The form for logging in, with a header that tells browsers not to keep it. `wait`: the seconds to wait, which the form names.
    `back`: the page to go to afterwards; `wrong`: what was wrong with the last try; `name`: the name given then.
    """
    html = render(
        "login.html", form_token=form_token_of(request), back=back, wrong=wrong, name=name, outside=True
    )
    headers = {"Cache-Control": "no-store"} | ({"Retry-After": str(wait)} if wait else {})
    return HTMLResponse(html, status_code=status, headers=headers)


async def login_action(request: Request) -> Response:
    """Logs in and leads to `next`, which must be a page of this desk. Wrong passwords are slowed down."""
    form = await checked_form(request)
    name, password = str(form.get("name", ""))[:LONGEST], str(form.get("password", ""))
    back = own_path(str(form.get("next", "/")))
    return await run_in_threadpool(_log_in, request, name, password, back)


def _log_in(request: Request, name: str, password: str, back: str) -> Response:
    """Begins a session and sets its cookie; the form again where name and password are wrong (401) or too many were (429). `back`: the
    page to show then.
    """
    state, address = screens(request), whence(request)
    found, wait = tried(request, name, password)
    # too many wrong passwords; a wrong one; a right one
    if wait:
        state.figures.logins.labels("throttled").inc()
        # whole minutes, rounded up
        said = f"Too many logins were refused: try again in {-(-wait // 60)} min."
        return _asking(request, back=back, wrong=said, name=name, status=429, wait=wait)
    if found is None:
        state.figures.logins.labels("refused").inc()
        with state.desk.store.writing() as connection:
            write_down(connection, state.desk, who=name, deed="login refused", whence=address)
        return _asking(request, back=back, wrong=WRONG, name=name, status=401)
    state.figures.logins.labels("accepted").inc()
    # a session that this browser had before is ended
    if (before := visitor_of(request).session) is not None:
        end(state.desk, before, of=found, by=found, whence=address)
    secret = begin(state.desk, found, what=request.headers.get("user-agent", ""), whence=address)
    response = RedirectResponse(back, status_code=303)
    secure = state.guard.seen_as(request).startswith("https")
    # (86,400: the seconds of a day)
    response.set_cookie(
        SECURE_COOKIE if secure else PLAIN_COOKIE,
        secret,
        httponly=True,
        samesite="lax",
        secure=secure,
        path="/",
        max_age=state.desk.desk_settings.session_days * 86_400,
    )
    return response


def tried(request: Request, name: str, password: str) -> tuple[str | None, int]:
    """(the account's name if the password is right, else None; seconds to wait, or 0). While one has to wait after
    too many wrong tries, the password is not looked at.
    """
    state, key, address = screens(request), name.casefold(), whence(request)
    wait = state.throttle.ask(account=key, address=address, now=state.desk.now())
    if wait:
        return None, wait
    found = proven(state.desk, name, password)
    if found is not None:
        state.throttle.came_in(account=key, address=address)
    return found, 0


def proven(desk: Desk, name: str, password: str) -> str | None:
    """The account's name where the password is right and the account is not disabled; else None. A hash with older
    parameters than the library's is replaced by a new one.
    """
    try:
        asked = checked_name(name)
    except UsageError:
        asked = ""
    with desk.store.reading() as connection:
        account = people.account(connection, asked)
    # compared even where there is no account, so that time tells nothing
    fits = passwords.matches(
        account.secret if account else None, password[: desk.desk_settings.most_password + 1]
    )
    if account is None or not fits or account.disabled:
        return None
    if account.secret is not None and passwords.outdated(account.secret):
        again = passwords.hashed(password)
        with desk.store.writing() as connection:
            people.change_account(connection, account.name, secret=again)
    return account.name


async def logout_action(request: Request) -> Response:
    """Ends the session, in the browser and in the database. 400 for a visitor whom a proxy or a token lets in, and who has no session."""
    await checked_form(request)
    visitor = visitor_of(request)
    if visitor.account is None or visitor.session is None:
        raise HTTPException(400, "You are let in by a proxy or a token: log out there.")
    await run_in_threadpool(
        end,
        screens(request).desk,
        visitor.session,
        of=visitor.account,
        by=visitor.account,
        whence=whence(request),
    )
    response = RedirectResponse("/", status_code=303, headers={"Clear-Site-Data": '"cache"'})
    # whichever of the two cookies the browser has
    for name, secure in ((SECURE_COOKIE, True), (PLAIN_COOKIE, False)):
        response.delete_cookie(name, path="/", secure=secure, httponly=True, samesite="lax")
    return response
