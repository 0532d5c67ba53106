"""Recognises, among what was skipped, the note that says what the names of a table's columns were taken for: no file was skipped there."""

from __future__ import annotations

OPENING = "column `"


def is_column_note(detail: str) -> bool:
    """Whether the `detail` of something skipped only tells what a table's columns were taken for."""
    return detail.startswith(OPENING)
