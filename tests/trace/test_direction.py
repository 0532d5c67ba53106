"""Direction is evidence with its reason, or undecided."""

from __future__ import annotations

from tests.trace.written import OWN, WIRE, report
from variorum import trace
from variorum.records import Direction, Finding, Report, SharedText

LIFTED = "\n\n".join(WIRE.split("\n\n")[1:3])


def pair_of(source: Report, taker: Report) -> tuple[SharedText, Direction]:
    """The pair and what its direction would be if the taker has it from the source."""
    (pair,) = trace.trace([source, taker]).shared
    return pair, Direction.RIGHT_FROM_LEFT if pair.left == source.id else Direction.LEFT_FROM_RIGHT


def test_a_report_that_names_the_other_as_its_source_has_it_from_there() -> None:
    source = report(WIRE, path="bell.txt", outlet="Harbour Bell")
    taker = report(
        f"{OWN}\n\nThe Harbour Bell reported:\n\n{LIFTED}", path="radio.txt", outlet="Upland Radio"
    )
    pair, expected = pair_of(source, taker)
    assert pair.direction is expected
    assert any("names Harbour Bell as its source" in why for why in pair.why)


def test_a_credit_to_the_other_outlet_decides_and_says_where_it_stood() -> None:
    source = report(WIRE, path="wire.txt", outlet="Meridian")
    taker = report(
        WIRE,
        path="bell.txt",
        outlet="Harbour Bell",
        credit="Meridian",
        findings=(Finding(field="credit", value="Meridian", where="dateline"),),
    )
    pair, expected = pair_of(source, taker)
    assert pair.direction is expected
    assert any("credits Meridian (dateline)" in why for why in pair.why)


def test_two_that_credit_one_agency_are_versions_of_one_telling() -> None:
    one = report(WIRE, path="a.txt", outlet="Harbour Bell", credit="Meridian", published="2025-05-01")
    other = report(
        WIRE + "\n\n" + OWN, path="b.txt", outlet="Upland Radio", credit="Meridian", published="2025-05-01"
    )
    pair, _ = pair_of(one, other)
    assert pair.direction is Direction.COMMON_SOURCE
    assert any("versions of one telling" in why for why in pair.why)


def test_a_date_alone_decides_nothing() -> None:
    one = report(WIRE, path="a.txt", outlet="Harbour Bell", published="2025-05-01")
    other = report(WIRE, path="b.txt", outlet="Upland Radio", published="2025-05-04")
    pair, _ = pair_of(one, other)
    assert pair.direction is Direction.UNDECIDED
    assert any("2025-05-01" in why for why in pair.why)


def test_a_day_without_an_hour_is_not_midnight() -> None:
    cut = "\n\n".join(WIRE.split("\n\n")[:3])
    long = report(WIRE, path="a.txt", outlet="Harbour Bell", published="2025-05-01")
    later = report(cut, path="b.txt", outlet="Upland Radio", published="2025-05-01T08:00Z")
    assert pair_of(long, later)[0].direction is Direction.UNDECIDED
    next_day = report(cut, path="b.txt", outlet="Upland Radio", published="2025-05-02T08:00Z")
    pair, expected = pair_of(long, next_day)
    assert pair.direction is expected, "earlier and longer, both together, decide"


def test_an_ambiguous_date_is_both_days() -> None:
    cut = "\n\n".join(WIRE.split("\n\n")[:3])
    long = report(WIRE, path="a.txt", published="[2025-01-05,2025-05-01]")
    short = report(cut, path="b.txt", published="2025-03-01")
    assert pair_of(long, short)[0].direction is Direction.UNDECIDED


def test_the_wires_mark_in_a_dateline_is_a_credit_though_no_list_knows_the_wire() -> None:
    marked = WIRE.replace("(Meridian)", "(UWS)")
    wire = report(marked, path="a.txt", outlet="Upland Wire Service")
    portal = report(marked, path="b.txt", outlet="Lantern")
    pair, expected = pair_of(wire, portal)
    assert pair.direction is expected
    assert any("opens with the mark (UWS)" in why for why in pair.why)


def test_a_source_line_is_a_citation() -> None:
    wire = report(WIRE, path="a.txt", outlet="Upland Wire")
    portal = report(f"{WIRE}\n\nSource: Upland Wire", path="b.txt", outlet="Lantern")
    pair, expected = pair_of(wire, portal)
    assert pair.direction is expected
