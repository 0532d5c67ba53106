"""Reads what a host asks of robots (robots.txt, RFC 9309)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite
from typing import Any

from protego import Protego

from variorum.gather.fetch.exchange import Exchange
from variorum.gather.refused import Unreadable
from variorum.gather.settings import FetchSettings
from variorum.gather.streams.codings import dechunked, decoded


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one host. `closed`: its server fails on robots.txt, and so nothing may be fetched there (RFC 9309,
    2.3.1.4). `parsed`: None where everything may.
    """

    parsed: Any = None
    closed: str | None = None
    until: float = 0.0

    def allow(self, url: str, agent: str) -> bool:
        """Whether robots.txt lets `agent` fetch the address; nothing is allowed while the file cannot be had
        (`closed`).
        """
        return self.closed is None and (self.parsed is None or bool(self.parsed.can_fetch(url, agent)))

    def crawl_delay(self, agent: str) -> float:
        """Seconds between two requests that the host asks for; 0.0 where it asks for none."""
        delay = self.parsed.crawl_delay(agent) if self.parsed is not None else None
        # "inf" and "nan" are numbers to the parser, and no pauses.
        return float(delay) if delay and isfinite(delay) else 0.0


class Robots:
    """The rules of each origin (scheme, host, port), asked for once and cached for `robots_hours`. `ask` fetches a
    URL and follows redirects.
    """

    def __init__(
        self, settings: FetchSettings, *, ask: Callable[[str], Exchange], seconds: Callable[[], float]
    ) -> None:
        """Begins without any rules; each origin's are asked for when they are needed."""
        self._settings = settings
        self._ask = ask
        self._seconds = seconds
        self._rules: dict[str, Rules] = {}

    def rules(self, origin: str) -> Rules:
        """`origin` is scheme, host and port. Raises Stopped where the host cannot be reached at all."""
        known = self._rules.get(origin)
        if known is None or known.until < self._seconds():
            known = self._rules[origin] = self._read(self._ask(f"{origin}/robots.txt"))
        return known

    def _read(self, answer: Exchange) -> Rules:
        """The rules in an answer: everything closed where the server fails, everything open where there is no such file."""
        until = self._seconds() + self._settings.robots_hours * 3600
        # as RFC 9309 asks: with an error of the server nothing may be fetched
        if answer.status >= 500 or answer.status == 429:
            # Asked again soon: a host that is down for a minute is not closed for a day.
            return Rules(closed=f"HTTP {answer.status}", until=self._seconds() + self._settings.first_pause)
        if answer.status != 200:
            return Rules(until=until)
        return Rules(parsed=Protego.parse(_text(answer, self._settings.robots_bytes)), until=until)


def _text(answer: Exchange, limit: int) -> str:
    """The rules as text, their first `limit` bytes; "" where the body cannot be unpacked."""
    body = answer.body
    if "chunked" in (answer.header("transfer-encoding") or "").lower():
        body = dechunked(body).content
    try:
        # packed rules may be larger than `limit` when unpacked; from 64 times on they are taken for an attack
        body = decoded(body, answer.header("content-encoding"), limit=64 * limit).content
    except Unreadable:
        return ""  # rules that cannot be read bind nobody
    return body[:limit].decode("utf-8", "replace")
