from __future__ import annotations

from variorum.records import Reason


class Unreadable(Exception):
    """Bad input deep inside a reader; the door turns it into a Refusal of the source being read."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
