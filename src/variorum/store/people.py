"""Reads and writes accounts, sessions, tokens and the trail. Which of them are valid is decided in `desk.accounts`.

Words used here. Account: somebody whom the desk lets in. Session: an account in one browser. Token: an account in one
script. Trail: the lines of who did what (deeds), which are never changed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from variorum.store import tables

ACCOUNTS, SESSIONS, TOKENS, TRAIL = tables.account, tables.session, tables.token, tables.trail


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody whom a desk lets in.
    `secret`: the hash of the password; None: there is none, since a proxy says who asks.
    `disabled`: since when; None: it is not."""

    name: str
    # reader, editor or admin
    role: str
    # when it was made
    at: str
    secret: str | None = None
    disabled: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A session of an account in one browser; `id` hashes what the browser holds."""

    id: str
    account: str
    # when it began, and when it was last used
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
    # what it is for, in its owner's words
    title: str
    # what it may do
    scopes: tuple[str, ...]
    at: str
    until: str | None = None
    # when it was ended by hand; None: it was not
    ended: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A line of the trail: who did what, from which address."""

    at: str
    who: str
    deed: str
    what: str
    # the address of the network
    whence: str


def are_there(connection: Connection) -> bool:
    """Whether the desk has any account, disabled ones included. If it has none, everybody who can reach it is let in."""
    return connection.execute(select(ACCOUNTS.c.name).limit(1)).first() is not None


def account(connection: Connection, name: str) -> Account | None:
    """The account of that exact name; None where there is none."""
    row = connection.execute(select(ACCOUNTS).where(ACCOUNTS.c.name == name)).first()
    return Account(**row._mapping) if row else None


def accounts(connection: Connection) -> tuple[Account, ...]:
    """All of them, by name, disabled ones too."""
    return tuple(
        Account(**row._mapping) for row in connection.execute(select(ACCOUNTS).order_by(ACCOUNTS.c.name))
    )


def add_account(connection: Connection, one: Account) -> None:
    """Writes a new account. Nothing is checked here."""
    connection.execute(insert(ACCOUNTS).values(**asdict(one)))


def change_account(connection: Connection, name: str, **values: str | None) -> None:
    """Sets these columns of the account's row; None empties one. Nothing is checked here."""
    connection.execute(update(ACCOUNTS).where(ACCOUNTS.c.name == name).values(**values))


def begin_session(connection: Connection, one: Session) -> None:
    """Writes a new session of an account."""
    connection.execute(insert(SESSIONS).values(**asdict(one)))


def session(connection: Connection, id_: str) -> Session | None:
    """The session by the hash of what the browser holds, even if it is too old."""
    row = connection.execute(select(SESSIONS).where(SESSIONS.c.id == id_)).first()
    return Session(**row._mapping) if row else None


def session_of(connection: Connection, id_: str) -> tuple[Account, Session] | None:
    """The session with its account, even if it is too old; None where there is none."""
    row = connection.execute(
        select(*ACCOUNTS.c, *SESSIONS.c)
        .join(ACCOUNTS, ACCOUNTS.c.name == SESSIONS.c.account)
        .where(SESSIONS.c.id == id_)
    ).first()
    if row is None:
        return None
    # two tables side by side: first the account's columns, then the session's
    values, account_columns = tuple(row), [column.name for column in ACCOUNTS.c]
    account = Account(**dict(zip(account_columns, values, strict=False)))
    return account, Session(
        **dict(zip((column.name for column in SESSIONS.c), values[len(account_columns) :], strict=True))
    )


def sessions(connection: Connection, name: str | None = None) -> tuple[Session, ...]:
    """The latest first; of all accounts, unless one is named."""
    asked = select(SESSIONS).order_by(SESSIONS.c.seen.desc(), SESSIONS.c.id)
    found = connection.execute(asked if name is None else asked.where(SESSIONS.c.account == name))
    return tuple(Session(**row._mapping) for row in found)


def see_session(connection: Connection, id_: str, at: str) -> None:
    """Notes that the session was used at this time."""
    connection.execute(update(SESSIONS).where(SESSIONS.c.id == id_).values(seen=at))


def end_session(connection: Connection, id_: str) -> None:
    """Deletes the session with this hash; there may be none."""
    connection.execute(delete(SESSIONS).where(SESSIONS.c.id == id_))


def end_sessions(connection: Connection, name: str, *, but: str | None = None) -> int:
    """Deletes the account's sessions, except `but`; gives their number."""
    gone = connection.execute(
        delete(SESSIONS).where(SESSIONS.c.account == name, SESSIONS.c.id != (but or ""))
    )
    return gone.rowcount


def end_every_session(connection: Connection) -> int:
    """Deletes those of all accounts; gives their number."""
    return connection.execute(delete(SESSIONS)).rowcount


def end_old_sessions(connection: Connection, *, begun_before: str, seen_before: str) -> None:
    """Deletes those that began, or were last used, before these times."""
    connection.execute(
        delete(SESSIONS).where((SESSIONS.c.at < begun_before) | (SESSIONS.c.seen < seen_before))
    )


def add_token(connection: Connection, one: Token) -> None:
    """Keeps a token; of its secret only the digest."""
    connection.execute(insert(TOKENS).values(**asdict(one) | {"scopes": json.dumps(one.scopes)}))


def token(connection: Connection, digest: str) -> Token | None:
    """The token by the digest of its secret, even if it has ended."""
    row = connection.execute(select(TOKENS).where(TOKENS.c.digest == digest)).first()
    return _token(row) if row else None


def tokens(connection: Connection, name: str | None = None) -> tuple[Token, ...]:
    """The tokens of one account or of all, the oldest first, ended ones too."""
    asked = select(TOKENS).order_by(TOKENS.c.at, TOKENS.c.id)
    found = connection.execute(asked if name is None else asked.where(TOKENS.c.account == name))
    return tuple(_token(row) for row in found)


def end_token(connection: Connection, id_: str, at: str) -> None:
    """Marks it as ended; one that ended before keeps its time."""
    connection.execute(update(TOKENS).where(TOKENS.c.id == id_, TOKENS.c.ended.is_(None)).values(ended=at))


def end_tokens(connection: Connection, name: str, at: str) -> None:
    """Marks all tokens of an account as ended at this time. They stay in the list of tokens."""
    connection.execute(
        update(TOKENS).where(TOKENS.c.account == name, TOKENS.c.ended.is_(None)).values(ended=at)
    )


def write_down(connection: Connection, one: Deed) -> None:
    """Appends a line to the trail, which is never changed."""
    connection.execute(insert(TRAIL).values(**asdict(one)))


def trail(
    connection: Connection, *, limit: int, before: int | None = None, who: str | None = None
) -> Sequence[tuple[int, Deed]]:
    """(number, line) of the trail, the latest first. `before`: only lines with a smaller number, so that one page
    goes on where another ended.
    """
    asked = select(TRAIL).order_by(TRAIL.c.seq.desc()).limit(limit)
    if before is not None:
        asked = asked.where(TRAIL.c.seq < before)
    if who is not None:
        asked = asked.where(TRAIL.c.who == who)
    found = []
    for row in connection.execute(asked):
        values = dict(row._mapping)
        found.append((values.pop("seq"), Deed(**values)))
    return found


def _token(row: Row[Any]) -> Token:
    values = dict(row._mapping)
    return Token(**values | {"scopes": tuple(json.loads(values["scopes"]))})
