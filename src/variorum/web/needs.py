"""Says who may use which route: one table. For what it does not name, looking is for readers and sending for editors."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Need(StrEnum):
    """OPEN: nobody has to say who they are. OWN: for a person, with an account, about themselves."""

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
    """What one must be allowed for a path; what is not listed needs EDIT to post and READ to see."""
    for known, need in NEEDS.items():
        if path == known or (known.endswith("/") and path.startswith(known)):
            return need
    return Need.EDIT if method == "POST" else Need.READ
