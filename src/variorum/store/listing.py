"""Reads what a page of many stories shows of each. One query serves all stories, so a page costs no query a story.

Words used here. Since: for each story, the moment after which changes are new to the reader. Feed: the events of one
story or claim. Arrival: the event that a report came in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Table, and_, func, or_, select

from variorum.records import Status
from variorum.store import tables
from variorum.store.rows import ClaimRow, Event

T = TypeVar("T")
STORIES, EVENTS, FEEDS = tables.story, tables.event, tables.feed_entry
# Word in the address → the stories that it keeps.
ONLY: Mapping[str, ColumnElement[bool]] = {
    "conflicts": STORIES.c.conflicts > 0,
    "changed": STORIES.c.changed > 0,
    "single": STORIES.c.sources <= 1,
}
# An arrival is said by the number of reports already.
ARRIVAL = "report"


def homes(connection: Connection, reports: Sequence[str]) -> dict[str, tuple[str, str, str]]:
    """Report → (id of its story, the story's title, id of the version of its page that is in the story). Only the newest
    version of a page is ever in a story, so an older version is found by its page. Reports in no story are left out."""
    if not reports:
        return {}
    # the table of reports twice: the report asked for, and other versions of its page
    report, latest, member = tables.report, tables.report.alias(), tables.story_report
    query = (
        select(report.c.id, STORIES.c.id, STORIES.c.title, latest.c.id)
        .join_from(report, latest, latest.c.page == report.c.page)
        .join(member, member.c.report == latest.c.id)
        .join(STORIES, STORIES.c.id == member.c.story)
        .where(report.c.id.in_(reports))
    )
    rows = connection.execute(query)
    return {asked: (story, title, version) for asked, story, title, version in rows}


class Headline(NamedTuple):
    """A story in a list. `digest`: a hash that is another one when the story has changed."""

    story: str
    title: str
    digest: str


def headlines(connection: Connection, *, only: str = "", limit: int | None = None) -> list[Headline]:
    """Every story, the latest first. `only`: one of the words in ONLY, which leaves the others out; any other word leaves out none."""
    query = (
        select(STORIES.c.id, STORIES.c.title, STORIES.c.digest)
        .order_by(STORIES.c.last.desc().nulls_last(), STORIES.c.id)
        .limit(limit)
    )
    if only in ONLY:
        query = query.where(ONLY[only])
    return [Headline(row.id, row.title, row.digest) for row in connection.execute(query)]


def last_event(connection: Connection) -> int:
    """The number of the latest event; 0 where there is none."""
    return connection.scalar(select(func.max(EVENTS.c.seq))) or 0


def last_changes(connection: Connection) -> dict[str, str]:
    """Story → when something last happened to it."""
    query = (
        select(FEEDS.c.feed, func.max(EVENTS.c.told).label("last"))
        .join(EVENTS, EVENTS.c.seq == FEEDS.c.event)
        .group_by(FEEDS.c.feed)
    )
    return {row.feed: row.last for row in connection.execute(query)}


def counted_changes(connection: Connection, since: Mapping[str, str]) -> dict[str, dict[str, int]]:
    """Story → kind → how many events after the story's moment in `since`. A notice that corrects six claims counts once."""
    if not since:
        return {}
    # events with one time and one sentence are one notice
    told = func.count((EVENTS.c.at + EVENTS.c.sentence).distinct())
    query = (
        select(FEEDS.c.feed, EVENTS.c.kind, told)
        .join(EVENTS, EVENTS.c.seq == FEEDS.c.event)
        .where(_after(since))
        .group_by(FEEDS.c.feed, EVENTS.c.kind)
    )
    found: dict[str, dict[str, int]] = {}
    for story, kind, number in connection.execute(query):
        found.setdefault(story, {})[kind] = number
    return found


def latest_changes(
    connection: Connection, since: Mapping[str, str | None], *, few: int
) -> dict[str, tuple[Event, ...]]:
    """Story → its latest `few` events after its moment in `since` (None: whenever they were), without the arrivals of reports. `since`:
    story → the moment.
    """
    if not since:
        return {}
    # the latest change of each story has rank 1
    place = func.row_number().over(
        partition_by=FEEDS.c.feed, order_by=(EVENTS.c.at.desc(), EVENTS.c.seq.desc())
    )
    wanted = and_(_after({story: at or "" for story, at in since.items()}), EVENTS.c.kind != ARRIVAL)
    ranked = (
        select(FEEDS.c.feed, *EVENTS.c, place.label("rank"))
        .join(EVENTS, EVENTS.c.seq == FEEDS.c.event)
        .where(wanted)
        .subquery()
    )
    columns = [ranked.c[name] for name in ("feed", *(column.name for column in EVENTS.c))]
    query = select(*columns).where(ranked.c.rank <= few).order_by(ranked.c.feed, ranked.c.rank)
    found: dict[str, tuple[Event, ...]] = {}
    for row in connection.execute(query):
        # the columns are those of an Event, and the feed
        fields = dict(row._mapping)
        feed = fields.pop("feed")
        found[feed] = (*found.get(feed, ()), Event(**fields))
    return found


def first_claims(
    connection: Connection,
    stories: Sequence[str],
    *,
    statuses: Collection[str],
    figured: bool = False,
    few: int,
) -> dict[str, tuple[ClaimRow, ...]]:
    """Story → its first `few` claims of these statuses, in the order of the story. `figured`: only those with a
    figure that one source alone has. Claims whose readings differ inside one source are left out.
    """
    claim_table = tables.claim
    place = func.row_number().over(partition_by=claim_table.c.story, order_by=claim_table.c.place)
    wanted = and_(claim_table.c.story.in_(stories), claim_table.c.status.in_(sorted(statuses)))
    wanted = and_(wanted, or_(claim_table.c.sources > 1, claim_table.c.status == Status.SINGLE))
    if figured:
        wanted = and_(wanted, claim_table.c.figure.is_not(None))
    return _by_story(ClaimRow, _ranked(connection, claim_table, place, wanted, few))


def _after(since: Mapping[str, str]) -> ColumnElement[bool]:
    return or_(*(and_(FEEDS.c.feed == story, EVENTS.c.told > at) for story, at in since.items()))


def _ranked(
    connection: Connection, table: Table, place: ColumnElement[int], wanted: ColumnElement[bool], few: int
) -> Iterable[Row[tuple[object, ...]]]:
    """The first `few` wanted rows of each story. `place` numbers the rows of a story, from 1; `wanted`: which rows
    count.
    """
    ranked = select(table, place.label("rank")).where(wanted).subquery()
    columns = [ranked.c[column.name] for column in table.c]
    query = select(*columns).where(ranked.c.rank <= few).order_by(ranked.c.story, ranked.c.rank)
    return connection.execute(query)


def _by_story(kind: type[T], rows: Iterable[Row[tuple[object, ...]]]) -> dict[str, tuple[T, ...]]:
    groups = groupby(rows, key=lambda row: row._mapping["story"])
    return {story: tuple(kind(**row._mapping) for row in found) for story, found in groups}
