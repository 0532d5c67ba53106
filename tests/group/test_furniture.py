"""A footer that the outlets of one group print under unlike events joins nobody (case 50), and neither does a template (case 49)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from tests.trace.written import report
from variorum.group import Stream, group
from variorum.records import Report, Story
from variorum.trace import trace


def rows(case: str) -> tuple[dict[str, str], ...]:
    path = Path(__file__).parents[1] / "cases" / case / "reports.jsonl"
    return tuple(map(json.loads, path.read_text(encoding="utf-8").splitlines()))


ROWS = rows("50-network-footer")
TREMORS = rows("49-template")


def written(*rows: dict[str, str]) -> list[Report]:
    return [
        report(r["text"], path=r["path"], outlet=r["outlet"], published=r["published"], title=r["title"])
        for r in rows
    ]


# Two of the five name the number 41, and nothing else that both have.
ALONE = {row["path"] for row in ROWS}


def alone(stories: Sequence[Story], found: Sequence[Report]) -> set[str]:
    path = {r.id: r.path for r in found}
    return {path[s.reports[0]] for s in stories if len(s.reports) == 1}


def test_a_footer_joins_nobody() -> None:
    found = written(*ROWS)
    assert len([row for row in ROWS if "41" in row["text"]]) == 2
    assert alone(group(found, trace(found)), found) >= ALONE


def test_a_footer_joins_nobody_who_arrives() -> None:
    found = written(*ROWS)
    stream = Stream(trace(found))
    for one in found:
        stream.add(one)
    assert alone(stream.stories(), found) >= ALONE


def test_what_stands_above_a_footer_joins_as_before() -> None:
    """The brother: one of the events told once more, above the same footer."""
    coffee = next(row for row in ROWS if row["path"] == "r1")
    footer = coffee["text"].rsplit("\n\n", 1)[1]
    again = (
        "Rain in the south has pressed the price of coffee by a tenth on the exchange of Port Amber. A kilo of green beans was to "
        "be had for 4.10 dollars at noon on Friday.\n\nRoasters in Port Amber wait: the harvest may be larger than last "
        f"year's, traders said.\n\n{footer}"
    )
    found = written(
        *ROWS, {**coffee, "text": again, "path": "r9", "outlet": "Orle Herald", "title": "Coffee"}
    )
    stories = group(found, trace(found))
    by_path = {r.path: r.id for r in found}
    assert {by_path["r1"], by_path["r9"]} in [set(s.reports) for s in stories]
    assert alone(stories, found) >= ALONE - {"r1"}


def test_a_template_filled_in_twice_is_two_stories() -> None:
    found = written(*TREMORS)
    assert len(group(found, trace(found))) == 2
    stream = Stream(trace(found))
    for one in found:
        stream.add(one)
    assert len(stream.stories()) == 2


def test_who_tells_one_of_them_in_his_own_words_is_put_to_it() -> None:
    """The brother: by the names and figures that were filled in."""
    own = (
        "Plates rattled in Tarnholm before dawn. The Upland Seismic Office puts the tremor at 4.1; it came from 12 kilometres north of "
        "Tarnholm at 3:14 a.m. on Monday.\n\nBaker Odo Lenz of Tarnholm, who was at his oven, thought of a lorry."
    )
    brother = {
        **TREMORS[0],
        "path": "q9",
        "outlet": "Lessing Echo",
        "title": "Plates rattle in Tarnholm",
        "text": own,
    }
    found = written(*TREMORS, brother)
    by_path = {r.path: r.id for r in found}
    assert {frozenset(s.reports) for s in group(found, trace(found))} == {
        frozenset((by_path["q1"], by_path["q9"])),
        frozenset((by_path["q2"],)),
    }
