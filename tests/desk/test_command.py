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


def test_add_names_what_it_refused_and_refusals_lists_it(run, tmp_path):
    run("init")
    bad = [tmp_path / "table.csv", tmp_path / "empty.txt"]
    bad[0].write_text("outlet,place\nBell,Ferry\n")
    bad[1].write_text("")
    added = run("add", *map(str, bad), rows_file(tmp_path, ALL))
    assert "2 refused" in added.output
    for path, why in zip(bad, ("no column holds the text", "the file is empty"), strict=True):
        assert f"refused {path}: " in added.output
        assert why in added.output
        assert f"{path}: " in run("refusals").output
    assert "2 refusals." in run("refusals").output
    assert "variorum desk refusals" in run("status").output


def test_a_long_list_of_refusals_is_cut_and_says_where_the_rest_is(run, tmp_path):
    run("init")
    for number in range(30):
        (tmp_path / f"{number}.csv").write_text("a,b\n")
    added = run("add", *(str(tmp_path / f"{n}.csv") for n in range(30)))
    assert added.output.count("  refused ") == 20
    assert "and 10 more: `variorum desk refusals`" in added.output


def test_retract_and_put_back(run, tmp_path):
    run("init")
    run("add", rows_file(tmp_path, ALL))
    url = ALL[0]["url"]
    assert "1 report" in run("retract", url, "--why", "a draft", "--author", "Ada").output
    assert "1 report retracted" in run("status").output
    assert "(retracted)" in run("search", "aground").output
    assert "Put back: 1 report" in run("retract", url, "--undo").output
    assert "retracted" not in run("status").output
    assert isinstance(run("retract", "nothing-of-ours").exception, UsageError)


RSS = """<rss version="2.0"><channel><title>Bell</title><item><title>Ferry</title><link>{link}</link></item></channel></rss>"""


def test_a_feed_in_a_file_is_watched_and_each_refusal_has_its_reason(run, tmp_path):
    run("init")
    feed = tmp_path / "feed.xml"
    feed.write_text(RSS.format(link="http://127.0.0.1:9/ferry"))
    said = run("watch", str(feed), "--once")
    assert said.exit_code == 0
    assert "1 refused" in said.output
    assert "refused http://127.0.0.1:9/ferry: " in said.output
    assert "private" in said.output


@pytest.mark.parametrize("content", ["The ferry stopped.", "<opml><body/></opml>", "<rss", "{}"])
def test_a_file_that_is_no_feed_is_a_mistake_and_no_traceback(run, tmp_path, content):
    run("init")
    (tmp_path / "feed.xml").write_text(content)
    said = run("watch", str(tmp_path / "feed.xml"), "--once")
    assert isinstance(said.exception, UsageError) or "refused" in said.output


def test_a_desk_is_served_with_a_model_only_on_this_machine_unless_it_is_allowed(tmp_path):
    from click.testing import CliRunner

    from variorum.cli.main import main
    from variorum.errors import UsageError

    place = str(tmp_path / "desk.variorum")
    for wrong in (["--model", "m", "--model-server", "http://192.0.2.9"], ["--model", " "]):
        result = CliRunner().invoke(main, ["desk", "--desk", place, "serve", *wrong])
        assert isinstance(result.exception, UsageError)
