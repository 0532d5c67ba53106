"""Running the screens under uvicorn."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from typing import TYPE_CHECKING

from variorum.desk.desk import Desk, login
from variorum.desk.holding import sync_ledger
from variorum.errors import MissingExtra

if TYPE_CHECKING:
    from variorum.web.asking import ModelSetting

# Seconds between two looks into the outbox.
DELIVER_EACH = 15.0


def serve(
    desk: Desk,
    *,
    host: str,
    port: int,
    token: str | None,
    author: str | None,
    say: Callable[[str], None],
    model: ModelSetting | None = None,
) -> None:
    """Until interrupted. Raises UsageError for an address beyond this machine without a token."""
    try:
        import uvicorn

        from variorum.web.app import make_app
        from variorum.web.guard import guard_for
    except ModuleNotFoundError as error:
        raise MissingExtra("serving a desk", extra="desk") from error
    guard = guard_for(host, token=token)
    sync_ledger(desk)
    app = make_app(desk, guard=guard, author=author or login(), model=model)
    app.state.screens.deriving.start(patience=0)
    shown = f"[{host}]" if ":" in host else host
    stop = Event()
    Thread(target=_deliver, args=(desk, stop), name="deliver", daemon=True).start()
    say(f"The desk is at http://{shown}:{port}/ (Ctrl-C ends it)")
    try:
        uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, proxy_headers=False)
    finally:
        stop.set()


def _deliver(desk: Desk, stop: Event) -> None:
    """What waits for subscriptions, while the desk is served. A database that another process keeps busy is tried again."""
    from sqlalchemy.exc import DatabaseError

    from variorum.desk.delivering import deliver

    while not stop.wait(DELIVER_EACH):
        with suppress(DatabaseError):
            deliver(desk)
