"""Summary, Markdown and CSV."""

import csv
import io
import unicodedata

import pytest

from tests.publish import dossiers
from variorum.publish import as_csv, as_markdown, summary


def test_the_summary_tells_the_whole_in_order():
    said = summary(dossiers.flood())
    parts = [
        "2 independent sources in 3 reports, 4–5 March 2031. 1 report repeats another.",
        "FW   Fellside Wire  (repeated by Portal Nine)",
        "They differ (1)",
        "≠ day of the burst – differ",
        "FW   “on Tuesday” (on the word of the fire service)",
        "They agree (2)",
        "In other words, or not comparable (1)",
        "Only one says (2): FW 1, OB 1",
        "Take care: each names the other",
        "Refused (1)",
        "× empty.txt: The file holds no text. (empty)",
        "Skipped in folders: 1 file of other kinds.",
    ]
    places = [said.index(part) for part in parts]
    assert places == sorted(places)


def test_a_long_summary_is_cut_and_says_so():
    said = summary(dossiers.many(300))
    assert len(said.splitlines()) < 40
    assert "… and 285 more" in said
    assert "… and 292 other wordings" in said


def test_a_summary_of_nothing_says_what_was_refused():
    assert summary(dossiers.nothing()).startswith("Nothing could be read.")


@pytest.mark.parametrize("attack", dossiers.ATTACKS)
def test_no_report_can_steer_the_terminal(attack):
    said = summary(dossiers.hostile(attack))
    assert not [c for c in said if unicodedata.category(c) in {"Cc", "Cf"} and c != "\n"]


@pytest.mark.parametrize("attack", dossiers.ATTACKS)
def test_no_report_can_write_markdown(attack):
    said = as_markdown(dossiers.hostile(attack))
    for mark in ("<script", "<img", "<iframe", "<svg", "<base"):
        assert mark not in said.replace("\\<", "")
    assert "](javascript" not in said.replace("\\](", "")


def test_markdown_holds_no_full_text():
    said = as_markdown(dossiers.flood())
    assert "The main was laid in 1931." not in said
    assert "## Where they differ" in said
    assert "| homes flooded | “More than 40 homes” +1 copy | “At least 63 houses” | ⊂ compatible |" in said


def test_wide_markdown_is_a_list():
    said = as_markdown(dossiers.many(40))
    assert "|" not in said
    assert "  - **O39** “About 39 homes”" in said


def rows(dossier):
    return list(csv.DictReader(io.StringIO(as_csv(dossier))))


def test_csv_has_a_line_for_every_reading():
    found = rows(dossiers.flood())
    claims = dossiers.flood().stories[0].claims
    assert len(found) == sum(len(c.readings) for c in claims)
    first = found[0]
    assert (first["quote"], first["sign"], first["status"]) == ("on Tuesday", "FW", "conflict")
    text = next(r.text for r in dossiers.flood().reports if r.id == first["report"])
    assert text[int(first["start"]) : int(first["end"])] == first["quote"]


@pytest.mark.parametrize("attack", [*dossiers.ATTACKS, "=1+1", "+1", "-1", "@x"])
def test_no_cell_is_a_formula(attack):
    for row in rows(dossiers.hostile(attack)):
        assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_csv_of_nothing_is_a_header():
    assert rows(dossiers.nothing()) == []
    assert as_csv(dossiers.nothing()).startswith("story,claim,")
