import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.publish import dossiers
from variorum.cli.main import main
from variorum.publish import as_json, recheck
from variorum.records import Attribution


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return lambda *args: CliRunner().invoke(main, list(args))


def written(change=lambda found: None):
    found = json.loads(as_json(dossiers.flood()))
    change(found)
    Path("d.json").write_text(json.dumps(found))


def test_a_whole_dossier_stands(run):
    written()
    result = run("verify", "d.json")
    assert result.exit_code == 0
    assert "12 quotes in 3 reports: every one stands at its place." in result.stdout


def test_a_quote_that_was_changed_is_named(run):
    def change(found):
        found["stories"][0]["claims"][0]["readings"][0]["quote"] = "on Friday"

    written(change)
    result = run("verify", "d.json")
    assert result.exit_code == 1
    assert (
        "× quote wire.txt [80:90] (day of the burst): expected 'on Friday', found 'on Tuesday'"
        in result.stdout
    )
    assert "1 check failed" in result.stdout


def test_a_text_that_was_changed_fails_every_quote_after_the_change(run):
    def change(found):
        found["reports"][0]["text"] = "Oh! " + found["reports"][0]["text"]

    written(change)
    assert run("verify", "d.json").exit_code == 1


@pytest.mark.parametrize("span", [(-5, 5), (10, 9), (0, 10_000)])
def test_a_place_outside_the_text_fails(span):
    found = json.loads(as_json(dossiers.flood()))
    found["stories"][0]["claims"][0]["readings"][0].update(start=span[0], end=span[1])
    from variorum.publish import from_json

    assert [f.what for f in recheck(from_json(json.dumps(found)))] == ["quote"]


def test_a_reading_of_a_report_that_is_not_there_fails(run):
    def change(found):
        found["stories"][0]["claims"][0]["readings"][0]["report"] = "gone"

    written(change)
    assert "the report is not in the dossier" in run("verify", "d.json").stdout


@pytest.mark.parametrize(
    ("content", "said"), [("not json", "not JSON"), ("{}", "not a dossier"), (None, "no such file")]
)
def test_a_file_that_is_no_dossier_is_a_mistake(run, content, said):
    if content is not None:
        Path("d.json").write_text(content)
    assert said in str(run("verify", "d.json").exception)


def sample(tmp_path):
    """Two plain reports of one event, and their dossier."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "Crane falls in Brackhaven\n\nA crane fell onto a warehouse in Brackhaven on Monday. Three people were hurt, the "
        "fire brigade said.\n\nThe warehouse was empty at the time, and the street stayed closed until noon.\n"
    )
    (folder / "b.txt").write_text(
        "Brackhaven warehouse crushed\n\nFive people were hurt when a crane came down on a warehouse in Brackhaven, a "
        "hospital doctor told us.\n\nNobody had been inside the building since the weekend, its owner said.\n"
    )
    return folder


def test_originals_are_read_again_by_digest(run, tmp_path):
    folder = sample(tmp_path)
    assert run("collate", str(folder), "--one-story", "--out", "d.json").exit_code == 0
    result = run("verify", "d.json", str(folder))
    assert result.exit_code == 0, result.output
    assert "2 of 2 originals read again by digest." in result.stdout


def test_an_original_that_changed_since_is_missed(run, tmp_path):
    folder = sample(tmp_path)
    run("collate", str(folder), "--one-story", "--out", "d.json")
    (folder / "a.txt").write_text((folder / "a.txt").read_text().replace("Three", "Seven"))
    result = run("verify", "d.json", str(folder))
    assert result.exit_code == 1
    assert "1 of 2 originals read again by digest." in result.stdout
    assert "no file given has its digest" in result.stdout


CASE = Path(__file__).parents[1] / "cases" / "attack-06-empty-source-span"


@pytest.mark.parametrize("name", ["x.txt", "min.txt"])
def test_hostile_words_about_nobodys_word_make_no_source_without_words(run, name):
    assert run("collate", str(CASE / name), "--out", "o.json").exit_code == 0
    found = json.loads(Path("o.json").read_text(encoding="utf-8"))
    assert all(a["source"].strip() for story in found["stories"] for a in story["attributions"])
    result = run("verify", "o.json", str(CASE / name))
    assert result.exit_code == 0, result.output


def test_an_attribution_without_a_source_is_none():
    with pytest.raises(ValueError, match="names no source"):
        Attribution(report="r", start=0, end=4, source=" ", source_start=4, source_end=5)
