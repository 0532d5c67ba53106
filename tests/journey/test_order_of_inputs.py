"""The order in which inputs are given changes not a byte of the JSON; and a text that is too long is told so."""

import random

import pytest

from tests.journey.written import COURIER, LEDGER, ORCHARD
from variorum import Reason
from variorum.parse.parsing import MOST_SENTENCES
from variorum.pipeline import by_name, collate
from variorum.publish import as_json


@pytest.fixture
def inputs(tmp_path):
    texts = {
        "b.txt": LEDGER,
        "a.txt": COURIER,
        "c10.txt": ORCHARD,
        "c9.txt": LEDGER + "\nMore of it.",
        "empty.txt": "",
        "blank.txt": " \n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "picture.txt").write_bytes(bytes(range(256)) * 40)
    return [str(tmp_path / name) for name in (*texts, "picture.txt")]


@pytest.mark.parametrize("one_story", [True, False])
def test_the_order_of_inputs_changes_not_a_byte(inputs, one_story):
    made = as_json(collate(inputs, one_story=one_story))
    for seed in range(4):
        random.Random(seed).shuffle(inputs)
        assert as_json(collate(inputs, one_story=one_story)) == made


def test_figures_in_names_are_put_in_order_as_people_count():
    assert sorted(["r#10", "r#9", "r#1", "q", "10", "9", ""], key=by_name) == [
        "",
        "9",
        "10",
        "q",
        "r#1",
        "r#9",
        "r#10",
    ]


def test_of_a_text_of_too_many_sentences_it_is_said_what_was_not_compared(tmp_path):
    long = " ".join(
        f"The ferry lost {number} litres of diesel on its way." for number in range(MOST_SENTENCES + 200)
    )
    (tmp_path / "long.txt").write_text(long, encoding="utf-8")
    (tmp_path / "ledger.txt").write_text(LEDGER, encoding="utf-8")
    made = collate([str(tmp_path)], one_story=True)
    (refusal,) = made.refused
    assert refusal.reason is Reason.TOO_LARGE
    assert f"first {MOST_SENTENCES:,}" in refusal.detail
    (text,) = (report.text for report in made.reports if report.path.endswith("long.txt"))
    assert len(text) == len(long)
    ends = [
        reading.end
        for story in made.stories
        for claim in story.claims
        for reading in claim.readings
        if reading.quote in long
    ]
    assert max(ends) <= long.index(f" {MOST_SENTENCES} ")
