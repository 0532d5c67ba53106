"""What an account may do, and what a token is good for. Nothing heavy is loaded with it: the command line offers these words."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """Each may do what those before it may."""

    READER = "reader"
    EDITOR = "editor"
    ADMIN = "admin"


class Scope(StrEnum):
    """What a token is good for; never more than its account may do."""

    READ = "read"
    DECIDE = "decide"
    METRICS = "metrics"
