"""What may come of a fetch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from variorum.records import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server gave to ask again with: sent back as If-None-Match and If-Modified-Since. What is no plain ASCII is not
    sent back: the page only comes again.
    """

    etag: str | None = None
    last_modified: str | None = None

    def headers(self) -> list[tuple[str, str]]:
        """Headers for asking "only if it has changed"; a value that could not be sent as a header is left
        out.
        """
        given = (("If-None-Match", self.etag), ("If-Modified-Since", self.last_modified))
        return [(name, value) for name, value in given if value and value.isascii() and value.isprintable()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Where an exchange is kept: the response record starts at `offset` of `file`."""

    file: Path
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An answer with content. `asked` is the URL given, `url` the one that answered in the end. `body` is as it came over
    the wire, chunked and coded as `headers` say (`gather.archives.responses.from_response` undoes it). `retrieved` is ISO 8601, UTC.
    `losses`: what is missing, where the connection broke.
    """

    asked: str
    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    retrieved: str
    kept: Kept | None = None
    losses: tuple[str, ...] = ()

    @property
    def validators(self) -> Validators:
        """What to send next time, so that a page that has not changed is not sent again."""
        named = {name.lower(): value for name, value in reversed(self.headers)}
        return Validators(etag=named.get("etag"), last_modified=named.get("last-modified"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """The server says that what we have is still what it has. `kept`: where the earlier capture is, if on the shelf."""

    asked: str
    retrieved: str
    kept: Kept | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Denied:
    """No content, and why. `wait`: seconds until asking again makes sense; None where it does not, or nobody knows. `private`:
    only because addresses of this machine and its network are asked on request alone."""

    refusal: Refusal
    wait: float | None = None
    private: bool = False


Outcome = Response | Unchanged | Denied
