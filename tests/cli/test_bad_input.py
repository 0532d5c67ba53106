"""Whatever is thrown at it: a dossier or a refusal that says what is the matter, and the rest of the run goes on."""

import json

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from variorum.cli.main import main
from variorum.publish import from_json, recheck
from variorum.schema import dossier_schema

GOOD = (
    "Kiosk burns down in Tellmark\n\nA kiosk burned down in Tellmark on Friday night. Two people were treated for smoke, "
    "the fire brigade said.\n\nThe cause is not known. The kiosk had stood at the corner of Mill Lane for forty years.\n"
)
OTHER = (
    "Swimmers cross the strait\n\nEleven swimmers crossed the strait of Orrin on Sunday in under four hours, the club "
    "announced.\n\nThe water was cold and the current strong, its chairwoman told reporters afterwards.\n"
)
ATTRIBUTES = (
    "<!doctype html><html lang='en' onload='x()'><head><title>Kiosk burns down in Tellmark</title></head>"
    "<body onclick='x()' style='x:expression(x())'><article onmouseover=\"x()\"><h1 onfocus='x()'>Kiosk burns down in Tellmark</h1>"
    + "".join(
        f"<p onclick='x()' title='<script>x()</script>'>{line} <a href='javascript:x()' onmouseover='x()'>more</a></p>"
        for line in GOOD.split("\n\n")[1:]
    )
    + "<img src=x onerror='x()'><svg onload='x()'></svg></article></body></html>"
)


@pytest.fixture
def collated(tmp_path, monkeypatch):
    """Writes files, collates them as JSON, and gives exit code and dossier."""
    monkeypatch.chdir(tmp_path)

    def run(files, *args, inputs=None):
        for name, content in files.items():
            (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        names = inputs or sorted(files)
        result = CliRunner().invoke(main, ["collate", *names, "--format", "json", *args])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        found = json.loads(result.stdout)
        Draft202012Validator(dossier_schema()).validate(found)
        assert recheck(from_json(result.stdout)) == ()
        return result.exit_code, found

    return run


def reasons(found):
    return [(refusal["path"], refusal["reason"]) for refusal in found["refused"]]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", {"empty"}),
        ("blank.txt", b" \n\n\t \n", {"empty"}),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, {"binary", "unsupported"}),
        ("large.txt", GOOD.encode() * 80_000, {"too-large"}),
    ],
)
def test_what_cannot_be_read_is_refused_and_the_rest_goes_on(collated, name, content, reason):
    code, found = collated({"good.txt": GOOD, name: content})
    assert code == 0
    assert len(found["reports"]) == 1
    [(path, said)] = reasons(found)
    assert path == name
    assert said in reason


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-8-sig", "cp1252"])
def test_other_encodings_are_read(collated, encoding):
    text = GOOD.replace("Mill Lane", "Café Müller").replace("smoke", "smoke at the Hôtel Bézier")
    code, found = collated({"x.txt": text.encode(encoding)})
    assert code == 0
    assert "Café Müller" in found["reports"][0]["text"]
    assert "Hôtel Bézier" in found["reports"][0]["text"]


def test_script_in_every_attribute_is_not_text(collated):
    code, found = collated({"x.html": ATTRIBUTES})
    assert code == 0
    assert "Two people were treated for smoke" in found["reports"][0]["text"]
    assert "x()" not in found["reports"][0]["text"]


def test_a_broken_line_of_rows_is_refused_by_itself(collated):
    rows = [
        json.dumps({"path": "a", "outlet": "A", "text": GOOD}),
        '{"path": "b", "text": ',
        json.dumps({"path": "c", "text": OTHER}),
    ]
    code, found = collated({"x.jsonl": "\n".join(rows)})
    assert code == 0
    assert [report["path"] for report in found["reports"]] == ["a", "c"]
    assert [reason for _, reason in reasons(found)] == ["broken-row"]


def test_a_folder_with_nothing_readable_is_exit_code_1(collated, tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "cat.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    code, found = collated({}, inputs=["folder"])
    assert code == 1
    assert found["reports"] == found["stories"] == []
    assert len(found["skipped"]) + len(found["refused"]) == 1


def test_the_same_file_twice_is_one_report(collated):
    code, found = collated({"good.txt": GOOD}, inputs=["good.txt", "good.txt"])
    assert code == 0
    assert len(found["reports"]) == 1
    assert [reason for _, reason in reasons(found)] == ["duplicate"]


def test_one_report_only_is_a_dossier_of_one_source(collated):
    code, found = collated({"good.txt": GOOD})
    assert code == 0
    assert [story["independent"] for story in found["stories"]] == [1]
    assert {claim["status"] for claim in found["stories"][0]["claims"]} <= {"single"}


def test_two_reports_that_share_nothing_are_two_stories(collated):
    code, found = collated({"a.txt": GOOD, "b.txt": OTHER})
    assert code == 0
    assert [len(story["reports"]) for story in found["stories"]] == [1, 1]


def test_two_reports_that_share_nothing_told_to_be_one_story_agree_on_nothing(collated):
    code, found = collated({"a.txt": GOOD, "b.txt": OTHER}, "--one-story")
    assert code == 0
    [story] = found["stories"]
    assert story["independent"] == 2
    assert story["copies"] == []
    assert not [c for c in story["claims"] if c["status"] in {"conflict", "changed"}]
