"""Opens a desk's database: one file (SQLite), or a URL (PostgreSQL). All code above uses both in the same way.

Words used here. Place: where a desk's database is, a file's path or a database URL. Schema: the tables, by the number
of the last migration. Captures: the files of received bytes.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, DisconnectionError

from variorum.errors import MissingExtra, NoSuchInput, UsageError
from variorum.store import migrate
from variorum.store.captures import Captures

# How long a writer waits for another: longer than any single write of ours, short of what a person takes for a hang.
BUSY_MS = 30_000
# Connections that stay open, and as many more at a time: to open one takes as long as a page, and on PostgreSQL a process.
KEPT_OPEN = 20
# Seconds after which a connection to a server is tried before it is used.
IDLE = 1.0
# The key under which a connection notes when it was last used.
USED = "variorum used"
WRITES = "variorum_writes"
# The connection of `one_state`, in the thread that reads.
_AROUND: ContextVar[Connection | None] = ContextVar("around", default=None)
# The password in "postgresql://user:password@host/name".
PASSWORD = re.compile(r"(//[^:/@]*):[^@]*(?=@)")


@dataclass(frozen=True, slots=True)
class Store:
    """An opened database. `engine` serves many threads; `captures` are the files of bytes beside it."""

    engine: Engine
    captures: Captures
    _writer: Lock = field(default_factory=Lock, repr=False, compare=False)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one consistent state, whatever is written meanwhile."""
        around = _AROUND.get()
        if around is not None and around.engine is self.engine:
            yield around
            return
        with self.engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def glancing(self) -> Iterator[Connection]:
        """A connection for one or two questions that need not see one state. On PostgreSQL it is without a
        transaction: to begin and end one would cost two more round trips.
        """
        if self.engine.dialect.name != "postgresql":
            with self.reading() as connection:
                yield connection
            return
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            yield connection

    @contextmanager
    def one_state(self) -> Iterator[None]:
        """Everything that this thread reads inside sees one state of the database, by one connection; a page asks a
        dozen questions. Not for code that writes and then reads what it wrote.
        """
        with self.reading() as connection:
            token = _AROUND.set(connection)
            try:
                yield
            finally:
                _AROUND.reset(token)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection that writes everything or nothing. It takes the write lock at once, so what is read inside
        cannot change before it is written. Writers of one process wait for one another here, without a connection,
        and do not ask the database again and again.
        """
        with (
            self._writer,
            self.engine.connect().execution_options(**{WRITES: True}) as connection,
            connection.begin(),
        ):
            if connection.dialect.name == "postgresql":
                # READ COMMITTED, so that what is read after the lock is newer than the wait for it.
                connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7310)")
            yield connection

    def close(self) -> None:
        """Closes all connections; the store can be used no more."""
        self.engine.dispose()


def open_store(place: str, *, create: bool = False, captures: Path | None = None) -> Store:
    """Opens a database. `place`: a file's path or a database URL. An older schema is brought up to date. Raises
    NoSuchInput for a database that is not there, unless `create` is set. `captures`: the folder of the captured bytes; None: beside the
    database.
    """
    url = as_url(place)
    file = file_of(place)
    if file is not None and not create and not file.exists():
        raise NoSuchInput(f"there is no desk at {place}: make one with `variorum desk --desk {place} init`")
    if file is not None and create:
        # made for the owner alone (0o600) before anything is written into it: accounts and sessions are nobody else's. It may be there
        # already.
        with suppress(OSError):
            os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    store = Store(_engine(url), Captures(captures or captures_beside(place)))
    # a new or old database is brought to this version's schema
    try:
        with store.writing() as connection:
            # nothing of a desk's is in it
            if migrate.revision(connection) is None and not create:
                raise NoSuchInput(
                    f"{without_password(place)} holds no desk: make one with `variorum desk init`"
                )
            migrate.upgrade(connection)
    except DatabaseError as error:
        store.close()
        raise UsageError(
            f"cannot open {without_password(place)}: {str(error.orig).splitlines()[0]}"
        ) from error
    except BaseException:
        store.close()
        raise
    return store


def holds_desk(place: str) -> bool:
    """Whether something is there that a new desk would overwrite."""
    file = file_of(place)
    if file is not None:
        return file.exists()
    engine = _engine(as_url(place))
    try:
        with engine.connect() as connection:
            return migrate.revision(connection) is not None
    finally:
        engine.dispose()


def as_url(place: str) -> str:
    """SQLAlchemy's URL of a file's path or a PostgreSQL address. "desk.db" gives "sqlite:///desk.db"."""
    if place.startswith(("postgres://", "postgresql://")):
        return "postgresql+psycopg://" + place.split("://", 1)[1]
    if "://" in place:
        return place
    return f"sqlite:///{Path(place).expanduser()}"


def without_password(place: str) -> str:
    """The address of a database without its password, for errors and lists of commands."""
    return PASSWORD.sub(r"\1", place)


def captures_beside(place: str) -> Path:
    """Where the captures lie unless named: "desk.variorum" → "desk.captures"; for a database on a server, in the working folder."""
    file = file_of(place)
    return file.with_suffix(".captures") if file is not None else Path("desk.captures")


def file_of(place: str) -> Path | None:
    """The file of a SQLite database; None for a server. Raises UsageError for what is neither a file nor a
    database URL.
    """
    url = as_url(place)
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise UsageError(
            f"{without_password(url)} is neither a file nor a database URL (postgresql://user@host/name)"
        ) from error
    if not parsed.drivername.startswith("sqlite") or not parsed.database:
        return None
    if not Path(parsed.database).name:
        raise UsageError(f"{parsed.database} is a folder, and a desk is a file")
    return Path(parsed.database)


def _engine(url: str) -> Engine:
    """The engine of a database, with what is done at each connection. Raises MissingExtra without the driver for PostgreSQL."""
    try:
        engine = create_engine(url, pool_size=KEPT_OPEN, max_overflow=KEPT_OPEN)
    except ModuleNotFoundError as error:
        raise MissingExtra("a desk on PostgreSQL", extra="postgres") from error
    # functions of this module that are called at each connection
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _on_connect)
        event.listen(engine, "begin", _on_begin)
    else:
        event.listen(engine, "checkin", _on_checkin)
        event.listen(engine, "checkout", partial(_on_checkout, engine))
    return engine


def _on_checkin(_connection: Any, record: Any) -> None:
    record.info[USED] = monotonic()


def _on_checkout(engine: Engine, connection: Any, record: Any, _proxy: Any) -> None:
    """Tries a connection that was idle before it is used, so that a restart of the database's server is noticed. One
    that was used a moment ago is not tried: that would make one query in seven.
    """
    if monotonic() - record.info.get(USED, monotonic()) < IDLE:
        return
    try:
        engine.dialect.do_ping(connection)
    except Exception as error:  # whatever the driver calls it
        raise DisconnectionError from error


def _on_connect(connection: Any, _record: Any) -> None:
    """Sets up a connection to SQLite. Turns off the driver's own transactions, which begin late and never IMMEDIATE."""
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout={BUSY_MS}",
        "journal_mode=WAL",
        # Acknowledged means on the disk, at the price of one fsync a commit.
        "synchronous=FULL",
        "foreign_keys=ON",
        "temp_store=MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _on_begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
