"""The records that the store hands out besides the rooms' own."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.records import Anchor, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportVersion:
    """A report with what the desk knows of it.
    `page`: the address or path by which its page is known over time.
    `captured`, `seen`: when the desk first and last had this text (ISO 8601, UTC).
    `seq`: its number in the order of arrival."""

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
    # the pool of its reports
    pool: str
    title: str
    reports: int
    # independent sources; then claims that are shown, by status
    sources: int
    conflicts: int
    changed: int
    agreements: int
    singles: int
    first: str | None
    last: str | None
    # a hash of what it was made from; a hash of the story itself
    made_from: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingRow:
    """A story that is in the database, with the hash of what it was made from: by that it is seen whether it has to be made again."""

    id: str
    pool: str
    # a hash of what it was made from; a hash of the story itself
    made_from: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """What lists and searches need of a claim.
    `id`: its key. `place`: its number in the story.
    `figure`: a figure in it that one source alone has, in exact words; None where there is none."""

    story: str
    id: str
    place: int
    kind: str
    label: str
    status: str
    why: str
    tier: int
    # independent sources of its readings
    sources: int
    figure: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """Something that happened to a story.
    `sentence`: made by template of values and quotes.
    `at`: when the desk came to know of it.
    `detail`: two rows with equal kind, page, claim and detail are about one thing."""

    story: str
    id: str
    at: str
    kind: str
    # key of the claim; None where the change is of none
    claim: str | None
    report: str
    sentence: str
    page: str = ""
    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A change that was told; it is never altered.
    `seq`: its number in the order of telling. `told`: when it was told.
    `after`: the id of an earlier event of the same story, of which this one says that it holds no longer."""

    seq: int
    story: str
    id: str
    # when the desk came to know of the change
    at: str
    told: str
    # these as in `ChangeRow`
    kind: str
    claim: str | None
    report: str
    page: str
    sentence: str
    detail: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryName:
    """A key that was given to a story. `page`: the page that it was first known by. `pages`: all pages that ever stood in it, that one included,
    in the order of coming."""

    key: str
    page: str
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimName:
    """A key that was given to a claim. `place`: the words that it was first known by. `others`: all other places that it ever rested on."""

    key: str
    kind: str
    label: str
    place: Anchor
    others: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Keys that were given so far, the oldest first."""

    # of stories, and of claims
    stories: tuple[StoryName, ...] = ()
    claims: tuple[ClaimName, ...] = ()
