"""Decisions as records and as lines of a text file, which of them hold, and which speak against each other.

Words used here. Decision: an editor's correction, dated and signed. Anchor: the characters of a report that it is
tied to. Kind: merge, split, same, different …; NEEDS says what each kind needs. In force: not undone by a later
decision.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from variorum.records import Anchor, Decision, DecisionKind, Status
from variorum.store.storable import storable
from variorum.text.ids import content_id


class BadDecision(ValueError):
    """A line or form that is no decision; its words say what is wrong with it."""


NEEDS: Mapping[DecisionKind, str] = {
    DecisionKind.MERGE: "two reports or more",
    DecisionKind.SPLIT: "one report or more",
    DecisionKind.SAME: "two anchors",
    DecisionKind.DIFFERENT: "two anchors",
    DecisionKind.COPIED_FROM: "two reports: the copy, then its source",
    DecisionKind.RELATION: "an anchor and a status",
    DecisionKind.SPAN: "two anchors in one report: the old place, then the new",
    DecisionKind.NOTE: "a text, and an anchor or a report",
    DecisionKind.PIN: "an anchor",
    DecisionKind.HIDE: "an anchor",
    DecisionKind.RETRACT: "one report or more",
    DecisionKind.TAG: "one report or more, and a text",
    DecisionKind.ASSIGN: "one report or more, and a text: whose it is",
    DecisionKind.UNDO: "the id of another decision",
}

# What editors say of stories to one another: nothing is derived from it.
DESK_KINDS = frozenset({DecisionKind.TAG, DecisionKind.ASSIGN})


def decide(
    kind: DecisionKind,
    *,
    at: str,
    author: str,
    reports: Sequence[str] = (),
    anchors: Sequence[Anchor] = (),
    status: Status | None = None,
    text: str | None = None,
    undoes: str | None = None,
) -> Decision:
    """A decision with its id. Raises BadDecision where what its kind needs (NEEDS) is not given. `anchors`: places in reports that it is
    tied to; `status`: how an editor says readings stand (agree, conflict …); `text`: a note, a tag or a name; `undoes`: the id of the
    decision that it takes back.
    """
    # the id is a hash of all that is decided
    anchor_texts = (f"{anchor.report}-{anchor.start}-{anchor.end}" for anchor in anchors)
    content = (
        at,
        author,
        kind.value,
        ",".join(reports),
        ",".join(anchor_texts),
        status or "",
        text or "",
        undoes or "",
    )
    decision = Decision(
        id=content_id("decision", *content),
        at=at,
        author=author,
        kind=kind,
        reports=tuple(reports),
        anchors=tuple(anchors),
        status=status,
        text=text,
        undoes=undoes,
    )
    if not _is_complete(decision):
        raise BadDecision(f"“{kind}” needs {NEEDS[kind]}")
    return decision


def _is_complete(decision: Decision) -> bool:
    """Whether the decision has what its kind needs (NEEDS)."""
    reports, anchors = len(set(decision.reports)), len(decision.anchors)
    match decision.kind:
        case DecisionKind.MERGE:
            return reports >= 2
        case DecisionKind.SPLIT | DecisionKind.RETRACT:
            return reports >= 1
        case DecisionKind.TAG | DecisionKind.ASSIGN:
            return reports >= 1 and bool(decision.text)
        case DecisionKind.SAME | DecisionKind.DIFFERENT:
            return anchors == 2
        case DecisionKind.COPIED_FROM:
            return reports == 2
        case DecisionKind.RELATION:
            return anchors >= 1 and decision.status is not None
        case DecisionKind.SPAN:
            # from one place to another of the same report
            return anchors == 2 and len({anchor.report for anchor in decision.anchors}) == 1
        case DecisionKind.NOTE:
            return bool(decision.text) and anchors + reports >= 1
        case DecisionKind.PIN | DecisionKind.HIDE:
            return anchors >= 1
        case DecisionKind.UNDO:
            return bool(decision.undoes)


def to_line(decision: Decision) -> str:
    """The decision as one JSON object on one line, fields without a value left out, keys in a fixed order. A file of
    such lines can be read by people, searched and concatenated.
    """
    row: dict[str, Any] = {
        "id": decision.id,
        "at": decision.at,
        "author": decision.author,
        "kind": decision.kind.value,
    }
    if decision.reports:
        row["reports"] = list(decision.reports)
    if decision.anchors:
        row["anchors"] = [[anchor.report, anchor.start, anchor.end] for anchor in decision.anchors]
    for name in ("status", "text", "undoes"):
        if getattr(decision, name) is not None:
            row[name] = getattr(decision, name)
    return json.dumps(row, ensure_ascii=False)


def from_line(line: str) -> Decision:
    """The decision of a line. Raises BadDecision, which says what was seen and what was expected. A line without "id"
    gets one. A line whose "id" does not fit its content was changed by hand and is refused.
    """
    try:
        row = json.loads(line)
        decision = decide(
            DecisionKind(row["kind"]),
            at=_text(row["at"]),
            author=_text(row["author"]),
            reports=[_text(report_id) for report_id in row.get("reports", ())],
            anchors=[_anchor(anchor) for anchor in row.get("anchors", ())],
            status=Status(row["status"]) if row.get("status") else None,
            text=_text(row["text"]) if row.get("text") else None,
            undoes=_text(row["undoes"]) if row.get("undoes") else None,
        )
    # says already what is wrong
    except BadDecision:
        raise
    except json.JSONDecodeError as error:
        raise BadDecision(
            f"not a decision: this line is no JSON from character {error.pos + 1} on"
        ) from error
    except KeyError as error:
        raise BadDecision(f"not a decision: it lacks {error}") from error
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise BadDecision(f"not a decision: {error}") from error
    # the id is a hash of the content
    if row.get("id") not in (None, decision.id):
        raise BadDecision(
            f"id {row['id']} does not fit what the line says; leave the id out to give it a new one"
        )
    return decision


def _text(value: object) -> str:
    """The value where it is a text that a database can hold. Raises BadDecision for anything else."""
    if not isinstance(value, str):
        raise BadDecision(f"expected a text, saw {value!r}")
    if storable(value) != value:
        raise BadDecision(f"expected a text, saw one with null bytes or halves of characters: {value!r}")
    return value


def _anchor(row: object) -> Anchor:
    """The anchor of [report, start, end]. Raises BadDecision for anything else."""
    match row:
        case [str(report), int(start), int(end)] if 0 <= start < end:
            return Anchor(report=_text(report), start=start, end=end)
    raise BadDecision(f"expected [report, start, end], saw {row!r}")


def active(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that hold, in the order in which they are applied: by date, then id. Left out are decisions that
    were undone, and those that undo.

    The id of a decision is a hash of its content, which includes the id of what it undoes. So no chain of undoing can end in a circle.
    """
    by_id = {d.id: d for d in decisions}
    undoers: dict[str, list[str]] = {}
    for d in by_id.values():
        if d.undoes is not None:
            undoers.setdefault(d.undoes, []).append(d.id)
    # an undoing may be undone itself, so each chain is followed to its end
    is_undone: dict[str, bool] = {}
    for start in by_id:
        _note_if_undone(start, undoers, is_undone)
    in_force = (d for d in by_id.values() if not is_undone[d.id] and d.kind is not DecisionKind.UNDO)
    return tuple(sorted(in_force, key=lambda d: (d.at, d.id)))


def _note_if_undone(start: str, undoers: Mapping[str, list[str]], off: dict[str, bool]) -> None:
    """Notes in `off` (id → whether it is undone) for the decision `start`, and for all that undo it, in turn. A
    decision is undone if one that undoes it holds. With a stack and not by recursion, since a file may undo an
    undoing any number of times.
    """
    stack = [start]
    while stack:
        # the decisions that undo it must be known first
        waiting = [undoer for undoer in undoers.get(stack[-1], ()) if undoer not in off]
        if waiting:
            stack.extend(waiting)
        else:
            decided = stack.pop()
            # undone if one that undoes it still holds
            off[decided] = any(not off[undoer] for undoer in undoers.get(decided, ()))


def contradictions(decisions: Iterable[Decision]) -> tuple[tuple[Decision, Decision], ...]:
    """Pairs of decisions in force that cannot both be followed. The later one of a pair is applied last, so its effect shows."""
    by_subject: dict[tuple[str, ...], list[Decision]] = {}
    for decision in active(decisions):
        for subject in _subjects(decision):
            by_subject.setdefault(subject, []).append(decision)
    # two on one thing that say something else, like "same" and "different" on the same two places
    unlike = {
        (decision, other)
        for group in by_subject.values()
        for decision, other in combinations(group, 2)
        if _meaning_of(decision) != _meaning_of(other)
    }
    return tuple(sorted(unlike, key=lambda pair: [(decision.at, decision.id) for decision in pair]))


def _subjects(decision: Decision) -> tuple[tuple[str, ...], ...]:
    """Keys of what the decision is about: two passages, two reports, a place, or a report's story. Two decisions with
    a common key contradict each other if `_meaning_of` differs.
    """
    places = tuple(f"{anchor.report}-{anchor.start}-{anchor.end}" for anchor in decision.anchors)
    match decision.kind:
        # sorted, so that the order in which the two were named does not matter
        case DecisionKind.SAME | DecisionKind.DIFFERENT:
            return (("pair", *sorted(places)),)
        case DecisionKind.COPIED_FROM:
            return (("copy", *sorted(decision.reports)),)
        case DecisionKind.RELATION:
            return tuple(("relation", spot) for spot in places)
        case DecisionKind.PIN | DecisionKind.HIDE:
            return tuple(("shown", spot) for spot in places)
        case DecisionKind.SPAN:
            return (("span", places[0]),)
        case DecisionKind.MERGE | DecisionKind.SPLIT:
            return tuple(("story", report) for report in sorted(set(decision.reports)))
    return ()


def _meaning_of(decision: Decision) -> tuple[object, ...]:
    """What a decision says of its subject, as a key for comparing: two decisions on one subject contradict each other
    where this differs.
    """
    match decision.kind:
        case DecisionKind.COPIED_FROM:
            return (decision.kind, decision.reports)
        case DecisionKind.RELATION:
            return (decision.kind, decision.status)
        case DecisionKind.SPAN:
            return (decision.kind, decision.anchors[1])
    # of other kinds the kind says it all: "same" against "different"
    return (decision.kind,)
