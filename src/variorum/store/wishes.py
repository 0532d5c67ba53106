"""Reads and writes which stories people follow, and which searches they saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, delete, insert, select

from variorum.store import tables

FOLLOWS, SEARCHES = tables.follow, tables.saved_search


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """Words that `reader` looks for again and again."""

    id: str
    reader: str
    words: str
    # when it was saved
    at: str


def follow(connection: Connection, reader: str, story: str, *, at: str) -> None:
    """Notes that the reader follows the story; what is followed already stays as it was."""
    if story not in followed(connection, reader):
        connection.execute(insert(FOLLOWS).values(reader=reader, story=story, at=at))


def unfollow(connection: Connection, reader: str, stories: Iterable[str]) -> None:
    """Ends the following of these stories; what is not followed is passed over."""
    connection.execute(
        delete(FOLLOWS).where(FOLLOWS.c.reader == reader, FOLLOWS.c.story.in_(sorted(stories)))
    )


def followed(connection: Connection, reader: str) -> tuple[str, ...]:
    """The keys of the stories that the reader follows, in the order in which they were followed. A key is as it was
    then; it may lead to another story now.
    """
    return tuple(
        connection.scalars(select(FOLLOWS.c.story).where(FOLLOWS.c.reader == reader).order_by(FOLLOWS.c.seq))
    )


def save_search(connection: Connection, search: SavedSearch) -> None:
    """Writes a new saved search."""
    connection.execute(insert(SEARCHES).values(**asdict(search)))


def saved_searches(connection: Connection, reader: str) -> tuple[SavedSearch, ...]:
    """The reader's searches, the oldest first."""
    query = select(SEARCHES).where(SEARCHES.c.reader == reader).order_by(SEARCHES.c.at, SEARCHES.c.id)
    return tuple(SavedSearch(**row._mapping) for row in connection.execute(query))


def saved_search(connection: Connection, name: str) -> SavedSearch | None:
    """The search by its id, whoever saved it; None where there is none."""
    row = connection.execute(select(SEARCHES).where(SEARCHES.c.id == name)).first()
    return None if row is None else SavedSearch(**row._mapping)


def end_search(connection: Connection, reader: str, name: str) -> None:
    """Deletes a saved search, if it is the reader's own."""
    connection.execute(delete(SEARCHES).where(SEARCHES.c.reader == reader, SEARCHES.c.id == name))
