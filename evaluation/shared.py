"""Where the evaluation texts lie, and the floors that hold what was measured on them."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from variorum.records import Block, BlockKind, Report
from variorum.text.ids import content_id, digest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

needs_shared = pytest.mark.skipif(
    not (SHARED / "events").is_dir(),
    reason="the evaluation texts (../shared) are not here; they belong to their outlets and are not part of the project",
)

# A floor that lies further than this under the measurement no longer holds anything.
SLACK = 0.05


def paragraphs(text: str) -> tuple[Block, ...]:
    """Every line a block: texts as their rows have them."""
    return tuple(
        Block(kind=BlockKind.PARAGRAPH, start=m.start(), end=m.end()) for m in re.finditer(r"[^\n]+", text)
    )


def made_report(n: int, name: str, text: str, **fields: Any) -> Report:
    """An invented report, whose lines are its paragraphs. `name` tells two of one text apart."""
    return Report(
        id=content_id(name, text),
        path=f"{n}.txt",
        digest=digest(text.encode()),
        text=text,
        blocks=paragraphs(text),
        **fields,
    )


def floors(room: str) -> dict[str, Any]:
    with (Path(__file__).parent / "floors.toml").open("rb") as file:
        table: dict[str, Any] = tomllib.load(file).get(room, {})
    return table


def assert_floors(room: str, measured: dict[str, float | None]) -> None:
    """Every floor of `room` holds, none is slack, and none names a figure that nobody measures."""
    pinned = floors(room)
    problems = []
    for name, floor in pinned.items():
        value = measured.get(name)
        if value is None:
            problems.append(f"{name}: a floor of {floor} but no measurement")
        elif value < floor:
            problems.append(f"{name}: measured {value:.3f}, floor {floor}")
        elif value > floor + SLACK:
            problems.append(f"{name}: measured {value:.3f}, raise the floor of {floor}")
    for name, value in measured.items():
        print(f"{room}.{name} = {value}", file=sys.stderr)
    assert not problems, "; ".join(problems)
