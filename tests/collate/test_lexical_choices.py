"""Things of which one excludes the other (a country, a drug, who found it), in reports of one event read by lexicon."""

from __future__ import annotations

import pytest

from tests.collate.test_lexical_causes import told
from variorum.records import Claim, Status

# A value that both reports give, beside the day and the number of their first sentence.
THIRD = " 7,3 %."


def _named_apart(language: str, sort: str, one: str, two: str) -> list[Claim]:
    return [c for c in told(language, one, two) if c.label == sort and c.status is Status.VARIANT]


@pytest.mark.parametrize(
    ("language", "sort", "one", "two"),
    [
        ("de", "nation", "Die Ware kam aus Kolumbien.", "Die Ladung stammt aus Ecuador."),
        ("fr", "hiding place", "Le coffret dormait au grenier.", "Le coffret était dans la cave."),
        ("es", "vehicle", "Huyeron en una furgoneta.", "Los ladrones escaparon en moto."),
        ("it", "part of the body", "Si è rotto il femore.", "Ha una clavicola fratturata."),
        ("pt", "cargo", "O camião levava gasolina.", "O camião vinha carregado de gasóleo."),
        ("nl", "person who", "Een wandelaar ontdekte het.", "Het werd gevonden door een boer."),
    ],
)
def test_two_things_of_one_sort_differ(language: str, sort: str, one: str, two: str) -> None:
    assert _named_apart(language, sort, one + THIRD, two + THIRD)


@pytest.mark.parametrize(
    ("language", "sort", "one", "two"),
    [
        # both name the one, and one of them another besides
        ("de", "drug", "Gefunden wurde Kokain.", "Kokain und Heroin lagen dort."),
        # of three nothing tells which answers which
        ("it", "drug", "C'era cocaina.", "C'erano eroina e hashish."),
        # who is quoted, or only named, found nothing
        ("nl", "person who", "Een wandelaar ontdekte het.", "Een boer woont daar al lang."),
        ("es", "nation", "Venía de Perú.", "«Es de Colombia», dijo."),
        # what is denied
        ("fr", "nation", "Il partait au Maroc.", "Il n'est pas parti en Espagne."),
        # the longer of two names in the same words
        ("fr", "illness", "C'est la grippe aviaire.", "La grippe aviaire est là."),
    ],
)
def test_what_both_name_or_neither_says_does_not(language: str, sort: str, one: str, two: str) -> None:
    assert not _named_apart(language, sort, one + THIRD, two + THIRD)


def test_reports_with_few_values_in_common_are_not_asked() -> None:
    assert not _named_apart("it", "drug", "C'era cocaina.", "C'era eroina.")
    assert _named_apart("it", "drug", "C'era cocaina." + THIRD, "C'era eroina." + THIRD)
