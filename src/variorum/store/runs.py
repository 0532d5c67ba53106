"""Reads what a run brought and refused, and all that was ever refused: each thing once, however often it was tried."""

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
    reason: str
    detail: str
    at: str
    times: int
    read: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """The new reports of a run, in order of arrival, and what it refused. `ended`: how many it added, had seen before, refused and skipped; None
    while it goes on, or if it was interrupted."""

    reports: tuple[str, ...]
    refused: tuple[tuple[str, str, str], ...]
    ended: tuple[int, int, int, int] | None


def refused_by_reason(connection: Connection) -> dict[str, int]:
    """Reason → how many different things, the most first."""
    t = tables.refusal
    once = select(t.c.path, t.c.reason, t.c.detail).distinct().subquery()
    rows = connection.execute(select(once.c.reason, func.count()).group_by(once.c.reason))
    return dict(sorted(((r[0], r[1]) for r in rows), key=lambda pair: (-pair[1], pair[0])))


def refused(connection: Connection, *, limit: int, reason: str | None = None) -> tuple[Refused, ...]:
    """What was refused, each thing once, the latest first."""
    t = tables.refusal
    last = func.max(t.c.seq)
    query = (
        select(last, t.c.path, t.c.reason, t.c.detail, func.max(t.c.at), func.count())
        .group_by(t.c.path, t.c.reason, t.c.detail)
        .order_by(last.desc())
        .limit(limit)
    )
    if reason:
        query = query.where(t.c.reason == reason)
    rows = [tuple(row) for row in connection.execute(query)]
    read = _read(connection, [row[1] for row in rows])
    return tuple(
        Refused(
            seq=row[0],
            path=row[1],
            reason=row[2],
            detail=row[3],
            at=row[4],
            times=row[5],
            read=read.get(row[1]),
        )
        for row in rows
    )


def refusal_path(connection: Connection, seq: int) -> str | None:
    """What was refused in this row; None where there is no such row."""
    t = tables.refusal
    found: str | None = connection.scalar(select(t.c.path).where(t.c.seq == seq))
    return found


def captured_from(connection: Connection, path: str) -> str | None:
    """The digest of the last bytes that came from there; None where none did."""
    t = tables.capture
    query = select(t.c.digest).where(or_(t.c.path == path, t.c.url == path)).order_by(t.c.seq.desc()).limit(1)
    found: str | None = connection.scalar(query)
    return found


def was_named(connection: Connection, path: str) -> bool:
    """Whether somebody at the command line added this path, or a folder that it lies in."""
    t = tables.run
    commands = connection.scalars(select(t.c.command).where(t.c.command.like("add %")))
    named = {one.rstrip("/") for command in commands for one in command.split(" ")[1:] if one}
    parts = path.split("/")
    return ".." not in parts and any("/".join(parts[:n]) in named for n in range(1, len(parts) + 1))


def brought(connection: Connection, command: str) -> Brought | None:
    """What the last run with that command brought; None where there was none."""
    seq = connection.scalar(select(func.max(tables.run.c.seq)).where(tables.run.c.command == command))
    if seq is None:
        return None
    r, c, f, e = tables.report, tables.capture, tables.refusal, tables.run_end
    reports = connection.scalars(
        select(r.c.id).join(c, c.c.seq == r.c.capture).where(c.c.run == seq).order_by(r.c.seq)
    )
    refusals = connection.execute(
        select(f.c.path, f.c.reason, f.c.detail).where(f.c.run == seq).order_by(f.c.seq)
    )
    end = connection.execute(
        select(e.c.added, e.c.seen, e.c.refused, e.c.skipped).where(e.c.run == seq)
    ).one_or_none()
    return Brought(
        reports=tuple(reports),
        refused=tuple((row[0], row[1], row[2]) for row in refusals),
        ended=(end[0], end[1], end[2], end[3]) if end is not None else None,
    )


def _read(connection: Connection, paths: Sequence[str]) -> dict[str, str]:
    """Path or address → a report that was read from there, for those where one was."""
    r = tables.report
    found: dict[str, str] = {}
    for chunk in chunks(sorted(set(paths))):
        rows = connection.execute(
            select(r.c.id, r.c.path, r.c.url).where(or_(r.c.path.in_(chunk), r.c.url.in_(chunk)))
        )
        found.update((path, row.id) for row in rows for path in (row.path, row.url) if path)
    return found
