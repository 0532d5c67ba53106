import json

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from tests.publish import dossiers
from variorum import pipeline
from variorum.cli.main import main
from variorum.schema import dossier_schema


@pytest.fixture
def called(monkeypatch):
    """Stands in for the rooms: what the command asked of the pipeline, and the dossier that it gives."""
    asked = {}

    def collate(inputs, **how):
        asked.update(how, inputs=tuple(inputs))
        return asked.get("gives", dossiers.flood)()

    monkeypatch.setattr(pipeline, "collate", collate)
    return asked


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return lambda *args: CliRunner().invoke(main, list(args))


def test_by_default_a_page_is_written_and_its_place_printed(called, run, tmp_path):
    result = run("collate", "a.txt", "b.html")
    assert result.exit_code == 0
    assert "2 independent sources in 3 reports" in result.stdout
    assert f"Dossier: {tmp_path / 'dossier.html'}" in result.stdout
    assert (tmp_path / "dossier.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert called["inputs"] == ("a.txt", "b.html")


def test_json_goes_to_standard_output_and_the_summary_to_standard_error(called, run):
    result = run("collate", "a.txt", "--format", "json")
    found = json.loads(result.stdout)
    Draft202012Validator(dossier_schema()).validate(found)
    assert "2 independent sources in 3 reports" in result.stderr


@pytest.mark.parametrize(("form", "begins"), [("markdown", "# Water main"), ("csv", "story,claim,kind")])
def test_markdown_and_csv_go_to_standard_output(called, run, form, begins):
    result = run("collate", "a.txt", "--format", form)
    assert result.stdout.startswith(begins)
    assert "1 differs" in result.stderr


@pytest.mark.parametrize("name", ["out.json", "out.md", "out.csv", "out.html"])
def test_out_says_the_format_by_its_suffix(called, run, tmp_path, name):
    result = run("collate", "a.txt", "--out", name)
    assert result.exit_code == 0
    begins = {"json": "{", "md": "# ", "csv": "story,", "html": "<!doctype"}[name.split(".")[1]]
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    assert name in result.stdout


def test_format_wins_over_the_suffix(called, run, tmp_path):
    run("collate", "a.txt", "--format", "json", "--out", "out.txt")
    assert json.loads((tmp_path / "out.txt").read_text(encoding="utf-8"))["schema"] == "variorum.dossier/1"


def test_one_story_and_all_are_passed_on(called, run):
    run("collate", "a.txt", "--one-story", "--all")
    assert called["one_story"] is True
    assert called["everything"] is True


def test_quotes_only_leaves_the_texts_out_of_the_page(called, run, tmp_path):
    run("collate", "a.txt", "--quotes-only")
    assert "The main was laid in 1931." not in (tmp_path / "dossier.html").read_text(encoding="utf-8")


def test_several_stories_are_pages_beside_an_index(called, run, tmp_path):
    called["gives"] = dossiers.two_stories
    result = run("collate", "a.txt")
    assert result.exit_code == 0
    assert len(list((tmp_path / "dossier-stories").glob("*.html"))) == 2
    assert "2 stories in 4 reports" in (tmp_path / "dossier.html").read_text(encoding="utf-8")


def test_nothing_readable_is_exit_code_1_and_no_page_is_overwritten(called, run, tmp_path):
    (tmp_path / "dossier.html").write_text("an earlier one")
    called["gives"] = dossiers.nothing
    result = run("collate", "a.txt")
    assert result.exit_code == 1
    assert "empty.txt: The file holds no text." in result.stderr
    assert (tmp_path / "dossier.html").read_text() == "an earlier one"


def test_nothing_readable_as_json_still_says_what_was_refused(called, run):
    called["gives"] = dossiers.nothing
    result = run("collate", "a.txt", "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["refused"][0]["reason"] == "empty"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("a.txt", "--out", "no/such/x.html"), "does not exist"),
        (("a.txt", "--out", "."), "is a folder"),
        (("a.txt", "--out", "-"), "pages are files"),
        (("a.txt", "--quotes-only", "--format", "json"), "json needs the texts"),
    ],
)
def test_a_mistake_is_said_before_any_work(called, run, args, said):
    result = run("collate", *args)
    assert said in str(result.exception)
    assert "inputs" not in called


def test_a_failed_write_leaves_what_was_there(called, run, tmp_path, monkeypatch):
    (tmp_path / "dossier.html").write_text("an earlier one")

    def no_space(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", no_space)
    result = run("collate", "a.txt")
    assert "No space left on device" in str(result.exception)
    assert (tmp_path / "dossier.html").read_text() == "an earlier one"
    assert [p.name for p in tmp_path.iterdir()] == ["dossier.html"]


def test_a_terminal_without_our_signs_gets_question_marks(called, run, monkeypatch):
    result = CliRunner(charset="ascii").invoke(main, ["collate", "a.txt"])
    assert result.exit_code == 0
    assert "? day of the burst ? differ" in result.stdout


@pytest.mark.parametrize("name", ["x.pptx", "x.epub", "x.docx", "x.txt"])
def test_a_suffix_that_is_not_written_is_a_mistake_and_nothing_is_written(called, run, name, tmp_path):
    for command in (("collate", "a.txt"), ("demo",)):
        result = run(*command, "--out", name)
        assert result.exit_code != 0
        assert f"{name[1:]} is not written" in str(result.exception)
    assert not called
    assert list(tmp_path.iterdir()) == []
    assert run("collate", "a.txt", "--out", name, "--format", "csv").exit_code == 0


def test_pages_of_stories_that_are_no_more_go_and_other_files_stay(called, run, tmp_path):
    called["gives"] = dossiers.two_stories
    run("collate", "a.txt")
    folder = tmp_path / "dossier-stories"
    first, second = sorted(page.name for page in folder.glob("*.html"))
    (folder / "mine.html").write_text("a page of my own", encoding="utf-8")
    # one page was changed by hand: it is the user's now
    (folder / first).write_text("notes on it", encoding="utf-8")
    called["gives"] = dossiers.flood
    run("collate", "a.txt")
    assert sorted(page.name for page in folder.glob("*.html")) == sorted({first, "mine.html"})
    assert not (folder / second).exists()
