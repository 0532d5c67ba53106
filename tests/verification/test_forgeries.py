"""No field of a dossier can be changed, added to or taken out without `verify` telling so, given the originals."""

import json
import random
from dataclasses import replace

import pytest

from tests.verification.forging import every_field, forge
from variorum.errors import BadDossier
from variorum.pipeline import collate
from variorum.publish import as_json
from variorum.publish.json_writer import sealed
from variorum.verification import Originals, verify, verify_object

WIRE = """Crane falls in Brackhaven

By Ada Reed

BRACKHAVEN (WIRE) - A crane fell onto a warehouse in Brackhaven on Monday. Three people were hurt, the fire brigade said.

"We heard it before we saw it," said Ellen Moor, who runs the harbour. The damage was put at 2 million euros.
"""
DAILY = """Crane falls in Brackhaven

A crane fell onto a warehouse in Brackhaven on Monday. Three people were hurt, the fire brigade said.

"We heard it before we saw it," said Ellen Moor, who runs the harbour. The damage was put at 2 million euros.
"""
BEACON = """Brackhaven warehouse crushed

A crane fell onto the old warehouse on Tuesday night, its owner said. Five people were hurt, a hospital doctor told us.

Nobody had been inside the warehouse since the weekend, its owner said. The damage is about 3 million euros.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Two independent reports and a copy, something to refuse and something to skip."""
    made = tmp_path_factory.mktemp("in")
    for name, text in (("wire", WIRE), ("daily", DAILY), ("beacon", BEACON), ("empty", "")):
        (made / f"{name}.txt").write_text(text, encoding="utf-8")
    (made / "cat.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    return made


@pytest.fixture(scope="module")
def written(folder):
    found = json.loads(as_json(collate([str(folder)], one_story=True)))
    assert found["refused"]
    assert found["skipped"]
    story = found["stories"][0]
    assert story["shared_text"]
    assert {"conflict", "single"} <= {claim["status"] for claim in story["claims"]}
    return found


@pytest.fixture(scope="module")
def originals(folder):
    return Originals.gathered([str(folder)])


def survives(said, originals):
    """Whether nothing but the seal speaks against it: its forger may have sealed it anew."""
    try:
        verdict = verify_object(said, originals)
    except BadDossier:
        return False
    return replace(verdict, failures=tuple(f for f in verdict.failures if f.what != "seal")).stands


def test_the_dossier_as_it_was_written_stands(written, originals):
    assert verify(json.dumps(written), originals).stands


def test_an_older_dossier_that_does_not_say_how_deep_it_read_raises_no_doubt(written, originals):
    older = json.loads(json.dumps(written))
    older["made"]["lexicons"] = "0" * 64
    for report in older["reports"]:
        del report["depth"]
    older = sealed(older)
    verdict = verify_object(older, originals)
    assert not verdict.failures
    assert not verdict.doubts
    older["reports"][0]["depth"] = "words"  # one that says it wrongly is doubted
    assert verify_object(sealed(older), originals).doubts


def test_no_field_can_be_forged(written, originals):
    chance = random.Random(0)
    # With --all the same dossier would come of these reports: the flag would be no lie.
    harmless = {"seal", "made.everything"}
    survived = []
    fields = [field for field in every_field(written) if field.path not in harmless]
    for field in fields:
        restore = forge(field, chance)
        if survives(written, originals):
            survived.append(field.path)
        restore()
    assert len(fields) > 1000
    assert survived == []


def test_a_seal_that_was_forged_is_told(written, originals):
    for seal in ("sha256:" + "0" * 64, None, 7):
        said = {**written, "seal": seal}
        assert [f.what for f in verify_object(said, originals).failures] == ["seal"]


def test_a_forgery_is_told_by_its_seal_also_without_originals(written):
    story = written["stories"][0]
    said = {**written, "stories": [{**story, "title": "Another"}]}
    assert {f.what for f in verify_object(said).failures} == {"seal", "field"}


def test_whatever_a_dossier_of_another_version_holds_it_is_checked_without_an_exception(written, originals):
    chance = random.Random(1)
    said = {**written, "made": {**written["made"], "version": "9.9.9"}}
    fields = list(every_field(said["stories"]))
    for field in chance.sample(fields, 300):
        restore = forge(field, chance)
        try:
            verify_object(said, originals)
        except BadDossier as error:
            assert "broken dossier" in str(error)
        restore()
    assert not verify_object(said, originals).doubts


@pytest.mark.parametrize(
    "day", ["", "x", "2031", "2031-13-45", "9999-12-31T99:99", "[2031-01-01,2031-02-02]", "0001-01-01"]
)
def test_times_that_are_none_are_doubted_and_no_exception(written, originals, day):
    said = json.loads(json.dumps(written))
    said["made"]["version"] = "9.9.9"
    whens = [
        r["value"]
        for c in said["stories"][0]["claims"]
        for r in c["readings"]
        if r["value"] and r["value"]["type"] == "when"
    ]
    assert whens
    whens[0].update(earliest=day, latest=day)
    assert {"value"} <= {f.what for f in verify_object(said, originals).doubts}
