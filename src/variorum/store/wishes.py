"""Reads and writes which stories people follow, and which searches they saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, delete, insert, select

from variorum.store import tables

F, S = tables.follow, tables.saved_search


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """Words that `reader` looks for again and again."""

    id: str
    reader: str
    words: str
    at: str


def follow(connection: Connection, reader: str, story: str, *, at: str) -> None:
    """Notes that the reader follows the story; what is followed already stays as it was."""
    if story not in followed(connection, reader):
        connection.execute(insert(F).values(reader=reader, story=story, at=at))


def unfollow(connection: Connection, reader: str, stories: Iterable[str]) -> None:
    """Ends the following of these stories; what is not followed is passed over."""
    connection.execute(delete(F).where(F.c.reader == reader, F.c.story.in_(sorted(stories))))


def followed(connection: Connection, reader: str) -> tuple[str, ...]:
    """The keys of the stories that the reader follows, as they were when the reader said so, in order."""
    return tuple(connection.scalars(select(F.c.story).where(F.c.reader == reader).order_by(F.c.seq)))


def save_search(connection: Connection, search: SavedSearch) -> None:
    connection.execute(insert(S).values(**asdict(search)))


def saved_searches(connection: Connection, reader: str) -> tuple[SavedSearch, ...]:
    """The reader's searches, the oldest first."""
    query = select(S).where(S.c.reader == reader).order_by(S.c.at, S.c.id)
    return tuple(SavedSearch(**row._mapping) for row in connection.execute(query))


def saved_search(connection: Connection, name: str) -> SavedSearch | None:
    """The search by its id, whoever saved it; None where there is none."""
    row = connection.execute(select(S).where(S.c.id == name)).first()
    return None if row is None else SavedSearch(**row._mapping)


def end_search(connection: Connection, reader: str, name: str) -> None:
    """Deletes a saved search, if it is the reader's own."""
    connection.execute(delete(S).where(S.c.reader == reader, S.c.id == name))
