"""Makes a source to read of an HTTP response, from an archive or just fetched."""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.errors import MissingExtra
from variorum.gather.content_types import Kind
from variorum.gather.refused import Unreadable
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import Source, in_memory
from variorum.gather.streams.codings import dechunked, decoded
from variorum.records import Reason, Refusal, Skipped
from variorum.text.counts import counted

# (name, value) of each header.
Headers = Sequence[tuple[str, str]]

# What a response may be. The binary kind is in, so that an image which calls itself a page is refused and not passed over.
KINDS = frozenset({Kind.TEXT, Kind.HTML, Kind.FEED, Kind.JSON_FEED, Kind.PDF, Kind.BINARY})
# Declared types by what they make us expect; any other type is read only where its content is a page beyond doubt.
EXTENSIONS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "txt",
    "text/markdown": "md",
    "application/pdf": "pdf",
    "application/rss+xml": "rss",
    "application/atom+xml": "atom",
    "application/feed+json": "jsonfeed",
}
# The charset in a Content-Type header.
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
# Beginnings of media types that hold no report.
NEVER_TEXT = ("image/", "audio/", "video/", "font/")
# Parts of pages, never reports; a script may well hold "<html".
PARTS = frozenset(
    {"text/css", "text/javascript", "application/javascript", "application/x-javascript", "application/json"}
)


def header(headers: Headers, name: str) -> str | None:
    """The first value under `name`, whatever its case."""
    return next((value for key, value in headers if key.lower() == name), None)


def media_type(headers: Headers) -> str:
    """Lower case and without parameters ("text/html"); "" where there is no such header."""
    return (header(headers, "content-type") or "").partition(";")[0].strip().lower()


def is_part(headers: Headers) -> bool:
    """Whether the response is, by its type, a picture, a script or a style, with nothing to read."""
    kind = media_type(headers)
    return kind.startswith(NEVER_TEXT) or kind in PARTS


def from_response(
    body: bytes,
    headers: Headers,
    *,
    path: str,
    url: str | None,
    retrieved: str | None,
    record: str | None,
    settings: GatherSettings,
    losses: tuple[str, ...] = (),
) -> Source | Refusal | Skipped:
    """The response as a source, its body without chunks and content codings, which are undone as `headers` say. `body` is as it came
    over the wire. `record`: the place of the archive's record; `losses`: what is known to be lost already, in words.
    """
    # a picture, style or script of a page
    if is_part(headers):
        return Skipped(path=path, detail=f"{media_type(headers)}: {url}")
    try:
        plain = _plain(body, headers, settings)
    except Unreadable as error:
        return Refusal(path=path, reason=error.reason, detail=f"{error.detail}: {url}")
    except MissingExtra as error:
        return Refusal(path=path, reason=Reason.NEEDS_EXTRA, detail=f"{error}: {url}")
    # the plain bytes, and what was lost on the way
    content, more_losses = plain
    charset = CHARSET.search(header(headers, "content-type") or "")
    return Source(
        path=path,
        name=f"response.{EXTENSIONS.get(media_type(headers), '')}",
        named=False,
        open=lambda: in_memory(content),
        within=KINDS,
        url=url,
        retrieved=retrieved,
        charset=charset.group(1).lower() if charset else None,
        record=record,
        headers=tuple(headers),
        losses=losses + more_losses,
    )


def _plain(body: bytes, headers: Headers, settings: GatherSettings) -> tuple[bytes, tuple[str, ...]]:
    """The body without its codings, and what was lost of it in words."""
    losses: tuple[str, ...] = ()
    length = header(headers, "content-length")
    if "chunked" in (header(headers, "transfer-encoding") or "").lower():
        body, losses = dechunked(body)
    # eighteen digits: a longer number is no length
    elif length and length.isascii() and length.isdigit() and len(body) < int(length[:18]):
        losses = (f"the body ends after {len(body):,} of {counted(int(length[:18]), 'byte')}",)
    coding = header(headers, "content-encoding")
    content, losses_of_coding = decoded(body, coding, limit=settings.document_bytes)
    # A header kept from before the archive unpacked the body says a length that the body no longer has.
    return content, losses_of_coding + (() if coding and not losses_of_coding else losses)
