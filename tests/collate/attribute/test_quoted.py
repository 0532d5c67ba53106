"""Quotations and their speakers."""

from __future__ import annotations

import pytest

from tests.collate.reports import parsed
from variorum.collate.attribute import attributions, quoted


def speakers(text: str) -> list[tuple[str | None, str]]:
    return [(q.value.speaker, q.value.words) for q in quoted(*parsed(text))]


@pytest.mark.parametrize(
    "text",
    [
        "“The harbour was empty by noon,” Ellen Moor said.",
        "“The harbour was empty by noon,” said Ellen Moor.",
        'Ellen Moor said: "The harbour was empty by noon."',
        'Ellen Moor told reporters on Friday, "The harbour was empty by noon."',
        '"The harbour was empty by noon," said Ellen Moor, who runs it.',
        "Ellen Moor was blunt: “The harbour was empty by noon.”",
    ],
)
def test_the_speaker_stands_beside_the_quotation(text: str) -> None:
    ((speaker, words),) = speakers(text)
    assert speaker == "Ellen Moor"
    assert words.rstrip(".") == "The harbour was empty by noon"


def test_a_question_ends_its_sentence_and_still_finds_its_speaker() -> None:
    assert speakers("“Why was the harbour empty by noon?” Moor asked.") == [
        ("Moor", "Why was the harbour empty by noon?")
    ]


def test_a_quotation_around_its_speaker_is_one_utterance() -> None:
    text = "“The harbour was empty,” Ellen Moor said. “Nobody came back before dark.”"
    (one,) = quoted(*parsed(text))
    assert one.value.words == "The harbour was empty Nobody came back before dark."
    assert [text[p.start : p.end] for p in one.parts] == [
        "“The harbour was empty,”",
        "“Nobody came back before dark.”",
    ]


def test_a_quotation_that_stands_alone_is_the_last_speakers() -> None:
    text = "“The harbour was empty by noon,” Ellen Moor said.\n“Nobody came back before it was dark.”"
    assert {s for s, _ in speakers(text)} == {"Ellen Moor"}


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    text = "“The harbour was empty by noon,” Ellen Moor said. “We waited.\n“Nobody came back before it was dark.”"
    assert {s for s, _ in speakers(text)} == {"Ellen Moor"}


def test_a_speaker_far_back_is_not_taken() -> None:
    text = (
        "“The harbour was empty by noon,” Ellen Moor said.\nThe ferry left at two.\nIt rained.\n"
        "“Nobody came back before it was dark.”"
    )
    assert len(speakers(text)) == 1


def test_the_title_of_a_work_has_no_speaker() -> None:
    assert speakers("The band played “Harbour Lights” at noon.") == []


def test_a_pronoun_speaker_is_resolved() -> None:
    text = "Ellen Moor runs the harbour. “It was empty by noon,” she said."
    assert [s for s, _ in speakers(text)] == ["Ellen Moor"]


def test_a_quoted_part_of_a_clause_belongs_to_who_calls_it_so() -> None:
    assert speakers("Ellen Moor called the delay “an insult to us all”.") == [
        ("Ellen Moor", "an insult to us all")
    ]


def test_a_long_quotation_is_attributed_sentence_by_sentence() -> None:
    text = "“The harbour was empty. Nobody came back. We waited until dark,” Ellen Moor said."
    assert [text[a.start : a.end] for a in attributions(*parsed(text))] == [
        "“The harbour was empty.",
        "Nobody came back.",
        "We waited until dark,”",
    ]
