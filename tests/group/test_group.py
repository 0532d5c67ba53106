"""What grouping means, one behaviour each."""

from dataclasses import replace

from tests.group.newsroom import ABROAD, BUDGET, FERRY, OTHER_FERRY, everything, partition, report, reports
from variorum.group import GroupSettings, group
from variorum.group.units import units
from variorum.records import Direction, Lineage, SharedKind, SharedText


def test_reports_of_one_event_are_one_story_and_another_ferry_is_another():
    assert partition(group(reports(FERRY, OTHER_FERRY, BUDGET), Lineage())) == {
        frozenset({"0-0", "0-1", "0-2"}),
        frozenset({"1-0", "1-1"}),
        frozenset({"2-0", "2-1"}),
    }


def test_nothing_makes_nothing_and_one_makes_one():
    assert group((), Lineage()) == ()
    (story,) = group(reports(FERRY[:1]), Lineage())
    assert story.reports == ("0-0",)
    assert story.members[0].why == "stands alone: no other report is near enough"


def test_a_folder_of_one_event_is_one_story():
    assert len(group(reports(FERRY), Lineage())) == 1


def test_names_and_numbers_carry_across_languages():
    assert partition(group(everything(), Lineage())) == {
        frozenset({"0-0", "0-1", "0-2", "0-3", "0-4"}),
        frozenset({"1-0", "1-1"}),
        frozenset({"2-0", "2-1"}),
    }


def test_reports_stand_in_the_order_given_and_the_largest_story_first():
    found = group(tuple(reversed(reports(OTHER_FERRY, FERRY))), Lineage())
    assert [story.reports for story in found] == [("1-2", "1-1", "1-0"), ("0-1", "0-0")]


def test_dates_are_not_needed():
    undated = tuple(replace(r, published=None) for r in everything())
    assert partition(group(undated, Lineage())) == partition(group(everything(), Lineage()))


def test_titles_alone_will_do():
    titles = (
        ("Ferry Brenna aground off Skarholm", "", None),
        ("214 rescued from Brenna off Skarholm", "", None),
        ("Vellmar Assembly passes Kalloway's budget", "", None),
        ("Kalloway's budget divides Vellmar Assembly", "", None),
    )
    found = group(reports(titles), Lineage(), settings=GroupSettings(titles_only=True))
    assert partition(found) == {frozenset({"0-0", "0-1"}), frozenset({"0-2", "0-3"})}


def test_titles_only_does_not_look_at_the_text():
    ours, theirs = reports((FERRY[0], ("Tulips in bloom at Orvessa", FERRY[1][1], None)))
    assert len(group((ours, theirs), Lineage(), settings=GroupSettings(titles_only=True))) == 2


def test_a_copy_counts_once_and_says_so():
    copy = replace(reports(FERRY)[0], id="9", title="Rescue at Skarholm", published="2031-03-08")
    story = group((*reports(FERRY), copy), Lineage())[0]
    assert "9" in story.reports
    assert {m.report: m.why for m in story.members}["9"] == (
        "one telling with “Ferry aground off Skarholm”, and counts once with it"
    )


def test_a_page_of_many_reports_is_no_copy_of_each():
    ferry, budget = reports(FERRY[:1], BUDGET[:1])
    page = report(
        "page", ("The day in short", f"{FERRY[0][1]}\n{BUDGET[0][1]}" + " Elsewhere it rained." * 40, None)
    )
    shared = [
        SharedText(
            left=one.id,
            right="page",
            kind=SharedKind.EXCERPT,
            dependent=True,
            left_share=1.0,
            right_share=0.1,
            spans=(),
            direction=Direction.UNDECIDED,
            why=(),
        )
        for one in (ferry, budget)
    ]
    lineage = Lineage(shared=tuple(shared), copies=((ferry.id, budget.id, "page"),))
    assert len(units((ferry, budget, page), lineage, GroupSettings())) == 3


def test_every_member_says_what_it_shares():
    story = next(s for s in group(everything(), Lineage()) if "0-0" in s.reports)
    assert [m.report for m in story.members] == list(story.reports)
    for member in story.members:
        assert "Skarholm" in member.why
        assert "Skarholm" in " ".join(member.shared)


def test_a_story_says_what_kept_the_nearest_outsider_out():
    story = next(s for s in group(reports(FERRY, OTHER_FERRY), Lineage()) if "0-0" in s.reports)
    (told,) = [why for why in story.why if why.startswith("nearest outside")]
    assert "Ebrin" in told
    assert "would join it" in told


def test_an_id_outlives_an_arrival():
    few = group(reports(FERRY[:2]), Lineage())
    more = group(reports((*FERRY[:2], *ABROAD)), Lineage())
    assert few[0].id == more[0].id


def test_an_ambiguous_date_is_a_stretch():
    first, second = reports(FERRY[:2])
    unsure = replace(second, published="[2031-03-05,2031-05-03]")
    assert len(group((first, unsure), Lineage())) == 1
