"""The decisions that hold: taken in from their file, kept, and read again only when there are new ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from variorum.desk.decisions import ledger
from variorum.desk.decisions.decisions import DESK_KINDS, active
from variorum.desk.desk import Desk
from variorum.records import Decision
from variorum.store import derived, evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """All decisions by date; those of them that hold; and the number of the newest."""

    every: tuple[Decision, ...] = ()
    holding: tuple[Decision, ...] = ()
    last: int = 0


@dataclass(slots=True)
class Holding:
    """Reads the decisions once, and again only when there are new ones. Decisions are appended and never changed, so
    the number of the newest shows whether there are.
    """

    _read: tuple[tuple[int, int] | None, Known] = (None, Known())

    def as_of(self, connection: Connection) -> tuple[Decision, ...]:
        """The decisions that hold, by date, as this connection sees the database. Costs one query where there is no new decision."""
        return self.known(connection).holding

    def known(self, connection: Connection) -> Known:
        """All decisions, as this connection sees the database. They are read from it only where a new one has come."""
        stands = evidence.decided(connection)
        at, found = self._read
        if at != stands:
            every = evidence.decisions(connection)
            found = Known(every=every, holding=active(every), last=stands[0])
            self._read = (stands, found)
        return found


def on_reports(decisions: Iterable[Decision], reports: frozenset[str]) -> tuple[Decision, ...]:
    """The decisions that name one of these reports, directly or by a place in it."""
    return tuple(decision for decision in decisions if reports & {*decision.about})


def sync_ledger(desk: Desk) -> None:
    """Takes into the database those decisions that stand only in the file: lines that somebody added by hand, or
    copied from another desk.
    """
    read = ledger.read(desk.ledger).decisions
    if not read:
        return
    with desk.store.reading() as connection:
        known = {decision.id for decision in evidence.decisions(connection)}
    new = [decision for decision in read if decision.id not in known]
    if new:
        with desk.store.writing() as connection:
            keep_decisions(connection, new)


def keep_decisions(connection: Connection, new: Sequence[Decision]) -> tuple[derived.Todo, ...]:
    """Keeps decisions and has the reports that they touch derived again. Returns the rows of work that now wait for
    these reports, older rows included. A decision that the database has already is not written twice.
    """
    for decision in new:
        evidence.add_decision(connection, decision)
    # all decisions are read only if one of the new ones undoes another
    undoing = any(d.undoes for d in new)
    known = {d.id: d for d in evidence.decisions(connection)} if undoing else {}
    decisions_here = evidence.called_here(connection, new)
    reports = sorted({report_id for d in decisions_here for report_id in touched(d, known)})
    evidence.mark_todo(connection, reports)
    return derived.todo_of(connection, reports)


def touched(decision: Decision, known: Mapping[str, Decision]) -> set[str]:
    """The reports that are to be derived again for this decision: those that it names, and, if it undoes another
    decision, those that the other one names. Kinds from which nothing is derived, like notes, add none. `known`: decisions by id. What
    undoes an undoing touches what the first decision touched: the chain is followed.
    """
    found: set[str] = set()
    undone: Decision | None = decision
    while undone is not None:
        if undone.kind not in DESK_KINDS:
            found |= {*undone.about}
        undone = known.get(undone.undoes) if undone.undoes else None
    return found
