"""An editor's correction: dated, signed, kept apart from what the machine found, applied again on every run."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from variorum.records.claim import Status


class DecisionKind(StrEnum):
    """What a decision does. The values stand in people's files: add, never rename."""

    MERGE = "merge"
    SPLIT = "split"
    SAME = "same"
    DIFFERENT = "different"
    COPIED_FROM = "copied-from"
    RELATION = "relation"
    SPAN = "span"
    NOTE = "note"
    PIN = "pin"
    HIDE = "hide"
    RETRACT = "retract"
    TAG = "tag"
    ASSIGN = "assign"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """report.text[start:end]. A report's id hashes its text, so the characters cannot move under an anchor."""

    report: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """`id` hashes everything below; `at` is ISO 8601 in UTC. What the fields mean for each kind:
    docs/reference/decisions.md.

    `reports` are ids, in the order that matters ("copied-from": the copy, then its source). `anchors` find claims by a
    reading that they hold, never by a claim's id, which changes as reports arrive; "span" has the old place, then the
    new. `undoes` is the id of another decision, an undo included.
    """

    id: str
    at: str
    author: str
    kind: DecisionKind
    reports: tuple[str, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    status: Status | None = None
    text: str | None = None
    undoes: str | None = None

    @property
    def about(self) -> tuple[str, ...]:
        """The reports that it names, by themselves or by places in them; one as often as it is named."""
        return (*self.reports, *(a.report for a in self.anchors))
