"""Numbers of one report that do not fit each other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.collate.collating import collated, of_one_telling, together, told
from variorum.records import Certainty, Claim, Finding, Kind, Status


def inside(text: str) -> list[Claim]:
    return [c for c in collated(text).claims if c.kind is Kind.QUANTITY and c.internal]


def test_a_conversion_that_comes_to_something_else_is_shown() -> None:
    (claim,) = inside("The ferry drifted 85 miles (173 km) before the storm.")
    assert (claim.status, claim.tier) == (Status.CONFLICT, 2)
    assert [r.quote for r in claim.readings] == ["85 miles", "173 km"]
    assert "137 km" in claim.why


def test_a_slip_names_every_report_that_carries_it() -> None:
    said = "The ferry drifted 85 miles (173 km) before the storm."
    (claim,) = [c for c in of_one_telling(said, said).claims if c.kind is Kind.QUANTITY and c.internal]
    assert [r.report for r in claim.readings] == ["r1", "r1", "r2", "r2"]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry drifted 85 miles (137 km) before the storm.",
        "The ferry cost $3 million (€2 million) to build.",
        "The ferry holds 512 MB or 1 GB of maps.",
    ],
)
def test_what_fits_or_is_no_conversion_is_not_shown(text: str) -> None:
    assert not inside(text)


def clocks(text: str, published: str | None = "2024-07-11") -> list[Claim]:
    found = collated(text, published=(published,)).claims
    return [c for c in found if c.kind is Kind.TIME and c.internal]


def test_one_moment_on_two_clocks_that_do_not_fit_is_shown() -> None:
    (claim,) = clocks("The ferry left Lisbon at 4:30 a.m. local time (11 p.m. PT) on Monday.")
    assert (claim.status, claim.tier) == (Status.CONFLICT, 2)
    assert [r.quote for r in claim.readings] == ["4:30 a.m. local time", "11 p.m. PT"]
    assert claim.why == (
        "Within one report: “4:30 a.m. local time” in Lisbon would be 8:30 p.m. PT, not “11 p.m. PT”."
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The ferry sank at 18:00 CEST (1500 UTC) off the mole.", "would be 1600 UTC, not"),
        ("The race begins at 8 p.m. ET/6 p.m. PT on Sunday.", "would be 5 p.m. PT, not"),
        ("The ferry sank at 0200 GMT (3 a.m. Tokyo time) in the fog.", "would be 11 a.m. Tokyo time, not"),
        (
            "The ferry left Tokyo at 9 p. m. (2300 GMT). All hands were saved.",
            "in Tokyo would be 1200 GMT, not",
        ),
    ],
)
def test_what_the_second_clock_would_show_is_said(text: str, why: str) -> None:
    assert [why in c.why for c in clocks(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry left Lisbon at 4:30 a.m. local time (8:30 p.m. PT) on Monday.",
        "The ferry left Lisbon at about 4 p.m. (1505 GMT) on Monday.",
        "The ferry left Ostermoor at 4:30 a.m. local time (8:30 p.m. GMT) on Monday.",
        "The ferry left Lisbon for Ostermoor at 9 p.m. (1300 GMT) on Monday.",
        "The ferry left Lisbon at 9 p.m. (1200 GMT), an agency in Tokyo said.",
        "The ferry left Lisbon on January 3 at 4 p.m. (1600 GMT), as it did in winter.",
        "The ferry left at 4 p.m. and the tug at 5 p.m. (1300 GMT and 1400 GMT).",
        "The first race begins at 8 p.m. ET, the second at 8 p.m. PT (9 p.m. for members).",
    ],
)
def test_clocks_that_fit_or_whose_place_is_unknown_are_not_shown(text: str) -> None:
    assert clocks(text) == []


def test_a_report_without_a_date_may_speak_of_any_day() -> None:
    text = "The ferry left Lisbon at 4 p.m. (1600 GMT) with all hands."
    assert clocks(text, None) == []
    assert len(clocks(text)) == 1


def test_a_report_without_a_date_has_that_of_its_story() -> None:
    dated = "The harbour master said that the ferry had been repaired in spring."
    found = collated(
        "The ferry left Lisbon at 4 p.m. (1600 GMT) with all hands.", dated, published=(None, "2024-07-11")
    )
    assert [c.kind for c in found.claims if c.internal] == [Kind.TIME]


def test_a_day_named_before_may_be_the_one_that_is_spoken_of() -> None:
    moment = "The ferry left Lisbon at 4 p.m. (1600 GMT) with all hands."
    assert clocks(f"It was the storm of January 2016.\n{moment}") == []
    assert len(clocks(f"It was the storm of June 2016.\n{moment}")) == 1
    assert clocks(f"It was the storm of June 2016.\n{moment}", None) == []


def test_a_date_that_was_guessed_is_no_season() -> None:
    (made,) = told("The ferry left Lisbon at 4 p.m. (1600 GMT) with all hands.", published=["2024-07-11"])
    guess = Finding(field="published", value="2024-07-11", where="somewhere", certainty=Certainty.GUESSED)
    assert [c.kind for c in together([made]).claims if c.internal] == [Kind.TIME]
    assert [c for c in together([replace(made, findings=(guess,))]).claims if c.internal] == []


def test_an_hour_is_held_against_the_place_that_the_report_is_about() -> None:
    opening = "A ferry sank off Oslo."
    assert len(clocks(f"{opening}\nIt was hit at 4:30 a.m. local time (0330 GMT) by a wave.")) == 1
    assert clocks(f"{opening}\nIt was hit at 4:30 a.m. local time (0330 GMT) by a wave of Lisbon.") == []
    assert clocks(f"{opening}\nIt was hit at 4:30 a.m. local time (2230 GMT) by a wave.") == []
