"""A footer that the outlets of one group print under unlike events joins nobody (case 50)."""

from __future__ import annotations

import json
from pathlib import Path

from tests.trace.written import report
from variorum.group import Stream, group
from variorum.records import Report
from variorum.trace import trace

CASE = Path(__file__).parents[1] / "cases" / "50-network-footer" / "reports.jsonl"
ROWS = tuple(map(json.loads, CASE.read_text(encoding="utf-8").splitlines()))


def written(*rows: dict[str, str]) -> list[Report]:
    return [
        report(r["text"], path=r["path"], outlet=r["outlet"], published=r["published"], title=r["title"])
        for r in rows
    ]


# Two of the five name the number 41, and share nothing else.
OTHERS = tuple(row for row in ROWS if "41" not in row["text"])


def test_a_footer_joins_nobody() -> None:
    found = written(*OTHERS)
    assert len(found) == 3 == len(group(found, trace(found)))


def test_a_footer_joins_nobody_who_arrives() -> None:
    found = written(*OTHERS)
    stream = Stream(trace(found))
    for one in found:
        stream.add(one)
    assert len(stream.stories()) == 3


def test_what_stands_above_a_footer_joins_as_before() -> None:
    """The brother: one of the events told once more, above the same footer."""
    footer = OTHERS[0]["text"].rsplit("\n\n", 1)[1]
    again = (
        "Rain in the south has pressed the price of coffee by a tenth on the exchange of Port Amber. A kilo of green beans was to "
        "be had for 4.10 dollars at noon on Friday.\n\nRoasters in Port Amber wait: the harvest may be larger than last "
        f"year's, traders said.\n\n{footer}"
    )
    found = written(
        *OTHERS, {**OTHERS[0], "text": again, "path": "r9", "outlet": "Orle Herald", "title": "Coffee"}
    )
    stories = group(found, trace(found))
    assert sorted(len(s.reports) for s in stories) == [1, 1, 2]
    assert {found[0].id, found[-1].id} in [set(s.reports) for s in stories]
