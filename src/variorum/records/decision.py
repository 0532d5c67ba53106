"""An editor's correction: dated, signed and stored apart from what the machine found. It is applied again on every run."""

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
    """What an editor decided. `id` is a hash of all other fields; what each field means for each kind: docs/reference/decisions.md.

    `at`: ISO 8601 in UTC.
    `reports`: ids, in the order that matters ("copied-from": the copy, then its source).
    `anchors`: places by which a claim is found, since one of its readings stands there; a claim's own id changes as reports arrive. For "span":
    the old place, then the new.
    `undoes`: the id of the decision that this one takes back, which may itself be an undo.
    """

    id: str
    at: str
    author: str
    kind: DecisionKind
    reports: tuple[str, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    # of a relation that the editor sets; and the note
    status: Status | None = None
    text: str | None = None
    undoes: str | None = None

    @property
    def about(self) -> tuple[str, ...]:
        """The ids of the reports that the decision names, in `reports` or by an anchor in them. An id stands there once for each time that it is
        named.
        """
        return (*self.reports, *(anchor.report for anchor in self.anchors))
