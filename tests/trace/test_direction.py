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


AT_NINE, AT_ELEVEN = "2025-05-01T09:00:00Z", "2025-05-01T13:00:00+02:00"
PLAIN = OWN.replace("fourteen fire engines", "fourteen fire engines and gave each a mark")


def test_word_for_word_two_hours_later_in_another_newsroom() -> None:
    one = report(PLAIN, path="a.txt", outlet="Harbour Bell", published=AT_NINE)
    other = report(PLAIN, path="b.txt", outlet="Upland Radio", published=AT_ELEVEN)
    pair, expected = pair_of(one, other)
    assert pair.direction is expected
    assert any("2.0 hours later" in why for why in pair.why)


def test_hours_decide_nothing_where_both_may_have_it_from_an_agency() -> None:
    stamps = {"a.txt": AT_NINE, "b.txt": AT_ELEVEN}
    outlets = {"a.txt": "Harbour Bell", "b.txt": "Upland Radio"}

    def two(**fields: str) -> tuple[Report, ...]:
        return tuple(
            report(PLAIN, path=path, outlet=outlets[path], published=stamps[path], **fields)
            for path in stamps
        )

    cited = tuple(
        report(
            f"{PLAIN}\n\nNobody was insured, Reuters reported.",
            path=p,
            outlet=outlets[p],
            published=stamps[p],
        )
        for p in stamps
    )
    soon = (
        report(PLAIN, path="a.txt", outlet="Harbour Bell", published=AT_NINE),
        report(PLAIN, path="b.txt", outlet="Upland Radio", published="2025-05-01T09:10:00Z"),
    )
    for one, other in (two(dateline="HARBOUR CITY"), cited, soon):
        assert pair_of(one, other)[0].direction is Direction.UNDECIDED


def test_a_note_says_which_version_of_one_house_is_the_later() -> None:
    one = report(PLAIN, path="a.txt", outlet="Harbour Bell")
    note = "Correction: An earlier version of this report gave a wrong number."
    other = report(f"{note}\n\n{PLAIN}", path="b.txt", outlet="Harbour Bell")
    pair, expected = pair_of(one, other)
    assert pair.direction is expected
    assert any("later version" in why for why in pair.why)
    # In another house it says nothing: that one corrects what it was first to write.
    elsewhere = report(f"{note}\n\n{PLAIN}", path="c.txt", outlet="Upland Radio")
    assert pair_of(one, elsewhere)[0].direction is Direction.UNDECIDED


def test_an_agency_that_the_other_credits_at_its_tail_is_not_the_other() -> None:
    one = report(
        f"{PLAIN}\n\nAP contributed to this report.",
        path="a.txt",
        outlet="Harbour Bell",
        credit="AP",
        findings=(Finding(field="credit", value="AP", where="tail line"),),
    )
    other = report(f"{PLAIN}\n\nAccording to AP nobody was hurt.", path="b.txt", outlet="Upland Radio")
    assert pair_of(one, other)[0].direction is Direction.COMMON_SOURCE


def test_an_outlet_that_calls_itself_an_agency_is_one() -> None:
    one = report(PLAIN, path="a.txt", outlet="Upland News Agency")
    other = report(PLAIN, path="b.txt", outlet="Harbour Wire")
    pair, expected = pair_of(one, other)
    assert pair.direction is expected


def test_sites_by_their_address_and_their_people() -> None:
    one = report(WIRE, path="a.txt", outlet="harbournews.com")
    for named in ("Over at Harbour News they have it all:", "HarbourNews.com’s Ann Pell noted it on Monday:"):
        other = report(f"{OWN}\n\n{named}\n\n{LIFTED}", path="b.txt", outlet="Upland Radio")
        pair, expected = pair_of(one, other)
        assert pair.direction is expected, named
