"""Everyday reports by lexicon: two reports known for one event by small signs, terms, slips of scale, places, names, ages."""

from __future__ import annotations

import pytest

from tests.collate.test_lexical import ALIKE, shown, status_of
from variorum.records import Kind, Status


def of_kind(claims, kind):
    return [(c.status, {r.quote for r in c.readings}) for c in claims if c.kind is kind]


def test_a_bound_far_from_the_other_number_agrees_with_nothing() -> None:
    claims = shown(
        ("es", "Más de 600 vecinos fueron desalojados en Orbal tras la riada del lunes."),
        ("es", "En Orbal fueron desalojados 850 vecinos el lunes por la riada."),
    )
    assert status_of(claims, "600", "850") not in ALIKE


def test_a_level_that_rose_up_to_a_mark_has_reached_it() -> None:
    claims = shown(
        ("fr", "La rivière a atteint 5,20 mètres dimanche à Orbal, où 300 habitants ont été évacués."),
        ("fr", "À Orbal, la rivière est sortie de son lit dimanche, montant jusqu’à 5,60 mètres ; 300 personnes ont été évacuées."),
    )  # fmt: skip
    assert status_of(claims, "5,20", "5,60") is Status.CONFLICT


def test_reports_of_one_event_put_it_in_one_place_with_and_without_a_preposition() -> None:
    claims = shown(
        ("de", "Quernau hat gewählt: Anke Roth gewann die Stichwahl am Sonntag mit 53,4 Prozent."),
        ("de", "Bei der Stichwahl in Quernau am Sonntag stimmten 53,4 Prozent der Wähler für Anke Roth."),
    )
    assert (Status.AGREE, {"Quernau"}) in of_kind(claims, Kind.PLACE)


def test_another_event_in_one_town_is_not_put_beside_it() -> None:
    claims = shown(
        ("de", "Bei der Stichwahl in Quernau stimmten am Sonntag 53,4 Prozent der Wähler für Anke Roth."),
        ("de", "Das Freibad in Quernau öffnet erst am 20. Juni. Die Reparatur kostet 90.000 Euro."),
    )
    assert not [c for c in claims if c.status in {*ALIKE, Status.CONFLICT}]


def test_a_name_behind_a_preposition_is_a_persons_where_it_stands_alone_elsewhere() -> None:
    claims = shown(
        ("es", "El club de Orbal ha cerrado el fichaje de Iván Ledesma por 14 millones de euros."),
        ("es", "Ledesma ya viste de rojo. El traspaso de Iván Ledesma al club de Orbal cuesta 14 millones de euros."),
        ("es", "El fichaje de Iván Ledesma (23 años) por el club de Orbal cuesta 14 millones de euros."),
    )  # fmt: skip
    assert any(
        "Iván Ledesma" in said and status is Status.AGREE for status, said in of_kind(claims, Kind.NAME)
    )


def test_the_age_of_another_trial_is_no_conflict_where_two_agree() -> None:
    claims = shown(
        ("de", "Der 58-Jährige muss vier Jahre ins Gefängnis, entschied das Gericht in Ostheim."),
        ("de", "Ein 58 Jahre alter Angeklagter ist in Ostheim zu drei Jahren Haft verurteilt worden."),
        ("de", "In Ostheim beginnt am Donnerstag der Prozess gegen eine 24-Jährige."),
    )
    assert status_of(claims, "58-Jährige", "24-Jährige") is not Status.CONFLICT
    assert status_of(claims, "vier Jahre", "drei Jahren") is Status.CONFLICT


def test_without_something_denies_no_sentence() -> None:
    claims = shown(
        ("it", "Il traghetto è rimasto alla deriva per un guasto ai motori davanti a Capo Sereno."),
        ("it", "Il traghetto è rimasto alla deriva senza motori davanti a Capo Sereno."),
    )
    assert not [c for c in claims if c.status is Status.CONFLICT]


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("ja", "市長は「市民の声を市政に届けたい」と述べた。", "市長は「市民の声を市政に届けるつもりはない」と述べた。"),
    ],
)  # fmt: skip
def test_a_denial_at_the_end_of_a_quotation_is_not_cut_off(language: str, one: str, two: str) -> None:
    claims = shown((language, one), (language, two))
    assert Status.CONFLICT in {status for status, _ in of_kind(claims, Kind.QUOTE)}
