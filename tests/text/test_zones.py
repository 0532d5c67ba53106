"""Time zones, the places that keep them, and times written twice."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.text.lexicon import table
from variorum.text.when.conversions import conversions
from variorum.text.when.places import all_clocks, clocks_of, known_places
from variorum.text.when.zones import is_local, leads, offset, zone
from variorum.text.whens import whens

SUMMER, WINTER = date(2024, 7, 1), date(2024, 1, 15)


@pytest.mark.parametrize(
    ("said", "day", "offsets"),
    [
        ("GMT", SUMMER, {0}),
        ("ET", SUMMER, {-240}),
        ("ET", WINTER, {-300}),
        ("Pacific time", SUMMER, {-420}),
        ("Tokyo time", SUMMER, {540}),
        ("Japan time", WINTER, {540}),
    ],
)
def test_what_a_zone_shows_on_a_day(said, day, offsets):
    found = zone(said)
    assert found is not None
    assert found.likeliest().offsets(day) == offsets


def test_newsrooms_say_standard_time_in_summer():
    found = zone("EST")
    assert found is not None
    assert found.likeliest().offsets(SUMMER) == {-300, -240}


@pytest.mark.parametrize("said", ["local time", "Ostermoor time", "", "prime time"])
def test_what_is_no_known_zone(said):
    assert zone(said) is None


def test_the_time_of_the_place_is_told_from_a_zone():
    assert is_local(None)
    assert is_local("local time")
    assert is_local("Ortszeit")
    assert not is_local("GMT")


def test_every_zone_of_the_lexicon_is_in_the_database():
    said = table("time-zones.json")
    keys = [key for row in (*said["zones"].values(), *said["places"].values()) for key in row]
    assert all(abs(offset(key, SUMMER)) <= 14 * 60 for key in keys if isinstance(key, str))
    assert all(name in said["zones"] for name in said["names"].values())
    assert all(zone(name) is not None for name in (*said["zones"], *said["names"]))


def test_a_country_keeps_all_its_clocks_and_a_city_its_own():
    assert clocks_of("Lisbon") == (("Europe/Lisbon",), ())
    canada = clocks_of("Canada")
    assert canada is not None
    assert {"America/Toronto", "America/Vancouver"} <= set(canada.kept)
    toronto = clocks_of("Toronto")
    assert toronto is not None
    assert set(canada.kept) <= all_clocks(toronto)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The crew left Los Angeles for Tokyo.", ["Los Angeles", "Tokyo"]),
        ("OSLO (Agency) – It sank.", ["OSLO"]),
        ("Tokyo’s mayor spoke in Port-au-Prince.", ["Tokyo", "Port-au-Prince"]),
        ("They gave us no time.", []),
        ("Jack London wrote of Lisbon Street.", []),
        ("In Ostermoor nothing moved.", []),
    ],
)
def test_known_places_that_stand_alone(text, found):
    assert [text[p.start : p.end] for p in known_places(text) if p.alone] == found


def faces(text):
    return [
        (text[c.first.start : c.first.end], text[c.second.start : c.second.end])
        for c in conversions(text, whens(text, published="2024-07-04"))
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at 4:30 a.m. local time (10.30 p.m. ET), when", [("4:30 a.m. local time", "10.30 p.m. ET")]),
        ("at 4:30 a. m. local time (10.30 p. m. ET) when", [("4:30 a. m. local time", "10.30 p. m. ET")]),
        ("at 08:10 (0010 GMT).", [("08:10", "0010 GMT")]),
        ("at 10 p.m. Sunday (0200 GMT Monday).", [("10 p.m. Sunday", "0200 GMT")]),
        ("at 9 a.m. on Monday, May 3 (1300 GMT)", [("9 a.m. on Monday, May 3", "1300 GMT")]),
        ("at 10 a.m. Monday ET (1400 GMT)", [("10 a.m. Monday ET", "1400 GMT")]),
        ("at 6 a.m. in Tokyo (2100 GMT)", [("6 a.m. in Tokyo", "2100 GMT")]),
        ("at 8 p.m. ET/5 p.m. PT on Sunday", [("8 p.m. ET", "5 p.m. PT")]),
        ("at 10 p.m. local time, 0200 GMT, when", [("10 p.m. local time", "0200 GMT")]),
        (
            "at 11 a.m. Hawaii time (5 p.m. EDT / 9 p.m. GMT)",
            [("11 a.m. Hawaii time", "5 p.m. EDT"), ("11 a.m. Hawaii time", "9 p.m. GMT")],
        ),
    ],
)
def test_one_moment_on_two_clocks(text, found):
    assert faces(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "at 10 a.m., 3 p.m. ET and 5 p.m. PT",
        "at 8 p.m. ET, 10 p.m. PT",
        "from 9 to 11 p.m. (1500 GMT)",
        "at 7 p.m. (9 p.m. ET for subscribers)",
        "at 1400 GMT (2 p.m.)",
        "at 5 p.m. (1400 to 2200 GMT)",
        "at 5 p.m. (the other at 1400 GMT)",
        "at 9 a.m. GMT (9 a.m. GMT)",
        "at 3 p.m. (5 p.m.)",
    ],
)
def test_two_moments_or_one_clock(text):
    assert faces(text) == []


DAYS = st.dates(date(2000, 1, 1), date(2026, 12, 31))
ZONES = st.sampled_from(["GMT", "ET", "PT", "CEST", "Tokyo time", "Sydney time", "Nepal time"])


@settings(deadline=None)
@given(ZONES, ZONES, DAYS)
def test_who_is_ahead_of_whom_turns_round(one, two, day):
    a, b = zone(one), zone(two)
    assert a is not None
    assert b is not None
    assert leads(a, b, (day,)) == {-minutes for minutes in leads(b, a, (day,))}
    assert 0 in leads(a, a, (day,))
