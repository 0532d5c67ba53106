from __future__ import annotations

from variorum.records import Reason


class Unreadable(Exception):
    """Bad input, raised deep inside a reader; `gather` turns it into a Refusal of the source being read. A library's
    message of several lines becomes one line.
    """

    def __init__(self, reason: Reason, detail: str) -> None:
        """`reason`: as a refusal has it; `detail`: in words for the user."""
        detail = " ".join(detail.split())
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
