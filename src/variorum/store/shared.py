"""Rows that all processes of one desk share: who looks at what just now, and values that must be the same for all.

Words used here. Mark: a random name for one browser tab that looks at a story.
"""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from variorum.store import tables

LOOKERS, SHARED = tables.looking, tables.shared


def see(connection: Connection, mark: str, *, story: str, who: str, at: str, gone: str) -> None:
    """Notes that somebody looks at a story, and deletes all rows that were not seen since `gone`."""
    connection.execute(delete(LOOKERS).where((LOOKERS.c.mark == mark) | (LOOKERS.c.seen < gone)))
    connection.execute(insert(LOOKERS).values(mark=mark, story=story, who=who, seen=at))


def unsee(connection: Connection, *marks: str) -> None:
    """Takes out what these marks were noted for."""
    connection.execute(delete(LOOKERS).where(LOOKERS.c.mark.in_(marks)))


def lookers(connection: Connection, story: str, *, since: str) -> frozenset[str]:
    """The names of everybody who was seen at the story since."""
    return frozenset(
        connection.scalars(select(LOOKERS.c.who).where(LOOKERS.c.story == story, LOOKERS.c.seen >= since))
    )


def value_of(connection: Connection, name: str) -> str | None:
    """The value under this name; None: nobody has set it yet."""
    found: str | None = connection.scalar(select(SHARED.c.value).where(SHARED.c.name == name))
    return found


def set_value(connection: Connection, name: str, value: str) -> None:
    """Sets a value, in the place of what there was."""
    connection.execute(delete(SHARED).where(SHARED.c.name == name))
    connection.execute(insert(SHARED).values(name=name, value=value))


def forget_values(connection: Connection) -> None:
    """Drops all values; each is made anew by whoever needs it next."""
    connection.execute(delete(SHARED))
