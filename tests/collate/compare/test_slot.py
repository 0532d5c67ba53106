from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.collate.compare import same_slot
from variorum.collate.mentions.question import Asked, describe
from variorum.parse import parse
from variorum.records import Block, BlockKind, Report
from variorum.text.quantities import quantities


def asked(text: str, number: str) -> Asked:
    report = Report(
        id="r", path="r.txt", digest="0", text=text, language="en",
        blocks=(Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text)),),
    )  # fmt: skip
    at = text.index(number)
    for sentence in parse([report])["r"]:
        for mention in quantities(text, sentence.start, sentence.end):
            if mention.start <= at < mention.end:
                return describe(sentence, mention)
    raise AssertionError(f"no quantity at {number!r}")


def test_the_dead_are_not_the_hurt():
    text = "The ferry fire killed at least 14 people and injured 60."
    assert asked(text, "14").fate == "killed"
    assert asked(text, "60").fate == "hurt"


def test_what_stands_right_behind_tells_the_fate():
    assert asked("Police spoke of 14 dead after the fire.", "14").fate == "killed"
    assert asked("Some 20 people are missing after the fire.", "20").fate == "missing"


def test_the_noun_behind_of_is_counted():
    assert asked("Hundreds of sailors met.", "Hundreds").head == "sailor"


def test_one_question_is_surer_than_another():
    a = asked("The ferry fire in Oldtown killed 14 people, police said.", "14")
    same = asked("Police said 15 people were killed in the ferry fire in Oldtown.", "15")
    hurt = asked("Police said 45 people were injured in the ferry fire in Oldtown.", "45")
    elsewhere = asked("In March 2009 a mine collapse near Kalvia killed 160 people.", "160")
    assert same_slot(a, same).probability > 0.67
    assert same_slot(a, same).probability > same_slot(a, hurt).probability
    assert same_slot(a, elsewhere).probability < 0.3


def test_what_cannot_be_compared_is_vetoed_with_a_reason():
    score = same_slot(asked("It took 14 days.", "14"), asked("It cost $14.", "$14"))
    assert score.probability == 0
    assert score.veto == "one is a duration, the other a sum of money"


def test_reasons_are_words_and_weights_strongest_first():
    a = asked("The ferry fire in Oldtown killed 14 people.", "14")
    reasons = same_slot(a, a).reasons
    assert reasons[0][0]
    assert [abs(w) for _, w in reasons] == sorted((abs(w) for _, w in reasons), reverse=True)


def test_a_sentence_without_tokens_still_has_its_value():
    from variorum.records import Sentence

    text = "Mehr als 20 Boote sanken."
    (mention,) = quantities(text, language="de")
    described = describe(Sentence(report="r", start=0, end=len(text), block=0), mention)
    assert described.value.exact == 20
    assert same_slot(described, described).veto is None


@pytest.fixture(scope="module")
def several() -> list[Asked]:
    text = (
        "The fire killed 14 people and hurt 60 on Monday. Some 200 firefighters came. In 2009 nine people died there. "
        "Damage came to $3 million, or about 2 percent of the budget. Anna Example, 41, fell 12 metres."
    )
    numbers = ["14", "60", "200", "nine", "$3", "2 percent", "41", "12"]
    return [asked(text, n) for n in numbers]


@settings(deadline=None)
@given(st.data())
def test_the_score_is_symmetric_and_a_share(several, data):
    a, b = data.draw(st.sampled_from(several)), data.draw(st.sampled_from(several))
    assert same_slot(a, b) == same_slot(b, a)
    assert 0 <= same_slot(a, b).probability <= 1
