"""Nothing that came from outside steers a terminal or ends in a traceback: tests/cases/attack-14 and 17, and their brothers."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import sqlite3
import sys
import tempfile
import traceback
from pathlib import Path

import pytest
from click.testing import CliRunner

from variorum.cli.main import main, run
from variorum.cli.place import readable_desk
from variorum.cli.printing import STEERING, harmless, harmless_json
from variorum.errors import UsageError

CASES = Path(__file__).resolve().parent.parent / "cases"
HOSTILE = CASES / "attack-14-terminal-escapes"
CLI = Path(__file__).resolve().parents[2] / "src" / "variorum" / "cli"
FULL = Path("/dev/full")


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    rows = (HOSTILE / "e.jsonl").read_text(encoding="utf-8").splitlines()
    third = json.loads(rows[0])
    # Brothers: an annotation, a tag, a line separator and half a character; names of more than one line.
    third |= {
        "path": "r2\u2028\ufff9x\U000e0041\udc9b.txt",
        "outlet": "O2\n\x85\x9d0;x\x9c\u2066",
        "title": "T\u200fhird\ufeff \ud83d",
    }
    (tmp_path / "e.jsonl").write_text(
        "\n".join([*rows, json.dumps(third), "{", '{"text": "\\u001b[2J"']) + "\n"
    )
    shutil.copy(HOSTILE / "bad.jsonl", tmp_path / "bad.jsonl")
    return tmp_path


@pytest.fixture(scope="module", autouse=True)
def warm():
    """The parser, loaded once for all the children that are forked here."""
    from variorum.parse import parse
    from variorum.records import Report

    parse([Report(id="w", path="w", digest="", text="The mill burned down.", language="en")])


def told(*command, stdout=None):
    """Exit code, standard output and standard error, as the console script writes them: in a forked child, since eighty
    fresh interpreters take minutes. `stdout`: a file that takes the output instead."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            _be_the_console_script(command, stdout or out, err)
        _, status = os.waitpid(child, 0)
        out.seek(0)
        err.seek(0)
        return os.waitstatus_to_exitcode(status), out.read().decode("utf-8"), err.read().decode("utf-8")


def _be_the_console_script(command, out, err):
    code = 1
    try:
        os.dup2(out.fileno(), 1)
        os.dup2(err.fileno(), 2)
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.argv = ["variorum", *command]
        run()
        code = 0
    except SystemExit as done:
        code = done.code if isinstance(done.code, int) else 0 if done.code is None else 1
    except BaseException:
        traceback.print_exc()
    finally:
        with contextlib.suppress(Exception):
            sys.stdout.flush()
        with contextlib.suppress(Exception):
            sys.stderr.flush()
        os._exit(code)


@pytest.mark.parametrize(
    "command",
    [
        "extract e.jsonl --format text", "extract e.jsonl", "trace e.jsonl", "trace e.jsonl --format jsonl",
        "group e.jsonl", "group e.jsonl --format jsonl", "group e.jsonl --stream", "audit e.jsonl --by sentences",
        "audit e.jsonl --by sentences --format json", "collate e.jsonl --out o.html", "collate e.jsonl --out v.html -v",
        "collate e.jsonl --format json --out o.json",
    ],
)  # fmt: skip
def test_no_command_prints_what_steers_a_terminal(place, command):
    code, out, err = told(*command.split())
    assert code == 0
    assert "Traceback" not in err
    assert not STEERING.search(out.replace("\r\n", "\n")), STEERING.search(out)
    assert not STEERING.search(err)


def test_nor_do_verify_and_the_desk(place):
    assert told("collate", "e.jsonl", "--format", "json", "--out", "o.json")[0] == 0
    made = (place / "o.json").read_text(encoding="utf-8")
    (place / "o.json").write_text(
        re.sub(r'"quote": "', '"quote": "\\\\u001b]0;pwned\\\\u0007\\\\u202e', made, count=3)
    )
    said = [told("verify", "o.json", "e.jsonl"), told("verify", "o.json")]
    said += [told("desk", *rest.split()) for rest in (
        "init", "add e.jsonl", "status", "search ferry", "refusals", "decisions bad.jsonl", "search \x1b]0;pwned\x07",
        "export Ferry --format markdown", "export \x1b[31mNone\x9b", "retract \x1b[31mNone", "rebuild",
    )]  # fmt: skip
    for _, out, err in said:
        assert "Traceback" not in err
        assert not STEERING.search(out)
        assert not STEERING.search(err)
    assert any("pwned" in out for _, out, _ in said)


@pytest.mark.parametrize(
    "command",
    [["collate", "no\x1b]0;x\x07\u202e.txt"], ["nothing\x9b31m"], ["collate", "x", "--format", "\x1b[1m"], ["verify", "a\nb\x1b.json"]],
)  # fmt: skip
def test_an_error_is_one_line_that_steers_nothing(place, command):
    code, out, err = told(*command)
    assert (code, out) == (2, "")
    assert not STEERING.search(err)
    assert err.count("\n") == 1


def test_json_says_the_same_with_escapes():
    said = "a\x1bb\x9b\u202e\x7f\U000e0041é\u2028"
    text = harmless_json(json.dumps({"a": said}, ensure_ascii=False))
    assert json.loads(text) == {"a": said}
    assert not STEERING.search(text)


def test_words_stay_as_they_are():
    said = "Zürich – “عَرَبِيّ” می\u200cخواهم 👩\u200d👩\u200d👧 東京\u3000\xa05 °C\n\ttab"
    assert harmless(said) == said


def test_every_module_of_the_command_line_prints_through_the_door():
    for module in CLI.rglob("*.py"):
        if module.name != "printing.py":
            text = module.read_text(encoding="utf-8")
            assert not re.search(r"\bprint\(|click\.(secho|echo)|sys\.std(out|err)\.(buffer|write)", text), (
                module.name
            )


# What the machine refuses


@pytest.fixture
def rows(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    row = json.loads((HOSTILE / "e.jsonl").read_text(encoding="utf-8").splitlines()[0])
    row |= {"path": "a", "outlet": "Herald", "title": "Ferry aground"}
    text = row["text"].partition(" Item")[0]
    for name in "ab":
        (tmp_path / f"{name}.jsonl").write_text(
            json.dumps({**row, "path": name, "text": f"{text} It was {name}."}) + "\n"
        )
    return tmp_path


def one_line(code, err):
    assert code == 2, err
    assert err.startswith("variorum: ")
    assert err.count("\n") == 1, err


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    "command",
    ["collate a.jsonl --format json", "collate a.jsonl --format csv -q", "collate a.jsonl --out y.html", "extract a.jsonl",
     "extract a.jsonl --format text", "trace a.jsonl", "group a.jsonl --format jsonl", "audit a.jsonl b.jsonl --by sentences",
     "desk init", "--help", "--version"],
)  # fmt: skip
def test_a_full_disk_behind_standard_output_is_one_line(rows, command):
    with FULL.open("w") as out:
        code, _, err = told(*command.split(), stdout=out)
    lines = [line for line in err.splitlines() if line.startswith("variorum: ")]
    assert "Traceback" not in err
    assert "Exception ignored" not in err
    assert code == 2
    assert len(lines) == 1
    assert "No space left" in lines[0]


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    "command",
    ["collate a.jsonl --format json --out /dev/full", "trace a.jsonl --out /dev/full", "extract a.jsonl --refused /dev/full nothing.bin",
     "group a.jsonl --out /nonexist/x", "demo --out /proc/x.html", "collate a.jsonl --out /proc/y.json"],
)  # fmt: skip
def test_a_result_that_cannot_be_written_is_one_line(rows, command):
    (rows / "nothing.bin").write_bytes(b"")
    code, _, err = told(*command.split())
    assert "Traceback" not in err
    one_line(code, err[err.index("variorum: ") :])
    assert FULL.is_char_device()


def test_a_desk_whose_export_cannot_be_written_says_so(rows):
    assert told("desk", "init")[0] == told("desk", "add", "a.jsonl")[0] == 0
    code, _, err = told("desk", "export", "Ferry", "--out", "/nonexist/x.json")
    one_line(code, err)
    code, _, err = told("desk", "export", "Ferry", "--out", "/proc/x.json")
    one_line(code, err)


@pytest.mark.parametrize(
    "command", ["status", "add b.jsonl", "rebuild", "export Ferry", "search ferry", "refusals"]
)
def test_a_damaged_database_is_one_line(rows, command):
    for step in ("init", "add a.jsonl"):
        assert told("desk", *step.split())[0] == 0
    with sqlite3.connect("desk.variorum") as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    content = bytearray((rows / "desk.variorum").read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    (rows / "desk.variorum").write_bytes(content)
    code, _, err = told("desk", *command.split())
    one_line(code, err)
    assert "desk.variorum" in err


def test_a_database_that_cannot_be_written_to_is_one_line(tmp_path):
    """As `chattr +i` makes it, which nobody here may be able to: SQLite is told that the file is only to be read."""
    place = tmp_path / "desk.variorum"
    sqlite3.connect(place).execute("CREATE TABLE a (b)")
    only_read = sqlite3.connect(f"file:{place}?mode=ro", uri=True)
    with (
        pytest.raises(UsageError, match=r"^the desk d cannot be used: attempt to write a readonly database"),
        readable_desk("d"),
    ):
        only_read.execute("INSERT INTO a VALUES (1)")


def test_a_password_in_a_desks_address_is_not_told():
    found = CliRunner().invoke(main, ["desk", "--desk", "postgresql://ada:secret@127.0.0.1:1/x", "status"])
    assert "secret" not in f"{found.output}{found.exception}"


def on_a_terminal(columns, *command):
    """What a terminal of so many columns is sent by the console script."""
    import fcntl
    import pty
    import struct
    import termios

    child, terminal = pty.fork()
    if child == 0:
        os.environ.pop("COLUMNS", None)
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        # in the child, or a command that is quicker than its parent writes for another width
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        _be_the_console_script(command, sys.stdout, sys.stderr)
    sent = b""
    with contextlib.suppress(OSError):
        while piece := os.read(terminal, 65536):
            sent += piece
    os.close(terminal)
    os.waitpid(child, 0)
    # A bar that is drawn over itself is no line of text.
    return [
        line
        for line in sent.decode("utf-8").replace("\r\n", "\n").split("\n")
        if "\r" not in line and "\x1b" not in line
    ]


@pytest.mark.parametrize(("command", "width"), [("trace reports", 80), ("group reports", 80), ("group reports", 120),
    ("audit reports --by sentences", 80), ("extract reports/4-beacon.html --format text", 60), ("verify o.json", 80),
    ("collate reports/none.txt", 40), ("desk refusals", 80)])  # fmt: skip
def test_no_line_is_wider_than_the_terminal_or_breaks_inside_a_word(tmp_path, monkeypatch, command, width):
    monkeypatch.chdir(tmp_path)
    assert told("demo", "--files", "reports", "-q")[0] == 0
    if "verify" in command:
        made = "collate reports/4-beacon.html reports/7-courier.html -f json -o o.json -q"
        assert told(*made.split())[0] == 0
        written = (tmp_path / "o.json").read_text(encoding="utf-8")
        forged = written.replace("Hedda Mosswick", "Somebody Quite Different")
        (tmp_path / "o.json").write_text(forged, encoding="utf-8")
    if "desk" in command:
        (tmp_path / "t.csv").write_text("id,title,text\n1,Ferry aground,On the rocks\n", encoding="utf-8")
        assert told("desk", "init")[0] == told("desk", "add", "t.csv")[0] == 0
    piped = told(*command.split())
    words = [word for text in piped[1:] for word in text.split()]
    lines = on_a_terminal(width, *command.split())
    assert [w for line in lines for w in line.split() if w not in words] == []
    assert [line for line in lines if len(line) > width and " " in line.strip()] == []
    assert len(lines) > 1


def test_where_nobody_looks_lines_are_as_they_are(tmp_path):
    from variorum.cli.printing import fitted

    assert (
        fitted("  - a long line of several words\n\nshort", 16)
        == "  - a long line\n    of several\n    words\n\nshort"
    )
    assert fitted("x" * 90, 40) == "x" * 90
    assert fitted("9f3a2b1c  Six independent sources in eight reports", 40).startswith("9f3a2b1c  Six ")
