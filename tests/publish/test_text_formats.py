"""Summary, Markdown and CSV."""

import csv
import io
import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.publish import dossiers
from variorum.pipeline import collate
from variorum.publish import as_csv, as_html, as_markdown, summary
from variorum.publish.csv_table import inert
from variorum.publish.terminal import columns, wrapped
from variorum.records import Status


def in_order(said, *parts):
    places = [said.index(part) for part in parts]
    return places == sorted(places)


def test_the_full_summary_tells_the_whole_in_order():
    assert in_order(
        summary(dossiers.flood(), form="full"),
        "2 independent sources in 3 reports, 4–5 March 2031. 1 report repeats another.",
        "FW   Fellside Wire (repeated by Portal Nine)",
        "Where they differ (1)",
        "≠ day of the burst – differ",
        "FW   “on Tuesday” (on the word of the fire service)",
        "What they agree on (2)",
        "Spelled or told otherwise, or not comparable (1)",
        "Only one says (2)",
        "Take care: each names the other",
        "Refused (1)",
        "× empty.txt: The file holds no text. (empty)",
        "Skipped: 1 file or part of one that is no report.",
    )


def test_the_summary_is_one_screen_with_what_differs_first_and_signs_before_their_first_use():
    said = summary(dossiers.flood())
    assert in_order(
        said,
        "FW Fellside Wire (and 1 copy) · OB The Ollerby Bell",
        "Where they differ, and what changed (1)",
        "FW   “on Tuesday”",
        "What they agree on (2)",
        "In all: 1 differs · 1 agrees · 1 compatible · 1 variant · 2 that only one says.",
        "Refused (1)",
    )
    assert len(said.splitlines()) < 40


@pytest.mark.parametrize("form", ["screen", "brief", "full"])
@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize(
    "made", [dossiers.flood, dossiers.two_stories, dossiers.long_and_foreign, lambda: dossiers.many(300)]
)
def test_no_line_is_wider_than_the_terminal_and_none_breaks_inside_a_word(form, width, made):
    dossier = made()
    said = summary(dossier, form=form, width=width)
    assert max(map(columns, said.splitlines())) <= width
    if made is dossiers.flood:
        known = set(re.findall(r"\w+", summary(dossier, form=form, width=2000)))
        assert set(re.findall(r"\w+", said)) <= known


@given(st.text(max_size=300), st.integers(40, 120))
def test_wrapped_text_keeps_its_words_and_its_width(text, width):
    lines = list(wrapped(text, width=width, later="  "))
    assert all(columns(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
    if all(columns(word) <= width - 2 for word in text.split()):
        assert " ".join(lines).split() == text.split()


def test_a_long_summary_is_cut_and_says_so():
    said = summary(dossiers.many(300))
    assert len(said.splitlines()) < 40
    assert "and 285 more" in said
    assert "… and 296 other wordings" in said


def test_many_stories_are_one_screen():
    one = dossiers.flood()
    said = summary(replace(one, stories=one.stories * 90))
    assert len(said.splitlines()) < 45
    assert "90 stories in 3 reports; in 90 of them sources differ." in said
    assert "… and 82 more stories" in said
    assert "-v tells it here.\n" in said


def test_a_brief_summary_is_counts_alone():
    assert summary(dossiers.flood(), form="brief").splitlines()[:3] == [
        "2 independent sources in 3 reports, 4–5 March 2031. 1 report repeats another.",
        "1 differs · 1 agrees · 1 compatible · 1 variant · 2 that only one says",
        "Refused (1)",
    ]


def told_by_two():
    made = dossiers.flood()
    (story,) = made.stories
    told = replace(story.claims[3], status=Status.TOLD, why="Side by side.")
    return replace(made, stories=(replace(story, claims=(told,)),))


@pytest.mark.parametrize(
    "write", [as_markdown, lambda d: summary(d, form="full"), lambda d: as_html(d).first]
)
def test_what_is_told_and_not_compared_has_a_section_of_its_own_that_is_no_agreement(write):
    said = " ".join(write(told_by_two()).split())
    assert "Told by several, not compared" in said
    assert "neither agreement nor difference" in said
    assert "What they agree on" not in said
    assert "That does not say that they agree." in said or "Where they differ" not in said


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


FORMULAE = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1+1", "＝1+1", "＋1", "－1", "＠x", " =1", "\u00a0=1", "\u200b=1", "\ufeff=1",
    "a\n=1", "a\r\n @x", "﹦1", "'\n=cmd|' /C calc'!A0", "\t", "\nplain",
]  # fmt: skip


@pytest.mark.parametrize("cell", FORMULAE)
def test_no_cell_is_a_formula_whatever_stands_before_it(cell):
    assert inert(cell).startswith("'")


@pytest.mark.parametrize(
    "cell", ["plain", "1 + 1", "a=b", "12–14", "mid-1990s", "x\ny", "'tis", "“=1”", "a - b", "", "(-5)"]
)
def test_other_cells_stay_as_they_are(cell):
    assert inert(cell) == cell


def test_no_cell_holds_control_characters():
    assert inert("\x00=1") == inert("\x0b=1") == inert("\u202e=1") == "�=1"
    assert inert("a\x1b]0;x\x07b\x9b31m\u202ec\u2066") == "a�]0;x�b�31m�c�"


def test_the_handed_rows_are_inert():
    """tests/cases/attack-16."""
    case = Path(__file__).resolve().parent.parent / "cases" / "attack-16-csv-line-feed" / "c.jsonl"
    made = collate([str(case)], one_story=True)
    cells = [cell for line in csv.reader(io.StringIO(as_csv(made))) for cell in line]
    assert any("1+1" in cell for cell in cells)
    assert not [cell for cell in cells if cell.lstrip()[:1] in {"=", "＝"}]
