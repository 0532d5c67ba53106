"""The options by which a served desk is given a language model, and the ModelSetting that is made of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from variorum.cli.printing import say
from variorum.cli.proposer import KEY, SERVER, key_in
from variorum.errors import UsageError

if TYPE_CHECKING:
    from variorum.web.asking import ModelSetting


def model_options(command: Callable[..., None]) -> Callable[..., None]:
    """Adds the options that name a model for the desk (`--model`, `--model-server` …), as keyword arguments."""
    for option in (
        click.option("--model-minutes", "minutes", type=click.FloatRange(min=0.1), help="Minutes that one asking may take."),
        click.option("--model-calls", "calls", type=click.IntRange(min=1), help="Calls that one asking may make."),
        click.option("--model-key-file", "key_file", metavar="FILE", help=f"A file with the server's key, where it wants one. Else from {KEY}."),
        click.option("--model-allow-remote", "allow_remote", is_flag=True, help="The model's server may be another machine: the reports' sentences go there."),
        click.option("--model-dialect", "dialect", type=click.Choice(("ollama", "openai")), help="How it is spoken to. Default: it is asked whether it is Ollama."),
        click.option("--model-server", "server", metavar="URL", default=SERVER, show_default=True, help="Where the model is."),
        click.option("--model", metavar="NAME", help="A language model that editors may ask about a story. [default: none]"),
    ):  # fmt: skip
        command = option(command)
    return command


def setting(
    model: str,
    server: str,
    dialect: str | None,
    allow_remote: bool,
    key_file: str | None,
    calls: int | None,
    minutes: float | None,
) -> ModelSetting:
    """The model that the desk may ask. Raises UsageError for one that could not be asked. Says on standard error to which server sentences of
    reports would be sent. `dialect`: how the server wants to be asked; None: found out. `calls` and `minutes`: how much it may cost;
    None: the usual.
    """
    from variorum.propose import ProposeSettings, Server, address
    from variorum.propose.dialects import DIALECTS
    from variorum.web.asking import ModelSetting

    if not model.strip():
        raise UsageError("--model: give the model's name, as its server calls it")
    place = address(server, allow_remote=allow_remote)
    standard = ProposeSettings()
    chosen = ProposeSettings(
        calls=calls or standard.calls, seconds=minutes * 60 if minutes else standard.seconds
    )
    key = key_in(key_file)

    def connect() -> Server:
        return Server(place, key=key, dialect=DIALECTS[dialect] if dialect else None, settings=chosen)

    # fails now, and not at the first question
    connect().close()
    where = (
        "on this machine" if place.local else "ANOTHER MACHINE: sentences of reports go there word for word"
    )
    say(f"Editors may ask {model} at {place.root}, {where}.", err=True)
    return ModelSetting(name=model, place=place, connect=connect, settings=chosen)
