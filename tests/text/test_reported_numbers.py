"""Numbers as users' complaints about other readers of numbers show them, with brothers in other languages: each row is a language,
a sentence, and the amounts in it ("low..high unit"; "~" where they are no exact number)."""

from __future__ import annotations

import pytest

from tests.text.rows import cases
from variorum.records import Hedge
from variorum.text.quantities import quantities

CASES = """
en An estimated 1.5-2 million people fled. = 1500000..2000000
en Rates of 1.5-2 per cent and 2.5-3 metres. = 1.5..2 %; 2.5..3 m
en A 1.5-2 hour wait. = 1.5..2 h
en It costs one and a quarter million. = 1250000
en They had two and a quarter million. = 2250000
en Turnout was up 3pp. = 3 percentage point
de Ein paar Hundert Menschen kamen. = 200..1000
de Ein Schaden von mehreren Hunderttausend Euro entstand. = 300000..1000000 EUR
de Zehntausende demonstrierten. = 10000..100000
de Millionen Menschen flohen. = 1000000..10000000
de Mehr als 2025 Menschen kamen. = 2025..
de Gut 300 Menschen kamen. = 300..
de An die 300 Menschen kamen. = 270..330
de Annähernd 300 Menschen kamen. = 270..300
de Nicht weniger als 300 Menschen kamen. = 300..
fr Des millions de personnes ont fui. = 1000000..10000000
fr Quelques centaines de personnes ont fui. = 200..1000
fr Plusieurs dizaines de milliers de personnes. = 30000..100000
fr Pas plus de 300 personnes. = ..300
es Varios miles de personas. = 3000..10000
es Un par de cientos de personas. = 200..300
es Cientos de miles de personas. = 100000..1000000
es Veintiún personas murieron. = 21
es Doscientas cincuenta personas. = 250
es Uno de cada cinco votantes. = 0.2 share
es Entre los 20 y los 30 heridos. = 20..30
es No menos de 300 personas. = 300..
it Un paio di centinaia di persone. = 200..300
it Centinaia di migliaia di persone. = 100000..1000000
it Tra i 20 e i 30 feriti. = 20..30
it Dai 20 ai 30 feriti. = 20..30
it Non meno di 300 persone. = 300..
pt Duzentas e cinquenta pessoas fugiram. = 250
pt Várias centenas de pessoas. = 300..1000
pt Entre os 20 e os 30 feridos. = 20..30
pt Por volta de 300 pessoas. = 270..330
nl Een paar honderd mensen kwamen. = 200..1000
nl Tienduizenden mensen vluchtten. = 10000..100000
nl Tussen de 20 en 30 gewonden. = 20..30
nl Hooguit 300 mensen. = ..300
en He was fined 500 pounds. = 500 GBP
en A ransom of two million pounds was paid. = 2000000 GBP
en The bag weighs 40 pounds. = 40 lb
en He was fined 500 pounds and lost 20 pounds in weight. = 500 GBP; 20 lb
en They paid for 3,000 pounds of rice. = 3000 lb
en A man in his mid-40s and a woman in her 80s died. = 44..46 year; 80..89 year
en A boy in his early teens and one of them in her late thirties. = 13..16 year; 1; 37..39 year
en It was built in the 1940s, in the 40s of the century. =
de Der 34-jährige Mann und die 80-Jährige starben. = 34 year; 80 year
de Die Zwölfjährige lebt. = 12 year
de Ein 12 Jahre altes Kind lebt. = 12 year
de Ein Mann (34) starb. = 34 year
fr Une femme de 34 ans est morte. = 34 year
fr Jean Roux, 34 ans, est mort. = 34 year
es Ana Ruiz, de 34 años, murió. = 34 year
it Il 34enne è morto. = 34 year
pt Uma mulher de 34 anos morreu. = 34 year
nl Een 34-jarige man en een vrouw van 29 jaar. = 34 year; 29 year
en The book (ISBN 978-3-16-148410-0) costs $12. = 12 $
en The case is 21-cv-01234; they called 911. =
en A 911 dispatcher and two operators heard it. = 2
de Die A 7 und die B 31 sind gesperrt. =
en 30 to 40,000 people marched. = 30000..40000
de 30 bis 40.000 Menschen kamen. = 30000..40000
fr De 30 à 40 000 personnes défilaient. = 30000..40000
es Unas 30 a 40.000 personas marcharon. = 30000..40000
en It rose from 30 to 40,000. = 30; 40000
en Samples held 35 µg/m3. = 35 µg per m3
en It held 12 micrograms per cubic metre. = 12 µg per m3
en He presided over 12 trials. = 12
en She looked over 40 documents. = 40
en He has flown over 300 missions. = 300..
en They fought over 300 fires. = 300..
en A magnitude-6.1 earthquake struck. = 6.1 magnitude
en A magnitude-7 earthquake struck. = 7 magnitude
en A magnitude-6.1 quake hits Vale. = 6.1 magnitude
en A category-4 hurricane struck. =
"""
AGES = ["Un ragazzo di 12 anni è morto.", "Il est mort à l’âge de 12 ans.", "Murió a los 12 años de edad."]
TERMS = [("fr", "Il a été condamné à 12 ans de prison."), ("es", "Fue condenado a 12 años de cárcel."), ("nl", "Hij kreeg 12 jaar cel."), ("de", "Das 30-jährige Bestehen wird gefeiert.")]  # fmt: skip


def told(language: str, text: str) -> str:
    found = []
    for mention in quantities(text, language=language):
        value = mention.value
        ends = ["" if end is None else f"{end:.10g}" for end in (value.low, value.high)]
        number = ends[0] if value.hedge is Hedge.EXACT else "..".join(ends)
        unit = value.unit if value.measure != "count" else None
        found.append(f"{number} {unit}" if unit else number)
    return "; ".join(found)


@pytest.mark.parametrize(("language", "text", "expected"), cases(CASES))
def test_a_number_is_read_as_a_careful_reader_reads_it(language, text, expected):
    assert told(language, text) == expected


@pytest.mark.parametrize(("language", "text"), list(zip(("it", "fr", "es"), AGES, strict=True)))
def test_years_of_somebody_are_an_age(language, text):
    assert [m.value.measure for m in quantities(text, language=language)] == ["age"]


@pytest.mark.parametrize(("language", "text"), TERMS)
def test_years_of_a_sentence_are_none(language, text):
    assert all(m.value.measure != "age" for m in quantities(text, language=language))
