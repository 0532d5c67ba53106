"""Asks a model's server over HTTP: without proxies or redirects, and without trust in what it replies."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from queue import Empty, Queue
from threading import Thread
from typing import TYPE_CHECKING, Any

from variorum.errors import MissingExtra, UsageError
from variorum.propose.address import Address
from variorum.propose.dialects import OLLAMA, OPENAI, Answer, Dialect, Trouble
from variorum.propose.prompt import Request
from variorum.propose.settings import ProposeSettings

if TYPE_CHECKING:
    import httpx

OK = 200
LATE = "it did not answer in time"
# Seconds after the time for an answer, so that what the client says of a server that is late is heard first.
GRACE = 0.5


class Server:
    """A model's server. `key` is sent as a bearer token and stored nowhere. `dialect` None: the server is asked for
    Ollama's version to find out.
    """

    def __init__(
        self,
        place: Address,
        *,
        key: str | None = None,
        dialect: Dialect | None = None,
        settings: ProposeSettings | None = None,
    ) -> None:
        """Makes the connection; nothing is sent yet. Raises UsageError for a key that would go to another machine unencrypted."""
        if key and not place.local and not place.root.startswith("https://"):
            raise UsageError("--server: a key goes to another machine by https only")
        self._place, self._dialect = place, dialect
        self._settings = settings or ProposeSettings()
        # makes a connection anew after one has broken
        self._connect = partial(_client, key)
        self._client = self._connect()

    def close(self) -> None:
        """Closes its connections; the server itself goes on."""
        self._client.close()

    @property
    def dialect(self) -> Dialect:
        """How the server is spoken to. Where it was not given, the server is asked once whether it is Ollama."""
        if self._dialect is None:
            self._dialect = OLLAMA if self._is_ollama() else OPENAI
        return self._dialect

    def _is_ollama(self) -> bool:
        """Whether the server is an Ollama; False as well where it cannot be asked."""
        try:
            return isinstance(self._call("GET", "/api/version", None).get("version"), str)
        except Trouble:
            return False

    def digest(self, model: str) -> str | None:
        """The digest of the model's weights, where the server tells it (Ollama does)."""
        try:
            known = self._call("GET", self.dialect.list, None).get("models")
        except Trouble:
            return None
        for one in known if isinstance(known, list) else ():
            if isinstance(one, dict) and model in {one.get("name"), one.get("model"), f"{one.get('name')}".removesuffix(":latest")}:  # fmt: skip
                found = one.get("digest")
                return found[:64] if isinstance(found, str) and found.isalnum() else None
        return None

    def ask(self, request: Request) -> Answer:
        """The server's answer. Raises Trouble where there is none."""
        return self.dialect.read(
            self._call("POST", self.dialect.ask, self.dialect.body(request, self._settings))
        )

    def _call(self, method: str, path: str, body: Mapping[str, Any] | None) -> Mapping[str, Any]:
        """The server's reply, within the time allowed for an answer. A server that sends its headers a letter at a
        time exceeds no single timeout, so the call runs in a thread of its own, which is abandoned when the time is
        up.
        """
        client = self._client
        came: Queue[Mapping[str, Any] | BaseException] = Queue(maxsize=1)

        def call() -> None:
            """Asks the server in a thread of its own, and puts the answer or the error into the queue."""
            # the answer, or that it did not come in time
            try:
                came.put(self._told(client, method, path, body))
            except BaseException as error:  # raised again where it is waited for
                came.put(error)

        Thread(target=call, name="a call to a model", daemon=True).start()
        try:
            found = came.get(timeout=self._settings.answer_seconds + GRACE)
        except Empty:
            self._client = self._connect()
            with suppress(Exception):
                client.close()
            raise Trouble(LATE) from None
        if isinstance(found, BaseException):
            raise found
        return found

    def _told(
        self, client: httpx.Client, method: str, path: str, body: Mapping[str, Any] | None
    ) -> Mapping[str, Any]:
        """The JSON object that the server replies with. Raises Trouble, with the reason in words, for whatever else happens."""
        import httpx

        until = time.monotonic() + self._settings.answer_seconds
        patience = httpx.Timeout(self._settings.answer_seconds, connect=self._settings.connect_seconds)
        try:
            with client.stream(method, self._place.root + path, json=body, timeout=patience) as reply:
                if reply.is_redirect:
                    raise Trouble("it sends elsewhere, and nothing is sent after it")
                if reply.status_code != OK:
                    raise Trouble(f"it answers with HTTP status {reply.status_code}")
                content = self._read(reply, until)
        except httpx.TimeoutException as error:
            raise Trouble(LATE) from error
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
            raise Trouble(f"it cannot be reached, or broke off ({type(error).__name__})") from error
        try:
            found = json.loads(content)
        except (ValueError, RecursionError) as error:
            raise Trouble("its reply is not JSON") from error
        if not isinstance(found, dict):
            raise Trouble("its reply is no JSON object")
        return found

    def _read(self, reply: httpx.Response, until: float) -> bytes:
        """The body, as it comes: no more bytes and no longer than is allowed, whatever length the server states."""
        content = bytearray()
        for piece in reply.iter_bytes():
            content += piece
            if len(content) > self._settings.answer_bytes:
                raise Trouble(f"its reply has more than {self._settings.answer_bytes:,} bytes")
            if time.monotonic() > until:
                raise Trouble(LATE)
        return bytes(content)


def _client(key: str | None) -> httpx.Client:
    """A client that follows no redirects and takes no proxy. Raises MissingExtra without httpx."""
    try:
        import httpx
    except ImportError as error:
        raise MissingExtra("asking a model", extra="propose") from error
    headers = {"Accept-Encoding": "identity"} | ({"Authorization": f"Bearer {key}"} if key else {})
    # The environment's proxies would send what is meant for this machine through another.
    return httpx.Client(headers=headers, trust_env=False, follow_redirects=False)
