"""Values that no word joins are one where each is the other's only match in two reports of one event."""

from __future__ import annotations

from tests.collate.test_lexical import ALIKE, shown
from variorum.records import Claim, Kind, Status
from variorum.text.quantities import quantities

DIFFERENT = {Status.CONFLICT, Status.VARIANT, Status.CHANGED}
# Two reports of one event by the person that both name.
WIRE = "Rektorin Frauke Tolsdorf öffnete am Montag die Sternwarte in Ostmoor. {}"
RIVAL = "Frauke Tolsdorf, die Rektorin, kam am Montag zur Sternwarte von Ostmoor. {}"


def _with(found: list[Claim], *quotes: str) -> list[Claim]:
    """The claims with a reading of each quotation, but for those of whole sentences."""
    valued = [c for c in found if c.kind is not Kind.STATEMENT]
    return [c for c in valued if {q for q in quotes for r in c.readings if q in r.quote} == set(quotes)]


def _told(one: str, two: str) -> list[Claim]:
    return shown(("de", WIRE.format(one)), ("de", RIVAL.format(two)))


def test_the_only_near_numbers_of_two_reports_answer_one_question() -> None:
    (found,) = _with(
        _told("Verteilt wurden 470 Fähnchen.", "Wer wollte, nahm einen von 510 Wimpeln mit."), "470", "510"
    )
    assert found.status in DIFFERENT
    (found,) = _with(_told("Es gab drei Vorträge.", "Gleich drei Redner traten auf."), "drei")
    assert found.status in ALIKE


def test_numbers_that_have_two_matches_or_none_are_left_alone() -> None:
    two = _told(
        "Verteilt wurden 470 Fähnchen.", "Wer wollte, nahm einen von 510 Wimpeln oder 530 Broschen mit."
    )
    assert not _with(two, "470")
    assert not _with(
        _told("Verteilt wurden 470 Fähnchen.", "Wer wollte, nahm einen von 90 Wimpeln mit."), "470"
    )


def test_numbers_of_two_events_are_left_alone() -> None:
    found = shown(
        ("de", "Verteilt wurden in Ostmoor 470 Fähnchen."), ("de", "In Torgelow gab es 510 Wimpel.")
    )
    assert not _with(found, "470")


def test_what_is_known_to_be_two_things_is_left_alone() -> None:
    assert not _with(_told("Gezählt wurden 470 Autos.", "Gezählt wurden 510 Häuser."), "470")


def test_a_sum_by_something_is_compared_with_the_only_sum_of_another_report() -> None:
    (found,) = _with(_told("Der Eintritt kostet 40 Euro pro Kopf.", "Wer kommt, zahlt 48 Euro."), "40", "48")
    assert found.status in DIFFERENT


def test_ages_beside_names_that_begin_alike_are_one_persons() -> None:
    found = shown(
        ("it", "Il custode Tullio Berardi, 70 anni, ha aperto lunedì l’osservatorio di Villalta."),
        ("it", "Tullio Bernardi, 76 anni, custode dell’osservatorio di Villalta, è arrivato lunedì."),
    )
    (age,) = _with(found, "70", "76")
    assert age.status in DIFFERENT


def test_thousands_behind_millions_and_an_and() -> None:
    said = "due milioni e trecentomila euro"
    (found,) = quantities(said, 0, len(said), language="it")
    assert found.value.exact == 2_300_000


def test_what_is_denied_of_those_counted_does_not_deny_their_number() -> None:
    (found,) = _with(
        shown(
            (
                "fr",
                "La bergère Odile Vasselin a rouvert lundi le moulin de Torval. Rien ne sort des 75 granges.",
            ),
            ("fr", "Odile Vasselin, bergère, était lundi au moulin de Torval. Le village compte 57 hangars."),
        ),
        "75",
        "57",
    )
    assert found.status in DIFFERENT
    none = shown(
        ("fr", "À Torval, lundi, aucune des 34 personnes n’a été blessée, dit Odile Vasselin."),
        ("fr", "À Torval, lundi, 34 personnes ont été blessées, dit Odile Vasselin."),
    )
    assert not [c for c in _with(none, "34") if c.status in ALIKE and "blessé" in c.label]


def test_how_long_something_did_not_happen() -> None:
    (found,) = _with(
        _told("Der Turm war neun Jahre leer.", "Neun Jahre lief das Uhrwerk nicht."), "eun Jahre"
    )
    assert found.status in ALIKE


def test_an_open_number_agrees_with_no_other_one() -> None:
    assert not _with(_told("Verteilt wurden mindestens 470 Fähnchen.", "Es gab 700 Wimpel."), "470")
