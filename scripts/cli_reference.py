"""Write docs/reference/cli.md from the commands themselves, so that it names every option and nothing else."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import click

from variorum.cli.main import COMMANDS, main

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "cli.md"
HEAD = """# The command line

Written by `scripts/cli_reference.py` from the commands themselves; a test fails where the two differ.

`variorum COMMAND --help` prints the same with examples. Progress of longer work is shown on standard error where that
is a terminal. `NO_COLOR` and pipes get plain text; no output needs colour to be understood.

Exit codes, for every command: 0 when the work was done (also when some inputs were refused: they are listed), 1 when
there was nothing to work on or a check failed, 2 for a mistake in the call, said in one line that begins with
`variorum:`, 130 when interrupted.

`variorum --config FILE COMMAND …` takes options from a file in TOML where the command line says nothing else: [how](../how-to/configure.md).
"""


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command and subcommand with its full name, in the order of --help."""
    context = click.Context(main)
    for name in COMMANDS:
        found = main.get_command(context, name)
        if found is not None:
            yield from _below(f"variorum {name}", found, context)


def _below(name: str, command: click.Command, parent: click.Context) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command, parent=parent)
        for inner in command.list_commands(context):
            found = command.get_command(context, inner)
            if found is not None:
                yield from _below(f"{name} {inner}", found, context)


def reference() -> str:
    return HEAD + "".join(_section(name, command) for name, command in commands())


def _section(name: str, command: click.Command) -> str:
    parts = [f"\n## `{name}`\n", f"\n    {name} {' '.join(_usage(command))}\n", _help(command)]
    options = [p for p in command.params if isinstance(p, click.Option) and not p.hidden]
    if options:
        parts += ["\n| option | default | meaning |\n| --- | --- | --- |\n", *map(_option, options)]
    return "".join(parts)


def _usage(command: click.Command) -> Iterator[str]:
    if any(isinstance(p, click.Option) for p in command.params):
        yield "[OPTIONS]"
    for parameter in command.params:
        if isinstance(parameter, click.Argument):
            yield parameter.make_metavar(click.Context(command))
    if isinstance(command, click.Group):
        yield "COMMAND"


def _help(command: click.Command) -> str:
    text = inspect.cleandoc(command.help or command.short_help or "")
    return "".join(f"\n{_paragraph(p)}\n" for p in text.split("\n\n") if p.strip())


def _paragraph(text: str) -> str:
    """Lines after \\b are kept as they are: a heading, then examples."""
    if not text.startswith("\b"):
        return " ".join(text.split("\n"))
    first, *rest = text.lstrip("\b").strip("\n").split("\n")
    heading, lines = (first, rest) if first.endswith(":") else ("", [first, *rest])
    return f"{heading}\n\n" * bool(heading) + "\n".join(f"    {line.strip()}" for line in lines)


def _option(option: click.Option) -> str:
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    kind = option.make_metavar(click.Context(click.Command("x"))) if not option.is_flag else ""
    default = option.default if isinstance(option.default, str | int | float) and not option.is_flag else None
    meaning = " ".join((option.help or "").split()).replace("|", "\\|")
    shown = f" `{kind}`".replace("|", "\\|") if kind else ""
    return f"| {names}{shown} | {'' if default is None else f'`{default}`'} | {meaning} |\n"


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(reference(), encoding="utf-8")
