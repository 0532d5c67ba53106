"""The day on which a count was changed is no day of what happened, in reports read by lexicon."""

from __future__ import annotations

import pytest

from tests.collate.test_lexical import shown
from variorum.records import Kind, Status

# What happened on a Monday, and a count of it that changed on a Friday.
REPORTS = {
    "de": (
        "Bei einem Brand in einem Wohnheim in Orbal sind am Montag sechs Bewohner gestorben.",
        "Nach dem Brand in dem Wohnheim in Orbal stieg die Zahl der Toten am Freitag auf neun.",
    ),
    "fr": (
        "Six personnes sont mortes lundi dans une explosion à Orbal.",
        "Le nombre de morts dans l’explosion à Orbal s’élève vendredi à neuf.",
    ),
    "es": (
        "Seis personas murieron el lunes en una explosión en Orbal.",
        "El balance de la explosión en Orbal subió el viernes a nueve muertos.",
    ),
    "it": (
        "Sei persone sono morte lunedì in un’esplosione a Orbal.",
        "Il bilancio dell’esplosione a Orbal è salito venerdì a nove morti.",
    ),
    "pt": (
        "Seis pessoas morreram segunda-feira numa explosão em Orbal.",
        "O número de mortos na explosão em Orbal subiu sexta-feira para nove.",
    ),
    "nl": (
        "Bij een explosie in Orbal zijn maandag zes mensen omgekomen.",
        "Het dodental na de explosie in Orbal is vrijdag gestegen naar negen.",
    ),
}


def days(language: str, *texts: str) -> list[Status]:
    return [c.status for c in shown(*((language, text) for text in texts)) if c.kind is Kind.DATE]


@pytest.mark.parametrize("language", REPORTS)
def test_the_day_of_a_count_is_no_day_of_what_happened(language: str) -> None:
    assert Status.CONFLICT not in days(language, *REPORTS[language])


def test_a_day_right_behind_what_happened_is_its_own() -> None:
    risen = "Die Zahl der Toten nach dem Brand am Dienstag in Orbal stieg auf neun."
    assert days("de", REPORTS["de"][0], risen) == [Status.CONFLICT]
