"""What editors decided, as examples for the model of statements: needs none of the texts of ../shared."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from evaluation import fit_rows
from evaluation.fit_collate import examples, statement_model
from evaluation.fit_rows import EACH, decided, main
from variorum.cli.main import main as cli
from variorum.collate.models import Models
from variorum.collate.models import models as packaged
from variorum.desk.decisions.decisions import decide
from variorum.desk.desk import open_desk
from variorum.desk.queries.lookup import load, record
from variorum.records import Anchor, DecisionKind
from variorum.sample import sample_folder
from variorum.store import derived

Row = dict[str, Any]
SAYS = "The ferry Albatross ran aground on Skerry Point with 212 people aboard, the coastguard said."
TOO = "With 212 people on board the Albatross ran aground at Skerry Point on Tuesday."
ELSE = "The ferry Albatross ran aground on Skerry Point ten years ago with 40 people aboard, the coastguard said."


def side(name: str, words: str, before: str = "It was early. ", after: str = " Rain fell.") -> Row:
    return {"report": name, "start": len(before), "end": len(before) + len(words), "quote": words, "before": before, "after": after, "language": "en"}  # fmt: skip


def row(label: str, left: Row, right: Row, kind: str = "relation") -> Row:
    return {"decision": "d", "kind": kind, "label": label, "left": left, "right": right}


def rows() -> list[Row]:
    return [
        row("agree", side("a", SAYS), side("b", TOO)),
        row("different", side("a", SAYS), side("c", ELSE), "different"),
        row("copied-from", side("a", SAYS), side("b", TOO), "copied-from"),
        row("same", side("a", SAYS), side("d", "Nothing in it is alike."), "same"),
    ]


def test_each_decision_on_two_passages_is_one_example_and_the_rest_is_counted() -> None:
    own = decided(rows())
    assert own.passed_over == 2
    told = own.told
    assert told.answers is not None
    assert sorted(told.answers.values()) == [0.0, 1.0]
    assert told.worth == 2 * EACH
    vectors, answers = examples(told, told.compared.vectors)
    assert (len(vectors), sorted(answers)) == (2, [0.0, 1.0])
    right = next(pair for pair, answer in told.answers.items() if answer)
    assert {told.said[n].sentence.report for n in right} == {r.id for r in told.reports if SAYS in r.text or TOO in r.text}  # fmt: skip


def test_what_was_decided_moves_the_model() -> None:
    told = decided(rows()).told
    assert told.answers is not None
    turned = replace(told, answers={pair: 1 - answer for pair, answer in told.answers.items()})
    one, other = (statement_model([replace(x), replace(x)]) for x in (told, turned))
    assert one.first != other.first


def test_nothing_is_fitted_on_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text("")
    assert main([str(file)]) == 2
    assert "Nothing to fit on." in capsys.readouterr().out
    assert main([]) == 2


def test_decisions_at_a_desk_come_out_by_the_command_and_move_the_model(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole way, as docs/how-to/desk.md has it, with an invented desk and without the fourteen events."""
    place, file = str(tmp_path / "desk.variorum"), tmp_path / "rows.jsonl"
    with sample_folder() as sample:
        for words in (["init"], ["add", str(sample)]):
            assert CliRunner().invoke(cli, ["desk", "--desk", place, *words]).exit_code == 0
    desk = open_desk(place)
    with desk.store.reading() as connection:
        story = max(derived.stories(connection), key=lambda s: s.sources).id
    loaded = load(desk, story)
    assert loaded is not None
    several = [c for c in loaded.story.collated.claims if len({r.witness for r in c.readings}) > 1]
    for n, claim in enumerate(several):
        places = [Anchor(report=r.report, start=r.start, end=r.end) for r in claim.readings]
        how: Row = {"anchors": places[:1], "status": claim.status} if n % 3 else {"anchors": [places[0], places[-1]]}  # fmt: skip
        kind = DecisionKind.RELATION if n % 3 else DecisionKind.DIFFERENT
        record(desk, decide(kind, at=f"2031-03-05T10:{n:02}:00+00:00", author="Ada Tern", **how))
    desk.close()
    found = CliRunner().invoke(cli, ["desk", "--desk", place, "training-rows", "--out", str(file)])
    assert found.exit_code == 0, found.output
    given = [json.loads(line) for line in file.read_text().splitlines()]
    assert {r["label"] for r in given} >= {"different", "conflict"}
    assert {side["language"] for r in given for side in (r["left"], r["right"])} == {"en"}
    # Each pair is of the claim that the decision was on, though other claims hold words of the same sentence.
    spots = [{(r.report, r.start, r.end) for r in c.readings} for c in several]
    assert all(any({_spot(r["left"]), _spot(r["right"])} <= own for own in spots) for r in given)
    written: list[Models] = []
    monkeypatch.setattr(fit_rows, "EVENTS", ())
    assert main([str(file)]) == 2 and "are not here" in capsys.readouterr().out
    # What is judged on the events is left out: it takes their texts, and minutes.
    for name in ("EVENTS", "FITTED"):
        monkeypatch.setattr(fit_rows, name, ("invented",))
    monkeypatch.setattr(fit_rows, "event", lambda name: replace(decided(rows()).told, name=name))
    monkeypatch.setattr(fit_rows, "held_out", lambda _events, _more: {})
    monkeypatch.setattr(fit_rows, "table", lambda _scores: "")
    monkeypatch.setattr(fit_rows, "write", written.append)
    assert main([str(file), "--write"]) == 0
    assert ": 0 pairs of statements" not in capsys.readouterr().out
    assert [one.statement.first for one in written] != [packaged().statement.first]
    assert written[0].figure == packaged().figure


def _spot(side: Row) -> tuple[str, int, int]:
    return side["report"], side["start"], side["end"]
