from __future__ import annotations

from variorum.records import Reason


class Unreadable(Exception):
    """Bad input deep inside a reader; the door turns it into a Refusal of the source being read. Libraries' own words, of several
    lines sometimes, become one."""

    def __init__(self, reason: Reason, detail: str) -> None:
        detail = " ".join(detail.split())
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
