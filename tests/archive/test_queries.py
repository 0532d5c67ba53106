"""The questions of docs/how-to/archive.md, asked of a run; and what the command line says of it."""

from __future__ import annotations

import errno
import json
import os
import pickle
import re
from contextlib import chdir

import pytest
from click.testing import CliRunner

from tests.archive.made import folder
from tests.docs.blocks import ROOT
from variorum.archive import shards
from variorum.cli.main import main
from variorum.errors import UsageError

pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")
TEXT = (ROOT / "docs/how-to/archive.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"^([A-Z][^\n]*\?)\n\n```sql\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
# What is told once, and years from all the rest.
ALONE = "Otters have been seen in the Vell again, a warden wrote, for the first time since the mill there was shut."
# Of the invented inputs nothing goes in circles; of that question only the columns are looked at.
MAY_BE_EMPTY = {"Which reporting goes in circles, or back to one root?"}


def call(*args):
    return CliRunner().invoke(main, ["archive", *map(str, args)])


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    root = tmp_path_factory.mktemp("archive")
    alone = {"path": "alone", "published": "2027-03-04", "title": "Otters return", "text": ALONE}
    (root / "alone.jsonl").write_text(json.dumps(alone) + "\n")
    (root / "list.txt").write_text("\n".join([*folder(root / "in", 14), str(root / "alone.jsonl")]) + "\n")
    made = call(
        "run", "--list", root / "list.txt", "--out", root / "month", "--window", "3d", "--shards", 3, "-q"
    )
    assert made.exit_code == 0, made.output
    return root


def test_quiet_says_how_much_was_refused(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    made = call("run", tmp_path / "in", "--out", tmp_path / "out", "--until", "reports", "-q")
    assert (made.exit_code, made.stdout) == (1, "")
    assert made.stderr.startswith("variorum: 1 refused: report.html in ")


def test_there_are_ten():
    assert len(QUERIES) == 10


@pytest.mark.parametrize(("question", "query"), QUERIES)
def test_a_question_has_an_answer(question, query, place):
    with chdir(place):
        found = duckdb.sql(query).fetchall()
    assert found or question in MAY_BE_EMPTY


def test_a_full_disk_is_said_in_one_line_and_the_same_call_goes_on(place, tmp_path, monkeypatch):
    def full(handle):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    given = ("run", "--list", place / "list.txt", "--out", tmp_path / "out", "--until", "reports", "-q")
    with monkeypatch.context() as context:
        context.setattr(shards.os, "fsync", full)
        found = call(*given)
    assert isinstance(found.exception, UsageError)
    said = str(found.exception)
    assert (
        said.startswith(f"{tmp_path / 'out'}{os.sep}")
        and "No space left on device. What is done stays" in said
    )
    assert call(*given).exit_code == 0


@pytest.mark.parametrize(
    ("within", "kind"), [("out/reports/0.parquet", UsageError), ("outlet/rows.jsonl", OSError)]
)
def test_an_input_beside_the_run_is_not_blamed_on_its_folder(place, tmp_path, monkeypatch, within, kind):
    """Though its name begins with that of the folder: nothing of the run is to be mended then."""
    import variorum.archive

    def failing(*_, **__):
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(tmp_path / within))

    monkeypatch.setattr(variorum.archive, "run", failing)
    found = call("run", "--list", place / "list.txt", "--out", tmp_path / "out", "-q")
    assert type(found.exception) is kind
    assert ("What is done stays" in str(found.exception)) is (kind is UsageError)


def test_the_file_that_found_no_room_is_known_in_another_process(tmp_path, monkeypatch):
    def full(handle):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(shards.os, "fsync", full)
    with pytest.raises(OSError, match="No space") as raised:
        shards.put(tmp_path / "one", b"")
    assert pickle.loads(pickle.dumps(raised.value)).filename == str(tmp_path / "one")


def test_status_and_verify(place):
    said = call("status", place / "month").output
    assert re.search(r"^drafts +5/5 ", said, re.MULTILINE)
    assert "largest component" in said
    assert re.search(r"^Not collated: [1-9]", said, re.MULTILINE)
    assert call("verify", place / "month").exit_code == 0
    next((place / "month" / "group").glob("*.parquet")).rename(place / "kept")
    found = call("verify", place / "month")
    assert (found.exit_code, found.output.count("is gone")) == (1, 1)
    (name,) = re.findall(r"group/[^:]*", found.output)
    (place / "kept").rename(place / "month" / name)


@pytest.mark.parametrize("tellings", ["tellings > 1", "tellings = 1"])
def test_a_story_is_a_dossier_collated_or_not(tellings, place):
    with chdir(place):
        ((key, reports),) = duckdb.sql(
            f"SELECT story_id, reports FROM 'month/group/*.parquet' WHERE {tellings} LIMIT 1"
        ).fetchall()
    made = call("story", place / "month", key[:8], "--out", place / "one.json")
    assert made.exit_code == 0, made.output
    told = json.loads((place / "one.json").read_text(encoding="utf-8"))
    assert [len(story["reports"]) for story in told["stories"]] == [reports]


@pytest.mark.parametrize(
    "args",
    [
        ("status", "nowhere"),
        ("run", "--out", "out"),
        ("run", "nothing.jsonl", "--out", "out"),
        ("run", "http://localhost/a", "--out", "out"),
        ("run", ".", "--out", "out", "--window", "soon"),
        ("run", ".", "--out", "out", "--address", "ray://cluster:10001"),
        ("run", ".", "--out", "ftp://papers/month"),
        ("run", "ftp://papers/month", "--out", "out"),
        # Extras that the development environment leaves out.
        ("run", ".", "--out", "out", "--engine", "ray"),
        ("run", ".", "--out", "out", "--engine", "spark"),
        ("status", "s3://papers/month"),
    ],
)
def test_mistakes_are_one_line(args, tmp_path):
    from variorum.errors import VariorumError

    with chdir(tmp_path):
        found = call(*args)
    assert isinstance(found.exception, VariorumError) and "\n" not in str(found.exception)
    assert not (tmp_path / "out").exists()
