"""The connection itself: to an address that was checked, within limits of time and size, every byte recorded."""

from __future__ import annotations

import re
import ssl
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

from variorum.gather.fetch.addresses import Resolve, is_public
from variorum.gather.settings import FetchSettings
from variorum.records import Reason

# What arrives before the answer itself: "100 Continue", "103 Early Hints".
INFORMATION = re.compile(rb"HTTP/1\.[01] 1\d\d[^\r\n]*\r?\n(?:[^\r\n]+\r?\n)*\r?\n")


class Stopped(Exception):
    """We ended the exchange ourselves, for the reason given."""

    def __init__(self, reason: Reason, detail: str) -> None:
        """`reason`: as a refusal has it; `detail`: in words for the user."""
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


class Private(Stopped):
    """Nobody was asked: the host is on this machine or its local network."""


class Wire(httpcore.NetworkBackend):
    """The network side of one exchange. A name is looked up once, here, and the connection goes to that very address:
    a name that resolves differently the next time ("DNS rebinding") gains nothing. `sent` and `received` are the
    bytes as HTTP, without TLS. The final answer begins at `answer_at`, behind answers that only announce it (1xx).
    """

    def __init__(
        self, settings: FetchSettings, *, resolve: Resolve, seconds: Callable[[], float], limit: int
    ) -> None:
        """`resolve`: looks up a name; `seconds`: a clock; `limit`: the most bytes of an answer. The time for the
        exchange runs from now. `sent` and `received` fill with the bytes of the exchange.
        """
        self.address: str | None = None
        self.sent = bytearray()
        self.received = bytearray()
        self.answer_at = 0
        # how many answers only announced the final one
        self._announced = 0
        self._settings = settings
        self._resolve = resolve
        self._seconds = seconds
        # when the exchange must have ended, by `seconds`
        self._ends = seconds() + settings.exchange
        self._limit = limit

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connects to the first allowed address of `host` that answers.

        Raises Stopped where no address is allowed or known. The arguments are httpcore's.
        """
        failed: Exception | None = None
        for address in self._allowed(host, port):
            try:
                stream = httpcore.SyncBackend().connect_tcp(
                    address, port, self.left(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
                continue
            # kept for the record of the exchange
            self.address = address
            return Recorded(stream, self)
        raise failed or Stopped(Reason.UNREACHABLE, f"{host} has no address")

    def _allowed(self, host: str, port: int) -> list[str]:
        """The host's addresses that may be asked. Raises Private where all are of this machine or its local network,
        Stopped where the name does not resolve.
        """
        try:
            found = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise Stopped(Reason.UNREACHABLE, f"the name {host} cannot be looked up: {error}") from error
        allowed = [one for one in found if self._settings.allow_private or is_public(one)]
        if found and not allowed:
            raise Private(
                Reason.FORBIDDEN,
                f"{host} is on this machine or its local network ({found[0]}), which is asked only with --allow-private",
            )
        return allowed

    def left(self, timeout: float | None) -> float:
        """Seconds that one wait may take. Raises Stopped when the exchange has taken all of its time."""
        left = self._ends - self._seconds()
        if left <= 0:
            raise Stopped(Reason.UNREACHABLE, f"took longer than {self._settings.exchange:.0f} s")
        return min(left, self._settings.wait if timeout is None else timeout)

    def took(self, piece: bytes) -> None:
        """Counts and records received bytes. Raises Stopped beyond the limit of size, or of answers that only announce another (1xx).
        `piece`: the bytes.
        """
        self.received += piece
        if len(self.received) > self._limit:
            raise Stopped(Reason.TOO_LARGE, f"larger than {self._limit / (1 << 20):.1f} MB")
        # answers of status 1xx announce the real one, which begins behind them
        while early := INFORMATION.match(self.received, self.answer_at):
            self.answer_at = early.end()
            self._announced += 1
            if self._announced > self._settings.announcements:
                raise Stopped(
                    Reason.UNREACHABLE,
                    f"more than {self._settings.announcements} answers that only announce one (HTTP 1xx)",
                )


class Recorded(httpcore.NetworkStream):
    """A connection that passes everything on and has the wire record it."""

    def __init__(self, stream: httpcore.NetworkStream, wire: Wire) -> None:
        self._stream = stream
        self._wire = wire

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Reads within the time that is left for the whole exchange, and keeps the bytes as received."""
        piece = self._stream.read(max_bytes, self._wire.left(timeout))
        self._wire.took(piece)
        return piece

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Writes within the time that is left for the whole exchange, and keeps the bytes as sent."""
        self._wire.sent += buffer
        self._stream.write(buffer, self._wire.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same recording over TLS: what is kept is the decrypted HTTP, not the encrypted bytes."""
        return Recorded(
            self._stream.start_tls(ssl_context, server_hostname, self._wire.left(timeout)), self._wire
        )

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
