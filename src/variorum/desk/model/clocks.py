"""When something was known. A desk has three clocks: the time that a reading speaks of, the time when a report was
published, and the time when this desk had it. The last two are here.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time
from enum import StrEnum

from variorum.errors import UsageError
from variorum.store.rows import ReportVersion
from variorum.text import stamps

# before every moment that a desk can know
EARLIEST = datetime.min.replace(tzinfo=UTC)


class Clock(StrEnum):
    """`public`: when a reader of all outlets could have known it.
    `captured`: when this desk did."""

    PUBLIC = "public"
    CAPTURED = "captured"


def moment(stamp: str | None) -> datetime | None:
    """A report's stamp as a point of time; None for what is no date. A day without an hour counts from its
    first moment, a stamp without a zone as UTC. Where the stamp may mean several days (a month, for example),
    the last of them counts.
    """
    exact = stamps.moment(stamp)
    found = stamps.days(stamp)
    return exact or (datetime.combine(found.last, time.min, UTC) if found else None)


def asked_moment(text: str) -> datetime:
    """What a person types for --as-of: a day means its end, as do a month and a year. Raises UsageError for anything else."""
    found = stamps.moments(text)
    if found is None:
        raise UsageError(f"{text!r} is no time: give a day (2026-03-04) or a day and hour (2026-03-04T09:30)")
    return found[1]


def known_since(
    versions: Iterable[ReportVersion], clock: Clock
) -> tuple[tuple[datetime, ReportVersion], ...]:
    """The versions of one page, in order of capture, each with the time from which it could be known.

    By the public clock: the first version from its publication; a later one from the change that it states, if that
    lies between the capture of the version before it and its own capture. By the other clock, and where nothing is
    stated: from its capture. Never later than that.
    """
    found: list[tuple[datetime, ReportVersion]] = []
    before: datetime | None = None
    for version in sorted(versions, key=in_time):
        captured = moment(version.captured) or EARLIEST
        # what the page says of itself: of its first version when it was published, of later ones when it was changed
        stated = moment(version.report.published if before is None else version.report.modified)
        known = captured
        if clock is Clock.PUBLIC and stated is not None and stated <= captured:
            # a change stated before the last capture was seen already in it, so it cannot be this one
            known = stated if before is None or stated > before else captured
        found.append((known, version))
        before = captured
    return tuple(found)


def in_time(one: ReportVersion) -> tuple[str, int]:
    """The key by which versions are sorted: (stamp of the capture, number of arrival). Arrival alone would not do,
    since an archive that is read late holds old captures.
    """
    return one.captured, one.seq


def by_page(held: Iterable[ReportVersion]) -> dict[str, tuple[ReportVersion, ...]]:
    """Page → its versions in order of capture. `held`: versions of any pages."""
    pages: dict[str, list[ReportVersion]] = {}
    for one in sorted(held, key=in_time):
        pages.setdefault(one.page, []).append(one)
    return {page: tuple(versions) for page, versions in pages.items()}


def as_of(
    held: Iterable[ReportVersion], at: datetime, *, clock: Clock = Clock.PUBLIC
) -> tuple[ReportVersion, ...]:
    """What of `held` could be known at `at`, in order of arrival."""
    pages = by_page(held).values()
    known = (
        version for page in pages for known_from, version in known_since(page, clock) if known_from <= at
    )
    return tuple(sorted(known, key=lambda version_known: version_known.seq))


def current(held: Iterable[ReportVersion]) -> tuple[ReportVersion, ...]:
    """The last version of each page, in order of arrival."""
    return tuple(sorted((versions[-1] for versions in by_page(held).values()), key=lambda h: h.seq))
