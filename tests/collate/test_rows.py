"""What stands in a row beside the two values that it compares."""

from __future__ import annotations

import pytest

from tests.collate.collating import AGREEING, DIFFERENT, collated, of_one_telling, shown, told, witnesses
from variorum.collate.mentions.about import figures
from variorum.collate.pairing.things import apart
from variorum.collate.statements import statements
from variorum.collate.tellings import tellings
from variorum.parse import parse
from variorum.records import Claim, CollatedStory, Kind, Status


def rows(story: CollatedStory, *kinds: Kind) -> list[Claim]:
    return [c for c in shown(story) if c.kind in (kinds or (Kind.QUANTITY,))]


def test_the_hurt_of_another_quake_stand_in_no_row_of_this_one() -> None:
    story = collated(
        "An earthquake shook the island of Qelm on Sunday, injuring five people and damaging houses. A quake in September "
        "killed seven people on the island and injured 40.",
        "An earthquake shook the island of Qelm on Sunday, injuring three people and damaging houses.",
        "An earthquake shook the island of Qelm on Sunday and damaged houses. In September a quake there killed six people and "
        "injured almost 50.",
    )
    found = [c for c in rows(story) if any(r.quote.startswith("injuring") for r in c.readings)]
    assert found and any(c.status in DIFFERENT for c in found)
    assert not any("40" in r.quote or "50" in r.quote for c in found for r in c.readings)


def test_a_day_of_saying_stands_in_no_row_of_a_day_of_doing() -> None:
    story = collated(
        "Arne Moll escaped from the van on Monday morning near Ostermoor.",
        "Arne Moll escaped on Monday morning when guards moved him in a van near Ostermoor.",
        "Arne Moll escaped from a van near Ostermoor with a gun of the guards, according to a statement of the prison on Monday.",
    )
    (found,) = [c for c in rows(story, Kind.DATE, Kind.TIME) if c.status is Status.AGREE]
    assert len({r.report for r in found.readings}) == 2


@pytest.mark.parametrize(
    ("one", "two"),
    [("women and children", "children"), ("women", "men"), ("soldiers", "civilians"), ("boys", "girls")],
)
def test_one_number_of_two_sorts_of_people_is_no_agreement(one: str, two: str) -> None:
    story = collated(
        f"Police took 412 {one} from the ranch near Ostermoor into custody.",
        f"Police took 412 {two} from the ranch near Ostermoor into custody.",
    )
    assert not [c for c in rows(story) if c.status in AGREEING]


def test_one_number_of_one_sort_by_two_nouns_is() -> None:
    story = collated(
        "Police took 412 children from the ranch near Ostermoor into custody.",
        "Police took 412 youngsters from the ranch near Ostermoor into custody.",
    )
    assert [c.status for c in rows(story)] == [Status.AGREE]


def test_nobody_is_apart_from_himself() -> None:
    assert all(noun not in others for noun, others in apart().items())
    assert all(noun in apart()[other] for noun, others in apart().items() for other in others)


def test_the_days_of_two_pages_are_no_difference() -> None:
    story = collated(
        "On behalf of Rask and Moll posted in Accidents on Friday, September 20, 2013. A woman was killed by a driver in Ostermoor.",
        "On behalf of Ida Lind posted in Accidents on Wednesday, September 18, 2013. A woman was killed by a driver in Ostermoor.",
    )
    assert not [c for c in rows(story, Kind.DATE) if c.status in DIFFERENT]


def test_a_few_weeks_of_one_thing_do_not_hold_for_four_of_another() -> None:
    story = collated(
        "For the second time in less than four weeks a player of Ostermoor was arrested for drunken driving on Sunday.",
        "A player of Ostermoor was arrested for drunken driving on Sunday; the blood test will take a few weeks.",
    )
    assert not rows(story)


def test_hundreds_of_shops_are_not_the_150_of_another_year() -> None:
    story = collated(
        "Hundreds of shops are in ruins after the fire in the market of Ostermoor, traders said on 3 March 2031.",
        "A fire burnt the market of Ostermoor. In 2019 a fire in the same market gutted 150 shops.",
    )
    assert not [c for c in rows(story) if c.status in AGREEING]


def test_what_one_telling_changed_is_asked_for_in_its_own_words() -> None:
    story = of_one_telling(
        "The mayor wants an impartial probe of the shelling that could also tell who was at the school.",
        "The mayor wants an impartial probe of the strike that could also tell who was at the school.",
    )
    (found,) = [c for c in story.claims if c.kind is Kind.STATEMENT and c.status is Status.VARIANT]
    assert found.label == "mayor wants an impartial probe of the … that could also tell who was at the school"


def test_of_two_subjects_the_near_one_denies() -> None:
    here = "None was as painful as in 2003 when Arne Moll deflected a ball that seemed destined for the glove of Ida Lind."
    there = (
        "There were other losses but none as painful as in 2003 when, as fans have trouble to grasp, Arne Moll deflected a ball that "
        "seemed destined for the glove of Ida Lind."
    )
    assert not [c for c in shown(collated(here, there)) if c.status in DIFFERENT and c.kind is Kind.STATEMENT]


def test_a_stock_phrase_of_two_mouths_is_no_variant() -> None:
    story = collated(
        "“The guests did one heck of a job but this is the best feeling in the world.”",
        "“This is the most amazing feeling in the world,” said Ida Lind, 33, sobbing on the street.",
    )
    assert not rows(story, Kind.QUOTE)


def test_without_denies_the_noun_behind_it_alone() -> None:
    story = collated(
        "But, Moll said, the town must understand that without these measures “the situation would be infinitely more serious”.",
        "But the town must understand that without these measures, “the situation would be infinitely more serious,” Moll said.",
    )
    assert {c.status for c in rows(story, Kind.QUOTE)} <= {Status.AGREE}


def test_an_hour_that_lies_in_earlier_this_year_is_no_agreement() -> None:
    here = "Controllers of Ostermoor lost contact with the ferry at 7:24 a.m. on 2 March 2031."
    there = "Controllers of Ostermoor lost contact with the ferry earlier this year."
    story = collated(here, there, published=("2031-03-03", "2031-03-03"))
    assert not [c for c in rows(story, Kind.DATE, Kind.TIME) if c.status is Status.COMPATIBLE]


def test_whom_a_ferry_carries_is_no_count_of_the_hurt() -> None:
    reports = told("Ferry with 212 aboard runs aground off Ostermoor, dozens hurt", around=False)
    by_id, lineage = {r.id: r for r in reports}, witnesses(reports)
    said = statements(by_id, dict(parse(reports)), tellings(lineage, by_id), {})
    found = {m.value.said_as.split()[0]: m.classes for m in figures(said, by_id)}
    assert found["212"] == frozenset() and found["dozens"] == {"hurt"}


def test_what_was_fired_is_no_count_of_the_dead() -> None:
    story = collated(
        "Doctors said more than 40 people died when shells hit the school in Hamra on Tuesday.",
        "Shells hit the school in Hamra on Tuesday and killed at least 40 people, the ministry said. The militants said rocket "
        "attacks would increase. More than 40 were fired on Tuesday.",
        "Shells killed 40 people in the school in Hamra on Tuesday. The mayor wept.",
    )
    (dead,) = [c for c in rows(story) if any("died" in r.quote for r in c.readings)]
    assert len(dead.readings) == 3 and not any("fired" in r.quote for r in dead.readings)


def test_what_can_both_hold_but_nobody_means_stands_in_no_row() -> None:
    story = collated(
        "A car bomb at the consulate in Ostermoor on Thursday killed at least four civilians, officials said. Air strikes last week "
        "killed more than 30 civilians in Kelm.",
        "A car bomb at the consulate in Ostermoor on Thursday killed at least six civilians, a doctor said. The bombers spoke of revenge "
        "for air strikes that killed up to 32 civilians in Kelm.",
    )
    for row in rows(story):
        numbers = {n for r in row.readings for n in ("four", "six", "30", "32") if n in r.quote}
        assert numbers <= {"four", "six"} or numbers <= {"30", "32"}


def test_two_deeds_of_one_year_are_two_rows() -> None:
    story = collated(
        "In 2005, Odo Gram was charged with assault on Rika Mendt, court records show.",
        "In 2005, Odo Gram was charged with assault on Rika Mendt with a knife. Rika Mendt, a nurse, had obtained an order that kept him "
        "from her house and from the school of her children in 2005.",
    )
    (found,) = [c for c in rows(story, Kind.DATE) if c.status is Status.AGREE]
    assert len(found.readings) == 2


def test_who_found_them_parts_two_who_agree_with_a_third() -> None:
    story = collated(
        "Police found the bodies of two women in a flat in Ostermoor on Tuesday.",
        "The bodies of two women were found in a flat in Ostermoor on Tuesday.",
        "A neighbour found the bodies of two women in a flat in Ostermoor on Tuesday.",
    )
    for row in rows(story, Kind.STATEMENT):
        if row.status in AGREEING:
            quotes = [r.quote for r in row.readings]
            assert not (
                any("Police found" in q for q in quotes) and any("neighbour found" in q for q in quotes)
            )


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The Harriers took game four, a 7-2 win.", "The Harriers took Game 7, an 8-2 win."),
        (
            "In the third race on Sunday 12 boats capsized.",
            "In the fourth race on Sunday nine boats capsized.",
        ),
        (
            "Hurricane Odile destroyed the clinic in Ostermoor in 1998.",
            "The clinic in Ostermoor was destroyed by Hurricane Runa in 2005.",
        ),
    ],
)
def test_what_is_told_of_one_of_a_series_is_not_told_of_another(one: str, two: str) -> None:
    found = [c for c in rows(collated(one, two), Kind.QUANTITY, Kind.DATE) if c.status in DIFFERENT]
    assert all("race" in r.quote for c in found for r in c.readings)  # which race it was may be one


def test_which_of_a_series_it_was_is_a_difference_itself() -> None:
    story = collated(
        "The Harriers won their fourth race on Sunday.", "The Harriers won their third race on Sunday."
    )
    assert [c for c in rows(story) if c.status in DIFFERENT]


def test_what_fell_far_away_has_not_grown() -> None:
    story = collated(
        "The missile fell into the sea more than 1,000 kilometres from the island of Qelm.",
        "The missile fell into the sea roughly 2,000 kilometres from the island of Qelm.",
        published=("2024-03-05", "2024-03-07"),
    )
    assert not [c for c in rows(story) if c.status is Status.CHANGED]


def test_two_dates_with_two_deeds_are_no_difference() -> None:
    story = collated(
        "Trial is set for 17 June 2013 for Odo Gram, who is accused of killing Rika Mendt of Ostermoor.",
        "Prosecutors charged Odo Gram with murder in the April 2012 killing of Rika Mendt of Ostermoor.",
    )
    assert not [c for c in rows(story, Kind.DATE) if c.status in DIFFERENT]


def test_nobody_named_in_another_year_is_the_one_of_now() -> None:
    story = collated(
        "The gunman opened fire at a music festival in Ostermoor. People lay on the ground.",
        "Here is a list of shootings. A heavily-armed gunman opened fire at a music festival on June 12 last year.",
        published=("2017-10-02", "2017-10-02"),
    )
    assert not [c for c in rows(story, Kind.STATEMENT) if c.status in AGREEING]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The chief of the fire brigade arrived within a minute or two.", "Within one minute or two the whole roof was ablaze, the chief said."),
        ("The rocket is three Falcon 9 rockets linked together.", "The boosters had flown on two Falcon 9 flights."),
        ("He was married two weeks ago to his second wife.", "A second juror said that he had seen enough."),
        (
            "Rika Mendt returned to her home town 12 weeks ago after a four-year spell living in Ostermoor.",
            "She moved to Kelm in the south four years ago to give her children a better life, her sister Ida said.",
        ),
    ],
)  # fmt: skip
def test_numbers_alike_of_two_things_are_no_agreement(one: str, two: str) -> None:
    assert not [c for c in rows(collated(one, two)) if c.status in AGREEING]


def test_before_a_year_stands_in_no_row_of_it() -> None:
    story = collated(
        "In 1997 Odo Gram was convicted of fraud in Ostermoor.",
        "Odo Gram was convicted of fraud in Ostermoor in 1997.",
        "Before 1997 Odo Gram had served only one sentence for fraud in Ostermoor.",
    )
    assert not any(
        "Before" in r.quote or r.report == "r3" for c in rows(story, Kind.DATE) for r in c.readings
    )


def test_days_that_nobody_can_count_are_no_agreement_without_a_deed() -> None:
    story = collated(
        "A judge found a worker of the mill guilty of a rampage exactly two years ago that left two women dead.",
        "Two years ago, a student committed a shooting at a college in Kelm.",
    )
    assert not rows(story, Kind.DATE)


def test_one_who_got_two_prizes_got_them_in_two_years() -> None:
    story = collated(
        "Dr. Ida Lind received the Moll Prize in 1998, and leads the clinic in Ostermoor.",
        "The first woman to head the society of physicians, Dr. Ida Lind received a Brandt Grant in 2008 for her work.",
    )
    assert not [c for c in rows(story, Kind.DATE) if c.status in DIFFERENT]


def test_a_deal_and_a_player_of_so_many_years_are_two_things() -> None:
    story = collated(
        "Odo Gram just finished the first year of a three-year deal with the Harriers.",
        "Odo Gram was a four-year starter and played for the Harriers of Kelm.",
    )
    assert not [c for c in rows(story) if c.status in DIFFERENT]


def test_the_strongest_of_today_is_told_of_no_day() -> None:
    story = collated(
        "The Heron is set to become the most powerful rocket in use today when it blasts off from Ostermoor.",
        "A rocket more powerful than any other flying today is scheduled to blast off from Ostermoor, engineers said.",
        published=("2024-03-05", "2024-03-05"),
    )
    assert not rows(story, Kind.DATE)


def test_a_date_put_before_a_text_is_no_day_of_its_news() -> None:
    story = collated(
        "15 Apr 2017 At least 100 people were killed when a bomb hit buses near Ostermoor, monitors said.",
        "Sun Apr 16 2017 Death toll in the bomb attack on buses near Ostermoor rises to 112, monitors said.",
    )
    assert not rows(story, Kind.DATE)


def test_a_former_mayor_is_not_the_mayor() -> None:
    story = collated(
        "The former mayor of Tarnholm opened the new harbour hall on Tuesday.",
        "The mayor of Tarnholm opened the new harbour hall on Tuesday.",
    )
    assert not [c for c in rows(story, Kind.STATEMENT) if c.status in AGREEING]


def test_a_report_of_one_of_several_days_is_compared_all_the_same() -> None:
    several = "[2017-10-01,2017-10-03]"
    story = collated(
        "The gunman opened fire at a music festival in Ostermoor. People lay on the ground.",
        "Here is a list of shootings. A heavily-armed gunman opened fire at a music festival on June 12, 2016.",
        published=(several, several),
    )
    assert story.claims
