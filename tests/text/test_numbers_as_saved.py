"""Numbers as saved texts and shops write them: blanks about a hyphen, a mark for inches, telephone numbers."""

from __future__ import annotations

import pytest

from variorum.records import Hedge, Measure, Quantity
from variorum.text.quantities import quantities


def read(text: str) -> list[Quantity]:
    return [m.value for m in quantities(text)]


@pytest.mark.parametrize(
    ("text", "exact", "unit"),
    [
        ("They took a two - million - euro haul.", 2_000_000, "EUR"),
        ("They took a 3 - million - euro haul.", 3_000_000, "EUR"),
        ("They took five - million crowns.", 5_000_000, "crown"),
    ],
)
def test_a_scale_belongs_to_its_number_over_blanks(text: str, exact: float, unit: str | None) -> None:
    (value,) = read(text)
    assert value.exact == exact and unit in {value.unit, None}


def test_three_plus_is_no_three_whatever_blanks_stand_there() -> None:
    for text in ("His three - plus seasons there", "His three-plus seasons there"):
        (value,) = read(text)
        assert (value.hedge, value.low, value.high) == (Hedge.AT_LEAST, 3, None)


@pytest.mark.parametrize(
    "text",
    [
        'A loom with a 17" drum stood there.',
        "A loom with a 17” drum stood there.",
        'The "Tern" has a 17" mast.',
    ],
)
def test_a_mark_behind_digits_that_closes_nothing_is_for_inches(text: str) -> None:
    (value,) = read(text)
    assert (value.measure, value.exact, value.unit) == (Measure.LENGTH, 17, "in")


def test_a_quotation_that_began_a_sentence_ago_is_closed_as_well() -> None:
    text = 'She said: "We went. We sold 17" and left.'
    (found,) = quantities(text, text.index("We sold"), len(text))
    assert found.value.measure is Measure.COUNT


@pytest.mark.parametrize("text", ['She said: "We sold 17" and left.', "She said: “We sold 17” and left."])
def test_a_mark_that_closes_a_quotation_is_for_none(text: str) -> None:
    (value,) = read(text)
    assert value.measure is Measure.COUNT


def test_a_telephone_number_counts_nothing() -> None:
    assert not read("Call 0207 555 4368 for tickets.")
    assert [v.exact for v in read("Call the 207 guests.")] == [207]
