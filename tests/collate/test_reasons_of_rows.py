"""A reason holds for all readings of its row: it counts them right and leaves no other value out."""

from tests.collate.collating import together, told
from variorum.records import Claim, Kind, Status


def of_kind(kind: Kind, *texts: str) -> list[Claim]:
    dates = ["2031-03-05"] * len(texts)
    return [claim for claim in together(told(*texts, published=dates)).claims if claim.kind == kind]


def test_both_is_said_of_two_readings_and_all_of_three() -> None:
    (two,) = of_kind(
        Kind.QUANTITY, "Fire destroyed 45 stalls in the hall.", "In the hall, fire destroyed 45 stalls."
    )
    assert two.why == "Both say “45 stalls”."
    (three,) = of_kind(
        Kind.QUANTITY,
        "Fire destroyed 45 stalls in the hall.",
        "In the hall, fire destroyed 45 stalls.",
        "The fire destroyed 45 stalls in the market hall.",
    )
    assert three.why == "All say “45 stalls”."


def test_a_reason_names_every_value_of_its_row() -> None:
    (row,) = of_kind(
        Kind.QUANTITY,
        "Fire destroyed 45 stalls in the hall.",
        "In the hall, fire destroyed 48 stalls.",
        "The fire destroyed 52 stalls in the market hall.",
    )
    assert row.status is Status.CONFLICT
    assert all(number in row.why for number in ("45", "48", "52"))
