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
        ("Dozen of kites flew.", "Dozen of kites", 12, 120, Hedge.VAGUE),
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


@pytest.mark.parametrize(
    ("text", "exact", "unit"),
    [
        ("some 2,50,000 people", 250000, "person"),
        ("paid Rs 12,34,567.50", 1234567.5, "INR"),
        ("paid Rs 4 cr. The rest", 4e7, "INR"),
        ("paid ₹4cr", 4e7, "INR"),
        ("paid Rs 5 crores", 5e7, "INR"),
        ("paid Rs. 3 lacs", 3e5, "INR"),
        ("worth 2.5 lakh crore rupees", 2.5e12, "INR"),
        ("five crores of people", 5e7, "person"),
        ("2 millions of them", 2e6, None),
        ("paid 12’000 francs", 12000, "franc"),
        ("paid 1'250'000 francs", 1250000, "franc"),
        ("a cloud 1,2 km long", 1.2, "km"),
        ("paid 1.234.567,50 euros", 1234567.5, "EUR"),
        ("paid €1,5 million", 1.5e6, "EUR"),
        ("a quarter of a million homes", 250000, "home"),
        ("three quarters of a million homes", 750000, "home"),
        ("half of one million homes", 500000, "home"),
        ("1,5 млрд рублей", 1.5e9, "RUB"),
        ("940 t of wool", 940, "t"),
        ("500 g of dye", 500, "g"),
        ("3 Mt of ash", 3, "Mt"),
        ("7 l/100 km", 7, "l per 100 km"),
        ("30 kg per square metre", 30, "kg per m2"),
        ("120 g/km", 120, "g per km"),
        ("500 crowns a month", 500, "crown per month"),
        ("40 cases per 100,000 people", 40, "case per 100000"),
        ("400 cases per million", 400, "case per 1000000"),
        ("$500 monthly", 500, "$ per month"),
        ("about 6.5×10^20 kg", 6.5e20, "kg"),
    ],
)
def test_numbers_as_they_are_written_elsewhere(text, exact, unit):
    value = only(text)
    assert value.exact == pytest.approx(exact)
    assert value.unit == unit


@pytest.mark.parametrize(
    ("language", "text", "exact", "unit"),
    [
        ("de", "auf 1,5 Mio. Euro", 1.5e6, "EUR"),
        ("de", "rund 3,2 Mrd. US-Dollar", 3.2e9, "USD"),
        ("de", "eine Viertelmillion Euro", 250000, "EUR"),
        ("de", "eine halbe Million Franken", 500000, "CHF"),
        ("de", "anderthalb Millionen Euro", 1.5e6, "EUR"),
        ("de", "1.5 Mio. Franken", 1.5e6, "CHF"),
        ("de", "500 Kronen im Monat", 500, "krone per month"),
        ("de", "40 Fälle pro 100.000 Einwohner", 40, "fälle per 100000"),
        ("fr", "2,5 millions d’euros", 2.5e6, "EUR"),
        ("fr", "deux millions et demi d'euros", 2.5e6, "EUR"),
        ("fr", "un quart de million d'euros", 250000, "EUR"),
        ("fr", "2,5 M€", 2.5e6, "EUR"),
        ("fr", "500 euros par mois", 500, "EUR per month"),
        ("fr", "3 millions de tonnes", 3e6, "t"),
        ("es", "2,5 millones de euros", 2.5e6, "EUR"),
        ("es", "medio millón de euros", 500000, "EUR"),
        ("es", "un millón y medio de dólares", 1.5e6, "$"),
        ("it", "2,5 milioni di euro", 2.5e6, "EUR"),
        ("it", "1,2 mld di euro", 1.2e9, "EUR"),
        ("it", "12 euro all’anno", 12, "EUR per year"),
        ("pt", "3 mil milhões de euros", 3e9, "EUR"),
        ("pt", "R$ 2,5 bi", 2.5e9, "BRL"),
        ("nl", "2,5 mln. euro", 2.5e6, "EUR"),
        ("nl", "een kwart miljoen euro", 250000, "EUR"),
        ("nl", "anderhalf miljoen euro", 1.5e6, "EUR"),
    ],
)
def test_scales_and_currencies_behind_the_number_in_every_language(language, text, exact, unit):
    value = only(text, language)
    assert value.exact == pytest.approx(exact)
    assert value.unit == unit


def test_two_numbers_parted_by_a_comma_are_no_decimal():
    assert said("versions 1,2 were shown") == []


@pytest.mark.parametrize(
    ("language", "text", "hedge"),
    [
        ("en", "It spread over 20 hectares.", Hedge.EXACT),
        ("en", "It spread out over 20 hectares.", Hedge.EXACT),
        ("en", "They handed over 30 men.", Hedge.EXACT),
        ("en", "He lay buried under 3 metres of snow.", Hedge.EXACT),
        ("de", "Das Feuer erstreckt sich über 20 Hektar.", Hedge.EXACT),
        ("en", "It spread over more than 20 hectares.", Hedge.MORE_THAN),
        ("en", "It burned over 20 hectares.", Hedge.MORE_THAN),
        ("en", "It took over 20 minutes.", Hedge.MORE_THAN),
        ("de", "Dort haben sich über 200 Leute versammelt.", Hedge.MORE_THAN),
    ],
)
def test_a_word_that_goes_with_its_verb_bounds_nothing(language, text, hedge):
    assert only(text, language).hedge is hedge


@pytest.mark.parametrize(
    ("language", "text", "exact"),
    [
        ("en", "half of the 240 workers", 120),
        ("en", "half the 240 workers", 120),
        ("en", "half of 240", 120),
        ("en", "two thirds of the 300 houses", 200),
        ("de", "die Hälfte der 240 Arbeiter", 120),
        ("fr", "la moitié des 240 ouvriers", 120),
        ("es", "la mitad de los 240 obreros", 120),
    ],
)
def test_a_share_of_a_number_is_an_amount(language, text, exact):
    value = only(text, language)
    assert (value.measure, value.exact) == (Measure.COUNT, exact)


@pytest.mark.parametrize("text", ["half of 2015 was dry", "a third of them left", "half of it burned"])
def test_a_share_of_no_number_stays_a_share(text):
    assert only(text).unit == "share"


def test_points_are_no_percent():
    assert only("rose by 2 percentage points").measure is Measure.POINTS
    assert only("rose by 25 basis points").measure is Measure.POINTS
    assert only("rose by 2 percent").measure is Measure.PERCENT


@pytest.mark.parametrize(
    "text", ["$5 million a year ago", "5 Mio. Euro im Jahr 2025", "two people a day later"]
)
def test_a_point_in_time_is_no_rate(text):
    assert " per " not in (only(text, "de" if "Euro" in text else "en").unit or "")


@pytest.mark.parametrize("text", ["COVID -19 spread", "the iPhone 14 cameras", "between A.D. 1000 and 1260"])
def test_numbers_of_things_and_years(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "exact", "unit"),
    [
        ("a fine of Rs 20L", 2e6, "INR"),
        ("a million and a half people", 1.5e6, "person"),
        ("two and a half million people", 2.5e6, "person"),
        ("quarter-million homes", 250_000, "home"),
        ("a quarter-million-dollar yacht", 250_000, "$"),
        ("12 tys. osób", 12_000, None),
        ("20 sq. mi. of heath", 20, "mi2"),
        ("5 cu m of gravel", 5, "m3"),
        ("12 short tons", 12, "ton"),
        ("5ft 10in", 5 + 10 / 12, "ft"),
        ("two hours and 30 minutes", 2.5, "h"),
        ("1 hour 20 minutes", 1 + 20 / 60, "h"),
        ("ten stone 7 pounds", 10.5, "st"),
        ("$20 an hour", 20, "$ per h"),
        ("$20 a head", 20, "$ per person"),
        ("40 litres a second", 40, "l per s"),
        ("40 litres/s", 40, "l per s"),
        ("12 in 100,000 people", 12, "one per 100000"),
        ("half of the mill's 240 workers", 120, "worker"),
        ("a woman of 45", 45, "year"),
        ("talks over 5 hostages", 5, "hostage"),
        ("fears over 4,000 jobs", 4000, "job"),
        ("smoke drifted over 12 villages", 12, "village"),
    ],
)
def test_brothers_of_numbers_that_were_misread(text, exact, unit):
    value = only(text)
    assert value.exact == pytest.approx(exact)
    assert (value.unit, value.hedge) == (unit, Hedge.EXACT)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("2-3,000 people", 2000, 3000), ("10–15,000 men", 10_000, 15_000), ("20 or 30 people", 20, 30)],
)
def test_short_forms_of_ranges(text, low, high):
    value = only(text)
    assert (value.low, value.high, value.hedge) == (low, high, Hedge.RANGE)


@pytest.mark.parametrize(
    "text", ["a war of over 30 years", "fears that over 30 died", "It took over 30 firefighters."]
)
def test_a_bound_behind_a_word_of_contention_is_one_all_the_same(text):
    assert only(text).hedge is Hedge.MORE_THAN


@pytest.mark.parametrize("text", ["two days and 3 people", "a second time 40 litres a second time later"])
def test_two_amounts_stay_two(text):
    assert len(quantities(text)) > 1


@pytest.mark.parametrize(
    "text", ["The victim, 19, was a student.", "Carlos Moll (19) was hurt.", "a girl of 19"]
)
def test_ages_behind_a_person(text):
    assert (only(text).measure, only(text).exact) == (Measure.AGE, 19)


@pytest.mark.parametrize(
    "text", ["Of the workers, 19, all men, died.", "Tarn Rovers (19) won.", "The company, 19, sued."]
)
def test_numbers_behind_what_has_no_age_are_none(text):
    assert only(text).measure is Measure.COUNT
