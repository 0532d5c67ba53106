"""Two that have one quotation, and some words around it, from a third report; and two that a third has gathered from."""

from __future__ import annotations

from tests.trace.written import report
from variorum import trace
from variorum.records import Direction, Report, SharedText

SAID = (
    "“We have sealed the lower gates and the water in the old dock is falling by a hand's breadth every hour, so the houses "
    "on the mole are safe tonight,” said harbour master Ilse Brandt."
)
AROUND = "Pumps from three neighbouring towns had arrived overnight on flat wagons."
FIRST = "The dyke at Lower Quay broke shortly after midnight and sea water ran into the cellars of some forty houses."
SECOND = "A school gymnasium was opened for families who could not go home, and the bakery next door gave out bread until dawn."
WIRE = "\n\n".join((FIRST, SAID, AROUND, SECOND))
LATER = "The mayor toured the cellars on foot and promised dry coal to every house that had lost its stock, one sack for each stove."
ONE = "\n\n".join((FIRST, SAID, f"{AROUND} {LATER}"))
OTHER = (
    "Nobody was hurt when the water came.\n\n"
    f"{SECOND}\n\n{SAID}\n\n{AROUND.replace('flat wagons', 'flat carts')} Nine of them were counted."
)


def between(lineage: object, one: Report, other: Report) -> SharedText:
    (found,) = (s for s in lineage.shared if {s.left, s.right} == {one.id, other.id})  # type: ignore[attr-defined]
    return found  # type: ignore[no-any-return]


def read(*, wire: str | None, one: str | None = None, other: str | None = None) -> tuple[Report, ...]:
    return (
        report(WIRE, path="wire.txt", outlet="Meridian Herald", published=wire),
        report(ONE, path="one.txt", outlet="Quay Echo", published=one),
        report(OTHER, path="other.txt", outlet="The Mole", published=other),
    )


def test_two_that_have_a_quotation_and_words_around_it_from_one_report_depend_on_it_alike() -> None:
    wire, one, other = read(wire="2031-03-04")
    alone = between(trace.trace([one, other]), one, other)
    assert not alone.dependent
    found = between(trace.trace([wire, one, other]), one, other)
    assert found.dependent and found.direction is Direction.COMMON_SOURCE
    assert "both are built from Meridian Herald, where these words stand, too" in found.why


def test_whoever_gathers_from_two_makes_neither_depend_on_the_other() -> None:
    wire, one, other = read(wire="2031-03-06", one="2031-03-04", other="2031-03-04")
    assert not between(trace.trace([wire, one, other]), one, other).dependent


def test_a_quotation_alone_that_a_third_has_too_may_have_been_said_to_all() -> None:
    wire, one, _ = read(wire="2031-03-04")
    other = report(
        OTHER.replace("three neighbouring towns had", "the coast"), path="other.txt", outlet="The Mole"
    )
    assert not between(trace.trace([wire, one, other]), one, other).dependent
