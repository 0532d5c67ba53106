from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.desk.conftest import FakeClock
from tests.desk.invented import ALL, rows_file
from variorum.desk.desk import open_desk
from variorum.desk.ingest.add import add
from variorum.errors import UsageError
from variorum.store import derived
from variorum.store.full_text import PHRASE, TERMS, search, terms
from variorum.web.app import make_app
from variorum.web.decisions_screen import own_path
from variorum.web.guard import guard_for

HOME = "http://127.0.0.1:8373"


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("guarded")
    opened = open_desk(str(folder / "desk.variorum"), create=True, now=FakeClock())
    add(opened, [rows_file(folder, ALL)])
    yield opened
    opened.close()


def client(desk, *, host="127.0.0.1", token=None, base=HOME):
    return TestClient(
        make_app(desk, guard=guard_for(host, token=token)), base_url=base, follow_redirects=False
    )


def form(asked, **fields):
    """A form as our page would send it."""
    page = asked.get("/").text
    token = page.split('name="form_token" value="')[1].split('"')[0]
    return {"form_token": token, "next": "/", **fields}


def story(desk):
    with desk.store.reading() as connection:
        return derived.stories(connection)[0].id


def test_every_answer_carries_the_policy(desk):
    asked = client(desk)
    for path in ("/", "/nothing", "/static/desk.js", "/feed.atom", "/report/none"):
        headers = asked.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "", "[::1", "desk.local:8373",
     "evil@127.0.0.1", "evil.example:80@localhost", "localhost/evil", "localhost?x", "localhost#x", "localhost:80:80", " localhost", "[::1]x"],
)  # fmt: skip
def test_a_name_that_is_not_ours_is_not_answered(desk, host):
    assert client(desk).get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:9", "localhost", "LOCALHOST:8373", "[::1]:8373"])
def test_the_names_of_this_machine_are(desk, host):
    assert client(desk).get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": HOME, "sec-fetch-site": "cross-site"},
        {"origin": "http://127.0.0.1:1"},
        {"origin": HOME.replace("http", "https")},
    ],
)
def test_a_form_from_elsewhere_changes_nothing(desk, headers):
    asked = client(desk)
    given = form(asked, story="")
    assert asked.post("/look", data=given, headers=headers).status_code == 403


def test_a_form_without_our_token_changes_nothing(desk):
    asked = client(desk)
    for token in ("", "0" * 64):
        answer = asked.post("/look", data={**form(asked), "form_token": token}, headers={"origin": HOME})
        assert answer.status_code == 403


def test_our_own_form_works(desk):
    asked = client(desk)
    answer = asked.post("/look", data=form(asked, story=story(desk)), headers={"origin": HOME})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
def test_no_other_methods(desk, method):
    assert client(desk).request(method, "/").status_code == 405


def test_beyond_loopback_a_token_is_required():
    for token in (None, "", "short"):
        with pytest.raises(UsageError, match="token"):
            guard_for("0.0.0.0", token=token)
    assert guard_for("192.168.1.5", token="x" * 16).token


def test_with_a_token_only_those_who_know_it_come_in(desk):
    token = "correct-horse-battery"
    asked = client(desk, host="0.0.0.0", token=token, base="http://desk.example")
    assert asked.get("/").status_code == 401
    assert asked.get("/?token=wrong-horse-battery!").status_code == 401
    assert asked.get("/", headers={"authorization": "Bearer wrong"}).status_code == 401
    assert asked.get("/", headers={"authorization": f"Bearer {token}"}).status_code == 200
    entry = asked.get(f"/decisions?x=1&token={token}")
    assert (entry.status_code, entry.headers["location"]) == (303, "/decisions?x=1")
    cookie = entry.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=lax" in cookie
    assert asked.get("/").status_code == 200


def test_the_token_itself_stands_in_no_page(desk):
    token = "correct-horse-battery"
    asked = client(desk, host="0.0.0.0", token=token, base="http://desk.example")
    headers = {"authorization": f"Bearer {token}"}
    assert token not in asked.get("/", headers=headers).text


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "javascript:1",
        "",
        "/x\r\nSet-Cookie: a=b",
    ],
)
def test_a_redirect_stays_on_the_desk(path):
    assert own_path(path) == "/"


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "nonsense"},
        {"kind": "relation"},
        {"kind": "relation", "anchor": "zzz", "status": "agree"},
        {"kind": "relation", "anchor": "abcdef0123456789-5-2", "status": "agree"},
        {"kind": "relation", "anchor": "abcdef0123456789-1-2", "status": "true"},
        {"kind": "merge", "report": "abc"},
        {"kind": "undo"},
        {"kind": "note", "anchor": "abcdef0123456789-1-2"},
        {"kind": "span", "anchor": "abcdef0123456789-1-2", "new_start": "x", "new_end": "9"},
    ],
)
def test_a_decision_that_says_nothing_is_refused_in_words(desk, fields):
    asked = client(desk)
    answer = asked.post("/decide", data=form(asked, **fields), headers={"origin": HOME})
    assert answer.status_code == 400
    assert "Traceback" not in answer.text
    assert not desk.ledger.exists()


@pytest.mark.parametrize(
    "path",
    [
        "/story/none",
        "/report/none",
        "/story/none/lineage",
        "/story/none/feed.atom",
        "/static/../guard.py",
        "/static/%2e%2e%2fguard.py",
        "/story/x/export/exe",
    ],
)
def test_what_is_not_there_is_said_so(desk, path):
    assert client(desk).get(path).status_code == 404


def test_a_time_that_is_none_is_said_so(desk):
    answer = client(desk).get(f"/story/{story(desk)}?as_of=yesterday")
    assert answer.status_code == 400
    assert "2026-03-04" in answer.text


@pytest.mark.parametrize("form_", ["html", "markdown", "json", "csv"])
def test_a_story_can_be_taken_away(desk, form_):
    answer = client(desk).get(f"/story/{story(desk)}/export/{form_}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment")
    assert len(answer.content) > 200


def test_feeds_are_atom(desk):
    asked = client(desk)
    with desk.store.reading() as connection:
        one = derived.stories(connection)[0].id
        claim = derived.claims(connection, one)[0].id
    for path in ("/feed.atom", f"/story/{one}/feed.atom", f"/story/{one}/claim/{claim}/feed.atom"):
        answer = asked.get(path)
        assert answer.headers["content-type"].startswith("application/atom+xml")
        assert "<entry>" in answer.text or "claim" in path


def test_a_refused_visitor_is_told_what_to_do(desk):
    asked = client(desk, host="0.0.0.0", token="correct-horse-battery", base="http://desk.example")
    page = {"accept": "text/html,*/*"}
    first = asked.get("/story/x", headers=page)
    assert (first.status_code, first.headers["content-type"]) == (401, "text/html; charset=utf-8")
    assert "This desk asks for a token." in first.text
    assert 'name="token"' in first.text
    wrong = asked.get("/?token=wrong-horse-battery!", headers=page)
    assert wrong.status_code == 401
    assert "This is not the token of this desk." in wrong.text
    assert "wrong-horse" not in wrong.text
    assert asked.get("/", headers={"accept": "*/*"}).headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize(
    ("path", "head", "said"),
    [
        ("/nowhere", "Not found", "There is no such page on this desk."),
        ("/story/none", "Not found", "There is no such story on this desk."),
        ("/report/none", "Not found", "There is no such report on this desk."),
    ],
)
def test_a_page_that_is_not_there_says_what_is_not(desk, path, head, said):
    answer = client(desk).get(path)
    assert f"<h1>{head}</h1>" in answer.text
    assert said in answer.text


def test_before_a_story_began_its_page_leads_to_it(desk):
    one = story(desk)
    answer = client(desk).get(f"/story/{one}?as_of=2001-02-03")
    assert answer.status_code == 404
    assert "Nothing of this story was known at 3 Feb 2001" in answer.text
    assert f'href="/story/{one}"' in answer.text


def test_an_error_of_ours_is_a_page_that_says_so(desk, monkeypatch):
    def broken(*_):
        raise RuntimeError("the disk is full")

    app = make_app(desk, guard=guard_for("127.0.0.1", token=None))
    asked = TestClient(app, base_url=HOME, raise_server_exceptions=False)
    monkeypatch.setattr(type(app.state.screens), "story", broken)
    answer = asked.get("/story/any")
    assert answer.status_code == 500
    assert "Something went wrong" in answer.text
    assert "the disk is full" not in answer.text


GUARDED = (
    "content-security-policy",
    "x-frame-options",
    "x-content-type-options",
    "cache-control",
    "referrer-policy",
)


def quiet_client(desk):
    app = make_app(desk, guard=guard_for("127.0.0.1", token=None))
    return app, TestClient(app, base_url=HOME, raise_server_exceptions=False)


def odd_addresses(one):
    handed = (
        (Path(__file__).parents[1] / "cases" / "attack-12-as-of-overflow" / "urls.txt")
        .read_text()
        .split("\n")
    )
    yield from (line.strip().replace("ID", one) for line in handed if line.strip())
    for moment in ("9999-12-31", "0000-00-00", "1" * 5000, "%00", "[" * 900):
        yield f"/story/{one}?as_of={moment}"
        yield f"/story/{one}/changes?from={moment}"
        yield f"/story/{one}/changes?from=2031-03-04&to={moment}"
        yield f"/story/{one}/lineage?as_of={moment}"
        yield f"/story/{one}/export/json?as_of={moment}"
    for number in ("9" * 5000, "-1", "１", "²", "1e9", "0x1", " "):
        yield f"/?page={number}"


def test_huge_times_and_numbers_are_not_understood_in_words_and_with_the_guards_headers(desk):
    _, asked = quiet_client(desk)
    for address in odd_addresses(story(desk)):
        answer = asked.get(address)
        assert answer.status_code == 400, (address[:90], answer.status_code)
        assert all(name in answer.headers for name in GUARDED), address[:90]


@pytest.mark.parametrize(
    "address",
    ["/?since=" + "9" * 5000, "/?page=1", "/?page=999999999", "/?q=%ED%A0%BD%00", "/?filter=" + "x " * 3000],
)
def test_other_odd_questions_are_answered(desk, address):
    _, asked = quiet_client(desk)
    assert asked.get(address).status_code == 200


@pytest.mark.parametrize("number", ["9" * 5000, "-3", "x", "1e3"])
def test_a_span_of_no_numbers_is_refused_in_words(desk, number):
    _, asked = quiet_client(desk)
    given = form(asked, kind="span", anchor="0123456789abcdef-0-5", new_start=number, new_end=number)
    answer = asked.post("/decide", data=given, headers={"origin": HOME})
    assert answer.status_code == 400


def test_what_fails_anywhere_is_guarded_too(desk, monkeypatch):
    def broken(*_, **__):
        raise RuntimeError("the disk is full")

    app, asked = quiet_client(desk)
    monkeypatch.setattr(type(app.state.screens), "story", broken)
    one = asked.get("/story/any")
    monkeypatch.setattr("variorum.web.app.page", broken)
    two = asked.get("/story/any")
    monkeypatch.setattr("variorum.web.guard.Guarded.refusal", broken)
    three = asked.get("/")
    for answer in (one, two, three):
        assert answer.status_code == 500
        assert all(name in answer.headers for name in GUARDED)
        assert "disk" not in answer.text
    assert "Ferry" not in three.text


@pytest.mark.parametrize(
    "asked_for",
    [
        (Path(__file__).parents[1] / "cases" / "attack-11-search-repeated-word" / "query.txt").read_text(),
        "the " * 5000,
        " ".join(f"the{n}" for n in range(2000)),
        '"' + "the " * 2000 + '"',
        "the THE The " * 500,
        '""' * 5000,
    ],
)
def test_any_search_asks_for_a_few_words(desk, asked_for):
    """An excerpt costs the square of them: four hundred took twenty seconds."""
    found = terms(asked_for)
    assert len(found) <= TERMS
    assert len(set(found)) == len(found)
    assert all(len(term.split()) <= PHRASE for term in found)
    with desk.store.reading() as connection:
        search(connection, asked_for)


def test_a_repeated_word_finds_what_the_word_does(desk):
    with desk.store.reading() as connection:
        assert search(connection, "ferry the FERRY the ferry") == search(connection, "ferry the")
        assert search(connection, "ferry")
