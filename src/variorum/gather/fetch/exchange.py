"""One request and its response.

Words used here. Exchange: one request with its answer, as bytes. Wire: the connection, which records what goes over
it. Broken off: what ended the answer early, in WARC's words ("disconnect", "time", "length"). Stopped: that we ended
it ourselves, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

import httpcore
import httpx

from variorum.gather.fetch.addresses import Resolve
from variorum.gather.fetch.connection import Stopped, Wire
from variorum.gather.settings import FetchSettings
from variorum.records import Reason

if TYPE_CHECKING:
    import ssl

# The blank line between headers and body.
HEAD_END = re.compile(rb"\r?\n\r?\n")
# What ends a response early, in WARC's words and in ours.
CUTS = {"disconnect": "the connection broke", "time": "the server took too long", "length": "it is too large"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What went over the wire for one request.

    `sent`, `received`: the bytes. `body`: what follows the headers in `received`.
    `cut`: what ended it early, in WARC's words ("disconnect", "time", "length"); None where nothing did.
    `stopped`: why the answer cannot be used, though it is recorded; None where it can.
    """

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    sent: bytes
    received: bytes
    body: bytes
    # the IP address that answered
    address: str
    at: datetime
    # in words, what is missing
    losses: tuple[str, ...] = ()
    cut: str | None = None
    stopped: Stopped | None = None

    def header(self, name: str) -> str | None:
        """The first header of this name, which must be given in lower case; None where there is none."""
        return next((value for key, value in self.headers if key.lower() == name), None)


def exchange(
    url: str,
    headers: Sequence[tuple[str, str]],
    *,
    settings: FetchSettings,
    resolve: Resolve,
    now: Callable[[], datetime],
    limit: int,
    content: bytes | None = None,
) -> Exchange:
    """Sends one request and reads its answer; follows no redirect. GET, or POST if there is `content`. Raises Stopped
    where no usable answer came. `limit`: the most bytes of an answer. `resolve`: finds the addresses of a host; `now`: the clock.
    """
    wire = Wire(settings, resolve=resolve, seconds=lambda: now().timestamp(), limit=limit)
    sent_at = now().astimezone(UTC)
    # the request, without reuse of connections
    target = httpx.URL(url)
    with httpcore.ConnectionPool(
        ssl_context=_tls(), network_backend=wire, max_keepalive_connections=0
    ) as pool:
        request = httpcore.Request(
            "GET" if content is None else "POST",
            httpcore.URL(
                scheme=target.raw_scheme, host=target.raw_host, port=target.port, target=target.raw_path
            ),
            headers=[
                ("Host", target.netloc.decode("ascii")),
                *headers,
                *([] if content is None else [("Content-Length", str(len(content)))]),
                ("Connection", "close"),
            ],
            content=content,
            extensions={"timeout": dict.fromkeys(("connect", "read", "write", "pool"), settings.wait)},
        )
        try:
            response = pool.handle_request(request)
        except httpcore.TimeoutException as error:
            raise Stopped(Reason.UNREACHABLE, f"no answer within {settings.wait:.0f} s") from error
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
            raise Stopped(Reason.UNREACHABLE, f"no usable answer: {error or type(error).__name__}") from error
        broken_off, stopped = _read(response)
    # the answer as it was recorded, without answers of status 1xx before it
    received = bytes(wire.received[wire.answer_at :])
    head_end = HEAD_END.search(received)
    return Exchange(
        url=url,
        status=response.status,
        headers=tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers),
        sent=bytes(wire.sent),
        received=received,
        body=received[head_end.end() :] if head_end else b"",
        address=wire.address or "",
        at=sent_at,
        losses=(f"the response breaks off ({CUTS[broken_off]})",) if broken_off else (),
        cut=broken_off,
        stopped=stopped,
    )


def _read(response: httpcore.Response) -> tuple[str | None, Stopped | None]:
    """Reads the body of an answer to its end; the wire records the bytes. Gives (what ended it early, why it cannot
    be used). The first is None where nothing did: WARC's word "disconnect", "time" or "length". The second is None
    where it can be used; we stop an answer that is too long or too slow.
    """
    try:
        response.read()
    except httpcore.TimeoutException:
        return "time", None
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError):
        return "disconnect", None
    except Stopped as error:
        return ("length", error) if error.reason is Reason.TOO_LARGE else ("time", None)
    finally:
        response.close()
    return None, None


@cache
def _tls() -> ssl.SSLContext:
    return httpx.create_ssl_context()
