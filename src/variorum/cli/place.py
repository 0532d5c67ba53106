"""Opens the desk that a command works on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from variorum.errors import MissingExtra, UsageError

if TYPE_CHECKING:
    from variorum.desk.desk import Desk


class Place:
    """Which desk: a file or a URL, and where its decisions are."""

    def __init__(self, place: str, decisions: str | None) -> None:
        self.place = place
        self.decisions = Path(decisions) if decisions else None

    @contextmanager
    def open(self, *, create: bool = False) -> Iterator[Desk]:
        """The desk, closed again at the end.

        Raises MissingExtra without the extra `desk`; a place that holds no desk is one line and exit code 2.
        """
        try:
            from variorum.desk.desk import open_desk
        except ModuleNotFoundError as error:
            raise MissingExtra("a desk", extra="desk") from error
        with readable_desk(self.place):
            desk = open_desk(self.place, create=create, ledger=self.decisions)
            try:
                yield desk
            finally:
                desk.close()


@contextmanager
def readable_desk(place: str) -> Iterator[None]:
    """Says in one line, as UsageError, that a database cannot be written to or read, or is no database any more."""
    from sqlite3 import Error

    from sqlalchemy.exc import DatabaseError

    from variorum.store.database import without_password

    try:
        yield
    except (DatabaseError, Error) as error:
        # `orig`: the error of the database itself; its first line is enough
        said = str(error.orig if isinstance(error, DatabaseError) else error).strip().partition("\n")[0]
        raise UsageError(
            f"the desk {without_password(place)} cannot be used: {said}; if that is no matter of rights or of room on the disk, take the database "
            "back from a copy: reports that were kept are never changed, and decisions have a file of their own"
        ) from error
