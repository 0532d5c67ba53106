"""Checks what a password must be, and hashes it with argon2 (the parameters of RFC 9106 for little memory, which are the library's own)."""

from __future__ import annotations

from functools import cache
from threading import Semaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from zxcvbn import zxcvbn

from variorum.desk.settings import DeskSettings
from variorum.errors import UsageError

# To hash one takes 64 MB and two cores for a moment. More logins than this at a time wait, so that they do not fill
# the memory.
AT_ONCE = Semaphore(2)
# zxcvbn's time grows with the square of the length; what is longer than this is not guessed by words.
LOOKED_AT = 72


def check(password: str, *, name: str, settings: DeskSettings) -> None:
    """Raises UsageError, with the reason, for a password that is too short, too long or easily guessed. It
    need not have certain kinds of characters.
    """
    if len(password) < settings.least_password:
        raise UsageError(f"a password has {settings.least_password} characters or more; a few words will do")
    if len(password) > settings.most_password:
        raise UsageError(f"a password has {settings.most_password} characters or fewer")
    # zxcvbn guesses how hard a password is to find: 0 (at once) to 4; it is slow on long words, so it sees the first letters only
    found = zxcvbn(password[:LOOKED_AT], user_inputs=[name, "variorum"])
    if found["score"] < settings.password_score:
        why = found["feedback"]["warning"].rstrip(".").lower() or "it is made of what is tried first"
        raise UsageError(
            f"this password is easily guessed ({why}): take a few words that have nothing to do with one another"
        )


def hashed(password: str) -> str:
    """The password's hash by Argon2id, which holds its parameters. Takes 64 MB and some tenths of a second;
    at most two run at once.
    """
    with AT_ONCE:
        return _hasher().hash(password)


def matches(secret: str | None, password: str) -> bool:
    """Whether the password fits the hash. `secret` is None where there is no such account, or it has no password; the check then takes
    just as long, so that its time does not tell which names exist.
    """
    try:
        with AT_ONCE:
            return _hasher().verify(secret or _nobodys(), password) and secret is not None
    except (VerificationError, InvalidHashError):
        return False


def outdated(secret: str) -> bool:
    """Whether the library has stronger parameters now than those of this hash: then the password is hashed anew at the next login."""
    return _hasher().check_needs_rehash(secret)


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobodys() -> str:
    """A hash to check against where there is no account, so that it takes as long."""
    return _hasher().hash("nobody's")
