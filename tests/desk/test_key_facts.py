"""Figures on one source only."""

from __future__ import annotations

from variorum.desk.revisions.key_facts import lone_figures
from variorum.records import Claim, Kind, Reading, Status

TEXT = "The clinic treated 27 people. It was the first time."


def reading(quote: str, *, witness: str = "w1", report: str = "r1") -> Reading:
    start = TEXT.index(quote)
    return Reading(
        witness=witness, report=report, start=start, end=start + len(quote), quote=quote, value=None
    )


def claim(*readings: Reading, kind: Kind = Kind.STATEMENT, status: Status = Status.SINGLE) -> Claim:
    return Claim(
        id="c",
        kind=kind,
        label="treated",
        readings=readings,
        status=status,
        why="",
        evidence=(),
        tier=1,
        internal=False,
    )


def test_a_figure_that_one_source_has_is_given_in_its_words():
    assert lone_figures([claim(reading("The clinic treated 27 people."))]) == ("27 people",)


def test_an_ordinal_is_none():
    assert lone_figures([claim(reading("It was the first time."))]) == (None,)


def test_what_is_compared_elsewhere_is_not_on_one_source():
    compared = claim(
        reading("27 people"),
        reading("27", witness="w2", report="r2"),
        kind=Kind.QUANTITY,
        status=Status.AGREE,
    )
    assert lone_figures([claim(reading("The clinic treated 27 people.")), compared]) == (None, None)
