"""Origins as a reader of a dossier meets them: counted once, said in words, checked, and in older dossiers not there."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache

from evaluation.origin_sets import SETS

from tests.collate.reports import report
from variorum.pipeline import derive
from variorum.publish import as_csv, as_html, as_json, as_markdown, from_json, summary
from variorum.records import Dossier
from variorum.verification.readings import readings_hold

MINISTRY = next(s for s in SETS if "ministry" in s.name)
POLICE = next(s for s in SETS if s.name.startswith("police"))


@cache
def dossier(name: str) -> Dossier:
    chosen = next(s for s in SETS if s.name == name)
    reports = tuple(
        report(text, id=f"r{n}", outlet=outlet, published="2031-05-06")
        for n, (outlet, text) in enumerate(chosen.reports)
    )
    return Dossier(reports=reports, refused=(), stories=derive(reports, one_story=True, everything=False))


def test_the_number_and_its_reason_stand_in_every_output():
    made = dossier(MINISTRY.name)
    assert "1 independent source in 5 reports" in summary(made, form="brief")
    said = "have it from the interior ministry"
    assert said in " ".join(summary(made, form="full").split())
    for written in (as_markdown(made), as_html(made).first, as_json(made)):
        assert said in written
    rows = as_csv(made).splitlines()
    assert rows[0].split(",")[-3:] == ["origins", "origin", "chain"]
    assert any(",1,the interior ministry," in row for row in rows)


def test_the_way_stands_on_the_reading():
    made = dossier(POLICE.name)
    way = "police ← Norvik Wire ← Garth Mirror"
    for written in (summary(made, form="full"), as_markdown(made), as_html(made).first, as_csv(made)):
        assert way in " ".join(written.split())


def test_origins_that_were_tampered_with_are_found():
    made = dossier(MINISTRY.name)
    assert not [f for f in readings_hold(made) if f.what in {"origins", "independent"}]
    story = made.stories[0]
    claims = tuple(replace(c, origins=5, whence="") if c.origins == 1 else c for c in story.claims)
    more = replace(made, stories=(replace(story, claims=claims),))
    assert [f.what for f in readings_hold(more)].count("origins") == sum(c.origins == 1 for c in story.claims)
    whole = replace(made, stories=(replace(story, origins=5),))
    assert "independent" in [f.what for f in readings_hold(whole)]


def test_a_dossier_from_before_origins_is_read_and_says_nothing_of_them():
    made = json.loads(as_json(dossier(MINISTRY.name)))
    for story in made["stories"]:
        story.pop("origins")
        for claim in story["claims"]:
            claim.pop("origins"), claim.pop("whence", None)
            for reading in claim["readings"]:
                reading.pop("origin"), reading.pop("chain")
    old = from_json(json.dumps(made))
    assert {c.origins for c in old.stories[0].claims} == {None}
    assert not [f for f in readings_hold(old) if f.what in {"origins", "independent"}]
    assert "5 independent sources in 5 reports" in summary(old, form="brief")
    assert from_json(as_json(old)) == old
