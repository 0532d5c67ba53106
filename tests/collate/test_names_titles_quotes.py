"""Names, titles of works and quotations of two reports."""

from __future__ import annotations

from tests.collate.collating import collated, differences, holding
from variorum.records import Kind, Status


def test_two_spellings_under_one_post_are_a_variant() -> None:
    story = collated(
        "Fire chief Piotr Savelyev said the market hall was lost.",
        "The market hall was lost, fire chief Pyotr Savelev said.",
    )
    found = [c for c in holding(story, "Savelyev", "Savelev") if c.kind is Kind.NAME]
    assert [c.status for c in found] == [Status.VARIANT]


def test_two_people_of_one_family_name_are_not_one() -> None:
    story = collated(
        "Fire chief Anton Meerholt said the market hall was lost.",
        "Baker Lisbet Meerholt gave tea to those who had run from the smoke.",
    )
    assert not [c for c in story.claims if c.kind in {Kind.NAME, Kind.ROLE}]


def test_one_work_under_two_titles_is_a_variant() -> None:
    story = collated(
        "The hall was to open an exhibition titled “Weavers of the Northern Canal” next week.",
        "The exhibition “Weavers of the Canal” was to open in the hall next week.",
    )
    (claim,) = [c for c in story.claims if c.kind is Kind.TITLE]
    assert claim.status is Status.VARIANT
    assert {r.quote for r in claim.readings} == {"Weavers of the Northern Canal", "Weavers of the Canal"}


def test_a_quotation_cut_at_its_end_keeps_its_words() -> None:
    story = collated(
        "“We lost everything in the hall and nobody came to help us,” said Lotte Brandel.",
        "“We lost everything in the hall,” said Lotte Brandel.",
    )
    (claim,) = [c for c in story.claims if c.kind is Kind.QUOTE]
    assert claim.status in {Status.AGREE, Status.COMPATIBLE}


def test_a_word_changed_inside_the_marks_is_told() -> None:
    story = collated(
        "“We lost everything in the hall and nobody came to help us,” said Lotte Brandel.",
        "“We lost everything in the hall and nobody dared to help us,” said Lotte Brandel.",
    )
    (claim,) = [c for c in story.claims if c.kind is Kind.QUOTE]
    assert claim.status is Status.VARIANT
    assert "came" in claim.why and "dared" in claim.why


def test_quotations_of_different_things_are_not_set_side_by_side() -> None:
    story = collated(
        "“We lost everything in the hall and nobody came to help us,” said Lotte Brandel.",
        "“The roof will be finished before the first snow falls,” said Lotte Brandel.",
    )
    assert not [c for c in story.claims if c.kind is Kind.QUOTE]


def test_a_word_that_stands_behind_in_the_other_has_moved_and_is_not_left_out() -> None:
    story = collated(
        'The mayor of Ostermoor said: "The new ferry has entered the planned service," and left.',
        'The mayor of Ostermoor said: "The new ferry has entered the service as planned."',
    )
    (claim,) = [c for c in story.claims if c.kind is Kind.QUOTE]
    assert claim.status is Status.VARIANT
    assert "“planned service”" in claim.why and "“service as planned”" in claim.why
    assert [r.quote.endswith(("planned service", "as planned")) for r in claim.readings] == [True, True]


def test_works_that_share_only_a_name_are_several() -> None:
    story = collated(
        "Weavers came to see “The Notorious Ada Reed” on Monday, and “Ada Reed” lay beside it.",
        "Weavers came to see “The Real Ada Reed” on Monday, and “Ada Reed” lay beside it.",
    )
    assert not [c for c in differences(story) if c.kind is Kind.TITLE]


def test_a_sentence_with_a_name_in_it_is_no_title() -> None:
    story = collated(
        "“Ada Reed did more for Ostermoor than Otto Lind” was heard in the hall on Monday.",
        "“Ada Reed did so much for Ostermoor with Otto Lind” was heard in the hall on Monday.",
    )
    assert not [c for c in story.claims if c.kind is Kind.TITLE]
