"""What was received, as received."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What the input itself says about the report it carries (a JSONL row, a feed item). It wins over what
    extraction finds. None: the input says nothing of it. `notes` are (field, value) of what a wire says of its item besides:
    "version", "pubStatus", "infoSources", "edNote", and "modified" and "credit" of the report.
    """

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    authors: tuple[str, ...] | None = None
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One thing received.

    `path` is as given, verbatim: a file's path, a URL, or a JSONL row's "path". `digest` is the sha256 of
    `content` in hex. `media_type` is "text/plain", "text/html" or "text/x-report": the last is a JSONL row's
    "text", taken as it stands. `charset` is what a header declared. `retrieved` is ISO 8601, UTC, from a clock
    that was passed in. `record` names the place inside an archive ("warc offset 1042"). `losses` says, in words a
    reader can follow, what is known to be missing from `content` ("the record ends after 900 of 5,000 bytes").
    """

    path: str
    content: bytes
    digest: str
    media_type: str
    charset: str | None = None
    url: str | None = None
    retrieved: str | None = None
    record: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    stated: Stated = Stated()
    losses: tuple[str, ...] = ()
