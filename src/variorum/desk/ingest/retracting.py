"""Takes reports out of every story, and puts them back. Both are decisions, so it is kept who did it and when. No evidence is changed."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, or_, select

from variorum.desk.decisions.decisions import active, decide
from variorum.desk.derivation.derive import retracted
from variorum.desk.desk import Desk
from variorum.desk.evidence.decision_cache import sync_ledger
from variorum.desk.queries.lookup import record
from variorum.desk.updating.catch_up import catch_up
from variorum.errors import UsageError
from variorum.records import DecisionKind
from variorum.store import evidence, tables

# Shorter beginnings of an id may be words.
SHORTEST = 6


def retract(desk: Desk, what: Sequence[str], *, author: str, why: str | None = None) -> tuple[str, ...]:
    """Takes reports out of every story. Returns the ids of those that were not retracted before.

    `what`: beginnings of ids, paths or addresses as they were added, or folders. A path or an address stands for all its versions. Raises
    UsageError where one of them names no report of this desk."""
    sync_ledger(desk)
    with desk.store.reading() as connection:
        named = _reports_named(connection, what)
        gone = retracted(active(evidence.decisions(connection)))
    new = tuple(report for report in named if report not in gone)
    if new:
        record(desk, decide(DecisionKind.RETRACT, at=_now(desk), author=author, reports=new, text=why))
        catch_up(desk)
    return new


def take_back(desk: Desk, what: Sequence[str], *, author: str) -> tuple[str, ...]:
    """Puts reports into stories again and returns their ids. Each decision that retracted one of them is undone; its
    other reports are retracted anew. `what`: as for `retract`.
    """
    sync_ledger(desk)
    with desk.store.reading() as connection:
        named = set(_reports_named(connection, what))
        holding = active(evidence.decisions(connection))
    undone = [
        retraction
        for retraction in holding
        if retraction.kind is DecisionKind.RETRACT and named & set(retraction.reports)
    ]
    for decision in undone:
        record(desk, decide(DecisionKind.UNDO, at=_now(desk), author=author, undoes=decision.id))
        # one decision may retract several reports; those that nobody asked back stay retracted, by a new decision
        other_reports = [report_id for report_id in decision.reports if report_id not in named]
        if other_reports:
            at = _now(desk)
            record(
                desk,
                decide(DecisionKind.RETRACT, at=at, author=author, reports=other_reports, text=decision.text),
            )
    catch_up(desk)
    return tuple(sorted(named & {report_id for retraction in undone for report_id in retraction.reports}))


def _now(desk: Desk) -> str:
    return desk.now().isoformat(timespec="microseconds")


def _reports_named(connection: Connection, what: Sequence[str]) -> list[str]:
    """Ids of the reports named by path, page, address, folder or the beginning of an id, in order of arrival, each
    once. Raises UsageError for a name that fits no report.
    """
    table = tables.report
    seq_of: dict[str, int] = {}
    for name in what:
        # also all reports in a folder of this name
        folder = name.rstrip("/") + "/"
        # "\x00" begins no id
        beginning = name.lower() if len(name) >= SHORTEST else "\x00"
        rows = connection.execute(
            select(table.c.id, table.c.seq).where(
                or_(
                    table.c.path == name,
                    table.c.page == name,
                    table.c.url == name,
                    table.c.id.startswith(beginning, autoescape=True),
                    # rows of a table: "wires.csv#12"
                    table.c.path.startswith(folder, autoescape=True),
                    table.c.path.startswith(f"{name}#", autoescape=True),
                )
            )
        ).all()
        if not rows or not name.strip():
            raise UsageError(
                f"no report of this desk is {name}: give the path or address it was added by, or the beginning of "
                "its id as `variorum desk search` shows it"
            )
        seq_of.update((row.id, row.seq) for row in rows)
    return sorted(seq_of, key=lambda report: seq_of[report])
