"""Names spelled in two ways, across reports and inside one."""

from __future__ import annotations

import pytest

from tests.collate.collating import collated, differences, shown, together
from tests.collate.reports import report
from variorum.parse import parse
from variorum.records import Claim, CollatedStory, Kind, Status


def _spelled(story: CollatedStory, *, tier: int | None = None) -> list[Claim]:
    """The claims about spellings that are shown, or those of one tier."""
    found = shown(story) if tier is None else [c for c in story.claims if c.tier == tier]
    return [c for c in found if c.label.startswith("spelling of")]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("TarnFerry", "Tarn Ferry"),
        ("Piotr Savelyev", "Piotr Saveljev"),
        ("Ada Brennholt", "Ada Bernnholt"),
        ("the town of Ostermoor", "the town of Ostermor"),
    ],
)
def test_a_name_spelled_in_two_ways_is_a_variant_and_quoted_as_short_as_it_is(one: str, two: str) -> None:
    story = collated(
        f"The inspectors of {one} came at noon. A lawyer wrote to {one} about the mill.",
        f"A speaker for {two} gave no reason. Nobody at the mill had heard from {two} before.",
        around=False,
    )
    (claim,) = _spelled(story)
    assert claim.status is Status.VARIANT
    assert claim.kind is Kind.NAME
    assert all(len(r.quote) <= len(one) + 1 for r in claim.readings)


def test_a_name_misspelled_further_down_in_one_report_is_told_of_that_report_on_request() -> None:
    story = collated(
        "The mill was inspected by Sigrid Vattengren in May. Vattengren found rotten beams. The beams, Vatengren said, "
        "had been known of for years.",
        around=False,
    )
    (claim,) = _spelled(story, tier=3)
    assert claim.internal and not _spelled(story)
    assert {r.quote for r in claim.readings} == {"Sigrid Vattengren", "Vatengren"}


@pytest.mark.parametrize(("right_beside", "shown_then"), [(True, False), (False, True)])
def test_a_slip_in_a_report_that_has_the_name_right_is_told_on_request(
    right_beside: bool, shown_then: bool
) -> None:
    """Where many reports have it right. A report that has another form alone may know better."""
    deeds = (
        "came at noon",
        "saw the mill",
        "wrote to the owner",
        "went home early",
        "gave no reason",
        "was glad",
    )
    slip = "Sigrid Vatengren said nothing more." + (
        " Nobody asked Sigrid Vattengren why." if right_beside else ""
    )
    story = collated(*(f"The inspector Sigrid Vattengren {deed}." for deed in deeds), slip, around=False)
    assert bool(_spelled(story)) is shown_then
    assert _spelled(story, tier=1) or _spelled(story, tier=2) or _spelled(story, tier=3)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Tor Jong Un", "Tor Jong Il"),  # brothers
        ("Mario Brennholt", "Maria Brennholt"),  # a man and a woman
        ("the Ostermarks", "the Ostermarkian"),  # a people
        ("Anton Merholt", "Lisbet Meerholt"),  # two people, each with a name of their own
        ("Dr Robert Meerholt", "Robert S. Meerholt"),  # an initial
    ],
)
def test_other_people_and_inflections_are_no_spellings(one: str, two: str) -> None:
    story = collated(
        f"The inspectors of {one} came at noon. A lawyer wrote to {one} about the mill.",
        f"A speaker for {two} gave no reason. Nobody at the mill had heard from {two} before.",
        around=False,
    )
    assert not _spelled(story)


def test_two_names_that_one_report_uses_again_and_again_are_two() -> None:
    story = collated(
        "The mill stands between Hardenau and Hardenow. From Hardenau came water, from Hardenow the wool.",
        "A road leads from Hardenau to Hardenow.",
        around=False,
    )
    assert not _spelled(story)


def test_two_languages_spell_names_in_their_own_ways() -> None:
    reports = (
        report("The mill near Ostermoor was sold to Tarnland in May.", id="r1"),
        report("Die Mühle bei Ostermohr wurde im Mai an Tarnlande verkauft.", id="r2", language="de"),
    )
    assert not _spelled(together(reports, sentences=dict(parse(reports))))


def test_nobody_is_said_to_be_spelled_alike_by_all_where_one_spells_otherwise() -> None:
    story = collated(
        "The mill was inspected by Sigrid Vattengren in May.",
        "Sigrid Vattengren inspected the mill in May.",
        "Beams were found rotten by Sigrid Vatengren in May.",
        around=False,
    )
    assert len(_spelled(story)) == 1
    assert not [c for c in shown(story) if c.why.startswith("All spell it")]


def test_that_names_are_the_same_is_shown_of_people_whom_many_name() -> None:
    said = (
        "Mayor Lotte Brandel told Piotr Savelyev that the mill was sold.",
        "The mill was sold, Mayor Lotte Brandel told Piotr Savelyev.",
        "The mill has a new owner, said Mayor Lotte Brandel.",
        "Snow fell on the mill and Mayor Lotte Brandel kept silent.",
        "Wool has been spun in the mill for a century.",
    )
    story = collated(*said, around=False)
    assert [c.label for c in shown(story) if c.kind is Kind.NAME] == ["name: Lotte Brandel"]


def test_endings_of_a_language_whose_endings_are_not_known_are_no_spellings() -> None:
    reports = (
        report(
            "De molen in Tarnland werd verkocht. Inspecteurs uit Tarnland kwamen in mei.",
            id="r1",
            language="nl",
        ),
        report("De Tarnlandt werf zweeg. Daarna sprak niemand meer.", id="r2", language="nl"),
        report("Dennis Bellrosier kwam. Dat zei Bellroiser later.", id="r3", language="nl"),
    )
    (claim,) = _spelled(together(reports, sentences=dict(parse(reports))), tier=3)
    assert {r.quote for r in claim.readings} == {"Dennis Bellrosier", "Bellroiser"}


def test_two_words_that_some_hyphen_are_told_only_as_part_of_a_name() -> None:
    story = collated(
        "The cloth of the Sky-Blue came by barge, and the Sky-Blue was late, said Tor Jong-un.",
        "Weavers of the Sky Blue waited at noon, and the Sky Blue was late, said Tor Jong Un.",
        around=False,
    )
    told = [c for c in story.claims if c.label.startswith("spelling of")]
    assert [({r.quote for r in c.readings}, c.tier) for c in told] == [({"Tor Jong-un", "Tor Jong Un"}, 3)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("the Harbour Organisation", "the Harbour Organization"),
        ("the Harbour Defence Board", "the Harbour Defense Board"),
        ("Béla Osterholm", "Bela Osterholm"),
        ("the Mat-Maid dairy", "the Mat Maid dairy"),
        ("Anton Phillip LaSalle", "Anton Phillip Lasalle"),
        ("Bill Ingersholm", "William Ingersholm"),
        ("Samuel Ingersholm", "Sam Ingersholm"),
        ("the Ostermoor Advisers", "the Ostermoor Adviser"),
    ],
)
def test_a_house_style_is_for_who_asks_for_everything(one: str, two: str) -> None:
    story = collated(
        f"The inspectors of {one} came at noon, and {one} paid.",
        f"A speaker for {two} gave no reason for what {two} paid.",
        around=False,
    )
    assert not [c for c in differences(story) if c.kind in {Kind.NAME, Kind.PLACE}]


def test_a_given_name_and_a_surname_like_it_are_two_words() -> None:
    story = collated(
        "Judge Barbara Walther read it out. A lawyer, Walter F. Brennholt, told of it.",
        "Judge Barbara Walther read it out, and Barbara Walther left.",
        around=False,
    )
    assert not _spelled(story)


def test_a_given_name_and_a_word_that_stands_alone_are_two_words() -> None:
    story = collated(
        "Prime Minister Shinro Abbet spoke of the launch in Ostermoor on Tuesday. A Shinto priest of the harbour wept.",
        "Prime Minister Shinro Abbet spoke of the launch in Ostermoor on Tuesday, and the harbour was closed.",
    )
    assert not [c for c in shown(story) if c.label.startswith("spelling of")]


def test_a_slip_in_the_name_of_a_month_is_no_name() -> None:
    story = collated(
        "The mill of Ostermoor burned on November 27. Nobody was hurt at the mill.",
        "The mill of Ostermoor burned on Novemer 27. The mill is closed.",
        around=False,
    )
    assert _spelled(story) == []


def test_how_many_reports_spell_a_name_so_is_said() -> None:
    told = "The inspectors of {} came at noon. A lawyer wrote to {} about the mill."
    (claim,) = _spelled(
        collated(
            told.format("Ada Brennholt", "Ada Brennholt"),
            "A speaker for Ada Bernnholt gave no reason. Nobody had heard from Ada Bernnholt before.",
            around=False,
        )
    )
    assert claim.why == "Spelled “Bernnholt” in 1 report and “Brennholt” in 1 report."


def test_a_namesake_is_not_quoted_for_the_spelling_of_another_persons_name() -> None:
    story = collated(
        "The mill was inspected by Katherina Vattengren in May. The keys were with Katherina Osterbroek.",
        "A report on the mill by Katharina Vattengren came out. Katherina Osterbroek had the keys.",
        around=False,
    )
    quotes = {reading.quote for claim in _spelled(story) for reading in claim.readings}
    assert quotes == {"Katherina Vattengren", "Katharina Vattengren"}
