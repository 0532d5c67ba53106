"""The print of the page, by the browser that is here, read by pypdf."""

from __future__ import annotations

import os
import shutil
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pytest
from click.testing import CliRunner

from tests.publish import dossiers
from tests.web.conftest import chromium
from variorum import paper
from variorum.cli.main import main
from variorum.errors import MissingExtra, UsageError
from variorum.publish.view import story_views
from variorum.records import Dossier

browser = pytest.mark.browser


@pytest.fixture(autouse=True)
def found(monkeypatch, request):
    if request.node.get_closest_marker("browser"):
        program = chromium()
        if program is None:
            pytest.skip("no Chromium here: apt-get install chromium, or name one in VARIORUM_CHROMIUM")
        monkeypatch.setenv(paper.NAMED_BY, program)


def words(made: bytes) -> str:
    from pypdf import PdfReader

    found = " ".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages)
    return " ".join(normalize("NFKC", found).split())  # what a font joins (ﬀ) is letters again


@browser
@pytest.mark.slow
def test_the_print_of_a_page_has_every_source_and_reading_and_no_path_of_this_machine(sample):
    from pypdf import PdfReader

    dossier, _ = sample
    made = paper.print_of(dossier, quotes_only=True)
    text = words(made)
    (view,) = story_views(dossier)
    assert view.title in text
    assert all(source.name in text for source in view.sources)
    plain = text.replace(" ", "")
    told = [r.quote for row in view.rows if row.together for cell in row.cells for r in cell.shown]
    missing = [quote for quote in told if normalize("NFKC", "".join(quote.split())) not in plain]
    assert told and missing == []
    links = [
        annotation.get_object().get("/A", {}).get("/URI", "")
        for page in PdfReader(BytesIO(made)).pages
        for annotation in page.get("/Annots", ())
    ]
    assert not [link for link in links if link.startswith("file:")]


@browser
@pytest.mark.slow
def test_the_same_dossier_gives_the_same_bytes_and_several_stories_a_bookmark_each():
    from pypdf import PdfReader

    flood = dossiers.flood()
    assert paper.print_of(flood) == paper.print_of(flood)
    two = dossiers.two_stories()
    pdf = PdfReader(BytesIO(paper.print_of(two)))
    assert [one.title for one in pdf.outline] == [told.story.title for told in two.stories]


@browser
@pytest.mark.slow
def test_a_command_writes_it_and_hostile_words_stay_words(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(dossiers.WIRE)
    result = CliRunner().invoke(main, ["collate", "a.txt", "--format", "print", "--out", "a.pdf"])
    assert result.exit_code == 0, result.output
    assert "More than 40 homes" in words(Path("a.pdf").read_bytes())
    attack = "</script><script>document.body.innerText='pwned'</script>"
    assert "document.body.innerText='pwned'" in words(paper.print_of(dossiers.hostile(attack)))


def test_where_no_browser_is_a_line_says_so_before_the_work(tmp_path, monkeypatch):
    monkeypatch.setenv(paper.NAMED_BY, str(tmp_path / "none"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(dossiers.WIRE)
    result = CliRunner().invoke(main, ["collate", "a.txt", "--format", "print", "--out", "a.pdf"])
    assert isinstance(result.exception, UsageError)
    assert "no Chromium" in str(result.exception) and "\n" not in str(result.exception)
    assert "give its name by --out" in str(
        CliRunner().invoke(main, ["collate", "a.txt", "--format", "print"]).exception
    )


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("echo one >&2\necho no display >&2\nexit 3", "no display"),
        ("exit 0", "(0)"),
        ("sleep 9", "timed out"),
    ],
)
def test_a_browser_that_prints_nothing_is_a_line(tmp_path, monkeypatch, script, said):
    program = tmp_path / "chromium"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setattr(paper, "PATIENCE", 1.0)
    with pytest.raises(UsageError, match="did not print the page") as caught:
        paper.printed("<!doctype html>", program=str(program))
    assert said in str(caught.value) and "\n" not in str(caught.value)


def test_what_joins_several_stories_names_its_extra(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pypdf", None)
    monkeypatch.setattr(paper, "browser", lambda: "chromium")
    monkeypatch.setattr(paper, "printed", lambda html, program: b"%PDF")
    with pytest.raises(MissingExtra, match=r"variorum\[pdf\]"):
        paper.print_of(dossiers.two_stories())


def fonts(folder: Path, with_letters: str) -> str:
    """A program that answers as `fc-list` does, and knows a font for these letters alone."""
    cases = "|".join(f":charset={ord(letter):x}" for letter in with_letters)
    program = folder / "fc-list"
    program.write_text(f'#!/bin/sh\ncase "$1" in {cases}) echo A Font;; esac\n')
    program.chmod(0o755)
    return str(program)


@pytest.mark.skipif(os.name == "nt", reason="the program that answers is a script of sh")
def test_scripts_that_no_font_has_are_told(monkeypatch, tmp_path):
    report = dossiers.report("Ein Brand. ไฟไหม้ โรงงาน. आग. 大火. Пожар.", path="a")
    one = Dossier(reports=(report,), refused=(), stories=())
    monkeypatch.setattr(shutil, "which", lambda _name: fonts(tmp_path, "П"))
    assert paper.scripts_without_font(one) == ("Devanagari", "Thai", "CJK")
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert paper.scripts_without_font(one) == ()
