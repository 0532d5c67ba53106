"""Ways of telling days, ranks and scores that only some languages have."""

from __future__ import annotations

import pytest

from variorum.records import Measure
from variorum.text.quantities import quantities
from variorum.text.whens import whens

PUBLISHED = "2031-06-04"


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("pt", "O anúncio foi feito na segunda.", ["2031-06-02"]),
        ("pt", "Desta terça, restam dúvidas.", ["2031-06-03"]),
        ("pt", "O time está na segunda fase.", []),
        ("pt", "Falta a terça parte.", []),
        ("de", "Held des Dienstagabends war Behm.", ["2031-06-03"]),
        ("de", "Dienstags ist geschlossen.", []),
        ("de", "Das sagte der Trainer mit Blick auf das Endspiel am 21. Juni.", ["2031-06-21"]),
        ("de", "Das Fest war am 12. August.", ["2030-08-12"]),
    ],
)
def test_days(language: str, text: str, days: list[str]) -> None:
    assert [m.value.earliest for m in whens(text, published=PUBLISHED, language=language)] == days


@pytest.mark.parametrize(
    ("language", "text", "measure", "exact"),
    [
        ("fr", "à la 74e minute", Measure.ORDINAL, 74),
        ("de", "in der 78. Minute", Measure.ORDINAL, 78),
        ("de", "am elften Tag", Measure.ORDINAL, 11),
        ("fr", "le douzième vol", Measure.ORDINAL, 12),
        ("fr", "les quatre prochains mois", Measure.DURATION, 4),
        ("it", "430 chili di sabbia", Measure.MASS, 430),
        ("pt", "venceu por 2 a 0 na noite", Measure.SCORE, None),
        ("pt", "crianças de 2 a 4 anos", Measure.DURATION, None),
    ],
)
def test_numbers(language: str, text: str, measure: Measure, exact: float | None) -> None:
    (found,) = quantities(text, language=language)
    assert (found.value.measure, found.value.exact) == (measure, exact)
