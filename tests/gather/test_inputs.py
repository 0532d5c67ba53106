"""Files, folders and rows: what is captured, what is refused, in which order."""

from __future__ import annotations

import json
import os
import signal
from datetime import UTC, datetime
from pathlib import Path

import pytest

from variorum.errors import NoSuchInput
from variorum.gather import GatherSettings, gather
from variorum.records import Capture, Reason, Refusal, Skipped

STORY = "Lantern Bridge opened on Monday.\n\nThe mayor crossed it first.\n"


def write(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def one(path):
    (found,) = gather([str(path)])
    return found


def test_a_text_file_is_captured_as_received(tmp_path):
    path = write(tmp_path, "bridge.txt", STORY)
    capture = one(path)
    assert isinstance(capture, Capture)
    assert (capture.path, capture.content, capture.media_type) == (str(path), STORY.encode(), "text/plain")
    assert len(capture.digest) == 64
    assert capture.retrieved is None


def test_the_clock_is_passed_in(tmp_path):
    path = write(tmp_path, "bridge.txt", STORY)
    (capture,) = gather([str(path)], now=lambda: datetime(2031, 5, 6, 7, 8, tzinfo=UTC))
    assert capture.retrieved == "2031-05-06T07:08:00+00:00"


@pytest.mark.parametrize("name", ["page.html", "page.htm", "page.txt", "page"])
def test_a_page_is_known_by_its_content(tmp_path, name):
    capture = one(write(tmp_path, name, "<!DOCTYPE html>\n<html><body><p>Hello"))
    assert capture.media_type == "text/html"


def test_a_page_that_holds_no_tag_is_text(tmp_path):
    assert one(write(tmp_path, "page.html", STORY)).media_type == "text/plain"


def test_a_folder_is_read_in_the_order_of_names_and_skips_other_kinds(tmp_path):
    for name in ("b.txt", "a.txt", "c/d.txt", "c/a.md"):
        write(tmp_path, name, STORY + name)
    for name in ("style.css", "README", ".hidden.txt"):
        write(tmp_path, name, "p { color: red }")
    found = list(gather([str(tmp_path)]))
    captured = [item.path for item in found if isinstance(item, Capture)]
    assert captured == [f"{tmp_path}/{name}" for name in ("a.txt", "b.txt", "c/a.md", "c/d.txt")]
    skipped = [item.path for item in found if isinstance(item, Skipped)]
    assert skipped == [f"{tmp_path}/{name}" for name in (".hidden.txt", "README", "style.css")]


def test_the_parts_of_a_saved_page_are_passed_over(tmp_path):
    page = "<!doctype html><p>Ferry"
    for name in ("ferry.html", "ferry_files/frame.html", "other_files/story.html"):
        write(tmp_path, name, page + name)
    found = list(gather([str(tmp_path)]))
    assert [type(item) for item in found] == [Capture, Skipped, Capture]
    assert found[1].detail == "the parts of ferry.html"


def test_links_are_neither_followed_in_circles_nor_counted_twice(tmp_path):
    write(tmp_path, "in/a.txt", STORY)
    (tmp_path / "in" / "b.txt").symlink_to("a.txt")
    (tmp_path / "in" / "gone.txt").symlink_to("nowhere.txt")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    found = list(gather([str(tmp_path)]))
    assert [getattr(item, "reason", type(item)) for item in found] == [
        Capture, Reason.DUPLICATE, Reason.UNREADABLE, Skipped,
    ]  # fmt: skip


def test_a_link_to_a_pipe_is_passed_over(tmp_path):
    """tests/cases/attack-10: opening it would wait for ever."""
    signal.alarm(60)
    os.mkfifo(tmp_path / "fifo")
    write(tmp_path, "in/a.txt", STORY)
    (tmp_path / "in" / "c.txt").symlink_to(tmp_path / "fifo")
    os.mkfifo(tmp_path / "in" / "d")
    (tmp_path / "in" / "e.txt").symlink_to("d")
    (tmp_path / "in" / "f.txt").symlink_to("/dev/zero")
    found = list(gather([str(tmp_path / "in")]))
    signal.alarm(0)
    assert [type(item) for item in found] == [Capture, Skipped, Skipped, Skipped, Skipped]
    assert {item.detail for item in found[1:]} == {"not a regular file"}


@pytest.mark.parametrize("target", ["secret.txt", "../in/../secret.txt", "hop"])
def test_a_link_that_leads_out_of_the_folder_is_passed_over(tmp_path, target):
    write(tmp_path, "secret.txt", STORY)
    write(tmp_path, "in/a.txt", STORY + "More.")
    (tmp_path / "hop").symlink_to("secret.txt")
    (tmp_path / "in" / "b.txt").symlink_to(tmp_path / target)
    found = list(gather([str(tmp_path / "in")]))
    assert [type(item) for item in found] == [Capture, Skipped]
    assert "out of the folder" in found[1].detail


def test_a_file_that_cannot_be_opened_is_refused_and_the_rest_goes_on(tmp_path, monkeypatch):
    write(tmp_path, "a.txt", STORY)
    write(tmp_path, "b.txt", STORY)
    opened = Path.open

    def locked(self, *args, **kwargs):
        if self.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return opened(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", locked)
    refusal, capture = gather([str(tmp_path)])
    assert refusal.reason is Reason.UNREADABLE
    assert refusal.detail == "cannot be read: Permission denied"
    assert isinstance(capture, Capture)


@pytest.fixture
def deep(tmp_path, monkeypatch):
    """A file 1,200 folders down, taken away again step by step: nobody's removal goes that deep."""
    monkeypatch.chdir(tmp_path)
    for _ in range(1200):
        os.mkdir("d")
        os.chdir("d")
    Path("a.txt").write_text(STORY)
    yield tmp_path
    os.remove("a.txt")
    for _ in range(1200):
        os.chdir("..")
        os.rmdir("d")


def test_folders_deeper_than_pythons_calls(deep):
    (capture,) = gather([str(deep)])
    assert isinstance(capture, Capture)


def test_a_file_name_that_is_no_text_is_shown_as_text(tmp_path):
    place = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(place, "wb") as out:
        out.write(STORY.encode())
    for inputs in ([str(tmp_path)], [os.fsdecode(place)]):
        (capture,) = gather(inputs)
        assert capture.path == f"{tmp_path}/caf\ufffd.txt"


def test_a_markdown_file_that_begins_with_a_comment_is_text(tmp_path):
    assert one(write(tmp_path, "a.md", "<!-- draft -->\n# Ferry\n\nIt stops.")).media_type == "text/plain"


def test_a_name_that_no_file_can_have_is_not_there():
    for name in ("", "x" * 5000, "a\0b"):
        with pytest.raises(NoSuchInput):
            gather([name])


def test_a_path_that_is_not_there_is_the_users_mistake_and_is_said_at_once(tmp_path):
    with pytest.raises(NoSuchInput, match=r"nowhere\.txt"):
        gather([str(tmp_path / "nowhere.txt")])


def test_rows_carry_what_they_state(tmp_path):
    row = {
        "path": "x/1.txt",
        "url": "https://paper.example/1",
        "outlet": "Paper",
        "title": "Bridge",
        "published": "2031-05-06",
    }
    path = write(
        tmp_path, "rows.jsonl", json.dumps({**row, "authors": ["A. Reed"], "text": "Ünder way."}) + "\n"
    )
    capture = one(path)
    assert (capture.path, capture.url) == ("x/1.txt", "https://paper.example/1")
    assert capture.media_type == "text/x-report"
    assert capture.content == "Ünder way.".encode()
    stated = capture.stated
    assert (stated.title, stated.outlet, stated.published, stated.authors) == (
        "Bridge",
        "Paper",
        "2031-05-06",
        ("A. Reed",),
    )


def test_a_row_without_a_path_is_named_by_its_line(tmp_path):
    path = write(tmp_path, "rows.jsonl", '\n{"html": "<p>One"}\n{"text": "Two"}')
    assert [(c.path, c.media_type) for c in gather([str(path)])] == [
        (f"{path}#2", "text/html"),
        (f"{path}#3", "text/x-report"),
    ]


def test_a_broken_row_is_refused_and_the_rest_goes_on(tmp_path):
    lines = [
        b'{"text": "One"}',
        b'{"text": "Two',
        b"[1]",
        b'{"title": "no body"}',
        b'{"text": " "}',
        b'{"text": "\xe9"}',
        b'{"text": "Six"}',
    ]
    path = write(tmp_path, "rows.jsonl", b"\n".join(lines))
    found = list(gather([str(path)]))
    assert [item.reason if isinstance(item, Refusal) else item.content for item in found] == [
        b"One", Reason.BROKEN_ROW, Reason.BROKEN_ROW, Reason.BROKEN_ROW, Reason.EMPTY, Reason.BROKEN_ROW, b"Six",
    ]  # fmt: skip
    assert "line 2 is not JSON" in found[1].detail
    assert "line 6 holds bytes that are no text" in found[5].detail


def test_rows_of_headlines_are_reports_only_where_asked_for(tmp_path):
    path = write(
        tmp_path, "rows.jsonl", '{"title": "Ferry stops in June"}\n{"title": "Bridge", "text": "It opened."}'
    )
    refusal, _ = gather([str(path)])
    assert refusal.reason is Reason.BROKEN_ROW
    found = list(gather([str(path)], settings=GatherSettings(title_only_rows=True)))
    assert [capture.content for capture in found] == [b"Ferry stops in June", b"It opened."]


def test_a_line_past_the_limit_is_refused_and_the_next_is_read(tmp_path):
    path = write(tmp_path, "rows.jsonl", json.dumps({"text": "x" * 5000}) + '\n{"text": "Two"}\n')
    long, short = gather([str(path)], settings=GatherSettings(document_bytes=1000))
    assert long.reason is Reason.TOO_LARGE
    assert short.content == b"Two"


def test_rows_in_utf_16(tmp_path):
    path = write(tmp_path, "rows.jsonl", '{"text": "Überfahrt"}\r\n{"text": "Two"}'.encode("utf-16"))
    assert [c.content.decode() for c in gather([str(path)])] == ["Überfahrt", "Two"]


def test_the_same_file_twice_is_a_duplicate_and_a_copy_elsewhere_is_not(tmp_path):
    path = write(tmp_path, "a.txt", STORY)
    copy = write(tmp_path, "b.txt", STORY)
    first, again, other = gather([str(path), str(path), str(copy)])
    assert isinstance(first, Capture)
    assert again.reason is Reason.DUPLICATE
    assert isinstance(other, Capture)


@pytest.mark.parametrize("content", [b"", b" \n\t ", b"\xef\xbb\xbf", b"\xff\xfe\n\x00"])
def test_nothing_in_it_is_refused_as_empty(tmp_path, content):
    assert one(write(tmp_path, "a.txt", content)).reason is Reason.EMPTY
