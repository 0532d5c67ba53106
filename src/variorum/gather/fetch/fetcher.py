"""The fetcher: obeys robots rules, waits its turn, follows redirects, stays within limits.

Words used here. Exchange: one request with its answer. Gap: seconds between two requests to a host. Kept: where an
exchange is recorded. Waiting: the host is not to be asked now. Asked: the address that was given, before redirects.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from variorum.gather.fetch.addresses import Resolve, looked_up
from variorum.gather.fetch.connection import Private, Stopped
from variorum.gather.fetch.exchange import Exchange, exchange
from variorum.gather.fetch.outcomes import Denied, Kept, Outcome, Response, Unchanged, Validators
from variorum.gather.fetch.rate_limit import Pacer
from variorum.gather.fetch.robots import Robots
from variorum.gather.fetch.warc_cache import Shelf
from variorum.gather.settings import FetchSettings
from variorum.records import Reason, Refusal

# Status codes that send elsewhere; that ask us to come later.
REDIRECTS = frozenset({301, 302, 303, 307, 308})
BUSY = frozenset({429, 503})


class Fetcher:
    """Fetches one URL after the other, politely: robots rules, one request to a host at a time with pauses between,
    only public addresses, limits on size, time and redirects. All of it is checked again at each redirect. Use one
    for a whole run: it remembers rules and pauses. Not for use from several threads at once.

    `shelf` records every exchange, robots.txt included. `now` gives aware datetimes, `sleep` takes seconds, `resolve`
    turns host and port into addresses.
    """

    def __init__(
        self,
        settings: FetchSettings | None = None,
        *,
        shelf: Shelf | None = None,
        now: Callable[[], datetime] | None = None,
        sleep: Callable[[float], None] = time.sleep,
        resolve: Resolve = looked_up,
    ) -> None:
        """`shelf`: where exchanges are recorded; None: nowhere. `now`, `sleep`, `resolve`: the clock, the wait and
        the look-up of names, which tests replace.
        """
        self.settings = settings or FetchSettings()
        self.shelf = shelf
        self._now = now or (lambda: datetime.now(UTC))
        self._resolve = resolve
        self._pacer = Pacer(self.settings, seconds=self._seconds, sleep=sleep)
        self._robots = Robots(self.settings, ask=self._ask_for_rules, seconds=self._seconds)

    def fetch(self, url: str, *, known: Validators | None = None) -> Outcome:
        """What comes of asking for `url`. `known`: ETag and Last-Modified of an earlier capture; without it the
        shelf's are sent. After a failure the host is left alone for a while: asking sooner gives Denied without a
        request.
        """
        known = known or (self.shelf.validators(url) if self.shelf else None)
        try:
            answer, kept = self._answer_after_redirects(url, known.headers() if known else [], checked=True)
            return self._outcome(url, answer, kept)
        except Waiting as error:
            return _denied(url, Reason.UNREACHABLE, error.detail, wait=error.wait)
        except Stopped as error:
            return _denied(url, error.reason, error.detail, private=isinstance(error, Private))

    def _answer_after_redirects(
        self, url: str, extra: Sequence[tuple[str, str]], *, checked: bool
    ) -> tuple[Exchange, Kept | None]:
        """The answer at the end of the redirects, and where it is recorded. `checked`: whether each address on the
        way must be allowed by its host's robots rules. `extra`: headers besides the usual ones.
        """
        at = url
        for _ in range(self.settings.redirects + 1):
            target = _target(at)
            gap = self._allowed_gap(at, target) if checked else self.settings.pace
            answer, kept = self._exchange_in_turn(target, gap, extra)
            location = answer.header("location") if answer.status in REDIRECTS else None
            if location is None:
                return answer, kept
            at = _joined(target, location)
        raise Stopped(Reason.UNREACHABLE, f"more than {self.settings.redirects} redirects")

    def _exchange_in_turn(
        self, target: httpx.URL, gap: float, extra: Sequence[tuple[str, str]]
    ) -> tuple[Exchange, Kept | None]:
        """One exchange with the host, when its turn has come, and where the exchange is recorded. Raises Waiting
        where the host is to be left alone for longer. `gap`: seconds to wait after the request before; `extra`: headers besides the usual
        ones.
        """
        host = target.host
        # not now, if the host is to be left alone for long
        delay = self._pacer.delay(host)
        if delay > self.settings.patience:
            raise Waiting(f"{host} is left alone for another {delay:.0f} s", wait=delay)
        self._pacer.take_turn(host, gap)
        try:
            answer = exchange(
                str(target),
                [*self._headers(), *extra],
                settings=self.settings,
                resolve=self._resolve,
                now=self._now,
                limit=self.settings.response_bytes,
            )
        except Stopped as error:
            if error.reason is Reason.UNREACHABLE:
                raise Waiting(error.detail, wait=self._pacer.failed(host)) from error
            raise
        # recorded, whatever it says
        kept = self.shelf.keep(answer) if self.shelf else None
        if answer.stopped is not None:
            raise answer.stopped
        # busy, or an error of the server: the host is left alone for a while
        if answer.status in BUSY or answer.status >= 500:
            wait = self._pacer.failed(host, asked_for=_retry_after(answer, self._now()))
            # that a host has no robots.txt at this moment is for the caller to judge
            if not str(target).endswith("/robots.txt"):
                raise Waiting(f"HTTP {answer.status}: the server asks to come back later", wait=wait)
        else:
            self._pacer.answered(host)
        return answer, kept

    def _allowed_gap(self, url: str, target: httpx.URL) -> float:
        """Seconds to leave between two requests to this host. Raises Stopped where its robots rules forbid `url`."""
        origin = f"{target.scheme}://{target.netloc.decode('ascii')}"
        rules = self._robots.rules(origin)
        if rules.closed is not None:
            raise Waiting(
                f"the robots.txt of {target.host} answers {rules.closed}, which closes the host to robots",
                wait=self._pacer.delay(target.host),
            )
        if not rules.allow(url, self.settings.agent):
            raise Stopped(Reason.FORBIDDEN, f"the robots.txt of {target.host} asks robots not to fetch this")
        return max(self.settings.pace, rules.crawl_delay(self.settings.agent))

    def _ask_for_rules(self, url: str) -> Exchange:
        return self._answer_after_redirects(url, [], checked=False)[0]

    def _headers(self) -> list[tuple[str, str]]:
        """The headers of every request: who asks, and for what."""
        return [
            ("User-Agent", self.settings.user_agent),
            (
                "Accept",
                "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5",
            ),
            ("Accept-Encoding", "gzip, deflate"),
        ]

    def _outcome(self, asked: str, answer: Exchange, kept: Kept | None) -> Outcome:
        """The outcome of an answer: Response, Unchanged, or Denied with its reason."""
        retrieved = answer.at.isoformat(timespec="seconds")
        # not modified since the answer that is kept
        if answer.status == 304:
            return Unchanged(
                asked=asked, retrieved=retrieved, kept=self.shelf.kept(asked) if self.shelf else None
            )
        if answer.status != 200:
            return _denied(asked, _reason(answer.status), f"HTTP {answer.status}")
        if self.shelf and kept:
            self.shelf.note(asked, answer, kept)
        return Response(
            asked=asked,
            url=answer.url,
            status=answer.status,
            headers=answer.headers,
            body=answer.body,
            retrieved=retrieved,
            kept=kept,
            losses=answer.losses,
        )

    def _seconds(self) -> float:
        return self._now().timestamp()


class Waiting(Stopped):
    """The host is not to be asked now; another try makes sense after `wait` seconds."""

    def __init__(self, detail: str, *, wait: float) -> None:
        super().__init__(Reason.UNREACHABLE, detail)
        self.wait = wait


def _target(url: str) -> httpx.URL:
    """The address to ask, without its fragment. Raises Stopped for what is no http address, or holds a password."""
    try:
        target = httpx.URL(url)
        # a name in other letters in the form that the network knows ("xn--…")
        host = target.host and target.netloc.decode("ascii")
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise Stopped(Reason.UNSUPPORTED, f"not a URL: {error}") from error
    if target.scheme not in ("http", "https") or not host:
        raise Stopped(Reason.UNSUPPORTED, f"only http and https are fetched, not {target.scheme or 'this'}")
    if target.userinfo:
        raise Stopped(
            Reason.FORBIDDEN, "the URL holds a user name or password, which would be kept with the capture"
        )
    return target.copy_with(fragment=None)


def _joined(target: httpx.URL, location: str) -> str:
    """The address that a redirect leads to. Raises Stopped where it is none."""
    try:
        return str(target.join(location.strip()))
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise Stopped(Reason.UNREACHABLE, f"a redirect to what is no URL: {error}") from error


def _retry_after(answer: Exchange, now: datetime) -> float | None:
    """Seconds that the header Retry-After asks to wait, from either of its forms (seconds, date); None where there is none."""
    said = (answer.header("retry-after") or "").strip()
    if said.isascii() and said.isdigit():
        return float(said[:9])
    try:
        moment = parsedate_to_datetime(said)
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return max(0.0, (aware - now).total_seconds())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _reason(status: int) -> Reason:
    return Reason.FORBIDDEN if status in (401, 402, 403, 451) else Reason.UNREACHABLE


def _denied(
    url: str, reason: Reason, detail: str, *, wait: float | None = None, private: bool = False
) -> Denied:
    """The outcome for an address that was not fetched. `wait`: seconds until it may be asked again. `private`: the address is of this
    machine or its network.
    """
    return Denied(refusal=Refusal(path=url, reason=reason, detail=detail), wait=wait, private=private)
