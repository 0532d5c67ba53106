"""Which phrases name one authority."""

from __future__ import annotations

import pytest

from variorum.collate.origins.authorities import authority, names_of_authorities


def one(*phrases: str) -> bool:
    found = names_of_authorities(phrases)
    return all(p in found for p in phrases) and len({found[p] for p in phrases}) == 1


@pytest.mark.parametrize(
    "phrases",
    [
        (
            "the interior ministry",
            "Interior Ministry spokesman Jan Kort",
            "the Ministry of the Interior",
            "the ministry",
        ),
        ("Transport Minister Olga Venn", "a transport ministry spokesman"),
        ("the coastguard", "The coast guard", "coastguard chief Mette Saarwind"),
        ("police", "Quillholm police", "a police spokeswoman"),
        ("Tomas Quern", "harbour master Tomas Quern", "Quern"),
        ("officials", "Officials"),
        ("the Norvik Wire news agency", "the agency"),
    ],
)
def test_one_authority_by_several_phrases(phrases):
    assert one(*phrases)


@pytest.mark.parametrize(
    "phrases",
    [
        ("the interior ministry", "the foreign ministry"),
        ("police", "the fire brigade"),
        ("the hospital", "the coastguard"),
        ("Prime Minister Ada Lund", "the ministry"),
        ("Ada Lund", "Jan Lund"),
    ],
)
def test_two_authorities_stay_two(phrases):
    assert not one(*phrases)


@pytest.mark.parametrize(
    "phrase", ["witnesses", "a source", "residents of the street", "two people familiar with it"]
)
def test_nobody_in_particular_is_no_authority(phrase):
    assert authority(phrase) is None


def test_somebody_at_large_who_is_named_is_one():
    assert one("resident Ada Lund", "Ada Lund")


def test_the_ministry_of_two_goes_to_one_of_them_and_joins_them_not():
    found = names_of_authorities(["the interior ministry", "the foreign ministry", "the ministry"])
    assert len(set(found.values())) == 2
