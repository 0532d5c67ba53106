"""How a table's note is known again, that says what the names of its columns were taken for: it is no file that was skipped."""

from __future__ import annotations

OPENING = "column `"


def is_column_note(detail: str) -> bool:
    """`detail`: of something skipped."""
    return detail.startswith(OPENING)
