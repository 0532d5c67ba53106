"""Groups that cover links without chaining strangers together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from variorum.collate.cover import REPEAT, cover


def test_a_chain_whose_ends_are_unlike_stays_two_groups() -> None:
    assert cover(["a", "b", "c"], {(0, 1): 0.8, (1, 2): 0.7}, least_join=0.5) == ((0, 1), (1, 2))


def test_three_that_are_all_alike_are_one_group() -> None:
    alike = {(0, 1): 0.8, (1, 2): 0.7, (0, 2): 0.6}
    assert cover(["a", "b", "c"], alike, least_join=0.5) == ((0, 1, 2),)


def test_a_repeat_goes_where_what_it_repeats_is() -> None:
    """Two copies of one telling count once when a newcomer is judged, and a copy joins whatever its twin is in."""
    alike = {(0, 1): 1.0, (1, 2): 0.8}
    assert cover(["a", "b", "c"], alike, least_join=0.9) == ((0, 1), (1, 2))
    assert cover(["a", "b", "c"], {**alike, (0, 2): 0.4}, least_join=0.4) == ((0, 1, 2),)


def test_two_that_clash_are_never_joined_by_a_third() -> None:
    alike = {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.7}
    found = cover(["a", "b", "c"], alike, least_join=0.1, clash=lambda a, b: {a, b} == {0, 2})
    assert all(not {0, 2} <= set(group) for group in found if set(group) != {0, 2})
    assert (0, 1) in found and (1, 2) in found


def test_what_has_no_link_is_in_no_group() -> None:
    assert cover(["a", "b", "c"], {(0, 1): 0.6}, least_join=0.5) == ((0, 1),)
    assert cover([], {}, least_join=0.5) == ()


@st.composite
def links(draw: st.DrawFn) -> tuple[list[str], dict[tuple[int, int], float]]:
    size = draw(st.integers(2, 9))
    witnesses = draw(st.lists(st.sampled_from("abcd"), min_size=size, max_size=size))
    pairs = [(i, j) for j in range(size) for i in range(j) if witnesses[i] != witnesses[j]]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    return witnesses, {pair: draw(st.floats(0.01, 1)) for pair in chosen}


@given(links(), st.floats(0.05, 1))
def test_every_link_is_covered_and_no_group_lies_in_another(case, least_join) -> None:
    witnesses, likeness = case
    found = [set(g) for g in cover(witnesses, likeness, least_join=least_join)]
    assert all(any(set(pair) <= group for group in found) for pair in likeness)
    assert all(not (a < b) for a in found for b in found)
    assert sorted(map(sorted, found)) == [
        sorted(g) for g in cover(witnesses, likeness, least_join=least_join)
    ]


@given(links())
def test_the_order_in_which_links_come_changes_nothing(case) -> None:
    witnesses, likeness = case
    backwards = dict(reversed(likeness.items()))
    assert cover(witnesses, backwards, least_join=0.3) == cover(witnesses, likeness, least_join=0.3)


def fit(
    newcomer: int, group: set[int], witnesses: list[str], likeness: dict[tuple[int, int], float]
) -> float:
    """The mean likeness to the members of other witnesses; 1 for a repeat of any."""
    to = {m: likeness.get((min(m, newcomer), max(m, newcomer)), 0.0) for m in sorted(group)}
    if any(like >= REPEAT for like in to.values()):
        return 1.0
    others = [like for m, like in to.items() if witnesses[m] != witnesses[newcomer]]
    return sum(others) / len(others) if others else 0.0


def plainly(
    witnesses: list[str], likeness: dict[tuple[int, int], float], least_join: float
) -> list[list[int]]:
    """The rule as it is told: each link, from the surest down, joins the group it fits best or opens one."""
    made: list[set[int]] = []
    for left, right in sorted(likeness, key=lambda pair: (-likeness[pair], pair)):
        if any({left, right} <= group for group in made):
            continue
        fits = [
            (fit(new, group, witnesses, likeness), -number, new)
            for settled, new in ((left, right), (right, left))
            for number, group in enumerate(made)
            if settled in group
        ]
        best = max(fits, default=(0.0, 0, 0))
        if best[0] >= least_join:
            made[-best[1]].add(best[2])
        else:
            made.append({left, right})
    whole = [
        g for n, g in enumerate(made) if not any(g < h or (g == h and m < n) for m, h in enumerate(made))
    ]
    return sorted(sorted(group) for group in whole)


# Quarters add up to the last bit in whatever order.
QUARTERS = st.sampled_from([0.25, 0.5, 0.75, 1.0])


@st.composite
def linked(draw: st.DrawFn) -> tuple[list[str], dict[tuple[int, int], float]]:
    witnesses, likeness = draw(links())
    return witnesses, {pair: draw(QUARTERS) for pair in likeness}


@given(linked(), st.sampled_from([0.2, 0.4, 0.6, 0.9]))
def test_likenesses_added_up_as_groups_grow_are_those_of_all_members(case, least_join) -> None:
    witnesses, likeness = case
    assert list(map(list, cover(witnesses, likeness, least_join=least_join))) == plainly(
        witnesses, likeness, least_join
    )
