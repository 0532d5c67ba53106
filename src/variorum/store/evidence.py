"""Appends evidence, and reads it back. Nothing here changes a row.

Words used here. `run`: the number of the run. `at`: the time to write down. `seq`: the number of a row, which rises.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, func, insert, select

from variorum.records import Capture, Decision, Refusal, Report
from variorum.store import tables
from variorum.store.codec import dumps, loads
from variorum.store.rows import ReportVersion, RunCounts
from variorum.store.storable import storable

# SQLite binds at most 32,766 values a statement, PostgreSQL 65,535.
CHUNK = 5_000
T = TypeVar("T")
# Columns of the table of reports that are fields of a Report.
COLUMNS = ("id", "path", "digest", "url", "outlet", "title", "published", "modified", "language", "text")


def chunks(items: Sequence[T]) -> Iterable[Sequence[T]]:
    """The items in pieces that fit into one statement."""
    return (items[at : at + CHUNK] for at in range(0, len(items), CHUNK))


def looked_up(
    connection: Connection, key: ColumnElement[str], value: ColumnElement[str], keys: Sequence[str]
) -> dict[str, str]:
    """Value by key, two columns of one table, for the rows whose key is among `keys`."""
    found: dict[str, str] = {}
    for chunk in chunks(keys):
        rows = connection.execute(select(key, value).where(key.in_(chunk)))
        found.update((row_key, row_value) for row_key, row_value in rows)
    return found


def begin_run(connection: Connection, command: str, *, at: str) -> int:
    """Writes down that a command begins; gives the run's number. A run without an end was interrupted."""
    return _key(
        connection.execute(insert(tables.run).values(command=command, started=at)).inserted_primary_key
    )


def end_run(connection: Connection, run: int, counts: RunCounts, *, at: str) -> None:
    """Writes down that a run has ended, and what it brought. A run without such a row was interrupted."""
    connection.execute(
        insert(tables.run_end).values(
            run=run,
            ended=at,
            added=counts.added,
            seen=counts.seen,
            refused=counts.refused,
            skipped=counts.skipped,
        )
    )


def add_capture(connection: Connection, run: int, capture: Capture) -> int:
    """Writes the row of bytes that are on disk already (Captures.put); returns its number."""
    row = insert(tables.capture).values(
        run=run,
        digest=capture.digest,
        size=len(capture.content),
        path=capture.path,
        url=capture.url,
        media_type=capture.media_type,
        charset=capture.charset,
        record=capture.record,
        retrieved=capture.retrieved,
        # JSON
        headers=dumps(capture.headers),
        stated=dumps(capture.stated),
    )
    return _key(connection.execute(row).inserted_primary_key)


def add_report(
    connection: Connection, report: Report, *, page: str, captured: str, capture: int | None
) -> bool:
    """Whether the report is new, and kept now. One that the desk holds already is noted as sighted, unless this very moment is known.
    `page`: the key of its page; `captured`: when; `capture`: the number of the row of its bytes, None where there are none.
    """
    if connection.scalar(select(tables.report.c.seq).where(tables.report.c.id == report.id)) is not None:
        add_sighting(connection, report.id, captured)
        return False
    row = {name: getattr(report, name) for name in COLUMNS}
    body = dumps(_without_columns(report))
    connection.execute(
        insert(tables.report).values(**row, page=page, captured=captured, capture=capture, body=body)
    )
    # it waits to be derived
    connection.execute(insert(tables.todo).values(report=report.id))
    return True


def same_file(connection: Connection, report: Report, *, page: str) -> str | None:
    """The id that the desk has for this text of this page, if it is another one than the report's; None if it has it under no other."""
    report_table = tables.report
    query = select(report_table.c.id).where(
        report_table.c.page == page,
        report_table.c.digest == report.digest,
        report_table.c.text == report.text,
    )
    found: str | None = connection.scalar(query.where(report_table.c.id != report.id))
    return found


def also_known(connection: Connection, ids: Mapping[str, str]) -> None:
    """Keeps other ids of reports, by which decisions may name them: for a file, the id made of its path. `ids`: other
    id → the report's id.
    """
    report_also_table, report_table = tables.report_also, tables.report
    known = looked_up(connection, report_also_table.c.id, report_also_table.c.report, list(ids))
    here = looked_up(connection, report_table.c.id, report_table.c.id, sorted(set(ids.values())))
    rows = [{"id": also, "report": one} for also, one in ids.items() if also not in known and one in here]
    if rows:
        connection.execute(insert(report_also_table), rows)


def add_sighting(connection: Connection, report: str, at: str) -> None:
    """Writes down that a report was seen again; the same moment only once. `at`: when."""
    sighting_table = tables.sighting
    if (
        connection.scalar(
            select(sighting_table.c.seq).where(sighting_table.c.report == report, sighting_table.c.at == at)
        )
        is None
    ):
        connection.execute(insert(sighting_table).values(report=report, at=at))


def add_refusals(connection: Connection, run: int, refused: Iterable[Refusal], *, at: str) -> None:
    """Writes down what a run refused. What is refused again is written again, unlike in `add_new_refusals`."""
    rows = [
        {
            "run": run,
            # without characters that a database does not take
            "path": storable(refusal.path),
            "reason": refusal.reason.value,
            "detail": storable(refusal.detail),
            "at": at,
        }
        for refusal in refused
    ]
    if rows:
        connection.execute(insert(tables.refusal), rows)


def add_new_refusals(connection: Connection, refused: Sequence[Refusal], *, at: str) -> None:
    """Adds to the last run those refusals that stand nowhere yet. For refusals of deriving, which is done again and again: each is written
    once."""
    refusal_table = tables.refusal
    # None: there was no run yet
    run = connection.scalar(select(func.max(tables.run.c.seq)))
    rows = (
        connection.execute(select(refusal_table.c.path, refusal_table.c.reason, refusal_table.c.detail))
        if refused
        else ()
    )
    known = {(row.path, row.reason, row.detail) for row in rows}
    new = [
        refusal
        for refusal in refused
        if (storable(refusal.path), refusal.reason.value, storable(refusal.detail)) not in known
    ]
    if new:
        add_refusals(connection, run or begin_run(connection, "derive", at=at), new, at=at)


def add_decision(connection: Connection, decision: Decision) -> bool:
    """Whether the decision is new. A new one is written; one that the desk has already (by its id, a hash of its content) is not written
    twice.
    """
    decision_table = tables.decision
    if connection.scalar(select(decision_table.c.seq).where(decision_table.c.id == decision.id)) is not None:
        return False
    connection.execute(
        insert(decision_table).values(
            id=decision.id,
            at=decision.at,
            author=decision.author,
            kind=decision.kind.value,
            body=dumps(decision),
        )
    )
    return True


def decisions(connection: Connection) -> tuple[Decision, ...]:
    """All decisions by date, then id, whatever file they came from. Reports in them have the ids that they
    have in this desk.
    """
    decision_table = tables.decision
    rows = connection.scalars(
        select(decision_table.c.body).order_by(decision_table.c.at, decision_table.c.id)
    )
    return called_here(connection, [loads(Decision, body) for body in rows])


def decisions_since(connection: Connection, seq: int) -> tuple[Decision, ...]:
    """The decisions that arrived after the one of that number, in order of arrival."""
    decision_table = tables.decision
    rows = connection.scalars(
        select(decision_table.c.body).where(decision_table.c.seq > seq).order_by(decision_table.c.seq)
    )
    return called_here(connection, [loads(Decision, body) for body in rows])


def called_here(connection: Connection, given: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions, with other ids of reports replaced by the ids that the reports have on this desk. `given`: decisions, perhaps from
    another desk.
    """
    named = {report for decision in given for report in decision.about}
    known = looked_up(connection, tables.report.c.id, tables.report.c.id, sorted(named))
    also = tables.report_also
    here = looked_up(connection, also.c.id, also.c.report, sorted(named - known.keys()))
    return tuple(_called(decision, here) for decision in given) if here else tuple(given)


def _called(decision: Decision, here: Mapping[str, str]) -> Decision:
    """The decision, with each id of a report in `here` replaced by the id that the report has on this desk."""
    anchors = tuple(
        replace(anchor, report=here.get(anchor.report, anchor.report)) for anchor in decision.anchors
    )
    return replace(
        decision, reports=tuple(here.get(report, report) for report in decision.reports), anchors=anchors
    )


def decided(connection: Connection) -> tuple[int, int]:
    """(number of the newest decision, or 0; how many other ids of reports there are). As long as both stay the same,
    `decisions` gives the same.
    """
    decision_table, also = tables.decision, tables.report_also
    newest = select(func.coalesce(func.max(decision_table.c.seq), 0)).scalar_subquery()
    renamed = select(func.count()).select_from(also).scalar_subquery()
    newest_number, also_count = connection.execute(select(newest, renamed)).one()
    return newest_number, also_count


def last_decision(connection: Connection) -> int:
    """The number of the newest decision; 0: there is none."""
    return connection.scalar(select(func.max(tables.decision.c.seq))) or 0


def mark_todo(connection: Connection, reports: Iterable[str]) -> None:
    """Has these reports derived again. They need not be new."""
    rows = [{"report": report} for report in reports]
    if rows:
        connection.execute(insert(tables.todo), rows)


def held(connection: Connection, ids: Sequence[str] | None = None) -> tuple[ReportVersion, ...]:
    """The versions with these report ids, in order of arrival; all versions where `ids` is None. An id that the desk
    does not have is passed over.
    """
    report, sighting = tables.report, tables.sighting
    # when it was last seen again
    seen = (
        select(func.max(sighting.c.at))
        .where(sighting.c.report == report.c.id)
        .scalar_subquery()
        .label("seen")
    )
    query = select(report, seen).order_by(report.c.seq)
    if ids is None:
        return tuple(_held(row) for row in connection.execute(query))
    versions = [
        _held(row) for chunk in chunks(ids) for row in connection.execute(query.where(report.c.id.in_(chunk)))
    ]
    return tuple(sorted(versions, key=lambda version: version.seq))


def held_report(connection: Connection, report: str) -> ReportVersion | None:
    """The report of that id; None where the desk does not hold it."""
    found = held(connection, (report,))
    return found[0] if found else None


def versions(connection: Connection, page: str) -> tuple[ReportVersion, ...]:
    """Every text a page has had, in order of arrival."""
    return held(connection, version_ids(connection, page))


def versions_of(connection: Connection, report: str) -> tuple[ReportVersion, ...]:
    """Every text that this report's page has had; empty if there is no such report."""
    report_table = tables.report
    page = select(report_table.c.page).where(report_table.c.id == report).scalar_subquery()
    return held(
        connection, tuple(connection.scalars(select(report_table.c.id).where(report_table.c.page == page)))
    )


def version_ids(connection: Connection, page: str) -> tuple[str, ...]:
    """The ids of a page's versions, in order of arrival."""
    report_table = tables.report
    return tuple(
        connection.scalars(
            select(report_table.c.id).where(report_table.c.page == page).order_by(report_table.c.seq)
        )
    )


def _held(row: Row[Any]) -> ReportVersion:
    """A report from its row, with what the desk knows of it."""
    fields = row._mapping
    report = _report(fields["body"], tuple(fields[name] for name in COLUMNS))
    captured = fields["captured"]
    return ReportVersion(
        report=report,
        page=fields["page"],
        captured=captured,
        seen=max(captured, fields["seen"] or captured),
        seq=fields["seq"],
    )


# A page of a story is asked for again and again, and a report is never changed: of so many, what was read is kept.
@lru_cache(maxsize=512)
def _report(body: str, columns: tuple[str | None, ...]) -> Report:
    return loads_report(body, dict(zip(COLUMNS, columns, strict=True)))


def loads_report(body: str, columns: dict[str, str | None]) -> Report:
    """A report from its row; `columns` are those fields that lie in columns of their own."""
    return replace(loads(Report, body), **columns)  # type: ignore[arg-type]


def _without_columns(report: Report) -> Report:
    """The report without the fields that have columns of their own, so that these are not written twice."""
    return replace(
        report,
        id="",
        path="",
        digest="",
        text="",
        url=None,
        outlet=None,
        title=None,
        published=None,
        modified=None,
        language=None,
    )


def captured(connection: Connection) -> frozenset[str]:
    """The digests of all captures that the database names."""
    return frozenset(connection.scalars(select(tables.capture.c.digest)))


def capture_of(connection: Connection, digest: str) -> Capture | None:
    """The record of the first capture of these bytes, without the bytes, which `Captures.get` gives; None where the
    desk has no such capture.
    """
    columns = tables.capture.c
    row = connection.execute(
        select(
            columns.path,
            columns.url,
            columns.media_type,
            columns.charset,
            columns.record,
            columns.retrieved,
            columns.headers,
        )
        .where(columns.digest == digest)
        .order_by(columns.seq)
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    return Capture(
        path=row.path,
        content=b"",
        digest=digest,
        media_type=row.media_type,
        charset=row.charset,
        url=row.url,
        retrieved=row.retrieved,
        record=row.record,
        headers=tuple((name, value) for name, value in loads(tuple[tuple[str, str], ...], row.headers)),
    )


def _key(row: Row[Any] | None) -> int:
    assert row is not None
    return int(row[0])
