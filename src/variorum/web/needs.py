"""A table of who may use which route. A route that is not in it may be seen (GET) by readers and sent to (POST) by editors."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Need(StrEnum):
    """What a visitor must be, or be allowed, to use a route.
    `OPEN`: anybody, without saying who they are.
    `OWN`: a person with an account, for what is their own. The others: what the account's role, or the token's scopes, must allow."""

    OPEN = "open"
    READ = "read"
    OWN = "own"
    EDIT = "edit"
    ADMIN = "admin"
    METRICS = "metrics"


HEALTH = "/health"
LOGIN = "/login"
# A whole path, or with a stroke at its end whatever stands below it.
NEEDS: Mapping[str, Need] = {
    HEALTH: Need.OPEN,
    LOGIN: Need.OPEN,
    "/static/": Need.OPEN,
    "/logout": Need.OWN,
    "/account": Need.OWN,
    "/account/": Need.OWN,
    "/people": Need.ADMIN,
    "/people/": Need.ADMIN,
    "/trail": Need.ADMIN,
    "/trail/": Need.ADMIN,
    "/metrics": Need.METRICS,
    # A form that would be refused is not shown.
    "/add": Need.EDIT,
    "/add/": Need.EDIT,
    # What somebody has read is said by readers, too.
    "/look": Need.READ,
    # So is what they want to hear of.
    "/follow": Need.READ,
    "/searches": Need.READ,
}


def need_of(method: str, path: str) -> Need:
    """What a visitor must be allowed for this path. A path that is not listed needs EDIT for POST and READ for anything else."""
    for known, need in NEEDS.items():
        if path == known or (known.endswith("/") and path.startswith(known)):
            return need
    return Need.EDIT if method == "POST" else Need.READ
