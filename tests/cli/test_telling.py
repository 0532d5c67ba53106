"""How much the command line tells: one screen, counts, everything, nothing."""

import gzip

import pytest
from click.testing import CliRunner

from tests.journey.written import COURIER, LEDGER
from variorum.cli.main import main
from variorum.errors import UsageError


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs a command in a folder with two reports; COLUMNS is the width of the terminal."""
    (tmp_path / "ledger.txt").write_text(LEDGER, encoding="utf-8")
    (tmp_path / "courier.txt").write_text(COURIER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def call(*args, columns="80"):
        monkeypatch.setenv("COLUMNS", columns)
        result = CliRunner().invoke(main, ["collate", "ledger.txt", "courier.txt", "--one-story", *args])
        assert result.exit_code == 0, result.output
        return result

    return call


def test_by_default_one_screen_that_ends_with_where_the_page_is(run):
    lines = run().stdout.splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines[:-1])) <= 80
    assert lines[-1].startswith("Dossier: ") and lines[-1].endswith("dossier.html")


@pytest.mark.parametrize(
    "how", [("-o", "x.html"), ("--out", "x.json"), ("--brief",), ("-f", "csv", "-o", "x.csv")]
)
def test_with_a_file_asked_for_a_brief_word(run, how):
    lines = run(*how).stdout.splitlines()
    assert lines[0].startswith("2 independent sources in 2 reports")
    assert len(lines) <= 5
    assert lines[-1].startswith("Dossier: ")


def test_verbose_tells_every_section_with_its_reasons(run):
    said = run("-v", "-o", "x.html").stdout
    assert "Only one says" in said and len(said) > 2 * len(run().stdout)


@pytest.mark.parametrize("how", ["-q", "--quiet"])
def test_quiet_tells_nothing(run, how, tmp_path):
    result = run(how, "-o", "x.html")
    assert result.output == ""
    assert (tmp_path / "x.html").is_file()


def test_quiet_says_in_one_line_what_was_refused(run, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "zeros.txt").write_bytes(bytes(400))
    result = run("empty.txt", "zeros.txt", "-q", "-o", "x.html")
    assert result.stdout == "" and result.exit_code == 0
    assert (
        result.stderr.startswith("variorum: 2 inputs refused: empty.txt: ") and result.stderr.count("\n") == 1
    )
    assert "and 1 more" in result.stderr
    alone = CliRunner().invoke(main, ["collate", "empty.txt", "-q"])
    assert (alone.exit_code, alone.stdout) == (1, "")
    assert alone.stderr.startswith("variorum: 1 input refused: empty.txt")


def test_of_an_empty_folder_is_said_that_nothing_is_there(run, tmp_path):
    (tmp_path / "none").mkdir()
    told = CliRunner().invoke(main, ["collate", "none"])
    assert (told.exit_code, told.stderr) == (
        1,
        "Nothing could be read: no file that variorum reads is there.\n",
    )
    quiet = CliRunner().invoke(main, ["collate", "none", "-q"])
    assert (quiet.exit_code, quiet.stderr) == (1, "variorum: nothing could be read\n")


def test_text_on_standard_output_is_the_text_alone(run):
    result = run("-f", "json")
    assert result.stdout.startswith("{")
    assert result.stderr.startswith("2 independent sources in 2 reports")


def test_two_ways_of_telling_are_a_mistake(run, monkeypatch, tmp_path):
    result = CliRunner().invoke(main, ["collate", "ledger.txt", "-q", "-v"])
    assert result.exit_code and "give one of them" in str(result.exception)


def test_what_is_to_be_read_with_care_is_counted_and_told_in_full(run, tmp_path):
    whole = gzip.compress(f"{LEDGER}\n{COURIER}".encode())
    (tmp_path / "cut.txt.gz").write_bytes(whole[: len(whole) * 2 // 3])
    assert "1 report is to be read with care (-v says why)" in run("cut.txt.gz").stdout
    assert "cut.txt.gz: the gzip data ends in the middle" in " ".join(run("cut.txt.gz", "-v").stdout.split())


@pytest.mark.parametrize("out", ["/proc/x.html", "none/x.html", "."])
def test_where_nothing_can_be_written_nothing_is_worked(out, tmp_path, monkeypatch):
    (tmp_path / "ledger.txt").write_text(LEDGER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("variorum.pipeline.read", None)
    result = CliRunner().invoke(main, ["collate", "ledger.txt", "--out", out])
    assert isinstance(result.exception, UsageError)
    assert list(tmp_path.iterdir()) == [tmp_path / "ledger.txt"]
