"""Reads what a page of many stories shows of each. One query serves all stories, so a page costs no query a story."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Table, and_, func, or_, select

from variorum.records import Status
from variorum.store import tables
from variorum.store.rows import ClaimRow, Event

T = TypeVar("T")
S, E, F = tables.story, tables.event, tables.feed_entry
ONLY: Mapping[str, ColumnElement[bool]] = {
    "conflicts": S.c.conflicts > 0,
    "changed": S.c.changed > 0,
    "single": S.c.sources <= 1,
}
# An arrival is said by the number of reports already.
ARRIVAL = "report"


def homes(connection: Connection, reports: Sequence[str]) -> dict[str, tuple[str, str, str]]:
    """Report → (id of its story, the story's title, id of the newest version of its page). Reports in no story are left out."""
    if not reports:
        return {}
    report, latest, member = tables.report, tables.report.alias(), tables.story_report
    query = (
        select(report.c.id, S.c.id, S.c.title, latest.c.id)
        .join_from(report, latest, latest.c.page == report.c.page)
        .join(member, member.c.report == latest.c.id)
        .join(S, S.c.id == member.c.story)
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
    query = select(S.c.id, S.c.title, S.c.digest).order_by(S.c.last.desc().nulls_last(), S.c.id).limit(limit)
    if only in ONLY:
        query = query.where(ONLY[only])
    return [Headline(row.id, row.title, row.digest) for row in connection.execute(query)]


def last_event(connection: Connection) -> int:
    """The number of the latest event; 0 where there is none."""
    return connection.scalar(select(func.max(E.c.seq))) or 0


def last_changes(connection: Connection) -> dict[str, str]:
    """Story → when something last happened to it."""
    query = select(F.c.feed, func.max(E.c.told)).join(E, E.c.seq == F.c.event).group_by(F.c.feed)
    return {row[0]: row[1] for row in connection.execute(query)}


def counted_changes(connection: Connection, since: Mapping[str, str]) -> dict[str, dict[str, int]]:
    """Story → kind → how many events after the story's moment in `since`. A notice that corrects six claims counts once."""
    if not since:
        return {}
    told = func.count((E.c.at + E.c.sentence).distinct())
    query = (
        select(F.c.feed, E.c.kind, told)
        .join(E, E.c.seq == F.c.event)
        .where(_after(since))
        .group_by(F.c.feed, E.c.kind)
    )
    found: dict[str, dict[str, int]] = {}
    for story, kind, number in connection.execute(query):
        found.setdefault(story, {})[kind] = number
    return found


def latest_changes(
    connection: Connection, since: Mapping[str, str | None], *, few: int
) -> dict[str, tuple[Event, ...]]:
    """Story → its latest `few` events after its moment in `since` (None: whenever they were), without the arrivals of reports."""
    if not since:
        return {}
    place = func.row_number().over(partition_by=F.c.feed, order_by=(E.c.at.desc(), E.c.seq.desc()))
    wanted = and_(_after({story: at or "" for story, at in since.items()}), E.c.kind != ARRIVAL)
    ranked = (
        select(F.c.feed, *E.c, place.label("rank")).join(E, E.c.seq == F.c.event).where(wanted).subquery()
    )
    columns = [ranked.c[name] for name in ("feed", *(column.name for column in E.c))]
    query = select(*columns).where(ranked.c.rank <= few).order_by(ranked.c.feed, ranked.c.rank)
    found: dict[str, tuple[Event, ...]] = {}
    for row in connection.execute(query):
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
    """Story → its first `few` claims of these statuses, in the order of the story. `figured`: only those with a figure that one source alone has.
    Claims whose readings differ inside one source are left out."""
    t = tables.claim
    place = func.row_number().over(partition_by=t.c.story, order_by=t.c.place)
    wanted = and_(t.c.story.in_(stories), t.c.status.in_(sorted(statuses)))
    wanted = and_(wanted, or_(t.c.sources > 1, t.c.status == Status.SINGLE))
    if figured:
        wanted = and_(wanted, t.c.figure.is_not(None))
    return _by_story(ClaimRow, _ranked(connection, t, place, wanted, few))


def _after(since: Mapping[str, str]) -> ColumnElement[bool]:
    return or_(*(and_(F.c.feed == story, E.c.told > at) for story, at in since.items()))


def _ranked(
    connection: Connection, table: Table, place: ColumnElement[int], wanted: ColumnElement[bool], few: int
) -> Iterable[Row[tuple[object, ...]]]:
    """The first `few` wanted rows of each story, by `place`, which numbers them."""
    ranked = select(table, place.label("rank")).where(wanted).subquery()
    columns = [ranked.c[column.name] for column in table.c]
    query = select(*columns).where(ranked.c.rank <= few).order_by(ranked.c.story, ranked.c.rank)
    return connection.execute(query)


def _by_story(kind: type[T], rows: Iterable[Row[tuple[object, ...]]]) -> dict[str, tuple[T, ...]]:
    groups = groupby(rows, key=lambda row: row._mapping["story"])
    return {story: tuple(kind(**row._mapping) for row in found) for story, found in groups}
