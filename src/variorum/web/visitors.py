"""Finds who asks: an account, known by its session, by a script's token or by what a named proxy says; or whoever sits at a desk without
accounts.

Words used here. Visitor: who asks. Need: what a route asks of a visitor. Role: what an account may do; scope: what a
token may. Local: somebody at a desk without accounts.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response

from variorum.desk.accounts.people import checked_name, of_session, of_token, to_note, write_down
from variorum.desk.accounts.roles import Role, Scope
from variorum.desk.desk import Desk
from variorum.errors import UsageError
from variorum.store import people
from variorum.web.needs import LOGIN, Need
from variorum.web.templating import render

if TYPE_CHECKING:
    from variorum.web.guard import Guard

# The prefix is kept by browsers: such a cookie was set by this host alone, over TLS, for every path.
SECURE_COOKIE, PLAIN_COOKIE = "__Host-variorum", "variorum_session"
# The header in which a proxy says who asks.
USER_HEADER = "x-forwarded-user"
# What the trail calls what was sent; other routes stand there by their path.
DEEDS = {
    "/decide": "decided",
    "/api/v1/decisions": "decided",
    "/look": "read",
    "/follow": "followed",
    "/searches": "search kept",
    "/cancel": "work cancelled",
    "/derive": "work taken up",
    "/add": "brought in",
    "/refusals/again": "tried again",
    "/model/ask": "model asked",
    "/model/stop": "model stopped",
}
# These write their own lines.
TOLD_THERE = ("/login", "/logout", "/account", "/people")


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who asks.
    `account`: None: nobody who is known, or (`local`) somebody at a desk without accounts.
    `session`: its id, where there is one.
    `scopes`: what the token allows; None: it is a person, and no script."""

    account: str | None = None
    role: Role = Role.READER
    session: str | None = None
    scopes: frozenset[Scope] | None = None
    local: bool = False

    def may(self, need: Need) -> bool:
        """Whether a request of this visitor may do what needs this right. The scopes of a token only narrow what its account may do."""
        # a desk without accounts lets everybody do everything
        if need is Need.OPEN or self.local:
            return True
        if self.account is None:
            return False
        edits = self.role in {Role.EDITOR, Role.ADMIN}
        if self.scopes is not None:
            # what a token must be good for; it edits only if its account may
            wanted = {Need.READ: Scope.READ, Need.EDIT: Scope.DECIDE, Need.METRICS: Scope.METRICS}
            return wanted.get(need) in self.scopes and (edits or need is not Need.EDIT)
        match need:
            case Need.READ | Need.OWN:
                return True
            case Need.EDIT:
                return edits
        # everything else is for admins
        return self.role is Role.ADMIN

    @property
    def edits(self) -> bool:
        """Whether the visitor may decide."""
        return self.may(Need.EDIT)

    @property
    def admin(self) -> bool:
        """Whether the visitor has an account that may manage others."""
        return self.account is not None and self.may(Need.ADMIN)

    @property
    def form_key(self) -> str:
        """What the token in this visitor's forms is made of (see `Guard.form_token`)."""
        return self.session or self.account or ""


# Who asks on a desk of this machine without accounts.
LOCAL = Visitor(role=Role.ADMIN, local=True)
# Somebody who is not known.
NOBODY = Visitor()


def visitor_of(request: Request) -> Visitor:
    """Who asks, as the guard found it."""
    found: Visitor = request.scope["state"]["visitor"]
    return found


def who_asks(connection: Connection, desk: Desk, guard: Guard, request: Request) -> Visitor:
    """Who asks, on a desk with accounts. A request with a token that is not valid is nobody's, even if its cookie names a session."""
    if (given := bearer(request)) is not None:
        found = of_token(connection, desk, given)
        if found is None:
            return NOBODY
        account, token = found
        return Visitor(
            account=account.name,
            role=Role(account.role),
            scopes=frozenset(Scope(one) for one in token.scopes),
        )
    # a proxy before the desk has let them in
    if guard.proxy_login and (named := _named_by_proxy(request)) is not None:
        request.scope["state"]["sent_by_proxy"] = True
        return _by_name(connection, named)
    # the cookie has another name over https, where the browser keeps it apart
    held = cookie(request, SECURE_COOKIE if guard.seen_as(request).startswith("https") else PLAIN_COOKIE)
    session = of_session(connection, desk, held) if held else None
    if session is None:
        return NOBODY
    account, own = session
    # when it was last used is written after the answer
    if to_note(desk, own):
        request.scope["state"]["noting"] = own.id
    return Visitor(account=account.name, role=Role(account.role), session=own.id)


def _named_by_proxy(request: Request) -> str | None:
    """The account that a named proxy gives; None where it gives none, "" where it gives two. Headers from
    others were removed before (proxies).
    """
    given = request.headers.getlist(USER_HEADER)
    return None if not given else given[0] if len(given) == 1 else ""


def _by_name(connection: Connection, named: str) -> Visitor:
    """The account that a proxy names; NOBODY where there is none, or it is disabled."""
    try:
        found = people.account(connection, checked_name(named))
    except UsageError:
        return NOBODY
    if found is None or found.disabled:
        return NOBODY
    return Visitor(account=found.name, role=Role(found.role))


def turned_away(request: Request, visitor: Visitor) -> Response:
    """The answer to a visitor who may not do this: for a person who asks for a page the form for logging in, else a
    line of text, or JSON from the API.
    """
    path = request.url.path
    if visitor.account is None:
        # let in by the proxy, without an account here
        if "sent_by_proxy" in request.scope["state"]:
            said, status = "There is no account for you on this desk: its admin can add one.", 403
        # a person who asks for a page: the form for logging in, which leads back
        elif (
            bearer(request) is None
            and request.method != "POST"
            and "text/html" in request.headers.get("accept", "")
        ):
            back = path + (f"?{request.url.query}" if request.url.query else "")
            where = LOGIN + ("?" + urlencode({"next": back}) if back != "/" else "")
            return RedirectResponse(where, status_code=303)
        else:
            said, status = "Log in first, or send a token of an account as a bearer's.", 401
    else:
        # known, but not allowed
        script = visitor.scopes is not None
        what = "This token is not good for that" if script else f"As {visitor.role} you cannot do that"
        said, status = f"{what}.", 403
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else {}
    if path.startswith("/api/"):
        return JSONResponse({"error": said}, status_code=status, headers=headers)
    if "text/html" in request.headers.get("accept", ""):
        html = render("outside.html", head="That was not done", said=said, status=status)
        return Response(html, status_code=status, media_type="text/html", headers=headers)
    return PlainTextResponse(said + "\n", status_code=status, headers=headers)


def worth_noting(request: Request, status: int) -> bool:
    """Whether `note` has anything to write for this request: asked first, so that most requests do not write to the database."""
    return "noting" in request.scope["state"] or _is_deed(request, status)


def _is_deed(request: Request, status: int) -> bool:
    """Whether the trail tells of this request. `status`: of the answer."""
    # TOLD_THERE: paths whose actions write into the trail themselves
    sent = request.method == "POST" and not request.url.path.startswith(TOLD_THERE)
    return sent or _taken(request) or status == 403


def _taken(request: Request) -> bool:
    """Whether a story was taken along as a file."""
    return "/export/" in request.url.path


def note(desk: Desk, visitor: Visitor, request: Request, status: int) -> None:
    """Writes into the trail what was done, and notes that the session was seen. If another process keeps the database
    busy for half a minute, the session's note is dropped, but a missing line of the trail raises.
    """
    state, path = request.scope["state"], request.url.path
    # set where the session was last seen some time ago
    if "noting" in state:
        with suppress(DatabaseError), desk.store.writing() as connection:
            people.see_session(connection, state["noting"], desk.stamp())
    if not _is_deed(request, status):
        return
    # in words: refused, a download, or what the form does
    deed = "refused" if status >= 400 else "taken along" if _taken(request) else DEEDS.get(path, path)
    what = state.get("done") or (path if deed != path else "")
    with desk.store.writing() as connection:
        write_down(connection, desk, who=visitor.account or "", deed=deed, what=what, whence=whence(request))


def whence(request: Request) -> str:
    """The address that the request comes from; "" where it is not known."""
    return request.client.host if request.client else ""


def cookie(request: Request, name: str) -> str | None:
    """The value of our cookie, also when another program on the host has set a malformed one."""
    return request.cookies.get(name)


def bearer(request: Request) -> str | None:
    """The token of `Authorization: Bearer …`; None where there is none."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token if scheme.lower() == "bearer" else None
