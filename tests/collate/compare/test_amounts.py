from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from variorum.collate.compare import Answer, compare, compare_all, consistent_faces
from variorum.records import Hedge, Measure, Quantity, Status
from variorum.text.quantities import quantities
from variorum.text.quantity.intervals import bounds


def amount(text: str) -> Quantity:
    (mention,) = quantities(text)
    return mention.value


@pytest.mark.parametrize(
    ("a", "b", "status"),
    [
        ("41 kites", "41 kites", Status.AGREE),
        ("41 kites", "forty-one kites", Status.AGREE),
        ("half of it", "50 percent", Status.AGREE),
        ("2 km", "2,000 metres", Status.AGREE),
        ("more than 40 kites", "53 kites", Status.COMPATIBLE),
        ("some 12,000 kites", "nearly 12,400 kites", Status.COMPATIBLE),
        ("almost 90%", "93.9 percent", Status.CONFLICT),
        ("almost 90%", "88.4 percent", Status.COMPATIBLE),
        ("at least 40 kites", "at least 45 kites", Status.COMPATIBLE),
        ("40 kites", "more than 40 kites", Status.COMPATIBLE),
        ("9,000 kites", "8,872 kites", Status.COMPATIBLE),
        ("10 miles", "16 km", Status.COMPATIBLE),
        ("dozens of kites", "75 kites", Status.COMPATIBLE),
        ("$3 million (€2.8 million)", "€2.8 million", Status.AGREE),
        ("27 kites", "25 kites", Status.CONFLICT),
        ("40 kites", "43 kites", Status.CONFLICT),
        ("more than 60 kites", "fewer than 50 kites", Status.CONFLICT),
        ("more than 6 kites", "fewer than 6 kites", Status.CONFLICT),
        ("at least 31 kites", "fewer than 31 kites", Status.CONFLICT),
        ("at least 31 kites", "at most 31 kites", Status.COMPATIBLE),
        ("150 tons", "150 tonnes", Status.COMPATIBLE),
        ("150 tons", "180 tonnes", Status.CONFLICT),
        ("hundreds of kites", "dozens of kites", Status.CONFLICT),
        ("several kites", "several dozen kites", Status.CONFLICT),
        ("a magnitude of 6.1", "a magnitude of 5.9", Status.CONFLICT),
        ("her sixth race", "her seventh race", Status.CONFLICT),
        ("won 3-1", "won 3-2", Status.CONFLICT),
        ("won 3-1", "lost 1-3", Status.COMPATIBLE),
        ("$3 million", "€2.8 million", Status.INCOMPARABLE),
        ("20 percent", "20 kites", Status.INCOMPARABLE),
        ("30 km", "30 km per day", Status.INCOMPARABLE),
        ("from 7 to 75 years", "between six and 75 years", Status.CONFLICT),
        ("from 6 to 75 years", "between six and 75 years", Status.AGREE),
        ("from 5 to 50 miles", "between 8 and 80 km", Status.COMPATIBLE),
        ("from 5 to 50 miles", "between 8 and 60 km", Status.CONFLICT),
        ("10 to 15 kites", "12 to 20 kites", Status.COMPATIBLE),
        ("about 58 km (36 miles)", "35 miles", Status.COMPATIBLE),
        ("about 58 km (36 miles)", "25 miles", Status.CONFLICT),
        ("about 700 residents", "about 600 residents", Status.CONFLICT),
        ("about 700 residents", "about 650 residents", Status.COMPATIBLE),
        ("about 41 minutes", "about 42 minutes", Status.COMPATIBLE),
    ],
)
def test_status_of_two_amounts(a, b, status):
    assert compare(amount(a), amount(b)).status is status
    assert compare(amount(b), amount(a)).status is status


def test_why_quotes_the_looser_words_first():
    assert compare(amount("53 kites"), amount("more than 40 kites")).why == (
        "“more than 40 kites” holds for “53 kites”"
    )


def test_a_count_that_a_later_report_gives_higher_has_changed():
    early, late = amount("20 kites"), amount("43 kites")
    assert compare(early, late, published=("2024-05-15", "2024-05-16")).status is Status.CHANGED
    assert compare(late, early, published=("2024-05-16", "2024-05-15")).status is Status.CHANGED
    assert compare(early, late, published=("2024-05-16", "2024-05-15")).status is Status.CONFLICT
    assert compare(early, late, published=("2024-05-15", "2024-05-15")).status is Status.CONFLICT
    assert compare(early, late, published=("[2024-05-14,2024-05-16]", "2024-05-16")).status is Status.CONFLICT


def test_the_hour_decides_on_one_day():
    early, late = amount("20 kites"), amount("43 kites")
    times = ("2024-05-15T08:00:00Z", "2024-05-15T11:00:00Z")
    assert compare(early, late, published=times).status is Status.CHANGED
    assert compare(late, early, published=times).status is Status.CONFLICT


def test_hours_in_different_zones_are_compared_as_moments():
    early, late = amount("20 kites"), amount("43 kites")
    times = ("2024-05-15T08:00:00+00:00", "2024-05-15T07:00:00-05:00")
    assert compare(early, late, published=times).status is Status.CHANGED


def test_the_gravest_pair_gives_a_claim_its_status():
    answers = [
        Answer("a", amount("41 kites")),
        Answer("b", amount("41 kites")),
        Answer("c", amount("50 kites")),
    ]
    assert compare_all(answers).status is Status.CONFLICT
    assert compare_all(answers[:2]).status is Status.AGREE
    assert compare_all(answers[:1]).status is Status.SINGLE


def test_one_witness_that_contradicts_itself_is_no_single():
    assert (
        compare_all([Answer("a", amount("41 kites")), Answer("a", amount("50 kites"))]).status
        is Status.CONFLICT
    )


def test_conversions_that_do_not_add_up():
    assert consistent_faces(amount("85 miles (137 km)")).holds is True
    wrong = consistent_faces(amount("85 miles (200 km)"))
    assert wrong.holds is False
    assert "137 km" in wrong.why
    assert consistent_faces(amount("$3 million (€2.8 million)")).holds is None


def made(number: int, hedge: Hedge) -> Quantity:
    low, high = bounds(float(number), hedge)
    return Quantity(
        low=low, high=high, exact=float(number), measure=Measure.COUNT, unit="kite", counted="kites", hedge=hedge,
        said_as=f"{hedge} {number} kites",
    )  # fmt: skip


HEDGES = st.sampled_from([h for h in Hedge if h not in (Hedge.RANGE, Hedge.VAGUE)])
AMOUNTS = st.builds(made, st.integers(1, 30_000), HEDGES)


@given(AMOUNTS, AMOUNTS)
def test_comparison_is_symmetric(a, b):
    one, two = compare(a, b), compare(b, a)
    assert one.status is two.status
    assert one.closeness == two.closeness
    assert 0 <= one.closeness <= 1


@given(AMOUNTS)
def test_equal_values_agree(a):
    assert compare(a, a).status is Status.AGREE


@given(AMOUNTS, AMOUNTS)
def test_a_conflict_has_no_number_in_common(a, b):
    assume(compare(a, b).status is Status.CONFLICT)
    assume(not a.hedge is b.hedge is Hedge.AT_MOST)  # of two greatest only one is
    low = max(x for x in (a.low, b.low, 0.0) if x is not None)
    high = min(x for x in (a.high, b.high, 1e12) if x is not None)
    assert low >= high


@given(st.lists(st.tuples(st.sampled_from("abc"), AMOUNTS), min_size=1, max_size=5), st.randoms())
def test_the_order_of_answers_does_not_matter(answers, random):
    said = [Answer(w, v) for w, v in answers]
    shuffled = random.sample(said, len(said))
    assert compare_all(said) == compare_all(shuffled)


@pytest.mark.parametrize(
    ("here", "there"),
    [("up to 44,000 feet", "up to 50,000 feet"), ("up to 12 km", "as much as 15 km")],
)
def test_a_thing_has_one_greatest(here, there):
    assert compare(amount(here), amount(there)).status is Status.CONFLICT
    assert compare(amount(here), amount(here)).status is Status.AGREE


def test_one_amount_in_another_currency_does_not_make_the_claim_incomparable():
    answers = [
        Answer("a", amount("$3 million")),
        Answer("b", amount("$3 million")),
        Answer("c", amount("£2 million")),
    ]
    assert compare_all(answers).status is Status.AGREE
    assert compare_all(answers[1:]).status is Status.INCOMPARABLE


def test_a_mile_at_sea_is_called_a_mile() -> None:
    (here,), (there,) = (quantities(text) for text in ("13 nautical miles off", "some 13 miles off"))
    compared = compare(here.value, there.value)
    assert compared.status is Status.COMPATIBLE
    assert "which mile is meant" in compared.why


@pytest.mark.parametrize(
    ("a", "b", "status"),
    [
        ("500 euros a month", "6,000 euros a year", Status.COMPATIBLE),
        ("a monthly rent of $500", "$6,000 a year", Status.COMPATIBLE),
        ("500 euros a month", "9,000 euros a year", Status.INCOMPARABLE),
        ("500 euros a month", "500 euros a week", Status.INCOMPARABLE),
        ("500 euros a month", "500 dollars a month", Status.INCOMPARABLE),
    ],
)
def test_money_is_compared_by_one_period(a: str, b: str, status: Status) -> None:
    one, two = quantities(a)[0].value, quantities(b)[0].value
    assert compare(one, two).status is status
    assert compare(two, one).status is status
    assert ("currencies" in compare(one, two).why) == (("dollars" in b) and status is Status.INCOMPARABLE)
