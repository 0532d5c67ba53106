"""The run report, and a story's dossier: what they say of the run."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.archive.made import folder
from variorum.archive import Plan, dossier_of, run, run_report, status
from variorum.archive.shards import rows
from variorum.cli.main import main
from variorum.errors import UsageError
from variorum.settings import Settings, named, restored

pytest.importorskip("pyarrow")
HOSTILE = '<script>alert("x")</script>\u202e.jsonl'
CHOSEN = replace(Settings(), group=replace(Settings().group, join=0.7))


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    root = tmp_path_factory.mktemp("archive")
    inputs = folder(root / "in", 4)
    (root / HOSTILE.replace("/", "|")).write_text('{"text": "broken\n')
    run(
        Plan(inputs=(*inputs, str(root / HOSTILE.replace("/", "|"))), shards=3), root / "out", settings=CHOSEN
    )
    return root / "out"


def test_it_says_what_each_stage_did_and_refused(place):
    page = run_report(place)
    stages = {one.stage: one for one in status(place)}
    assert f"All of {sum(one.tasks for one in stages.values())} tasks are done" in page
    for name, one in stages.items():
        assert re.search(rf'<th scope="row" dir="auto">{name}</th><td[^>]*>{one.tasks} of {one.tasks}<', page)
    found = Counter(
        row for path in (place / "refusals").glob("*.parquet") for row in rows(path, ["reason", "stage"])
    )
    assert len(found) > 1
    for (reason, stage), count in found.items():
        assert re.search(rf'">{reason}</th><td[^>]*>{stage}</td><td[^>]*>{count}</td>', page)
    assert "group.join = 0.7" in page, "a setting that is not the default"
    assert (
        max(
            (one.seconds, f"{one.stage} {one.name}")
            for s in stages.values()
            if len(s.done) > 1
            for one in s.done
        )[1]
        in page
    )


def test_nothing_in_it_is_run_or_asked_from_anywhere(place):
    page = run_report(place)
    assert "<script" not in page and "\u202e" not in page
    assert not re.search(r"(?:src|href)=\"(?!#)", page)
    assert "default-src 'none'" in unescape(page) and "script-src" not in page


def test_of_a_run_that_was_stopped_it_says_what_is_left(place, tmp_path):
    shutil.copytree(place, tmp_path / "out")
    for mark in sorted((tmp_path / "out/done/trace").glob("*.json"))[1:]:
        mark.unlink()
    assert re.search(r"of [0-9]+ tasks are done, about .* of work are left", run_report(tmp_path / "out"))
    for stage in ("group", "collate"):
        (tmp_path / f"out/plan/{stage}.json").unlink()
    said = CliRunner().invoke(
        main, ["archive", "status", str(tmp_path / "out"), "--html", str(tmp_path / "r.html")]
    )
    assert re.search(
        r"^About [0-9.]+ \w+ of work are left of what is planned: trace ", said.output, re.MULTILINE
    )
    assert "Not planned yet: group, collate." in said.output
    assert (tmp_path / "r.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def key_of(place: Path) -> str:
    return next(
        one for path in sorted((place / "group").glob("*.parquet")) for (one,) in rows(path, ["story_id"])
    )


def test_a_story_says_by_which_settings_and_lists_what_the_run_refused(place):
    told = dossier_of(place, key_of(place))
    assert told.dossier.made.settings == named(CHOSEN) != named(Settings())
    assert told.dossier.made.version == json.loads((place / "run.json").read_text())["version"]
    found = [row for path in (place / "refusals").glob("*.parquet") for row in rows(path, ["path", "reason"])]
    assert len(found) > 3
    assert sorted((r.path, r.reason.value) for r in told.dossier.refused) == sorted(found)
    few = dossier_of(place, key_of(place), most=1)
    assert (len(few.dossier.refused), few.unlisted) == (1, len(found) - 1)


def test_settings_are_read_back_as_they_were_named():
    assert restored(named(CHOSEN)) == CHOSEN
    assert restored(
        named(replace(Settings(), gather=replace(Settings().gather, columns=(("a", "b"),))))
    ).gather.columns == (("a", "b"),)
    with pytest.raises(UsageError, match="not known here"):
        restored(("group.nothing = 1",))


def test_a_folder_is_listed_once(tmp_path, monkeypatch):
    from variorum.archive import inputs

    for n in range(12):
        (tmp_path / f"{n}.txt").write_text(
            f"A ferry ran aground off Brakk on day {n}, the harbour master said.\n" * 3
        )
    listed = []
    real = inputs.in_folder
    monkeypatch.setattr(inputs, "in_folder", lambda *a, **k: listed.append(a) or real(*a, **k))
    monkeypatch.setattr(inputs, "FILES", 2)
    tasks = inputs.drafting([str(tmp_path)], shards=1)
    found = [one for task in tasks for one in inputs.captures(task.given, Settings().gather)]
    assert (len(tasks), len(found), len(listed)) == (6, 12, 1)


@pytest.mark.browser
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_and_it_fits_a_phone_paper_and_keys(place, dark):
    from tests.publish.test_page_in_browser import FLAGS, chromium

    if chromium() is None:
        pytest.skip("no Chromium on this machine: install the package chromium")
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = browser.new_page(
            viewport={"width": 390, "height": 800}, color_scheme="dark" if dark else "light"
        )
        faults = []
        page.on("console", lambda message: faults.append(message.text))
        page.set_content(run_report(place))
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            found = Axe().run(page).response["violations"]
            assert [(v["id"], v["nodes"][0]["html"][:160]) for v in found] == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "To the stages"
        page.emulate_media(media="print")
        assert page.evaluate(
            "[...document.querySelectorAll('table')].every(t => t.scrollWidth <= t.parentElement.clientWidth + 1)"
        )
        assert page.pdf().startswith(b"%PDF")
        assert faults == []
        browser.close()
