"""Thirty invented pairs of this session's sorts (`retellings/pairs.txt`): whether one is built from the other, and which, with the outlets
stated and without.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import NamedTuple

from evaluation.shared import assert_floors, made_report
from variorum.records import Direction, Report, SharedText
from variorum.trace import trace

TEXT = (Path(__file__).parent / "retellings" / "pairs.txt").read_text(encoding="utf-8")
WAYS = {"second from first": (0, 1), "first from second": (1, 0)}


class Retelling(NamedTuple):
    """`way` is the numbers of source and taker; None where nobody can tell."""

    name: str
    dependent: bool
    way: tuple[int, int] | None
    sides: tuple[tuple[str, str], ...]


def test_there_are_fifteen_of_each() -> None:
    assert [sum(r.dependent is said for r in _retellings()) for said in (True, False)] == [15, 15]


def test_gate() -> None:
    figures: dict[str, float | None] = {}
    for mode, stated in (("stated", True), ("bare", False)):
        right, told, tellable = [], 0, 0
        for retelling in _retellings():
            reports = _reports(retelling, stated=stated)
            pair = next(iter(trace(reports).shared), None)
            dependent = pair is not None and pair.dependent
            right.append(dependent is retelling.dependent)
            if not right[-1]:
                print(f"{mode}: {retelling.name}", file=sys.stderr)
            if pair and dependent and retelling.way:
                tellable += 1
                said = _way(pair, reports)
                assert said in {None, retelling.way}, retelling.name
                told += said is not None
        figures[mode] = sum(right) / len(right)
        if stated:
            figures["directions"] = told / tellable
    assert_floors("retellings", figures)


def _way(pair: SharedText, reports: tuple[Report, ...]) -> tuple[int, int] | None:
    left, right = (next(n for n, r in enumerate(reports) if r.id == end) for end in (pair.left, pair.right))
    ways = {Direction.RIGHT_FROM_LEFT: (left, right), Direction.LEFT_FROM_RIGHT: (right, left)}
    return ways.get(pair.direction)


def _retellings() -> list[Retelling]:
    found = []
    for part in re.split(r"^## ", TEXT, flags=re.M)[1:]:
        head, body = part.split("\n", 1)
        said, name = head.split(" | ", 1)
        dependent, _, way = said.partition(", ")
        sides = [side.split("\n", 1) for side in re.split(r"^### ", body, flags=re.M)[1:]]
        texts = tuple((outlet, text.strip()) for outlet, text in sides)
        found.append(Retelling(name, dependent == "dependent", WAYS.get(way), texts))
    return found


def _reports(retelling: Retelling, *, stated: bool) -> tuple[Report, ...]:
    """What stands behind a comma tells two of one outlet apart."""
    return tuple(
        made_report(n, outlet, text, outlet=outlet.split(",")[0] if stated else None)
        for n, (outlet, text) in enumerate(retelling.sides)
    )
