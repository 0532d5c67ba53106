"""`variorum settings`: prints the value that each option has, and where that value is from."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from typing import Any

import click

from variorum.cli.config import KEY, Config, options_of
from variorum.cli.printing import say
from variorum.errors import UsageError

# Columns for a setting's name.
WIDTH = 44


@click.command()
@click.argument("command", nargs=-1)
@click.option(
    "--rooms",
    is_flag=True,
    help="The settings of the rooms too: thresholds and limits, which no option changes.",
)
@click.pass_context
def settings(context: click.Context, command: tuple[str, ...], rooms: bool) -> None:
    """Print what the options of every command are where the call says nothing else, and where that is from: a
    default, the environment, or the file given by --config. As TOML: what is printed is such a file.

    \b
    Examples:
      variorum settings
      variorum settings collate
      variorum --config variorum.toml settings desk add
    """  # noqa: D301 - \b is click's mark for lines to keep as they are
    root = context.find_root()
    config: Config | None = context.meta.get(KEY)
    shown = 0
    for path, found in _commands(root.command, root, ()):
        # only the command that was named, and those under it
        if path[: len(command)] == command and any(options_of(found)):
            say(f"[{'.'.join(path)}]" if not shown else f"\n[{'.'.join(path)}]")
            for line in _lines(found, path, config):
                say(line)
            shown += 1
    if command and not shown:
        raise UsageError(
            f"{' '.join(command)}: no command with options is called so; variorum --help lists them"
        )
    # as remarks, since they cannot be set in this file
    if rooms:
        from variorum.settings import Settings, named

        say("\n# The rooms: docs/reference/settings.md says what each was chosen on.")
        for line in named(Settings(), proposals=True):
            say(f"# {line}")


def _commands(
    command: click.Command, context: click.Context, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command with its path (("desk", "add")), and all commands below it."""
    if path:
        yield path, command
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner is not None:
                yield from _commands(
                    inner, click.Context(inner, info_name=name, parent=context), (*path, name)
                )


def _lines(command: click.Command, path: tuple[str, ...], config: Config | None) -> Iterator[str]:
    """A line of TOML for each option of a command, with where its value is from. `path`: the command's."""
    said: Any = config.options if config else {}
    for name in path:
        said = said.get(name, {}) if isinstance(said, Mapping) else {}
    for name, option in options_of(command):
        value, source = _in_force(option, said, config)
        written = _toml(value)
        line = f"{name} = {written}" if written is not None else f"# {name} ="
        yield f"{line:<{WIDTH}} # {source if written is not None else 'not set'}"


def _in_force(option: click.Option, said: Mapping[str, Any], config: Config | None) -> tuple[Any, str]:
    """An option's value and where it is from, as click decides it: the environment wins over a file. `said`: the options of the file, by
    click's name; `config`: the file.
    """
    names = [option.envvar] if isinstance(option.envvar, str) else list(option.envvar or ())
    for name in names:
        if os.environ.get(name):
            return _without_password(os.environ[name]), f"environment, {name}"
    if config is not None and option.name in said:
        return _without_password(said[option.name]), config.file
    # click asks for a context, though the default does not depend on it
    return option.get_default(click.Context(click.Command("x")), call=True), "default"


def _without_password(value: Any) -> Any:
    """The value; a desk's address without the password in it."""
    if isinstance(value, str) and "://" in value and "@" in value:
        head, _, tail = value.partition("://")
        user, _, rest = tail.rpartition("@")
        return f"{head}://{user.partition(':')[0]}@{rest}"
    return value


def _toml(value: Any) -> str | None:
    """The value as TOML writes it; None for what is not set."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list | tuple):
        return "[" + ", ".join(json.dumps(str(one), ensure_ascii=False) for one in value) + "]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else None
