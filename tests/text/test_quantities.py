from __future__ import annotations

import pytest

from variorum.records import Hedge, Measure, Quantity
from variorum.text.quantities import quantities


def only(text: str, language: str | None = None) -> Quantity:
    found = quantities(text, language=language)
    assert len(found) == 1, [m.value.said_as for m in found]
    return found[0].value


def said(text: str, language: str | None = None) -> list[str]:
    return [m.value.said_as for m in quantities(text, language=language)]


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "hedge"),
    [
        ("They saw more than 40 kites.", "more than 40 kites", 40, None, Hedge.MORE_THAN),
        ("They saw at least 40 kites.", "at least 40 kites", 40, None, Hedge.AT_LEAST),
        ("They saw up to 40 kites.", "up to 40 kites", None, 40, Hedge.AT_MOST),
        ("They saw fewer than 40 kites.", "fewer than 40 kites", None, 40, Hedge.LESS_THAN),
        ("They saw nearly 9,000 kites.", "nearly 9,000 kites", 8100, 9000, Hedge.NEARLY),
        ("They saw some 12,000 kites.", "some 12,000 kites", 11500, 12500, Hedge.ABOUT),
        ("They saw 41 kites.", "41 kites", 41, 41, Hedge.EXACT),
        ("They saw 40 or more.", "40 or more", 40, None, Hedge.AT_LEAST),
        ("They saw dozens of kites.", "dozens of kites", 12, 120, Hedge.VAGUE),
        ("They saw several hundred kites.", "several hundred kites", 300, 1000, Hedge.VAGUE),
        ("They saw hundreds of thousands of kites.", "hundreds of thousands of kites", 1e5, 1e6, Hedge.VAGUE),
        ("They saw 400 to 500 kites.", "400 to 500 kites", 400, 500, Hedge.RANGE),
        ("They saw between 400 and 500 kites.", "between 400 and 500 kites", 400, 500, Hedge.RANGE),
        ("They saw six or seven kites.", "six or seven kites", 6, 7, Hedge.RANGE),
    ],
)
def test_a_hedge_bounds_its_number(text, words, low, high, hedge):
    value = only(text)
    assert (value.said_as, value.low, value.high, value.hedge) == (words, low, high, hedge)
    assert value.measure is Measure.COUNT
    assert value.unit == "kite" or value.counted is None


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("twenty-three boats", 23),
        ("one hundred and five boats", 105),
        ("two thousand three hundred boats", 2300),
        ("a dozen boats", 12),
        ("half a dozen boats", 6),
        ("two and a half million boats", 2.5e6),
        ("5 thousand boats", 5000),
        ("1,234,567 boats", 1234567),
        ("12 000 boats", 12000),
        ("4 1/2 boats", 4.5),
        ("3½ boats", 3.5),
        ("2.7bn boats", 2.7e9),
    ],
)
def test_numbers_in_words_and_digits(text, exact):
    assert only(text).exact == pytest.approx(exact)


@pytest.mark.parametrize(
    ("text", "exact", "unit"),
    [
        ("a $1.6-billion bridge", 1.6e9, "$"),
        ("paid £1.7m for it", 1.7e6, "GBP"),
        ("a three-million-euro yacht", 3e6, "EUR"),
        ("worth 2m euros", 2e6, "EUR"),
        ("worth US$40", 40, "USD"),
        ("19 cents", 0.19, "$"),
        ("$15 per litre", 15, "$ per l"),
    ],
)
def test_money(text, exact, unit):
    value = only(text)
    assert value.measure is Measure.MONEY
    assert value.exact == pytest.approx(exact)
    assert value.unit == unit


@pytest.mark.parametrize(
    ("text", "measure", "exact", "unit"),
    [
        ("a 29-year-old sailor", Measure.AGE, 29, "year"),
        ("Ann Example, 61, sailed", Measure.AGE, 61, "year"),
        ("children aged 7 sailed", Measure.AGE, 7, "year"),
        ("her ninth voyage", Measure.ORDINAL, 9, "voyage"),
        ("the 22nd voyage", Measure.ORDINAL, 22, "voyage"),
        ("20 percent of it", Measure.PERCENT, 20, "%"),
        ("two-thirds of it", Measure.PERCENT, 2 / 3, "share"),
        ("a magnitude of 4.4", Measure.MAGNITUDE, 4.4, "magnitude"),
        ("winds of 90 km/h", Measure.SPEED, 90, "km/h"),
        ("it lasted three weeks", Measure.DURATION, 3, "week"),
        ("120Hz screens", Measure.OTHER, 120, "Hz"),
        ("minus 14 degrees Celsius", Measure.TEMPERATURE, -14, "°C"),
        ("five times the size", Measure.TIMES, 5, "times"),
    ],
)
def test_measures(text, measure, exact, unit):
    value = only(text)
    assert (value.measure, value.unit) == (measure, unit)
    assert value.exact == pytest.approx(exact)


def test_a_conversion_in_brackets_is_a_second_face_under_the_same_hedge():
    value = only("a wall less than 50 km (31 miles) long")
    assert value.said_as == "less than 50 km (31 miles)"
    assert [(f.high, f.unit, f.low) for f in value.faces] == [(31, "mi", None)]


def test_two_conversions_in_one_bracket():
    assert [f.unit for f in only("an engine of 300 hp (224 kW / 304 PS)").faces] == ["kW", "PS"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [("won 10-8", (10, 8)), ("a 31-2-1 record", (31, 2, 1)), ("stopped at 1:45 of it", (1, 45))],
)
def test_scores_have_parts_and_no_bounds(text, parts):
    value = only(text)
    assert value.measure is Measure.SCORE
    assert value.parts == parts
    assert (value.low, value.high, value.exact) == (None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "in 2011", "on 4 July 2016", "July 4, 2016", "at 4.30am", "at 14:30 GMT", "the 1990s", "since 1812", "2003-2004",
        "an F-18 jet", "a 4x4 car", "USB 3.0 ports", "the Delta-3 rocket", "a Boeing 737 landed", "flight 370 vanished",
        "resolution 1718 passed", "no one came", "one another", "the 1200 block of Elm", "between 2014 and 2017",
        "her 2018 elections", "24 Example Street is shut", "9/11", "a four-by-four car",
    ],
)  # fmt: skip
def test_dates_times_years_and_names_are_no_quantities(text):
    assert said(text) == []


def test_a_movement_from_one_value_to_another_is_two_values():
    assert said("It rose from 12 percent to 15 percent.") == ["12 percent", "15 percent"]
    assert said("Tickets run from $12 to $15.") == ["from $12 to $15"]


def test_a_lone_m_is_a_metre_or_a_million():
    assert only("a 30m wave").unit == "m"
    assert only("30m people").exact == 30e6
    assert only("35m of its lamps").exact == 35e6


@pytest.mark.parametrize(
    ("language", "text", "exact", "hedge"),
    [
        ("de", "mehr als 1.400 Menschen", 1400, Hedge.MORE_THAN),
        ("de", "einundzwanzig Boote", 21, Hedge.EXACT),
        ("de", "rund 2,5 Millionen Euro", 2.5e6, Hedge.ABOUT),
        ("fr", "au moins 12 000 personnes", 12000, Hedge.AT_LEAST),
        ("fr", "plus de deux cents bateaux", 200, Hedge.MORE_THAN),
        ("es", "al menos treinta y cinco barcos", 35, Hedge.AT_LEAST),
        ("it", "circa 3,5 milioni di euro", 3.5e6, Hedge.ABOUT),
        ("pt", "mais de 1.200 barcos", 1200, Hedge.MORE_THAN),
        ("nl", "ongeveer vijfentwintig boten", 25, Hedge.ABOUT),
    ],
)
def test_other_languages(language, text, exact, hedge):
    value = only(text, language)
    assert value.exact == pytest.approx(exact)
    assert value.hedge is hedge


def test_only_the_stretch_asked_for_is_read():
    text = "Two cats, 30 dogs and 41 birds."
    start = text.index("30")
    assert [m.value.said_as for m in quantities(text, start, text.index(" and"))] == ["30 dogs"]


@pytest.mark.parametrize(
    ("text", "share"), [("one in five voters", 0.2), ("nine out of 10 voters", 0.9), ("1 in 4 voters", 0.25)]
)
def test_so_many_in_so_many_is_a_share(text, share):
    value = only(text)
    assert (value.measure, value.unit) == (Measure.PERCENT, "share")
    assert value.exact == pytest.approx(share)


def test_two_in_three_raids_stay_two_counts():
    assert said("He killed two in three raids.") == ["two", "three raids"]


def test_a_share_under_a_hedge_is_taken_to_the_tenth_of_itself():
    value = only("nearly a third of them")
    assert value.low == pytest.approx(0.3)
    assert value.high == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    "text", ["the Group of Seven met", "a man in his 20-something years", "a 1-in-100-year flood"]
)
def test_numbers_inside_names_and_phrases_are_no_amounts(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("about 22, 000 people came", []),
        ("a 2. 7GHz chip", []),
        ("a magnitude 5. 9 quake", []),
        ("the court sat at 16: 05", []),
        ("Updated: 2031-03-05 17:52", []),
        ("In 2019, 300 people came", ["300 people"]),
        ("a 12 - year sentence", ["12 - year"]),
        ("a 36 - year - old man", ["36 - year - old"]),
        ("on Sunday - 12 people came", ["12 people"]),
    ],
)
def test_spacing_that_tears_numbers_makes_no_others(text: str, words: list[str]) -> None:
    assert said(text) == words
