"""How a report's words for somebody stand amid a sentence of ours: "The coastguard" → "the coastguard"."""

from __future__ import annotations

# English: what may open a sentence and is no part of a name. "The coastguard" stands so for where it stood, "The Guardian"
# for what it is called.
OPENING = frozenset(
    [
        "The",
        "A",
        "An",
        "Its",
        "His",
        "Her",
        "Their",
        "Our",
        "One",
        "Two",
        "Three",
        "Four",
        "Some",
        "Several",
        "Many",
        "Most",
        "Other",
        "Another",
        "Both",
    ]
)


def amid(words: str) -> str:
    """`words` as they are written amid a sentence: the first one in small letters, unless it is a name. "The ferry" → "the ferry"."""
    first, space, rest = words.partition(" ")
    return f"{first.lower()}{space}{rest}" if first in OPENING and rest[:1].islower() else words
