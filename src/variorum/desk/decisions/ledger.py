"""decisions.jsonl, the file of an editor's decisions (JSON Lines), apart from the database. It is appended to and never rewritten."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from variorum.desk.decisions.decisions import BadDecision, from_line, to_line
from variorum.records import Decision, Reason, Refusal
from variorum.store.database import file_of

FILE = "decisions.jsonl"


def beside(place: str) -> Path:
    """The place of the decisions' file if none is named: the database's folder or, for a database on a server, the working folder."""
    file = file_of(place)
    return (file.parent if file is not None else Path()) / FILE


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRead:
    """The decisions of a file, and the lines that are none."""

    decisions: tuple[Decision, ...]
    refused: tuple[Refusal, ...]


def append(path: Path, decision: Decision) -> None:
    """Adds the decision to the file; it is on the disk when this returns. One whole line is written at once,
    so that two people's appends do not mix.
    """
    line = (to_line(decision) + "\n").encode("utf-8", "backslashreplace")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        if file.tell() and not _ends_with_newline(path):
            line = b"\n" + line
        file.write(line)
        file.flush()
        os.fsync(file.fileno())


def read(path: Path) -> LedgerRead:
    """The decisions of the file, each once, in the order of the file, and the lines that are no decision: these are
    refused one by one, and the rest is read.
    """
    found: dict[str, Decision] = {}
    refused = []
    content = path.read_bytes() if path.exists() else b""
    for number, line in enumerate(content.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            decision = from_line(line.decode("utf-8"))
            # a line that stands there twice counts once
            found.setdefault(decision.id, decision)
        except (BadDecision, UnicodeDecodeError) as error:
            refused.append(Refusal(path=f"{path}#{number}", reason=Reason.BROKEN_ROW, detail=str(error)))
    return LedgerRead(decisions=tuple(found.values()), refused=tuple(refused))


def _ends_with_newline(path: Path) -> bool:
    """Whether the file ends in a whole line. If not, `append` begins a new line, so that only the half-written line
    is refused and not the decision behind it.
    """
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"
