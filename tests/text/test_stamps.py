"""A report's own date: whatever stands there is read or counts as none, and nothing is raised."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text.stamps import clock, day, days, moment, moments, readings


@pytest.mark.parametrize(
    ("stamp", "first", "last"),
    [
        ("2025-11-12", date(2025, 11, 12), date(2025, 11, 12)),
        ("2025-11-12T08:00:00+01:00", date(2025, 11, 12), date(2025, 11, 12)),
        ("2025-02", date(2025, 2, 1), date(2025, 2, 28)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("[2025-11-12,2025-12-11]", date(2025, 11, 12), date(2025, 12, 11)),
        ("[2025-11-10..2025-11-12]", date(2025, 11, 10), date(2025, 11, 12)),
        ("[1667,1668-12]", date(1667, 1, 1), date(1668, 12, 31)),
    ],
)
def test_the_days_that_a_stamp_may_mean(stamp, first, last):
    assert days(stamp) == (first, last)
    assert day(stamp) == (first if first == last else None)
    low, high = moments(stamp)
    assert first == low.date()
    assert last == high.date()


@pytest.mark.parametrize(
    "stamp",
    [
        None, "", "n/a", "November 12, 2025", "12/11/2025 08:00", "0000-00-00", "0000-00-00 00:00:00", "0001-01-01",
        "9999-12-31T23:59:59-12:00", "2025-02-30", "2025-13", "[]", "[..]", "[2025-11-12,soon]", "[2025-12..2025-11]",
        "٢٠٢٥-١١-١٢", "2025-11-12\x00",
    ],
)  # fmt: skip
def test_what_is_no_date_is_none_and_raises_nothing(stamp):
    assert readings(stamp) == ()
    assert (days(stamp), day(stamp), moment(stamp), moments(stamp), clock(stamp)) == (None,) * 5


def test_a_set_keeps_its_readings_apart():
    assert [reading.first for reading in readings("[2025-11-12,2025-12-11]")] == [
        date(2025, 11, 12),
        date(2025, 12, 11),
    ]


def test_an_hour_is_a_moment_and_a_day_is_none():
    assert moment("2025-11-12T00:30:00+01:00") == datetime(2025, 11, 11, 23, 30, tzinfo=UTC)
    assert moment("2025-11-12T08:00") == datetime(2025, 11, 12, 8, tzinfo=UTC)
    assert moment("2025-11-12") is None


@given(st.text(alphabet="0123456789-T:[],.+Zx/ ", max_size=40) | st.text(max_size=12))
def test_any_text_is_a_stretch_of_days_or_none(stamp):
    found, between = days(stamp), moments(stamp)
    assert (found is None) == (between is None)
    if found:
        assert found.first <= found.last
        assert between[0] <= between[1]
