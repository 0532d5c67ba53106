"""The command line's entry. The module of a command is imported only when the command is called or listed, so that --help is quick."""

from __future__ import annotations

import os
import re
import sys
from importlib import import_module

import click

from variorum.cli.printing import complain
from variorum.cli.streams import INTERRUPTED, heed_interrupts, prepare_streams
from variorum.errors import VariorumError
from variorum.version import __version__

# Name of the command → where it is, and its line in --help (kept here so that listing imports nothing).
COMMANDS: dict[str, tuple[str, str]] = {
    "collate": (
        "variorum.cli.collate:collate",
        "A dossier of the reports given: summary and page, or JSON, Markdown, CSV.",
    ),
    "demo": ("variorum.cli.demo:demo", "The same on the bundled sample."),
    "desk": ("variorum.cli.desk:desk", "Stories that move: add for days, decide, look again."),
    "verify": ("variorum.cli.verify:verify", "Find every quote of a dossier again at its place."),
    "diff": (
        "variorum.cli.diff:diff",
        "What flipped, appeared and went between two dossiers, by which report.",
    ),
    "trace": ("variorum.cli.trace:trace", "Who copied whom: the reports that stand on one text."),
    "audit": ("variorum.cli.audit:audit", "How much of what many outlets say rests on one text."),
    "group": ("variorum.cli.group:group", "Which reports tell one event, and why."),
    "extract": ("variorum.cli.extract:extract", "What the reports say, without the pages around them."),
    "archive": (
        "variorum.cli.archive:archive",
        "Very many reports, in tasks that survive being stopped: run, status, verify, story.",
    ),
    "propose": (
        "variorum.cli.propose:propose",
        "A language model on this machine asked what else to set side by side.",
    ),
    "mcp": ("variorum.cli.mcp:mcp", "Dossiers as tools for an agent: shown, quoted, counted."),
    "fetch": ("variorum.cli.fetch:fetch", "Fetch pages politely and keep them as WARC."),
    "settings": ("variorum.cli.settings:settings", "What options are in force, and from where."),
    "completion": ("variorum.cli.completion:completion", "What a shell reads to complete commands."),
}


class LazyGroup(click.Group):
    """The group of all commands, which imports a command's module only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """In the order of COMMANDS, which is that of the help; no command's module is imported."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Imports the module of this one command; None for a name that is no command."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Writes the help from COMMANDS, so that `--help` imports no command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


def _config(context: click.Context, parameter: click.Parameter, given: str | None) -> None:
    """Reads the file of `--config`, if one is given: most calls have none and need not load what reads it."""
    if given is not None:
        from variorum.cli.config import load

        load(context, parameter, given)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="variorum")
@click.option(
    "--config",
    metavar="FILE",
    envvar="VARIORUM_CONFIG",
    show_envvar=True,
    is_eager=True,
    expose_value=False,
    callback=_config,
    help="What options are where the command line says nothing else, in TOML: [collate] one-story = true.",
)
def main() -> None:
    """Set the reports of one event side by side: which are copies, who the independent sources are,
    what they agree on, and where they cannot all be right.

    \b
    variorum collate reports/             a dossier of every report in a folder
    variorum collate a.txt b.html c.jsonl --format json --out dossier.json
    variorum demo                         the same on a bundled sample
    """  # noqa: D301 - \b is click's mark for lines to keep as they are


def run() -> None:
    """The entry point of the program `variorum`. A mistake of the user's becomes one plain line on standard error and exit code 2."""
    prepare_streams()
    heed_interrupts()
    try:
        code = main.main(standalone_mode=False, prog_name="variorum")
        sys.stdout.flush()
    except (click.exceptions.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)
    except click.exceptions.Exit as exit_:
        sys.exit(exit_.exit_code)
    except click.ClickException as error:
        complain(_with_what_to_do(error))
        sys.exit(2)
    except VariorumError as error:
        complain(error)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        # A disk that is full, a file that is locked: the machine's matter, and no fault of ours to be traced.
        _silenced()
        complain(f"{error.filename}: {error.strerror}" if error.filename else error.strerror or error)
        sys.exit(2)
    sys.exit(code if isinstance(code, int) else 0)


# How a message of click begins of a name that is no command, and of what is missing: it says what was seen, and not what to do.
UNKNOWN = re.compile(r"No such command '(.*)'\.$")
# Names of options less alike than this are not taken for one another ("--foo", "--to").
NEAR = 0.7
MISSING = re.compile(r"Missing (?:argument|option|parameter)")


def _of_no_option(error: click.NoSuchOption, context: click.Context) -> str:
    """What to say of an option that there is none of: the nearest one of the command, or else of the commands before it, where it must
    stand ("variorum desk --desk … add"); none where no name is near."""
    from difflib import get_close_matches

    said = f"No such option '{error.option_name}'."
    at: click.Context | None = context
    while at is not None:
        known = [
            name
            for option in at.command.get_params(at)
            if isinstance(option, click.Option) and not option.hidden
            for name in (*option.opts, *option.secondary_opts)
            if name.startswith("--")
        ]
        near = get_close_matches(error.option_name, known, n=1, cutoff=NEAR)
        if near and at is context:
            said += f" Did you mean '{near[0]}'?"
        elif near:
            said += f" Did you mean '{near[0]}', which stands behind '{at.command_path}'?"
        if near:
            break
        at = at.parent
    return f"{said} {context.command_path} --help lists what there is."


def _with_what_to_do(error: click.ClickException) -> str:
    """The error's message with a way on: for an unknown command or option the nearest one that exists; for something missing, where to read
    about it."""
    from difflib import get_close_matches

    if isinstance(error, click.NoSuchOption) and error.ctx is not None:
        return _of_no_option(error, error.ctx)
    message, context = error.format_message(), getattr(error, "ctx", None)
    unknown = UNKNOWN.match(message)
    # another mistake says already what to do
    if context is None or not (unknown or MISSING.match(message)):
        return message
    commands = context.command.list_commands(context) if isinstance(context.command, click.Group) else []
    near = next(iter(get_close_matches(unknown[1], commands, n=1)), None) if unknown else None
    nearest = f" Did you mean '{near}'?" if near else ""
    return f"{message.rstrip('.')}.{nearest} {context.command_path} --help lists what there is."


def _silenced() -> None:
    """Points standard output at nothing: nobody reads it any more, and Python would fail once more when it writes out the rest at its end."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
