"""Two rows of numbers that agree, each within itself, and answer one question."""

from __future__ import annotations

from tests.collate.collating import collated, shown
from variorum.records import Claim, Kind, Status

LOW = "The pilot asked the tower to climb to 34,000 feet, harbour inspector Ola Brenn said."
LOW_TOO = "To pass above the fog, the pilot asked the tower to climb to 34,000 feet, Brenn said."
HIGH = "Brenn said the pilot had asked to increase the altitude to 38,000 feet."
HIGH_TOO = (
    "The pilot had requested to increase the altitude to 38,000 feet, inspector Brenn said in Tarnholm."
)


def _numbers(*said: str) -> list[Claim]:
    return [c for c in shown(collated(*said)) if c.kind is Kind.QUANTITY]


def test_what_two_tellings_agree_on_is_not_shown_without_what_two_others_answer_to_the_same() -> None:
    found = _numbers(LOW, LOW_TOO, HIGH, HIGH_TOO)
    assert {c.status for c in found} == {Status.CONFLICT}
    assert {r.quote.split()[-2] for c in found for r in c.readings} == {"34,000", "38,000"}


def test_numbers_of_two_things_are_left_as_two_rows() -> None:
    fog = "The fog above the harbour had reached a height of 38,000 feet, Brenn said in Tarnholm."
    found = _numbers(LOW, LOW_TOO, fog, fog.replace("above", "over"))
    assert Status.CONFLICT not in {c.status for c in found}


def test_lengths_that_only_describe_a_thing_are_of_two_things() -> None:
    said = "The mill in Tarnholm showed the new {}-inch loom on Monday, inspector Brenn said."
    told = "On Monday the mill in Tarnholm presented a {}-inch loom, Brenn said."
    found = _numbers(*(form.format(size) for size in (11, 15) for form in (said, told)))
    assert "one question, with both numbers masked" not in {e.feature for c in found for e in c.evidence}


def test_sums_of_one_deal_are_one_question_by_whatever_noun_of_the_deal() -> None:
    found = _numbers(
        "The Ostermoor Looms's board previously turned down Brandel Mills's original $105 million takeover approach.",
        "Brandel Mills raised its offer from an original approach of $70 a share, or $105 million.",
        "Three months ago Brandel Mills made an initial $103 million offer to combine the two weavers.",
        "Brandel Mills offered to buy its peer. It made an unsolicited, $103 million offer to the rival in the spring.",
    )
    assert [c.status for c in found if len(c.readings) == 4] == [Status.CONFLICT]


def test_sums_of_two_deals_of_one_buyer_are_left_as_two_rows() -> None:
    found = _numbers(
        "The Ostermoor Looms's board previously turned down Brandel Mills's original $105 million takeover approach.",
        "Brandel Mills raised its offer from an original approach of $70 a share, or $105 million.",
        "The town of Velm sold Brandel Mills a dye works in a $90 million transaction in the spring.",
        "Brandel Mills bought the dye works of Velm, a $90 million purchase.",
    )
    assert Status.CONFLICT not in {c.status for c in found}
