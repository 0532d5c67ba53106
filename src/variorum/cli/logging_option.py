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
    """The function by which a command says a line: on the terminal, or as JSON in the log. With "json" this call also sets up the log."""
    if log == LINES:
        return say
    from variorum.desk.upkeep.logs import SAID, log_json

    log_json()
    return SAID.info
