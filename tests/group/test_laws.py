"""Laws of the room: whatever the reports."""

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.group.newsroom import everything, partition, report
from variorum.group import Stream, group
from variorum.group.features import features
from variorum.group.links import Links
from variorum.group.partition import indexed, unjoined
from variorum.group.settings import DEFAULT
from variorum.records import Lineage

NAMES = (
    "Skarholm",
    "Tanvik",
    "Vellmar",
    "Orvessa",
    "Port Ebrin",
    "Kalloway",
    "Reinhart",
    "Nordane",
    "Brenna",
    "Quell",
)
WORDS = (
    "ferry",
    "budget",
    "rocks",
    "vote",
    "harbour",
    "farm",
    "inquiry",
    "captain",
    "strike",
    "tulip",
    "storm",
    "mine",
)


@st.composite
def told(draw):
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4))
    words = draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=6))
    numbers = draw(st.lists(st.integers(0, 5000), max_size=3))
    day = draw(st.none() | st.dates().map(str))
    text = f"The {' '.join(words)} of {' and '.join(names)} was said to be {' or '.join(map(str, numbers))} in all."
    return draw(st.none() | st.just(" ".join(names))), text * 3, day


CROWDS = st.lists(told(), max_size=14).map(lambda all_: [report(f"r{n:02}", t) for n, t in enumerate(all_)])
FEW = settings(max_examples=40, deadline=None)


@given(CROWDS)
@FEW
def test_every_report_is_in_one_story_and_has_one_reason(crowd):
    found = group(crowd, Lineage())
    assert sorted(r for story in found for r in story.reports) == sorted(r.id for r in crowd)
    assert sorted(m.report for story in found for m in story.members) == sorted(r.id for r in crowd)
    assert len({story.id for story in found}) == len(found)


@given(CROWDS, st.randoms(use_true_random=False))
@FEW
def test_the_order_of_the_input_changes_nothing(crowd, dice: random.Random):
    shuffled = dice.sample(crowd, len(crowd))
    ours, theirs = group(crowd, Lineage()), group(shuffled, Lineage())
    assert [(s.id, s.title, s.why) for s in ours] == [(s.id, s.title, s.why) for s in theirs]
    assert partition(ours) == partition(theirs)


@given(CROWDS)
@FEW
def test_the_same_reports_twice_are_the_same_stories(crowd):
    assert group([*crowd, *crowd], Lineage()) == group(crowd, Lineage())


@given(CROWDS.filter(bool), st.data())
@FEW
def test_a_copy_changes_the_grouping_of_no_other(crowd, data):
    original = data.draw(st.sampled_from(crowd))
    copy = replace(original, id="zz-copy", outlet="Another")
    found = {story - {"zz-copy"} for story in partition(group([*crowd, copy], Lineage()))}
    assert found == partition(group(crowd, Lineage()))


@given(CROWDS, st.lists(st.sampled_from(("en", "de", "xx", None)), min_size=14, max_size=14))
@FEW
def test_relabelling_languages_changes_nothing(crowd, labels):
    relabelled = [replace(r, language=label) for r, label in zip(crowd, labels, strict=False)]
    assert group(relabelled, Lineage()) == group(crowd, Lineage())


@given(CROWDS, st.randoms(use_true_random=False))
@FEW
def test_a_settled_stream_is_the_batch(crowd, dice: random.Random):
    stream = Stream()
    for each in dice.sample(crowd, len(crowd)):
        stream.add(each)
    stream.settle()
    assert sorted(r for s in stream.stories() for r in s.reports) == sorted(r.id for r in crowd)


def test_any_order_of_the_invented_events_ends_in_the_same_stories():
    for seed in range(8):
        stream = Stream()
        for each in random.Random(seed).sample(everything(), len(everything())):
            stream.add(each)
        stream.settle()
        assert partition(stream.stories()) == partition(group(everything(), Lineage()))


@given(CROWDS.filter(bool), st.floats(0.1, 1.2))
@FEW
def test_the_parts_near_one_are_those_whose_ratio_reaches_it(crowd, least):
    index = indexed((features(r, DEFAULT) for r in crowd), DEFAULT)
    parts = unjoined(Links.among_all(index, DEFAULT), index, DEFAULT)
    for joined in (False, True):
        if joined and len(crowd) > 1:
            parts.join(0, 1)
        for part in parts.members:
            assert {b for _, b in parts.near(part, least)} == {
                b for b in parts.row(part)[0].tolist() if parts.ratio(part, b) >= least
            }
