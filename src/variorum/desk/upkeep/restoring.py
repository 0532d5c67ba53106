"""Makes a desk again from its backup. Everything is checked before anything is written."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from variorum.desk.accounts.people import write_down
from variorum.desk.decisions.ledger import beside
from variorum.desk.desk import Clock, Desk, open_desk, system_clock
from variorum.desk.evidence.decision_cache import sync_ledger
from variorum.desk.upkeep.backup import DATABASE, FORMAT, MANIFEST, Manifest, copied, digest_of
from variorum.desk.upkeep.belongings import CAPTURES, DIGEST, Belongings, belongings
from variorum.errors import UsageError
from variorum.store import migrate, people, shared
from variorum.store.captures import Captures
from variorum.store.database import captures_beside, holds_desk, without_password
from variorum.store.snapshots import put_back

# A plain file name, or one in the folder "exchanges": no path that leads out of the backup.
NAME = re.compile(r"(?:exchanges/)?[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


def restore(
    source: Path,
    place: str,
    *,
    ledger: Path | None = None,
    captures: Path | None = None,
    now: Clock = system_clock,
) -> tuple[Desk, Manifest]:
    """Makes the desk again, at `place`, from the backup `source`; gives the desk, and what the backup says of itself. All sessions are ended.

    Everything is checked before anything is written. The database is written last, so that a stopped restore leaves no desk that looks
    complete. Raises UsageError where something else is at `place`.
    """
    manifest = _manifest(source)
    owned = belongings(
        captures=captures or captures_beside(place),
        ledger=ledger or beside(place),
    )
    try:
        # everything is checked; then files and captures; the database last
        _check_empty(place, owned)
        _check(source, manifest, owned)
        for name in manifest.files:
            if name != DATABASE:
                copied(source / name, owned.place_of(name))
        kept_in = Captures(owned.captures)
        for path in _captures(source):
            if not (target := kept_in.path(path.name)).exists():
                copied(path, target)
        put_back(place, source / DATABASE, manifest.database)
        os.sync()
    except OSError as error:
        raise UsageError(f"the desk {place} cannot be restored: {error.strerror or error}") from error
    desk = open_desk(place, captures=captures, ledger=ledger, now=now)
    # sessions end, since their secrets are as old as the backup
    with desk.store.writing() as connection:
        ended = people.end_every_session(connection)
        shared.forget_values(connection)
        if people.are_there(connection):
            write_down(
                connection,
                desk,
                who="",
                deed="desk restored",
                what=f"as of {manifest.at}; {ended} sessions ended",
            )
    sync_ledger(desk)
    return desk, manifest


def _manifest(source: Path) -> Manifest:
    """What the backup in this folder says of itself. Raises UsageError for a folder that is no backup, or one of a newer version."""
    try:
        said: Any = json.loads((source / MANIFEST).read_text(encoding="utf-8"))
        # lists of JSON as tuples
        told = {**said, "damaged": tuple(said["damaged"]), "gone": tuple(said["gone"])}
        manifest = Manifest(**told)
        sound = manifest.format == FORMAT and all(
            NAME.fullmatch(name) and DIGEST.fullmatch(value) for name, value in manifest.files.items()
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{source} is no backup of a desk: it has no {MANIFEST} that can be read") from error
    if not sound or DATABASE not in manifest.files:
        raise UsageError(f"{source} is no backup that this version reads ({FORMAT})")
    if not migrate.knows(manifest.schema):
        raise UsageError(
            f"this backup has schema {manifest.schema}, this variorum knows {migrate.head()}: use a newer variorum"
        )
    return manifest


def _check(source: Path, made: Manifest, owned: Belongings) -> None:
    """Raises UsageError unless every file of the backup is there, unchanged, and one that belongs to a desk. `source`: the folder of the
    backup; `made`: what it says of itself; `owned`: the places of a desk's files.
    """
    try:
        for name in made.files.keys() - {DATABASE}:
            # raises KeyError for a file that belongs to no desk
            owned.place_of(name)
    except KeyError as error:
        raise UsageError(
            f"this backup has a file that belongs to no desk of this version: {error}"
        ) from error
    wrong = [
        name
        for name, digest in made.files.items()
        if (source / name).is_symlink() or not (source / name).is_file() or digest_of(source / name) != digest
    ]
    found = list(_captures(source))
    # captures are named by the digest of their content
    wrong += [f"{CAPTURES}/{path.name}" for path in found if digest_of(path) != path.name]
    if len(found) != made.captures:
        wrong.append(f"{CAPTURES}: {len(found):,} of {made.captures:,} are there")
    if wrong:
        more = f" and {len(wrong) - 3:,} more" if len(wrong) > 3 else ""
        raise UsageError(f"this backup is damaged: {', '.join(wrong[:3])}{more}")


def _check_empty(place: str, owned: Belongings) -> None:
    """Raises UsageError where a desk, or something that belongs to one, is there already. `place`: of the new desk; `owned`: the places
    of its files.
    """
    taken = [path for path in owned.files.values() if path.exists()]
    taken += [folder for folder in owned.folders.values() if folder.is_dir() and any(folder.iterdir())]
    if taken:
        raise UsageError(f"{taken[0]} is there already: a desk is restored where none is")
    if holds_desk(place):
        raise UsageError(
            f"there is a desk at {without_password(place)} already: a desk is restored where none is"
        )


def _captures(source: Path) -> Iterator[Path]:
    """The captures of the backup. A link could lead out of it, and is left out."""
    for path in sorted((source / CAPTURES).glob("??/*")):
        if DIGEST.fullmatch(path.name) and path.is_file() and not path.is_symlink():
            yield path
