"""Offers the tools to an agent by the Model Context Protocol (its official Python SDK), on standard input and output."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations

from variorum.agents import answers
from variorum.agents.shelf import Shelf
from variorum.errors import VariorumError
from variorum.records import Status
from variorum.version import __version__

F = TypeVar("F", bound=Callable[..., dict[str, Any]])
# What the server says of itself to a model.
ABOUT = (
    "Reports of one event set side by side. Every answer quotes reports and gives the place: report id, start and end in code points of "
    "its text. Nothing is generated, and nothing says what is true. `origins` counts independent tellings: copies of one text are one."
)
# Claims of one answer at most.
MOST_CLAIMS = 200
# Stories of one page: each is read whole to be counted.
MOST_STORIES = 100


def make_server(shelf: Shelf) -> MCPServer[Any]:
    """The server with its tools. They only read: files under the shelf's root, and web addresses if the shelf allows it."""
    server: MCPServer[Any] = MCPServer("variorum", instructions=ABOUT, version=__version__)

    def tool(work: F) -> F:
        """Offers a function as a tool that only reads."""
        server.tool(
            annotations=ToolAnnotations(
                read_only_hint=True, destructive_hint=False, open_world_hint=shelf.fetch
            )
        )(_with_errors_said(work))
        return work

    # the docstrings of the tools are what an agent is told of them
    @tool
    def collate(inputs: list[str], one_story: bool = False) -> dict[str, Any]:
        """Set reports side by side: files or folders under the server's folder, or addresses where that is allowed. `one_story`: all
        tell one event. Answers with the stories found, and what was refused and why."""
        from variorum.pipeline import collate as collated

        dossier = collated(shelf.checked(inputs), one_story=one_story)
        if not answers.sound(dossier):
            raise VariorumError("a quote does not stand at its place; nothing is handed out")
        return {
            "stories": [answers.story_line(one) for one in shelf.add(dossier, "collated")],
            "refused": [
                {"path": refusal.path, "reason": refusal.reason.value, "detail": refusal.detail}
                for refusal in dossier.refused
            ],
        }

    @tool
    def list_stories(limit: int = 50, offset: int = 0) -> dict[str, Any]:
        """Stories that can be asked about, a page of them: of dossiers given at the start, collated since, and of the desk as it stands
        now. `waiting`: reports that the desk keeps and has put into no story yet."""
        ids = shelf.ids()
        start = max(0, offset)
        after = start + max(1, min(limit, MOST_STORIES))
        return {
            "stories": [answers.story_line(one) for one in shelf.stories(ids[start:after])],
            "total": len(ids),
            "next": after if after < len(ids) else None,
            "waiting": shelf.desk.waiting() if shelf.desk else 0,
        }

    @tool
    def show_story(story: str, status: str | None = None, limit: int = 50, offset: int = 0) -> dict[str, Any]:
        """A story's independent sources, its reports, and its claims (a page of them). `status`: conflict, changed, agree, compatible,
        variant, incomparable, told, single."""
        wanted = None if status is None else _status(status)
        return answers.story_whole(
            shelf.story(story), status=wanted, limit=max(1, min(limit, MOST_CLAIMS)), offset=max(0, offset)
        )

    @tool
    def show_claim(story: str, claim: str) -> dict[str, Any]:
        """A claim, by its id or key: each reading as a quote with its place, whose telling it is, on whose word, and who is silent and why."""
        shelved = shelf.story(story)
        found = answers.claim_of(shelved, claim)
        if found is None:
            raise VariorumError(f"no claim of this story is called {claim!r}: show_story has their ids")
        return answers.claim_whole(shelved, found)

    @tool
    def verify_quotation(quote: str, story: str | None = None) -> dict[str, Any]:
        """Whether words stand in a report, to the letter or but for typography; where, and in how many independent tellings."""
        if not quote.strip():
            raise VariorumError("quote is empty")
        return answers.quotation(quote, [shelf.story(story)] if story else shelf.stories())

    @tool
    def who_else_says_so(story: str, report: str, start: int, end: int) -> dict[str, Any]:
        """For a place in a report: the claims it speaks to, what other sources say to them, and of how many origins they are."""
        shelved = shelf.story(story)
        held = shelved.reports.get(report)
        if held is None or not 0 <= start < end <= len(held.text):
            raise VariorumError("that is no place in a report of this story")
        return answers.who_else(shelved, report, start, end)

    return server


def _with_errors_said(work: F) -> F:
    """Wraps a tool so that the agent gets an error as one line, and never as a traceback."""

    @wraps(work)
    def told(*args: Any, **given: Any) -> dict[str, Any]:
        """The tool's result as a JSON object. An error of variorum's becomes a ToolError with its words on one line."""
        try:
            return work(*args, **given)
        except VariorumError as error:
            raise ToolError(" ".join(str(error).split())) from error

    return told  # type: ignore[return-value]


def _status(word: str) -> Status:
    """The status of that word. Raises VariorumError for any other word."""
    try:
        return Status(word)
    except ValueError as error:
        raise VariorumError(f"{word!r} is no status; known are {', '.join(Status)}") from error
