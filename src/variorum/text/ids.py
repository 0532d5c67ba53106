"""Ids from a hash of what they name."""

from __future__ import annotations

from hashlib import sha256

# 16 hex digits are 64 bits: among a million ids the chance of one collision is about 3 in 100 million.
ID_LENGTH = 16
# A unit separator cannot stand in a path, an outlet's name or clean text, so ("ab", "c") and ("a", "bc") differ.
SEPARATOR = "\x1f"


def content_id(*parts: str) -> str:
    """A hash of what is said and by whom: the same on every run, whatever the order of the input."""
    return sha256(SEPARATOR.join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]


def digest(content: bytes) -> str:
    """sha256 in hex."""
    return sha256(content).hexdigest()
