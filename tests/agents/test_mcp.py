"""The tools for agents, asked by the SDK's own client."""

import json
import sys
from pathlib import Path

import anyio
import pytest
from click.testing import CliRunner

from tests.publish import dossiers
from variorum.agents.server import make_server
from variorum.agents.shelf import Shelf
from variorum.cli.main import main
from variorum.publish import as_json
from variorum.sample import sample_folder, sample_reports

TOOLS = {"collate", "list_stories", "show_story", "show_claim", "verify_quotation", "who_else_says_so"}


def asked(server, *calls):
    """The answers to calls (name, arguments), in one session; an error as its text."""
    from mcp import Client

    async def ask():
        async with Client(server) as client:
            found = []
            for name, arguments in calls:
                answer = await client.call_tool(name, arguments)
                text = answer.content[0].text
                found.append(text if answer.is_error else json.loads(text))
            return found

    return anyio.run(ask)


@pytest.fixture
def shelf(tmp_path):
    made = Shelf(root=tmp_path)
    made.add(dossiers.flood(), "flood.json")
    return made


def test_every_tool_is_said_to_read_only(shelf):
    from mcp import Client

    async def tools():
        async with Client(make_server(shelf)) as client:
            return (await client.list_tools()).tools

    found = anyio.run(tools)
    assert {tool.name for tool in found} == TOOLS
    assert all(tool.annotations.read_only_hint and tool.description for tool in found)


def test_a_claim_is_shown_with_spans_that_stand_in_the_reports(shelf):
    server = make_server(shelf)
    (told,) = asked(server, ("list_stories", {}))
    (story,) = told["stories"]
    assert (story["independent_sources"], story["reports"]) == (2, 3)
    whole, differing = asked(
        server, ("show_story", {"story": "s1"}), ("show_story", {"story": "s1", "status": "conflict"})
    )
    assert [one["label"] for one in differing["list"]] == ["day of the burst"]
    assert whole["total"] == 6 and len(whole["reports_listed"]) == 3
    (claim,) = asked(server, ("show_claim", {"story": "s1", "claim": differing["list"][0]["claim"]}))
    texts = {report.id: report.text for report in dossiers.flood().reports}
    assert claim["origins"] == 2 and len(claim["readings"]) == 3
    assert all(texts[r["report"]][r["start"] : r["end"]] == r["quote"] for r in claim["readings"])
    assert {r["on_the_word_of"] for r in claim["readings"]} == {"the fire service", None}


def test_a_quotation_is_found_to_the_letter_or_but_for_typography_or_nowhere(shelf):
    server = make_server(shelf)
    exact, alike, none = asked(
        server,
        ("verify_quotation", {"quote": "“The road simply opened,”"}),
        ("verify_quotation", {"quote": '"the road  simply opened,"'}),
        ("verify_quotation", {"quote": "The road opened at once"}),
    )
    assert exact["stands"] == "to the letter" and len(exact["exact"]) == 2
    assert exact["origins"] == 1, "the copy is the same telling"
    assert alike["stands"] == "but for typography, case or spaces" and alike["exact"] == []
    assert (none["stands"], none["origins"], none["reports_searched"]) == ("nowhere", 0, 3)
    texts = {report.id: report.text for report in dossiers.flood().reports}
    for place in (*exact["exact"], *alike["alike"]):
        assert (
            texts[place["report"]][place["start"] : place["end"]]
            == place["text"]
            == "“The road simply opened,”"
        )


def test_who_else_says_so_and_of_how_many_origins(shelf):
    wire = dossiers.flood().reports[0]
    start = wire.text.index("More than 40 homes")
    (found,) = asked(
        make_server(shelf),
        ("who_else_says_so", {"story": "s1", "report": wire.id, "start": start, "end": start + 9}),
    )
    (claim,) = found["claims"]
    assert (claim["label"], claim["origins"], claim["status"]) == ("homes flooded", 2, "compatible")
    assert [r["quote"] for r in claim["others"]] == ["At least 63 houses"]
    assert len(claim["copies"]) == 1


def test_files_are_collated_and_those_outside_the_folder_and_the_web_are_not(tmp_path):
    (tmp_path / "in").mkdir()
    with sample_folder() as folder:
        for file in sample_reports(folder)[:2]:
            (tmp_path / "in" / file.name).write_bytes(file.read_bytes())
    (tmp_path / "secret.txt").write_text(
        "A secret that is nobody's business at all, and long enough to be read."
    )
    server = make_server(Shelf(root=tmp_path / "in"))
    made, up, absolute, web, none = asked(
        server,
        ("collate", {"inputs": ["."], "one_story": True}),
        ("collate", {"inputs": ["../secret.txt"]}),
        ("collate", {"inputs": [str(tmp_path / "secret.txt")]}),
        ("collate", {"inputs": ["https://paper.example/"]}),
        ("collate", {"inputs": ["nope.txt"]}),
    )
    assert made["stories"][0]["reports"] == 2 and made["stories"][0]["independent_sources"] == 1
    assert "lies outside the folder" in up and "lies outside the folder" in absolute
    assert "asks nothing of the web" in web
    assert "no such file" in none and "Traceback" not in none


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("show_claim", {"story": "s1", "claim": "nope"}, "no claim of this story"),
        ("show_story", {"story": "zzz"}, "no stories are called"),
        ("show_story", {"story": "s1", "status": "true"}, "is no status"),
        ("verify_quotation", {"quote": "  "}, "quote is empty"),
        ("who_else_says_so", {"story": "s1", "report": "x", "start": 0, "end": 1}, "no place in a report"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(shelf, name, given, said):
    (answer,) = asked(make_server(shelf), (name, given))
    assert said in answer and "Traceback" not in answer and "\n" not in answer


@pytest.mark.slow
def test_the_command_speaks_on_standard_input_and_output(tmp_path):
    from mcp import Client, StdioServerParameters

    (tmp_path / "flood.json").write_text(as_json(dossiers.flood()))
    program = "from variorum.cli.main import run; run()"
    server = StdioServerParameters(
        command=sys.executable, args=["-c", program, "mcp", "flood.json"], cwd=str(tmp_path)
    )

    async def ask():
        async with Client(server) as client:
            return json.loads((await client.call_tool("list_stories", {})).content[0].text)

    assert anyio.run(ask)["stories"][0]["from"] == "flood.json"


def test_a_dossier_whose_quotes_do_not_stand_is_not_served(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("d.json").write_text(
        as_json(dossiers.flood()).replace('"quote": "on Tuesday"', '"quote": "on Friday"')
    )
    result = CliRunner().invoke(main, ["mcp", "d.json"])
    assert "does not stand at its place" in str(result.exception)
    assert "is no folder" in str(CliRunner().invoke(main, ["mcp", "--root", "nope"]).exception)
