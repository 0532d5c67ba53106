"""Kinds of numbers and times that reports are wrong about, with brothers in another order, unit or language; all invented.
A row: language, text, and each number with what is read: its exact value (or low–high) and unit."""

from __future__ import annotations

import pytest

from variorum.text.quantities import quantities
from variorum.text.whens import whens

NUMBERS = """
en | It lasted half an hour. | half an hour: 0.5 h
en | An hour and a half later, half a mile of road was gone. | An hour and a half: 1.5 h; half a mile: 0.5 mi
en | Three quarters of an hour passed; inflation slowed by half a percentage point. | Three quarters of an hour: 0.75 h; half a percentage point: 0.5 percentage point
en | Half a million people left half the town. | Half a million people: 500000 person; half: 0.5 share
de | Nach einer halben Stunde kamen 30 Leute. | einer halben Stunde: 0.5 h; 30: 30 None
fr | Une heure et demie, puis trois quarts d'heure. | Une heure et demie: 1.5 h; trois quarts d'heure: 0.75 h
es | Media hora, o una hora y media. | Media hora: 0.5 h; una hora y media: 1.5 h
it | Un'ora e mezza dopo. | Un'ora e mezza: 1.5 h
nl | Na een half uur. | een half uur: 0.5 h
fr | La réunion a duré 2 heures 30 minutes. | 2 heures 30 minutes: 2.5 h
fr | La réunion a duré 2 h 30. | 2 h 30: 2.5 h
fr | Après 3 heures de recherches. | 3 heures: 3 h
es | Duró 2 horas y 30 minutos. | 2 horas y 30 minutos: 2.5 h
es | Tras 12 horas de búsqueda. | 12 horas: 12 h
it | Durò 2 ore e 30 minuti. | 2 ore e 30 minuti: 2.5 h
pt | Durou 2 horas. | 2 horas: 2 h
en | A monthly rent of 500 euros was due. | 500 euros: 500 EUR per month
en | The annual fee was about $1,200. | about $1,200: 1200 $ per year
en | The monthly rent rose from 500 to 650 euros. | 500: 500 EUR per month; 650 euros: 650 EUR per month
fr | Un loyer mensuel de 500 euros. | 500 euros: 500 EUR per month
de | Eine Monatsmiete von 500 Euro. | 500 Euro: 500 EUR per month
de | Er zahlte monatlich 500 Euro. | 500 Euro: 500 EUR per month
es | Un alquiler mensual de 500 euros. | 500 euros: 500 EUR per month
nl | Een maandhuur van 500 euro. | 500 euro: 500 EUR per month
en | The annual budget of $12m was cut. | $12m: 12000000 $
en | The share rose from 4.2 to 5.1 percent. | 4.2: 4.2 %; 5.1 percent: 5.1 %
de | Die Quote stieg von 4,2 auf 5,1 Prozent. | 4,2: 4.2 %; 5,1 Prozent: 5.1 %
it | Il canone è salito da 500 a 650 euro. | 500: 500 EUR; 650 euro: 650 EUR
pt | Passou de 500 para 650 reais. | 500: 500 BRL; 650 reais: 650 BRL
en | From 20 to 30 people came. | From 20 to 30 people: 20–30 person
fr | Une personne sur cinq est pauvre. | Une personne sur cinq: 0.2 share
fr | Une maison sur trois étages a brûlé. | trois étages: 3 étage
es | Una de cada cinco personas es pobre. | Una de cada cinco: 0.2 share
pt | Uma em cada cinco pessoas é pobre. | Uma em cada cinco: 0.2 share
it | Una persona su cinque è povera. | Una persona su cinque: 0.2 share
nl | Een op de vijf mensen is arm. | Een op de vijf: 0.2 share
de | Jeder fünfte Wähler blieb zu Hause. | Jeder fünfte: 0.2 share
en | More than a half mile away, about an hour and a half later. | More than a half mile: 0.5 mi; about an hour and a half: 1.5 h
fr | Près d'une personne sur cinq est pauvre. | Près d'une personne sur cinq: 0.2 share
fr | Plus d'un million de personnes, moins d’un tiers des voix. | Plus d'un million de personnes: 1000000 personne; moins d’un tiers: 0.333333 share
it | Più d'un milione di persone. | Più d'un milione: 1000000 None
en | Copyright 2017 NPR. |
en | Three- to five-year terms. | Three- to five-year: 3–5 year
en | Ksh500 million and Tk 500 crore. | Ksh500 million: 500000000 KES; Tk 500 crore: 5000000000 BDT
en | One in ten of the 500 trees fell. | One in ten of the 500 trees: 50 tree
en | Take the A1 to exit 14, then bus 205 to stop 3. |
it | Mezz’ora dopo sono arrivate 12 ambulanze. | Mezz’ora: 0.5 h; 12: 12 None
de | Eine Dreiviertelstunde oder etwa eine Viertelstunde. | Dreiviertelstunde: 0.75 h; Viertelstunde: 0.25 h
nl | Een kwartier later kwamen 30 mensen. | kwartier: 0.25 h; 30: 30 None
fr | Le vol a duré une demi-heure, contre 2 h 15 d’habitude. | une demi-heure: 0.5 h; 2 h 15: 2.25 h
ja | 約1万2000世帯が停電。 | 約1万2000世帯: 12000 household
en | Call +44 20 7946 0018 for help. |
fr | Appelez le 01 42 34 56 78. |
fr | Il habite au 12, rue de la Paix. |
es | Vive en la calle Mayor, 12. |
en | The Boeing 737-800 carried 180 people. | 180 people: 180 person
fr | L'ATR 72-600 transportait 70 personnes. | 70 personnes: 70 personne
en | Vale beat Norvik 112-104. | 112-104: None None
en | The M25 was shut near junction 10, and World War 2 bombs were found. |
en | A .45-calibre gun was found. |
en | The log of 2024-05-14T21:40:00Z had 3 errors. | 3 errors: 3 error
de | Am 2024-05-14T21:40+02:00 gab es 3 Fehler. | 3: 3 None
zh | 两万五千人撤离，死亡人数升至1200人。 | 两万五千人: 25000 person; 1200人: 1200 person
zh | 2025年5月14日晚9时40分，至少十二人死亡，一些人受伤。 | 至少十二人: 12 person
ja | 2万5000人が避難し、1億2000万円の損害。 | 2万5000人: 25000 person; 1億2000万円: 120000000 JPY
ja | 三千人が避難した。20〜30人がけが。 | 三千人: 3000 person; 20〜30人: 20–30 person
ko | 1억 원의 손해, 2만5천 명이 대피했다. | 1억 원: 100000000 KRW; 2만5천 명: 25000 person
zh | 三三两两的人，第三人称，一般来说。 |
"""

TIMES = """
en | The train left at half past six with 30 aboard. | | 30
en | It left at a quarter to nine in the evening. | 20:45 |
en | At ten past nine, 40 people were still inside. | | 40
en | At twenty past nine in the evening it was over. | 21:20 |
en | Half past six in the morning, and all was well. | 06:30 |
de | Um halb sieben standen 30 Menschen da. | | 30
de | Um Viertel nach sechs abends war es leer. | 18:15 |
nl | Om half zeven stonden er 30 mensen. | | 30
fr | À six heures et demie du matin, tout était calme. | 06:30 |
es | A las seis y media de la tarde cerró. | 18:30 |
it | Alle sei e mezza di sera c'erano 30 persone. | 18:30 | 30
pt | Às seis e meia da manhã fechou. | 06:30 |
fr | À 18 heures, tout était fini. | 18:00 |
fr | Rendez-vous mardi à 18h30. | 18:30 |
es | A las 18 horas cerró. | 18:00 |
pt | Às 18 horas fechou. | 18:00 |
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().split("\n")]


@pytest.mark.parametrize(("language", "text", "expected"), rows(NUMBERS))
def test_what_is_read_of_a_number(language: str, text: str, expected: str) -> None:
    found = []
    for start, end, value in quantities(text, language=language):
        exact = f"{value.exact:g}" if value.exact is not None else None
        exact = f"{value.exact:.0f}" if value.exact and value.exact >= 1e5 else exact
        between = f"{value.low:g}–{value.high:g}" if exact is None and value.low is not None else exact  # type: ignore[str-format]
        found.append(f"{text[start:end]}: {between} {value.unit}")
    assert "; ".join(found) == expected


@pytest.mark.parametrize(("language", "text", "clock", "numbers"), rows(TIMES))
def test_a_time_of_day_is_no_number_and_has_its_half_of_the_day(
    language: str, text: str, clock: str, numbers: str
) -> None:
    clocks = [m.value.clock for m in whens(text, language=language) if m.value.clock]
    assert clocks == ([clock] if clock else [])
    read = list(quantities(text, language=language))
    assert [f"{m.value.exact:g}" for m in read] == ([numbers] if numbers else [])
