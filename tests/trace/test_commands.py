"""variorum trace and variorum audit, through the front door."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests.trace.written import OWN, WIRE
from variorum.cli.audit import audit
from variorum.cli.extract import extract
from variorum.cli.trace import trace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows = [
        {"path": "wire.txt", "outlet": "Meridian", "text": WIRE},
        {"path": "bell.txt", "outlet": "Harbour Bell", "text": "\n\n".join(WIRE.split("\n\n")[:4])},
        {"path": "own.txt", "outlet": "Upland Radio", "text": OWN},
    ]
    (tmp_path / "reports.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return tmp_path


def test_a_row_for_each_pair_that_shares_text(folder: Path) -> None:
    done = CliRunner().invoke(trace, [str(folder / "reports.jsonl"), "--format", "jsonl"])
    assert done.exit_code == 0, done.output
    (row,) = map(json.loads, done.stdout.splitlines())
    assert {row["left"], row["right"]} == {"wire.txt", "bell.txt"}
    assert row["dependent"] is True and row["kind"] in {"copy", "trimmed"}
    assert len(row["shares"]) == 2 and row["spans"] and row["why"]


def test_text_counts_tellings(folder: Path) -> None:
    done = CliRunner().invoke(trace, [str(folder / "reports.jsonl")])
    assert done.stdout.startswith("2 sources in 3 reports, by their words alone")


def test_a_page_asks_for_nothing_from_anywhere(folder: Path) -> None:
    out = folder / "page.html"
    done = CliRunner().invoke(trace, [str(folder / "reports.jsonl"), "--format", "html", "--out", str(out)])
    assert done.exit_code == 0, done.output
    page = out.read_text(encoding="utf-8")
    assert (
        "default-src 'none'" in page
        and "<svg" in page
        and "<script" not in page
        and "src=" not in page.split("content=")[0]
    )


def test_spans_lead_to_their_words_in_the_files(tmp_path: Path) -> None:
    for name, head in (("a.txt", "Harbour Bell\r\n\r\n"), ("b.txt", "")):
        (tmp_path / name).write_bytes((head + WIRE.replace("\n", "\r\n")).encode())
    done = CliRunner().invoke(trace, [str(tmp_path), "--format", "jsonl"])
    (row,) = map(json.loads, done.stdout.splitlines())
    files = [(tmp_path / Path(row[side]).name).read_bytes().decode() for side in ("left", "right")]
    assert row["raw"] and all(len(both) == 2 for both in row["raw"])
    for both in row["raw"]:
        left, right = (
            "".join(file[a:b] for a, b in place).split() for file, place in zip(files, both, strict=True)
        )
        assert left and len(left) == len(right) and left[1:-1] == right[1:-1]


def test_nothing_readable_is_exit_code_one(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    assert CliRunner().invoke(trace, [str(tmp_path / "empty.txt")]).exit_code == 1


def test_audit_prints_the_share(folder: Path) -> None:
    done = CliRunner().invoke(audit, [str(folder / "reports.jsonl"), "--by", "sentences"])
    assert done.exit_code == 0, done.output
    assert "4 of 4 sentences that two or more outlets carry rest on one text: 100.0%" in done.stdout


def test_audit_says_so_where_nothing_looks_confirmed(tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text(OWN, encoding="utf-8")
    done = CliRunner().invoke(audit, [str(tmp_path / "own.txt"), "--by", "sentences"])
    assert "nothing that looks confirmed" in done.stdout


def test_audit_by_claims_counts_a_copied_claim_as_one_text(folder: Path) -> None:
    done = CliRunner().invoke(audit, [str(folder / "reports.jsonl"), "--format", "json"])
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    assert found["one_text"] > 0 and found["share"] == found["one_text"] / found["carried"]
    assert all(len(f["outlets"]) > 1 for f in found["findings"])


@pytest.mark.parametrize("command", [trace, audit, extract])
def test_a_line_break_in_the_name_of_a_file_forges_no_line(folder: Path, command: click.Command) -> None:
    (folder / "a\n9. Forged Wire.txt").write_text(OWN, encoding="utf-8")
    (folder / "b\nForged refusal: c.txt").write_text("", encoding="utf-8")
    found = CliRunner().invoke(command, [str(folder)])
    assert not [line for line in found.output.splitlines() if line.startswith(("9. Forged", "Forged"))]
