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
        ("It sank on Friday.", "2024-05-10", "2024-05-10", Grain.DAY),
        ("Doors: Friday.", "2024-05-17", "2024-05-17", Grain.DAY),
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


@pytest.mark.parametrize(
    ("text", "published", "earliest"),
    [
        ("The hall was inspected on Thursday, the union said.", "2031-05-14", "2031-05-08"),
        ("On Thursday the hall was inspected.", "2031-05-14", "2031-05-08"),
        ("Police sealed the hall on Wednesday.", "2031-05-14", "2031-05-14"),
        ("The hall will be inspected on Thursday.", "2031-05-14", "2031-05-15"),
        ("On Thursday the court will rule.", "2031-05-14", "2031-05-15"),
        ("The hearing was set for Thursday.", "2031-05-14", "2031-05-15"),
        ("The court postponed it until Thursday.", "2031-05-14", "2031-05-15"),
        ("He said the hearing is on Thursday.", "2031-05-14", "2031-05-15"),
        ("The wanted man appears on Thursday.", "2031-05-14", "2031-05-15"),
        ("It vanished on March 8.", "2014-12-28", "2014-03-08"),
        ("It will open on March 8.", "2014-12-28", "2015-03-08"),
        ("It vanished on May 15.", "2031-05-14", "2031-05-15"),
        ("It closed in January.", "2031-05-14", "2031-01-01"),
    ],
)
def test_tense_settles_the_week_and_the_year(text, published, earliest):
    assert only(text, published).earliest == earliest


@pytest.mark.parametrize(
    ("language", "text", "earliest"),
    [
        ("de", "Die Halle wurde am Donnerstag geprüft.", "2031-05-08"),
        ("de", "Die Halle wird am Donnerstag geprüft.", "2031-05-15"),
        ("fr", "La salle a été inspectée jeudi.", "2031-05-08"),
        ("fr", "La salle sera inspectée jeudi.", "2031-05-15"),
        ("es", "La nave ardió el jueves.", "2031-05-08"),
        ("it", "Il capannone è stato ispezionato giovedì.", "2031-05-08"),
        ("pt", "O galpão pegou fogo e fechou na quinta-feira.", "2031-05-08"),
        ("nl", "De hal werd donderdag geïnspecteerd.", "2031-05-08"),
    ],
)
def test_tense_in_other_languages(language, text, earliest):
    assert only(text, "2031-05-14", language).earliest == earliest


# 31 July 2026 is a Friday.
@pytest.mark.parametrize(
    ("language", "text", "earliest"),
    [
        ("en", "on Wednesday last week", "2026-07-22"),
        ("en", "on Wednesday of last week", "2026-07-22"),
        ("en", "last week on Wednesday", "2026-07-22"),
        ("en", "last week's Wednesday", "2026-07-22"),
        ("en", "on Wednesday next week", "2026-08-05"),
        ("en", "on Tuesday this week", "2026-07-28"),
        ("en", "a week ago Tuesday", "2026-07-21"),
        ("en", "two weeks ago on Tuesday", "2026-07-14"),
        ("en", "on Tuesday a week ago", "2026-07-21"),
        ("de", "am Mittwoch vergangener Woche", "2026-07-22"),
        ("de", "am Mittwoch vor einer Woche", "2026-07-22"),
        ("fr", "mercredi de la semaine dernière", "2026-07-22"),
        ("fr", "mercredi dernier", "2026-07-29"),
        ("es", "el miércoles de la semana pasada", "2026-07-22"),
        ("it", "mercoledì scorso", "2026-07-29"),
        ("pt", "quarta-feira da semana passada", "2026-07-22"),
        ("nl", "woensdag vorige week", "2026-07-22"),
    ],
)
def test_a_weekday_of_a_week_that_is_named(language, text, earliest):
    value = only(text, "2026-07-31", language)
    assert (value.earliest, value.latest) == (earliest, earliest)


@pytest.mark.parametrize(
    ("language", "text", "earliest", "latest"),
    [
        ("en", "earlier in July 2026", "2026-07-01", "2026-07-20"),
        ("en", "earlier this month", "2026-07-01", "2026-07-20"),
        ("en", "later this month", "2026-07-20", "2026-07-31"),
        ("en", "early July", "2026-07-01", "2026-07-13"),
        ("en", "in mid-July", "2026-07-08", "2026-07-24"),
        ("en", "in late July", "2026-07-19", "2026-07-31"),
        ("en", "the beginning of July", "2026-07-01", "2026-07-13"),
        ("en", "the end of July", "2026-07-19", "2026-07-31"),
        ("en", "the first half of July", "2026-07-01", "2026-07-16"),
        ("en", "earlier in June 2026", "2026-06-01", "2026-06-30"),
        ("de", "Mitte Juli", "2026-07-08", "2026-07-24"),
        ("de", "Anfang Juli", "2026-07-01", "2026-07-13"),
        ("fr", "à la mi-juillet", "2026-07-08", "2026-07-24"),
        ("fr", "début juillet", "2026-07-01", "2026-07-13"),
        ("fr", "fin juillet", "2026-07-19", "2026-07-31"),
        ("es", "a mediados de julio", "2026-07-08", "2026-07-24"),
        ("es", "a principios de julio", "2026-07-01", "2026-07-13"),
        ("it", "a metà luglio", "2026-07-08", "2026-07-24"),
        ("pt", "em meados de julho", "2026-07-08", "2026-07-24"),
        ("nl", "half juli", "2026-07-08", "2026-07-24"),
        ("nl", "eind juli", "2026-07-19", "2026-07-31"),
    ],
)
def test_parts_of_a_month(language, text, earliest, latest):
    value = only(text, "2026-07-20", language)
    assert (value.earliest, value.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("language", "text", "earliest"),
    [
        ("en", "It was inspected on Easter Monday.", "2031-04-14"),
        ("en", "It burned on Good Friday.", "2031-04-11"),
        ("en", "It burned on Christmas Day.", "2030-12-25"),
        ("en", "It burned on Boxing Day 2029.", "2029-12-26"),
        ("en", "It burned on Thanksgiving.", "2030-11-28"),
        ("en", "It burned on Memorial Day 2030.", "2030-05-27"),
        ("de", "am Karfreitag", "2031-04-11"),
        ("de", "an Heiligabend 2029", "2029-12-24"),
        ("fr", "le lundi de Pâques", "2031-04-14"),
        ("es", "el Viernes Santo", "2031-04-11"),
        ("it", "a Ferragosto 2030", "2030-08-15"),
        ("pt", "na Sexta-feira Santa", "2031-04-11"),
        ("nl", "op tweede paasdag", "2031-04-14"),
    ],
)
def test_feast_days(language, text, earliest):
    value = only(text, "2031-05-13", language)
    assert (value.earliest, value.latest) == (earliest, earliest)


@pytest.mark.parametrize(
    ("language", "text", "earliest"),
    [
        ("fr", "L'incendie a éclaté mardi 11 novembre 2025 à 18h30.", "2025-11-11T18:30"),
        ("fr", "L'incendie a éclaté mardi 11 novembre 2025 à 18 h 30.", "2025-11-11T18:30"),
        ("es", "El incendio empezó el martes 11 de noviembre de 2025 a las 18.30 horas.", "2025-11-11T18:30"),
        ("pt", "O fogo começou em 11 de novembro de 2025, às 18h30.", "2025-11-11T18:30"),
        ("de", "Es brannte am 11.11. um 14.30 Uhr.", "2025-11-11T14:30"),
        ("de", "Es brannte am 3.4.25 um 9 Uhr.", "2025-04-03T09:00"),
    ],
)
def test_an_hour_as_it_is_written_elsewhere_has_its_day(language, text, earliest):
    found = whens(text, published="2025-11-12", language=language)
    assert [m.value.earliest for m in found if m.value.clock] == [earliest]


@pytest.mark.parametrize(
    ("language", "text", "earliest", "latest"),
    [
        ("en", "in the third quarter of 2024", "2024-07-01", "2024-09-30"),
        ("en", "in Q3 2024", "2024-07-01", "2024-09-30"),
        ("en", "in the first half of 2025", "2025-01-01", "2025-06-30"),
        ("en", "in fiscal 2025", "2024-04-01", "2026-03-31"),
        ("en", "in FY25", "2024-04-01", "2026-03-31"),
        ("de", "im dritten Quartal 2024", "2024-07-01", "2024-09-30"),
        ("fr", "au troisième trimestre 2024", "2024-07-01", "2024-09-30"),
        ("es", "en el tercer trimestre de 2024", "2024-07-01", "2024-09-30"),
        ("it", "nel terzo trimestre del 2024", "2024-07-01", "2024-09-30"),
        ("nl", "in het derde kwartaal van 2024", "2024-07-01", "2024-09-30"),
    ],
)
def test_quarters_and_fiscal_years(language, text, earliest, latest):
    value = only(text, "2025-11-12", language)
    assert (value.earliest, value.latest, value.grain) == (earliest, latest, Grain.VAGUE)


@pytest.mark.parametrize(
    ("language", "text", "bound"),
    [
        ("en", "closed since Tuesday", "since"),
        ("en", "open until March 3", "until"),
        ("en", "done by 2030", "by"),
        ("en", "built before 2010", "before"),
        ("en", "open from May 2023", "after"),
        ("en", "closed since at least March 2019", "since"),
        ("de", "seit Dienstag", "since"),
        ("fr", "depuis mardi", "since"),
        ("es", "desde el martes", "since"),
        ("nl", "tot dinsdag", "until"),
        ("en", "It sank on Tuesday", None),
    ],
)
def test_what_bounds_a_time_is_marked(language, text, bound):
    assert only(text, language=language).bound == bound


@pytest.mark.parametrize(
    "text",
    [
        "the September 11 Memorial",
        "Black Friday sales",
        "the May Day Parade",
        "Sheffield Wednesday won",
        "the September 11 attacks",
        "the April 25 Bridge",
    ],
)
def test_names_made_of_a_date_are_names(text):
    assert whens(text, published=PUBLISHED) == ()


def test_a_capital_behind_a_day_makes_no_name_of_it():
    assert only("On May 3 Vale Airlines flew.").earliest == "2024-05-03"


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_break_nothing(published):
    text = "It sank a week ago Tuesday, last week on Monday, on Easter Monday, in Q3 and on Friday next week, on March 8."
    assert whens(text, published=published)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # Published on a Wednesday.
        ("It burned a week last Tuesday.", "2031-05-06"),
        ("It burned on the Friday before last.", "2031-05-02"),
        ("They meet on Monday week.", "2031-05-26"),
        ("The road is closed until Friday.", "2031-05-16"),
        ("The road remained closed until Monday.", "2031-05-12"),
        ("They must leave by Friday.", "2031-05-16"),
        ("The hall was to be opened on Friday.", "2031-05-16"),
        ("The plant was due to reopen on Saturday.", "2031-05-17"),
        ("The man who died on Thursday was 40.", "2031-05-08"),
        ("It opened in May last year.", "2030-05-01"),
        ("It opened on 5 May last year.", "2030-05-05"),
        ("It opened on May 5 last year.", "2030-05-05"),
        ("It grew in the third quarter of last year.", "2030-07-01"),
        ("on Trinity Sunday", "2031-06-08"),
        ("Remembrance Sunday fell early.", "2030-11-10"),
        ("It burned overnight into Tuesday.", "2031-05-13"),
    ],
)
def test_which_day_is_meant(text, day):
    assert only(text, published="2031-05-14").earliest == day


@pytest.mark.parametrize("text", ["on the previous Tuesday", "the following Monday"])
def test_a_day_told_from_another_is_not_told_from_the_report(text):
    found = only(text, published="2031-05-14")
    assert (found.earliest, found.grain) == (None, Grain.WEEKDAY)


@pytest.mark.parametrize(
    "text",
    [
        "The market opens on Fridays.",
        "every Friday",
        "the Monday after Easter",
        "the week of May 5",
        "on the eve of May Day",
    ],
)
def test_what_is_made_of_a_day_is_not_that_day(text):
    assert whens(text, published="2031-05-14") == ()


@pytest.mark.parametrize(
    "said, hour, bound",
    [
        ("The quake came at 5.12 in the morning while most slept.", "05:12", None),
        ("They met at around 4.20 on Monday morning.", "04:20", None),
        ("It was 2:15 in the morning when it ended.", "02:15", None),
        ("They left shortly after 3 p.m. by bus.", "15:00", None),
        ("They left after 3 p.m. by bus.", "15:00", "after"),
    ],
)
def test_hours_with_the_part_of_the_day_and_hours_that_were_all_but_reached(
    said: str, hour: str, bound: str | None
) -> None:
    first = whens(said)[0].value
    assert (first.clock, first.bound) == (hour, bound)
