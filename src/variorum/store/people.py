"""Reads and writes accounts, sessions, tokens and the trail. Which of them are valid is decided in `desk.accounts`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from variorum.store import tables

A, S, T, L = tables.account, tables.session, tables.token, tables.trail


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody whom a desk lets in.
    `secret`: the hash of the password; None: there is none, since a proxy says who asks.
    `disabled`: since when; None: it is not."""

    name: str
    role: str
    at: str
    secret: str | None = None
    disabled: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A session of an account in one browser; `id` hashes what the browser holds."""

    id: str
    account: str
    at: str
    seen: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A token of an account, for a script.
    `id`: what the token is called. `digest`: the hash of the secret that the script sends.
    `until`: when it ends; None: not by itself."""

    id: str
    digest: str
    account: str
    title: str
    scopes: tuple[str, ...]
    at: str
    until: str | None = None
    ended: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A line of the trail: who did what, from which address."""

    at: str
    who: str
    deed: str
    what: str
    whence: str


def are_there(connection: Connection) -> bool:
    """Whether the desk has any account, disabled ones included. If it has none, everybody who can reach it is let in."""
    return connection.execute(select(A.c.name).limit(1)).first() is not None


def account(connection: Connection, name: str) -> Account | None:
    """The account of that exact name; None where there is none."""
    row = connection.execute(select(A).where(A.c.name == name)).first()
    return Account(**row._mapping) if row else None


def accounts(connection: Connection) -> tuple[Account, ...]:
    """All of them, by name, disabled ones too."""
    return tuple(Account(**row._mapping) for row in connection.execute(select(A).order_by(A.c.name)))


def add_account(connection: Connection, one: Account) -> None:
    connection.execute(insert(A).values(**asdict(one)))


def change_account(connection: Connection, name: str, **values: str | None) -> None:
    """Sets these columns of the account's row; None empties one. Nothing is checked here."""
    connection.execute(update(A).where(A.c.name == name).values(**values))


def begin_session(connection: Connection, one: Session) -> None:
    connection.execute(insert(S).values(**asdict(one)))


def session(connection: Connection, id_: str) -> Session | None:
    """The session by the hash of what the browser holds, even if it is too old."""
    row = connection.execute(select(S).where(S.c.id == id_)).first()
    return Session(**row._mapping) if row else None


def session_of(connection: Connection, id_: str) -> tuple[Account, Session] | None:
    """The session with its account, even if it is too old; None where there is none."""
    row = connection.execute(select(*A.c, *S.c).join(A, A.c.name == S.c.account).where(S.c.id == id_)).first()
    if row is None:
        return None
    values, own = tuple(row), [c.name for c in A.c]
    account = Account(**dict(zip(own, values, strict=False)))
    return account, Session(**dict(zip((c.name for c in S.c), values[len(own) :], strict=True)))


def sessions(connection: Connection, name: str | None = None) -> tuple[Session, ...]:
    """The latest first; of all accounts, unless one is named."""
    asked = select(S).order_by(S.c.seen.desc(), S.c.id)
    found = connection.execute(asked if name is None else asked.where(S.c.account == name))
    return tuple(Session(**row._mapping) for row in found)


def see_session(connection: Connection, id_: str, at: str) -> None:
    """Notes that the session was used at this time."""
    connection.execute(update(S).where(S.c.id == id_).values(seen=at))


def end_session(connection: Connection, id_: str) -> None:
    connection.execute(delete(S).where(S.c.id == id_))


def end_sessions(connection: Connection, name: str, *, but: str | None = None) -> int:
    """Deletes the account's sessions, except `but`; gives their number."""
    gone = connection.execute(delete(S).where(S.c.account == name, S.c.id != (but or "")))
    return gone.rowcount


def end_every_session(connection: Connection) -> int:
    """Deletes those of all accounts; gives their number."""
    return connection.execute(delete(S)).rowcount


def end_old_sessions(connection: Connection, *, begun_before: str, seen_before: str) -> None:
    """Deletes those that began, or were last used, before these times."""
    connection.execute(delete(S).where((S.c.at < begun_before) | (S.c.seen < seen_before)))


def add_token(connection: Connection, one: Token) -> None:
    """Keeps a token; of its secret only the digest."""
    connection.execute(insert(T).values(**asdict(one) | {"scopes": json.dumps(one.scopes)}))


def token(connection: Connection, digest: str) -> Token | None:
    """The token by the digest of its secret, even if it has ended."""
    row = connection.execute(select(T).where(T.c.digest == digest)).first()
    return _token(row) if row else None


def tokens(connection: Connection, name: str | None = None) -> tuple[Token, ...]:
    """The tokens of one account or of all, the oldest first, ended ones too."""
    asked = select(T).order_by(T.c.at, T.c.id)
    found = connection.execute(asked if name is None else asked.where(T.c.account == name))
    return tuple(_token(row) for row in found)


def end_token(connection: Connection, id_: str, at: str) -> None:
    """Marks it as ended; one that ended before keeps its time."""
    connection.execute(update(T).where(T.c.id == id_, T.c.ended.is_(None)).values(ended=at))


def end_tokens(connection: Connection, name: str, at: str) -> None:
    """Marks all tokens of an account as ended, as `end_token` does."""
    connection.execute(update(T).where(T.c.account == name, T.c.ended.is_(None)).values(ended=at))


def write_down(connection: Connection, one: Deed) -> None:
    """Appends a line to the trail, which is never changed."""
    connection.execute(insert(L).values(**asdict(one)))


def trail(
    connection: Connection, *, limit: int, before: int | None = None, who: str | None = None
) -> Sequence[tuple[int, Deed]]:
    """The latest first, each with its number: `before` one goes on where a page ended."""
    asked = select(L).order_by(L.c.seq.desc()).limit(limit)
    if before is not None:
        asked = asked.where(L.c.seq < before)
    if who is not None:
        asked = asked.where(L.c.who == who)
    found = []
    for row in connection.execute(asked):
        values = dict(row._mapping)
        found.append((values.pop("seq"), Deed(**values)))
    return found


def _token(row: Row[Any]) -> Token:
    values = dict(row._mapping)
    return Token(**values | {"scopes": tuple(json.loads(values["scopes"]))})
