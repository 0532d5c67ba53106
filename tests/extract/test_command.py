from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.extract.making import page
from variorum.cli.extract import extract
from variorum.errors import VariorumError

PARAGRAPH = "A ferry with 212 people on board ran aground off Lindholm late on Monday, the coast guard said."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.html").write_text(
        page("\n\n".join(["Ferry runs aground", *[PARAGRAPH] * 3])), encoding="utf-8"
    )
    (tmp_path / "b.txt").write_text("", encoding="utf-8")
    return tmp_path


def test_one_report_a_line_and_refusals_apart(folder: Path) -> None:
    ledger = folder / "refused.jsonl"
    result = CliRunner().invoke(
        extract, [str(folder / "a.html"), str(folder / "b.txt"), "--refused", str(ledger)]
    )
    assert result.exit_code == 0
    row = json.loads(result.stdout.splitlines()[0])
    assert row["title"] == "Ferry runs aground"
    assert row["body"].startswith("A ferry")
    assert "refused (empty)" in result.stderr
    assert [json.loads(line)["reason"] for line in ledger.read_text(encoding="utf-8").splitlines()] == [
        "empty"
    ]


def test_text_to_read(folder: Path) -> None:
    result = CliRunner().invoke(extract, [str(folder / "a.html"), "--format", "text"])
    assert "title: Ferry runs aground" in result.stdout


def test_nothing_readable_is_exit_code_1(folder: Path) -> None:
    assert CliRunner().invoke(extract, [str(folder / "b.txt")]).exit_code == 1


def test_a_place_that_cannot_be_written_is_a_mistake(folder: Path) -> None:
    given = [str(folder / "a.html"), "--refused", str(folder / "no" / "such" / "file")]
    result = CliRunner().invoke(extract, given)
    assert isinstance(result.exception, VariorumError)
    assert "--refused" in str(result.exception)
