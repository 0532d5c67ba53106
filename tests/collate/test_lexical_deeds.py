"""Deeds that are done or are not, causes behind a lead-in, days, ages and posts told in other words, in reports read by lexicon."""

from __future__ import annotations

import pytest

from tests.collate.test_lexical import ALIKE, shown, status_of
from tests.collate.test_lexical_causes import HEADS, differing, told
from variorum.records import Kind, Status


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("de", "Die Verteidigung legt Berufung ein.", "Der Anwalt lehnt eine Berufung ab."),
        ("es", "La defensa recurrirá el fallo.", "Su abogada descarta un recurso."),
        ("fr", "Son avocat va faire appel.", "La défense a renoncé à faire appel."),
        ("it", "Il sindaco ha annunciato le dimissioni.", "Il primo cittadino esclude di dimettersi."),
        ("pt", "A câmara vai abrir um inquérito.", "Para a autarquia, um inquérito é desnecessário."),
        ("nl", "De reizigers krijgen hun geld terug.", "Geld terug is er volgens het bedrijf niet."),
    ],
)
def test_a_deed_that_one_says_and_another_denies_differs(language: str, one: str, two: str) -> None:
    assert differing(told(language, one, two))


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("de", "Die Opposition fordert den Rücktritt.", "Einen Rücktritt schließt er aus."),
        ("de", "Einen Rücktritt schließt er nicht aus.", "Er kündigte seinen Rücktritt an."),
        ("es", "El alcalde no ha aceptado la dimisión.", "Presentó su dimisión el domingo."),
        ("fr", "L’enquête n’a trouvé aucune faute.", "Une enquête a été ouverte."),
    ],
)
def test_a_deed_asked_for_or_not_ruled_out_is_no_difference(language: str, one: str, two: str) -> None:
    assert not differing(told(language, one, two))


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("fr", "À l’origine de la panne, un sanglier.", "La panne est due à une batterie."),
        ("nl", "De oorzaak is een lekke band.", "Oorzaak is volgens Kampman, die er werkt, mist."),
    ],
)
def test_a_cause_stands_behind_the_words_that_announce_it(language: str, one: str, two: str) -> None:
    (found,) = [c for c in told(language, one, two) if c.label == "cause"]
    assert any(word in r.quote for r in found.readings for word in ("sanglier", "mist"))


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("fr", "Une femme enceinte de 29 ans a été évacuée.", "Une future mère de 34 ans a été évacuée."),
        ("nl", "Een vrouw van 68 klom op het dak.", "Een 71-jarige vrouw klom op het dak."),
        ("es", "Un atleta popular de 46 años se cayó.", "Se cayó un hombre de 49 años."),
    ],
)
def test_an_age_is_told_beside_a_noun_with_another_word(language: str, one: str, two: str) -> None:
    ages = [c for c in told(language, one, two) if c.label.startswith("age")]
    assert [c.status for c in ages] == [Status.CONFLICT]


def test_ages_far_apart_are_of_two_persons() -> None:
    claims = told("es", "Un hombre de 46 años se cayó.", "Un hombre de 82 años se cayó.")
    assert not [c for c in claims if c.label.startswith("age")]


def test_a_day_to_come_may_be_told_in_the_present() -> None:
    claims = told("nl", "De fabriek gaat op 1 september dicht.", "Op 15 september wordt de fabriek gesloten.")
    assert status_of(claims, "1 september", "15 september") is Status.CONFLICT


def test_next_year_is_no_month() -> None:
    claims = told("es", "El año que viene habrá otra carrera.", "La carrera se correrá en marzo.")
    assert status_of(claims, "año que viene", "marzo") not in ALIKE


def test_posts_on_a_road_are_compared() -> None:
    claims = told(
        "es", "El coche volcó en el kilómetro 34.", "El coche no pudo frenar en el kilómetro 37 y volcó."
    )
    assert status_of(claims, "34", "37") is Status.CONFLICT


def test_two_posts_under_one_broad_name_are_not_one() -> None:
    one, two = "Lehrerin Vera Molnar klagte.", "Dozentin Vera Molnar klagte."
    claims = shown(("de", f"{HEADS['de']} {one}"), ("de", f"{HEADS['de']} {two}"))
    assert not [c for c in claims if c.kind is Kind.ROLE and "Molnar" in c.label]


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("nl", "De treinen rijden vrijdag weer.", "Pas zaterdag rijden de treinen weer."),
        ("pt", "As escolas reabrem na quinta-feira.", "As escolas reabrem na sexta-feira."),
    ],
)
def test_what_is_done_again_in_the_present_is_to_come(language: str, one: str, two: str) -> None:
    days = [c for c in told(language, one, two) if c.kind is Kind.DATE and c.status is Status.CONFLICT]
    assert len(days) == 1


def test_what_somebody_is_said_to_have_done_is_no_plan() -> None:
    claims = told(
        "de",
        "Der Schaden beträgt 8,4 Millionen Euro.",
        "Er soll 9,1 Millionen Euro Schaden verursacht haben.",
    )
    assert status_of(claims, "8,4", "9,1") is Status.CONFLICT


def test_bare_millions_with_marks_on_their_letters_are_money() -> None:
    claims = told("pt", "Os danos são de nove milhões de euros.", "Os danos são de onze milhões.")
    assert status_of(claims, "nove", "onze") is Status.CONFLICT


@pytest.mark.parametrize(
    ("language", "here", "there", "status"),
    [
        (
            "pt",
            "O suspeito, Rui Sá, ficou em prisão preventiva.",
            "Rui Sá saiu em liberdade.",
            Status.CONFLICT,
        ),
        (
            "de",
            "Eva Roth will nicht zurücktreten.",
            "Eva Roth stellt ihr Amt zur Verfügung.",
            Status.CONFLICT,
        ),
        (
            "fr",
            "Le club de Luc Morvan fera appel.",
            "Le club de Luc Morvan ne fera pas appel.",
            Status.CONFLICT,
        ),
        (
            "nl",
            "De buurt bij Ada Prins is ontruimd.",
            "De buurt bij Ada Prins is niet geëvacueerd.",
            Status.CONFLICT,
        ),
        ("it", "Ada Neri ha confessato.", "Ha ammesso tutto Ada Neri.", Status.AGREE),
    ],
)
def test_deeds_in_other_words_and_their_opposites(
    language: str, here: str, there: str, status: Status
) -> None:
    claims = shown((language, f"Orbal: {here} Era 38."), (language, f"A Orbal. {there}"))
    assert any(c.status is status and c.kind is Kind.STATEMENT for c in claims)


def test_a_deed_that_is_planned_is_not_one_that_is_done() -> None:
    claims = shown(
        ("fr", "À Orbal les murs ont été démolis, a dit Luc Morvan."),
        ("fr", "Les murs doivent être démolis à Orbal, dit Luc Morvan."),
    )
    assert not any(c.label == "demolition" for c in claims)
