"""Halves of characters and null bytes, wherever they stand, block no desk: tests/cases/attack-13 and its brothers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from variorum.desk.decisions.decisions import BadDecision, from_line
from variorum.desk.decisions.ledger import read
from variorum.desk.evidence.decision_cache import sync_ledger
from variorum.desk.ingest.add import add
from variorum.desk.queries.lookup import status
from variorum.desk.updating.catch_up import catch_up, rebuild

CASE = Path(__file__).resolve().parent.parent / "cases" / "attack-13-ledger-surrogate" / "led.jsonl"
TEXT = (
    "A ferry with 212 people on board ran aground late on Monday, the coast guard said. Nobody was hurt. {}"
)


def lines(report):
    row = json.loads(CASE.read_text(encoding="utf-8"))
    row["reports"] = [report]
    yield json.dumps(row)
    for field in ("text", "author", "at"):
        for odd in ("x\udfff", "a\x00b"):
            yield json.dumps({**row, "text": "n", field: odd})
    yield json.dumps({**row, "text": "n", "reports": ["\ud83d"]})
    for odd in ("\ud83d", "a\x00b"):
        yield json.dumps({**row, "text": "n", "anchors": [[odd, 0, 5]]})


def held(desk, tmp_path):
    rows = [{"path": f"r{n}", "outlet": f"O{n}", "text": TEXT.format(n)} for n in range(2)]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)))
    add(desk, [str(tmp_path / "rows.jsonl")])


def test_a_decision_of_half_characters_is_refused_and_the_desk_goes_on(any_desk, tmp_path):
    held(any_desk, tmp_path)
    any_desk.ledger.write_text("\n".join(lines("0123456789abcdef")) + "\n", encoding="utf-8")
    found = read(any_desk.ledger)
    assert found.decisions == ()
    assert len(found.refused) == 10
    sync_ledger(any_desk)
    catch_up(any_desk)
    rebuild(any_desk)
    assert status(any_desk).reports == 2


def test_the_same_decision_of_whole_characters_is_read():
    row = json.loads(CASE.read_text(encoding="utf-8"))
    assert from_line(json.dumps({**row, "text": "\U0001f600 é"})).text == "\U0001f600 é"
    with pytest.raises(BadDecision, match="halves of characters"):
        from_line(json.dumps(row))


@pytest.mark.parametrize("field", ["path", "url", "outlet", "title", "published", "modified", "authors"])
@pytest.mark.parametrize("odd", ["x\ud83dy", "x\x00y"])
def test_a_report_with_half_a_character_anywhere_is_kept_or_refused_and_the_next_is_kept(
    any_desk, tmp_path, field, odd
):
    value = [odd] if field == "authors" else f"https://c.example/{odd}" if field == "url" else odd
    rows = [{"path": "r0", "text": TEXT.format(0), field: value}, {"path": "r1", "text": TEXT.format(1)}]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)))
    counts = add(any_desk, [str(tmp_path / "rows.jsonl")])
    assert counts.added + counts.refused >= 2
    assert counts.added >= 1
    rebuild(any_desk)
    assert status(any_desk).reports == counts.added
