"""What was received, as received."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What the input itself says of the report that it carries (a JSONL row, a feed item). It wins over what extraction finds. None: the input
    does not say.

    `notes`: (field, value) of what else a wire says of its item: "version", "pubStatus", "infoSources", "edNote"; and the report's "modified"
    and "credit".
    """

    title: str | None = None
    outlet: str | None = None
    # as the input writes it
    published: str | None = None
    authors: tuple[str, ...] | None = None
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One thing received.

    `path`: as given, verbatim: a file's path, a URL, or a JSONL row's "path".
    `digest`: the sha256 of `content`, in hex.
    `media_type`: "text/plain", "text/html" or "text/x-report"; the last is a JSONL row's "text", taken as it stands.
    `charset`: what a header declared.
    `retrieved`: ISO 8601, UTC, from a clock that was passed in.
    `record`: the place inside an archive ("warc offset 1042").
    `losses`: in words a reader can follow, what is known to be missing from `content` ("the record ends after 900 of 5,000 bytes").
    """

    path: str
    content: bytes
    digest: str
    media_type: str
    charset: str | None = None
    # the address that it was fetched from, where it is known
    url: str | None = None
    retrieved: str | None = None
    record: str | None = None
    # (name, value) of the HTTP response's headers
    headers: tuple[tuple[str, str], ...] = ()
    stated: Stated = Stated()
    losses: tuple[str, ...] = ()
