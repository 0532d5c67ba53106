"""What an editor has put together is compared as the collate room compares: with units, currencies and calendars."""

import pytest

from variorum.desk.model.statuses import status_of
from variorum.records import Reading, Status
from variorum.text.quantities import quantities
from variorum.text.whens import whens


def reading(words, witness, lexer=quantities):
    (found,) = lexer(words)
    return Reading(
        report=witness * 16, start=0, end=len(words), quote=words, witness=witness, value=found.value
    )


@pytest.mark.parametrize(
    ("one", "other", "status"),
    [
        ("3 tonnes", "3,000 kg", Status.AGREE),
        ("3,000 kg", "3 tonnes", Status.AGREE),
        ("5 km", "5,000 m", Status.AGREE),
        ("$5 million", "EUR 5 million", Status.INCOMPARABLE),
        ("5 Mio. Euro", "$5 million", Status.INCOMPARABLE),
        ("500 crowns a month", "6,000 crowns a year", Status.COMPATIBLE),
        ("500 crowns a month", "9,000 crowns a year", Status.INCOMPARABLE),
        ("12 deaths a month", "200 deaths a year", Status.INCOMPARABLE),
        ("2 percent", "2 percentage points", Status.INCOMPARABLE),
        ("3 tonnes", "3,500 kg", Status.CONFLICT),
        ("at least 30 people", "35 people", Status.COMPATIBLE),
        ("30 people", "35 people", Status.CONFLICT),
    ],
)
def test_values_are_compared_in_their_units(one, other, status):
    found, why = status_of([reading(one, "a"), reading(other, "b")])
    assert found is status
    assert why.endswith(".")


def test_a_conflict_of_any_two_makes_one_of_all():
    readings = [reading(words, name) for words, name in (("3 t", "a"), ("3,000 kg", "b"), ("4 t", "c"))]
    assert status_of(readings)[0] is Status.CONFLICT


def test_dates_are_compared_by_the_calendar():
    assert (
        status_of([reading("May 3, 2031", "a", whens), reading("3 May 2031", "b", whens)])[0] is Status.AGREE
    )
    assert (
        status_of([reading("May 3, 2031", "a", whens), reading("May 2031", "b", whens)])[0]
        is Status.COMPATIBLE
    )


def test_what_has_no_value_is_told_in_other_words():
    bare = [
        Reading(report=w * 16, start=0, end=4, quote=quote, witness=w)
        for w, quote in (("a", "went"), ("b", "gone"))
    ]
    assert status_of(bare)[0] is Status.VARIANT
