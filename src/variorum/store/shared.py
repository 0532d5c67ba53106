"""What several processes of one desk know alike: rows."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from variorum.store import tables

L, S = tables.looking, tables.shared


def see(connection: Connection, mark: str, *, story: str, who: str, at: str, gone: str) -> None:
    """`gone`: whatever was not seen since is taken out."""
    connection.execute(delete(L).where((L.c.mark == mark) | (L.c.seen < gone)))
    connection.execute(insert(L).values(mark=mark, story=story, who=who, seen=at))


def unsee(connection: Connection, *marks: str) -> None:
    """None of these marks looks any more."""
    connection.execute(delete(L).where(L.c.mark.in_(marks)))


def lookers(connection: Connection, story: str, *, since: str) -> frozenset[str]:
    """By name: everybody who was seen at the story since."""
    return frozenset(connection.scalars(select(L.c.who).where(L.c.story == story, L.c.seen >= since)))


def value_of(connection: Connection, name: str) -> str | None:
    """None: nobody has set it yet."""
    found: str | None = connection.scalar(select(S.c.value).where(S.c.name == name))
    return found


def set_value(connection: Connection, name: str, value: str) -> None:
    """In the place of what there was."""
    connection.execute(delete(S).where(S.c.name == name))
    connection.execute(insert(S).values(name=name, value=value))


def forget_values(connection: Connection) -> None:
    """Each is made anew by whoever needs it next."""
    connection.execute(delete(S))
