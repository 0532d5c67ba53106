"""The result of comparing two values that answer one question: their status, and one sentence that says why."""

from __future__ import annotations

from typing import NamedTuple

from variorum.records import Status


class Comparison(NamedTuple):
    """How two values stand. `status`: agree, conflict … `why`: the reason, which quotes the words compared.
    `closeness`: 0 to 1, 1 for the same value.
    """

    status: Status
    why: str
    closeness: float


# Blanks and quotation marks, taken off words before they are quoted.
MARKS = ' “”"'


def quoted(words: str) -> str:
    """The words in quotation marks, on one line and without marks of their own at the ends."""
    return "“" + " ".join(words.split()).strip(MARKS) + "”"


def same_words(left: str, right: str) -> str:
    """A reason for AGREE: that both say it, or that two wordings are the same. `left` and `right`: the words of the two reports."""
    if left.casefold().split() == right.casefold().split():
        return f"both say {quoted(left)}"
    return f"{quoted(left)} and {quoted(right)} are the same"
