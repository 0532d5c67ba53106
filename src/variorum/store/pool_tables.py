"""Keeps what the sieve (`desk/evidence/pools.py`) works with: which features each report has, and which pool it is
in. Derived from reports in order of arrival.

Words used here. Sieve: the fast first sorting of reports by words and names that they share. Feature: a number that
stands for such a word or name. Pool: the reports that the sieve puts together because they may be about one event.
Weight: how much a report's features count. To sift: to put a report into a pool.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, insert, select, text, update

from variorum.store import tables
from variorum.store.evidence import looked_up

# Both databases' words for "one more".
COUNT_FEATURE = text(
    "INSERT INTO feature_count (feature, reports) VALUES (:feature, 1) "
    "ON CONFLICT (feature) DO UPDATE SET reports = feature_count.reports + 1"
)


class Sharing(NamedTuple):
    """A report that has some of the features asked for. `published` as the report says."""

    report: str
    pool: str
    # sum of the weights of all its features
    weight: float
    published: str | None
    features: tuple[int, ...]


def feature_counts(connection: Connection, features: Sequence[int]) -> dict[int, int]:
    """Feature → the number of reports that have it; features of none are left out."""
    feature_count_table = tables.feature_count
    query = select(feature_count_table.c.feature, feature_count_table.c.reports).where(
        feature_count_table.c.feature.in_(features)
    )
    return {row.feature: row.reports for row in connection.execute(query)}


def nearest(connection: Connection, features: Sequence[int], *, at_least: int, limit: int) -> tuple[str, ...]:
    """The reports that have most of these features, at least `at_least` of them, at most `limit` reports. Of equals the first by id."""
    feature_table = tables.feature
    query = (
        select(feature_table.c.report)
        .where(feature_table.c.feature.in_(features))
        .group_by(feature_table.c.report)
        .having(func.count() >= at_least)
        .order_by(func.count().desc(), feature_table.c.report)
    )
    return tuple(connection.scalars(query.limit(limit)))


def holders(connection: Connection, features: Iterable[int], *, limit: int) -> tuple[str, ...]:
    """`limit` reports that have one of these features: all that have the first, then all that have the second, and so on. Of one feature
    those first by id.
    """
    feature_table = tables.feature
    found: dict[str, None] = {}
    for feature in features:
        query = select(feature_table.c.report).where(feature_table.c.feature == feature)
        found |= dict.fromkeys(connection.scalars(query.order_by(feature_table.c.report).limit(limit)))
        if len(found) >= limit:
            break
    return tuple(found)[:limit]


def pool_with(connection: Connection, feature: int) -> str | None:
    """The pool of the first report, by id, that has the feature; None where none has."""
    feature_table, pool_table = tables.feature, tables.pool
    query = (
        select(pool_table.c.pool)
        .join(feature_table, pool_table.c.report == feature_table.c.report)
        .where(feature_table.c.feature == feature)
        .order_by(pool_table.c.report)
    )
    return connection.scalar(query.limit(1))


def sharing(connection: Connection, features: Sequence[int], among: Sequence[str]) -> tuple[Sharing, ...]:
    """Which of these features each of `among` has, where it has any, by id."""
    feature_table, pool_table, report_table = tables.feature, tables.pool, tables.report
    query = (
        select(
            feature_table.c.report,
            pool_table.c.pool,
            pool_table.c.weight,
            report_table.c.published,
            feature_table.c.feature,
        )
        .join(pool_table, pool_table.c.report == feature_table.c.report)
        .join(report_table, report_table.c.id == feature_table.c.report)
        .where(feature_table.c.report.in_(among), feature_table.c.feature.in_(features))
        .order_by(feature_table.c.report, feature_table.c.feature)
    )
    rows = connection.execute(query)
    # rows of one report lie together
    return tuple(
        Sharing(*key, tuple(row.feature for row in found))
        for key, found in groupby(rows, key=lambda row: (row.report, row.pool, row.weight, row.published))
    )


def add_features(connection: Connection, report: str, features: Iterable[int]) -> None:
    """Keeps a report's features and counts each once more. To be called once a report."""
    rows = [{"report": report, "feature": feature} for feature in features]
    if rows:
        connection.execute(insert(tables.feature), rows)
        connection.execute(COUNT_FEATURE, rows)


def pools_of(connection: Connection, reports: Sequence[str]) -> dict[str, str]:
    """Report → pool, for those that have one."""
    return looked_up(connection, tables.pool.c.report, tables.pool.c.pool, reports)


def members(connection: Connection, pools: Iterable[str]) -> tuple[str, ...]:
    """Ids of the reports in these pools, in order."""
    pool_table = tables.pool
    query = (
        select(pool_table.c.report).where(pool_table.c.pool.in_(sorted(pools))).order_by(pool_table.c.report)
    )
    return tuple(connection.scalars(query))


def pool_sizes(connection: Connection, pools: Iterable[str]) -> dict[str, int]:
    """Pool → how many reports are in it. Copies of one text count as one report: all of them except the first have weight 0."""
    pool_table = tables.pool
    query = (
        select(pool_table.c.pool, func.count().label("reports"))
        .where(pool_table.c.pool.in_(sorted(pools)), pool_table.c.weight > 0)
        .group_by(pool_table.c.pool)
    )
    return {row.pool: row.reports for row in connection.execute(query)}


def add_to_pool(connection: Connection, report: str, *, pool: str, weight: float) -> None:
    """Puts a report that is in no pool into one."""
    connection.execute(insert(tables.pool).values(report=report, pool=pool, weight=weight))


def join_pools(connection: Connection, pools: Iterable[str], *, into: str) -> None:
    """Moves all reports of these pools into one of them."""
    pool_table = tables.pool
    connection.execute(
        update(pool_table).where(pool_table.c.pool.in_([x for x in pools if x != into])).values(pool=into)
    )


def unsifted(connection: Connection, *, limit: int) -> tuple[str, ...]:
    """Reports in no pool, in order of arrival."""
    pool_table, report_table = tables.pool, tables.report
    query = (
        select(report_table.c.id)
        .outerjoin(pool_table, pool_table.c.report == report_table.c.id)
        .where(pool_table.c.report.is_(None))
        .order_by(report_table.c.seq)
    )
    return tuple(connection.scalars(query.limit(limit)))


def clear_sieve(connection: Connection) -> None:
    """Deletes pools, features and parses, and has every report derived again. Stories stay until they are made anew."""
    for table in (tables.pool, tables.feature, tables.feature_count, tables.parse, tables.todo):
        connection.execute(delete(table))
    report_table = tables.report
    connection.execute(
        insert(tables.todo).from_select(["report"], select(report_table.c.id).order_by(report_table.c.seq))
    )
