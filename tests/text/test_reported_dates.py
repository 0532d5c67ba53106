"""Days as users' complaints about other readers of dates show them, with brothers in other languages, in a report of Thursday, 16 July
2026: each row is a language, a sentence, and the first and last day of each time in it."""

from __future__ import annotations

import pytest

from tests.text.rows import cases
from variorum.text.whens import whens

CASES = """
en Last month prices fell. = 2026-06-01..2026-06-30
en He died a fortnight ago. = 2026-06-29..2026-07-05
en They met over the weekend. = 2026-07-11..2026-07-12
en They will meet at the weekend. = 2026-07-18..2026-07-19
en Weather this weekend was awful. = 2026-07-11..2026-07-12
en They will meet this weekend. = 2026-07-18..2026-07-19
en Talks resume in two weeks' time. = 2026-07-27..2026-08-02
en The hearing is on Thursday week. = 2026-07-23
en The funeral is on Saturday. = 2026-07-18
en The mayor is in hospital after she was shot on Sunday. = 2026-07-12
en The January 6 committee met. =
en The mayor, June Carter, met April Jones. =
en In June Carter resigned. = 2026-06-01..2026-06-30
en He fled on Saturday night into Sunday. = 2026-07-11..2026-07-12
en He fled on Saturday night and came back on Sunday. = 2026-07-11; 2026-07-12
de Letzten Monat trat er zurück. = 2026-06-01..2026-06-30
de Kommende Woche wird gewählt. = 2026-07-20..2026-07-26
de Am Wochenende wurde gefeiert. = 2026-07-11..2026-07-12
de In der Nacht zum Donnerstag brannte es. = 2026-07-15..2026-07-16
de In der Nacht von Mittwoch auf Donnerstag brannte es. = 2026-07-15..2026-07-16
fr La semaine dernière, il a démissionné. = 2026-07-06..2026-07-12
fr L’an dernier, il a démissionné. = 2025-01-01..2025-12-31
fr Dans la nuit de mercredi à jeudi, il a brûlé. = 2026-07-15..2026-07-16
fr Dans deux semaines, on votera. = 2026-07-27..2026-08-02
es La semana pasada dimitió. = 2026-07-06..2026-07-12
es El fin de semana pasado llovió. = 2026-07-11..2026-07-12
es El mes que viene votan. = 2026-08-01..2026-08-31
es En la noche del miércoles al jueves ardió. = 2026-07-15..2026-07-16
it Il mese scorso si è dimesso. = 2026-06-01..2026-06-30
it Fra tre giorni si vota. = 2026-07-19
it Nella notte tra mercoledì e giovedì è bruciato. = 2026-07-15..2026-07-16
pt Na semana passada ele renunciou. = 2026-07-06..2026-07-12
pt Na noite de quarta-feira para quinta-feira pegou fogo. = 2026-07-15..2026-07-16
nl In de nacht van woensdag op donderdag brak brand uit. = 2026-07-15..2026-07-16
nl Over drie dagen wordt gestemd. = 2026-07-19
"""
CLOCKS = [
    ("nl", "Om 11 uur 's nachts brak brand uit.", "23:00"), ("nl", "Om 2 uur 's nachts brak brand uit.", "02:00"), ("nl", "Om half twaalf 's nachts brak brand uit.", "23:30"),
    ("nl", "Om 11 uur 's ochtends brak brand uit.", "11:00"), ("de", "Um 11 Uhr nachts brannte es.", "23:00"), ("it", "Alle 11 di notte è bruciato.", "23:00"),
]  # fmt: skip


def told(language: str, text: str) -> str:
    found = []
    for mention in whens(text, language=language, published="2026-07-16T10:00:00Z"):
        value = mention.value
        found.append(
            str(value.earliest) if value.earliest == value.latest else f"{value.earliest}..{value.latest}"
        )
    return "; ".join(found)


@pytest.mark.parametrize(("language", "text", "expected"), cases(CASES))
def test_a_day_is_read_as_a_careful_reader_reads_it(language, text, expected):
    assert told(language, text) == expected


@pytest.mark.parametrize(("language", "text", "clock"), CLOCKS)
def test_an_hour_of_the_night_is_on_its_side_of_midnight(language, text, clock):
    assert [m.value.clock for m in whens(text, language=language)] == [clock]


def test_a_full_stop_that_ends_the_sentence_is_no_part_of_the_date():
    (found,) = whens("He was jailed in December.", published="2026-07-16")
    assert found.value.said_as == "December"
    (short,) = whens("The law passed in Sept. and died.", published="2026-07-16")
    assert short.value.said_as == "Sept."


def test_a_part_of_the_day_is_not_read_out_of_another_word():
    (found,) = whens("Übermorgen wird gewählt.", language="de", published="2026-07-16")
    assert found.value.part is None


@pytest.mark.parametrize(
    "text", ["in two weeks' time", "next week", "next month", "next weekend", "in 99 years' time"]
)
def test_the_end_of_the_calendar_stops_no_reading(text):
    for published in ("9999-12-31", "0001-01-01"):
        assert whens(f"It happens {text}.", published=published)
