"""Slips and cuts tell who had the text first, or at least that it was copied."""

from __future__ import annotations

import pytest

from tests.trace.test_direction import pair_of
from tests.trace.written import OWN, WIRE, report
from variorum import trace
from variorum.records import Direction, SharedKind
from variorum.trace.dependence.shared_errors import one_slip

PARAGRAPHS = WIRE.split("\n\n")


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("remain in intensive care", "remain in in intensive care", "“in in” (a doubled word)"),
        ("silos, each of which", "silos, each of wich", "“wich” (misspelt)"),
        ("in March.", "in March because", "a sentence that breaks off"),
    ],
)
def test_a_slip_in_both_is_told(right: str, wrong: str, said: str) -> None:
    text = WIRE.replace(right, wrong)
    assert text != WIRE
    if "doubled" in said:
        text, said = WIRE.replace("under control", "under under control"), "“under under” (a doubled word)"
    (pair,) = trace.trace([report(text), report(text, path="b.txt")]).shared
    (why,) = [why for why in pair.why if "slip" in why]
    assert said in why and "copied, not written twice" in why


def test_what_may_stand_twice_and_names_are_no_slip() -> None:
    text = WIRE.replace("had passed", "had had").replace("Lena Marsk", "Duran Duran")
    (pair,) = trace.trace([report(text), report(text, path="b.txt")]).shared
    assert not any("slip" in why for why in pair.why)


def test_a_name_that_both_spell_otherwise_at_one_place() -> None:
    odd = (
        WIRE
        + "\n\nMarsk, 51, came from the ferries. Nobody at the port but Marsk knew of it, and Makrsk was silent then."
    )
    (pair,) = trace.trace([report(odd), report(odd, path="b.txt")]).shared
    assert any("“Makrsk” (elsewhere “Marsk”)" in why for why in pair.why)


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("Isreali", "Israeli", True),
        ("Makrsk", "Marsk", True),
        ("Iranian", "Iranians", False),
        ("Marsk", "Marsk", False),
        ("Johnson", "Jackson", False),
    ],
)
def test_names_one_letter_apart(one: str, other: str, *, slip: bool) -> None:
    assert one_slip(one, other) is slip


def test_a_slip_in_a_common_quotation_is_told_and_makes_no_dependence() -> None:
    quoted = "“We have recieved nine pumps from the upland brigade and every one of them ran until the morning,” she said."
    pair = [report(f"{text}\n\n{quoted}", path=f"{n}.txt") for n, text in enumerate((WIRE, OWN))]
    (shared,) = trace.trace(pair).shared
    assert shared.kind is SharedKind.SHARED_QUOTE and not shared.dependent
    assert any("“recieved”" in why and "one hand" in why for why in shared.why)


def test_a_slip_makes_copying_of_a_sentence_that_alone_would_not() -> None:
    short = "The pumps of the upper quay ran dry long before anybody thought of"
    told = [
        [report(f"{text}\n\n{short} {end}.", path=f"{n}.txt") for n, text in enumerate((WIRE, OWN))]
        for end in ("them", "teh tanks")
    ]
    plain, slipped = (trace.trace(pair).shared for pair in told)
    assert not any(s.dependent for s in plain)
    assert [s.dependent for s in slipped] == [True]


def test_who_mends_a_slip_later_has_it_from_who_made_it() -> None:
    slip = WIRE.replace("before dawn", "before the the dawn")
    first = report(slip, path="a.txt", outlet="Harbour Bell", published="2025-05-01")
    mended = report(
        WIRE.replace("before dawn", "before the dawn"),
        path="b.txt",
        outlet="Upland Radio",
        published="2025-05-04",
    )
    pair, expected = pair_of(first, mended)
    assert pair.direction is expected and any("mends “the the”" in why for why in pair.why)
    undated = report(WIRE.replace("before dawn", "before the dawn"), path="b.txt", outlet="Upland Radio")
    assert pair_of(first, undated)[0].direction is Direction.UNDECIDED


def test_a_name_that_only_the_other_explains_was_left_behind_by_a_cut() -> None:
    more = "Marsk said the tugs had been manned all night by men who had worked the day before as well."
    source = report("\n\n".join([*PARAGRAPHS, more]), path="a.txt", outlet="Harbour Bell")
    taker = report("\n\n".join([*PARAGRAPHS[:3], PARAGRAPHS[4], more]), path="b.txt", outlet="Upland Radio")
    pair, expected = pair_of(source, taker)
    assert pair.direction is expected
    assert any("speaks of Marsk and nowhere says who" in why for why in pair.why)
    knows = report(taker.text + "\n\nLena Marsk is 51.", path="b.txt", outlet="Upland Radio")
    assert pair_of(source, knows)[0].direction is Direction.UNDECIDED


def test_a_day_that_only_one_writes_with_a_capital_before_it_is_no_name() -> None:
    tail = (
        "The mayor said Friday would be a day of mourning in the harbour towns and in the valleys above them."
    )
    source = report(
        f"{WIRE}\n\nOn Friday morning nobody slept.\n\n{tail}", path="a.txt", outlet="Harbour Bell"
    )
    taker = report(f"{tail}\n\n" + "\n\n".join(PARAGRAPHS[1:4]), path="b.txt", outlet="Upland Radio")
    assert pair_of(source, taker)[0].direction is Direction.UNDECIDED


def test_a_dateline_that_the_other_lacks_decides_with_a_date_only() -> None:
    bare = "\n\n".join(["Firefighters" + PARAGRAPHS[0].split("Firefighters")[1], *PARAGRAPHS[1:]])
    dated = {"outlet": "Harbour Bell", "dateline": "HARBOUR CITY", "published": "2025-05-01"}
    source = report(WIRE.replace("(Meridian) ", ""), path="a.txt", **dated)
    later = report(bare, path="b.txt", outlet="Upland Radio", published="2025-05-02")
    pair, expected = pair_of(source, later)
    assert pair.direction is expected and any("dateline (HARBOUR CITY)" in why for why in pair.why)
    same_day = report(bare, path="b.txt", outlet="Upland Radio", published="2025-05-01")
    assert pair_of(source, same_day)[0].direction is Direction.UNDECIDED
