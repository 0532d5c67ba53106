"""Reads what a run brought and refused, and all that was ever refused: each thing once, however often it was tried.

Words used here. Run: one call of a command that adds reports. Refused: a file or address that could not be read, with
the reason. Seen: of a text that the desk held already.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, or_, select

from variorum.store import tables
from variorum.store.evidence import chunks


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Something that was refused.
    `seq`: its last row. `at`: the last time. `times`: how often, with these words.
    `read`: the id of a report that was read from the same place, before or since; None where none was."""

    seq: int
    path: str
    # one of the reasons of `Reason`, and what happened, in words
    reason: str
    detail: str
    at: str
    times: int
    read: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """The new reports of a run, in order of arrival, and what it refused. `ended`: how many it added, had seen
    before, refused and skipped; None while it goes on, or if it was interrupted.
    """

    reports: tuple[str, ...]
    refused: tuple[tuple[str, str, str], ...]
    ended: tuple[int, int, int, int] | None


def refused_by_reason(connection: Connection) -> dict[str, int]:
    """Reason → how many different things, the most first."""
    refusal_table = tables.refusal
    once = select(refusal_table.c.path, refusal_table.c.reason, refusal_table.c.detail).distinct().subquery()
    query = select(once.c.reason, func.count().label("things")).group_by(once.c.reason)
    counts = {row.reason: row.things for row in connection.execute(query)}
    return dict(sorted(counts.items(), key=lambda counted: (-counted[1], counted[0])))


def refused(connection: Connection, *, limit: int, reason: str | None = None) -> tuple[Refused, ...]:
    """What was refused: each path with each reason once, with how often it was refused, the latest first. `reason`: only these."""
    refusal = tables.refusal.c
    # each path with each reason once, with its last row
    last = func.max(refusal.seq)
    query = (
        select(last, refusal.path, refusal.reason, refusal.detail, func.max(refusal.at), func.count())
        .group_by(refusal.path, refusal.reason, refusal.detail)
        .order_by(last.desc())
        .limit(limit)
    )
    if reason:
        query = query.where(refusal.reason == reason)
    rows = [tuple(row) for row in connection.execute(query)]
    read = _read(connection, [path for _, path, *_ in rows])
    return tuple(
        Refused(seq=seq, path=path, reason=why, detail=detail, at=at, times=times, read=read.get(path))
        for seq, path, why, detail, at, times in rows
    )


def refusal_path(connection: Connection, seq: int) -> str | None:
    """What was refused in this row; None where there is no such row."""
    refusal_table = tables.refusal
    found: str | None = connection.scalar(select(refusal_table.c.path).where(refusal_table.c.seq == seq))
    return found


def captured_from(connection: Connection, path: str) -> str | None:
    """The digest of the last bytes that came from there; None where none did."""
    capture_table = tables.capture
    query = (
        select(capture_table.c.digest)
        .where(or_(capture_table.c.path == path, capture_table.c.url == path))
        .order_by(capture_table.c.seq.desc())
        .limit(1)
    )
    found: str | None = connection.scalar(query)
    return found


def was_named(connection: Connection, path: str) -> bool:
    """Whether somebody at the command line added this path, or a folder that it lies in."""
    run_table = tables.run
    commands = connection.scalars(select(run_table.c.command).where(run_table.c.command.like("add %")))
    named = {one.rstrip("/") for command in commands for one in command.split(" ")[1:] if one}
    parts = path.split("/")
    return ".." not in parts and any("/".join(parts[:n]) in named for n in range(1, len(parts) + 1))


def brought(connection: Connection, command: str) -> Brought | None:
    """What the last run with that command brought: its reports, its refusals and its counts; None where there was no such run."""
    seq = connection.scalar(select(func.max(tables.run.c.seq)).where(tables.run.c.command == command))
    if seq is None:
        return None
    capture, report = tables.capture.c, tables.report.c
    refusal, run_end = tables.refusal.c, tables.run_end.c
    # its reports, by the captures of the run; its refusals; its counts
    reports = connection.scalars(
        select(report.id)
        .join(tables.capture, capture.seq == report.capture)
        .where(capture.run == seq)
        .order_by(report.seq)
    )
    refusals = connection.execute(
        select(refusal.path, refusal.reason, refusal.detail).where(refusal.run == seq).order_by(refusal.seq)
    )
    end = connection.execute(
        select(run_end.added, run_end.seen, run_end.refused, run_end.skipped).where(run_end.run == seq)
    ).one_or_none()
    return Brought(
        reports=tuple(reports),
        refused=tuple((path, reason, detail) for path, reason, detail in refusals),
        ended=None if end is None else (end.added, end.seen, end.refused, end.skipped),
    )


def _read(connection: Connection, paths: Sequence[str]) -> dict[str, str]:
    """Path or address → a report that was read from there, for those where one was."""
    report_table = tables.report
    found: dict[str, str] = {}
    for chunk in chunks(sorted(set(paths))):
        rows = connection.execute(
            select(report_table.c.id, report_table.c.path, report_table.c.url).where(
                or_(report_table.c.path.in_(chunk), report_table.c.url.in_(chunk))
            )
        )
        found.update((path, row.id) for row in rows for path in (row.path, row.url) if path)
    return found
