"""Reads numbers as an address, a form or a header has them."""

from __future__ import annotations

# No list has pages, and no text characters, of a number so long.
MOST_DIGITS = 9


def whole(asked: object) -> int | None:
    """The number; None for what is no whole number from 0 on, or has more digits than MOST_DIGITS. Digits of other scripts are none."""
    text = str(asked)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else None
