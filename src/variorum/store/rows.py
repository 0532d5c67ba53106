"""What the store hands out besides the rooms' records."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.records import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A report with what the desk knows of it. `page` is what its page is known by over time; `captured` when the desk
    first held this text and `seen` when last (ISO 8601, UTC); `seq` the order of arrival.
    """

    report: Report
    page: str
    captured: str
    seen: str
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RunCounts:
    """What one run brought: `seen` are texts the desk held already."""

    added: int = 0
    seen: int = 0
    refused: int = 0
    skipped: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRow:
    """A story on the desk's list. `first` and `last` are the earliest and latest of its reports' own dates."""

    id: str
    pool: str
    title: str
    reports: int
    sources: int
    conflicts: int
    changed: int
    agreements: int
    singles: int
    first: str | None
    last: str | None
    made_from: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingRow:
    """What a story that is there was made from."""

    id: str
    pool: str
    made_from: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    story: str
    id: str
    place: int
    kind: str
    label: str
    status: str
    why: str
    tier: int
    sources: int
    figure: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """Something that happened to a story; `sentence` is templated from values and quotes."""

    story: str
    id: str
    at: str
    kind: str
    claim: str | None
    report: str
    sentence: str
