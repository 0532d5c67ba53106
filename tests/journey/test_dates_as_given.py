"""Dates of every kind from the door to the page: the handed cases, and a list of what fields for dates hold."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from variorum.cli.main import main
from variorum.pipeline import collate
from variorum.publish import as_csv, as_html, as_json, as_markdown, recheck, summary

CASES = Path(__file__).resolve().parent.parent / "cases"
SAID = (
    "November 12, 2025", "2025-11", "2025", "n/a", "12/11/2025 08:00", "0001-01-01", "9999-12-31T23:59:59-12:00",
    "0000-00-00", "2031-02-30", "dom, 02 ott 2022 18:55:00 GMT", "[2025-11-12,2025-12-11]", "2025-11-10/2025-11-12",
)  # fmt: skip
TEXT = (
    "LINDHOLM, March 4 (AP) — A ferry with 212 people on board ran aground late on Monday, the coast guard said. Some 14,000 "
    "litres of diesel leaked into the bay, officials said on Tuesday morning.\n\nPolice said {} people were taken to hospital "
    "on Monday night."
)


def published(name):
    made = collate([str(CASES / name)], one_story=True)
    assert made.refused == ()
    assert recheck(made) == ()
    return made


@pytest.mark.parametrize(
    ("name", "dates"),
    [
        ("01-date-as-printed/a.jsonl", ["2022-10-02T18:55:00+00:00", "2022-10-02"]),
        ("01-date-as-printed/b.jsonl", ["[2025-11-12,2025-12-11]", "2025-11-12"]),
        ("01-date-as-printed/feed.xml", ["2022-10-02T18:55:00+00:00", "2022-10-02T20:00:00+02:00"]),
        ("attack-01-published-as-printed/x.jsonl", ["2031-03-04", "2031-03-04"]),
        ("attack-02-zero-date-jsonfeed/x.json", [None, "2031-03-04"]),
        ("attack-03-zero-date-rss/x.xml", [None]),
        ("attack-04-edge-offset-date/x.jsonl", ["2031-03-04", None]),
    ],
)
def test_the_handed_cases(name, dates):
    made = published(name)
    assert [report.published for report in made.reports] == dates
    assert len(made.stories) == 1
    for report in made.reports:
        assert bool(report.published) != any("cannot be read" in doubt for doubt in report.doubts)


@pytest.fixture
def rows(tmp_path):
    """One report of each kind of date, and a last one without."""
    given = [
        {"path": f"r{n}", "outlet": f"Outlet {n}", "published": said, "text": TEXT.format(30 + n)}
        for n, said in enumerate((*SAID, None))
    ]
    file = tmp_path / "rows.jsonl"
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in given), encoding="utf-8")
    return file


def test_a_story_of_all_of_them_is_published_in_every_form(rows):
    made = collate([str(rows)], one_story=True, everything=True)
    assert len(made.reports) == len(SAID) + 1
    assert made.refused == ()
    for form in (summary, as_html, as_json, as_markdown, as_csv):
        assert form(made)


def test_a_month_and_a_set_are_shown_in_words(rows):
    shown = as_html(collate([str(rows)], one_story=True)).first
    assert "Nov 2025" in shown
    assert "12 Nov 2025 or 11 Dec 2025" in shown
    assert "10 Nov 2025 – 12 Nov 2025" in shown


@pytest.mark.parametrize("command", ["trace", "audit", "group", "extract"])
def test_no_command_ends_in_a_traceback(rows, command):
    result = CliRunner().invoke(main, [command, str(rows)])
    assert result.exception is None, result.output
    assert result.exit_code == 0
