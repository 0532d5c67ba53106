"""Looks for what is wrong with a desk, and says what to do about it; it changes nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

from sqlalchemy import func, select, text
from sqlalchemy.exc import DatabaseError

from variorum.desk.accounts.roles import Role
from variorum.desk.decisions import ledger
from variorum.desk.desk import Desk, stamp
from variorum.desk.upkeep.backup import digest_of
from variorum.desk.upkeep.belongings import belongings
from variorum.store import derived, evidence, migrate, people, tables
from variorum.store.database import file_of
from variorum.text.counts import counted

# so many examples of a trouble are named
FEW = 3


class State(StrEnum):
    """How grave a finding is. PROBLEM: something is lost, or will be. NOTE: something to know."""

    WELL = "well"
    NOTE = "note"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What `examine` found of one thing. `about`: the thing. `said`: how it is, and what to do."""

    state: State
    about: str
    said: str


def examine(desk: Desk, *, thorough: bool = False) -> Iterator[Finding]:
    """Looks at everything that may be wrong, one thing after another. `thorough`: also reads every capture, which takes as long as copying them
    all."""
    database = list(_database(desk))
    yield from database
    if database[-1].state is State.PROBLEM:
        return  # what it says of the rest is not to be relied on
    yield from _captures(desk, thorough=thorough)
    yield from _decisions(desk)
    yield from _work(desk)
    yield from _rights(desk)
    yield from _people(desk)
    yield from _clock(desk)


def _well(about: str, said: str) -> Finding:
    return Finding(state=State.WELL, about=about, said=said)


def _note(about: str, said: str) -> Finding:
    return Finding(state=State.NOTE, about=about, said=said)


def _problem(about: str, said: str) -> Finding:
    return Finding(state=State.PROBLEM, about=about, said=said)


def _database(desk: Desk) -> Iterator[Finding]:
    """What is wrong with the database. SQLite checks every page of itself; PostgreSQL has its own programs
    for that (pg_amcheck).
    """
    store = desk.store
    try:
        with store.reading() as connection:
            # SQLite checks itself; of PostgreSQL only the encoding is asked
            if store.engine.dialect.name == "sqlite":
                said = [str(row[0]) for row in connection.execute(text(f"PRAGMA integrity_check({FEW})"))]
                loose = len(connection.execute(text("PRAGMA foreign_key_check")).all())
                if said != ["ok"]:
                    yield _problem(
                        "database", f"damaged: {said[0]}; restore a backup, `variorum desk restore`"
                    )
                    return
                if loose:
                    yield _problem(
                        "database",
                        f"{counted(loose, 'row names', 'rows name')} others that are gone; restore a backup",
                    )
                kind = "SQLite"
            else:
                kind = f"PostgreSQL {connection.scalar(text('SHOW server_version'))}"
                encoding = connection.scalar(text("SHOW server_encoding"))
                if encoding != "UTF8":
                    yield _problem(
                        "database", f"its encoding is {encoding}: make one with UTF8, and restore into it"
                    )
            reports = derived.count(connection, tables.report)
            at = migrate.revision(connection)
    except DatabaseError as error:
        yield _problem(
            "database", f"cannot be read: {str(error.orig).strip().partition(chr(10))[0]}; restore a backup"
        )
        return
    yield _well("database", f"{kind}, schema {at}, {counted(reports, 'report')}")


def _captures(desk: Desk, *, thorough: bool) -> Iterator[Finding]:
    """What is missing, damaged (only where `thorough`) or named by nothing among the captures."""
    owned = belongings(captures=desk.store.captures.folder, ledger=desk.ledger)
    with desk.store.reading() as connection:
        named = evidence.captured(connection)
    # files by their names, which are the digests of their content
    there = {path.name: path for path in owned.captured()}
    if gone := sorted(named - there.keys()):
        yield _problem(
            "captures",
            f"{len(gone):,} are gone ({_few(gone)}): take them from a backup; their reports are kept",
        )
    damaged = [name for name, path in there.items() if thorough and digest_of(path) != name]
    if damaged:
        yield _problem(
            "captures",
            f"{len(damaged):,} are not what was received ({_few(damaged)}): take them from a backup",
        )
    if loose := len(there.keys() - named):
        yield _note(
            "captures",
            f"{counted(loose, 'file')} without a name in the desk: left by what was interrupted, and harmless",
        )
    if not gone and not damaged:
        read = "every one read, and" if thorough else "not read (--thorough reads them),"
        yield _well("captures", f"{counted(len(named), 'file')}, {read} none missing")


def _decisions(desk: Desk) -> Iterator[Finding]:
    """Lines of the decisions' file that cannot be read, and decisions that are in the database alone."""
    read = ledger.read(desk.ledger)
    with desk.store.reading() as connection:
        known = {one.id for one in evidence.decisions(connection)}
    if read.refused:
        yield _problem(
            "decisions",
            f"{counted(len(read.refused), 'line')} of {desk.ledger.name} cannot be read: {read.refused[0].detail}",
        )
    if lost := len(known - {one.id for one in read.decisions}):
        yield _problem(
            "decisions",
            f"{lost:,} are in the database and not in {desk.ledger.name}: was it moved? Take it from a backup",
        )
    if not read.refused and not lost:
        yield _well("decisions", f"{len(known):,}, all of them in {desk.ledger.name}")


def _work(desk: Desk) -> Iterator[Finding]:
    """Reports that wait to be put into stories, and runs that were begun and have no end."""
    with desk.store.reading() as connection:
        waiting = derived.waiting(connection).reports
        open_runs = derived.count(connection, tables.run) - derived.count(connection, tables.run_end)
    if waiting:
        yield _note(
            "work",
            f"{counted(waiting, 'report')} not yet in a story: the next add, export or look does that",
        )
    else:
        yield _well("work", "every report is in its story")
    if open_runs:
        yield _note("work", f"{open_runs:,} runs were interrupted, or go on; what they had kept is here")


def _rights(desk: Desk) -> Iterator[Finding]:
    """Room on the disks, and files that others on this machine may read."""
    url = desk.store.engine.url
    # a database server keeps its own files
    file = file_of(str(url.database)) if desk.store.engine.dialect.name == "sqlite" else None
    with desk.store.reading() as connection:
        accounts = people.are_there(connection)
    places = {
        "database": file.parent if file else None,
        "captures": desk.store.captures.folder,
        "decisions": desk.ledger.parent,
    }
    for name, place in places.items():
        if place is None or not place.exists():
            continue
        free = shutil.disk_usage(place).free // 1_000_000
        if free < desk.desk_settings.least_free_mb:
            yield _problem(name, f"{free:,} MB are free on its disk: what is added soon will not be kept")
    if file is not None and accounts and _open_to_others(file):
        yield _note(
            "rights",
            f"others on this machine may read {file.name}, where sessions and subscriptions are: chmod o-rwx",
        )


def _open_to_others(file: Path) -> bool:
    """Whether others on this machine may read the file and enter the folder that it lies in."""
    return bool(file.stat().st_mode & 0o004 and file.absolute().parent.stat().st_mode & 0o001)


def _people(desk: Desk) -> Iterator[Finding]:
    """Whether there are accounts, and an admin among them."""
    with desk.store.reading() as connection:
        accounts = people.accounts(connection)
    if not accounts:
        yield _note("accounts", "there are none: whoever reaches this desk is let in")
    elif not any(one.role == Role.ADMIN and not one.disabled for one in accounts):
        yield _problem("accounts", "nobody is admin: `variorum desk user role NAME admin`")
    else:
        yield _well("accounts", f"{len(accounts):,}")


def _clock(desk: Desk) -> Iterator[Finding]:
    """Whether something is dated later than now, by a clock that ran ahead. Stamps sort as text, so it would count as the latest until that time
    has come."""
    with desk.store.reading() as connection:
        last = connection.scalar(select(func.max(tables.report.c.captured)))
    # five minutes: clocks are never quite alike
    if last is not None and last > stamp(desk.now() + timedelta(minutes=5)):
        yield _problem(
            "clock", f"a report was kept at {last}, which is still to come: set this machine's clock"
        )
    else:
        yield _well("clock", f"{desk.stamp()}")


def _few(names: list[str]) -> str:
    return ", ".join(name[:12] for name in names[:FEW]) + (" …" if len(names) > FEW else "")
