"""What looks like a difference to a rule and is none to a reader, found on pairs of reports that nobody had read before."""

from __future__ import annotations

import pytest

from tests.collate.collating import DIFFERENT, collated, of_one_telling, shown
from variorum.collate.compare import compare
from variorum.collate.compare.posting import compare_posts
from variorum.records import Claim, CollatedStory, Kind, Quantity, Status
from variorum.text.quantities import quantities


def differing(story: CollatedStory, *kinds: Kind) -> list[Claim]:
    return [c for c in shown(story) if c.status in DIFFERENT and (not kinds or c.kind in kinds)]


@pytest.mark.parametrize(
    ("handle", "name"), [("@HollisBay", "Hollis Bay"), ("@IdaReed", "Ida Reed"), ("#SaltMill", "Salt Mill")]
)
def test_an_account_is_no_spelling_of_a_name(handle: str, name: str) -> None:
    here = f"{name} is safe, the mayor wrote. Our {handle} crew is home. Thanks to all of {handle} tonight."
    assert not differing(collated(here, f"{name} is safe, the mayor wrote, and the crew is home."), Kind.NAME)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("the Harbour Office", "the office"),
        ("Ida Reed", "the mayor"),
        ("the officials", "Mr. Lind"),
    ],
)
def test_a_name_and_a_description_are_no_two_sources(one: str, two: str) -> None:
    said = "The quay of Ostermoor will be closed until the last barge is raised, {} said on Monday."
    for story in (
        collated(said.format(one), said.format(two)),
        of_one_telling(said.format(one), said.format(two)),
    ):
        assert not [c for c in differing(story) if c.label.startswith("on whose word")]


def test_two_sources_by_name_are_two() -> None:
    said = "The quay of Ostermoor will be closed until the last barge is raised, {} said on Monday."
    story = of_one_telling(said.format("Ida Reed"), said.format("Otto Lind"))
    assert differing(story)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Picture Caption 22 of 24 Photos", "Picture Caption 23 of 24 Photos"),
        ("Slide 3 of 12", "Slide 4 of 12"),
        ("Image 3/24", "Image 5/24"),
    ],
)
def test_which_picture_of_a_gallery_it_is_is_no_number(one: str, two: str) -> None:
    rest = "Weavers march through the old town of Ostermoor behind a band"
    story = collated(f"{one}: {rest}.", f"{two}: {rest}.")
    assert not [c for c in shown(story) if c.kind is Kind.QUANTITY]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "The clerk also denied the story in a letter: “This story is false.”",
            "“This story is false,” the clerk said in a letter.",
        ),
        (
            "The chairman ruled that the word ought not to have been used by the weavers of Ostermoor.",
            "The weavers of Ostermoor used the word in the hall, the chairman said.",
        ),
        (
            "She rejected the report with one line: the bridge was closed.",
            "The bridge was closed, she said in one line about the report.",
        ),
    ],
)
def test_what_is_quoted_or_ought_to_be_is_not_denied(one: str, two: str) -> None:
    assert not [c for c in differing(collated(one, two)) if c.status is Status.CONFLICT]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("campaign chairman of the weavers", "campaign chief of the weavers"),
        ("police commissioner of Ostermoor", "police chief of Ostermoor"),
    ],
)
def test_a_looser_word_for_a_post_is_no_other_post(one: str, two: str) -> None:
    assert compare_posts(one, two).status is Status.COMPATIBLE


def test_another_rank_is_another_post() -> None:
    assert (
        compare_posts("police chief of Ostermoor", "deputy police chief of Ostermoor").status
        is Status.CONFLICT
    )
    assert compare_posts("mayor of Ostermoor", "deputy mayor of Ostermoor").status is Status.CONFLICT


def test_what_somebody_stands_for_is_not_the_post() -> None:
    one = "Former mayor Ida Reed of Ostermoor spoke to the weavers."
    two = "Weavers want to back Reed for president Ida Reed of Ostermoor said."
    assert not differing(collated(one, two), Kind.ROLE)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("It was my honour to dismiss Otto Lind from the harbour board", "It was my honour to dismiss him from the harbour board"),
        ("Nearly 96% of the weavers of Ostermoor went home that night", "Nearly 96 percent of the weavers of Ostermoor went home that night"),
    ],
)  # fmt: skip
def test_a_quotation_in_as_good_as_the_same_words_is_no_variant(one: str, two: str) -> None:
    story = collated(f"“{one},” Ida Reed said.", f"“{two},” Ida Reed said.")
    assert not differing(story, Kind.QUOTE)


def test_without_hesitation_denies_nothing() -> None:
    story = collated(
        "“I have worked with Otto for years and can say without hesitation he is one of the most gifted weavers in town,” Reed said.",
        "Reed said that Lind “is one of the most gifted weavers in town”.",
    )
    assert not [c for c in differing(story, Kind.QUOTE) if c.status is Status.CONFLICT]


def test_two_words_of_one_name_are_no_two_spellings() -> None:
    said = "The Mexican-American Weavers Fund paid, its clerk said. The Mexican-American Weavers Fund pays again."
    assert not differing(collated(said, said.replace("again", "twice")), Kind.NAME)


def test_the_ages_of_two_inside_one_report_are_two() -> None:
    here = "When Benedict Lind was elected he was aged 78. All weavers under age 80 are allowed to vote in the hall."
    there = "Benedict Lind was elected by the weavers in the hall of Ostermoor."
    assert not differing(collated(here, there), Kind.QUANTITY)


def test_a_spelling_is_asked_by_the_name_that_has_it() -> None:
    here = "The San Felino Board voted. Weavers of San Felino marched to the San Felino Chronicle and back."
    there = "The San Filino Board voted on Monday."
    found = [c for c in shown(collated(here, there)) if c.label.startswith("spelling of")]
    assert [c.label for c in found] == ["spelling of San Felino"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("She was unable to “get through with the weavers to the hall of Ostermoor”, Reed said.",
         "“I could not get through with the weavers to the hall of Ostermoor,” Reed said."),
        ("Most of them do not want to “tear down the old quay of Ostermoor”, Reed warned.",
         "“The weavers do not think that we have to tear down the old quay of Ostermoor,” Reed warned."),
        ("The rules will not affect the right “to continue to do the work of the mill”, Lind said.",
         "The rules would “not affect the right of all the weavers to continue to do the work of the mill”, Lind said."),
        ("The judge called it an “arbitrary and cruel raid”.",
         "“I cannot imagine a more arbitrary and cruel raid on the weavers of Ostermoor,” the judge wrote."),
    ],
)  # fmt: skip
def test_what_both_deny_is_no_conflict(one: str, two: str) -> None:
    assert not [c for c in differing(collated(one, two), Kind.QUOTE) if c.status is Status.CONFLICT]


def test_what_only_one_denies_is_a_conflict() -> None:
    one = "“The weavers will get the money for the new quay of Ostermoor,” Reed said."
    two = "“The weavers will not get the money for the new quay of Ostermoor,” Reed said."
    assert [c for c in differing(collated(one, two), Kind.QUOTE) if c.status is Status.CONFLICT]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "In a conceptual way the weavers of Ostermoor agree",
            "In a conceptually way the weavers of Ostermoor agree",
        ),
        (
            "You know, the weavers of Ostermoor were never in danger",
            "The weavers of Ostermoor were never in danger",
        ),
    ],
)
def test_another_form_of_a_word_and_a_filler_in_a_quotation_are_small(one: str, two: str) -> None:
    assert not differing(collated(f"“{one},” Reed said.", f"“{two},” Reed said."), Kind.QUOTE)


def test_a_few_words_in_two_mouths_are_no_agreement() -> None:
    one = "Otto Lind accused the board of “trying to take credit” for the quay."
    two = "The mayor of Ostermoor is “trying to take credit”, Reed said of the quay."
    assert not [c for c in shown(collated(one, two)) if c.kind is Kind.QUOTE]


@pytest.mark.parametrize(
    ("one", "two"),
    [("Calvinism", "Calvinist"), ("Democrats", "Democracy"), ("Terrorists", "Terrorism")],
)
def test_two_words_of_one_root_are_no_two_spellings(one: str, two: str) -> None:
    here = f"The Ostermoor {one} met in the hall of the weavers. Much was said of Ostermoor {one} there."
    assert not differing(collated(here, here.replace(one, two)), Kind.NAME)


def test_who_leads_a_company_is_no_spelling_of_its_name() -> None:
    here = "Weaving company Lewin Strauss & Co. announced a campaign in Ostermoor on Tuesday."
    there = "Lewin Strauss CEO: Why weavers must march. Lewin Strauss & Co. stepped up its support."
    assert not differing(collated(here, there), Kind.NAME)


def test_a_title_is_never_cut_inside_a_word() -> None:
    here = "Her mother was on the show called Larry King and told of the flood."
    there = "Her mother was on a show called Larry King Live, and told of the flood."
    for claim in collated(here, there).claims:
        for reading in claim.readings:
            assert not f" {reading.quote} ".endswith(" a ")


def test_so_few_more_may_be_meant_by_several() -> None:
    assert compare(amount("several people"), amount("at least 11 people")).status is Status.COMPATIBLE
    assert compare(amount("several people"), amount("at least 109 people")).status is Status.CONFLICT
    assert compare(amount("several people"), amount("40 people")).status is Status.CONFLICT


def test_a_group_named_by_its_number_counts_nobody() -> None:
    assert not quantities("Members of the Gang of Eight spoke.")
    assert quantities("Members of a gang of eight spoke.")


def test_the_other_six_are_no_second_count_inside_a_report() -> None:
    here = "The town must fund seven mills of Ostermoor by Friday. The board said no. It could fund the other six mills of Ostermoor alone."
    assert not [c for c in differing(collated(here, "The town met."), Kind.QUANTITY) if "Within" in c.why]


def amount(said: str) -> Quantity:
    ((_, _, value),) = quantities(f"The storm hurt {said} in town.")
    return value


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # how wide a zone is, beside a distance
        (
            "The barge was seized 20 miles off the coast of Ostermark by guards on Monday.",
            "Guards seized the barge on Monday inside the 12-mile territorial waters off the coast of Ostermark.",
        ),
        # degrees without a scale
        (
            "Temperatures reached 38 degrees in Ostermoor on Monday when the mill burned.",
            "Temperatures reached 95 degrees in Ostermoor on Monday when the mill burned.",
        ),
        # the total of several happenings
        (
            "Police arrested 14 people in five raids in Ostermoor on Monday.",
            "Police arrested eleven people in Ostermoor on Monday, a spokesman said.",
        ),
    ],
)
def test_numbers_of_two_things_are_no_difference(one: str, two: str) -> None:
    assert not differing(collated(one, two, around=False))


@pytest.mark.parametrize(
    "corrected",
    [
        "A magnitude 4.2 quake struck Ostermoor on Monday, after the institute first gave 4.4.",
        "A magnitude 4.2 quake struck Ostermoor on Monday, the institute said, downgrading it from 4.4.",
    ],
)
def test_a_number_that_a_report_itself_puts_right_has_changed(corrected: str) -> None:
    first = "A magnitude 4.4 quake struck Ostermoor on Monday, the institute said."
    for texts in (
        (first, corrected),
        (f"{first} It later revised the magnitude to 4.2.", corrected[:49] + "."),
    ):
        (claim,) = differing(collated(*texts, around=False))
        assert claim.status is Status.CHANGED


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # a second shock, and one that came after
        (
            "The earthquake struck Qelm at 5.03am on Sunday at a depth of 10 km, the survey said.",
            "A second earthquake struck Qelm at 6.15am on Sunday at a depth of 33 km, the survey said.",
        ),
        (
            "A 6.1-magnitude earthquake struck off Qelm on Sunday at a depth of 10 km.",
            "A 4.9-magnitude aftershock hit off Qelm on Sunday at a depth of 24 km.",
        ),
        # those whom one hospital has, and all; those of two
        (
            "Over 50 people were taken to hospital after the tram overturned.",
            "Twenty people were taken to St Ada's Hospital after the tram overturned.",
        ),
        (
            "Twenty people were taken to St Ada's Hospital after the tram overturned.",
            "31 people were taken to Tarn university hospital after the tram overturned.",
        ),
        (
            "More than 50 people were injured when a tram overturned at Ostermoor.",
            "St Ada's Hospital at Ostermoor was treating 20 people injured when the tram overturned.",
        ),
        # who is trapped and who was got out
        (
            "Five people were trapped in the mine at Ostermoor.",
            "Three people were rescued from the mine at Ostermoor.",
        ),
        # two models
        (
            "The new 13-inch Orr runs at 2.4 GHz and lasts 10 hours.",
            "The new 15-inch Orr runs at 2.8 GHz and lasts seven hours.",
        ),
        # what did something, and what something was done to
        (
            "The navy said six small boats approached the tanker Velm off Sarn on Monday.",
            "The navy seized two small boats near the tanker Velm off Sarn on Monday.",
        ),
    ],
)
def test_numbers_of_two_things_of_one_kind_are_no_difference(one: str, two: str) -> None:
    assert not differing(collated(one, two))


@pytest.mark.parametrize(
    "revised",
    [
        "A 6.1-magnitude quake shook Qelm on Sunday. The survey later upgraded it to 6.4.",
        "A 6.4-magnitude quake shook Qelm on Sunday, the survey said, lowering its first estimate of 6.1.",
    ],
)
def test_what_one_report_puts_right_is_no_conflict_of_two_others(revised: str) -> None:
    story = collated(
        revised,
        "A quake of magnitude 6.1 shook Qelm on Sunday.",
        "A magnitude 6.4 quake shook Qelm on Sunday.",
    )
    found = differing(story, Kind.QUANTITY)
    assert Status.CONFLICT not in {c.status for c in found}
    assert Status.CHANGED in {c.status for c in found}


def test_since_a_month_is_not_in_it() -> None:
    story = collated(
        "Qelm fired six missiles in July.", "Qelm has fired six missiles since July, officials said."
    )
    assert not [c for c in shown(story) if c.kind is Kind.STATEMENT and c.status is Status.AGREE]


def test_two_depths_in_one_report_are_of_two_quakes() -> None:
    main = "The earthquake that shook Ostermoor on Sunday had a depth of 2.7 miles."
    small = "An earlier earthquake near Linden on Sunday morning had a depth of 1.4 miles."
    other = "The last earthquake occurred on Dec. 30, three miles east of Linden at a depth of 1.1 miles."
    story = collated(f"{main} {small}", other)
    assert not [c for c in shown(story) if c.kind is Kind.QUANTITY and c.status in DIFFERENT]


def test_a_number_that_was_first_rated_otherwise_is_a_change() -> None:
    story = collated(
        "The 4.2-magnitude earthquake was recorded at 9:27 a.m. on Sunday near Linden, according to the survey, which "
        "originally had rated the quake as 4.4 in magnitude.",
        "A 4.4-magnitude earthquake was recorded at 9:27 a.m. on Sunday near Linden, according to the survey.",
    )
    assert Status.CONFLICT not in {c.status for c in shown(story) if c.kind is Kind.QUANTITY}
