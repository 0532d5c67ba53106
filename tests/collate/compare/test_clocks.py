"""Whether two clock times can be one moment."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.collate.compare.clocks import Face, consistent_clocks
from variorum.records import Grain, When
from variorum.text.when.zones import offset, zone

JULY, JANUARY = date(2024, 7, 4), date(2024, 1, 4)


def face(clock: str, said_zone: str, *, place: str | None = None, guessed: bool = False) -> Face:
    known = zone(said_zone)
    assert known is not None
    said = f"{clock.replace(':', '')} {said_zone}"
    value = When(earliest=None, latest=None, grain=Grain.TIME, said_as=said, clock=clock, zone=said_zone)
    return Face(said, value, known, place, guessed)


@pytest.mark.parametrize(
    ("one", "two", "days", "holds"),
    [
        (("18:00", "CEST"), ("16:00", "UTC"), [JULY], True),
        (("18:00", "CEST"), ("15:00", "UTC"), [JULY], False),
        (("12:30", "EST"), ("16:30", "UTC"), [JULY], True),
        (("12:30", "EST"), ("16:30", "UTC"), [JANUARY], False),
        (("20:00", "ET"), ("17:00", "PT"), [], True),
        (("20:00", "ET"), ("18:00", "PT"), [], False),
        (("22:00", "ET"), ("02:00", "GMT"), [], True),
        (("22:00", "ET"), ("03:00", "GMT"), [], True),
        (("22:00", "ET"), ("03:00", "GMT"), [JULY], False),
        (("22:00", "ET"), ("03:00", "GMT"), [JULY, JANUARY], True),
        (("15:00", "Lisbon time"), ("14:05", "GMT"), [JULY], True),
    ],
)
def test_whether_both_are_one_moment(one, two, days, holds):
    assert consistent_clocks(face(*one), face(*two), days).holds is holds


def test_the_reason_says_what_it_would_be_in_the_words_of_the_other():
    found = consistent_clocks(face("04:30", "Rome time", place="Rome"), face("23:30", "ET"), [JULY])
    assert found.why == "“0430 Rome time” in Rome would be 2230 ET, not “2330 ET”"


@pytest.mark.parametrize(("said", "holds"), [("23:30", False), ("10:30", False), ("20:30", None)])
def test_a_guessed_place_is_held_against_a_common_slip_only(said, holds):
    found = consistent_clocks(face("04:30", "Rome time", guessed=True), face(said, "ET"), [JULY])
    assert found.holds is holds


@pytest.mark.parametrize(
    ("said", "holds"), [("6:30 PT", True), ("6:30 p.m. PT", True), ("0630 PT", False), ("5:30 PT", False)]
)
def test_a_time_that_leaves_the_half_of_the_day_open_may_be_either(said, holds):
    two = face("17:30" if said.startswith("5") else "18:30" if "p.m." in said else "06:30", "PT")
    assert consistent_clocks(face("21:30", "ET"), two._replace(said=said), [JULY]).holds is holds


def test_a_place_that_excuses_it_is_enough():
    local = face("04:30", "Rome time", guessed=True)
    excused = local._replace(zone=local.zone.or_else(["Europe/Lisbon"]))
    assert consistent_clocks(excused, face("23:30", "ET"), [JULY]).holds is True


PLACES = st.sampled_from(
    ["Europe/Lisbon", "America/New_York", "Asia/Kathmandu", "Australia/Sydney", "America/St_Johns"]
)
MOMENTS = st.integers(0, 27 * 365 * 24 * 60 - 1).map(
    lambda minutes: datetime(2000, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
CLOCKS = st.times().map(lambda t: f"{t:%H:%M}")


def shown(at: datetime, place: str) -> str:
    return f"{at + timedelta(minutes=offset(place, at.date())):%H:%M}"


# The first look at a zone reads its file.
@settings(deadline=None)
@given(MOMENTS, PLACES, PLACES)
def test_two_clocks_that_show_one_moment_always_hold(at, here, there):
    one, two = (
        face(shown(at, place), f"{place.split('/')[1].replace('_', ' ')} time") for place in (here, there)
    )
    assert consistent_clocks(one, two, [at.date()]).holds
    assert consistent_clocks(one, two, []).holds


SAID = st.sampled_from(["GMT", "ET", "CET", "Tokyo time", "Lisbon time"])


@settings(deadline=None)
@given(CLOCKS, CLOCKS, SAID, SAID, st.lists(st.dates(date(2000, 1, 1), date(2026, 1, 1)), max_size=3))
def test_neither_order_matters(one, two, first, second, days):
    a, b = face(one, first), face(two, second)
    assert consistent_clocks(a, b, days).holds is consistent_clocks(b, a, days[::-1]).holds


@settings(deadline=None)
@given(CLOCKS, CLOCKS, SAID, SAID, st.integers(0, 1439))
def test_an_hour_later_on_both_clocks_changes_nothing(one, two, first, second, shift):
    def later(clock: str) -> str:
        minutes = (int(clock[:2]) * 60 + int(clock[3:]) + shift) % 1440
        return f"{minutes // 60:02d}:{minutes % 60:02d}"

    before = consistent_clocks(face(one, first), face(two, second), [JULY])
    after = consistent_clocks(face(later(one), first), face(later(two), second), [JULY])
    assert before.holds is after.holds
