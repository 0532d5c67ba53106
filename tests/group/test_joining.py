"""Parts joined by their links: as arithmetic that looks at everything, every time, joins them."""

import numpy as np
import pytest

from variorum.group import links as linking
from variorum.group import parts as joining
from variorum.group.leftovers import join_leftovers
from variorum.group.linkage import join_near
from variorum.group.links import Links
from variorum.group.parts import Parts, Whole
from variorum.group.settings import DEFAULT


def kept(seed, size=60):
    """What each of many units keeps: near ones of its own group, fewer and less near ones of others, some of which do not keep it."""
    dice = np.random.default_rng(seed)
    near = {}
    for one in range(size):
        for other in range(one):
            if dice.random() < (0.9 if one % 9 == other % 9 else 0.2):
                near[one, other] = round(dice.random() * (0.5 if one % 9 == other % 9 else 0.09) + 0.02, 2)
    sides = [(a, b, v) for (a, b), v in near.items() for a, b in ((a, b), (b, a)) if dice.random() < 0.8]
    units, others, values = zip(*[sides[n] for n in dice.permutation(len(sides))], strict=True)
    return np.array(units, np.int32), np.array(others, np.int32), np.array(values)


def linked(seed, size=60):
    return Links.of_kept(*kept(seed, size), size, DEFAULT)


def parted(links, whole=()):
    return neighbourhood(links, np.arange(len(links)), whole)


def neighbourhood(links, numbers, whole):
    stood = [Whole(members, links.inside(members).sum() / 2) for members in whole]
    return Parts(links, numbers, DEFAULT, brevity=np.zeros(len(numbers)), whole=stood)


class Plain:
    """Mean, ratio and neighbours of parts, from the members of each, anew at each question."""

    def __init__(self, links):
        self.value = {}
        for one in range(len(links)):
            self.value.update({(one, b): v for b, v in zip(*map(list, links.near(one)), strict=True)})
        self.hoped = links.expected(np.arange(len(links)))
        self.members = {one: (one,) for one in range(len(links))}

    def total(self, a, b):
        return sum(self.value.get((x, y), 0.0) for x in self.members[a] for y in self.members[b])

    def mean(self, a, b):
        return self.total(a, b) / len(self.members[a]) / len(self.members[b])

    def reach(self, a):
        size = len(self.members[a])
        pairs = size * (size - 1) / 2
        hoped = DEFAULT.trust * sum(self.hoped[x] for x in self.members[a]) / size
        return size * ((hoped + self.total(a, a) / 2) / (DEFAULT.trust + pairs)) ** 0.5

    def ratio(self, a, b):
        return self.total(a, b) / self.reach(a) / self.reach(b)

    def join(self, a, b):
        both = self.members.pop(a) + self.members.pop(b)
        self.members[min(a, b)] = tuple(sorted(both))

    def nearest(self):
        """Join the nearest two until none reach the share that is asked for."""
        while True:
            pairs = [(-round(self.ratio(a, b), 9), a, b) for a in self.members for b in self.members if a < b]
            ratio, a, b = min(pairs, default=(0.0, 0, 0))
            if -ratio < DEFAULT.join:
                return
            self.join(a, b)

    def home(self, part):
        if len(self.members[part]) > DEFAULT.small:
            return None
        ranked = sorted((-round(self.mean(part, b), 9), b) for b in self.members if b != part)
        near, home = -ranked[0][0], ranked[0][1]
        floor = max(DEFAULT.left_over_floor, DEFAULT.contrast * max(DEFAULT.noise, -ranked[1][0]))
        if len(self.members[home]) < len(self.members[part]) or near < floor:
            return None
        if any(self.mean(home, b) > near for b in self.members if b not in {part, home}):
            return None
        return home if self.ratio(part, home) >= DEFAULT.left_over * DEFAULT.join else None

    def leftovers(self):
        joined = 0
        while True:
            homes = {part: self.home(part) for part in self.members}
            found = [(-round(self.ratio(p, h), 9), p, h) for p, h in homes.items() if h is not None]
            if not found:
                return joined
            self.join(*min(found)[1:])
            joined += 1


@pytest.mark.parametrize("at_once", [50, 10**9])
def test_parts_are_joined_as_plain_arithmetic_joins_them(at_once, monkeypatch):
    """Whether all pairs are held, or some are looked at, at a time."""
    monkeypatch.setattr(joining, "AT_ONCE", at_once)
    left_over = 0
    for seed in range(6):
        parts, plain = parted(linked(seed)), Plain(linked(seed))
        join_near(parts, DEFAULT)
        plain.nearest()
        assert parts.members == plain.members
        join_leftovers(parts, DEFAULT)
        left_over += plain.leftovers()
        assert parts.members == plain.members
        for part in parts.members:
            other, ratio = parts.outsider(part)
            others = [b for b in parts.members if b != part]
            assert other == min(others, key=lambda b: (-round(plain.mean(part, b), 9), b))
            assert ratio == pytest.approx(plain.ratio(part, other))
    assert left_over > 5


def test_what_stands_together_from_the_start_is_as_if_it_had_been_joined():
    links = linked(3)
    whole = parted(links, whole=[(4, 13, 22), (5, 6)])
    joined = parted(links)
    for a, b in ((4, 13), (4, 22), (5, 6)):
        joined.join(a, b)
    assert whole.members == joined.members
    for part in whole.members:
        assert whole.row(part)[0].tolist() == joined.row(part)[0].tolist()
        assert whole.row(part)[1] == pytest.approx(joined.row(part)[1])
        assert whole.outsider(part) == pytest.approx(joined.outsider(part))


def test_around_an_arrival_only_pairs_with_what_was_taken_apart_are_looked_at():
    links = linked(2)
    whole = [(0, 9, 18), (1, 10), (11,), (20, 29)]
    apart = [2, 3, 30, 47]
    numbers = np.array(sorted([*apart, *(unit for members in whole for unit in members)]))
    parts, every = neighbourhood(links, numbers, whole), parted(links, whole)
    told = {frozenset(pair): ratio for ratio, *pair in every.near_pairs(0.0)}
    found = {frozenset(pair): ratio for ratio, *pair in parts.near_pairs(0.0)}
    firsts = {members[0] for members in whole}
    assert found == pytest.approx(
        {pair: ratio for pair, ratio in told.items() if pair <= firsts | set(apart) and not pair <= firsts}
    )
    assert found
    # What was joined with one of these is looked at as well, also by its later pairs; the sums are those of all members.
    for each in (parts, every):
        each.join(1, 2)
        each.join(0, 1)
    told = {frozenset(pair): ratio for ratio, *pair in every.near_pairs(0.0) if 0 in pair}
    found = {frozenset(pair): ratio for ratio, *pair in parts.near_pairs(0.0) if 0 in pair}
    assert found == pytest.approx({pair: told[pair] for pair in told if pair <= firsts | set(apart)})
    assert parts.near_pairs(0.0, most=2)
    assert all(min(map(parts.size, pair)) <= 2 for _, *pair in parts.near_pairs(0.0, most=2))


def test_around_an_arrival_a_square_of_all_sums_joins_what_rows_join(monkeypatch):
    whole = [(0, 9), (18, 27, 36), (1, 10, 19), (2, 11)]
    for seed in range(6):
        links, made = linked(seed), []
        for square in (0, 400):
            monkeypatch.setattr(joining, "SQUARE", square)
            parts = neighbourhood(links, np.arange(47), whole)
            join_near(parts, DEFAULT)
            join_leftovers(parts, DEFAULT)
            plain = Plain(links)
            plain.members = made_of = dict(parts.members)
            for part in made_of:
                others, totals = parts.row(part)
                told = {b: s for b in made_of if b != part and (s := plain.total(part, b))}
                assert dict(zip(others.tolist(), totals.tolist(), strict=True)) == pytest.approx(told)
            made.append(made_of)
        assert made[0] == made[1]
        assert len(made[0]) < 47 - 5


def test_a_pair_that_both_keep_stands_once_as_the_smaller_has_it(monkeypatch):
    units, others, values = kept(1)
    values = values + units / 1e6  # the two sides of a pair say it a little otherwise
    monkeypatch.setattr(linking, "AT_ONCE", 300)
    links = Links.of_kept(units, others, values, 60, DEFAULT)
    told = {}
    for a, b, v in sorted(zip(units.tolist(), others.tolist(), values.tolist(), strict=True)):
        told.setdefault((min(a, b), max(a, b)), v)
    assert links.count(range(60)) == 2 * len(told)
    for one in range(60):
        near, value = links.near(one)
        assert near.tolist() == sorted(b if a == one else a for a, b in told if one in (a, b))
        assert value.tolist() == [told[min(one, b), max(one, b)] for b in near.tolist()]
