"""What may come of a fetch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from variorum.records import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """ETag and Last-Modified, as a server gave them with a page. They are sent back as If-None-Match and If-Modified-Since, so that it need not
    send the page again. A value that is not plain ASCII is not sent back; then the page only comes again.
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
    """Where an exchange is recorded: its response record starts at `offset` of the WARC `file`."""

    file: Path
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An answer with content.

    `asked`: the URL given. `url`: the one that answered in the end, after redirects.
    `body`: as it came over the wire, chunked and coded as `headers` say (`gather.archives.responses.from_response` undoes it).
    `retrieved`: ISO 8601, UTC.
    `losses`: in words, what is missing, where the connection broke.
    """

    asked: str
    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    retrieved: str
    # where it is recorded
    kept: Kept | None = None
    losses: tuple[str, ...] = ()

    @property
    def validators(self) -> Validators:
        """What to send next time, so that a page that has not changed is not sent again."""
        named = {name.lower(): value for name, value in reversed(self.headers)}
        return Validators(etag=named.get("etag"), last_modified=named.get("last-modified"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """The server says that the page is as it was when last captured. `kept`: where that capture is recorded, if it is on the shelf."""

    asked: str
    retrieved: str
    kept: Kept | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Denied:
    """No content, and why. `wait`: seconds until asking again makes sense; None where it does not, or nobody knows. `private`: denied only because
    it is an address of this machine or its network, which are asked only where a setting allows it.
    """

    refusal: Refusal
    wait: float | None = None
    private: bool = False


Outcome = Response | Unchanged | Denied
