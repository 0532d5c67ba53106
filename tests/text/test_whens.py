from __future__ import annotations

import pytest

from variorum.records import Grain, When
from variorum.text.whens import whens

# A Thursday.
PUBLISHED = "2024-05-16T09:00:00Z"


def only(text: str, published: str | None = PUBLISHED, language: str | None = None) -> When:
    found = whens(text, published=published, language=language)
    assert len(found) == 1, [m.value.said_as for m in found]
    return found[0].value


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "grain"),
    [
        ("It sank on Tuesday.", "2024-05-14", "2024-05-14", Grain.DAY),
        ("It sank on Friday.", "2024-05-17", "2024-05-17", Grain.DAY),
        ("It sank last Friday.", "2024-05-10", "2024-05-10", Grain.DAY),
        ("It will sail on Monday.", "2024-05-20", "2024-05-20", Grain.DAY),
        ("It sails next Thursday.", "2024-05-23", "2024-05-23", Grain.DAY),
        ("It sank yesterday.", "2024-05-15", "2024-05-15", Grain.DAY),
        ("It sank two days ago.", "2024-05-14", "2024-05-14", Grain.DAY),
        ("It sank on May 3.", "2024-05-03", "2024-05-03", Grain.DAY),
        ("It sank on December 30.", "2023-12-30", "2023-12-30", Grain.DAY),
        ("It sank on 3 May 2019.", "2019-05-03", "2019-05-03", Grain.DAY),
        ("It sank on 2019-05-03.", "2019-05-03", "2019-05-03", Grain.DAY),
        ("It sank in November.", "2023-11-01", "2023-11-30", Grain.MONTH),
        ("It will sail in November.", "2024-11-01", "2024-11-30", Grain.MONTH),
        ("on the Fourth of July", "2024-07-04", "2024-07-04", Grain.DAY),
        ("It sank in March.", "2024-03-01", "2024-03-31", Grain.MONTH),
        ("It sank in March 2019.", "2019-03-01", "2019-03-31", Grain.MONTH),
        ("It sank in 2019.", "2019-01-01", "2019-12-31", Grain.YEAR),
        ("It sank last year.", "2023-01-01", "2023-12-31", Grain.YEAR),
        ("It sails this summer.", "2024-06-01", "2024-08-31", Grain.VAGUE),
        ("in the 1990s", "1990-01-01", "1999-12-31", Grain.VAGUE),
        ("the 2019-20 season", "2019-01-01", "2020-12-31", Grain.VAGUE),
        ("the May 3-5 regatta", "2024-05-03", "2024-05-05", Grain.VAGUE),
    ],
)
def test_resolved_against_the_reports_own_date(text, earliest, latest, grain):
    value = only(text)
    assert (value.earliest, value.latest, value.grain) == (earliest, latest, grain)


def test_a_weekday_stays_a_weekday_without_a_date():
    value = only("It sank on Tuesday.", None)
    assert (value.earliest, value.latest, value.grain, value.weekday) == (None, None, Grain.WEEKDAY, 1)


def test_a_day_and_month_stay_what_they_are_without_a_date():
    value = only("It sank on May 3.", None)
    assert (value.earliest, value.month_day) == (None, "05-03")


def test_an_ambiguous_date_of_publication_gives_both_ends():
    value = only("It sank yesterday.", "[2024-03-04,2024-04-03]")
    assert (value.earliest, value.latest) == ("2024-03-03", "2024-04-02")


def test_inside_a_quotation_a_relative_word_is_the_speakers():
    found = whens("“It sank yesterday,” she said. It sank yesterday.", published=PUBLISHED)
    assert [m.value.earliest for m in found] == [None, "2024-05-15"]


def test_a_quotation_that_began_a_sentence_earlier_is_seen():
    text = "“It was calm. It sank yesterday,” she said."
    (found,) = whens(text, text.index("It sank"), len(text), published=PUBLISHED)
    assert found.value.earliest is None


@pytest.mark.parametrize(
    ("text", "clock", "zone"),
    [
        ("at 4.30am", "04:30", None),
        ("at 9:05 p.m. local time", "21:05", "local time"),
        ("at 14:30 GMT", "14:30", "GMT"),
        ("at 12:15 a.m.", "00:15", None),
        ("at noon", "12:00", None),
        ("by 18:45", "18:45", None),
        ("at 7 p.m. EDT", "19:00", "EDT"),
        ("at 10 p.m. Eastern Daylight Time", "22:00", "Eastern Daylight Time"),
        ("at 10 p.m. New York time", "22:00", "New York time"),
        ("at noon GMT", "12:00", "GMT"),
        ("at 14:30 GMT+2", "14:30", None),
        ("at 9 a.m. local officials met", "09:00", None),
    ],
)
def test_clock_times(text, clock, zone):
    value = only(text)
    assert (value.clock, value.zone, value.grain) == (clock, zone, Grain.TIME)


@pytest.mark.parametrize(
    ("language", "text", "clock", "zone"),
    [
        ("de", "um 18 Uhr MEZ", "18:00", "MEZ"),
        ("de", "um 18:30 Uhr Ortszeit", "18:30", "Ortszeit"),
        ("fr", "à 18h heure locale", "18:00", "heure locale"),
        ("fr", "à 18h est arrivé le bac", "18:00", None),
        ("nl", "om 12.30 uur CET", "12:30", "CET"),
    ],
)
def test_zones_of_other_languages(language, text, clock, zone):
    value = only(text, language=language)
    assert (value.clock, value.zone) == (clock, zone)


@pytest.mark.parametrize(
    ("text", "clocks"),
    [
        ("It sank at 1353 (1023 GMT).", ["13:53", "10:23"]),
        ("It sank at 7.06 (2206 GMT).", ["07:06", "22:06"]),
        ("It weighs 1353 (1023 in summer).", []),
    ],
)
def test_bare_digits_are_a_clock_time_before_another(text, clocks):
    assert [m.value.clock for m in whens(text, published=PUBLISHED)] == clocks


def test_a_clock_time_belongs_to_the_day_beside_it():
    clock, day = whens("It sank at 9:27 a.m. Sunday.", published=PUBLISHED)
    assert day.value.earliest == "2024-05-12"
    assert clock.value.earliest == "2024-05-12T09:27"


@pytest.mark.parametrize(
    "text", ["It may sink.", "They march on.", "It took three weeks.", "1500 metres", "for 40 minutes"]
)
def test_what_is_no_date(text):
    assert whens(text, published=PUBLISHED) == ()


@pytest.mark.parametrize(
    ("language", "text", "earliest"),
    [
        ("de", "am 3. März 2019", "2019-03-03"),
        ("de", "am Dienstag", "2024-05-14"),
        ("fr", "le 3 mars 2019", "2019-03-03"),
        ("fr", "mardi", "2024-05-14"),
        ("es", "el 3 de marzo de 2019", "2019-03-03"),
        ("es", "ayer", "2024-05-15"),
        ("it", "il 3 marzo 2019", "2019-03-03"),
        ("pt", "em 3 de março de 2019", "2019-03-03"),
        ("nl", "op 3 maart 2019", "2019-03-03"),
        ("nl", "gisteren", "2024-05-15"),
        ("de", "vor drei Tagen", "2024-05-13"),
        ("es", "hace dos días", "2024-05-14"),
        ("nl", "twee dagen geleden", "2024-05-14"),
    ],
)
def test_other_languages(language, text, earliest):
    assert only(text, language=language).earliest == earliest


def test_the_part_of_the_day_is_kept():
    assert only("It sank on Tuesday night.").part == "night"
