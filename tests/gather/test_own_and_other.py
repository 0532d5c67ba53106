"""What variorum wrote itself is no source; what it knows and does not read is named, with what to do."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from variorum.gather import gather
from variorum.pipeline import collate
from variorum.publish import as_csv, as_html, as_json, as_markdown
from variorum.records import Capture, Reason, Refusal, Skipped
from variorum.sample import sample_folder, sample_reports
from variorum.text.column_notes import is_column_note


@pytest.fixture(scope="module")
def written():
    """The sample's dossier in every form, and an index of several stories."""
    with sample_folder() as folder:
        files = [str(file) for file in sample_reports(folder)]
        one = collate(files[:4], one_story=True)
        two = collate([files[0]], one_story=True)
    several = type(one)(
        reports=(*one.reports, *two.reports), refused=(), stories=(*one.stories, *two.stories)
    )
    return {
        "dossier.html": as_html(one).first,
        "index.html": as_html(several).first,
        "stories/one.html": as_html(several).stories[0].html,
        "dossier.json": as_json(one),
        "dossier.md": as_markdown(one),
        "notes.txt": as_markdown(one),
        "dossier.csv": as_csv(one),
        "excel.csv": as_csv(one).replace(",", ";"),
    }


def test_a_folder_counts_what_variorum_wrote_as_skipped(written, put, tmp_path):
    put("report.txt", "The ferry stopped at noon, and it stayed where it was.")
    for name, text in written.items():
        put(name, "\ufeff" + text if name == "excel.csv" else text)
    found = list(gather([str(tmp_path)]))
    assert [type(item) for item in found].count(Capture) == 1
    assert {item.path.removeprefix(f"{tmp_path}/") for item in found if isinstance(item, Skipped)} == set(
        written
    )
    assert {item.detail for item in found if isinstance(item, Skipped)} == {"written by variorum itself"}


def test_a_dossier_that_is_named_is_refused_and_not_counted(written, read):
    for name, text in written.items():
        (refusal,) = read(name, text)
        assert refusal.reason is Reason.UNSUPPORTED
        assert "written by variorum" in refusal.detail


def test_a_second_run_in_its_own_folder_finds_the_same_sources(written, put, tmp_path):
    for name in ("a.txt", "b.txt"):
        put(
            name,
            f"Bridge opens in Vale {name}\n\n"
            + f"The bridge of {name} opened on Monday after a long winter. " * 6,
        )
    once = collate([str(tmp_path)])
    put("dossier.html", as_html(once).first)
    put("dossier.md", as_markdown(once))
    twice = collate([str(tmp_path)])
    assert [r.id for r in twice.reports] == [r.id for r in once.reports]
    assert len(twice.skipped) == 2


def test_the_captures_and_decisions_of_a_desk_are_no_reports(put, tmp_path):
    put("desk.variorum", b"SQLite format 3\x00")
    put("desk.captures/ab/abcd", "<!doctype html><p>The ferry stopped at noon.")
    put(
        "decisions.jsonl",
        '{"id": "0123456789abcdef", "at": "2025-05-15", "author": "Bo", "kind": "note", "text": "Ask."}\n',
    )
    found = list(gather([str(tmp_path)]))
    assert [type(item) for item in found] == [Skipped, Skipped, Skipped]


def test_a_report_that_names_variorum_is_a_report(read):
    (capture,) = read(
        "a.html", "<html><head><meta name='generator' content='press'></head><p>variorum dossier, schema"
    )
    assert isinstance(capture, Capture)


def office(part):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(part, "<x/>")
    return out.getvalue()


MAIL = "Received: from mx.example\r\n by post.example; Tue\r\nFrom: a@b.example\r\nSubject: Ferry\r\n\r\nIt stopped."
OTHER = {
    "rows.csv": ("outlet,n,day\nBell,4,Monday\n", "`outlet`, `n`, `day`", "--column"),
    "rows.tsv": ("outlet\tn\nBell\t4\n", "`outlet`, `n`", "--column"),
    "a.rtf": (r"{\rtf1\ansi The ferry stopped.}", "RTF", "plain text"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "older office", "plain text"),
    "a.ods": (office("META-INF/manifest.xml"), "OpenDocument", "plain text"),
    "slides.pptx": (office("ppt/presentation.xml"), "PowerPoint", "plain text"),
}  # fmt: skip


@pytest.mark.parametrize("name", OTHER)
@pytest.mark.parametrize("in_folder", [False, True], ids=["named", "in a folder"])
def test_what_is_known_and_not_read_is_said_with_what_to_do(put, tmp_path, name, in_folder):
    content, seen, advice = OTHER[name]
    path = put(name, content)
    (refusal,) = gather([str(tmp_path) if in_folder else path])
    assert isinstance(refusal, Refusal)
    assert refusal.reason is Reason.UNSUPPORTED
    assert seen in refusal.detail
    assert advice in refusal.detail


@pytest.mark.parametrize(
    "text",
    [
        "From: the harbour master\nSubject: the ferry\n\nIt stopped at noon.",
        "Read more at https://a.example/1\nhttps://b.example/2",
        "https://a.example/1\nThe ferry stopped at noon.",
        "outlet, title and text, said the mayor, are three words.",
    ],
)
def test_a_text_that_looks_like_one_of_these_is_a_text(read, text):
    (capture,) = read("a.txt", text)
    assert capture.media_type == "text/plain"


def test_fields_of_rows_that_are_not_read_are_named_once_as_a_note(read):
    rows = [{"text": f"Number {n} came.", "date": "2025-01-02", "content": "x"} for n in range(50)]
    found = read("rows.jsonl", "\n".join(map(json.dumps, [{"text": "First."}, *rows])))
    (note,) = [item for item in found if isinstance(item, Skipped)]
    assert "`date`, `content` not read (first in line 2)" in note.detail
    assert "published" in note.detail
    assert is_column_note(note.detail)
    assert not [item for item in found if isinstance(item, Refusal)]
    assert len(found) == 52


@pytest.mark.parametrize(
    ("said", "meant"),
    [("pt", "pt"), ("pt-BR", "pt"), ("Portuguese", "pt"), ("xx", None), (7, None), ("", None)],
)
def test_a_row_may_state_its_language(read, said, meant):
    (capture,) = read("rows.jsonl", json.dumps({"text": "O barco parou ao meio-dia.", "language": said}))
    assert dict(capture.stated.notes).get("language") == meant
