"""Forty invented pairs as newsrooms make them, written before the rules were asked: twenty built from the other's text or from one text,
twenty that share what anybody may print.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.trace.written import report
from variorum import trace
from variorum.records import Direction, Report

TEXT = (Path(__file__).parent / "newsroom_pairs.txt").read_text(encoding="utf-8")
# An official notice that two print without marks reads like a paragraph that one has from the other: nothing here tells them apart.
KNOWN = {"recall notice"}


def pairs() -> list[tuple[str, bool, tuple[tuple[str, str], ...]]]:
    """(name, whether it depends, outlets and texts)."""
    found = []
    for part in re.split(r"^## ", TEXT, flags=re.M)[1:]:
        head, body = part.split("\n", 1)
        said, name = head.split(" | ", 1)
        sides = [side.split("\n", 1) for side in re.split(r"^### ", body, flags=re.M)[1:]]
        found.append((name, said == "dependent", tuple((outlet, text.strip()) for outlet, text in sides)))
    return found


PAIRS = pairs()


def read(sides: tuple[tuple[str, str], ...], *, stated: bool) -> tuple[Report, ...]:
    return tuple(
        report(text, path=f"{n}.txt", outlet=outlet if stated else None)
        for n, (outlet, text) in enumerate(sides)
    )


def test_there_are_twenty_of_each() -> None:
    assert [sum(dependent is said for _, said, _ in PAIRS) for dependent in (True, False)] == [20, 20]


@pytest.mark.parametrize("stated", [True, False])
@pytest.mark.parametrize(("name", "dependent", "sides"), PAIRS, ids=[name for name, _, _ in PAIRS])
def test_whether_one_is_built_from_the_other(
    name: str, dependent: bool, sides: tuple[tuple[str, str], ...], stated: bool
) -> None:
    lineage = trace.trace(read(sides, stated=stated))
    assert any(s.dependent for s in lineage.shared) is (dependent or name in KNOWN)


@pytest.mark.parametrize(
    "name",
    [
        "rewritten wire, credit at the end",
        "excerpt set off as a block quote",
        "aggregator that names its source",
        "press review that prints a leader in quotation marks and names it",
        "headline and first two paragraphs as a teaser",
        "interview taken over as a report, with thanks",
    ],
)
def test_the_second_has_it_from_the_first_where_it_says_so(name: str) -> None:
    source, taker = read(next(sides for known, _, sides in PAIRS if known == name), stated=True)
    (pair,) = trace.trace((source, taker)).shared
    wanted = Direction.RIGHT_FROM_LEFT if pair.right == taker.id else Direction.LEFT_FROM_RIGHT
    assert pair.direction is wanted
