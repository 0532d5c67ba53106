"""What editors decided, as examples for the model of statements: needs none of the texts of ../shared."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from evaluation.fit_collate import examples, statement_model
from evaluation.fit_rows import EACH, decided, main

Row = dict[str, Any]
SAYS = "The ferry Albatross ran aground on Skerry Point with 212 people aboard, the coastguard said."
TOO = "With 212 people on board the Albatross ran aground at Skerry Point on Tuesday."
ELSE = "The ferry Albatross ran aground on Skerry Point ten years ago with 40 people aboard, the coastguard said."


def side(name: str, words: str, before: str = "It was early. ", after: str = " Rain fell.") -> Row:
    return {"report": name, "start": len(before), "end": len(before) + len(words), "quote": words, "before": before, "after": after}  # fmt: skip


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
