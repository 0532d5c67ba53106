"""Who is named as the origin, in the set or not, and what rings an alarm."""

from __future__ import annotations

from tests.trace.written import OWN, WIRE, report
from variorum import trace
from variorum.records import Direction, Report, SharedKind

LOCAL = (
    "Two tugs that were moored beside the terminal sank overnight, and divers will look at their hulls once the water "
    "has cleared enough to see the bottom of the basin."
)


def test_two_reports_that_name_one_absent_agency_share_an_origin() -> None:
    one = report(f"{WIRE}\n\nThe blaze cost 40 million crowns, Reuters reported.", path="a.txt")
    other = report(
        f"{OWN}\n\nAccording to the Reuters news agency, 40 million crowns are lost.", path="b.txt"
    )
    lineage = trace.trace([one, other])
    (absent,) = [w for w in lineage.witnesses if w.absent]
    assert absent.name == "Reuters" and absent.reports == () and absent.passages == ()
    texts = {one.id: one.text, other.id: other.text}
    assert sorted(texts[p.report][p.start : p.end] for p in absent.cited) == [
        "According to the Reuters news agency, 40 million crowns are lost.",
        "The blaze cost 40 million crowns, Reuters reported.",
    ]


def test_a_newspaper_is_known_by_its_name_or_by_being_called_one() -> None:
    text = f"{WIRE}\n\nThe Upland Gazette reported a second fire. The mayor told the Zarya newspaper that he was tired."
    absent = {w.name for w in trace.trace([report(text)]).witnesses if w.absent}
    assert absent == {"Upland Gazette", "Zarya"}


def test_a_newspaper_that_is_named_after_being_called_one() -> None:
    text = f"{WIRE}\n\nA second fire burned on the mole, according to the newspaper Dagsposten. The daily Monday tide rose."
    absent = {w.name for w in trace.trace([report(text)]).witnesses if w.absent}
    assert absent == {"Dagsposten"}


def test_a_cited_outlet_of_the_set_is_no_absent_witness() -> None:
    bell = report(WIRE, path="a.txt", outlet="Harbour Bell")
    radio = report(
        f"{OWN}\n\nEleven were hurt, according to the Harbour Bell.", path="b.txt", outlet="Upland Radio"
    )
    lineage = trace.trace([bell, radio])
    assert not [w for w in lineage.witnesses if w.absent]
    (cited,) = [w for w in lineage.witnesses if w.cited]
    assert cited.name == "Harbour Bell"
    assert radio.text[cited.cited[0].start : cited.cited[0].end].startswith("Eleven were hurt")


def test_of_an_outlets_reports_none_is_cited_that_came_out_later() -> None:
    first = report(WIRE, path="a.txt", outlet="Harbour Bell", published="2031-05-06")
    later = report(LOCAL, path="c.txt", outlet="Harbour Bell", published="2031-05-09")
    radio = report(
        f"{OWN}\n\nEleven were hurt, according to the Harbour Bell.",
        path="b.txt",
        outlet="Upland Radio",
        published="2031-05-07T08:00:00+02:00",
    )
    assert [w.reports for w in trace.trace([first, later, radio]).witnesses if w.cited] == [(first.id,)]
    # a stamp may be of a later version: where no other report can be meant, that one is
    assert [w.reports for w in trace.trace([later, radio]).witnesses if w.cited] == [(later.id,)]


def test_a_circle_of_citations_rings() -> None:
    one = report(
        f"{WIRE}\n\nUpland Radio reported that silos are empty.", path="a.txt", outlet="Harbour Bell"
    )
    other = report(
        f"{OWN}\n\nSilos are empty, the Harbour Bell reported.", path="b.txt", outlet="Upland Radio"
    )
    (alarm,) = [a for a in trace.trace([one, other]).alarms if a.kind == "circle"]
    assert set(alarm.reports) == {one.id, other.id}
    assert "has it from" in alarm.why


def test_all_roads_to_one_report_ring_and_only_then() -> None:
    root = report(WIRE, path="a.txt", outlet="Harbour Bell")
    takers = [
        report(
            f"{text}\n\nEleven people were hurt, the Harbour Bell reported.",
            path=f"{n}.txt",
            outlet=f"Outlet {n}",
        )
        for n, text in enumerate((OWN, LOCAL))
    ]
    lineage = trace.trace([root, *takers])
    (alarm,) = lineage.alarms
    assert alarm.kind == "one-root" and alarm.reports[0] == root.id
    alone = report(
        "A fourth hand wrote this note about the weather on the coast that day, and it was fair.",
        path="d.txt",
    )
    assert trace.trace([root, *takers, alone]).alarms == ()
    assert trace.within(trace.trace([root, *takers, alone]), [r.id for r in (root, *takers)]).alarms == (
        alarm,
    )


def test_the_post_is_the_upland_post_that_was_named_before() -> None:
    text = (
        f"{WIRE}\n\nThe fire was seen from space, the Upland Post reported on Friday. A pilot told the Post that it was red. "
        "The post office stayed closed, and the Harbour Tower said nothing."
    )
    (absent,) = (w for w in trace.trace([report(text)]).witnesses if w.absent)
    assert absent.name == "Upland Post"
    assert sorted(text[p.start : p.end] for p in absent.cited) == [
        "A pilot told the Post that it was red.",
        "The fire was seen from space, the Upland Post reported on Friday.",
    ]


def test_a_paper_whose_name_is_one_word_has_a_capital_article_inside_a_sentence() -> None:
    text = f"{WIRE}\n\nTwo tugs sank, according to The Observer. The Mirror said nothing, and the Express was late, a man said."
    assert {w.name for w in trace.trace([report(text)]).witnesses if w.absent} == {"The Observer"}


def test_nobody_cites_himself_by_half_of_his_name() -> None:
    text = f"{WIRE}\n\nA pilot told The Post that it was red."
    assert not [w for w in trace.trace([report(text, outlet="Upland Post")]).witnesses if w.absent]
    assert [w for w in trace.trace([report(text, outlet="Harbour Bell")]).witnesses if w.absent]


FROM_PAPER = (
    "the pumps of the northern quay had been switched off for a month to save the cost of a watchman, and nobody "
    "told the brigade"
)


def from_paper(quoting: str, own: str) -> tuple[Report, Report]:
    one = report(f"{WIRE}\n\nThe Upland Gazette {quoting}.", path="a.txt", outlet="Harbour Bell")
    other = report(f"{OWN}\n\nThe Upland Gazette {own}.", path="b.txt", outlet="Marn Radio")
    return one, other


def test_what_one_quotes_from_a_third_paper_and_the_other_takes_over_has_one_source() -> None:
    given = from_paper(f"reported that “{FROM_PAPER}”", f"reported that {FROM_PAPER}")
    (pair,) = trace.trace(given).shared
    assert pair.dependent and pair.kind is SharedKind.EXCERPT
    assert pair.direction is Direction.COMMON_SOURCE
    assert "both name Upland Gazette beside words that one quotes and the other prints as its own" in pair.why


def test_what_both_quote_may_have_been_said_to_many() -> None:
    given = from_paper(f"quoted a worker: “{FROM_PAPER}”", f"quoted the worker: “{FROM_PAPER}”")
    (pair,) = trace.trace(given).shared
    assert not pair.dependent
