"""The list of formats is one list: on the command line, at the desk, in the documents; and each takes any dossier."""

import re
import zipfile
from dataclasses import replace
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.publish import dossiers
from variorum.cli import output
from variorum.cli.main import main
from variorum.errors import UsageError
from variorum.publish.formats import FORMATS, format_of, written
from variorum.publish.selectors import selectors
from variorum.records import Capture
from variorum.text.ids import digest
from variorum.web.downloads import FORMS

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs/reference/formats.md").read_text(encoding="utf-8")
WRITTEN = [one for one in FORMATS if one.writer]


def test_the_command_line_and_the_desk_know_the_same_words():
    words = [one.word for one in FORMATS]
    assert list(output.FORMATS) == words
    assert list(FORMS) == [word for word in words if word != "print"], (
        "whoever looks at a screen prints there"
    )
    assert {one.word for one in FORMATS if one.binary} == output.BINARY
    assert {one.word for one in FORMATS if one.captures} == output.WITH_CAPTURES
    assert {suffix: one.word for one in FORMATS for suffix in one.suffixes} == output.SUFFIXES


def test_the_reference_has_a_row_for_each_and_for_nothing_else():
    rows = dict(re.findall(r"^\| `(\w+)` \| ([^|]*) \|", PAGE, re.M))
    assert list(rows) == [one.word for one in FORMATS]
    assert {one.word: rows[one.word].split() for one in FORMATS} == {
        one.word: [f"`{suffix}`" for suffix in one.suffixes] or ["–"] for one in FORMATS
    }
    for one in FORMATS:
        assert f"## {one.word}" in PAGE or one.word in {"html", "markdown", "json", "csv"}, one.word
        assert one.extra is None or f"`{one.extra}`" in PAGE


def test_a_word_that_is_no_format_is_said_to_be_none():
    with pytest.raises(UsageError, match="docx is no format; known are html"):
        format_of("docx")


ANY = {
    "flood": dossiers.flood(),
    "nothing": dossiers.nothing(),
    "bare": dossiers.bare(),
    "many": dossiers.many(45),
    "two": dossiers.two_stories(),
}


@pytest.mark.parametrize("name", ANY)
@pytest.mark.parametrize("one", WRITTEN, ids=lambda one: one.word)
def test_every_format_takes_any_dossier_and_makes_the_same_bytes_again(one, name):
    dossier = ANY[name]
    made = written(dossier, one)
    assert made or not dossier.reports
    assert written(dossier, one) == made


@pytest.mark.parametrize("one", WRITTEN, ids=lambda one: one.word)
def test_every_format_takes_hostile_words(one):
    capture = b"<script>"
    held = Capture(path="x", content=capture, digest=digest(capture), media_type="text/html\r\nX: y")
    for attack in (*dossiers.ATTACKS, "\x0c\ufffe", "} @article{x, title={", "\r\nER  - \r\nTY  - BOOK"):
        dossier = dossiers.hostile(attack)
        first = replace(dossier.reports[0], digest=held.digest)
        assert written(replace(dossier, reports=(first, *dossier.reports[1:])), one, (held,))
    first, *rest = dossiers.flood().reports
    half = replace(first, title="\ud800", outlet="\udfff news", authors=("\ud800",))
    assert written(replace(dossiers.flood(), reports=(half, *rest)), one, (held,))


def test_a_file_that_is_not_text_needs_a_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(dossiers.WIRE)
    result = CliRunner().invoke(main, ["collate", "a.txt", "--format", "xlsx"])
    assert "--format xlsx: is a file; give its name by --out" in str(result.exception)
    result = CliRunner().invoke(main, ["collate", "a.txt", "--quotes-only", "--format", "misp"])
    assert "--quotes-only: misp needs the texts" in str(result.exception)
    result = CliRunner().invoke(main, ["collate", "a.txt", "--out", "x.docx"])
    assert ".docx is not written" in str(result.exception)


@pytest.mark.parametrize(
    ("word", "library"), [("xlsx", "openpyxl"), ("pdf", "fpdf"), ("wacz", "warcio.warcwriter")]
)
def test_what_an_extra_lacks_is_said_before_the_work(word, library, tmp_path, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.delitem(sys.modules, f"variorum.publish.formats.{word}", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(dossiers.WIRE)
    result = CliRunner().invoke(main, ["collate", "a.txt", "--format", word, "--out", "made"])
    assert f"variorum[{format_of(word).extra}]" in str(result.exception)


@pytest.mark.parametrize("name", ["x.wacz", "x.zip", "x.bib"])
def test_the_suffix_of_a_file_says_what_to_write_and_captures_come_along(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(dossiers.WIRE)
    assert CliRunner().invoke(main, ["collate", "a.txt", "--out", name]).exit_code == 0
    made = (tmp_path / name).read_bytes()
    if name == "x.bib":
        assert made.startswith(b"@article{")
        return
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
    assert any(n.startswith(("captures/", "archive/")) for n in names)


def test_the_heavy_libraries_of_formats_are_not_imported_by_others():
    assert find_spec("openpyxl") and find_spec("fpdf")
    import subprocess
    import sys

    code = "import sys; import variorum.publish.formats, variorum.cli.output; print([m for m in ('openpyxl', 'fpdf', 'warcio') if m in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "[]"


def test_selectors_are_those_of_the_json():
    assert selectors("a bc d", 2, 4)[0] == {"type": "TextPositionSelector", "start": 2, "end": 4}
