"""At the desk a failure in any room sets aside one report; the rest is kept, derived and written, and a rebuild takes it back."""

import pytest

import variorum.desk.derivation.derive
import variorum.desk.derivation.writing
import variorum.desk.evidence.pools
import variorum.desk.updating.catch_up
import variorum.extract.extracting
import variorum.pipeline
from tests.desk.invented import ALL, FERRY, rows_file
from tests.journey.test_failures import among, failing
from variorum.desk.derivation.writing import read_story
from variorum.desk.ingest.add import add
from variorum.desk.updating.catch_up import catch_up, rebuild
from variorum.store import derived, evidence, runs

pytestmark = pytest.mark.usefixtures("failures_are_set_aside")

BAD = FERRY[1]["url"]


def of_bad(held):
    return among([BAD], [one.report for one in held.values()])


# Room → where its function is called, and whether a call is about the bad report. The first two refuse what never was kept.
ROOMS = {
    "extract": (variorum.extract.extracting, "draft_row", lambda text, capture, *_: capture.url == BAD),
    "keep": (variorum.desk.evidence.pools, "features", lambda report, *_: report.url == BAD),
    "trace": (variorum.desk.derivation.derive, "trace", lambda reports, **_: among([BAD], reports)),
    "group": (variorum.desk.derivation.derive, "group", lambda reports, *_, **__: among([BAD], reports)),
    "parse": (variorum.desk.updating.catch_up, "parse", lambda reports, **_: among([BAD], reports)),
    "collate": (
        variorum.pipeline,
        "collate_story",
        lambda story, own, *_, **__: any(own[key].url == BAD for key in story.reports),
    ),
    "desk": (
        variorum.desk.derivation.derive,
        "derive_one",
        lambda story, held, **_: among([BAD], [h.report for h in held]),
    ),
    "writing": (
        variorum.desk.derivation.writing,
        "changes",
        lambda story, held: BAD in {held[r].report.url for r in story.collated.story.reports},
    ),
}
NEVER_KEPT = ("extract", "keep")


def inject(monkeypatch, room):
    place, name, on = ROOMS[room]
    monkeypatch.setattr(place, name, failing(getattr(place, name), on=on))


def seen(desk):
    """The urls of each story, the refusals, and what still waits."""
    with desk.store.reading() as connection:
        urls = {h.report.id: h.report.url for h in evidence.held(connection)}
        names = [row.id for row in derived.stories(connection)]
        told = [read_story(connection, name).collated.story.reports for name in names]
        return (
            sorted(sorted(urls[r] for r in reports) for reports in told),
            [(row.reason, row.detail) for row in runs.refused(connection, limit=100)],
            derived.waiting(connection).reports,
        )


@pytest.mark.parametrize("room", ROOMS)
def test_one_report_is_set_aside_and_a_rebuild_takes_it_back(any_desk, tmp_path, monkeypatch, room):
    inject(monkeypatch, room)
    file = rows_file(tmp_path, ALL)
    add(any_desk, [file])
    for _ in range(2):
        stories, refusals, waiting = seen(any_desk)
        assert [len(urls) for urls in stories] == [2, 2]
        assert BAD not in {url for urls in stories for url in urls}
        assert waiting == 0
        ((reason, detail),) = refusals
        assert reason == "failed"
        assert "Injected: a bug of ours" in detail
        rebuild(any_desk)
    monkeypatch.undo()
    add(any_desk, [file])
    rebuild(any_desk)
    stories, refusals, waiting = seen(any_desk)
    assert sorted(len(urls) for urls in stories) == [2, 3]
    assert (len(refusals), waiting) == (1, 0)


@pytest.mark.parametrize("room", [room for room in ROOMS if room not in NEVER_KEPT])
def test_what_comes_after_it_is_still_derived(any_desk, tmp_path, monkeypatch, room):
    inject(monkeypatch, room)
    add(any_desk, [rows_file(tmp_path, FERRY[1:2], "bad.jsonl")])
    assert seen(any_desk)[0] == []
    for number, row in enumerate(row for row in ALL if row["url"] != BAD):
        add(any_desk, [rows_file(tmp_path, [row], f"{number}.jsonl")])
    stories, refusals, waiting = seen(any_desk)
    assert [len(urls) for urls in stories] == [2, 2]
    assert (len(refusals), waiting) == (1, 0)


def test_a_report_kept_by_another_version_that_the_sieve_stops_at_has_a_pool_of_its_own(
    desk, tmp_path, monkeypatch
):
    add(desk, [rows_file(tmp_path, ALL)], derive=False)
    inject(monkeypatch, "keep")
    rebuild(desk)
    assert sum(len(urls) for urls in seen(desk)[0]) == len(ALL)
    assert catch_up(desk) == 0
