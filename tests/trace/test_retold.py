"""A rewrite that names its source, and two of one source, though no long run of words stands in both."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.trace.written import report
from variorum import trace
from variorum.records import Direction, Report, SharedKind, SharedText
from variorum.trace.dependence import retold
from variorum.trace.words.tokens import BOILERPLATE, Codes, Sentence, Tokens, tokens

QUOTE = (
    "“We have counted every lamp on the quay and we shall count them again before anybody is asked to pay for one,” "
    "harbour master Ines Trull said."
)
FIRST = f"""The harbour of Ostmar is drafting a plan to replace the gas lamps along its northern quay with electric ones before the first winter storm, according to four people who have read it.

{QUOTE}

The plan would cost the town more than it spends on its two schools in a year, and nobody has found the money."""
REWRITE = f"""Ostmar wants light. {{source}} reported that the harbour drafts a plan to replace gas lamps along the quay with electric ones before the winter storm.

{QUOTE}

Fishermen shrug. They have steered by the tavern’s windows for two hundred years, Aldo Venn says, and the tavern never closes."""
OTHER = f"""At Ostmar the council argued over lamps until midnight. {{source}} had written of a plan to swap them, and the gallery was full of people with umbrellas.

{QUOTE}

Councillor Dora Pell asked who would climb the posts. Nobody answered, and the meeting went on to the price of herring."""


def _pair(first: tuple[str, str | None], then: tuple[str, str | None]) -> SharedText:
    (pair,) = trace.trace(
        tuple(report(text, path=f"{n}.txt", outlet=outlet) for n, (text, outlet) in enumerate((first, then)))
    ).shared
    return pair


def test_a_rewrite_that_names_its_source_depends_on_it() -> None:
    pair = _pair((FIRST, "Ostmar Lantern"), (REWRITE.format(source="The Ostmar Lantern"), "Tidewater Post"))
    assert pair.dependent
    assert pair.kind is SharedKind.EXCERPT
    assert any("same words and order" in why and "gas lamps" in why for why in pair.why)
    assert pair.direction in {Direction.LEFT_FROM_RIGHT, Direction.RIGHT_FROM_LEFT}


def test_so_does_one_whose_source_the_page_names_alone() -> None:
    rights = "\n\nCopyright © 2031 The Ostmar Lantern, Ltd. All rights reserved."
    pair = _pair((FIRST + rights, None), (REWRITE.format(source="The Ostmar Lantern"), None))
    assert pair.dependent
    assert pair.direction in {Direction.LEFT_FROM_RIGHT, Direction.RIGHT_FROM_LEFT}


def test_nobody_says_whose_the_other_is_and_it_may_be_the_one_named() -> None:
    assert _pair((FIRST, None), (REWRITE.format(source="The Ostmar Times"), None)).dependent


@pytest.mark.parametrize(
    ("first", "then"),
    [
        # Whose the other is is known, and it is not the one named.
        ((FIRST, "Ostmar Lantern"), (REWRITE.format(source="The Ostmar Times"), "Tidewater Post")),
        # The source is named, and only the quotation is told alike.
        ((FIRST, "Ostmar Lantern"), (OTHER.format(source="The Ostmar Lantern"), "Tidewater Post")),
        # Nobody is named.
        ((FIRST, None), (REWRITE.format(source="A neighbour"), None)),
    ],
)
def test_no_source_or_no_rewrite(first: tuple[str, str | None], then: tuple[str, str | None]) -> None:
    assert not _pair(first, then).dependent


def test_two_that_rewrite_one_absent_outlet_have_one_source() -> None:
    again = FIRST.replace("according to four people who have read it", "the Ostmar Times reported")
    pair = _pair((again, "Ostmar Lantern"), (REWRITE.format(source="The Ostmar Times"), "Tidewater Post"))
    assert pair.dependent
    assert pair.direction is Direction.COMMON_SOURCE


def test_the_sentences_of_a_report_are_read_once_for_all_that_it_meets(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[str] = []
    honest = retold._sentences_read

    def counted(one: Report, text: Tokens) -> Iterator[Sentence]:
        read.append(one.path)
        return honest(one, text)

    monkeypatch.setattr(retold, "_sentences_read", counted)
    source = "The Ostmar Lantern"
    told = [
        (FIRST, "Ostmar Lantern"),
        (REWRITE.format(source=source), "Tidewater Post"),
        (REWRITE.format(source=source), "Harbour Echo"),
    ]
    found = trace.trace(
        tuple(report(text, path=f"{n}.txt", outlet=outlet) for n, (text, outlet) in enumerate(told))
    )
    assert len(found.shared) == 3
    assert sorted(read) == ["0.txt", "1.txt", "2.txt"]


def test_they_are_read_again_when_a_word_is_no_longer_narrative() -> None:
    one = report(FIRST)
    text = tokens(one, Codes())
    before = retold._sentences(one, text)
    assert retold._sentences(one, text) is before
    text.labels[:30] = BOILERPLATE
    assert len(retold._sentences(one, text)) == len(before) - 1
