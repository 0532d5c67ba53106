"""Tables of cases: each row is a language, a sentence, and behind "=" what is read in it."""

from __future__ import annotations


def cases(table: str) -> list[tuple[str, str, str]]:
    """(language, sentence, what is expected) of each row."""
    found = []
    for row in table.strip().splitlines():
        said, _, expected = row.rpartition("=")
        language, text = said.strip().split(" ", 1)
        found.append((language, text, expected.strip()))
    return found
