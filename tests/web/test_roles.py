"""Every route of the desk for every kind of visitor: who is let in, by one table."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import sample_desk
from tests.web.people import HOME, HTML, NAMES, PASSWORD, app_of, browser_of, log_in, token_in, with_accounts
from variorum.desk.accounts.people import add_account, disable, make_token
from variorum.desk.accounts.roles import Role, Scope
from variorum.desk.settings import DeskSettings
from variorum.store import derived, evidence
from variorum.web.app import make_app
from variorum.web.guard import Guard

READER, EDITOR, ADMIN = "reader", "editor", "admin"
READING, DECIDING, COUNTING = "token to read", "token to decide", "token for metrics"
STRANGER, GONE, FALSE = "stranger", "disabled", "false token"
EVERYBODY = (STRANGER, GONE, FALSE, READER, EDITOR, ADMIN, READING, DECIDING, COUNTING)
PEOPLE = {READER, EDITOR, ADMIN}
# What is not named here follows from the method: whoever may read, may GET; whoever edits, may POST.
LET_IN = {
    ("GET", "/static/{name}"): set(EVERYBODY),
    ("GET", "/login"): set(EVERYBODY),
    ("POST", "/login"): {STRANGER, GONE, *PEOPLE},
    ("POST", "/look"): PEOPLE,
    ("POST", "/follow"): PEOPLE,
    ("POST", "/searches"): PEOPLE,
    ("GET", "/account"): PEOPLE,
    ("POST", "/logout"): PEOPLE,
    ("POST", "/account/password"): PEOPLE,
    ("POST", "/account/sessions"): PEOPLE,
    ("POST", "/account/tokens"): PEOPLE,
    ("GET", "/health"): set(EVERYBODY),
    ("GET", "/metrics"): {ADMIN, COUNTING},
    ("GET", "/add"): {EDITOR, ADMIN, DECIDING},
    ("GET", "/add/{number}"): {EDITOR, ADMIN, DECIDING},
    ("GET", "/people"): {ADMIN},
    ("POST", "/people/change"): {ADMIN},
    ("GET", "/trail"): {ADMIN},
    ("POST", "/api/v1/decisions"): {EDITOR, ADMIN, DECIDING},
}
USUAL = {"GET": PEOPLE | {READING}, "POST": {EDITOR, ADMIN}}


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    made = with_accounts(sample_desk(tmp_path_factory.mktemp("roles")))
    yield made
    made.close()


def routes():
    nothing = SimpleNamespace(desk_settings=DeskSettings(), ledger=Path("decisions.jsonl"))
    app = make_app(nothing, guard=Guard(hosts=frozenset()))
    return sorted((method, r.path) for r in app.routes for method in r.methods - {"HEAD"})


@pytest.fixture(scope="module")
def visitors(desk):
    """Each with what it holds, and the token of a form made for it."""
    app = app_of(desk)
    app.state.screens.stream_seconds = 0.0
    found = {}
    for role, name in NAMES.items():
        asked = browser_of(app)
        assert log_in(asked, name).status_code == 303
        found[role.value] = (asked, token_in(asked.get("/account").text))
    stranger = browser_of(app)
    found[STRANGER] = (stranger, token_in(stranger.get("/login").text))
    gone = browser_of(app)
    add_account(desk, "Gone", role=Role.ADMIN, password=PASSWORD, by="test")
    assert log_in(gone, "Gone").status_code == 303
    disable(desk, "Gone", by="test")
    found[GONE] = (gone, token_in(stranger.get("/login").text))
    scripts = {READING: Scope.READ, DECIDING: Scope.DECIDE, COUNTING: Scope.METRICS}
    held = {
        who: make_token(desk, NAMES[Role.ADMIN], title="t", scopes=[scope], days=1, by="test").secret
        for who, scope in scripts.items()
    }
    for who, secret in {**held, FALSE: "variorum_" + "x" * 43}.items():
        asked = browser_of(app)
        asked.headers["authorization"] = f"Bearer {secret}"
        found[who] = (asked, app.state.screens.guard.form_token(NAMES[Role.ADMIN]))
    return found


def filled(desk, path):
    with desk.store.reading() as connection:
        story = derived.stories(connection)[0].id
        claim = derived.claims(connection, story)[0].id
        report = evidence.held(connection)[0].report.id
    values = {
        "story": story,
        "claim": claim,
        "report": report,
        "form": "json",
        "name": "icon.svg",
        "number": "1",
        "search": "none",
    }
    for name, value in values.items():
        path = path.replace("{" + name + "}", value)
    assert "{" not in path, f"say in this test what {path} stands for"
    return path


def let_in(answer):
    """Neither sent to the login nor refused for who asks."""
    away = answer.status_code == 303 and answer.headers["location"].startswith("/login")
    return not away and answer.status_code not in {401, 403}


@pytest.mark.parametrize(("method", "path"), routes())
def test_every_route_lets_in_whom_the_table_says(desk, visitors, method, path):
    expected = LET_IN.get((method, path), USUAL[method])
    where, found = filled(desk, path), set()
    for who in EVERYBODY:
        asked, token = visitors[who]
        if (method, path) == ("POST", "/logout") and who in PEOPLE:
            # Not the session that the other rows need.
            asked = browser_of(app_of(desk))
            log_in(asked, NAMES[Role(who)])
            token = token_in(asked.get("/account").text)
        if method == "GET":
            answer = asked.get(where)
        else:
            origin = {} if "authorization" in asked.headers else {"origin": HOME}
            fields = {"form_token": token, "story": "", "session": "none", "current": ""}
            answer = asked.post(where, data=fields, headers=origin)
        own_refusal = path == "/account/password" and "not the password you have" in answer.text
        if path == "/login" and method == "POST":
            own_refusal = "do not go together" in answer.text or answer.status_code == 429
        if let_in(answer) or own_refusal:
            found.add(who)
    assert found == expected


def test_the_table_names_no_route_that_is_not_there():
    assert set(LET_IN) <= set(routes())


@pytest.mark.parametrize(
    "path", ["/people/", "/trail/", "//people", "/people/x", "/PEOPLE", "/account/../people"]
)
def test_other_ways_to_write_it_lead_no_reader_to_what_is_an_admins(visitors, path):
    asked, _ = visitors[READER]
    answer = asked.get(HOME + path)
    assert answer.status_code in {307, 403, 404}
    assert NAMES[Role.ADMIN] not in answer.text


def test_without_accounts_everybody_here_is_let_in_as_before(tmp_path):
    bare = sample_desk(tmp_path)
    asked = TestClient(app_of(bare), base_url=HOME, follow_redirects=False, headers=HTML)
    try:
        for path in ("/", "/decisions", "/people", "/trail"):
            assert asked.get(path).status_code == 200
        assert "has no accounts" in asked.get("/people").text
        assert "has no accounts" in asked.get("/account").text
        assert asked.get("/login").headers["location"] == "/"
        assert "Decisions carry the name <b>nobody</b>" in asked.get("/").text
    finally:
        bare.close()
