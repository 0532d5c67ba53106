"""Runs the screens under uvicorn, with the threads beside them."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from secrets import token_hex
from socket import AF_INET, AF_INET6, create_server
from threading import Event, Thread
from typing import TYPE_CHECKING

from variorum.desk.desk import Desk, login
from variorum.desk.evidence.decision_cache import sync_ledger
from variorum.desk.updating.apart import Apart, recipe_of
from variorum.desk.updating.catch_up import catch_up
from variorum.errors import MissingExtra, UsageError
from variorum.store import people, shared

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from variorum.web.asking import ModelSetting

# Seconds between two looks into the outbox.
DELIVER_EACH = 15.0
# Seconds for which a connection that says nothing stays open: longer than a proxy keeps one (nginx: 60), or the proxy sends a request into
# one that is just being closed, and its visitor gets a 502.
KEPT_OPEN = 75
FORMS = "secret of forms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """The options of `variorum desk serve`."""

    host: str
    port: int
    # the secret that scripts and browsers of this machine send; None: made at the start
    token: str | None = None
    # the name on decisions of a visitor who gives none
    author: str | None = None
    # the address under which readers know the desk
    public_url: str | None = None
    # addresses of proxies that are believed; and whether one of them says who asks
    proxies: tuple[str, ...] = ()
    proxy_login: bool = False
    model: ModelSetting | None = None
    # whether the log is lines of JSON
    log_json: bool = False


def serve(desk: Desk, how: Serving, *, say: Callable[[str], None]) -> None:
    """Serves the desk until interrupted. Raises UsageError for an address beyond this machine without a token or accounts."""
    try:
        import uvicorn
        from uvicorn.config import LOGGING_CONFIG
    except ModuleNotFoundError as error:
        raise MissingExtra("serving a desk", extra="desk") from error
    _ask_for_port(how)
    # stories are made in a process apart, events sent by a thread
    apart = Apart(recipe_of(desk, log_json=how.log_json))
    app = served_app(desk, how, say=say, work=apart)
    shown = f"[{how.host}]" if ":" in how.host else how.host
    stop = Event()
    Thread(target=_deliver, args=(desk, stop), name="deliver", daemon=True).start()
    say(f"The desk is at {how.public_url or f'http://{shown}:{how.port}/'} (Ctrl-C ends it)")
    # What is there by now stays, and is looked through no more: pages would wait a tenth of a second for that, each quarter of a minute.
    gc.collect()
    gc.freeze()
    try:
        # Whose word on addresses is taken is ours to say (proxies).
        uvicorn.run(
            app,
            host=how.host,
            port=how.port,
            log_level="warning",
            log_config=None if how.log_json else LOGGING_CONFIG,
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=KEPT_OPEN,
        )
    finally:
        gc.unfreeze()
        stop.set()
        apart.close()


def _ask_for_port(how: Serving) -> None:
    """Raises UsageError, before anybody is told where the desk is, where the port is in use or may not be used."""
    try:
        create_server((how.host, how.port), family=AF_INET6 if ":" in how.host else AF_INET).close()
    except OSError as error:
        raise UsageError(
            f"no desk can be served at {how.host}, port {how.port}: {error.strerror or error}"
        ) from error


def served_app(
    desk: Desk, how: Serving, *, say: Callable[[str], None], work: Callable[..., int] = catch_up
) -> ASGIApp:
    """The application as it is served. `work`: makes stories anew. Raises UsageError for options by which others
    could come in without being asked who they are.
    """
    from variorum.web.app import make_app
    from variorum.web.guard import guard_for
    from variorum.web.proxies import Proxied
    from variorum.web.templating import prepared

    with desk.store.reading() as connection:
        # who may come in
        accounts = people.are_there(connection)
    if how.proxy_login and not how.proxies:
        raise UsageError("--proxy-login needs --proxy: from whom the word on who comes is taken")
    guard = guard_for(
        how.host,
        token=how.token,
        public_url=how.public_url,
        proxy_login=how.proxy_login,
        accounts=accounts,
    )
    guard = replace(guard, secret=_secret(desk))
    if accounts and how.token:
        say("This desk has accounts: nobody is asked for --token.")
    # the application, with its work begun
    sync_ledger(desk)
    prepared()
    app = make_app(desk, guard=guard, author=how.author or login(), model=how.model)
    app.state.screens.deriving.work = work
    app.state.screens.deriving.start()
    return Proxied(app, how.proxies)


def _secret(desk: Desk) -> bytes:
    """The secret from which the tokens in forms are made. It lies in the database: so every process that serves the
    desk takes the forms of every other, and forms stay valid when the desk is started anew.
    """
    with desk.store.writing() as connection:
        found = shared.value_of(connection, FORMS)
        if found is None:
            found = token_hex(32)
            shared.set_value(connection, FORMS, found)
    return bytes.fromhex(found)


def _deliver(desk: Desk, stop: Event) -> None:
    """Delivers what waits for subscriptions, while the desk is served. A database that another process keeps busy is tried again."""
    from sqlalchemy.exc import DatabaseError

    from variorum.desk.subscriptions.delivering import deliver

    while not stop.wait(DELIVER_EACH):
        with suppress(DatabaseError):
            deliver(desk)
