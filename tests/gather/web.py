"""A small web on the loopback address, a clock that only moves when somebody sleeps, and a fetcher that uses both."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from variorum.gather import FetchSettings
from variorum.gather.fetch import Fetcher, Shelf


@dataclass
class Clock:
    at: datetime = datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC)
    slept: list[float] = field(default_factory=list)

    def now(self):
        return self.at

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.at += timedelta(seconds=seconds)


@dataclass
class Web:
    """`pages`: path → (status, headers, body), or a function of the handler that writes its own bytes. `asked` lists
    (host, path, headers) of each request.
    """

    pages: dict[str, object] = field(default_factory=dict)
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    port: int = 0

    def url(self, path, host="127.0.0.1"):
        return f"http://{host}:{self.port}{path}"

    def paths(self):
        return [path for _, path, _ in self.asked]


def serve(web: Web, tls: ssl.SSLContext | None = None) -> Callable[[], None]:
    """Starts the web; gives what stops it."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            web.asked.append((self.headers.get("Host", ""), self.path, dict(self.headers)))
            page = web.pages.get(self.path, (404, {}, b"gone"))
            if callable(page):
                page(self)
                return
            status, headers, body = page
            etag = headers.get("ETag")
            if etag and self.headers.get("If-None-Match") == etag:
                status, body = 304, b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if status != 304:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    web.port = server.server_port
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def stop():
        server.shutdown()
        server.server_close()

    return stop


def fetcher(folder=None, clock=None, *, resolve=lambda host, port: ("127.0.0.1",), **settings):
    """Every name leads to the loopback address."""
    clock = clock or Clock()
    given = FetchSettings(**{"allow_private": True, **settings})
    shelf = Shelf(folder, now=clock.now) if folder else None
    return Fetcher(given, shelf=shelf, now=clock.now, sleep=clock.sleep, resolve=resolve)
