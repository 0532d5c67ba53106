"""Accounts, sessions and tokens: makes, checks and ends them, by the desk's clock. Every change is written into the trail.

Words used here. Account: somebody whom the desk lets in, with a role. Session: an account in one browser; token: an
account in one script, for its scopes alone. Trail: lines of who did what. `by`: the name of whoever does it. `who`: the name of whoever
did something. `deed`: what was done, in fixed words ("came in"). `what`: to what, or with what (a browser, a token's id). `whence`: the
address that the request came from. `how`: by password, token …
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_hex, token_urlsafe

from sqlalchemy import Connection

from variorum.desk.accounts import passwords
from variorum.desk.accounts.roles import Role, Scope
from variorum.desk.desk import Desk, stamp
from variorum.errors import UsageError
from variorum.store import people
from variorum.store.people import Account, Deed, Session, Token

# One to 64 letters, digits, dots, hyphens, blanks, "@" or "+"; no blank or mark at either end.
NAME = re.compile(r"[\w][\w.@+ -]{0,62}[\w]|[\w]")
# So that a token found in a log or a repository is known for what it is.
TOKEN_PREFIX = "variorum_"  # noqa: S105 - the beginning of every token
# A session that was seen so lately is not noted again: reading should not write.
NOTED_EACH = timedelta(minutes=5)
# Code points of a browser's name that are kept with a session.
LONGEST_WHAT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A new token and its secret. The secret is shown to its owner once: the desk keeps only its hash."""

    secret: str
    id: str


def checked_name(given: str) -> str:
    """The name as it is kept: composed (NFC), without spaces around it. Raises UsageError for a name that
    cannot be one.
    """
    name = unicodedata.normalize("NFC", given).strip()
    if not NAME.fullmatch(name):
        raise UsageError(
            "an account's name is of letters, digits and . _ @ + - or spaces inside, 64 at the most"
        )
    return name


def write_down(
    connection: Connection, desk: Desk, *, who: str, deed: str, what: str = "", whence: str = ""
) -> None:
    """Adds a line to the trail, in the same transaction as what was done. Long values are cut. `who` did `deed` ("came in", "token
    made"), `what` says to what or how, `whence` is the network address of the request.
    """
    # no name of an account and no address is longer than 80 code points
    row = Deed(at=desk.stamp(), who=who[:80], deed=deed, what=what[:LONGEST_WHAT], whence=whence[:80])
    people.write_down(connection, row)


def add_account(desk: Desk, name: str, *, role: Role, password: str | None, by: str) -> Account:
    """Makes an account. `password` None: for those whom a proxy lets in. Raises UsageError for a name that is taken, or a weak password."""
    name = checked_name(name)
    if password is not None:
        passwords.check(password, name=name, settings=desk.desk_settings)
    secret = None if password is None else passwords.hashed(password)
    account = Account(name=name, role=role, secret=secret, at=desk.stamp())
    with desk.store.writing() as connection:
        # names that look alike are one: in any capitals, and as Unicode has them in one form
        name_by_folded = {
            unicodedata.normalize("NFKC", known_account.name).casefold(): known_account.name
            for known_account in people.accounts(connection)
        }
        if found := name_by_folded.get(unicodedata.normalize("NFKC", name).casefold()):
            raise UsageError(f"there is an account {found} already")
        people.add_account(connection, account)
        write_down(connection, desk, who=by, deed="account added", what=f"{name}, {role}")
    return account


def known(connection: Connection, name: str) -> Account:
    """The account of that name. Raises UsageError where there is none."""
    found = people.account(connection, checked_name(name))
    if found is None:
        raise UsageError(f"there is no account {name}: `variorum desk user list` names them")
    return found


def set_password(desk: Desk, name: str, password: str, *, by: str, keep: str | None = None) -> None:
    """Gives the account a new password and ends its sessions, except the one named by `keep`. Raises UsageError for a weak password.
    `keep`: the id of a session.
    """
    passwords.check(password, name=name, settings=desk.desk_settings)
    secret = passwords.hashed(password)
    with desk.store.writing() as connection:
        account = known(connection, name)
        people.change_account(connection, account.name, secret=secret)
        people.end_sessions(connection, account.name, but=keep)
        write_down(connection, desk, who=by, deed="password set", what=account.name)


def set_role(desk: Desk, name: str, role: Role, *, by: str) -> None:
    """Gives the account another role. Raises UsageError where nobody would be admin after it."""
    with desk.store.writing() as connection:
        one = known(connection, name)
        if role is not Role.ADMIN:
            _another_admin(connection, one)
        people.change_account(connection, one.name, role=role.value)
        write_down(connection, desk, who=by, deed="role set", what=f"{one.name}, {role}")


def disable(desk: Desk, name: str, *, by: str) -> None:
    """Lets the account in no more and ends its sessions and tokens. What it decided stays, under its name. Raises
    UsageError for the last admin.
    """
    with desk.store.writing() as connection:
        one = known(connection, name)
        _another_admin(connection, one)
        people.change_account(connection, one.name, disabled=desk.stamp())
        people.end_sessions(connection, one.name)
        people.end_tokens(connection, one.name, desk.stamp())
        write_down(connection, desk, who=by, deed="account disabled", what=one.name)


def enable(desk: Desk, name: str, *, by: str) -> None:
    """Lets the account log in again; sessions and tokens that ended with it stay ended."""
    with desk.store.writing() as connection:
        one = known(connection, name)
        people.change_account(connection, one.name, disabled=None)
        write_down(connection, desk, who=by, deed="account enabled", what=one.name)


def _another_admin(connection: Connection, one: Account) -> None:
    """Raises UsageError where this account is the only admin that is not disabled."""
    admins = {
        account.name
        for account in people.accounts(connection)
        if account.role == Role.ADMIN and not account.disabled
    }
    if admins == {one.name}:
        raise UsageError(f"{one.name} is the last admin: make somebody else one first")


def begin(desk: Desk, name: str, *, what: str, whence: str, how: str = "password") -> str:
    """Begins a session for an account that has shown who it is, and deletes sessions that have ended. Returns the
    secret of the new one, which the browser sends from now on.
    """
    secret = token_urlsafe(32)
    with desk.store.writing() as connection:
        _clear(connection, desk)
        row = Session(
            id=digest(secret), account=name, at=desk.stamp(), seen=desk.stamp(), what=what[:LONGEST_WHAT]
        )
        people.begin_session(connection, row)
        write_down(connection, desk, who=name, deed="came in", what=how, whence=whence)
    return secret


def _clear(connection: Connection, desk: Desk) -> None:
    begun, seen = _bounds(desk)
    people.end_old_sessions(connection, begun_before=begun, seen_before=seen)


def _bounds(desk: Desk) -> tuple[str, str]:
    """Two stamps (of beginning, of use): a session that began before the first, or was last used before the second,
    has ended.
    """
    settings, now = desk.desk_settings, desk.now()
    return stamp(now - timedelta(days=settings.session_days)), stamp(
        now - timedelta(hours=settings.idle_hours)
    )


def of_session(connection: Connection, desk: Desk, secret: str) -> tuple[Account, Session] | None:
    """The account that a session lets in, and the session. None where the session has ended, or its account is disabled."""
    found = people.session_of(connection, digest(secret))
    if found is None:
        return None
    owner, own = found
    # the earliest times at which a session may have begun, and been seen last
    begun, seen = _bounds(desk)
    return None if own.at < begun or own.seen < seen or owner.disabled else found


def to_note(desk: Desk, one: Session) -> bool:
    """Whether the session's "last seen" is to be written again: only if it was written more than NOTED_EACH ago, so
    that not every request writes to the database.
    """
    return datetime.fromisoformat(one.seen) <= desk.now() - NOTED_EACH


def end(desk: Desk, id_: str, *, of: str, by: str, whence: str = "") -> None:
    """Ends a session of the account `of`; does nothing where it is another's or there is none. `whence`: the network address of the
    request.
    """
    with desk.store.writing() as connection:
        found = people.session(connection, id_)
        if found is not None and found.account == of:
            people.end_session(connection, id_)
            write_down(connection, desk, who=by, deed="session ended", what=of, whence=whence)


def end_all(desk: Desk, name: str, *, by: str, but: str | None = None) -> int:
    """Ends the account's sessions, except `but`; gives their number."""
    with desk.store.writing() as connection:
        gone = people.end_sessions(connection, name, but=but)
        write_down(connection, desk, who=by, deed="sessions ended", what=f"{name}: {gone}")
    return gone


def make_token(
    desk: Desk, name: str, *, title: str, scopes: Iterable[Scope], days: int | None, by: str
) -> Given:
    """Makes a new token of the account and writes that into the trail; its secret is in the result alone. `days`: after so many it ends
    by itself; None: never. Raises UsageError for no scope or title, and for an account that is disabled or may not do what is asked for.
    """
    scope_words = tuple(sorted({scope.value for scope in scopes}))
    # on one line of a list
    title = " ".join(title.split())[:80]
    if not scope_words or not title:
        raise UsageError("a token needs a title and one scope or more")
    # only the digest of the secret is kept
    secret, id_ = TOKEN_PREFIX + token_urlsafe(32), token_hex(4)
    until = None if days is None else stamp(desk.now() + timedelta(days=days))
    with desk.store.writing() as connection:
        owner = known(connection, name)
        if owner.disabled:
            raise UsageError(f"the account {owner.name} is disabled")
        if Scope.DECIDE in scope_words and owner.role == Role.READER:
            raise UsageError(f"{owner.name} is a reader, whose tokens cannot decide")
        token = Token(
            id=id_,
            digest=digest(secret),
            account=owner.name,
            title=title,
            scopes=scope_words,
            at=desk.stamp(),
            until=until,
        )
        people.add_token(connection, token)
        write_down(
            connection,
            desk,
            who=by,
            deed="token made",
            what=f"{id_} for {owner.name}: {', '.join(scope_words)}",
        )
    return Given(secret=secret, id=id_)


def end_token(desk: Desk, id_: str, *, of: str | None, by: str) -> None:
    """Ends a token. `of` None: of whichever account. Raises UsageError where there is no such token."""
    with desk.store.writing() as connection:
        found = [one for one in people.tokens(connection, of) if one.id == id_]
        if not found:
            raise UsageError(f"there is no token {id_}")
        people.end_token(connection, id_, desk.stamp())
        write_down(connection, desk, who=by, deed="token ended", what=f"{id_} of {found[0].account}")


def of_token(connection: Connection, desk: Desk, secret: str) -> tuple[Account, Token] | None:
    """The account that a token lets in, and the token. None where the token is unknown, has ended or is too old, or
    its account is disabled.
    """
    found = people.token(connection, digest(secret))
    # times are text in one form (ISO 8601, UTC), so they can be compared as text
    if found is None or found.ended or (found.until is not None and found.until < desk.stamp()):
        return None
    owner = people.account(connection, found.account)
    return (owner, found) if owner and not owner.disabled else None


def digest(secret: str) -> str:
    """The hash under which a secret is kept. The secret has 256 random bits, so no salt and no slow hash is
    needed.
    """
    return sha256(secret.encode()).hexdigest()
