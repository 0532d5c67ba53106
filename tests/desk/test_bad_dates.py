"""A date that is none stops no desk: neither one that arrives, nor one that an earlier version took as it stood."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from variorum.cli.main import main
from variorum.desk.ingest.add import add
from variorum.desk.ingest.feed_items import feed_items
from variorum.desk.model.clocks import Clock, asked_moment
from variorum.desk.queries.lookup import back_to, load
from variorum.desk.updating.catch_up import rebuild
from variorum.desk.updating.exporting import export_story
from variorum.errors import UsageError
from variorum.extract.blocks import draft
from variorum.store import derived

CASES = Path(__file__).resolve().parent.parent / "cases"
FERRY = CASES / "attack-05-poisoned-desk"
# As versions before this check kept what a row stated.
UNCHECKED = (
    "2031-02-30",
    "March 4, 2031",
    "0001-01-01",
    "9999-12-31T23:59:59-12:00",
    "0000-00-00 00:00:00",
    "2031-03",
)


def test_the_handed_case(tmp_path):
    def run(*given):
        result = CliRunner().invoke(main, ["desk", "--desk", str(tmp_path / "desk.variorum"), *given])
        assert result.exception is None, result.output
        return result.output

    run("init")
    for name in ("good", "poison", "later"):
        assert "1 new report" in run("add", str(FERRY / f"{name}.jsonl"))
    run("rebuild")
    made = json.loads(run("export", "Ferry"))
    assert [r["path"] for r in made["reports"]] == ["g", "x", "y"]
    assert [r["published"] for r in made["reports"]] == ["2031-03-04", None, "2031-03-05"]


@pytest.mark.parametrize("said", UNCHECKED)
def test_a_desk_that_holds_such_a_date_already_goes_on(any_desk, monkeypatch, said):
    kept = draft._date
    monkeypatch.setattr(
        draft,
        "_date",
        lambda found, name, settings: said if name == "published" else kept(found, name, settings),
    )
    add(any_desk, [str(FERRY / "poison.jsonl")])
    monkeypatch.undo()
    add(any_desk, [str(FERRY / "good.jsonl"), str(FERRY / "later.jsonl")])
    rebuild(any_desk)
    with any_desk.store.reading() as connection:
        (story,) = derived.stories(connection)
    assert story.reports == 3
    for form in ("html", "json", "markdown", "csv"):
        assert export_story(any_desk, story.id, form=form)
    loaded = load(any_desk, story.id)
    for clock in Clock:
        assert back_to(any_desk, loaded, asked_moment("2031-03-06"), clock)


@pytest.mark.parametrize(
    "said", ["0000-00-00 00:00:00", "n/a", "9999-12-31T23:59:59-12:00", "dom, 02 ott 2022 18:55:00 GMT"]
)
def test_a_watched_feed_with_any_date_is_listed(said):
    feed = (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>C</title><item><title>Ferry</title>'
        f"<link>https://c.example/1</link><pubDate>{said}</pubDate></item></channel></rss>"
    )
    (item,) = feed_items(feed.encode(), url="https://c.example/feed")
    assert item.url == "https://c.example/1"


@pytest.mark.parametrize("asked", ["9999-12-31", "9999-12-31T23:59:59-12:00", "0000-00-00", "soon"])
def test_a_time_that_is_none_is_wrong_use(asked):
    with pytest.raises(UsageError):
        asked_moment(asked)
