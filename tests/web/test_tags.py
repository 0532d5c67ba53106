"""What a browser has already is not sent again; what another may see is never taken for it."""

from __future__ import annotations

import pytest

from tests.web.conftest import sample_desk
from tests.web.people import NAMES, app_of, browser_of, log_in, send, with_accounts
from tests.web.test_kept import story_of
from variorum.desk.accounts.roles import Role
from variorum.store import derived


@pytest.fixture
def desk(tmp_path, quick_passwords):
    made = with_accounts(sample_desk(tmp_path))
    yield made
    made.close()


@pytest.fixture
def people(desk):
    app = app_of(desk)
    found = {role: browser_of(app) for role in (Role.EDITOR, Role.READER)}
    for role, asked in found.items():
        assert log_in(asked, NAMES[role]).status_code == 303
    return found


def paths(desk):
    story = story_of(desk)
    with desk.store.reading() as connection:
        report = min(derived.members_of(connection, story))
    return (
        "/",
        f"/story/{story}",
        f"/story/{story}/lineage",
        f"/report/{report}",
        "/decisions",
        "/feed.atom",
    )


def test_a_page_that_is_as_it_was_is_not_sent_again(desk, people):
    for path in paths(desk):
        first = people[Role.EDITOR].get(path)
        again = people[Role.EDITOR].get(path, headers={"if-none-match": f'"x", W/{first.headers["etag"]}'})
        assert (again.status_code, again.content) == (304, b""), path
        assert again.headers["etag"] == first.headers["etag"]
        assert "private" in again.headers["cache-control"]
        assert again.headers["content-security-policy"] == first.headers["content-security-policy"]


def test_what_one_visitor_has_is_no_other_visitors_page(desk, people):
    for path in paths(desk)[:-1]:
        mine = people[Role.EDITOR].get(path).headers["etag"]
        other = people[Role.READER].get(path, headers={"if-none-match": mine})
        assert other.status_code == 200 and NAMES[Role.READER] in other.text
        assert (
            browser_of(people[Role.EDITOR].app).get(path, headers={"if-none-match": mine}).status_code == 303
        )


def test_a_page_that_changed_is_sent(desk, people):
    story, report = paths(desk)[1], paths(desk)[3]
    before = people[Role.READER].get(story).headers["etag"]
    send(people[Role.EDITOR], "/decide", kind="note", report=report.rsplit("/", 1)[1], text="look again")
    after = people[Role.READER].get(story, headers={"if-none-match": before})
    assert after.status_code == 200 and "look again" in after.text


def test_what_is_not_there_has_no_tag(people):
    missing = people[Role.EDITOR].get("/story/nothing", headers={"if-none-match": "*"})
    assert missing.status_code == 404 and "etag" not in missing.headers
