"""Reports one by one."""

from dataclasses import replace

import pytest

from tests.group.newsroom import ABROAD, FERRY, OTHER_FERRY, everything, partition, report, reports
from variorum.group import GroupSettings, Stream, group, index
from variorum.group.changes import carried, changes
from variorum.records import ChangeKind, Lineage


def fed(given, **settings):
    stream = Stream(settings=GroupSettings(**settings))
    told = [change for r in given for change in stream.add(r)]
    return stream, told


def test_it_ends_where_the_batch_does():
    stream, _ = fed(everything())
    assert partition(stream.stories()) == partition(group(everything(), Lineage()))


def test_late_arrivals_end_there_too():
    stream, _ = fed(reversed(everything()))
    assert partition(stream.stories()) == partition(group(everything(), Lineage()))


def test_a_first_report_opens_a_story_and_a_second_joins_it():
    _, told = fed(reports(FERRY[:2]))
    assert [c.kind for c in told] == [ChangeKind.OPENED, ChangeKind.GREW]
    assert told[0].story == told[1].story
    assert told[1].reports == ("0-1",)
    assert "Brenna" in told[1].why


def test_the_same_report_again_changes_nothing():
    stream, _ = fed(reports(FERRY))
    assert stream.add(reports(FERRY)[0]) == ()


def test_a_copy_joins_the_story_of_its_text_and_says_so():
    stream, _ = fed(reports(FERRY))
    (told,) = stream.add(replace(reports(FERRY)[0], id="copy"))
    assert told.kind is ChangeKind.GREW
    assert "counts once" in told.why


def test_a_copy_by_lineage_joins_its_original():
    stream = Stream(Lineage(copies=(("0-0", "x"),)))
    for each in reports(FERRY[:1], OTHER_FERRY):
        stream.add(each)
    (told,) = stream.add(
        report("x", ("Quite another title", "Quite other words, as far as one can see.", None))
    )
    assert told.story == next(s.id for s in stream.stories() if "0-0" in s.reports)


def test_settling_again_changes_nothing():
    stream, _ = fed(everything())
    stream.settle()
    assert stream.settle() == ()


def test_where_there_are_many_everything_is_put_together_anew_less_often_and_not_weighed_anew(monkeypatch):
    told = {"settle": [], "_put_together": []}

    def noted(name):
        asked = getattr(Stream, name)
        monkeypatch.setattr(Stream, name, lambda s: (told[name].append(len(s._units)), asked(s))[1])

    for name in told:
        noted(name)
    fed(everything(), regrow=0.5, many=3, regrow_many=1.0)
    assert told == {"settle": [2, 3], "_put_together": [2, 3, 6]}


def test_settled_after_that_it_ends_where_the_batch_does():
    stream, _ = fed(everything(), many=3)
    stream.settle()
    assert partition(stream.stories()) == partition(group(everything(), Lineage()))


def test_changes_rebuild_the_stories():
    stream, told = fed((*everything(), *reports(ABROAD)[:0]), regrow=100.0)
    home = {report_: c.story for c in told for report_ in c.reports}
    assert {frozenset(r for r in home if home[r] == s.id) for s in stream.stories()} == partition(
        stream.stories()
    )


def test_the_larger_part_keeps_the_id():
    earlier = {"old": frozenset("abcde")}
    names = carried(earlier, [frozenset("ab"), frozenset("cde")])
    assert names[1] == "old"
    assert names[0] != "old"


def test_of_two_that_merge_the_larger_goes_on():
    earlier = {"few": frozenset("ab"), "many": frozenset("cde")}
    (name,) = carried(earlier, [frozenset("abcde")])
    assert name == "many"


def test_a_split_a_merger_and_a_move_are_told_as_what_they_are():
    earlier = {"one": frozenset("abc"), "two": frozenset("de"), "three": frozenset("f")}
    later = {"one": frozenset("abf"), "two": frozenset("dec"), "new": frozenset("g")}
    told = changes(earlier, later, lambda kind, *_: kind.value)
    assert {(c.kind, c.story, c.reports, c.other) for c in told} == {
        (ChangeKind.MERGED, "one", ("f",), "three"),
        (ChangeKind.MOVED, "two", ("c",), "one"),
        (ChangeKind.OPENED, "new", ("g",), None),
    }
    (split,) = changes({"one": frozenset("ab")}, {"one": frozenset("a"), "n": frozenset("b")}, lambda *_: "")
    assert (split.kind, split.story, split.other) == (ChangeKind.SPLIT, "n", "one")


@pytest.mark.parametrize("window", [None, 3])
def test_a_large_set_where_only_what_is_shared_is_added_up_gives_the_same(monkeypatch, window):
    given = everything()
    stream, told = fed(given, window=window)
    batch = group(given, Lineage(), settings=GroupSettings(window=window))
    monkeypatch.setattr(index, "DENSE", 0)
    again, told_again = fed(given, window=window)
    assert told_again == told
    assert again.stories() == stream.stories()
    assert group(given, Lineage(), settings=GroupSettings(window=window)) == batch
