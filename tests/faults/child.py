"""Runs in a process with the shim before it: lets each write of each command fail in turn, and prints what came of it as JSON.

python -m tests.faults.child SHIM FOLDER [SO MANY of each command's writes, spread over them]
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import io
import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.desk.invented import FERRY, rows_file
from variorum.cli.main import run
from variorum.desk.decisions.ledger import read
from variorum.desk.desk import open_desk
from variorum.store import evidence

FAULTS = {"ENOSPC": errno.ENOSPC, "EIO": errno.EIO, "EMFILE": errno.EMFILE}
NOTE = {
    "at": "2031-03-04T12:00:00Z",
    "author": "Ada",
    "kind": "note",
    "reports": ["r1"],
    "text": "Called the coastguard.",
}


@dataclass(frozen=True, kw_only=True)
class Came:
    """Of one write that failed: the command's exit code and words, and what of earlier and of its own word was not held."""

    command: str
    fault: str
    at: int
    lasting: bool
    code: int
    said: str
    wrong: str


def told(arguments: list[str]) -> tuple[int, str, str]:
    """As the console script: exit code, standard output and standard error. What no exit code is, is a traceback."""
    out, error = io.StringIO(), io.StringIO()
    before, sys.argv = sys.argv, ["variorum", *arguments]
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(error):
            try:
                run()
                code = 0
            except SystemExit as end:
                code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
            except BaseException as fault:
                return 99, out.getvalue(), f"{error.getvalue()}TRACEBACK {type(fault).__name__}: {fault}"
    finally:
        sys.argv = before
    return code, out.getvalue(), error.getvalue()


@dataclass(frozen=True, kw_only=True)
class Command:
    """`ready` makes a folder as it is before; `wrong` says, after the command has ended so, what is lost or torn."""

    arguments: Callable[[Path], list[str]]
    ready: Callable[[Path], None]
    wrong: Callable[[Path, int], str]


def desk_with_one(folder: Path) -> None:
    rows_file(folder, FERRY[:1], "first.jsonl")
    rows_file(folder, FERRY[1:2], "second.jsonl")
    place = str(folder / "desk.variorum")
    assert told(["desk", "--desk", place, "init"])[0] == 0
    assert told(["desk", "--desk", place, "add", str(folder / "first.jsonl")])[0] == 0
    (folder / "decisions.jsonl").write_text(json.dumps(NOTE) + "\n")
    (folder / "more.jsonl").write_text(json.dumps({**NOTE, "text": "Called again."}) + "\n")


def held_wrong(folder: Path, code: int) -> str:
    parts = [path.name for path in folder.rglob("*.part")]
    if parts:
        return f"left behind: {parts}"
    desk = open_desk(str(folder / "desk.variorum"), ledger=folder / "decisions.jsonl")
    try:
        with desk.store.reading() as connection:
            held = {one.report.url for one in evidence.held(connection)}
    finally:
        desk.close()
    acknowledged = {FERRY[0]["url"]} | ({FERRY[1]["url"]} if code == 0 else set())
    lost = acknowledged - held
    notes = [d.text for d in read(folder / "decisions.jsonl").decisions]
    return f"lost {sorted(lost)}" if lost else "" if NOTE["text"] in notes else "lost a decision"


def decided_wrong(folder: Path, code: int) -> str:
    notes = [d.text for d in read(folder / "decisions.jsonl").decisions]
    return held_wrong(folder, 2) or (
        "a decision said to be kept is not" if code == 0 and "Called again." not in notes else ""
    )


OLD = "an older dossier\n"


def reports(folder: Path) -> None:
    (folder / "out").mkdir()
    (folder / "out" / "d.json").write_text(OLD)
    (folder / "in").mkdir()
    rows_file(folder / "in", FERRY[:2])


def dossier_wrong(folder: Path, code: int) -> str:
    """The file is the new one, whole, or the one from before."""
    found = (folder / "out" / "d.json").read_text()
    left = [path.name for path in (folder / "out").iterdir() if path.name.startswith(".")]
    if left:
        return f"left behind: {left}"
    if found == OLD:
        return "an exit code of 0, and nothing written" if code == 0 else ""
    try:
        return "" if json.loads(found)["schema"] else "no schema"
    except ValueError:
        return "half a dossier"


def tables_wrong(folder: Path, code: int) -> str:
    found = folder / "out" / "tables"
    if code == 0 and not (found / "datapackage.json").is_file():
        return "an exit code of 0, and no tables"
    return ""


def desk_command(*rest: str) -> Callable[[Path], list[str]]:
    return lambda folder: [
        "desk",
        "--desk",
        str(folder / "desk.variorum"),
        *(part.format(folder) for part in rest),
    ]


COMMANDS = {
    "desk add": Command(arguments=desk_command("add", "{}/second.jsonl"), ready=desk_with_one, wrong=held_wrong),
    "desk decisions": Command(arguments=desk_command("decisions", "{}/more.jsonl"), ready=desk_with_one, wrong=decided_wrong),
    "collate --out": Command(
        arguments=lambda folder: ["collate", str(folder / "in"), "--one-story", "-q", "--format", "json", "--out", str(folder / "out" / "d.json")],
        ready=reports, wrong=dossier_wrong,
    ),
    "collate pages": Command(
        arguments=lambda folder: ["collate", str(folder / "in"), "-q", "--out", str(folder / "out" / "d.html")],
        ready=reports, wrong=lambda folder, code: "" if code or (folder / "out" / "d.html").is_file() else "no page",
    ),
    "collate --tables": Command(
        arguments=lambda folder: ["collate", str(folder / "in"), "-q", "--format", "json", "--out", str(folder / "out" / "d.json"), "--tables", str(folder / "out" / "tables"), "--table-format", "csv"],
        ready=reports, wrong=tables_wrong,
    ),
}  # fmt: skip


def main() -> None:
    shim, folder = ctypes.CDLL(sys.argv[1]), Path(sys.argv[2])
    shim.fault_arm.argtypes = [ctypes.c_char_p, ctypes.c_long, ctypes.c_int, ctypes.c_int]
    shim.fault_disarm.restype = ctypes.c_long
    most = int(sys.argv[3]) if len(sys.argv) > 3 else sys.maxsize
    place = folder / "place"

    def once(command: Command, *, at: int, fault: int, lasting: bool) -> tuple[int, str, int, str]:
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(folder / "ready", place)
        arguments = command.arguments(place)
        shim.fault_arm(str(place).encode(), at, fault, lasting)
        code, _, said = told(arguments)
        calls = shim.fault_disarm()
        try:
            wrong = command.wrong(place, code)
        except Exception as error:
            wrong = f"cannot be looked at again: {type(error).__name__}: {error}"
        return code, said, calls, wrong

    for name, command in COMMANDS.items():
        shutil.rmtree(folder / "ready", ignore_errors=True)
        (folder / "ready").mkdir(parents=True)
        command.ready(folder / "ready")
        code, said, calls, wrong = once(command, at=0, fault=0, lasting=False)
        print(
            json.dumps({"command": name, "calls": calls, "code": code, "said": said, "wrong": wrong}),
            flush=True,
        )
        for turn, (fault, number) in enumerate(FAULTS.items()):
            for at in spread(calls, most, turn):
                for lasting in (False, True) if most >= calls else ((at + turn) % 2 == 0,):
                    code, said, _, wrong = once(command, at=at, fault=number, lasting=lasting)
                    came = Came(
                        command=name, fault=fault, at=at, lasting=lasting, code=code, said=said, wrong=wrong
                    )
                    print(json.dumps(asdict(came)), flush=True)


def spread(calls: int, most: int, turn: int) -> list[int]:
    """All calls, or `most` of them from the first to the last, others at each turn."""
    if most >= calls:
        return list(range(1, calls + 1))
    return sorted({1 + (turn + number * (calls - 1) // (most - 1)) % calls for number in range(most)})


if __name__ == "__main__":
    main()
