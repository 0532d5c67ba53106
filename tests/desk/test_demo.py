"""The sample desk shows what a desk is for: versions, a correction, a laggard, a circle."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from variorum.cli.main import main
from variorum.desk.demo import make_demo
from variorum.desk.desk import open_desk
from variorum.desk.queries.lookup import load
from variorum.desk.revisions.laggards import carried
from variorum.errors import UsageError
from variorum.store import derived


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    desk = open_desk(make_demo(tmp_path_factory.mktemp("demo")))
    with desk.store.reading() as connection:
        (row,) = derived.stories(connection)
    yield load(desk, row.id)
    desk.close()


def outlet(story, report):
    return story.held[report].report.outlet


def test_it_is_one_story_of_six_outlets_with_versions(story):
    assert {h.report.outlet for h in story.held.values()} == {
        "Norvik Wire", "Eskel Courier", "The Daily Lantern", "Coast Herald", "Harbour Radio", "Eskel Observer",
    }  # fmt: skip
    assert sorted(outlet(story, r) for r in story.story.older) == ["Eskel Courier", "Norvik Wire"]
    assert {h.captured[:10] for h in story.held.values()} == {"2025-05-05", "2025-05-06", "2025-05-07"}


def test_it_has_a_correction_a_silent_edit_and_a_laggard(story):
    (correction,) = story.story.corrections
    assert outlet(story, correction.report) == "Norvik Wire"
    assert [outlet(story, e.new) for e in story.story.edits if e.silent] == ["Eskel Courier"]
    (lag,) = carried(story.story, story.held)
    assert outlet(story, lag.report) == "The Daily Lantern"


def test_it_has_a_circle(story):
    circles = [a for a in story.story.collated.lineage.alarms if a.kind == "circle"]
    assert {outlet(story, r) for a in circles for r in a.reports} == {"Harbour Radio", "Eskel Observer"}


def test_the_toll_rises(story):
    said = {r.quote for c in story.story.collated.claims if c.status in {"changed", "conflict"} for r in c.readings}  # fmt: skip
    assert any("four" in quote.lower() for quote in said)
    assert any("three" in quote.lower() for quote in said)


def test_it_is_made_by_a_command_and_never_over_another_desk(tmp_path):
    def run(*args):
        return CliRunner().invoke(main, ["desk", "demo", *args])

    made = run("--to", str(tmp_path / "d"), "--make-only")
    assert made.exit_code == 0
    assert "three invented days" in made.output
    assert isinstance(run("--to", str(tmp_path / "d"), "--make-only").exception, UsageError)
    assert isinstance(run("--make-only").exception, UsageError)
