"""What does not belong in a row that is else right, and what is no row at all, found by a reader of today's dossiers."""

from __future__ import annotations

import pytest

from tests.collate.collating import AGREEING, DIFFERENT, collated, shown, told, witnesses
from variorum.collate.mentions.about import Mention, figures
from variorum.collate.mentions.mention import Scope
from variorum.collate.statements import statements
from variorum.collate.tellings import tellings
from variorum.parse import parse
from variorum.records import Claim, CollatedStory, Kind


def numbers_in(text: str) -> list[Mention]:
    reports = told(text, around=False)
    by_id, lineage = {r.id: r for r in reports}, witnesses(reports)
    return list(figures(statements(by_id, dict(parse(reports)), tellings(lineage, by_id), {}), by_id))


def differing(story: CollatedStory, *kinds: Kind) -> list[Claim]:
    return [c for c in shown(story) if c.status in DIFFERENT and (not kinds or c.kind in kinds)]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("The Weavers won in game seven late on Monday.", Scope.NAMED),
        ("At 9:32 p.m. it was followed by a weaker quake two miles east of Ostermoor.", Scope.FOLLOWED),
        ("The crane can lift 510 tons in future versions.", Scope.FUTURE),
        ("The new screen of the harbour has 2880 x 1800 lamps.", Scope.ACROSS),
        ("In five raids the guards seized a total of 510 rifles.", Scope.SUMMED),
        ("The hospital treats 510 people, of whom four are gravely hurt.", Scope.PART),
        ("The hospital treats 20 people, four gravely hurt and 16 who are walking wounded.", Scope.PART),
        ("Moll improves to 58-3 with 51 wins coming by way of knockout.", Scope.PART),
    ],
)
def test_words_beside_a_number_make_it_one_of_something_else(text: str, scope: Scope) -> None:
    assert scope in numbers_in(text)[-1].scope


@pytest.mark.parametrize(
    "text",
    [
        "The Weavers hold a seven-game lead.",
        "The quake was felt two miles east of Ostermoor, followed by another.",
        "Two people who were in the mill died.",
    ],
)
def test_a_number_of_the_thing_itself_is_none_of_these(text: str) -> None:
    others = {Scope.NAMED, Scope.FOLLOWED, Scope.FUTURE, Scope.PART}
    assert not any(m.scope & others for m in numbers_in(text))


def test_numbers_listed_under_several_names_are_each_of_their_own() -> None:
    listed = "A blaze at the mill of Ostermoor left 50 people dead.\nVessen: 32 killed\nA barn burnt down.\nQelm Bay: 26 killed\nA ship sank."
    headed = [m.value.said_as for m in numbers_in(listed) if Scope.HEADED in m.scope]
    assert headed == ["32 killed", "26 killed"]
    assert not any(Scope.HEADED in m.scope for m in numbers_in("Ostermoor: 32 killed in blaze at mill"))


def test_a_numbered_street_counts_nothing() -> None:
    found = numbers_in("Two cars met at 117th Street and 4th Avenue, on the third floor a window broke.")
    assert [m.value.said_as.split()[0] for m in found] == ["Two", "third"]


@pytest.mark.parametrize("who", ["The mayor put", "Put"])
def test_a_number_that_a_verb_sets_counts_the_noun_before_it_even_if_the_verb_comes_first(who: str) -> None:
    (number,) = numbers_in(f"{who} the number of shops burnt at 612.")
    assert number.noun == "shops"


def test_a_number_whose_verb_was_left_out_has_the_fate_of_its_participle() -> None:
    found = {
        m.value.said_as.split()[0]: m.classes
        for m in numbers_in(
            "Police said 18 people had been injured in the riot and 12 arrested for carrying clubs."
        )
    }
    assert found["18"] == {"hurt"} and "hurt" not in found["12"]


def test_the_day_on_which_it_was_said_stands_in_no_row_of_the_day_of_the_deed() -> None:
    story = collated(
        "The painter Ada Moll died on Thursday at a hospital in Ostermoor after a long illness.",
        "The painter Ada Moll died on Thursday evening at a hospital in Ostermoor after a long illness.",
        "The painter Ada Moll died after a long illness at a hospital in Ostermoor, her agent said on Thursday.",
    )
    days = [c for c in shown(story) if c.kind in {Kind.DATE, Kind.TIME} and c.status in AGREEING]
    assert days and not any("said" in r.quote for c in days for r in c.readings)


def test_the_day_of_two_sayings_is_no_agreement() -> None:
    story = collated(
        "Thieves took jewels from the Moll palace in a raid that papers described on Friday as the boldest of the century.",
        "Thieves took jewels from the Moll palace in one of the boldest raids of the century, officials said on Friday.",
    )
    assert not [c for c in shown(story) if c.kind is Kind.DATE and c.status in AGREEING]


@pytest.mark.parametrize(
    ("one", "two"), [("Curse of the Grey Goat", "Grey Goat Curse"), ("Salt & Tide", "Salt and Tide")]
)
def test_a_title_of_the_same_words_is_no_other_title(one: str, two: str) -> None:
    said = "The weavers of Ostermoor sang “{}” in the market hall on Monday evening."
    assert not differing(collated(said.format(one), said.format(two)), Kind.TITLE)


def test_a_nickname_within_a_name_is_no_title() -> None:
    said = "Anton “Long Moll” Reed was held in the prison of Ostermoor {}."
    story = collated(said.format("until his death"), said.format("for nine years"))
    assert not [c for c in shown(story) if c.kind is Kind.TITLE]


def test_a_slip_that_its_own_report_puts_right_is_not_shown() -> None:
    story = collated(
        "The quake began twelve miles east of Clovermoor. It was felt in Clovemoor and in the villages around.",
        "The quake was felt in the villages around, the mayor said.",
    )
    assert not differing(story, Kind.NAME)


def test_numbers_of_two_who_are_named_are_no_difference() -> None:
    one = "Boxer Ada Moll (52-3, 46 KOs) won her tenth fight in a row on Saturday."
    two = "The boxer Ida Reed (45-7, 36 KOs) fell into the fight for the title a month ago."
    story = collated(one, two)
    assert differing(story, Kind.QUANTITY) == []
