"""Decides who may ask, and says what a page may do. Stands before every route.

A desk on loopback trusts the machine's user and nobody else. But a page on the web can make a browser send requests
to 127.0.0.1, and by DNS rebinding even read the answers. So the Host header must be one of ours. A POST must come
from a page of ours, which its Origin shows, and a token in the form that only our pages hold. And no page may be
framed. On a desk with accounts whoever asks is one of them (`visitors`), and each route says who may use it
(`needs`).
"""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass, field
from hashlib import sha256
from ipaddress import ip_address
from secrets import token_bytes
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from variorum.desk.desk import Desk
from variorum.errors import UsageError
from variorum.store import people
from variorum.web.access import answered
from variorum.web.needs import HEALTH, need_of
from variorum.web.visitors import LOCAL, Visitor, bearer, cookie, note, turned_away, who_asks, worth_noting

if TYPE_CHECKING:
    from variorum.web.health import Figures

# The cookie that holds the desk's token.
COOKIE = "variorum_token"
# A Host header: a name or an address in brackets, perhaps with a port.
HOST = re.compile(r"(?:\[(?P<address>[0-9A-Fa-f:.]+)\]|(?P<name>[A-Za-z0-9._-]+))(?::[0-9]{1,5})?")
# Characters of a token that cannot be found by trying.
LEAST_TOKEN = 16
# Names of this machine, as browsers write them.
LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
# Bytes of what is sent: a decision's note is 4,000 characters, and names of a few thousand reports fit. Files go to their own
# place alone. MOST_DIGITS: of a Content-Length.
LARGEST, UPLOADS, MOST_DIGITS = 1_000_000, "/add", 12
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# "same-origin" and not "no-referrer": the latter makes browsers send "Origin: null" with our own forms.
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), clipboard-write=(self)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """Which requests a desk answers.
    `hosts`: the names that it is called by, without ports.
    `token`: what a request must bring on a desk without accounts; None: nothing.
    `origin`: scheme, name and port as browsers see them, where a proxy stands before the desk and they are other than the desk sees.
    `proxy_login`: a named proxy says which account asks."""

    hosts: frozenset[str]
    token: str | None = None
    origin: str | None = None
    proxy_login: bool = False
    # by which tokens of forms are made
    secret: bytes = field(default_factory=lambda: token_bytes(32), repr=False)

    def form_token(self, who: str = "") -> str:
        """The token in every form of this desk (an HMAC), against requests forged by other sites: only who can read
        the desk's pages knows it. `who`: the session; the token of one session is not valid in another.
        """
        return hmac.new(self.secret, f"form {who}".encode(), sha256).hexdigest()

    def seen_as(self, request: Request) -> str:
        """The origin of this desk's pages in the browser that asks."""
        host = request.headers.get("host", "")
        if self.origin is not None and _host_name(host) == _host_name(self.origin.partition("://")[2]):
            return self.origin
        return f"{request.url.scheme}://{host}"

    def knows(self, given: str | None) -> bool:
        """Whether this is the token that the desk was served with (--token), compared in constant time. True for
        anything where the desk has none.
        """
        return self.token is None or (
            given is not None and hmac.compare_digest(given.encode(), self.token.encode())
        )


def guard_for(
    host: str,
    *,
    token: str | None,
    public_url: str | None = None,
    proxy_login: bool = False,
    accounts: bool = False,
) -> Guard:
    """The guard of a desk that is served at `host`.

    `public_url`: the address that browsers use, if a proxy stands before the desk. `accounts`: whether the desk has
    accounts. Raises UsageError for an address that other machines can reach, if there is no token and no account; and
    for accounts without TLS. `token`: what every visitor must know, where there are no accounts; `proxy_login`: a proxy says who comes.
    """
    # behind a proxy; on this machine alone; on other addresses
    if public_url is not None:
        origin, name = _public_origin(public_url)
        if not accounts and not (token and len(token) >= LEAST_TOKEN):
            raise UsageError(
                "what is public needs accounts (`variorum desk user add`) or a --token of 16 characters or more"
            )
        hosts = LOOPBACK_NAMES | {name}
        return Guard(hosts=hosts, token=token, origin=origin, proxy_login=proxy_login)
    if is_loopback(host):
        return Guard(hosts=LOOPBACK_NAMES, token=token, proxy_login=proxy_login)
    if accounts:
        raise UsageError(
            f"serving on {host} would send passwords in the clear: put a proxy with TLS before the desk, and give its address "
            "with --public-url https://…"
        )
    if not token or len(token) < LEAST_TOKEN:
        raise UsageError(
            f"serving on {host} lets others in: give --token with 16 characters or more, which every visitor must know"
        )
    names = frozenset({host}) if host not in {"0.0.0.0", "::"} else frozenset()  # noqa: S104 - compared, not bound
    return Guard(hosts=names | LOOPBACK_NAMES if names else names, token=token)


def _public_origin(url: str) -> tuple[str, str]:
    """(origin, host name) of a --public-url, in small letters. Raises UsageError if it is not https, a name and perhaps a port."""
    parts = re.fullmatch(r"https://([a-z0-9.-]+)(:[0-9]{1,5})?/?", url.lower())
    if parts is None:
        raise UsageError(
            f"{url} is no --public-url: https://, a name, and a port where it is another than 443"
        )
    host, port_said = parts.groups()
    # 443 is the usual port of https, and no browser writes it
    port = "" if port_said in {None, ":443"} else port_said
    return f"https://{host}{port}", host


def is_loopback(host: str) -> bool:
    """Whether a host is this machine: "localhost" or a loopback address."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


class Guarded:
    """The guard as ASGI middleware."""

    def __init__(self, app: ASGIApp, guard: Guard, desk: Desk, figures: Figures) -> None:
        """`app`: what is guarded; `figures`: what requests are counted in."""
        self.app = app
        self.guard = guard
        self.desk = desk
        self.figures = figures
        # Of accounts that there are none is ever taken out.
        self.accounts = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request: refuses it, or lets it on; sets the headers of every answer, logs it, counts it and writes the trail."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        status, began = 0, monotonic()

        async def with_headers(message: Message) -> None:
            """Sends on what the application sends, with our headers at its beginning."""
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                self.figures.answered(scope, status, monotonic() - began)
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                if self.guard.origin is not None:
                    headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
                headers.setdefault("Cache-Control", "private, no-cache")
            await send(message)

        # refused, asked to log in, or let on
        request = Request(scope)
        try:
            # an answer for a request that may not go on; None: it may
            refusal = self.refusal(request) or await run_in_threadpool(self._answer_to_unknown, request)
            await (refusal or self.app)(scope, receive, with_headers)
        except Exception:
            # Nobody gets in, and nothing goes out, by what the guard or the page for errors fails on.
            if not status:
                failed = PlainTextResponse("Something went wrong on our side.\n", status_code=500)
                await failed(scope, receive, with_headers)
            raise
        # the log, work for afterwards, and the trail
        visitor: Visitor | None = scope.get("state", {}).get("visitor")
        answered(
            request,
            route=self.figures.route(scope),
            status=status,
            seconds=monotonic() - began,
            account=visitor.account if visitor else None,
        )
        if (afterwards := scope.get("state", {}).get("afterwards")) is not None:
            await run_in_threadpool(afterwards)
        if visitor is not None and visitor.account is not None and worth_noting(request, status):
            await run_in_threadpool(note, self.desk, visitor, request, status)

    def refusal(self, request: Request) -> Response | None:
        """The answer to a request that is refused whoever sent it; None for a request that may go on."""
        if self.guard.hosts and _host_name(request.headers.get("host", "")) not in self.guard.hosts:
            return PlainTextResponse("This desk does not answer to that name.\n", status_code=421)
        if request.method not in {"GET", "HEAD", "POST"}:
            return PlainTextResponse("Only GET, HEAD and POST.\n", status_code=405)
        return _too_much(request) if request.method == "POST" else None

    def _answer_to_unknown(self, request: Request) -> Response | None:
        """The answer to a visitor who is not known, or who may not do this; None for one who may, who is then
        noted in the request's state.
        """
        state = request.scope.setdefault("state", {})
        state["visitor"] = LOCAL
        # whoever watches the desk may always ask whether it is well
        if request.url.path == HEALTH and request.method != "POST":
            return None
        with self.desk.store.glancing() as connection:
            accounts = self.accounts = self.accounts or people.are_there(connection)
            visitor = who_asks(connection, self.desk, self.guard, request) if accounts else LOCAL
        # a form of another site is refused, whoever sends it
        if request.method == "POST" and not (
            self._from_our_page(request) or self._from_a_program(request, accounts)
        ):
            return PlainTextResponse("This form was not sent from a page of this desk.\n", status_code=403)
        # a desk with one token for all
        if not accounts:
            return self._without_token(request)
        state["visitor"] = visitor
        if visitor.may(need_of(request.method, request.url.path)):
            return None
        return turned_away(request, visitor)

    def _from_a_program(self, request: Request, accounts: bool) -> bool:
        """Whether a POST comes from a program and so needs no form token: it is to the API, no page of another site
        sent it, and it has a token in its Authorization header. On a desk with neither accounts nor a token that
        header is not asked for. `accounts`: whether the desk has accounts.
        """
        # browsers say in this header which site a request is from; programs do not send it
        site = request.headers.get("sec-fetch-site")
        given = bearer(request)
        return (
            request.url.path.startswith("/api/")
            and site in {None, "none", "same-origin"}
            and (
                given is not None
                if accounts
                else self.guard.token is None or (given is not None and self.guard.knows(given))
            )
        )

    def _from_our_page(self, request: Request) -> bool:
        """Whether the browser says that the form comes from a page of ours; a request that does not say is
        refused.
        """
        site = request.headers.get("sec-fetch-site")
        if site is not None and site not in {"same-origin", "none"}:
            return False
        origin = request.headers.get("origin")
        return origin is not None and origin == self.guard.seen_as(request)

    def _without_token(self, request: Request) -> Response | None:
        """The page that asks for the token, on a desk without accounts; None for a request that brings it. A token in
        the address is put into a cookie.
        """
        if self.guard.knows(_cookie(request)) or self.guard.knows(bearer(request)):
            return None
        given = request.query_params.get("token")
        if given is not None and self.guard.knows(given) and request.method == "GET":
            return _let_in(request, given, secure=self.guard.seen_as(request).startswith("https"))
        wrong = given is not None or _cookie(request) is not None or bearer(request) is not None
        return _asking(wrong=wrong, page="text/html" in request.headers.get("accept", ""))


def _too_much(request: Request) -> Response | None:
    """The answer 413 for a body that is too large, 411 for one whose length is not stated; None for others. Asked
    before it is known who sends it, and before a byte is read.
    """
    said = request.headers.get("content-length", "0")
    if "transfer-encoding" in request.headers or not (said.isascii() and said.isdigit()):
        return PlainTextResponse("A form says how long it is (Content-Length).\n", status_code=411)
    # so many digits are too large a number in any case, and are not even read as one
    if request.url.path != UPLOADS and (len(said) > MOST_DIGITS or int(said) > LARGEST):
        return PlainTextResponse(f"More than {LARGEST // 1000:,} kB at once.\n", status_code=413)
    return None


def _asking(*, wrong: bool, page: bool) -> Response:
    """The answer to a request without the token (`wrong`: with a false one). `page`: a page with a form for the
    token, without our style, since that would let a stranger see a file of the desk; else a line of text, for
    programs.
    """
    said = "This is not the token of this desk." if wrong else "This desk asks for a token."
    what = "Open the address that its owner gave you, with ?token=… at its end"
    if not page:
        return PlainTextResponse(f"{said} {what}.\n", status_code=401)
    html = (
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        '<meta name="color-scheme" content="light dark"><title>Token needed · variorum</title>'
        f'<main><h1>Token needed</h1><p role="alert">{said}</p><p>{what}, or give the token here:</p>'
        '<form method="get" action="/"><label>Token <input type="password" name="token" required '
        'autocomplete="current-password"></label> <button>Open the desk</button></form></main></html>'
    )
    return HTMLResponse(html, status_code=401)


def _let_in(request: Request, token: str, *, secure: bool) -> Response:
    """A redirect to the same address without the token, which is set as a cookie: in the address, the browser's history and logs would keep
    it."""
    rest = [
        (name, value)
        for name, value in parse_qsl(request.url.query, keep_blank_values=True)
        if name != "token"
    ]
    path = "/" + request.url.path.lstrip("/")
    response = RedirectResponse(path + ("?" + urlencode(rest) if rest else ""), status_code=303)
    # Not "strict": a bookmark from a page of news opens the form of *Add* (a form of another site is refused whatever it brings).
    response.set_cookie(COOKIE, token, httponly=True, samesite="lax", secure=secure, path="/")
    return response


def _host_name(host: str) -> str:
    """The name in a Host header, which is that and a port (RFC 9110, 7.2): "" where it holds a user's name or anything else."""
    found = HOST.fullmatch(host)
    return (found["name"] or found["address"]).lower() if found else ""


def _cookie(request: Request) -> str | None:
    return cookie(request, COOKIE)
