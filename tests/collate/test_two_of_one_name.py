"""Two of one surname are two: nothing agrees between what one did and what the other did."""

from __future__ import annotations

import pytest

import variorum
from variorum.records import Status


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Ada Moll died in the crash on Monday. Her brother Tim Moll survived. The driver was held.",
         "Tim Moll died in the crash on Monday. His sister Ada Moll survived. The driver was held."),
        ("Tim Moll was named as head of the mill on Monday. Ada Moll left for Norvik with the books.",
         "Ada Moll was named as head of the mill on Monday. Tim Moll left for Norvik with the books."),
        ("John Reed Jr. was arrested in Vale on Monday. Police found three guns in his flat.",
         "John Reed Sr. was arrested in Vale on Monday. Police found three guns in his flat."),
    ],
)  # fmt: skip
def test_no_statement_agrees_between_two_persons(one: str, two: str, tmp_path) -> None:
    (tmp_path / "a.txt").write_text(one + "\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text(two + "\n", encoding="utf-8")
    story = variorum.collate([str(tmp_path)], one_story=True).stories[0]
    quotes = [
        [r.quote for r in c.readings]
        for c in story.claims
        if c.status is Status.AGREE and c.kind.value in ("statement", "name")
    ]
    assert not [q for q in quotes if {part.split()[0] for part in q} == {"Ada", "Tim"}]
    assert not [q for q in quotes if any("Jr." in part for part in q) and any("Sr." in part for part in q)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Ada Moll died on Monday after the fire, police said.", "Tim Moll died on Monday after the fire, police said."),
        ("Ada Moll was arrested on 13 July.", "Tim Moll was arrested on 13 July."),
        ("Police arrested Ada Moll on Tuesday.", "Police arrested Tim Moll on Tuesday."),
        ("The mayor, Ada Moll, resigned on Tuesday.", "Her brother, Tim Moll, resigned on Tuesday."),
        ("Ada Moll was born in 1970 in Vale.", "Tim Moll was born in 1970 in Vale."),
        ("Ada Moll paid 300 euros for the boat.", "Tim Moll paid 300 euros for the boat."),
        ("Ada Moll died on Monday after the fire.", "Tim Reed died on Monday after the fire."),
        ("Ada Moll left on Tuesday for Vale.", "Mr Moll left on Tuesday for Vale."),
    ],
)  # fmt: skip
def test_a_day_or_a_sum_of_two_persons_is_no_agreement(one: str, two: str, tmp_path) -> None:
    for name, text in (("a.txt", one), ("b.txt", two)):
        (tmp_path / name).write_text(text + "\n", encoding="utf-8")
    story = variorum.collate([str(tmp_path)], one_story=True).stories[0]
    agreed = [
        c
        for c in story.claims
        if c.status is Status.AGREE and c.kind.value in ("date", "quantity", "statement")
    ]
    assert not agreed


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Ada Moll left on 14 July for Vale.", "Mrs Moll left on 14 July for Vale."),
        ("Ada Moll resigned on 14 July over the loan.", "A. Moll resigned on 14 July over the loan."),
        ("Police arrested Bill Moll on 14 July.", "Police arrested William Moll on 14 July."),
    ],
)
def test_a_day_of_one_person_under_two_names_agrees(one: str, two: str, tmp_path) -> None:
    for name, text in (("a.txt", one), ("b.txt", two)):
        (tmp_path / name).write_text(text + "\n", encoding="utf-8")
    story = variorum.collate([str(tmp_path)], one_story=True).stories[0]
    assert [c for c in story.claims if c.status is Status.AGREE and c.kind.value == "date"]
