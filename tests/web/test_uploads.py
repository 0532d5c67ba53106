"""What is sent to a desk by somebody who means it no good, or means well: too much, of the wrong kind, or packed to burst."""

from __future__ import annotations

import gzip
import io
import tracemalloc
import zipfile

import pytest

from tests.badfiles.making import zip_bomb
from tests.desk.conftest import FakeClock
from tests.web.people import HOME, NAMES, app_of, browser_of, log_in, token_in, with_accounts
from variorum.desk.accounts.roles import Role
from variorum.desk.desk import open_desk
from variorum.store import derived
from variorum.web.by_hand_screen import MOST_FILES
from variorum.web.guard import LARGEST

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + ']><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&j;</w:t>'
    "</w:r></w:p></w:body></w:document>"
)
ROUTES = (
    "/login",
    "/decide",
    "/add",
    "/account/password",
    "/people/change",
    "/api/v1/decisions",
    "/refusals/again",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("uploads")


@pytest.fixture(scope="module")
def desk(folder):
    opened = open_desk(str(folder / "desk.variorum"), create=True, now=FakeClock())
    yield with_accounts(opened)
    opened.close()


@pytest.fixture(scope="module")
def editor(desk):
    app = app_of(desk)
    app.state.screens.taking.patience = 60.0
    asked = browser_of(app)
    assert log_in(asked, NAMES[Role.EDITOR]).status_code == 303
    return asked


def sent(asked, *files):
    """What the page says that came of these."""
    form = {"form_token": token_in(asked.get("/add").text)}
    answer = asked.post(
        "/add",
        data=form,
        files=[("file", f) for f in files],
        headers={"origin": HOME},
        follow_redirects=False,
    )
    assert answer.status_code == 303, answer.text
    return asked.get(answer.headers["location"]).text


def packed(name, content):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr(name, content)
    return out.getvalue()


def nested():
    inner = zip_bomb(size=32 << 20)
    for n in range(4):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
            for m in range(4):
                z.writestr(f"{n}{m}.zip", inner)
        inner = out.getvalue()
    return inner


BURSTING = {
    "zip of zeros": lambda: ("a.zip", zip_bomb()),
    "zip in zip in zip": lambda: ("a.zip", nested()),
    "gzip of zeros": lambda: ("a.warc.gz", gzip.compress(b"WARC/1.0\r\n" + bytes(64 << 20))),
    "gzip in gzip": lambda: ("a.html.gz", gzip.compress(gzip.compress(bytes(64 << 20)))),
    "Word document of zeros": lambda: ("a.docx", packed("word/document.xml", bytes(64 << 20))),
    "Word document of a billion laughs": lambda: ("a.docx", packed("word/document.xml", LAUGHS)),
    "sheet of zeros": lambda: ("a.xlsx", packed("xl/worksheets/sheet1.xml", bytes(64 << 20))),
    "feed of a billion laughs": lambda: ("a.xml", LAUGHS.encode()),
    "brackets without end": lambda: ("a.jsonl", b'{"text": ' + b"[" * 200_000),
    "elements without end": lambda: ("a.html", b"<div>" * 200_000),
}


@pytest.mark.parametrize("kind", BURSTING)
def test_what_is_packed_to_burst_is_refused_in_words_and_fills_no_memory(editor, kind):
    name, content = BURSTING[kind]()
    tracemalloc.start()
    page = sent(editor, (name, content, "application/octet-stream"))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "0 new reports" in page, kind
    assert name in page.split('id="refused"')[1] if 'id="refused"' in page else "skipped" in page
    assert "Traceback" not in page
    assert most < 400 << 20
    assert editor.get("/").status_code == 200


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("report.html", b"\x89PNG\r\n\x1a\n" + bytes(300)),
        ("report.txt", b"MZ\x90\x00" + bytes(range(256)) * 20),
        ("report.pdf", b"%PDF-1.7\n" + bytes(300)),
        ("report.docx", b"PK\x03\x04" + bytes(300)),
        ("report.exe", b"\x7fELF" + bytes(300)),
        ("report.db", b"SQLite format 3\x00" + bytes(300)),
    ],
)
def test_a_file_is_what_its_bytes_are_and_not_what_it_calls_itself(desk, editor, name, content):
    with desk.store.reading() as connection:
        before = derived.count(connection, derived.tables.report)
    page = sent(editor, (name, content, "text/html"))
    assert "0 new reports" in page and "1 refused" in page
    with desk.store.reading() as connection:
        assert derived.count(connection, derived.tables.report) == before


@pytest.mark.parametrize(
    "name",
    ["../../../etc/cron.d/x.txt", "C:\\windows\\x.txt", "x\x00.txt", "\u202etxt.exe", "a" * 5000, ".", ""],
)
def test_a_name_leads_nowhere(editor, folder, name):
    before = set(folder.rglob("*"))
    text = b"The ferry Albatross ran aground off Skerry Point on Tuesday, the coastguard said. Forty people were taken ashore by boats."
    form = {"form_token": token_in(editor.get("/add").text)}
    answer = editor.post(
        "/add", data=form, files=[("file", (name, text, "text/plain"))], headers={"origin": HOME}
    )
    assert answer.status_code in {303, 400}
    after = {p for p in folder.rglob("*") if "desk.captures" not in p.parts}
    assert not (folder.parent / "x.txt").exists()
    assert {p.name for p in after - before} <= {"desk.captures", "desk.variorum-wal", "desk.variorum-shm"}


def test_more_files_or_fields_than_a_form_may_have_are_refused_in_words(editor):
    form = {"form_token": token_in(editor.get("/add").text)}
    files = [("file", (f"{n}.txt", b"x", "text/plain")) for n in range(MOST_FILES + 1)]
    answer = editor.post("/add", data=form, files=files, headers={"origin": HOME})
    assert (answer.status_code, 'role="alert"' in answer.text) == (400, True)
    many = editor.post(
        "/decide", data={**form, **{f"f{n}": "x" for n in range(60)}}, headers={"origin": HOME}
    )
    assert many.status_code == 400


@pytest.mark.parametrize("path", ROUTES)
def test_nobody_sends_more_than_a_form_holds_and_nobody_unknown_sends_files(desk, path):
    """Refused before a byte is read: the length is said, and the body is not there."""
    stranger = browser_of(app_of(desk))
    told = {
        "origin": HOME,
        "content-length": str(LARGEST + 1),
        "content-type": "application/x-www-form-urlencoded",
    }
    answer = stranger.post(path, content=b"", headers=told)
    assert answer.status_code == (401 if path == "/add" else 413)
    for odd in ("-1", "1e9", "٣", "", "9" * 40):
        answer = stranger.post(path, content=b"", headers={**told, "content-length": odd.encode()})
        assert answer.status_code in {401, 411, 413}
    endless = stranger.post(path, content=iter([b"x=1"]), headers={"origin": HOME})
    assert endless.status_code == 411
