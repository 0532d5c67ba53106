"""What a number or a day is asked of is told in the words of a report, with the value left open."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.collate.collating import collated, shown
from variorum.collate.claims.clauses import LONGEST, OPEN, TOO_LONG
from variorum.records import Claim, Kind

OF_VALUES = {Kind.QUANTITY, Kind.DATE, Kind.TIME}


def labels(*texts: str, published: tuple[str | None, ...] = ()) -> list[str]:
    return [c.label for c in shown(collated(*texts, published=published)) if _of_values(c)]


def _of_values(claim: Claim) -> bool:
    return claim.kind in OF_VALUES and len({r.report for r in claim.readings}) > 1


@pytest.mark.parametrize(
    ("here", "there", "asked"),
    [
        ("The fire killed 12 people in the market hall.", "The fire in the market hall killed 15 people.", "the fire in the market hall killed … people"),
        ("The ferry Tern left the port of Ostermoor on Monday.", "The ferry Tern left the port of Ostermoor on Tuesday.", "when: the ferry Tern left the port of Ostermoor"),
        ("The tanker lost 400 tonnes of oil off Ostermoor.", "A tanker off Ostermoor lost 600 tonnes of oil.", "a tanker off Ostermoor lost … tonnes of oil"),
        ("Otto Lind, 43, a weaver, was arrested in Ostermoor.", "Otto Lind, 45, a weaver, was arrested in Ostermoor.", "age of Otto Lind"),
    ],
)  # fmt: skip
def test_a_label_is_a_clause_with_its_value_open(here: str, there: str, asked: str) -> None:
    assert asked in labels(here, there)


def test_the_noun_that_is_counted_stays() -> None:
    (label,) = labels("The mill employs 240 workers.", "The mill employs 300 workers.")
    assert label == "the mill employs … workers"


def test_of_two_readings_the_one_with_a_name_is_taken() -> None:
    found = labels(
        "They carried 212 passengers to the port of Ostermoor.",
        "The ferry Tern carried 212 passengers to the port of Ostermoor.",
    )
    assert found == ["the ferry Tern carried … passengers to the port of Ostermoor"]


def test_of_things_in_a_row_only_the_one_that_is_asked_for_is_told() -> None:
    found = labels(
        "Among the passengers were 149 Ostermoorers, 14 weavers and three fishermen.",
        "Among the passengers were 149 Ostermoorers, 14 weavers and three fishermen, it said.",
    )
    assert "among the passengers were … fishermen" in found


def test_who_lends_a_verb_its_subject_is_named() -> None:
    found = labels(
        "A blast shook the mill of Ostermoor, killing 12 weavers.",
        "A blast shook the mill of Ostermoor, killing 15 weavers.",
    )
    assert found == ["a blast shook the mill of Ostermoor killing … weavers"]


def test_a_name_is_never_cut_in_half() -> None:
    found = labels(
        "Mayor Lotte Brandel of Ostermoor sold 40 paintings to the museum.",
        "Mayor Lotte Brandel of Ostermoor sold 55 paintings to the museum.",
    )
    assert found == ["Mayor Lotte Brandel of Ostermoor sold … paintings to the museum"]


NUMBERS = st.integers(min_value=2, max_value=900)
OPENINGS = st.sampled_from(
    ["", "On Monday, ", "According to the mayor, ", "“We saw it,” said Ada Reed, who added that "]
)
SUBJECTS = st.sampled_from(
    ["the ferry Tern", "a blaze in the old mill", "she", "Mayor Lotte Brandel", "it (the tanker)"]
)
VERBS = st.sampled_from(
    [
        "killed {} people",
        "has left at least {} weavers hurt",
        "was 30 metres long and carried {} goats",
        "lost about {} tonnes of oil",
    ]
)
ENDINGS = st.sampled_from(
    ["", " near Ostermoor", ", which is a lot", " in the night of the storm, before help came"]
)


@settings(max_examples=25, deadline=None)
@given(NUMBERS, NUMBERS, OPENINGS, SUBJECTS, VERBS, ENDINGS)
def test_every_word_of_a_label_stands_in_one_report_in_this_order(
    one: int, two: int, opening: str, subject: str, verb: str, ending: str
) -> None:
    texts = tuple(
        f"{opening}{subject} {verb.format(n)}{ending}.".replace("said Ada Reed", f"said {name}")
        for n, name in ((one, "Ada Reed"), (two, "Otto Lind"))
    )
    story = collated(*texts)
    for claim in (c for c in story.claims if OPEN in c.label and c.kind in OF_VALUES):
        assert claim.label.count(OPEN) == 1
        assert len(claim.label) <= max(LONGEST, TOO_LONG)
        assert any(_in_order(claim.label, text) for text in texts), claim.label


def _in_order(label: str, text: str) -> bool:
    said = iter(re.findall(r"\w+", text.casefold()))
    return all(word in said for word in re.findall(r"\w+", label.casefold()))


def test_what_a_noun_is_not_understood_without_stays() -> None:
    here = "An estimated million in damage was done to the market hall of Ostermoor on Friday night."
    (label,) = labels(here, here.replace("An estimated", "About a"))[:1]
    assert "in damage" in label


def test_nothing_is_set_behind_what_was_left_out_of_a_noun() -> None:
    found = labels(
        "Four robbers stole nearly all the jewels on display at the old shop of the Lind family in the harbour town of Ostermoor.",
        "The four robbers stole nearly all the jewels on display at the old shop of the Lind family in the harbour town.",
    )
    assert found and not any(label.endswith("jewels in the harbour town of Ostermoor") for label in found)


def test_a_clause_without_gaps_is_taken_before_one_that_jumps_over_another() -> None:
    found = labels(
        "Hours after the flood killed 14 weavers, the head of the port said that the quay was safe again.",
        "The flood at the mill killed 14 weavers.",
    )
    assert found == ["the flood at the mill killed … weavers"]


@pytest.mark.parametrize(
    ("here", "there", "asked"),
    [
        # a time that bounds a stretch keeps its gap
        ("The mill of Ostermoor has been closed since March 4.", "The mill of Ostermoor has been closed since March 5.", "when: the mill of Ostermoor has been closed since …"),
        # with the gap at its end a clause says what is measured
        ("The ferry Tern sailed 85 miles (137 km).", "The ferry Tern sailed 95 miles (153 km).", "how far, high or long: the ferry Tern sailed …"),
        # of a round, which its words do not name
        ("Ada Moll dropped Otto Lind early in the fourth with two lefts in Ostermoor.", "Ada Moll dropped Otto Lind early in the fourth round with two lefts in Ostermoor.", "which (round): Ada Moll dropped Otto Lind early in the … with two lefts in Ostermoor"),
        # no dateline does it
        ("OSTERMOOR, Velm (AP) — Robbers killed 12 people in the market hall.", "OSTERMOOR, Velm (AP) — Robbers killed 15 people in the market hall.", "robbers killed … people in the market hall"),
    ],
)  # fmt: skip
def test_a_label_says_what_is_asked(here: str, there: str, asked: str) -> None:
    assert asked in [label[:1].lower() + label[1:] for label in labels(here, there)]


def statements(*texts: str) -> list[str]:
    return [c.label for c in shown(collated(*texts)) if c.kind is Kind.STATEMENT]


def test_a_statement_is_named_by_a_whole_clause_with_a_doer() -> None:
    found = statements(
        "Ada Reed was arrested in Ostermoor moments before she could board a ferry, and held.",
        "In May, Ada Reed was arrested in Ostermoor.",
    )
    assert "Ada Reed was arrested in Ostermoor" in found
    assert not any(label.startswith("May") or label.endswith("moments") for label in found)
