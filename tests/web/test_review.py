"""The queue of doubts: one at a time, those that change most first; what is decided leaves it and can be exported."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from tests.desk.invented import ALL, rows_file
from tests.web.test_by_hand import visitor
from tests.web.test_guard import form
from variorum.cli.main import main
from variorum.desk.ingest.add import add
from variorum.desk.queries.doubts import doubts, training_rows
from variorum.desk.queries.lookup import load
from variorum.store import derived

# With hours it is told who copied from whom, and nobody has to be asked.
DAYS_ONLY = [{**row, "published": row["published"][:10]} for row in ALL]


@pytest.fixture
def full(any_desk, tmp_path):
    add(any_desk, [rows_file(tmp_path, DAYS_ONLY)])
    return any_desk


def stories(desk):
    with desk.store.reading() as connection:
        return [load(desk, row.id) for row in derived.stories(connection)]


def all_doubts(desk):
    return sorted((d for s in stories(desk) for d in doubts(s)), key=lambda d: (-d.weight, d.key))


def test_origins_stand_before_differences_and_figures_before_words(full):
    found = all_doubts(full)
    assert found[0].claim is None
    assert "Coast Portal" in found[0].label and "The Skerry Gazette" in found[0].label
    assert any(d.claim for d in found)


def test_one_is_shown_with_both_passages_and_skipped(full):
    asked = visitor(full)
    page = asked.get("/review").text
    first, second = all_doubts(full)[:2]
    for place in (first.left, first.right):
        assert f"/report/{place.report}?at={place.start}-{place.end}" in page
    assert f"{len(all_doubts(full))} doubts left" in page
    assert f"/report/{second.left.report}?at={second.left.start}-{second.left.end}" in asked.get("/review?at=2").text  # fmt: skip
    assert "skipped the rest" in asked.get("/review?at=999").text
    assert asked.get("/review?at=x").status_code == 400


def test_what_is_decided_leaves_the_queue_and_comes_back_when_it_is_undone(full):
    asked = visitor(full)
    before = all_doubts(full)
    origin = before[0]
    asked.post("/decide", data=form(asked, kind="copied-from", report=[origin.right.report, origin.left.report]))  # fmt: skip
    assert origin.key not in {d.key for d in all_doubts(full)}
    claim = next(d for d in before if d.claim)
    asked.post("/decide", data=form(asked, kind="relation", anchor=claim.claim, status="conflict"))
    after = {d.key for d in all_doubts(full)}
    assert claim.key not in after
    assert "2 decisions of this kind" in asked.get("/review").text
    for _ in range(2):
        asked.post("/decide", data=form(asked, kind="undo", undoes="last"))
    assert {d.key for d in all_doubts(full)} == {d.key for d in before}


def test_decisions_are_rows_of_two_passages_without_a_name(full):
    asked = visitor(full)
    assert [row for s in stories(full) for row in training_rows(s)] == []
    claim = next(d for d in all_doubts(full) if d.claim)
    asked.post("/decide", data=form(asked, kind="relation", anchor=claim.claim, status="variant"))
    (row, *_) = [row for s in stories(full) for row in training_rows(s)]
    assert (row["kind"], row["label"]) == ("relation", "variant")
    texts = {h.report.id: h.report.text for s in stories(full) for h in s.held.values()}
    for side in (row["left"], row["right"]):
        assert texts[side["report"]][side["start"] : side["end"]] == side["quote"]
    assert "editor" not in json.dumps(row)


def test_the_command_writes_them(tmp_path):
    place = str(tmp_path / "desk.variorum")
    run = CliRunner()
    assert run.invoke(main, ["desk", "--desk", place, "init"]).exit_code == 0
    rows_file(tmp_path, ALL)
    assert run.invoke(main, ["desk", "--desk", place, "add", str(tmp_path / "rows.jsonl")]).exit_code == 0
    (tmp_path / "decisions.jsonl").write_text(json.dumps({"at": "2031-03-05T10:00:00Z", "author": "Ada Tern", "kind": "copied-from", "reports": two_reports(place)}) + "\n")  # fmt: skip
    out = tmp_path / "rows-out.jsonl"
    result = run.invoke(main, ["desk", "--desk", place, "training-rows", "--out", str(out)])
    assert result.exit_code == 0, result.output
    (row,) = [json.loads(line) for line in out.read_text().splitlines()]
    assert row["label"] == "copied-from"
    assert "Ada" not in out.read_text()


def two_reports(place):
    from variorum.desk.desk import open_desk

    desk = open_desk(place)
    first = all_doubts(desk)[0]
    desk.close()
    return [first.right.report, first.left.report]


@pytest.mark.browser
def test_a_key_decides_and_the_next_one_stands_there(page, served):
    page.goto("/review")
    before = page.locator("#doubt").inner_text()
    page.keyboard.press("n")
    page.wait_for_url("**at=2**")
    assert page.locator("#doubt").inner_text() != before
    page.keyboard.press("b")
    page.wait_for_url("**at=1**")
    with page.expect_navigation():
        page.keyboard.press("1")
    assert page.locator("#doubt").inner_text() != before
    with page.expect_navigation():
        page.keyboard.press("u")
    assert page.locator("#doubt").inner_text() == before
