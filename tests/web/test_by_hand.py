"""Reports in by hand, what was refused tried again, and a card for each outlet; on both databases."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from starlette.testclient import TestClient

from tests.desk.invented import ALL, BRIDGE, FERRY, rows_file
from tests.gather.web import Clock, Web, fetcher, serve
from tests.web.test_guard import HOME, form
from variorum.desk.ingest.add import add
from variorum.store import derived, evidence, runs
from variorum.web.app import make_app
from variorum.web.by_hand_screen import LARGEST_FORM, MOST_ADDRESSES
from variorum.web.guard import guard_for

PAGE = "<html><head><title>{t}</title></head><body><article><h1>{t}</h1><p>{x}</p></article></body></html>"


def visitor(desk, asking=None):
    app = make_app(desk, guard=guard_for("127.0.0.1", token=None))
    app.state.screens.taking.fetcher = asking
    app.state.screens.taking.patience = 30.0
    app.state.screens.deriving.patience = 30.0
    return TestClient(app, base_url=HOME, follow_redirects=True, headers={"origin": HOME})


def derived_now(asked):
    thread = asked.app.state.screens.deriving._thread
    if thread:
        thread.join(30)


def held(desk):
    with desk.store.reading() as connection:
        return evidence.held(connection)


def test_pasted_words_are_a_report_with_what_is_said_of_it(any_desk):
    asked = visitor(any_desk)
    told = asked.post("/add", data=form(asked, text=FERRY[0]["text"], outlet="The Skerry Gazette", published="2031-03-04T08:10", title="Ferry aground", url="https://gazette.example/ferry"))  # fmt: skip
    assert "1 new report" in told.text
    (one,) = held(any_desk)
    assert one.report.outlet == "The Skerry Gazette"
    assert one.report.title == "Ferry aground"
    assert one.report.url == "https://gazette.example/ferry"
    assert one.report.published.startswith("2031-03-04T08:10")
    derived_now(asked)
    assert "Ferry aground" in asked.get(str(told.url)).text


def test_files_of_many_kinds_are_read_and_what_is_refused_is_named(any_desk):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as z:
        z.writestr("bridge.html", PAGE.format(t=BRIDGE[0]["title"], x=BRIDGE[0]["text"]))
        z.writestr("../../etc/passwd", "root")
    files = [
        ("file", ("../../evil/ferry.txt", FERRY[0]["text"].encode(), "text/plain")),
        ("file", ("rows.jsonl", "".join(json.dumps(r) + "\n" for r in FERRY[1:]).encode(), "text/plain")),
        ("file", ("pages.zip", packed.getvalue(), "application/zip")),
        ("file", ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(200), "image/png")),
        ("file", ("empty.txt", b"", "text/plain")),
    ]
    asked = visitor(any_desk)
    told = asked.post("/add", data=form(asked), files=files)
    assert "4 new reports" in told.text
    for name in ("picture.png", "empty.txt", "etc/passwd"):
        assert name in told.text.split('id="refused"')[1]
    paths = [h.report.path for h in held(any_desk)]
    assert all(path.startswith("by hand ") and "/tmp" not in path for path in paths)
    assert any(path.endswith("/ferry.txt") for path in paths)


def test_what_was_brought_is_taken_back_by_a_decision_and_put_back(any_desk):
    asked = visitor(any_desk)
    told = asked.post("/add", data=form(asked, text=FERRY[0]["text"]))
    derived_now(asked)
    (one,) = held(any_desk)
    after = asked.post("/decide", data=form(asked, kind="retract", report=one.report.id, next=told.url.path))
    assert "retracted: kept, and in no story" in after.text
    with any_desk.store.reading() as connection:
        assert derived.count(connection, derived.tables.story) == 0
    asked.post("/decide", data=form(asked, kind="undo", undoes="last"))
    with any_desk.store.reading() as connection:
        assert derived.count(connection, derived.tables.story) == 1


def test_the_same_again_is_seen_before(any_desk):
    asked = visitor(any_desk)
    for count in ("1 new report", "0 new reports; 1 seen before"):
        assert count in asked.post("/add", data=form(asked, text=FERRY[0]["text"], outlet="X")).text


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({}, 400),
        ({"text": FERRY[0]["text"], "published": "31/02/2025"}, 400),
        ({"text": FERRY[0]["text"], "url": "javascript:x"}, 400),
        ({"addresses": " ".join(f"https://a.example/{n}" for n in range(MOST_ADDRESSES + 1))}, 400),
    ],
)
def test_a_form_of_nothing_or_of_too_much_is_refused_in_words(any_desk, sent, code):
    asked = visitor(any_desk)
    told = asked.post("/add", data=form(asked, **sent))
    assert told.status_code == code
    assert 'role="alert"' in told.text
    assert held(any_desk) == ()


def test_more_bytes_than_a_form_may_have_are_not_read(any_desk):
    asked = visitor(any_desk)
    for length, code in ((str(LARGEST_FORM + 1), 413), ("x", 411), ("9" * 13, 413)):
        told = asked.post("/add", content=b"x", headers={"content-length": length})
        assert told.status_code == code


def test_without_the_token_of_our_page_nothing_is_taken_in(any_desk):
    asked = visitor(any_desk)
    assert asked.post("/add", data={"text": "x"}).status_code == 403
    assert asked.post("/refusals/again", data={"refusal": "1"}).status_code == 403


def test_what_a_bookmark_or_another_app_hands_over_stands_in_the_form_and_is_not_taken_in(any_desk):
    asked = visitor(any_desk)
    page = asked.get("/add", params={"url": 'https://a.example/"><script>', "title": "T"}).text
    assert "https://a.example/&#34;&gt;&lt;script&gt;" in page
    shared = asked.get("/add", params={"text": "https://a.example/x"}).text
    assert ">https://a.example/x</textarea>" in shared.split('name="addresses"')[1]
    assert held(any_desk) == ()
    told = asked.get("/manifest.webmanifest").json()["share_target"]
    assert (told["action"], told["method"]) == ("/add", "GET")


def test_an_address_is_fetched_and_a_page_that_failed_is_read_when_it_is_tried_again(any_desk):
    web = Web()
    stop = serve(web)
    try:
        web.pages["/robots.txt"] = (404, {}, b"")
        web.pages["/good"] = (200, {"Content-Type": "text/html"}, PAGE.format(t=FERRY[0]["title"], x=FERRY[0]["text"]).encode())  # fmt: skip
        asked = visitor(any_desk, fetcher(clock=Clock(), pace=0.0))
        told = asked.post("/add", data=form(asked, addresses=f"{web.url('/good')}\n{web.url('/late')}\nnot-an-address"))  # fmt: skip
        assert "1 new report" in told.text and "2 refused" in told.text
        page = asked.get("/refusals").text
        assert web.url("/late") in page and "no address" in page
        with any_desk.store.reading() as connection:
            (late,) = [r for r in runs.refused(connection, limit=9) if r.path == web.url("/late")]
        web.pages["/late"] = (200, {"Content-Type": "text/html"}, PAGE.format(t=BRIDGE[0]["title"], x=BRIDGE[0]["text"]).encode())  # fmt: skip
        told = asked.post("/refusals/again", data=form(asked, refusal=str(late.seq)))
        assert "1 new report" in told.text
        assert "A report was read from there" in asked.get("/refusals").text
    finally:
        stop()


def test_a_file_that_was_mended_is_read_when_it_is_tried_again(any_desk, tmp_path):
    file = tmp_path / "ferry.txt"
    file.write_bytes(b"")
    add(any_desk, [str(tmp_path / "ferry.txt")])
    with any_desk.store.reading() as connection:
        (one,) = runs.refused(connection, limit=9)
    file.write_text(FERRY[0]["text"])
    asked = visitor(any_desk)
    first = asked.post("/refusals/again", data=form(asked, refusal=str(one.seq))).text
    assert "1 new report" in first
    assert [h.report.text for h in held(any_desk)] == [FERRY[0]["text"]]


def test_what_is_gone_from_its_place_is_read_from_the_captures(any_desk, tmp_path, monkeypatch):
    """As when the next version reads what this one could not."""
    from variorum.desk.evidence import store_captures as keep

    file = tmp_path / "ferry.txt"
    file.write_text(FERRY[0]["text"])
    with monkeypatch.context() as patched:
        patched.setattr(keep, "is_storable", lambda _: False)
        add(any_desk, [str(file)])
    file.unlink()
    with any_desk.store.reading() as connection:
        (one,) = runs.refused(connection, limit=9)
    asked = visitor(any_desk)
    told = asked.post("/refusals/again", data=form(asked, refusal=str(one.seq))).text
    assert "1 new report" in told, told.split("<main")[1].split("</main")[0]


def test_a_path_that_nobody_added_is_not_opened(any_desk, tmp_path):
    """Whatever the words of a refusal are: they may be of a hostile archive."""
    secret = tmp_path / "secret.txt"
    secret.write_text(FERRY[0]["text"])
    from variorum.records import Reason, Refusal

    with any_desk.store.writing() as connection:
        run = evidence.begin_run(connection, f"by hand {secret}", at="2031-03-04T12:00:00+00:00")
        evidence.add_refusals(connection, run, [Refusal(path=str(secret), reason=Reason.EMPTY, detail="x")], at="2031")  # fmt: skip
        (seq,) = [r.seq for r in runs.refused(connection, limit=9)]
    told = visitor(any_desk)
    page = told.post("/refusals/again", data=form(told, refusal=str(seq))).text
    assert "add it again" in page
    assert held(any_desk) == ()
    assert told.post("/refusals/again", data=form(told, refusal="no")).status_code == 400


def test_refusals_are_listed_once_and_by_reason(any_desk, tmp_path):
    (tmp_path / "none.txt").write_bytes(b"")
    for _ in range(3):
        add(any_desk, [str(tmp_path / "none.txt")])
    asked = visitor(any_desk)
    page = asked.get("/refusals").text
    assert page.count("none.txt</code>") == 1
    assert "3 times" in page
    assert "none.txt</code>" in asked.get("/refusals?reason=empty").text
    assert "none.txt</code>" not in asked.get("/refusals?reason=binary").text


def test_a_card_says_what_is_its_own_what_it_copies_and_from_whom(any_desk, tmp_path):
    add(any_desk, [rows_file(tmp_path, ALL)])
    asked = visitor(any_desk)
    page = asked.get("/sources").text
    assert page.index("The Skerry Gazette") < page.index("Coast Portal")
    portal = asked.get("/source", params={"name": "Coast Portal"}).text
    assert "The Skerry Gazette" in portal.split("It has text from")[1].split("</section>")[0]
    assert "who had it first is not decided" not in portal
    assert "100 % its own" in asked.get("/source", params={"name": "Vellmar Herald"}).text
    assert "100 % its own" not in portal
    assert asked.get("/source", params={"name": "Nobody"}).status_code == 404


def test_of_two_with_the_same_words_on_one_day_nobody_is_said_to_have_it_from_the_other(any_desk, tmp_path):
    undated = [{**row, "published": row["published"][:10]} for row in (FERRY[0], FERRY[2])]
    add(any_desk, [rows_file(tmp_path, undated)])
    portal = visitor(any_desk).get("/source", params={"name": "Coast Portal"}).text
    assert "The Skerry Gazette" in portal.split("who had it first is not decided")[1].split("</section>")[0]
    assert "It has text from" not in portal


def test_who_names_whom_as_its_source_is_said_to_have_it_from_there(any_desk, tmp_path):
    own = {**FERRY[0], "outlet": "Norvik Wire"}
    credited = {**FERRY[2], "text": FERRY[2]["text"] + " Norvik Wire reported it first."}
    add(any_desk, [rows_file(tmp_path, [own, credited])])
    asked = visitor(any_desk)
    portal = asked.get("/source", params={"name": "Coast Portal"}).text
    assert "Norvik Wire" in portal.split("It has text from")[1].split("</section>")[0]
    wire = asked.get("/source", params={"name": "Norvik Wire"}).text
    assert "Coast Portal" in wire.split("Others have text from it")[1].split("</section>")[0]


def test_a_rewritten_page_counts_once_and_its_corrections_are_told(any_desk, tmp_path, clock):
    add(any_desk, [rows_file(tmp_path, FERRY)])
    clock.forward(hours=2)
    changed = {**FERRY[0], "text": FERRY[0]["text"].replace("Twelve people", "Fifteen people")}
    add(any_desk, [rows_file(tmp_path, [changed], "again.jsonl")])
    page = visitor(any_desk).get("/source", params={"name": "The Skerry Gazette"}).text
    assert "1 page in 2 versions" in page
    assert "1 silent edit" in page
