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
