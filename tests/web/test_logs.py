"""What a served desk logs on request: a line of JSON for each thing, and nothing that should not be kept."""

from __future__ import annotations

import io
import json
import logging
import sys

import pytest

from tests.web.people import NAMES, PASSWORD, app_of, browser_of, log_in, with_accounts
from variorum.cli.logging_option import sayer
from variorum.desk.accounts.roles import Role
from variorum.desk.desk import open_desk
from variorum.desk.upkeep.logs import log_json
from variorum.web.jobs import Deriving


@pytest.fixture
def lines(monkeypatch):
    """Everything logged so far, read as JSON."""
    kept = io.StringIO()
    root, ours = logging.getLogger(), logging.getLogger("variorum")
    before, level = root.handlers[:], ours.level
    monkeypatch.setattr(sys, "stderr", kept)
    log_json()
    yield lambda: [json.loads(line) for line in kept.getvalue().splitlines()]
    root.handlers[:] = before
    ours.setLevel(level)


@pytest.fixture
def desk(tmp_path, quick_passwords):
    opened = open_desk(str(tmp_path / "desk.variorum"), create=True)
    yield with_accounts(opened)
    opened.close()


def test_each_request_is_a_line_without_what_was_asked_for_or_sent(desk, lines):
    asked = browser_of(app_of(desk), client=("192.0.2.7", 1))
    log_in(asked, NAMES[Role.EDITOR])
    asked.get("/?q=a+secret+search&token=hunter2")
    asked.get("/story/none\u202e")
    told = [one for one in lines() if one["logger"] == "variorum.access"]
    assert [(one["method"], one["route"], one["status"]) for one in told] == [
        ("GET", "/login", 200),
        ("POST", "/login", 303),
        ("GET", "/", 200),
        ("GET", "/story/{story}", 404),
    ]
    assert told[2]["account"] == NAMES[Role.EDITOR] and told[0]["account"] is None
    assert told[0]["address"] == "192.0.2.7" and told[0]["at"].endswith("+00:00")
    said = json.dumps(lines())
    assert not any(
        secret in said for secret in ("hunter2", "secret", PASSWORD, asked.cookies["variorum_session"])
    )


def test_work_that_fails_is_a_line_with_its_trace(desk, lines):
    def work(*_):
        raise RuntimeError("the disk\nis full")

    Deriving(desk=desk, work=work).start(patience=10)
    (one,) = [one for one in lines() if one["logger"] == "variorum.work"]
    assert one["level"] == "error" and "is full" in one["traceback"]


@pytest.mark.usefixtures("lines")
def test_what_a_command_says_is_in_the_log_too(capsys):
    sayer("json")("The desk is at 100 % http://127.0.0.1/")
    assert json.loads(capsys.readouterr().err)["message"] == "The desk is at 100 % http://127.0.0.1/"


def test_without_it_no_request_is_logged(desk, capfd):
    browser_of(app_of(desk)).get("/login")
    assert capfd.readouterr().err == ""
