"""Statements in which the sources differ: nothing may be called at one that another line shows at odds."""

from __future__ import annotations

from dataclasses import replace

from tests.collate.collating import collated, holding
from variorum.collate.claims.statement_differences import NAMING, statements_with_differences
from variorum.records import Claim, Kind, Reading, Status


def reading(report: str, start: int, end: int, quote: str = "") -> Reading:
    return Reading(report=report, start=start, end=end, quote=quote or f"{report}:{start}", witness=report)


def claim(kind: Kind, status: Status, *readings: Reading, tier: int = 1) -> Claim:
    return Claim(
        id=f"{kind}-{status}-{len(readings)}",
        kind=kind,
        label="people killed",
        status=status,
        why="2 independent sources say so.",
        tier=tier,
        internal=False,
        readings=readings,
        evidence=(),
    )


WHOLE = claim(Kind.STATEMENT, Status.COMPATIBLE, reading("a", 0, 100), reading("b", 50, 160))
TOLL = claim(Kind.QUANTITY, Status.CONFLICT, reading("a", 10, 20), reading("b", 60, 70))


def statement(*claims: Claim) -> Claim:
    return next(c for c in statements_with_differences(claims) if c.kind is Kind.STATEMENT)


def test_a_statement_whose_number_differs_asserts_nothing_and_says_over_what() -> None:
    found = statement(WHOLE, TOLL)
    assert (found.status, found.tier) == (Status.TOLD, 2)
    assert "at odds" not in found.why and found.why.endswith("they part over: people killed.")


def test_only_a_difference_of_two_tellings_inside_parts_a_statement() -> None:
    beside = replace(TOLL, readings=(reading("a", 10, 20), reading("b", 200, 210)))
    alike = replace(TOLL, readings=(reading("a", 10, 20, "12 dead"), reading("b", 60, 70, "12 dead")))
    for other in (beside, alike, replace(TOLL, tier=3), replace(TOLL, status=Status.COMPATIBLE)):
        assert statement(WHOLE, other) == WHOLE


def test_how_a_name_is_spelled_parts_no_statement() -> None:
    for kind in NAMING:
        assert statement(WHOLE, replace(TOLL, kind=kind, status=Status.VARIANT)) == WHOLE


def test_the_gravest_difference_is_named() -> None:
    worded = replace(TOLL, id="w", kind=Kind.STATEMENT, status=Status.VARIANT, label="“halted” or “stopped”")
    found = list(statements_with_differences((WHOLE, worded, TOLL)))
    assert found[0].why.endswith("they part over: people killed.")
    assert found[1:] == [worded, TOLL]


def test_reports_that_tell_one_thing_with_two_numbers() -> None:
    story = collated(
        "The fire in the market hall destroyed 40 stalls on Monday night.",
        "A fire in the market hall on Monday night destroyed 55 stalls.",
    )
    told = [c for c in holding(story, "40 stalls", "55 stalls") if c.kind is Kind.STATEMENT]
    assert told and all(c.status is Status.TOLD for c in told)
