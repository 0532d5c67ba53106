from __future__ import annotations

import pytest

from variorum.collate.compare import compare, compare_posts
from variorum.records import Name, NameKind, Status, Words


def person(name: str, role: str | None = None) -> Name:
    return Name(name=name, kind=NameKind.PERSON, role=role)


@pytest.mark.parametrize(
    ("a", "b", "status"),
    [
        (person("Anna Example"), person("Dr Anna Example"), Status.AGREE),
        (person("Anna Example"), person("Example"), Status.COMPATIBLE),
        (person("Choe Jin Ho"), person("Choi Jin-ho"), Status.VARIANT),
        (person("Anna Example"), person("Otto Grunwald"), Status.CONFLICT),
        (person("Anna Example", "mayor"), person("Anna Example", "mayor"), Status.AGREE),
        (person("Anna Example", "fleet captain"), person("Anna Example", "fleet manager"), Status.CONFLICT),
        (Name(name="E.A.S.", kind=NameKind.ORGANISATION), Name(name="Example Agency of Sailing", kind=NameKind.ORGANISATION), Status.AGREE),
        (Name(name="Masharin", kind=NameKind.PLACE), Name(name="Masharein", kind=NameKind.PLACE), Status.VARIANT),
        (Name(name="Masharin", kind=NameKind.PLACE), Name(name="Oldtown", kind=NameKind.PLACE), Status.INCOMPARABLE),
    ],
)  # fmt: skip
def test_status_of_two_names(a, b, status):
    assert compare(a, b).status is status
    assert compare(b, a).status is status


@pytest.mark.parametrize(
    ("a", "b", "status"),
    [
        ("culture minister", "Ruritanian culture minister", Status.COMPATIBLE),
        ("culture minister", "harbour minister", Status.VARIANT),
        ("fleet captain", "fleet manager", Status.CONFLICT),
        ("singer", "senator", Status.COMPATIBLE),
        ("deputy mayor", "mayor", Status.CONFLICT),
        ("acting mayor of Tarnholm", "the mayor of Tarnholm", Status.CONFLICT),
        ("former mayor of Tarnholm", "the mayor of Tarnholm", Status.VARIANT),
        ("former mayor", "mayor", Status.COMPATIBLE),
        ("police spokesman", "police chief", Status.CONFLICT),
        ("spokeswoman for the harbour", "harbour spokesman", Status.COMPATIBLE),
        ("chief executive officer of Calder Weave", "Calder CEO", Status.COMPATIBLE),
        ("vice president and general manager", "general manager", Status.COMPATIBLE),
        ("general manager of the dye hall", "general manager for cloud weaving", Status.VARIANT),
        ("56, reporter and editor", "editor", Status.COMPATIBLE),
        ("THMC chief", "head of the Tarn Harbour Mill Corporation", Status.COMPATIBLE),
        ("tall man", "mayor", Status.INCOMPARABLE),
    ],
)
def test_roles(a, b, status):
    assert compare_posts(a, b).status is status
    assert compare_posts(b, a).status is status


def test_values_of_different_kinds_are_incomparable():
    assert compare(person("Anna Example"), Words(words="Anna Example")).status is Status.INCOMPARABLE
