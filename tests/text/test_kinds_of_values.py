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
en | The utility owes R1.2bn, up from R450 million. | R1.2bn: 1200000000 ZAR; R450 million: 450000000 ZAR
en | A fine of R25,000, then R 25 000 and R3,5 billion. | R25,000: 25000 ZAR; R 25 000: 25000 ZAR; R3,5 billion: 3500000000 ZAR
en | N5.6trn in taxes, Sh500 million, P1.5 million, Br2.5 billion. | N5.6trn: 5600000000000 NGN; Sh500 million: 500000000 shilling; P1.5 million: 1500000 peso; Br2.5 billion: 2500000000 ETB
en | Greece gets a euro110 billion ($141 billion) loan; Euro 2024 begins, 3 euro notes. | euro110 billion ($141 billion): 110000000000 EUR; 3 euro: 3 EUR
en | The R2m house. | R2m: 2000000 ZAR
en | The R25 and the N2, a K9 unit, N95 masks, P45 forms and R4 were named. |
fr | Il a volé 500 millions de FCFA, soit 2 milliards de francs CFA. | 500 millions de FCFA: 500000000 CFA; 2 milliards de francs CFA: 2000000000 CFA
es | Un rescate de 3 mil millones de guaraníes. | 3 mil millones de guaraníes: 3000000000 PYG
en | The room measured 12 by 20 feet. | 12: 12 ft; 20 feet: 20 ft
en | A 10-by-12-foot cell, and a 40-foot-by-60-foot barn. | 10: 10 ft; 12-foot: 12 ft; 40-foot: 40 ft; 60-foot: 60 ft
en | It is 20 × 8 × 8.5 feet. | 20: 20 ft; 8: 8 ft; 8.5 feet: 8.5 ft
en | The field, 50 metres by 30, was flooded. | 50 metres: 50 m; 30: 30 m
de | Das Loch ist 12 mal 20 Meter groß, das Bild 3 x 4 Meter. | 12: 12 m; 20 Meter: 20 m; 3: 3 m; 4 Meter: 4 m
fr | Une pièce de 3 mètres sur 4, un trou de 12 sur 20 mètres. | 3 mètres: 3 m; 4: 4 m; 12: 12 m; 20 mètres: 20 m
es | Un hoyo de 12 metros por 20 y una sala de 3 por 4 metros. | 12 metros: 12 m; 20: 20 m; 3: 3 m; 4 metros: 4 m
it | Una stanza di 3 metri per 4. | 3 metri: 3 m; 4: 4 m
pt | Um buraco de 12 por 20 metros. | 12: 12 m; 20 metros: 20 m
nl | Een gat van 12 bij 20 meter. | 12: 12 m; 20 meter: 20 m
en | The 4x4 rolled over, they won the 4 x 100 metres, and the bill passed 52 by 48. | 4: 4 None; 100 metres: 100 m; 52: 52 None; 48: 48 None
en | Half-a-dozen men and half-a-million votes. | Half-a-dozen men: 6 man; half-a-million votes: 500000 vote
en | A multi-million pound deal, a six-figure sum and double-digit growth. |
en | The first three weeks, the last 10 days and the first 20 people. | three weeks: 3 week; 10 days: 10 day; 20 people: 20 person
en | He is 5'10" and weighs 11st 4lb; she is 6'2" on the 21st floor. | 5'10": 5.83333 ft; 11st 4lb: 11.2857 st; 6'2": 6.16667 ft; 21st floor: 21 floor
en | It grew nought point five per cent, then two point one five million euros. | nought point five per cent: 0.5 %; two point one five million euros: 2150000 EUR
en | Nos. 4 and 5 were shut, and nos 6, 7 and 8 burnt. |
en | Both will be drawn to Landing Zones 1 and 2, beside two cranes. | two cranes: 2 crane
it | Circa 1.500 persone secondo la polizia, 3mila secondo gli organizzatori. | Circa 1.500: 1500 None; 3mila: 3000 None
it | Il secondo la colpì dopo 30 minuti. | secondo la: 2 la; 30 minuti: 30 min
pt | 1,5 mil pessoas segundo a polícia e 3 mil segundo os organizadores. | 1,5 mil pessoas: 1500 pessoa; 3 mil: 3000 None
fr | 3 000 selon les organisateurs, 1 500 selon la police. | 3 000: 3000 None; 1 500: 1500 None
es | 3.000 según los organizadores, 1.500 según la policía. | 3.000: 3000 None; 1.500: 1500 None
de | In der 89. Minute fiel das 3:2, im 3. Stock brannte es. | 89. Minute: 89 min; 3:2: None clock; 3. Stock: 3 stock
de | Es starben 12. Menschen kamen nicht zu Hilfe. | 12: 12 None
en | They met on the 14th, on Friday the 13th, and on July 4, 5 and 6. |
fr | Vendredi 17 à la mairie, 17 personnes. | 17 personnes: 17 personne
fr | Vendredi 17 personnes sont mortes. | 17 personnes: 17 personne
es | El viernes 17 ardió la sala con 17 personas. | 17 personas: 17 persona
pt | Na sexta (17) e no dia 18, 17 pessoas. | 17 pessoas: 17 pessoa
de | Am Freitag, den 17., kamen 30. | 30: 30 None
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
es | A las 3 de la tarde ardió. | 15:00 |
es | A las tres de la madrugada ardió. | 03:00 |
es | Sobre las 11 de la noche. | 23:00 |
es | Entre las 2 y las 3 de la madrugada. | 03:00 |
it | Alle 3 di notte c'erano 30 persone. | 03:00 | 30
it | Alle tre del pomeriggio. | 15:00 |
pt | Às 3 da tarde, às três da manhã. | 15:00 03:00 |
de | Um 3 Uhr nachmittags und um drei Uhr nachts. | 15:00 03:00 |
de | Um 11 Uhr nachts. | 23:00 |
de | Zwischen 2 und 3 Uhr brannte es. | 03:00 |
fr | À 3 heures de l'après-midi. | 15:00 |
fr | Entre 2 et 3 heures du matin. | 03:00 |
nl | Om 3 uur 's middags. | 15:00 |
nl | Tussen 2 en 3 uur waren er 30. | 03:00 | 30
en | At three in the morning and at 3:30 in the afternoon. | 03:00 15:30 |
en | Between 2 and 3 a.m. he left. | 03:00 |
en | About 2-3am, and open 9am-5pm. | 03:00 09:00 17:00 |
en | At eight this evening, or at 8 tonight. | 20:00 20:00 |
en | On Monday at 8, and at 4 on Tuesday night. | |
en | Three o'clock in the afternoon; at twelve at night. | 15:00 00:00 |
"""

# On a Sunday, 19 July 2026: what is read, its first and last day.
DAYS = """
en | They met on the 14th. | 2026-07-14
en | They met on the 14th of last month. | 2026-06-14
en | It is Friday the 17th, he said. | 2026-07-17
en | It burnt on the 2nd and 3rd floor. |
fr | Le 14 du mois dernier, la salle a brûlé. | 2026-06-14
fr | Rendez-vous vendredi 24 à la mairie. | 2026-07-24
es | El pasado viernes 17 ardió la sala. | 2026-07-17
es | El 14 del mes pasado ardió la sala. | 2026-06-14
it | Venerdì 17 la sala è bruciata. | 2026-07-17
pt | Na sexta-feira (17), a sala ardeu. | 2026-07-17
pt | No dia 14, a sala ardeu. | 2026-07-14
de | Am Freitag, den 17., brannte der Saal. | 2026-07-17
de | Am 14. des Vormonats brannte der Saal. | 2026-06-14
nl | Op de 14e van vorige maand brandde de zaal. | 2026-06-14
en | It burnt two Sundays ago. | 2026-07-05
en | The vote is a week on Thursday. | 2026-07-30
en | The vote is a fortnight from Monday. | 2026-08-03
de | Montag in einer Woche wird gewählt. | 2026-07-27
fr | On vote jeudi en huit. | 2026-07-30
nl | Maandag over twee weken wordt gestemd. | 2026-08-03
es | El jueves de la semana que viene se vota. | 2026-07-23
de | Vor drei Tagen brannte der Saal. | 2026-07-16
en | It burnt on 4/5 July. | 2026-07-04/2026-07-05
en | It burnt on July 4, 5 and 6. | 2026-07-04/2026-07-06
en | In H1 2026 sales fell. | 2026-01-01/2026-06-30
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
    assert clocks == clock.split()
    read = list(quantities(text, language=language))
    assert [f"{m.value.exact:g}" for m in read] == ([numbers] if numbers else [])


@pytest.mark.parametrize(("language", "text", "days"), rows(DAYS))
def test_a_day_is_told_by_its_number_and_by_counted_weeks(language: str, text: str, days: str) -> None:
    found = []
    for mention in whens(text, published="2026-07-19", language=language):
        first, last = mention.value.earliest, mention.value.latest
        found.append(first if first == last else f"{first}/{last}")
    assert found == days.split()
    assert all(m.value.measure.value == "duration" for m in quantities(text, language=language) if days)


def test_the_ends_of_a_stretch_of_hours_are_bounds() -> None:
    texts = [
        "It burnt between 2 and 3 a.m.",
        "It burnt between 2am and 3am.",
        "Open 9 a.m. to 5 p.m.",
        "At 9 a.m. and 5 p.m.",
    ]
    bounds = [[m.value.bound for m in whens(text)] for text in texts]
    assert bounds == [["until"], ["after", "until"], ["after", "until"], [None, None]]
