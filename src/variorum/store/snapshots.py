"""Copies a desk's database into one file while others write, and puts it back into a place that is empty."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from sqlalchemy.engine import URL, make_url

from variorum.errors import UsageError
from variorum.store.database import Store, as_url, file_of

# Where Debian's packages put what is not on everybody's path.
PACKAGED = Path("/usr/lib/postgresql")


def snapshot(store: Store, to: Path) -> str:
    """Copies one state of the database into the file `to`, while others write. Returns its kind, "sqlite" or
    "postgresql". Raises UsageError where PostgreSQL's own program is missing or fails, or where the copy is not
    whole.
    """
    url = store.engine.url
    if store.engine.dialect.name == "sqlite":
        assert url.database is not None
        with closing(sqlite3.connect(url.database)) as source, closing(sqlite3.connect(to)) as copy:
            # In one go: it reads one state, and in WAL mode holds up nobody.
            source.backup(copy)
            # Without it the copy needs its journal beside it.
            copy.execute("PRAGMA journal_mode=DELETE")
            said = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
        if said != "ok":
            raise UsageError(f"the database is damaged: {said}; `variorum desk doctor` says more")
        return "sqlite"
    _run("pg_dump", url, "--format=custom", "--no-owner", "--no-privileges", f"--file={to}")
    return "postgresql"


def put_back(place: str, file: Path, kind: str) -> None:
    """Makes the database from the file. `place` holds nothing yet. Raises UsageError where its database is not of that kind."""
    target = file_of(place)
    if (target is not None) != (kind == "sqlite"):
        raise UsageError(
            f"this is a backup of a desk on {kind}, and {place} is none: give --desk another place"
        )
    if target is None:
        url = make_url(as_url(place))
        _run(
            "pg_restore",
            url,
            "--no-owner",
            "--no-privileges",
            "--exit-on-error",
            "--single-transaction",
            str(file),
        )
        return
    # written under another name and renamed when it is whole
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.part")
    shutil.copyfile(file, part)
    with part.open("rb") as written:
        os.fsync(written.fileno())
    part.replace(target)


def _run(program: str, url: URL, *options: str) -> None:
    """Runs a program of PostgreSQL's on the database; the password goes where no list of processes shows it. Raises UsageError."""
    found = shutil.which(program) or next(
        (str(one) for one in sorted(PACKAGED.glob(f"*/bin/{program}"), reverse=True)), None
    )
    if found is None:
        raise UsageError(
            f"{program} is needed for a desk on PostgreSQL: install the server's client programs"
        )
    given = url.set(drivername="postgresql", password=None).render_as_string(hide_password=False)
    secret = {"PGPASSWORD": str(url.password)} if url.password else {}
    ran = subprocess.run(  # noqa: S603 - a program by its path, its words ours and the desk's own address
        [found, f"--dbname={given}", *options],
        env=os.environ | secret,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        text=True,
        errors="replace",
    )
    if ran.returncode:
        said = next((line for line in ran.stderr.splitlines() if line.strip()), "it does not say why")
        raise UsageError(f"{program} failed: {said}")
