"""Options in a file: every one of every command, and what is in force said with where it is from."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from variorum.cli.config import options_of
from variorum.cli.main import main
from variorum.errors import UsageError

TEXT = "The ferry stopped at noon, and it stayed where it was, the harbour master said."


def every_option():
    def below(command, context, path):
        for name, option in options_of(command):
            yield path, name, option
        if isinstance(command, click.Group):
            for name in command.list_commands(context):
                inner = command.get_command(context, name)
                yield from below(inner, click.Context(inner, info_name=name, parent=context), (*path, name))

    return [one for one in below(main, click.Context(main), ()) if one[0]]


OPTIONS = every_option()


@pytest.fixture
def config(tmp_path):
    def written(text):
        path = tmp_path / "variorum.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    return written


def run(*words, **given):
    return CliRunner().invoke(main, words, **given)


def some_value(option):
    """A value that the option takes, and that is not its default."""
    if option.is_flag:
        return True
    kind = option.type
    if isinstance(kind, click.Choice):
        other = next(choice for choice in kind.choices if choice != option.default)
        return [other] if option.multiple else other
    if isinstance(kind, click.types.IntParamType | click.types.FloatParamType):
        return 7
    return ["text=a"] if option.multiple else "a"


def test_every_option_of_every_command_can_stand_in_a_file(config):
    """Each is loaded, and told of as in force from the file."""
    assert len(OPTIONS) > 60
    tables = {}
    wanted = {}
    for path, name, option in OPTIONS:
        wanted[path, name] = value = some_value(option)
        tables.setdefault(path, []).append(f"{name} = {json.dumps(value)}")
    path = config("\n".join(f"[{'.'.join(p)}]\n" + "\n".join(lines) for p, lines in tables.items()))
    result = run("--config", path, "settings", env={"VARIORUM_DESK": "", "VARIORUM_DECISIONS": ""})
    assert result.exit_code == 0, result.output
    said = tomllib.loads(result.stdout)
    for (place, name), value in wanted.items():
        found = said
        for part in place:
            found = found[part]
        assert found[name] == value, (place, name)
    assert result.stdout.count(f"# {path}") == len(wanted)


def test_what_is_printed_is_a_file_that_changes_nothing(config):
    first = run("settings").stdout
    again = run("--config", config(first), "settings").stdout
    assert tomllib.loads(again) == tomllib.loads(first)


def test_the_command_line_wins_over_the_environment_and_this_over_the_file(config, tmp_path):
    reports = tmp_path / "a.csv"
    reports.write_text(f'words,text\nother,"{TEXT}"\n')
    path = config('[extract]\nformat = "text"\ncolumn = ["text=words"]\n[desk]\ndesk = "of-file"\n')
    assert "other" in run("--config", path, "extract", str(reports)).stdout
    result = run("--config", path, "extract", str(reports), "--column", "text=text", "--format", "jsonl")
    assert json.loads(result.stdout)["text"] == TEXT
    said = run(
        "--config", path, "settings", "desk", env={"VARIORUM_DESK": "postgresql://me:secret@host/of-env"}
    ).stdout
    assert 'desk = "postgresql://me@host/of-env"' in said
    assert "# environment, VARIORUM_DESK" in said
    assert "secret" not in said
    assert run("settings", "desk", env={"VARIORUM_CONFIG": path}).stdout.count(path) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[collate]\none-stroy = true\n", "there is no option [collate] one-stroy; one-story is meant?"),
        ("[colate]\nbrief = true\n", "there is no command [colate]; collate is meant?"),
        ("[desk.ad]\nlater = true\n", "there is no command [desk.ad]; add is meant?"),
        ("[collate]\nbrief = 1\n", "[collate] brief is on or off"),
        ("[collate]\ncolumn = 'text=x'\n", "write a list"),
        ("[collate]\nformat = ['html']\n", "[collate] format is one value"),
        ("[collate]\nformat = 'docx'\n", "[collate] format: 'docx' is not one of"),
        ("[fetch]\npace = 'slow'\n", "[fetch] pace is a number"),
        ("[fetch]\npace = -1\n", "[fetch] pace: -1.0 is not in the range"),
        ("[collate]\nformat = 2025-05-14\n", "[collate] format is a text"),
        ("brief = true\n", "there is no option brief"),
        ("[collate\n", "is no TOML"),
        (b"[collate]\nformat = '\xff'\n", "is no text in UTF-8"),
    ],
)  # fmt: skip
def test_what_is_no_option_is_one_line_that_names_the_file(config, text, said):
    path = config(text)
    result = run("--config", path, "collate", "x")
    assert isinstance(result.exception, UsageError)
    assert said in str(result.exception)
    assert path in str(result.exception)
    assert "\n" not in str(result.exception)


def test_a_file_that_is_not_there_is_one_line():
    assert "cannot be read" in str(run("--config", "no-such.toml", "settings").exception)


def test_settings_of_a_command_that_is_none_is_one_line():
    assert isinstance(run("settings", "colate").exception, UsageError)


def test_settings_of_the_rooms_are_told_when_asked():
    assert "# collate.least_link = " in run("settings", "collate", "--rooms").stdout
    assert "collate.least_link" not in run("settings", "collate").stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_what_completes(shell):
    said = run("completion", shell).stdout
    assert f"_VARIORUM_COMPLETE={shell}_complete" in said


@pytest.mark.parametrize(
    ("words", "at", "found"),
    [
        ("variorum col", 1, "collate"),
        ("variorum collate --one", 2, "--one-story"),
        ("variorum desk wa", 2, "watch"),
        ("variorum collate --format ma", 3, "markdown"),
    ],
)
def test_the_program_completes(words, at, found):
    program = Path(sys.executable).parent / "variorum"
    env = {**os.environ, "_VARIORUM_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(at)}
    said = subprocess.run([program], env=env, capture_output=True, text=True, check=False).stdout
    assert found in said
