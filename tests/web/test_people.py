"""Accounts at the served desk: sessions, forms, throttling, whose name a decision carries, tokens, proxies, the trail."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from argon2 import PasswordHasher

from tests.desk.conftest import FakeClock
from tests.desk.invented import ALL, rows_file
from tests.web.people import HOME, NAMES, PASSWORD, app_of, browser_of, log_in, send, token_in, with_accounts
from variorum.desk.accounts import passwords
from variorum.desk.accounts.people import add_account, disable, make_token, set_password, set_role
from variorum.desk.accounts.roles import Role, Scope
from variorum.desk.desk import open_desk
from variorum.desk.ingest.add import add
from variorum.errors import UsageError
from variorum.store import derived, evidence, people
from variorum.web.guard import guard_for
from variorum.web.proxies import Proxied

READER, EDITOR, ADMIN = (NAMES[role] for role in Role)


@pytest.fixture(autouse=True)
def quick(quick_passwords):
    """Sixty desks with three accounts each."""


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def desk(tmp_path, clock):
    opened = open_desk(str(tmp_path / "desk.variorum"), create=True, now=clock)
    yield with_accounts(opened)
    opened.close()


@pytest.fixture
def app(desk):
    return app_of(desk)


@pytest.fixture
def editor(app):
    asked = browser_of(app)
    assert log_in(asked, EDITOR).status_code == 303
    return asked


def deeds(desk):
    with desk.store.reading() as connection:
        return [(d.who, d.deed, d.what) for _, d in people.trail(connection, limit=1000)]


def test_who_looks_is_led_to_the_login_and_from_there_to_the_page(app):
    asked = browser_of(app)
    away = asked.get("/decisions?x=1")
    assert (away.status_code, away.headers["location"]) == (303, "/login?next=%2Fdecisions%3Fx%3D1")
    back = log_in(asked, EDITOR, back="/decisions?x=1")
    assert (back.status_code, back.headers["location"]) == (303, "/decisions?x=1")
    assert asked.get("/decisions").status_code == 200
    assert browser_of(app).get("/", headers={"accept": "*/*"}).status_code == 401


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_the_login_leads_to_no_other_host(app, back):
    assert log_in(browser_of(app), EDITOR, back=back).headers["location"] == "/"


@pytest.mark.parametrize(("origin", "secure"), [(None, False), ("https://desk.example", True)])
def test_the_cookie_is_for_this_desk_alone(desk, origin, secure):
    app = app_of(desk)
    home = origin or HOME
    if origin:
        from variorum.web.app import make_app

        guard = guard_for("0.0.0.0", token=None, public_url=origin, accounts=True)
        app = make_app(desk, guard=guard)
    asked = browser_of(app, base=home.replace("https", "http"))
    answer = log_in(asked, EDITOR, origin=home)
    said = answer.headers["set-cookie"].lower()
    assert "httponly" in said and "samesite=lax" in said and "path=/" in said and "domain" not in said
    assert ("; secure" in said) is secure and said.startswith("__host-variorum=") is secure
    assert ("strict-transport-security" in answer.headers) is secure


def test_what_the_database_holds_lets_nobody_in(desk, app, editor):
    with desk.store.reading() as connection:
        (session,) = people.sessions(connection)
        secret = people.account(connection, EDITOR).secret
    assert secret.startswith("$argon2id$") and PASSWORD not in secret
    stranger = browser_of(app)
    stranger.cookies.set("variorum_session", session.id)
    assert stranger.get("/").status_code == 303
    assert editor.cookies["variorum_session"] not in str(session)


def test_a_password_is_kept_as_the_rfc_says(monkeypatch):
    monkeypatch.undo()
    passwords._hasher.cache_clear()
    secret = passwords.hashed(PASSWORD)
    assert secret.startswith("$argon2id$v=19$m=65536,t=3,p=4$") and passwords.matches(secret, PASSWORD)


def test_a_hash_of_older_parameters_is_renewed_when_its_owner_comes(desk, app, editor):
    with desk.store.writing() as connection:
        old = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1).hash(PASSWORD)
        people.change_account(connection, EDITOR, secret=old)
    assert log_in(browser_of(app), EDITOR).status_code == 303
    with desk.store.reading() as connection:
        assert people.account(connection, EDITOR).secret != old


def test_a_login_makes_a_new_session_and_ends_the_one_before(desk, editor):
    before = editor.cookies["variorum_session"]
    form = {"form_token": token_in(editor.get("/account").text), "name": EDITOR, "password": PASSWORD}
    assert editor.post("/login", data=form, headers={"origin": HOME}).status_code == 303
    assert editor.cookies["variorum_session"] != before
    with desk.store.reading() as connection:
        assert len(people.sessions(connection)) == 1


def test_whoever_logs_out_is_out(app, editor):
    held = editor.cookies["variorum_session"]
    answer = send(editor, "/logout")
    assert answer.status_code == 303 and '"cache"' in answer.headers["clear-site-data"]
    again = browser_of(app)
    again.cookies.set("variorum_session", held)
    assert again.get("/").status_code == 303


def test_a_session_ends_by_itself_when_unused_and_in_any_case(desk, clock, editor):
    for _ in range(3):
        clock.forward(hours=desk.desk_settings.idle_hours - 1)
        assert editor.get("/").status_code == 200
    clock.forward(hours=desk.desk_settings.idle_hours, seconds=1)
    assert editor.get("/").status_code == 303
    log_in(editor, EDITOR)
    for _ in range(desk.desk_settings.session_days * 3):
        clock.forward(hours=8)
        last = editor.get("/").status_code
    clock.forward(seconds=1)
    assert (last, editor.get("/").status_code) == (200, 303)


def test_ones_own_sessions_are_listed_and_ended_and_nobody_elses(desk, app, editor):
    other, reader = browser_of(app), browser_of(app)
    log_in(other, EDITOR)
    log_in(reader, READER)
    with desk.store.reading() as connection:
        foreign = people.sessions(connection, READER)[0].id
    send(editor, "/account/sessions", session=foreign)
    assert reader.get("/").status_code == 200
    send(editor, "/account/sessions", session="others")
    assert (other.get("/").status_code, editor.get("/").status_code) == (303, 200)


def test_a_new_password_needs_the_old_one_and_ends_other_sessions(app, editor):
    other = browser_of(app)
    log_in(other, EDITOR)
    new = "a heron under every bridge"
    assert send(editor, "/account/password", current="wrong", new=new).status_code == 403
    assert send(editor, "/account/password", current=PASSWORD, new="short").status_code == 400
    assert send(editor, "/account/password", current=PASSWORD, new=new).status_code == 303
    assert (other.get("/").status_code, editor.get("/").status_code) == (303, 200)
    assert log_in(browser_of(app), EDITOR).status_code == 401
    assert log_in(browser_of(app), EDITOR, new).status_code == 303


@pytest.mark.parametrize(
    "weak",
    ["", "short", "password12345", "adaternadatern", "aaaaaaaaaaaaaaaa", "x" * 257, "variorumvariorum"],
)
def test_a_weak_password_is_refused_with_the_reason(desk, weak):
    with pytest.raises(UsageError, match="password"):
        add_account(desk, "adatern", role=Role.READER, password=weak, by="test")


def test_a_disabled_account_is_out_at_once_and_its_tokens_with_it(desk, app, editor):
    token = make_token(desk, EDITOR, title="t", scopes=[Scope.READ], days=1, by="test").secret
    script = browser_of(app)
    script.headers["authorization"] = f"Bearer {token}"
    assert script.get("/api/v1/stories").status_code == 200
    disable(desk, EDITOR, by="test")
    assert (editor.get("/").status_code, script.get("/api/v1/stories").status_code) == (303, 401)
    assert log_in(browser_of(app), EDITOR).status_code == 401


def test_a_role_counts_from_the_next_request_on(desk, editor):
    set_role(desk, EDITOR, Role.READER, by="test")
    assert send(editor, "/derive").status_code == 403
    assert editor.get("/").status_code == 200


def test_the_last_admin_stays(desk):
    for change in (
        lambda: disable(desk, ADMIN, by="test"),
        lambda: set_role(desk, ADMIN, Role.EDITOR, by="test"),
    ):
        with pytest.raises(UsageError, match="last admin"):
            change()


@pytest.mark.parametrize("name", ["ada tern", "ADA TERN", "Ada Tern ", "Ａda Tern"])
def test_two_accounts_never_look_alike(desk, name):
    with pytest.raises(UsageError):
        add_account(desk, name, role=Role.READER, password=None, by="test")


@pytest.mark.parametrize("name", ["", " ", "a\nb", "a\x00b", "x" * 65, "\u202eada", "a/b", "<b>"])
def test_odd_names_are_none(desk, name):
    with pytest.raises(UsageError):
        add_account(desk, name, role=Role.READER, password=None, by="test")


@pytest.mark.parametrize(("name", "password"), [("nobody", PASSWORD), ("", ""), ("a\x00\ud800", "x" * 5000)])
def test_a_refused_login_says_the_same_whatever_was_wrong(app, name, password):
    said = log_in(browser_of(app), name.encode("utf-8", "replace").decode(), password)
    wrong = log_in(browser_of(app), EDITOR, "not this one at all")
    assert said.status_code == wrong.status_code == 401
    assert re.search(r'id="wrong">([^<]*)', said.text)[1] == re.search(r'id="wrong">([^<]*)', wrong.text)[1]


def test_an_account_without_a_password_has_none_that_fits(desk, app):
    add_account(desk, "proxied", role=Role.ADMIN, password=None, by="test")
    for password in ("", "nobody's", "None"):
        assert log_in(browser_of(app), "proxied", password).status_code == 401


def test_logins_are_throttled_by_account_and_address_and_for_all_accounts_of_one_address(desk, app, clock):
    settings = desk.desk_settings
    here, there = browser_of(app), browser_of(app, client=("192.0.2.7", 1))
    tries = [log_in(here, EDITOR, "wrong").status_code for _ in range(settings.login_failures + 2)]
    assert tries == [401] * settings.login_failures + [429] * 2
    late = log_in(here, EDITOR)
    assert late.status_code == 429 and int(late.headers["retry-after"]) <= settings.login_minutes * 60 + 1
    assert log_in(there, EDITOR).status_code == 303
    others = [log_in(here, f"name{n}", "wrong").status_code for n in range(settings.login_failures_address)]
    assert others.count(401) == settings.login_failures_address - settings.login_failures
    assert log_in(here, READER).status_code == 429
    clock.forward(minutes=settings.login_minutes, seconds=1)
    assert log_in(here, EDITOR).status_code == 303
    assert ("Ada Tern", "login refused", "") in deeds(desk)


def test_a_form_of_one_session_is_none_of_another(desk, app, editor):
    reader = browser_of(app)
    log_in(reader, READER)
    token = token_in(reader.get("/account").text)
    answer = editor.post("/derive", data={"form_token": token}, headers={"origin": HOME})
    assert answer.status_code == 403
    login_token = token_in(browser_of(app).get("/login").text)
    answer = editor.post("/derive", data={"form_token": login_token}, headers={"origin": HOME})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "path", ["/login", "/logout", "/account/password", "/people/change", "/api/v1/decisions"]
)
@pytest.mark.parametrize(
    "headers", [{}, {"origin": "http://evil.example"}, {"origin": HOME, "sec-fetch-site": "cross-site"}]
)
def test_a_form_of_another_site_does_nothing_with_ones_session(desk, editor, path, headers):
    assert editor.post(path, data={}, headers=headers).status_code == 403


@pytest.fixture
def told(tmp_path, desk):
    add(desk, [rows_file(tmp_path, ALL)])
    with desk.store.reading() as connection:
        return evidence.held(connection)[0].report.id


def test_a_decisions_author_is_the_account_whatever_is_sent(desk, editor, told):
    editor.cookies.set("variorum_author", "Somebody Else")
    answer = send(editor, "/decide", kind="note", report=told, text="Seen.", author="Somebody Else")
    assert answer.status_code == 303
    assert send(editor, "/author", author="Somebody Else").status_code == 400
    token = make_token(desk, EDITOR, title="t", scopes=[Scope.DECIDE], days=1, by="test").secret
    script = browser_of(app_of(desk))
    script.headers["authorization"] = f"Bearer {token}"
    note = {"kind": "note", "reports": [told], "text": "Again."}
    assert script.post("/api/v1/decisions", json=note).status_code == 201
    foreign = script.post("/api/v1/decisions", json={**note, "author": "Somebody Else"})
    assert foreign.status_code == 400 and EDITOR in foreign.json()["error"]
    with desk.store.reading() as connection:
        decided = evidence.decisions(connection)
    assert [d.author for d in decided] == [EDITOR, EDITOR]
    assert {what for who, deed, what in deeds(desk) if (who, deed) == (EDITOR, "decided")} == {
        f"note {d.id}" for d in decided
    }


def test_a_token_is_shown_once_and_ends_by_itself_and_by_hand(desk, app, clock, editor):
    made = send(editor, "/account/tokens", title="the wall", scope="read", days="30")
    secret = re.search(r'class="secret">([^<]+)', made.text)[1]
    assert secret.startswith("variorum_") and secret not in editor.get("/account").text
    assert made.headers["cache-control"] == "no-store"
    script = browser_of(app)
    script.headers["authorization"] = f"Bearer {secret}"
    assert script.get("/feed.atom").status_code == 200
    clock.at += timedelta(days=30, seconds=1)
    assert script.get("/feed.atom").status_code == 401
    clock.at -= timedelta(days=30)
    with desk.store.reading() as connection:
        (one,) = people.tokens(connection)
    assert secret not in str(one)
    send(editor, "/account/tokens", end=one.id)
    assert script.get("/feed.atom").status_code == 401


def test_nobody_ends_anothers_token_or_makes_one_that_may_more(desk, app, editor):
    made = make_token(desk, ADMIN, title="t", scopes=[Scope.READ], days=1, by="test")
    assert send(editor, "/account/tokens", end=made.id).status_code == 400
    for scopes in ([], ["everything"]):
        assert send(editor, "/account/tokens", title="t", scope=scopes, days="30").status_code == 400
    reader = browser_of(app)
    log_in(reader, READER)
    assert send(reader, "/account/tokens", title="t", scope="decide", days="30").status_code == 400


def test_a_token_opens_no_form(desk, app):
    token = make_token(desk, ADMIN, title="t", scopes=list(Scope), days=1, by="test").secret
    script = browser_of(app)
    script.headers["authorization"] = f"Bearer {token}"
    for path in ("/account", "/people", "/trail"):
        assert script.get(path).status_code == 403
    assert script.post("/people/change", data={"name": EDITOR, "deed": "disable"}).status_code == 403


# Proxies


def proxied(desk, *, proxies=("10.0.0.2",), peer="10.0.0.2", login=True):
    from variorum.web.app import make_app

    guard = guard_for(
        "0.0.0.0", token=None, public_url="https://desk.example", accounts=True, proxy_login=login
    )
    app = Proxied(make_app(desk, guard=guard), proxies)
    return browser_of(app, base="http://desk.example", client=(peer, 1))


def test_a_named_proxy_says_who_comes(desk):
    asked = proxied(desk)
    user = {"x-forwarded-user": EDITOR, "x-forwarded-proto": "https", "x-forwarded-for": "198.51.100.9"}
    page = asked.get("/account", headers=user)
    assert page.status_code == 200 and EDITOR in page.text
    form = {"form_token": token_in(page.text)}
    sent = asked.post("/derive", data=form, headers={**user, "origin": "https://desk.example"})
    assert sent.status_code == 303
    with desk.store.reading() as connection:
        (_, one), *_ = people.trail(connection, limit=1)
    assert (one.who, one.deed, one.whence) == (EDITOR, "work taken up", "198.51.100.9")
    assert asked.get("/", headers={"x-forwarded-user": "nobody here"}).status_code == 403
    disable(desk, EDITOR, by="test")
    assert asked.get("/account", headers=user).status_code == 403


@pytest.mark.parametrize(
    "how",
    [
        {"peer": "10.0.0.3"},
        {"login": False},
        {"proxies": ()},
        {"proxies": ("10.0.1.0/24",)},
        {"peer": "testclient"},
    ],
)
def test_nobody_else_does(desk, how):
    assert proxied(desk, **how).get("/account", headers={"x-forwarded-user": ADMIN}).status_code == 303


def test_two_names_at_once_are_none(desk):
    headers = [("x-forwarded-user", EDITOR), ("x-forwarded-user", ADMIN), ("accept", "text/html")]
    assert proxied(desk).get("/account", headers=headers).status_code == 403


def test_the_address_that_throttles_is_not_the_visitors_own_word(desk):
    """Past the named proxy an address counts as the proxy saw it; what the visitor put before it does not."""
    asked = proxied(desk, login=False)
    seen = set()
    for n in range(desk.desk_settings.login_failures + 1):
        form = {"form_token": token_in(asked.get("/login").text), "name": EDITOR, "password": "wrong"}
        said = {"origin": "https://desk.example", "x-forwarded-for": f"203.0.113.{n}, 198.51.100.9"}
        seen.add(asked.post("/login", data=form, headers=said).status_code)
    assert seen == {401, 429}


@pytest.mark.parametrize("name", ["*", "desk.example", "10.0.0.0/33", ""])
def test_a_proxy_is_named_by_address(desk, name):
    with pytest.raises(UsageError, match="proxy"):
        Proxied(lambda *_: None, [name])


def test_beyond_this_machine_passwords_need_tls():
    with pytest.raises(UsageError, match="in the clear"):
        guard_for("0.0.0.0", token=None, accounts=True)
    with pytest.raises(UsageError, match="accounts"):
        guard_for("0.0.0.0", token=None, public_url="https://desk.example")
    for url in ("http://desk.example", "desk.example", "https://desk.example/path", "https://u@desk.example"):
        with pytest.raises(UsageError, match="public-url"):
            guard_for("0.0.0.0", token=None, public_url=url, accounts=True)


def test_the_desk_answers_to_its_public_name_alone(desk):
    asked = proxied(desk)
    assert asked.get("/login", headers={"host": "evil.example"}).status_code == 421
    assert (
        asked.get("/login", headers={"host": "desk.example", "x-forwarded-host": "evil.example"}).status_code
        == 200
    )


# Screens


def test_an_admin_sees_to_people_and_reads_the_trail(desk, app, editor):
    admin = browser_of(app)
    log_in(admin, ADMIN)
    assert all(name in admin.get("/people").text for name in NAMES.values())
    assert send(admin, "/people/change", name=EDITOR, deed="end").status_code == 303
    assert editor.get("/").status_code == 303
    assert send(admin, "/people/change", name=READER, deed="role", role="editor").status_code == 303
    assert send(admin, "/people/change", name=READER, deed="disable").status_code == 303
    assert send(admin, "/people/change", name=READER, deed="enable").status_code == 303
    for wrong in ({"deed": "x"}, {"deed": "role", "role": "king"}, {"deed": "disable", "name": "nobody"}):
        assert send(admin, "/people/change", **{"name": READER, **wrong}).status_code == 400
    told = [(who, deed) for who, deed, _ in deeds(desk)]
    for deed in ("sessions ended", "role set", "account disabled", "account enabled"):
        assert (ADMIN, deed) in told
    page = admin.get("/trail").text
    assert "role set" in page and "came in" in page
    assert "came in" in admin.get(f"/trail?who={EDITOR}").text
    assert admin.get("/trail?before=x").status_code == 400


def test_a_reader_is_shown_no_form_that_would_be_refused(app, told):
    reader = browser_of(app)
    log_in(reader, READER)
    page = reader.get("/").text
    assert '<body class="looks"' in page and "decisions are for editors" in page


def test_what_is_refused_and_taken_along_is_in_the_trail(desk, app, told):
    reader = browser_of(app)
    log_in(reader, READER)
    with desk.store.reading() as connection:
        story = derived.stories(connection)[0].id
    assert reader.get(f"/story/{story}/export/json").status_code == 200
    assert reader.get("/people").status_code == 403
    assert deeds(desk)[:2] == [
        (READER, "refused", "/people"),
        (READER, "taken along", f"/story/{story}/export/json"),
    ]


def test_what_a_proxy_or_a_script_says_of_itself_is_shown_as_text(desk, app):
    asked = browser_of(app)
    asked.headers["user-agent"] = "<script>alert(1)</script>" + "x" * 5000
    log_in(asked, EDITOR)
    page = asked.get("/account").text
    assert "&lt;script&gt;" in page and "<script>alert" not in page


def test_a_password_set_by_the_admin_ends_the_sessions(desk, editor):
    set_password(desk, EDITOR, "a heron under every bridge", by="test")
    assert editor.get("/").status_code == 303
