"""Whose word it is where it comes by way of somebody, and where words stand between who speaks and what is said; kinds of
real reports with brothers in another order and in other languages, all invented."""

from __future__ import annotations

import pytest

from tests.collate.attribute.test_languages import unparsed
from tests.collate.reports import parsed
from variorum.collate.attribute import attributions

ENGLISH = """
Four people died, according to the Norvik Post, which cited police. | police < the Norvik Post | Four people died
According to Channel 5, which quoted the fire service, four people died. | the fire service < Channel 5 | four people died
The dam had cracked, according to a report in the Norvik Post that quoted engineers. | engineers < a report in the Norvik Post | The dam had cracked
The Norvik Post, which cited police, said four people had died. | police < The Norvik Post | four people had died
State media reported that 12 miners had died, citing the local governor. | the local governor < State media | 12 miners had died
The agency reported on Monday that the dam, built in 1960, had cracked, citing engineers who inspected it. | engineers < The agency | the dam, built in 1960, had cracked
The mine was shut in April, the minister was quoted as saying by the Vale agency. | the minister < the Vale agency | The mine was shut in April
Moll had not been drinking, her lawyer said, the Norvik Post reported. | her lawyer < the Norvik Post | Moll had not been drinking
The bridge would stay shut, Brenn said in a statement obtained by the Norvik Post. | Brenn < the Norvik Post | The bridge would stay shut
In a letter seen by Reuters, the ministry said the mine had been closed. | the ministry < Reuters | the mine had been closed
In an interview with Vale Radio, Lind said the dam had cracked. | Lind < Vale Radio | the dam had cracked
“It has cracked again,” Lind said in an interview with Vale Radio. | Lind < Vale Radio | “It has cracked again,”
“The mine was shut,” Lind was quoted by the Norvik Post as saying on Monday. | Lind < the Norvik Post | “The mine was shut,”
“The mine was shut,” the Vale agency quoted the minister as saying. | the minister < the Vale agency | “The mine was shut,”
“The mine,” the minister was quoted as saying, “was shut in April.” | the minister | “was shut in April.”
Four people died in the fire, per police. | police | Four people died in the fire
The mill will reopen in May, per a council statement. | a council statement | The mill will reopen in May
Per the coroner's report, the driver had been drinking. | the coroner's report | the driver had been drinking
He earned $900 per week, per the union. | the union | He earned $900 per week
As the Norvik Post reported, the wall fell at noon. | the Norvik Post | the wall fell at noon
As Moll put it, the wall just fell. | Moll | the wall just fell
The road will reopen, as Lind promised. | Lind | The road will reopen
In the view of the union, the wall had been unsafe for years. | the union | the wall had been unsafe for years
In the words of Ada Moll, the wall just fell. | Ada Moll | the wall just fell
It had rained for nine days before the slide, weather service data showed. | weather service data | It had rained for nine days before the slide
The governor's office put the number of dead at 12. | The governor's office | the number of dead at 12
The bridge is unsafe, according to an engineer quoted by the Daily Herald. | an engineer < the Daily Herald | The bridge is unsafe
Engineers quoted by the Daily Herald said the dam had cracked. | Engineers < the Daily Herald | the dam had cracked
The talks had failed, a person briefed on the matter told the Herald. | a person < the Herald | The talks had failed
Residents told the Herald they had smelled gas for weeks. | Residents < the Herald | they had smelled gas for weeks
As the fire chief tells it, the door was locked. | the fire chief | the door was locked
The toll, according to police, is nine. | police | The toll, according to police, is nine
The suspect, according to police, is 34 years old. | police | The suspect, according to police, is 34 years old
What Lind called “an accident” killed nine. | Lind | “an accident”
Witnesses described seeing a man jump from the roof. | Witnesses | seeing a man jump from the roof
"""

ELSEWHERE = """
fr | « La paroi, a dit Ada Moll, est tombée d'un coup. » | Ada Moll | « La paroi, a dit Ada Moll, est tombée d'un coup. »
fr | « Nous n'avions rien entendu, explique Ada Moll. La paroi est tombée. » | Ada Moll | La paroi est tombée. »
it | «Il muro, ha detto Ada Moll, è crollato di colpo.» | Ada Moll | «Il muro, ha detto Ada Moll, è crollato di colpo.»
es | «La pared, dijo el alcalde, se cayó de golpe.» | el alcalde | «La pared, dijo el alcalde, se cayó de golpe.»
fr | « Le pont est sûr », raconte à l'AFP Ada Moll, 41 ans. | Ada Moll | « Le pont est sûr »
es | “El puente es seguro”, dijo a EFE el alcalde Luis Quern. | el alcalde Luis Quern | “El puente es seguro”
nl | “Niemand is gewond,” zegt een woordvoerder tegen Omroep Vale. | een woordvoerder | “Niemand is gewond,”
de | »Die Wand ist umgefallen«, sagte Ada Moll dem Sender. | Ada Moll | »Die Wand ist umgefallen«
de | »Niemand hat uns gewarnt«, erzählt Ada Moll der Zeitung. | Ada Moll | »Niemand hat uns gewarnt«
de | „Der Mann ist weg“, sagte Ursula von der Linde. | Ursula von der Linde | „Der Mann ist weg“
de | Ein Sprecher der Polizei sagte der Norvik-Zeitung, der Mann sei geflohen. | Ein Sprecher der Polizei | der Mann sei geflohen
de | Die Sprecherin der Feuerwehr, Ida Quist, erklärte, neun Wagen seien im Einsatz. | Die Sprecherin der Feuerwehr | neun Wagen seien im Einsatz
fr | « Le pont est sûr », a affirmé le maire, cité par Le Courrier. | le maire < Le Courrier | « Le pont est sûr »
es | Cuatro personas murieron, según fuentes policiales citadas por El Correo. | fuentes policiales < El Correo | Cuatro personas murieron
it | «Il ponte è sicuro», ha detto il sindaco, citato dal Corriere. | il sindaco < Corriere | «Il ponte è sicuro»
pt | “A ponte é segura”, disse o prefeito, citado pela Lusa. | o prefeito < Lusa | “A ponte é segura”
es | —La pared se cayó de golpe —dijo Ada Moll. | Ada Moll | La pared se cayó de golpe
pt | — A parede caiu de repente — disse Ada Moll. | Ada Moll | A parede caiu de repente
es | La pared, dijo el alcalde, se cayó de golpe. | el alcalde | La pared, dijo el alcalde, se cayó de golpe
it | Lo ha detto il sindaco Luca Querni: «Il ponte resta chiuso». | il sindaco Luca Querni | «Il ponte resta chiuso»
it | Il ponte resta chiuso, ha fatto sapere il Comune. | il Comune | Il ponte resta chiuso
nl | Volgens de politie zijn vier mensen omgekomen. | de politie | zijn vier mensen omgekomen
de | Wie aus einer Mitteilung der Feuerwehr hervorgeht, starben drei Menschen. | einer Mitteilung der Feuerwehr | starben drei Menschen
de | Drei Menschen starben, wie aus Polizeikreisen verlautete. | Polizeikreisen | Drei Menschen starben
de | Nach Darstellung der Polizei war die Tür verschlossen. | Polizei | war die Tür verschlossen
fr | « On a tout perdu, souffle Ida Berg. Il ne reste rien de la maison. » | Ida Berg | Il ne reste rien de la maison. »
it | «La porta era chiusa», ha raccontato all’Ansa la fornaia Ida Berg. | la fornaia Ida Berg | «La porta era chiusa»
nl | Volgens een woordvoerder van de brandweer is niemand gewond geraakt. | een woordvoerder van de brandweer | is niemand gewond geraakt
fr | — Nous partons demain, a dit Ada Moll. | Ada Moll | Nous partons demain
fr | – Nous partons demain, a déclaré le maire. | le maire | Nous partons demain
fr | - Nous partons demain, a dit Ada Moll. | Ada Moll | Nous partons demain
fr | — La paroi est tombée d'un coup, explique Ada Moll, 41 ans. | Ada Moll | La paroi est tombée d'un coup
fr | — La paroi, a dit Ada Moll, est tombée d'un coup. | Ada Moll | La paroi, a dit Ada Moll, est tombée d'un coup
fr | — Est-ce que le pont est sûr ? demande Ada Moll. | Ada Moll | Est-ce que le pont est sûr ?
fr | — Le pont a cédé ! s'est exclamé le maire. | le maire | Le pont a cédé !
de | - Wir gehen morgen, sagte Ada Moll. | Ada Moll | Wir gehen morgen
de | – Wir haben nichts gehört, sagte der Bürgermeister. | der Bürgermeister | Wir haben nichts gehört
de | — Wir haben nichts gehört, sagte Ada Moll. Die Wand ist umgefallen. | Ada Moll | Wir haben nichts gehört
es | —No sabíamos nada —dijo el alcalde—. Nos fuimos a casa. | el alcalde | No sabíamos nada
es | —No sabíamos nada —dijo el alcalde. | el alcalde | No sabíamos nada
es | –La nave se hundió de noche –dijo Ada Moll–. | Ada Moll | La nave se hundió de noche
es | — La nave se hundió de noche — dijo Ada Moll. | Ada Moll | La nave se hundió de noche
es | -La nave se hundió de noche -dijo Ada Moll. | Ada Moll | La nave se hundió de noche
es | —La nave —explicó Ada Moll— se hundió de noche. | Ada Moll | La nave —explicó Ada Moll— se hundió de noche
es | —¿Por qué nadie avisó? —preguntó el alcalde. | el alcalde | ¿Por qué nadie avisó?
pt | — O muro caiu de repente — disse Ada Moll. | Ada Moll | O muro caiu de repente
pt | —O muro caiu de repente —disse o prefeito. | o prefeito | O muro caiu de repente
pt | – O muro caiu de repente –, disse o prefeito. | o prefeito | O muro caiu de repente
pt | - O muro caiu de repente - afirmou o prefeito. | o prefeito | O muro caiu de repente
pt | — O muro — contou Ada Moll — caiu de repente ontem. | Ada Moll | O muro — contou Ada Moll — caiu de repente ontem
it | — Il muro è crollato di colpo — ha detto Ada Moll. | Ada Moll | Il muro è crollato di colpo
it | – Il muro è crollato di colpo, ha detto il sindaco. | il sindaco | Il muro è crollato di colpo
it | - Il muro è crollato di colpo - dice Ada Moll -. Nessuno ci ha avvisati. | Ada Moll | Il muro è crollato di colpo
nl | - We vertrekken morgen, zegt Ada Moll. | Ada Moll | We vertrekken morgen
nl | – De muur viel ineens om, zei de burgemeester. | de burgemeester | De muur viel ineens om
fr | — Nous n'avions rien entendu. La paroi est tombée, raconte Ada Moll. | Ada Moll | La paroi est tombée
fr | — Nous partons demain, a dit Ada Moll. Il n'y a plus d'eau. | Ada Moll | Nous partons demain
pt | "Nove barcos afundaram", disse o prefeito ao jornal. | o prefeito | "Nove barcos afundaram"
pt | "Nove barcos afundaram", afirmou a ministra à imprensa. | a ministra | "Nove barcos afundaram"
pt | "Nove barcos afundaram", contou Ada Moll aos jornalistas. | Ada Moll | "Nove barcos afundaram"
pt | Nove barcos afundaram, disse o prefeito à Rádio Vale. | o prefeito | Nove barcos afundaram
es | “Nueve barcos se hundieron”, dijo el alcalde al diario. | el alcalde | “Nueve barcos se hundieron”
es | “Nueve barcos se hundieron”, dijo la ministra a la prensa. | la ministra | “Nueve barcos se hundieron”
es | “Nueve barcos se hundieron”, contó Ada Moll a los periodistas. | Ada Moll | “Nueve barcos se hundieron”
es | Nueve barcos se hundieron, dijo el alcalde a Radio Vale. | el alcalde | Nueve barcos se hundieron
fr | « Neuf bateaux ont coulé », a dit le maire à la presse. | le maire | « Neuf bateaux ont coulé »
fr | « Neuf bateaux ont coulé », a dit la ministre au journal. | la ministre | « Neuf bateaux ont coulé »
fr | « Neuf bateaux ont coulé », a dit Ada Moll aux journalistes. | Ada Moll | « Neuf bateaux ont coulé »
fr | Neuf bateaux ont coulé, a dit le maire à Radio Vale. | le maire | Neuf bateaux ont coulé
fr | Selon le maire, cité par Norrsk, neuf bateaux ont coulé. | le maire < Norrsk | neuf bateaux ont coulé
it | «Nove barche sono affondate», ha detto il sindaco al giornale. | il sindaco | «Nove barche sono affondate»
it | «Nove barche sono affondate», ha detto la ministra alla stampa. | la ministra | «Nove barche sono affondate»
it | «Nove barche sono affondate», ha detto Ada Moll ai giornalisti. | Ada Moll | «Nove barche sono affondate»
it | Nove barche sono affondate, ha detto il sindaco a Radio Vale. | il sindaco | Nove barche sono affondate
nl | “Negen boten zonken”, zei de burgemeester tegen de krant. | de burgemeester | “Negen boten zonken”
nl | “Negen boten zonken”, zei Ada Moll tegen verslaggevers. | Ada Moll | “Negen boten zonken”
de | „Neun Boote sanken“, sagte der Bürgermeister dem Blatt. | der Bürgermeister | „Neun Boote sanken“
de | „Neun Boote sanken“, sagte Ada Moll der Presse. | Ada Moll | „Neun Boote sanken“
de | „Neun Boote sanken“, sagte Ada Moll vor Journalisten. | Ada Moll | „Neun Boote sanken“
de | „Neun Boote sanken“, sagte die Ministerin gegenüber Radio Vale. | die Ministerin | „Neun Boote sanken“
pt | "Nove barcos afundaram", disse o prefeito nesta terça-feira. | o prefeito | "Nove barcos afundaram"
es | “Nueve barcos se hundieron”, dijo el alcalde este martes. | el alcalde | “Nueve barcos se hundieron”
it | «Nove barche sono affondate», ha detto il sindaco martedì. | il sindaco | «Nove barche sono affondate»
fr | « Neuf bateaux ont coulé », a dit le maire mardi. | le maire | « Neuf bateaux ont coulé »
fr | « Neuf bateaux ont coulé », a dit le maire lors d'une conférence de presse. | le maire | « Neuf bateaux ont coulé »
es | “Nueve barcos se hundieron”, dijo el alcalde en rueda de prensa. | el alcalde | “Nueve barcos se hundieron”
pt | "Nove barcos afundaram", disse o prefeito em entrevista. | o prefeito | "Nove barcos afundaram"
it | «Nove barche sono affondate», ha detto il sindaco in conferenza stampa. | il sindaco | «Nove barche sono affondate»
nl | “Negen boten zonken”, zei de burgemeester dinsdag. | de burgemeester | “Negen boten zonken”
es | “Nueve barcos se hundieron”, dijo la alcaldesa de Vale. | la alcaldesa de Vale | “Nueve barcos se hundieron”
pt | "Nove barcos afundaram", disse o chefe da polícia. | o chefe da polícia | "Nove barcos afundaram"
fr | « Neuf bateaux ont coulé », a dit le chef de la police. | le chef de la police | « Neuf bateaux ont coulé »
it | «Nove barche sono affondate», ha detto il capo della polizia. | il capo della polizia | «Nove barche sono affondate»
it | «Nove morti», ha detto Lind, che dirige la fabbrica. | Lind | «Nove morti»
es | “Nueve muertos”, dijo Lind, quien dirige la fábrica. | Lind | “Nueve muertos”
de | „Neun Tote“, sagte Lind, der die Fabrik leitet. | Lind | „Neun Tote“
de | „Die Halle war leer“, sagte der Bürgermeister. | der Bürgermeister | „Die Halle war leer“
de | „Die Halle war leer“, sagte der Sprecher der Polizei. | der Sprecher der Polizei | „Die Halle war leer“
de | Laut der Polizei war die Halle leer. | der Polizei | war die Halle leer
de | Laut dem Bürgermeister war die Halle leer. | dem Bürgermeister | war die Halle leer
de | Nach Angaben der Polizei war die Halle leer. | Polizei | war die Halle leer
de | „Die Halle war leer“, betonte der zuständige Minister. | der zuständige Minister | „Die Halle war leer“
de | „Die Halle war leer“, sagte der 44-jährige Fischer. | der 44-jährige Fischer | „Die Halle war leer“
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().split("\n")]


def ways(report: object, sentences: object) -> set[tuple[str, str]]:
    """Source and who passes it on, with what is told."""
    found = attributions(report, sentences)  # type: ignore[arg-type]
    text = report.text  # type: ignore[attr-defined]
    return {(" < ".join((a.source, *a.chain[1:])), text[a.start : a.end]) for a in found}


@pytest.mark.parametrize(("text", "way", "content"), rows(ENGLISH))
def test_it_is_known_by_whose_way_it_comes(text: str, way: str, content: str) -> None:
    assert (way, content) in ways(*parsed(text))


@pytest.mark.parametrize(("language", "text", "way", "content"), rows(ELSEWHERE))
def test_so_it_is_in_other_languages(language: str, text: str, way: str, content: str) -> None:
    assert (way, content) in ways(*unparsed(text, language))


@pytest.mark.parametrize(
    "text",
    [
        "The tour costs $20, per person, and runs daily.",
        "As protests continue, the mayor stayed at home.",
        "As police arrived, the man ran.",
        "The driver was fined, per the Road Traffic Act.",
        "The two set out on a march, an alliance formed on Sunday night.",
    ],
)
def test_what_looks_like_a_source_and_is_none(text: str) -> None:
    assert not attributions(*parsed(text))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Den Angaben zufolge wurden 30 Menschen verletzt."),
        ("de", "Den Berichten zufolge wurden 30 Menschen verletzt."),
        ("de", "Ersten Erkenntnissen zufolge wurden 30 Menschen verletzt."),
    ],
)
def test_a_noun_that_names_nobody_is_no_source(language: str, text: str) -> None:
    assert not attributions(*unparsed(text, language))


def test_who_speaks_last_outside_the_marks_speaks() -> None:
    text = "« Le maire a menti, a dit le juge, et il le sait », a déclaré Ada Moll."
    assert ("Ada Moll", "« Le maire a menti, a dit le juge, et il le sait »") in ways(*unparsed(text, "fr"))
