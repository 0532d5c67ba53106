"""What machines ask of a desk: whether it is well, and figures for Prometheus."""

from __future__ import annotations

import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text
from starlette.testclient import TestClient

from tests.desk.invented import ALL, rows_file
from tests.web.people import HOME, NAMES, app_of, browser_of, log_in, with_accounts
from variorum.desk.accounts.people import make_token
from variorum.desk.accounts.roles import Role, Scope
from variorum.desk.ingest.add import add
from variorum.store import derived, migrate


@pytest.fixture(autouse=True)
def quick(quick_passwords):
    """Accounts on every desk."""


@pytest.fixture
def app(any_desk):
    return app_of(any_desk)


def figures(asked):
    answer = asked.get("/metrics")
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/plain; version=")
    return {
        (one.name, *sorted(one.labels.values())): one.value
        for family in text_string_to_metric_families(answer.text)
        for one in family.samples
    }


def test_a_desk_that_is_well_says_so_to_anybody(any_desk, app):
    with_accounts(any_desk)
    answer = TestClient(app, base_url=HOME).get("/health")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "version": "0.1.0", "database": "ok", "schema": "current"}
    assert answer.headers["cache-control"] == "no-store"
    guarded = TestClient(app_of(any_desk, token="x" * 16), base_url=HOME)
    assert guarded.get("/health").status_code == 200


def test_a_desk_of_another_schema_is_not_well(any_desk, app):
    with any_desk.store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    answer = TestClient(app, base_url=HOME).get("/health")
    assert (answer.status_code, answer.json()["status"]) == (503, "failing")
    assert "9999" in answer.json()["schema"] and migrate.head() in answer.json()["schema"]


def test_a_desk_whose_database_cannot_be_read_is_not_well(any_desk, app):
    with any_desk.store.writing() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
        connection.execute(text("CREATE TABLE alembic_version (odd INTEGER)"))
    answer = TestClient(app, base_url=HOME).get("/health")
    assert (answer.status_code, answer.json()["database"]) == (503, "cannot be read")


def test_figures_say_what_the_desk_holds_and_what_was_asked_of_it(any_desk, app, tmp_path):
    add(any_desk, [rows_file(tmp_path, ALL)], derive=False)
    asked = TestClient(app, base_url=HOME)
    for path in ("/", "/story/none", "/nowhere", "/elsewhere"):
        asked.get(path)
    told = figures(asked)
    with any_desk.store.reading() as connection:
        kept = derived.count(connection, derived.tables.report)
    assert told[("variorum_reports",)] == told[("variorum_reports_waiting",)] == kept > 0
    assert told[("variorum_info", "0.1.0", migrate.head())] == 1
    assert told[("variorum_http_requests_total", "/", "200", "GET")] == 1
    assert told[("variorum_http_requests_total", "/story/{story}", "404", "GET")] == 1
    assert told[("variorum_http_requests_total", "404", "GET", "none")] == 2
    assert told[("variorum_http_request_seconds_count", "/")] == 1
    assert not any("nowhere" in part for key in told for part in key)


def test_logins_are_counted_and_figures_are_for_a_token_that_says_metrics(any_desk, app):
    with_accounts(any_desk)
    asked = browser_of(app)
    log_in(asked, NAMES[Role.EDITOR], "wrong")
    log_in(asked, NAMES[Role.EDITOR])
    assert asked.get("/metrics").status_code == 403
    script = browser_of(app)
    assert script.get("/metrics", headers={"accept": "*/*"}).status_code == 401
    made = make_token(any_desk, NAMES[Role.READER], title="t", scopes=[Scope.METRICS], days=1, by="test")
    script.headers["authorization"] = f"Bearer {made.secret}"
    told = figures(script)
    assert told[("variorum_logins_total", "refused")] == told[("variorum_logins_total", "accepted")] == 1
    assert (told[("variorum_accounts",)], told[("variorum_sessions",)]) == (3, 1)
    assert script.get("/").status_code == 403
