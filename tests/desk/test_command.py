from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.desk.invented import ALL, BRIDGE, rows_file
from variorum.cli.main import main
from variorum.desk.desk import open_desk
from variorum.errors import NoSuchInput, UsageError
from variorum.store import derived

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def run(tmp_path):
    place = str(tmp_path / "desk.variorum")

    def called(*given):
        return CliRunner().invoke(main, ["desk", "--desk", place, *given], catch_exceptions=True)

    called.place = place
    return called


def test_from_nothing_to_a_dossier(run, tmp_path):
    assert run("init").exit_code == 0
    added = run("add", rows_file(tmp_path, ALL))
    assert "5 new reports" in added.output
    listed = run("status")
    assert "5 reports in 2 stories" in listed.output
    assert "2 independent sources in 3 reports" in listed.output
    assert "[aground]" in run("search", "aground").output
    made = json.loads(run("export", "glass bridge").output)
    assert made["schema"] == "variorum.dossier/1"
    for story in made["stories"]:
        texts = {r["id"]: r["text"] for r in made["reports"]}
        for claim in story["claims"]:
            for reading in claim["readings"]:
                assert texts[reading["report"]][reading["start"] : reading["end"]] == reading["quote"]
    for form in ("html", "markdown", "csv"):
        out = tmp_path / f"out.{form}"
        assert run("export", "glass", "--format", form, "--out", str(out)).exit_code == 0
        assert out.stat().st_size > 200
    assert "Derived again" in run("rebuild").output


def test_what_was_kept_for_later_is_in_the_export(run, tmp_path):
    run("init")
    run("add", rows_file(tmp_path, BRIDGE[:1]))
    run("add", "--later", rows_file(tmp_path, BRIDGE[1:], "late.jsonl"))
    assert "1 report not yet in a story" in run("status").output
    made = json.loads(run("export", "glass bridge").output)
    assert len(made["reports"]) == 2
    assert "not yet in a story" not in run("status").output


def test_an_edition_of_another_time_holds_less(run, tmp_path):
    run("init")
    past = [{**row, "published": row["published"].replace("2031", "2021")} for row in ALL]
    run("add", rows_file(tmp_path, past))
    then = json.loads(run("export", "albatross", "--as-of", "2021-03-04T08:30").output)
    assert len(then["reports"]) == 1
    before = run("export", "albatross", "--as-of", "2021-03-03")
    assert isinstance(before.exception, UsageError)


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (("status",), NoSuchInput),
        (("add", "nothing-there.txt"), NoSuchInput),
    ],
)
def test_a_desk_that_is_not_there_is_said_so(run, given, kind):
    assert isinstance(run(*given).exception, kind)


def test_wrong_use_is_said_in_words(run, tmp_path):
    run("init")
    run("add", rows_file(tmp_path, ALL))
    assert "no story is called" in str(run("export", "zzz").exception)
    assert "Give more of the name" in str(run("export", "e").exception) or "no story" in str(
        run("export", "e").exception
    )
    assert "is no time" in str(run("export", "glass", "--as-of", "soon").exception)
    assert "token" in str(run("serve", "--host", "0.0.0.0").exception)
    assert isinstance(run("watch", "no-such.opml", "--once").exception, NoSuchInput)


def test_other_peoples_decisions_are_taken_in_once(run, tmp_path):
    run("init")
    run("add", rows_file(tmp_path, ALL))
    theirs = tmp_path / "theirs.jsonl"
    desk = open_desk(run.place)
    with desk.store.reading() as connection:
        story = derived.stories(connection)[0].id
    desk.close()
    line = json.dumps(
        {"at": "2031", "author": "Bo", "kind": "note", "reports": [story], "text": "Ask again."}
    )
    theirs.write_text(f"{line}\nnonsense\n{line}\n")
    first, second = run("decisions", str(theirs)), run("decisions", str(theirs))
    assert "1 new decision, 1 refused" in first.output
    assert "0 new decisions" in second.output
    assert "1 decision." in run("status").output


def test_the_canned_queries_for_datasette_run_on_a_desk(run, tmp_path):
    run("init")
    run("add", rows_file(tmp_path, ALL))
    described = json.loads((ROOT / "docs/how-to/datasette-metadata.json").read_text())["databases"]["desk"]
    desk = open_desk(run.place)
    with desk.store.reading() as connection:
        from sqlalchemy import inspect, text

        known = set(inspect(connection).get_table_names())
        assert set(described["tables"]) <= known
        for query in described["queries"].values():
            connection.execute(
                text(query["sql"]), {"words": "bridge"} if ":words" in query["sql"] else {}
            ).all()
        found = connection.execute(text(described["queries"]["stories_by_sources"]["sql"])).all()
        assert len(found) == 2
    desk.close()
