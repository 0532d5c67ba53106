"""Logs a line for each request. The line has no query of an address, no text and no secret in it."""

from __future__ import annotations

import logging

from starlette.requests import Request

from variorum.desk.upkeep.logs import ACCESS


def answered(request: Request, *, route: str, status: int, seconds: float, account: str | None) -> None:
    """Logs a request after its answer. The query of the path is left out: it may hold a token, or what
    somebody searches for. `route`: the path with names in place of keys; `account`: who asked.
    """
    # nobody reads the log: nothing to do
    if not ACCESS.isEnabledFor(logging.INFO):
        return
    fields = {
        "method": request.method,
        "path": request.url.path,
        "route": route,
        "status": status,
        "milliseconds": round(seconds * 1000),
        "account": account,
        "address": request.client.host if request.client else None,
    }
    ACCESS.info("answered", extra={"fields": fields})
