"""A failure injected into every room sets aside one report, or one story where it is written, and nothing else."""

import json

import pytest
from click.testing import CliRunner

import variorum.extract.extracting
import variorum.gather.tabular.rows
import variorum.pipeline
import variorum.publish
from tests.desk.invented import ALL, BRIDGE, FERRY, rows_file
from variorum import Reason
from variorum.aside import Stopped, without_failing, working
from variorum.cli.main import main
from variorum.errors import UsageError
from variorum.pipeline import collate, published
from variorum.publish import as_html, as_json, recheck, summary

pytestmark = pytest.mark.usefixtures("failures_are_set_aside")

BAD = FERRY[1]["url"]
OTHERS = {row["url"] for row in ALL} - {BAD}


class Injected(RuntimeError):
    pass


def failing(function, *, on):
    """`function`, but for arguments of which `on` is true."""

    def called(*args, **kwargs):
        if on(*args, **kwargs):
            raise Injected("a bug\nof ours")
        return function(*args, **kwargs)

    return called


def among(urls, reports):
    return set(urls) <= {report.url for report in reports}


# Room → where its function is called, and whether a call is about the bad report.
ROOMS = {
    "gather": (
        variorum.gather.tabular.rows,
        "_captured",
        lambda source, row, *_, **__: row.get("url") == BAD,
    ),
    "extract": (variorum.extract.extracting, "draft_row", lambda text, capture, *_: capture.url == BAD),
    "trace": (variorum.pipeline, "trace", lambda reports, **_: among([BAD], reports)),
    "group": (variorum.pipeline, "group", lambda reports, *_, **__: among([BAD], reports)),
    "parse": (variorum.pipeline, "parse", lambda reports, **_: among([BAD], reports)),
    "collate": (
        variorum.pipeline,
        "collate_story",
        lambda story, own, *_, **__: any(own[key].url == BAD for key in story.reports),
    ),
}


@pytest.fixture
def rows(tmp_path):
    return rows_file(tmp_path, ALL)


@pytest.mark.parametrize("room", ROOMS)
def test_one_report_is_set_aside_and_the_rest_goes_on(rows, monkeypatch, room):
    whole = collate([rows])
    place, name, on = ROOMS[room]
    monkeypatch.setattr(place, name, failing(getattr(place, name), on=on))
    made = collate([rows])
    (refusal,) = made.refused
    assert refusal.reason is Reason.FAILED
    assert f"({room}: Injected: a bug of ours)" in refusal.detail
    assert {report.url for report in made.reports} == OTHERS
    assert sorted(len(story.story.reports) for story in made.stories) == [2, 2]
    assert recheck(made) == ()
    for form in (summary, as_html, as_json):
        assert form(made)
    # The story that it was not in is as it was.
    assert [s for s in made.stories if s.story.title == untouched(whole).story.title] == [untouched(whole)]


def untouched(made):
    urls = {report.id: report.url for report in made.reports}
    (found,) = (
        s for s in made.stories if {urls[r] for r in s.story.reports} == {row["url"] for row in BRIDGE}
    )
    return found


@pytest.mark.parametrize("room", ["trace", "group"])
def test_of_two_that_fail_only_together_one_is_set_aside_whatever_their_order(tmp_path, monkeypatch, room):
    place, name, _ = ROOMS[room]
    pair = [FERRY[0]["url"], BRIDGE[1]["url"]]
    inject = failing(getattr(place, name), on=lambda reports, *_, **__: among(pair, reports))
    monkeypatch.setattr(place, name, inject)
    given = [{"path": f"r{n}", **row} for n, row in enumerate(ALL)]
    made, turned = (collate([rows_file(tmp_path, some)]) for some in (given, given[::-1]))
    (refusal,) = made.refused
    assert refusal.path in {"r0", "r4"}
    assert turned.refused == (refusal,)
    assert len(made.reports) == len(turned.reports) == len(ALL) - 1


def test_where_everything_fails_there_is_a_refusal_of_each_and_no_traceback(rows, monkeypatch):
    monkeypatch.setattr(variorum.pipeline, "trace", failing(None, on=lambda *_, **__: True))
    made = collate([rows])
    assert made.reports == ()
    assert [refusal.reason for refusal in made.refused] == [Reason.FAILED] * len(ALL)


@pytest.mark.parametrize("form", ["html", "json", "markdown", "csv"])
def test_a_story_that_cannot_be_written_is_set_aside(rows, monkeypatch, tmp_path, form):
    name = f"as_{form}"
    bridge = {row["url"] for row in BRIDGE}
    of = {r.id for r in collate([rows]).reports if r.url in bridge}
    on = lambda made, **_: any(of & set(story.story.reports) for story in made.stories)  # noqa: E731
    monkeypatch.setattr(variorum.publish, name, failing(getattr(variorum.publish, name), on=on))
    out = tmp_path / f"made.{form}"
    result = CliRunner().invoke(main, ["collate", rows, "--format", form, "--out", str(out), "--verbose"])
    assert result.exception is None, result.output
    assert "(publish: Injected: a bug of ours)" in " ".join(result.output.split())
    written = out.read_text(encoding="utf-8")
    assert FERRY[0]["outlet"] in written
    if form == "json":
        made = json.loads(written)
        assert {r["url"] for r in made["reports"]} == {row["url"] for row in FERRY}
        assert [r["reason"] for r in made["refused"]] == ["failed", "failed"]


@pytest.mark.parametrize("command", ["trace", "group"])
def test_the_commands_for_one_room_set_it_aside_too(rows, monkeypatch, command):
    import variorum.cli.grouped
    import variorum.trace

    on = lambda reports, **_: among([BAD], reports)  # noqa: E731
    slow = failing(variorum.trace.trace, on=on)
    monkeypatch.setattr(variorum.trace, "trace", slow)
    monkeypatch.setattr(variorum.cli.grouped, "trace", slow)
    result = CliRunner().invoke(main, [command, rows])
    assert result.exception is None, result.output
    assert "(trace: Injected: a bug of ours)" in result.output


def test_wrong_use_is_no_failure_of_a_room(rows, monkeypatch):
    def wrong(*_, **__):
        raise UsageError("there is no such thing")

    monkeypatch.setattr(variorum.pipeline, "trace", wrong)
    with pytest.raises(UsageError):
        collate([rows])


def test_the_search_costs_little_more_than_one_run_over_each_and_a_few_over_all():
    sizes = []

    def work(items):
        sizes.append(len(items))
        with working("room"):
            if {7, 90} <= set(items):
                raise Injected("in company")
        return sum(items)

    kept = without_failing(list(range(128)), work, by=str)
    assert len(kept.failed) == 1
    assert kept.result == sum(range(128)) - kept.failed[0][0]
    assert sizes.count(1) >= 128
    assert len([size for size in sizes if size > 1]) <= 2 + 7
    assert isinstance(kept.failed[0][1], Stopped)


def test_a_dossier_without_stories_is_written_as_it_is(tmp_path):
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    made = collate([str(tmp_path)])
    assert published(made, as_json) == (made, as_json(made))
