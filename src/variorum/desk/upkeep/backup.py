"""Copies a desk, while it is in use, into a folder of files that can be checked."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import asdict, dataclass, field
from hashlib import file_digest, sha256
from pathlib import Path
from secrets import token_hex

from variorum.desk.desk import Desk
from variorum.desk.upkeep.belongings import CAPTURES, belongings
from variorum.errors import UsageError
from variorum.store import derived, evidence, migrate, tables
from variorum.store.captures import Captures
from variorum.store.snapshots import snapshot
from variorum.version import __version__

FORMAT = "variorum.backup/1"
MANIFEST, DATABASE = "backup.json", "database"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup says of itself.
    `files`: name → sha256, for all files but captures: a capture's name is its sha256.
    `damaged`: captures whose bytes do not fit their name; they are not in the backup.
    `gone`: captures that the database names, and of which the desk has no file."""

    # of variorum, and of the database's tables
    version: str
    schema: str
    # when it was made, ISO 8601
    at: str
    database: str
    reports: int
    captures: int
    files: dict[str, str]
    damaged: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    format: str = field(default=FORMAT)


def back_up(desk: Desk, to: Path) -> Manifest:
    """Copies the desk into a new folder, which gets its name only when all is in it. Raises UsageError where `to` is there already and not empty.

    The database is copied first. The bytes that it names were written before the row that names them, so the files copied after it hold all of
    these."""
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise UsageError(f"{to} is there already: a backup goes into a new folder")
    # written beside it under a hidden name, and renamed when whole
    part = to.with_name(f".{to.name}.{token_hex(4)}.part")
    try:
        part.mkdir(parents=True, mode=0o700)
        made = _write_backup(desk, part)
        (part / MANIFEST).write_text(json.dumps(asdict(made), indent=1) + "\n", encoding="utf-8")
        os.sync()
        if to.exists():
            to.rmdir()
        part.rename(to)
    except OSError as error:
        raise UsageError(f"the backup {to} cannot be written: {error.strerror or error}") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return made


def _write_backup(desk: Desk, part: Path) -> Manifest:
    """Copies everything into `part` and says what is there; captures that are damaged are left out and named."""
    at = desk.stamp()
    with desk.store.reading() as connection:
        revision = migrate.revision(connection) or ""
        reports = derived.count(connection, tables.report)
        named = evidence.captured(connection)
    # the database first: what it names is on the disk by then
    kind = snapshot(desk.store, part / DATABASE)
    owned = belongings(captures=desk.store.captures.folder, ledger=desk.ledger)
    files = {DATABASE: digest_of(part / DATABASE)}
    for name, path in owned.there():
        files[name] = copied(path, part / name)
    kept_in = Captures(part / CAPTURES)
    kept, damaged = set(), []
    # a capture whose bytes are not those of its name is damaged
    for path in owned.captured():
        target = kept_in.path(path.name)
        if copied(path, target) == path.name:
            kept.add(path.name)
        else:
            damaged.append(path.name)
            target.unlink()
    return Manifest(
        version=__version__,
        schema=revision,
        at=at,
        database=kind,
        reports=reports,
        captures=len(kept),
        files=files,
        damaged=tuple(damaged),
        gone=tuple(sorted(named - kept - set(damaged))),
    )


def copied(path: Path, to: Path) -> str:
    """Copies a file, and returns the sha256 of what was copied."""
    to.parent.mkdir(parents=True, exist_ok=True)
    found = sha256()
    with path.open("rb") as source, to.open("wb") as out:
        # a MB at a time
        while chunk := source.read(1 << 20):
            found.update(chunk)
            out.write(chunk)
    return found.hexdigest()


def digest_of(path: Path) -> str:
    """sha256 in hex of a file of any size."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
