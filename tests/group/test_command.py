"""`variorum group` from the command line."""

import json

import pytest
from click.testing import CliRunner

from tests.group.newsroom import BUDGET, FERRY
from variorum.cli.group import group
from variorum.errors import UsageError


@pytest.fixture
def rows(tmp_path):
    told = [(f"f{n}", t) for n, t in enumerate(FERRY)] + [(f"b{n}", t) for n, t in enumerate(BUDGET)]
    file = tmp_path / "reports.jsonl"
    file.write_text(
        "".join(
            json.dumps({"path": p, "title": title, "text": text, "published": day}) + "\n"
            for p, (title, text, day) in told
        )
    )
    return file


def run(*arguments):
    return CliRunner().invoke(group, [str(a) for a in arguments], catch_exceptions=False)


def parsed(text):
    return [json.loads(line) for line in text.splitlines()]


def partition(found):
    stories = {}
    for row in found:
        stories.setdefault(row["story"], set()).add(row["path"])
    return sorted(map(sorted, stories.values()))


def test_rows_hold_path_verbatim_and_story(rows):
    found = parsed(run(rows, "--format", "jsonl").stdout)
    assert [row["path"] for row in found] == ["f0", "f1", "f2", "b0", "b1"]
    assert partition(found) == [["b0", "b1"], ["f0", "f1", "f2"]]
    assert all("shares" in row["why"] for row in found)


def test_the_stream_ends_in_the_same_stories_and_tells_its_changes(rows, tmp_path):
    changes = tmp_path / "changes.jsonl"
    found = parsed(run(rows, "--stream", "--format", "jsonl", "--changes", changes).stdout)
    assert partition(found) == [["b0", "b1"], ["f0", "f1", "f2"]]
    told = parsed(changes.read_text())
    assert told[0]["kind"] == "opened"
    assert told[0]["reports"] == ["f0"]


def test_the_text_is_for_people(rows):
    said = run(rows).stdout
    assert "5 reports, 2 stories" in said
    assert "names: " in said
    assert "nearest outside" in said or "Skarholm" in said


def test_rows_may_hold_only_titles(tmp_path):
    file = tmp_path / "titles.jsonl"
    titles = (
        "Brenna aground off Skarholm",
        "214 rescued from Brenna off Skarholm",
        "Orvessa opens tulip market",
    )
    file.write_text("".join(json.dumps({"path": str(n), "title": t}) + "\n" for n, t in enumerate(titles)))
    found = parsed(run(file, "--titles-only", "--format", "jsonl").stdout)
    assert partition(found) == [["0", "1"], ["2"]]


def test_nothing_readable_is_exit_code_1(tmp_path):
    empty = tmp_path / "empty.jsonl"
    empty.write_text('{"path": "x"}\n')
    found = run(empty, "--format", "jsonl")
    assert found.exit_code == 1
    assert "not read: x" in found.stderr


def test_changes_need_the_stream(rows):
    with pytest.raises(UsageError, match="--stream"):
        run(rows, "--changes", "c.jsonl")
