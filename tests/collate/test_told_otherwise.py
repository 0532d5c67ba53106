"""Other words, names and denials: what is told otherwise, and what only looks so."""

from __future__ import annotations

import pytest

from tests.collate.collating import collated, differences, of_one_telling
from tests.collate.reports import parsed
from variorum.collate.claims.wording_claims import differ
from variorum.collate.mentions.phrases import phrases
from variorum.records import Claim, CollatedStory, Kind, Status


def denials(story: CollatedStory) -> list[Claim]:
    return [c for c in story.claims if c.kind is Kind.STATEMENT and c.status is Status.CONFLICT]


def test_two_denials_in_other_words_deny_nothing() -> None:
    here = "The harbour office said the slick did not pose any threat to the oyster beds."
    there = "The harbour office insisted that the slick posed no threat to the oyster beds."
    assert not denials(collated(here, there))
    assert denials(collated(here, there.replace("posed no threat", "posed a threat")))


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Ada Reed of the harbour office said the ferry had left.", "Ms. Reed of the harbour office said the ferry had left."),
        ("The ferry had reached the shopping centre at noon.", "The ferry had reached the shopping center at noon."),
        ("The ferry had left the quay, said Ada Reed.", "The ferry had left the quay, Ada Reed wrote on Monday."),
    ],
)  # fmt: skip
def test_style_is_no_difference(here: str, there: str) -> None:
    assert not differences(of_one_telling(here, there))


@pytest.mark.parametrize(
    ("here", "there", "apart"),
    [
        ("She wore a shabby coat.", "She wore a threadbare coat.", True),
        ("They fled a Norwegian police raid.", "They fled a noisy police raid.", False),
        ("The chief medical correspondent spoke.", "The well-known television correspondent spoke.", False),
        ("He was held for drunk driving.", "He was held for drunken driving.", False),
    ],
)
def test_one_quality_for_another_is_another_word_and_two_are_two_things(
    here: str, there: str, apart: bool
) -> None:
    one, two = ([p for s in parsed(text)[1] for p in phrases(s)] for text in (here, there))
    assert any(differ(a, b) for a in one for b in two if a.head == b.head) is apart
