"""Stories between two arrivals, and the small arithmetic beneath them."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.group.newsroom import BUDGET, FERRY, OTHER_FERRY, reports
from variorum.group import Stream
from variorum.group.arrays import among
from variorum.group.links import Links
from variorum.group.settings import DEFAULT
from variorum.group.standing import Standing

SIZE = 8
# The story of each unit, by any name.
PARTITIONS = st.lists(st.integers(0, SIZE - 1), min_size=SIZE, max_size=SIZE)
NUMBERS = st.lists(st.integers(-5, 20), max_size=12)


def parts(named):
    """As `Parts.members` has them: by the smallest unit of each."""
    groups = {}
    for unit, name in enumerate(named):
        groups.setdefault(name, []).append(unit)
    return {members[0]: tuple(members) for members in groups.values()}


def ids(members):
    return frozenset(f"r{unit}" for unit in members)


@given(st.lists(PARTITIONS, min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_every_unit_is_in_one_story_whatever_replaces_what(turns):
    standing = Standing()
    for unit in range(SIZE):
        standing.enter(unit)
    for turn in map(parts, turns):
        before = {standing.ids[n]: set(m) for n, m in standing.members.items()}
        earlier, later = standing.replace(list(standing.members), turn, ids)
        assert standing.members == turn
        assert len(set(standing.ids.values())) == len(turn)
        assert all(standing.story_of(u) == standing.ids[n] for n, m in turn.items() for u in m)
        assert set(earlier) <= set(before)
        untouched = set(before) - set(earlier)
        assert all(ids(before[i]) == ids(turn[n]) for n, i in standing.ids.items() if i in untouched)
        assert not untouched & set(later)


def test_an_arrival_leaves_stories_alone_that_are_nothing_like_it():
    stream = Stream()
    for each in reports(FERRY, OTHER_FERRY):
        stream.add(each)
    before = {story.id: story.reports for story in stream.stories()}
    first, second = reports((), (), BUDGET)
    told = (*stream.add(first), *stream.add(second))
    assert {change.story for change in told}.isdisjoint(before)
    assert before.items() <= {story.id: story.reports for story in stream.stories()}.items()


def test_a_story_is_opened_where_a_report_of_it_is_as_near_to_the_arrival_as_to_its_own():
    near = {(0, 1): 0.5, (2, 3): 0.3, (0, 4): 0.4, (2, 4): 0.4}
    sides = [(a, b, v) for (one, other), v in near.items() for a, b in ((one, other), (other, one))]
    units, others, values = (np.array(column) for column in zip(*sides, strict=True))
    links = Links.of_kept(units.astype(np.int32), others.astype(np.int32), values, 5, DEFAULT)
    standing = Standing()
    for unit in range(5):
        standing.enter(unit)
    standing.replace([], {0: (0, 1), 2: (2, 3)}, ids)
    standing.weigh(links, [0, 2])
    assert standing.around(links, 4, DEFAULT) == [2]
    assert standing.beside(links, [2, 3, 4], [2], DEFAULT) == [0]
    assert [whole.inside for whole in standing.whole([0, 2])] == [0.5, 0.3]


@given(NUMBERS, NUMBERS)
def test_among_is_what_numpy_finds(values, others):
    ordered = np.unique(np.array(others, dtype=np.int64))
    given_ = np.array(values, dtype=np.int64)
    assert among(given_, ordered).tolist() == np.isin(given_, ordered).tolist()
