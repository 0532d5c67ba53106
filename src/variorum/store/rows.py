"""The records that the store hands out besides the rooms' own."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.records import Anchor, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportVersion:
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
    """What lists and searches know of a claim: `id` is its key, `place` its number in the story, `figure` one that only one source has, in its words."""

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
    """Something that happened to a story; `sentence` is templated from values and quotes. `at`: when the desk came to know
    of it. Two of one kind, page, claim and `detail` tell of one thing."""

    story: str
    id: str
    at: str
    kind: str
    claim: str | None
    report: str
    sentence: str
    page: str = ""
    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A change as it was told, which stays: `seq` is the order of telling, `told` its time, `after` the id of an earlier
    event of the same story that this one follows: that it holds no longer."""

    seq: int
    story: str
    id: str
    at: str
    told: str
    kind: str
    claim: str | None
    report: str
    page: str
    sentence: str
    detail: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryName:
    """A key that was given to a story: by the page it was first known by; `pages` are all that ever stood in it, that one
    included, the first ones first."""

    key: str
    page: str
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimName:
    """A key that was given to a claim: by the words it was first known by. `others` are what else it ever rested on."""

    key: str
    kind: str
    label: str
    place: Anchor
    others: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Keys that were given so far, the oldest first."""

    stories: tuple[StoryName, ...] = ()
    claims: tuple[ClaimName, ...] = ()
