"""The sieve, where very many outlets carry one text: all of them in one pool, and nothing else disturbed."""

from __future__ import annotations

from variorum.desk.evidence.store_captures import identified, page_of, sift
from variorum.records import Report
from variorum.store import evidence, pool_tables

AT = "2031-03-05T00:00:00+00:00"
WIRE = (
    "SKERRY, March 4 - The ferry Albatross ran aground off Skerry Point early on Tuesday with 212 people aboard, the "
    "Coastal Guard said. Boats of the Norline company brought the passengers ashore at Vellmar Harbour, where Mayor "
    "Ilse Tamm opened a school for them. Captain Oskar Brandt told police that the rudder had failed."
)
COPIES = 260  # more than DeskSettings.common


def carried(number: int, text: str, title: str | None = "Ferry Albatross aground") -> Report:
    outlet = f"Paper {number}"
    return identified(
        Report(
            id="",
            path=f"{number}.txt",
            digest=outlet,
            text=text,
            title=title,
            outlet=outlet,
            published="2031-03-04",
            blocks=(),
        )
    )


def pools_of(desk, reports: list[Report]) -> list[str]:
    """The pool of each report, after all were sifted in this order."""
    with desk.store.writing() as connection:
        for report in reports:
            page = page_of(report)
            evidence.add_report(connection, report, page=page, captured=AT, capture=None)
            sift(desk, connection, report, page=page)
        homes = pool_tables.pools_of(connection, [report.id for report in reports])
    return [homes[report.id] for report in reports]


def test_any_number_of_copies_of_one_text_are_in_one_pool(any_desk):
    copies = [carried(number, WIRE) for number in range(COPIES)]
    rewritten = carried(COPIES, WIRE.replace("early on Tuesday", "before dawn"))
    assert len(set(pools_of(any_desk, [*copies, rewritten]))) == 1


def test_so_are_any_number_of_copies_that_each_say_something_of_their_own(desk):
    edited = [carried(number, f"{WIRE} Reporter {number} was there.") for number in range(COPIES)]
    assert len(set(pools_of(desk, edited))) == 1


def test_briefs_on_another_event_find_one_another_beside_them(desk):
    copies = [carried(number, f"{WIRE} Reporter {number} was there.") for number in range(COPIES)]
    briefs = [
        carried(COPIES + number, f"{toll} people were hurt in the crash at Orr, police said.", title=None)
        for number, toll in enumerate(("Five", "Six", "Seven"))
    ]
    found = pools_of(desk, [*copies, *briefs])
    assert len(set(found[COPIES:])) == 1
    assert found[0] not in found[COPIES:]
