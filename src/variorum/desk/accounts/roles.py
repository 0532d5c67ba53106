"""The roles of accounts, and the scopes of tokens. Little is imported here, since the command line offers these words in its options."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What an account may do. The roles are in rising order: each may do all that the roles above it in this list may."""

    READER = "reader"
    EDITOR = "editor"
    ADMIN = "admin"


class Scope(StrEnum):
    """What a token may be used for. It never allows more than the account's role does."""

    READ = "read"
    DECIDE = "decide"
    METRICS = "metrics"
