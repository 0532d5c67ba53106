"""The result of comparing two values that answer one question: their status, and one sentence that says why."""

from __future__ import annotations

from typing import NamedTuple

from variorum.records import Status


class Comparison(NamedTuple):
    """How two values stand. `why`: the reason, which quotes the words compared; `closeness`: 0 to 1, 1 for the same
    value."""

    status: Status
    why: str
    closeness: float


MARKS = ' “”"'


def quoted(words: str) -> str:
    """The words in quotation marks, on one line and without marks of their own at the ends."""
    return "“" + " ".join(words.split()).strip(MARKS) + "”"


def same_words(a: str, b: str) -> str:
    """A reason for AGREE: that both say it, or that two wordings are the same."""
    if a.casefold().split() == b.casefold().split():
        return f"both say {quoted(a)}"
    return f"{quoted(a)} and {quoted(b)} are the same"
