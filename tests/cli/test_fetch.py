from __future__ import annotations

import pytest
from click.testing import CliRunner

from tests.badfiles.making import PAGE
from tests.gather.web import Web, serve
from variorum.cli.fetch import fetch
from variorum.errors import UsageError
from variorum.gather import gather


@pytest.fixture
def web():
    web = Web(pages={"/page": (200, {"Content-Type": "text/html"}, PAGE)})
    stop = serve(web)
    yield web
    stop()


def test_fetch_keeps_what_it_gets_and_says_where(web, tmp_path):
    result = CliRunner().invoke(
        fetch, [web.url("/page"), web.url("/gone"), "--to", str(tmp_path), "--allow-private", "--pace", "0"]
    )
    assert result.exit_code == 0, result.output
    assert "fetched" in result.stdout
    assert "HTTP 404" in result.stderr
    assert [item.content for item in gather([str(tmp_path)]) if hasattr(item, "content")] == [PAGE]


def test_fetch_does_not_ask_this_machine_unless_allowed(web, tmp_path):
    result = CliRunner().invoke(fetch, [web.url("/page"), "--to", str(tmp_path)])
    assert result.exit_code == 1
    assert "--allow-private" in result.stderr
    assert web.asked == []


def test_a_folder_that_cannot_be_written_is_one_plain_line(web, tmp_path):
    (tmp_path / "taken").write_text("a file")
    result = CliRunner().invoke(
        fetch, [web.url("/page"), "--to", str(tmp_path / "taken" / "in"), "--allow-private", "--pace", "0"]
    )
    assert isinstance(result.exception, UsageError)
    assert "captures cannot be kept in" in str(result.exception)
