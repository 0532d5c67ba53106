"""What was refused on the way, and why. In every room the number of things that come in is the number that go out, refusals included."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

# So much of what an error says of itself is told.
SHOWN = 160


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
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Something that did not go on. `path` is as given; `detail` is one plain sentence that a user can act on."""

    path: str
    reason: Reason
    detail: str

    @classmethod
    def failed(cls, path: str, room: str, error: Exception) -> Refusal:
        """The refusal of a report that a room failed on. In one line, since an error may quote hostile text."""
        said = " ".join(f"{type(error).__name__}: {error}".split())[:SHOWN]
        detail = f"variorum itself stopped at it ({room}: {said}); it was set aside and the rest went on: please report this"
        return cls(path=path, reason=Reason.FAILED, detail=detail)


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A file in a folder that is none of the kinds we read. Counted, not refused: nobody named it."""

    path: str
    # in words, what it is
    detail: str
