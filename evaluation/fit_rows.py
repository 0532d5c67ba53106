"""Fits the model of statements again with what editors decided at a desk, beside the six events that it is fitted on. By hand only:
no desk and no installation learns from decisions by itself.

    variorum desk training-rows --out rows.jsonl       what was decided, as pairs of passages
    make fit ROWS=rows.jsonl                           prints figures before and after, each event held out
    make fit ROWS=rows.jsonl WRITE=1                   also writes lexicons/statement-model.json

The fourteen events of ../shared judge it: what a desk's decisions make worse there is seen before it is written. Of the rows those count
that say whether two passages answer one question; who copied whom is another matter.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from evaluation.fit_collate import SETTINGS, Event, event, held_out, statement_model, table, write
from evaluation.fitting import WEIGHT
from evaluation.gold import EVENTS, FITTED, Gold
from evaluation.shared import paragraphs
from variorum.collate import Models
from variorum.collate.models import models as packaged
from variorum.collate.statement import Statement
from variorum.collate.statements import statements, weights
from variorum.collate.statements.features import compared
from variorum.collate.tellings import tellings
from variorum.parse import parse
from variorum.records import Lineage, Report, Status
from variorum.text.ids import content_id

# What a decision says of two passages: that they answer one question, however they stand to each other, or that they do not.
RIGHT = frozenset({"same", *(s.value for s in (Status.AGREE, Status.COMPATIBLE, Status.VARIANT, Status.CHANGED, Status.CONFLICT))})  # fmt: skip
WRONG = frozenset({"different", Status.INCOMPARABLE.value})
# As how many examples one decision counts, up to what a whole event does: five decisions should not outweigh what was judged by hand.
EACH = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """`told` has an answer for each pair of statements that a row speaks of. `passed_over`: rows of other kinds, and those whose words
    are no statements or have too little in common to be looked at."""

    told: Event
    passed_over: int


def decided(rows: Iterable[dict[str, Any]]) -> Decided:
    """The rows as one event more: each passage with what stands around it a report of its own telling."""
    given = [*rows]
    kept = [row for row in given if row["label"] in RIGHT | WRONG]
    passages = {_name(side): _report(side) for row in kept for side in (row["left"], row["right"])}
    reports = tuple(passages[name] for name in sorted(passages))
    by_id = {r.id: r for r in reports}
    sentences = dict(parse(reports))
    said = statements(by_id, sentences, tellings(Lineage(), by_id), {})
    pairs = compared(said, weights(said), least_cosine=SETTINGS.least_cosine, most_alike=SETTINGS.most_alike)
    answers: dict[tuple[int, int], float] = {}
    for row in kept:
        one, other = (_statement(said, side) for side in (row["left"], row["right"]))
        if one is not None and other is not None:
            answers[min(one, other), max(one, other)] = float(row["label"] in RIGHT)
    looked_at = {*zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)}
    answers = {pair: answer for pair, answer in answers.items() if pair in looked_at}
    told = Event(
        name="decided at a desk",
        reports=reports,
        lineage=Lineage(),
        sentences=sentences,
        gold=Gold(spans=(), copy_of={r.id: r.id for r in reports}),
        said=said,
        claims=tuple(frozenset() for _ in said),
        compared=pairs,
        answers=answers,
        worth=min(WEIGHT, EACH * len(answers)),
    )
    return Decided(told=told, passed_over=len(given) - len(answers))


def _name(side: dict[str, Any]) -> str:
    return content_id("passage", side["report"], str(side["start"]), str(side["end"]))


def _report(side: dict[str, Any]) -> Report:
    text = side["before"] + side["quote"] + side["after"]
    return Report(id=_name(side), path=_name(side), digest="", text=text, blocks=paragraphs(text), language=side["language"])  # fmt: skip


def _statement(said: Sequence[Statement], side: dict[str, Any]) -> int | None:
    """The one that most of the quote's characters lie in."""
    name, start = _name(side), len(side["before"])
    end = start + len(side["quote"])
    best, found = 0, None
    for n, statement in enumerate(said):
        for sentence, _ in statement.places:
            shared = min(end, sentence.end) - max(start, sentence.start) if sentence.report == name else 0
            if shared > best:
                best, found = shared, n
    return found


def main(arguments: Sequence[str]) -> int:
    files = [a for a in arguments if not a.startswith("--")]
    if len(files) != 1:
        print(__doc__)
        return 2
    rows = [json.loads(line) for line in Path(files[0]).read_text(encoding="utf-8").splitlines() if line.strip()]  # fmt: skip
    own = decided(rows)
    answers = own.told.answers or {}
    print(f"{len(rows)} rows: {len(answers)} pairs of statements, {int(sum(answers.values()))} of one question; {own.passed_over} passed over")  # fmt: skip
    if not answers:
        print("Nothing to fit on.")
        return 2
    if not EVENTS:
        print("The events of ../shared, which judge it, are not here.")
        return 2
    events = [event(name) for name in EVENTS]
    print("each event by models that have not seen it, without the rows")
    print(table(held_out(events, _with([]))))
    print("each event by models that have not seen it, with the rows")
    print(table(held_out(events, _with([own.told]))))
    if "--write" in arguments:
        fitted = [e for e in events if e.name in FITTED]
        write(replace(packaged(), statement=statement_model([*fitted, own.told])))
        print("written: lexicons/statement-model.json")
    return 0


def _with(more: Sequence[Event]) -> Callable[[Sequence[Event]], Models]:
    """What fits the model of statements alone anew, with `more`; the others are those in the package."""
    return lambda rest: replace(packaged(), statement=statement_model([*rest, *more]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
