"""A desk's stories for an agent, by the SDK's own client, while the desk is served and written to."""

import json
import sys

import anyio
import pytest

from tests.agents.test_mcp import asked
from tests.desk.invented import BRIDGE, FERRY, rows_file
from tests.web.conftest import Served, any_desk, any_place, clock
from variorum.agents.desks import DeskStories
from variorum.agents.server import make_server
from variorum.agents.shelf import Shelf
from variorum.desk.desk import open_desk
from variorum.desk.ingest.add import add

__all__ = ["any_desk", "any_place", "clock"]


@pytest.fixture
def server(any_desk, tmp_path):
    add(any_desk, [rows_file(tmp_path, [*FERRY, *BRIDGE])])
    return make_server(Shelf(root=tmp_path, desk=DeskStories(any_desk)))


def test_stories_of_a_desk_come_in_pages_and_claims_by_the_keys_that_stay(server):
    (listed,) = asked(server, ("list_stories", {}))
    assert (listed["total"], listed["next"], listed["waiting"]) == (2, None, 0)
    assert {story["from"] for story in listed["stories"]} == {"desk"}
    pages = asked(server, ("list_stories", {"limit": 1}), ("list_stories", {"limit": 1, "offset": 1}))
    assert [page["next"] for page in pages] == [1, None]
    assert [s["story"] for page in pages for s in page["stories"]] == [s["story"] for s in listed["stories"]]
    ferry = max(listed["stories"], key=lambda story: story["reports"])
    assert (ferry["independent_sources"], ferry["reports"]) == (2, 3)
    (whole,) = asked(server, ("show_story", {"story": ferry["story"][:8]}))
    row = next(row for row in whole["list"] if row["sources"] > 1)
    by_id, by_key = asked(
        server,
        ("show_claim", {"story": ferry["story"], "claim": row["claim"]}),
        ("show_claim", {"story": ferry["story"], "claim": row["key"]}),
    )
    assert by_id == by_key and by_id["key"] == row["key"] and by_id["origins"] > 1


def test_each_span_stands_in_the_report_and_who_else_says_so_is_counted_by_origins(server, any_desk):
    from variorum.desk.queries.lookup import load

    (listed,) = asked(server, ("list_stories", {}))
    ferry = max(listed["stories"], key=lambda story: story["reports"])["story"]
    texts = {key: report.text for key, report in load(any_desk, ferry).reports.items()}
    (whole,) = asked(server, ("show_story", {"story": ferry}))
    found = asked(server, *(("show_claim", {"story": ferry, "claim": one["claim"]}) for one in whole["list"]))
    readings = [(claim, reading) for claim in found for reading in claim["readings"]]
    assert readings
    assert all(texts[r["report"]][r["start"] : r["end"]] == r["quote"] for _, r in readings)
    claim, reading = next((c, r) for c, r in readings if c["origins"] > 1)
    place = {name: reading[name] for name in ("report", "start", "end")}
    said, quoted = asked(
        server,
        ("who_else_says_so", {"story": ferry, **place}),
        ("verify_quotation", {"quote": reading["quote"]}),
    )
    (here,) = (one for one in said["claims"] if one["claim"] == claim["claim"])
    assert here["origins"] == claim["origins"] == 1 + len({r["source"] for r in here["others"]})
    assert quoted["stands"] == "to the letter" and quoted["origins"] <= len(quoted["exact"])


def test_what_a_desk_has_not_is_said_in_a_line(server):
    none, two = asked(
        server, ("show_story", {"story": "nobody"}), ("show_claim", {"story": "nobody", "claim": "x"})
    )
    for said in (none, two):
        assert (
            said.endswith("no stories are called 'nobody': list_stories has their ids") and "\n" not in said
        )


def test_a_story_whose_quotes_do_not_stand_is_not_handed_out(server, any_desk, monkeypatch):
    from dataclasses import replace

    from variorum.agents import desks

    def forged(loaded):
        from variorum.desk.queries.lookup import dossier

        told = dossier(loaded)
        return replace(told, reports=tuple(replace(r, text=f"x{r.text}") for r in told.reports))

    (listed,) = asked(server, ("list_stories", {}))
    monkeypatch.setattr(desks, "dossier", forged)
    (said,) = asked(server, ("show_story", {"story": listed["stories"][0]["story"]}))
    assert "does not stand at its place" in said and "\n" not in said


@pytest.mark.slow
def test_a_running_desk_is_asked_while_reports_arrive(tmp_path):
    """`variorum mcp --desk` in a process of its own, the desk served by this one: what is added is seen by the next question."""
    from mcp import Client, StdioServerParameters

    desk = open_desk(str(tmp_path / "desk.variorum"), create=True)
    add(desk, [rows_file(tmp_path, FERRY[:1], "first.jsonl")])
    running = Served(desk)
    program = "from variorum.cli.main import run; run()"
    command = StdioServerParameters(
        command=sys.executable, args=["-c", program, "mcp", "--desk", "desk.variorum"], cwd=str(tmp_path)
    )

    async def ask():
        async with Client(command) as client:
            told = []
            for rows in (FERRY[1:], BRIDGE):
                answer = await client.call_tool("list_stories", {})
                told.append(json.loads(answer.content[0].text)["stories"])
                add(desk, [rows_file(tmp_path, rows, "more.jsonl")])
            answer = await client.call_tool("list_stories", {})
            return [*told, json.loads(answer.content[0].text)["stories"]]

    try:
        before, then, after = anyio.run(ask)
    finally:
        running.stop()
        desk.close()
    assert [story["reports"] for story in before] == [1]
    assert [story["reports"] for story in then] == [3]
    assert sorted(story["reports"] for story in after) == [2, 3]
    assert {story["story"] for story in before} <= {story["story"] for story in after}
