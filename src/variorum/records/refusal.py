"""What did not go on, and why. In = out + refusals, in every room."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why something was refused. The values stand in dossiers: add, never rename. Listed in docs/reference/refusals.md."""

    EMPTY = "empty"
    BINARY = "binary"
    UNDECODABLE = "undecodable"
    UNSUPPORTED = "unsupported"
    BROKEN_ROW = "broken-row"
    NOT_AN_ARTICLE = "not-an-article"
    PAYWALL_STUB = "paywall-stub"
    TOO_SHORT = "too-short"
    TOO_LARGE = "too-large"
    TOO_DEEP = "too-deep"
    TRUNCATED = "truncated"
    DUPLICATE = "duplicate"
    BROKEN_ARCHIVE = "broken-archive"
    UNREADABLE = "unreadable"
    UNREACHABLE = "unreachable"
    FORBIDDEN = "forbidden"
    NEEDS_EXTRA = "needs-extra"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """`path` as given; `detail` is one plain sentence a user can act on."""

    path: str
    reason: Reason
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A file in a folder that is none of the kinds we read. Counted, not refused: nobody named it."""

    path: str
    detail: str
