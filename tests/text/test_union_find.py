"""Keys are put into groups as pairs of them are found to belong together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from variorum.text.union_find import Groups

KEYS = "abcdefgh"
PAIRS = st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)), max_size=12)


def test_what_a_chain_of_pairs_joins_is_one_group_under_its_smallest_key():
    groups = Groups("dcba")
    for one, other in (("c", "d"), ("b", "c")):
        groups.join(one, other)
    assert groups.groups() == {"b": ["d", "c", "b"], "a": ["a"]}
    assert groups.first("d") == "b"
    assert "d" in groups
    assert "x" not in groups


@given(PAIRS, st.randoms())
def test_groups_do_not_depend_on_the_order_of_the_pairs(pairs, random):
    shuffled = list(pairs)
    random.shuffle(shuffled)
    found = []
    for some in (pairs, shuffled):
        groups = Groups(KEYS)
        for one, other in some:
            groups.join(one, other)
        found.append(groups.groups())
    assert found[0] == found[1]
    assert sorted(key for keys in found[0].values() for key in keys) == sorted(KEYS)
