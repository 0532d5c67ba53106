"""Removes from a text the characters that no database can keep."""

from __future__ import annotations


def storable(text: str) -> str:
    """The text without what a database cannot hold: NUL, and halves of characters (file names can have them)."""
    return text.replace("\x00", "�").encode("utf-8", "replace").decode("utf-8")
