"""What a large story's collation leaves lies in a file, too: the next process reads the new report alone, and makes the same."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from tests.collate.test_memo import again, newsroom, same
from tests.desk.invented import FERRY, rows_file
from tests.desk.test_adding import state
from variorum.collate import collating as collation
from variorum.collate.attribute import attributions
from variorum.desk.desk import open_desk
from variorum.desk.ingest.add import add
from variorum.desk.settings import DeskSettings
from variorum.desk.updating import memos
from variorum.desk.updating.catch_up import rebuild
from variorum.desk.updating.memos import keep_memo, memo_of
from variorum.store.pickled import dumps, loads

LARGE = DeskSettings(least_remembered=2, most_memos_in_files=2)


@pytest.fixture
def opened(tmp_path, clock):
    """Opens the desk as another process would: it has nothing of it in memory."""
    made = []

    def open_it():
        one = open_desk(str(tmp_path / "desk.variorum"), create=True, now=clock)
        made.append(one)
        return replace(one, desk_settings=LARGE)

    yield open_it
    for one in made:
        one.close()


@pytest.fixture
def read(monkeypatch):
    """The reports whose attributions are looked for."""
    found: list[str] = []
    monkeypatch.setattr(
        collation,
        "attributions",
        lambda report, *given, **named: found.append(report.id) or attributions(report, *given, **named),
    )
    return found


def files(tmp_path):
    return list(tmp_path.glob("desk.memos/*"))


def test_another_process_reads_the_new_report_alone_and_makes_the_same(opened, read, tmp_path):
    add(opened(), [rows_file(tmp_path, FERRY[:2])])
    (file,) = files(tmp_path)
    size = file.stat().st_size
    del read[:]
    add(opened(), [rows_file(tmp_path, FERRY[2:], "late.jsonl")])
    assert len(read) == 1
    assert files(tmp_path) == [file] and size < file.stat().st_size < 3 * size
    desk = opened()
    kept = state(desk)
    rebuild(desk)
    assert state(desk) == kept and len(read) == 4


DAMAGES = {
    "of other code": lambda content: b"?" + content[1:],
    "empty": lambda content: b"",
    "broken off": lambda content: content[:-1],
    "changed in a byte": lambda content: content[:200] + bytes([content[200] ^ 1]) + content[201:],
    "naming what is none of ours": lambda content: (
        content[:32] + memos.framed(({}, {("x",): pickle.Unpickler}))
    ),
    "of something else": lambda content: content[:32] + memos.framed(3),
}


@pytest.mark.parametrize("what", DAMAGES)
def test_from_a_file_that_is_damaged_or_made_otherwise_nothing_is_taken(what, opened, read, tmp_path):
    add(opened(), [rows_file(tmp_path, FERRY[:2])])
    (file,) = files(tmp_path)
    file.write_bytes(DAMAGES[what](file.read_bytes()))
    del read[:]
    add(opened(), [rows_file(tmp_path, FERRY[2:], "late.jsonl")])
    assert len(read) == 3
    desk = opened()
    kept = state(desk)
    (story,) = (one.stem for one in files(tmp_path))
    assert set(memo_of(desk, story).told) == set(read)
    rebuild(desk)
    assert state(desk) == kept


def test_a_file_that_has_grown_to_twice_its_size_is_written_anew(opened, tmp_path):
    reports, parsed = newsroom()
    desk, memo, sizes = opened(), None, []
    for stop in [2, 3, 4, 5, 6, 7, *(n for _ in range(9) for n in (2, 7))]:
        _, memo = again(reports[:stop], parsed, memo)
        keep_memo(desk, "a", memo)
        (file,) = files(tmp_path)
        sizes.append(file.stat().st_size)
        assert set(memo_of(opened(), "a").found) >= set(memo.found)
    assert max(sizes) < 3 * sizes[5]


def test_the_last_few_are_kept_small_stories_never_and_all_forgotten_by_a_rebuild(opened, tmp_path):
    reports, parsed = newsroom()
    desk = opened()
    _, memo = again(reports[:2], parsed, None)
    _, small = again(reports[:1], parsed, None)
    for story in ("a", "b", "c"):
        keep_memo(desk, story, memo)
    keep_memo(desk, "d", small)
    keep_memo(desk, "e", None)
    assert len(files(tmp_path)) == 2 and memo_of(desk, "d") is None
    few = replace(desk, desk_settings=DeskSettings(least_remembered=2, most_remembered=1))
    keep_memo(few, "a", memo)
    assert list(desk.memos) == ["a"]
    rebuild(desk)
    assert files(tmp_path) == [] and not desk.memos


def test_where_no_file_can_be_written_all_goes_on(opened, read, tmp_path):
    (tmp_path / "desk.memos").write_text("in the way")
    desk = opened()
    add(desk, [rows_file(tmp_path, FERRY[:2])])
    add(desk, [rows_file(tmp_path, FERRY[2:], "late.jsonl")])
    assert len(read) == 3
    rebuild(desk)


def test_a_memo_that_was_written_and_read_serves_as_the_one_in_memory():
    """Every kind of result that is kept for English reports."""
    reports, parsed = newsroom()
    memo = None
    for stop in range(1, len(reports) + 1):
        story, memo = again(reports[:stop], parsed, memo)
        assert same(story, again(reports[:stop], parsed, None)[0])
        told, found = loads(dumps((dict(memo.told), dict(memo.found))), memos.OURS)
        assert found.keys() == memo.found.keys()
        memo = replace(memo, told=told, found=found)
