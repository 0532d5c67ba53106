"""`--config FILE`: reads a TOML file with values for options; the command line and the environment win over it.

Words used here. `place`: the name of a group in the file ("desk.user"). `said`, `value`: what the file gives for an option. `context`:
click's.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from variorum.errors import UsageError

# Where the loaded file lies while a command runs.
KEY = "variorum.config"
# Options that ask of the program itself, and are nobody's settings.
OWN = frozenset({"help", "version", "config"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What the file of `--config` says. `options`: command → its parameters by click's names, and the commands below it likewise."""

    file: str
    options: Mapping[str, Any]


def load(context: click.Context, _parameter: click.Parameter, given: str | None) -> None:
    """The callback of --config: the file's options become the defaults of the commands. Raises UsageError for what is no
    option, with the nearest that is.
    """
    if given is None:
        return
    found = _read(given)
    command = context.command
    assert isinstance(command, click.Group)
    options = _of_group(command, context, found, file=given, place="")
    context.default_map = options
    context.meta[KEY] = Config(file=given, options=options)


def _read(given: str) -> dict[str, Any]:
    """The file's content. Raises UsageError where it cannot be read or is no TOML."""
    try:
        return tomllib.loads(Path(given).read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UsageError(f"--config {given}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"--config {given}: is no text in UTF-8") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"--config {given}: is no TOML: {error}") from error


def _of_group(
    group: click.Group, context: click.Context, found: Mapping[str, Any], *, file: str, place: str
) -> dict[str, Any]:
    """Command → its options, for a group and all groups below it. `place`: the group's name in the file, "desk.user";
    "" for the program. `found`: the group's table in the file. Raises UsageError, with a name that is near, for a command that is not
    there.
    """
    options: dict[str, Any] = {}
    names = group.list_commands(context)
    for name, value in found.items():
        # a value is an option; a table is a command or a group of commands
        if not isinstance(value, dict):
            options.update(_option(group, context, name, value, file=file, place=place))
            continue
        command = group.get_command(context, name) if name in names else None
        if command is None:
            raise UsageError(f"--config {file}: {_unknown(f'command [{_under(place, name)}]', name, names)}")
        inner = click.Context(command, info_name=name, parent=context)
        if isinstance(command, click.Group):
            options[name] = _of_group(command, inner, value, file=file, place=_under(place, name))
        else:
            options[name] = {
                # the option as click calls it, and its value
                key: told
                for one, said in value.items()
                for key, told in _option(
                    command, inner, one, said, file=file, place=_under(place, name)
                ).items()
            }
    return options


def _option(
    command: click.Command, context: click.Context, name: str, value: Any, *, file: str, place: str
) -> dict[str, Any]:
    """{click's name: value} of the option `--name`, after the check that the option takes it. `place` and `file`: for what is said of a
    mistake.
    """
    known = dict(options_of(command))
    option = known.get(name.replace("_", "-"))
    where = f"[{place}] {name}" if place else name
    if option is None:
        raise UsageError(f"--config {file}: {_unknown(f'option {where}', name, list(known))}")
    assert option.name is not None
    # the value must have the option's type, and be one or a list
    if option.is_flag and not isinstance(value, bool):
        raise UsageError(f"--config {file}: {where} is on or off: say true or false")
    # an option that may be given several times takes a list, any other one value
    if option.multiple != isinstance(value, list):
        raise UsageError(
            f"--config {file}: {where} {'may be given more than once: write a list' if option.multiple else 'is one value'}"
        )
    values = value if isinstance(value, list) else [value]
    numbers = isinstance(option.type, click.types.IntParamType | click.types.FloatParamType)
    taken = (int, float) if numbers else (str,)
    # a bool is an int to Python, so it is asked for apart
    if not option.is_flag and any(isinstance(one, bool) or not isinstance(one, taken) for one in values):
        raise UsageError(f"--config {file}: {where} is a {'number' if numbers else 'text'}")
    try:
        for one in values:
            # click's own check: a range of numbers, one of some words
            option.type.convert(one, option, context)
    except click.BadParameter as error:
        raise UsageError(f"--config {file}: {where}: {error.message}") from error
    return {option.name: value}


def _under(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def _unknown(what: str, name: str, known: Sequence[str]) -> str:
    """The words for a name that is not there, with the nearest of the `known` ones. `what`: what is missing, its name
    in it ("option [collate] one-storey"); `name`: the name alone, to be compared.
    """
    near = get_close_matches(name.replace("_", "-"), known, n=1)
    return f"there is no {what}" + (f"; {near[0]} is meant?" if near else "")


def options_of(command: click.Command) -> Iterator[tuple[str, click.Option]]:
    """(longest name without dashes, option) for each option of a command that is a setting."""
    for parameter in command.params:
        if isinstance(parameter, click.Option) and not parameter.hidden:
            name = max(parameter.opts, key=len).lstrip("-")
            if name not in OWN:
                yield name, parameter
