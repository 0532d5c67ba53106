"""Causes, denials in other words, counts of one group and hours in words, in reports read by lexicon."""

from __future__ import annotations

import pytest

from tests.collate.test_lexical import ALIKE, shown, status_of
from variorum.collate.compare import compare
from variorum.records import Kind, Quantity, Status
from variorum.text.quantities import quantities


def differing(claims, kind=Kind.STATEMENT):
    return [{r.quote for r in c.readings} for c in claims if c.kind is kind and c.status is Status.CONFLICT]


HEADS = {
    "de": "In Orbal wurden am Dienstag 341 Bewohner evakuiert, sagte Sprecher Jens Harald Wolter.",
    "es": "En Orbal fueron evacuados el martes 341 vecinos, dijo el portavoz Ramón Tejares.",
    "fr": "À Orbal, 341 habitants ont été évacués mardi, a dit le porte-parole Régis Fourcot.",
    "it": "A Orbal sono stati evacuati martedì 341 residenti, ha detto il portavoce Ivo Rastello.",
    "pt": "Em Orbal foram retirados terça-feira 341 moradores, disse o porta-voz Rui Salgueiro.",
    "nl": "In Orbal zijn dinsdag 341 bewoners geëvacueerd, zei woordvoerder Joris Kampman.",
}


def told(language, one, two):
    """What is shown of two reports of one event that end in these sentences."""
    return shown((language, f"{HEADS[language]} {one}"), (language, f"{HEADS[language]} {two}"))


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("de", "Ursache war ein Kurzschluss.", "Der Brand brach wegen einer Zigarette aus."),
        ("es", "El siniestro se debió a un reventón.", "El chófer se había quedado dormido."),
        ("fr", "L’accident est dû au brouillard.", "En cause, un pneu crevé."),
        ("it", "L’incendio è nato per un cortocircuito.", "Secondo i tecnici la causa è un fulmine."),
        ("pt", "O fogo deveu-se a um curto-circuito.", "Um raio está na origem das chamas."),
        ("nl", "De oorzaak is een gaslek.", "Volgens de brandweer kwam het door kortsluiting."),
    ],
)
def test_two_sorts_of_causes_differ(language: str, one: str, two: str) -> None:
    assert any("cause" in c.label for c in told(language, one, two) if c.status is Status.CONFLICT)


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("de", "Ursache war ein Kurzschluss.", "Auslöser war ein elektrischer Defekt."),
        ("fr", "Les secours ont dû attendre le vent.", "La cause est un court-circuit."),
        ("es", "Se investiga la causa del incendio.", "Lo originó un cortocircuito."),
        ("it", "La causa non è un fulmine.", "La causa è un cortocircuito."),
    ],
)
def test_one_cause_or_none_named_is_no_difference(language: str, one: str, two: str) -> None:
    assert not [c for c in told(language, one, two) if c.label == "cause" and c.status is Status.CONFLICT]


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("de", "Die Anlage war nicht eingeschaltet.", "Nach Angaben der Firma war sie eingeschaltet."),
        ("es", "El alcalde aceptó la renuncia.", "El alcalde no ha aceptado la renuncia."),
        ("es", "El alcalde se reunirá con la empresa.", "El alcalde descarta reunirse con la empresa."),
        ("fr", "L’avocat n’a pas fait appel.", "Son avocat a fait appel."),
        ("it", "Lo scalo non è stato controllato.", "L’aeroporto era stato controllato a marzo."),
        ("pt", "A fábrica não tinha licença.", "A fábrica tinha licença, diz a câmara."),
        ("nl", "De man had niet gedronken.", "De chauffeur had gedronken."),
        ("nl", "De verdachte heeft bekend.", "De man ontkent."),
        ("de", "Verhaftet wurde niemand.", "Zwei Männer wurden verhaftet."),
    ],
)
def test_what_one_denies_and_another_says_differs(language: str, one: str, two: str) -> None:
    assert differing(told(language, one, two))


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("fr", "Il n’exclut pas un risque.", "Il y a un risque."),
        ("nl", "De roof duurde nog geen drie minuten.", "Ze waren binnen drie minuten weer weg."),
        ("de", "Der Fahrer wurde nicht verletzt.", "Drei Menschen wurden verletzt."),
        (
            "de",
            "Die Straße war sieben Stunden gesperrt.",
            "Nach sieben Stunden wurde die Straße freigegeben.",
        ),
        ("es", "No quedó nada en Orbal.", "En Orbal ardieron casas."),
    ],
)
def test_what_is_no_denial_of_it_does_not_differ(language: str, one: str, two: str) -> None:
    assert not differing(told(language, one, two))


def test_one_group_that_each_calls_otherwise_is_counted_once() -> None:
    claims = told(
        "it", "Sessanta turisti sono rimasti bloccati.", "Tra i 72 passeggeri bloccati c’era panico."
    )
    assert status_of(claims, "Sessanta", "72") is Status.CONFLICT


def test_helpers_are_not_whom_they_rescued() -> None:
    claims = told("es", "Fueron rescatados tres montañeros.", "Los 16 rescatadores llegaron de noche.")
    assert status_of(claims, "tres", "16") is not Status.CONFLICT


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("nl", "Om 15.30 uur botste de bus op een truck.", "Rond half vier botste de bus op een truck."),
        ("de", "Um 12.25 Uhr rammte der Zug einen Laster.", "Um fünf vor halb eins rammte der Zug einen Laster."),
        ("fr", "L’explosion a eu lieu à 8h45.", "L’explosion a eu lieu à neuf heures moins le quart."),
        ("es", "La explosión fue a las 17.40.", "La explosión fue a las seis menos veinte de la tarde."),
        ("pt", "A explosão deu-se às 22h40.", "A explosão deu-se às onze menos vinte da noite."),
        ("it", "L’esplosione è avvenuta alle 10.45.", "L’esplosione è avvenuta alle undici meno un quarto."),
    ],
)  # fmt: skip
def test_hours_in_words_agree_with_their_digits(language: str, one: str, two: str) -> None:
    claims = told(language, one, two)
    assert any(c.status in ALIKE and c.kind is Kind.TIME for c in claims)


def test_an_hour_of_which_no_report_tells_the_half_is_not_compared() -> None:
    claims = told("nl", "Rond half vier botste de bus.", "Om half vijf botste de bus.")
    assert not [c for c in claims if c.kind is Kind.TIME]


@pytest.mark.parametrize(
    ("one", "two", "status"),
    [
        ("Etwa 800 Besucher", "Rund 1.000 Gäste", Status.CONFLICT),
        ("Etwa 900 Besucher", "Rund 1.000 Gäste", Status.COMPATIBLE),
        ("Etwa 800 Besucher", "823 Besucher", Status.COMPATIBLE),
    ],
)
def test_two_rough_numbers_are_one_where_their_ranges_meet(one: str, two: str, status: Status) -> None:
    values: list[Quantity] = [quantities(t, 0, len(t), language="de")[0].value for t in (one, two)]
    assert compare(*values).status is status


def test_two_reports_that_name_a_cause_of_one_sort_agree() -> None:
    claims = told(
        "it",
        "L'incidente è dovuto allo scoppio di una gomma.",
        "A causa di una gomma esplosa finì fuori strada.",
    )
    assert any(c.label == "cause" and c.status is Status.AGREE for c in claims)


def test_what_has_the_cause_is_no_cause() -> None:
    claims = shown(
        ("fr", "À Orbal la rupture de la digue est due à un défaut d'entretien, dit Luc Morvan."),
        ("fr", "La digue d'Orbal a cédé à cause de galeries de rongeurs, dit Luc Morvan."),
    )
    assert any(c.label == "cause" and c.status is Status.CONFLICT for c in claims)
