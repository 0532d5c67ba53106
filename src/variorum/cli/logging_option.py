"""`--log`: how commands that run for days tell what they do."""

from __future__ import annotations

from collections.abc import Callable

import click

from variorum.cli.printing import say

LINES, JSON_LINES = "lines", "json"
log_option = click.option(
    "--log",
    type=click.Choice((LINES, JSON_LINES)),
    default=LINES,
    envvar="VARIORUM_LOG",
    show_default=True,
    help="Lines to read, warnings alone; or JSON on standard error, with a line for each request.",
)


def sayer(log: str) -> Callable[[str], None]:
    """The function that says a line: to the terminal, or into the log. JSON is set up by asking for it."""
    if log == LINES:
        return say
    from variorum.desk.upkeep.logs import SAID, log_json

    log_json()
    return SAID.info
