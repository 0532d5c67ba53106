"""What is found at once, by arrays, is what the plain rules find pair by pair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import exp

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.collate.certainty import Certainty, Modality, Polarity
from variorum.collate.mentions.about import Mention
from variorum.collate.mentions.mention import Scope
from variorum.collate.mentions.question import Asked
from variorum.collate.pairing import Pair, Scored, candidates
from variorum.collate.pairing.candidates import NEAREST, keys
from variorum.collate.pairing.pairs import mutual_best
from variorum.collate.pairing.relations import Relations
from variorum.collate.pairing.scope import EXCLUSIVE, is_toll, told_alike, vetoed
from variorum.collate.pairing.values import comparable, equal, meets, nearness, rarity
from variorum.collate.settings import CollateSettings
from variorum.collate.statements import Link
from variorum.records import Grain, Hedge, Measure, Quantity, When

NUMBERS = st.sampled_from([0.0, 1.0, 2.0, 3.0, 12.0, 14.0, 30.0, 120.0, -4.0])
UNITS = {
    Measure.COUNT: (None, "person", "stall"),
    Measure.LENGTH: ("km", "mile", "m"),
    Measure.MONEY: ("USD", "EUR"),
    Measure.DURATION: ("day", "h"),
    Measure.AGE: ("year",),
    Measure.PERCENT: ("%",),
    Measure.ORDINAL: (None,),
    Measure.OTHER: (None, "km"),
}


@st.composite
def quantities(draw: st.DrawFn, *, faces: bool = True) -> Quantity:
    measure = draw(st.sampled_from(list(UNITS)))
    exact = draw(st.none() | NUMBERS)
    wide = draw(st.sampled_from([0.0, 0.0, 1.0, 20.0]))
    middle = draw(NUMBERS) if exact is None else exact
    return Quantity(
        low=draw(st.sampled_from([middle - wide, middle, None])),
        high=draw(st.sampled_from([middle + wide, middle, None])),
        exact=exact,
        measure=measure,
        unit=draw(st.sampled_from(UNITS[measure])),
        counted=None,
        hedge=draw(st.sampled_from([Hedge.EXACT, Hedge.EXACT, Hedge.MORE_THAN, Hedge.LESS_THAN])),
        said_as=draw(st.sampled_from(["some", "a few"])),
        faces=(draw(quantities(faces=False)),) if faces and draw(st.integers(0, 4)) == 0 else (),
    )


DATES = st.sampled_from([None, "2031-05-12", "2031-05-14", "2031-05-14T09:40"])


@st.composite
def whens(draw: st.DrawFn) -> When:
    first = draw(DATES)
    return When(
        earliest=first,
        latest=first and draw(st.sampled_from([first, "2031-06-01"])),
        grain=draw(st.sampled_from([Grain.DAY, Grain.WEEKDAY, Grain.TIME])),
        said_as=draw(st.sampled_from(["then", "that day"])),
        weekday=draw(st.none() | st.integers(0, 6)),
        clock=draw(st.sampled_from([None, None, "09:40"])),
    )


VALUES = quantities() | whens()


def some(*names: str) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(names), max_size=2)


@st.composite
def asked(draw: st.DrawFn, value: Quantity) -> Asked:
    none: frozenset[str] = frozenset()
    return Asked(
        value=value, head=draw(st.sampled_from(["stall", "person"])), head_class="", fate="", predicate="", subject=none,
        modifiers=draw(some("wooden", "first")), near=none, words=none, places=none, persons=draw(some("Quist", "Kest")),
        years=none, scopes=none, anchors=draw(some("Keld", "Vessen")), owners=none, listed=False,
    )  # fmt: skip


@st.composite
def mentions(draw: st.DrawFn, index: int, values: Sequence[Quantity | When]) -> Mention:
    value = draw(st.sampled_from(values))
    alike = [v for v in values if isinstance(v, When) == isinstance(value, When) and v != value]
    others = st.frozensets(st.sampled_from(alike), max_size=2) if alike else st.just(frozenset())
    return Mention(
        report=draw(st.sampled_from(["r1", "r2", "r3"])),
        start=index,
        end=index + 1,
        wide=(index, index + 1),
        value=value,
        statement=draw(st.integers(0, 4)),
        witness="w",
        head=draw(st.sampled_from([None, "people", "stall"])),
        predicate=draw(st.sampled_from([None, "burn", "say"])),
        subject=draw(st.sampled_from([None, "fire", "captain", "sailor"])),
        classes=draw(some("killed", "hurt", "displaced", "stolen")),
        around=draw(st.frozensets(st.sampled_from(["fire", "hall", "burn", "night"]))),
        owner=draw(st.sampled_from([None, "Quist", "Kest"])),
        asked=draw(st.none() | asked(value)) if isinstance(value, Quantity) else None,
        to_come=draw(st.booleans()),
        on=draw(st.sampled_from([None, ("2031-05-12", "2031-05-12"), ("2031-05-30", "2031-05-30")])),
        dated=draw(st.booleans()),
        settled=draw(st.booleans()),
        sure=draw(
            st.sampled_from(
                [Certainty(), Certainty(polarity=Polarity.DENIED), Certainty(modality=Modality.HOPED)]
            )
        ),
        month=draw(st.sampled_from([None, "05", "06"])),
        where=draw(some("keld", "vessen")),
        told_on=draw(st.sampled_from([None, "2031-05-12", "2031-05-15"])),
        beside=draw(others),
        rivals=draw(others),
        scope=draw(st.frozensets(st.sampled_from(list(Scope)), max_size=1)),
        series=draw(st.sampled_from([frozenset(), frozenset({("game", "4")}), frozenset({("game", "7")})])),
        got=draw(some("moll", "brandt")) if isinstance(value, When) else frozenset(),
        long=draw(st.sampled_from([None, "deal", "starter"])) if isinstance(value, Quantity) else None,
    )


@st.composite
def stories(draw: st.DrawFn) -> tuple[list[Mention], list[Link]]:
    values = draw(st.lists(VALUES, min_size=1, max_size=6))
    told = [draw(mentions(n, values)) for n in range(draw(st.integers(0, 7)))]
    linked = draw(st.lists(st.sampled_from(list(combinations(range(6), 2))), unique=True, max_size=6))
    return told, [
        Link(left=left, right=right, probability=draw(st.floats(0, 1)), vector=tuple(map(float, range(14))))
        for left, right in linked
    ]


SETTINGS = CollateSettings()
IDF = {"fire": 0.3, "hall": 1.7, "burn": 25.0}
WEIGHTS = tuple((-1) ** n * n / 10 for n in range(22))


def plainly(told: Sequence[Mention], links: Sequence[Link], idf: Mapping[str, float]) -> list[Pair]:
    """The rules, pair by pair."""
    linked = {(link.left, link.right): link for link in links}
    found = []
    for (left, a), (right, b) in combinations(enumerate(told), 2):
        link = linked.get((min(a.statement, b.statement), max(a.statement, b.statement)))
        repeated = a.statement == b.statement
        related = bool(set(keys(a)) & set(keys(b)) and a.around & b.around)
        dead = (
            is_toll(a) and is_toll(b) and bool(a.classes & b.classes & EXCLUSIVE) and equal(a.value, b.value)
        )
        if a.report == b.report or not (link or repeated or related or dead):
            continue
        likely = link.probability if link else float(repeated)
        if not comparable(a.value, b.value) or vetoed(a, b, alike=told_alike(a, b, likely, SETTINGS)):
            continue
        vector = plain_vector(a, b, likely, link.vector[NEAREST] if link else 0.0, idf)
        same = equal(a.value, b.value)
        sure = 1.0 if repeated and same else logistic(WEIGHTS, vector)
        found.append(Pair(left=left, right=right, probability=sure, likely=likely, same=same, vector=vector))
    return found


def logistic(weights: Sequence[float], vector: Sequence[float]) -> float:
    z = weights[-1] + sum(w * v for w, v in zip(weights, vector, strict=False))
    return 1 / (1 + exp(-max(-30.0, min(30.0, z))))


def plain_vector(
    a: Mention, b: Mention, likely: float, nearest: float, idf: Mapping[str, float]
) -> tuple[float, ...]:
    same = float(equal(a.value, b.value))
    around = min(sum(idf.get(t, 1.0) for t in sorted(a.around & b.around)), 20.0) / 5
    noun = float(a.head is not None and a.head == b.head)
    happening = float(bool(a.classes & b.classes))
    return (
        likely,
        nearest,
        same,
        nearness(a.value, b.value),
        float(meets(a.value, b.value)),
        around,
        noun,
        float(a.head is not None and b.head is not None and a.head != b.head),
        float(a.predicate is not None and a.predicate == b.predicate),
        float(a.subject is not None and a.subject == b.subject),
        happening,
        float(bool(a.classes and b.classes and not a.classes & b.classes)),
        same * likely,
        same * noun,
        same * around,
        noun * likely,
        happening * likely,
        same * rarity(a.value),
        same * happening,
        float(a.owner is not None and a.owner == b.owner),
        float(a.owner is not None and b.owner is not None and a.owner != b.owner),
    )


@settings(max_examples=400, deadline=None)
@given(stories())
def test_arrays_find_and_score_the_pairs_that_the_rules_do(story) -> None:
    told, links = story
    assert list(candidates(told, links, IDF, WEIGHTS)) == plainly(told, links, IDF)


@settings(max_examples=400, deadline=None)
@given(st.lists(VALUES, min_size=1, max_size=8))
def test_values_stand_to_one_another_as_each_two_do(values) -> None:
    of = Relations(values)
    grid = np.indices((len(values), len(values))).reshape(2, -1)
    left, right = grid[0], grid[1]
    found = zip(*(r(left, right) for r in (of.comparable, of.equal, of.meets, of.nearness)), strict=True)
    for k, told in enumerate(found):
        a, b = values[left[k]], values[right[k]]
        assert told == (comparable(a, b), equal(a, b), meets(a, b), nearness(a, b))


@given(stories())
def test_the_pairs_among_some_mentions_are_those_of_which_both_sides_are(story) -> None:
    told, links = story
    scored = candidates(told, links, IDF, WEIGHTS)
    some = range(0, len(told), 2)
    assert list(scored.among(some)) == [p for p in scored if p.left in some and p.right in some]


@settings(deadline=None)
@given(stories())
def test_of_the_unequal_each_side_is_the_best_of_the_other_in_its_report(story) -> None:
    told, links = story
    scored: Scored = candidates(told, links, IDF, WEIGHTS)
    ranked = sorted(scored, key=lambda p: (-p.probability, p.left, p.right))
    best: dict[tuple[int, str], Pair] = {}
    for pair in ranked:
        best.setdefault((pair.left, told[pair.right].report), pair)
        best.setdefault((pair.right, told[pair.left].report), pair)
    expected = [
        p for p in scored if best[p.left, told[p.right].report] == p == best[p.right, told[p.left].report]
    ]
    assert list(mutual_best(told, scored)) == expected
