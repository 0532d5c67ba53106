"""The order claims are read in, and what is shown once."""

from __future__ import annotations

from itertools import permutations

from variorum.collate.claims.order import in_reading_order
from variorum.records import Claim, Kind, Reading, Status


def reading(report: str, start: int, quote: str, *, witness: str = "") -> Reading:
    return Reading(report=report, start=start, end=start + 10, quote=quote, witness=witness or report)


def conflict(name: str, *readings: Reading, tier: int = 2) -> Claim:
    return Claim(
        id=name,
        kind=Kind.DATE,
        label="when the ferry ran",
        status=Status.CONFLICT,
        why="“Monday” and “Tuesday” are different days.",
        tier=tier,
        internal=False,
        readings=readings,
        evidence=(),
    )


FULLER = conflict("a", reading("r1", 0, "Monday"), reading("r2", 0, "Tuesday"), reading("r3", 0, "Monday"))
# The same wire says it twice, and a copy of the wire repeats that.
AGAIN = conflict(
    "b", reading("r1", 0, "Monday"), reading("r2", 90, "Tuesday"), reading("r4", 90, "Tuesday", witness="r2")
)
OTHER = conflict("c", reading("r1", 400, "Friday"), reading("r2", 400, "Sunday"))


def test_one_question_with_the_same_answers_is_shown_once() -> None:
    (shown,) = in_reading_order((FULLER, AGAIN))
    assert {(r.report, r.start) for r in shown.readings} == {
        ("r1", 0), ("r2", 0), ("r3", 0), ("r2", 90), ("r4", 90)
    }  # fmt: skip


def test_other_answers_are_another_question() -> None:
    assert len(in_reading_order((FULLER, OTHER))) == 2


def test_the_order_of_what_is_found_makes_no_difference() -> None:
    seen = {
        tuple(sorted((r.report, r.start) for c in in_reading_order(some) for r in c.readings))
        for some in permutations((FULLER, AGAIN, OTHER))
    }
    assert len(seen) == 1
