"""Who is meant, or nobody: one behaviour each."""

from __future__ import annotations

import pytest

from tests.collate.reports import parsed
from variorum.collate.refer import referents


def names(text: str) -> dict[str, str]:
    made, sentences = parsed(text)
    return {text[r.start : r.end]: r.name for r in referents(made, sentences).values()}


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Ellen Moor won the race. She trained for years.", "She", "Ellen Moor"),
        ("Robert Hale said he had seen nothing.", "he", "Robert Hale"),
        ("Robert Hale lost his boat.", "his", "Robert Hale"),
        ("Ellen Moor won the race. Everybody cheered when Moor came home.", "Moor", "Ellen Moor"),
        (
            "The International Monetary Fund met. On Friday the IMF agreed.",
            "IMF",
            "International Monetary Fund",
        ),
        ("A cargo ship ran aground on Friday. The ship was empty.", "The ship", "A cargo ship"),
        ("Microsoft said it would appeal.", "it", "Microsoft"),
        ("Two fishermen said they had seen smoke.", "they", "Two fishermen"),
        # the last sentence's subject is a man: the pronoun goes past him to the woman before
        (
            "Ellen Moor resigned on Friday. Minister Abel Crewe accepted her resignation.",
            "her",
            "Ellen Moor",
        ),
        # of a name and a description the name
        ("Mayor Desmond Rook denied that a builder paid for the flights. He smiled.", "He", "Desmond Rook"),
    ],
)
def test_a_short_form_stands_for_a_fuller_one(text: str, short: str, full: str) -> None:
    assert names(text).get(short) == full


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Robert Hale met David Stone on Friday. The weather was fine. He smiled.", "He"),
        ("It rained all day in the town of Ash.", "It"),
        ("Ellen Moor won the race. He trained for years.", "He"),
        ("Robert Hale said: “He is my brother.”", "He"),
        ("Ellen Moor and Robert Moor own boats. Later Moor went home.", "Moor"),
        ("A cargo ship hit a small ship. The ship was empty.", "The ship"),
        ("In her speech, Ellen Moor thanked Anna Reed.", "her"),
        # past a man only to somebody whose sex is known
        ("A director left the set. Robert Hale said that he saw her.", "her"),
    ],
)
def test_where_two_could_be_meant_or_nobody_it_stays_open(text: str, short: str) -> None:
    assert short not in names(text)


def test_spans_are_those_of_the_words() -> None:
    text = "Ellen Moor won the race. She trained for years."
    made, sentences = parsed(text)
    for start, referent in referents(made, sentences).items():
        assert start == referent.start
        assert text[referent.name_start : referent.name_end] == referent.name
