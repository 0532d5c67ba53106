"""A day, a hall and a town join nobody (case 51); with the people in the hall they are one story."""

from __future__ import annotations

import json
from pathlib import Path

from tests.trace.written import report
from variorum.group import GroupSettings, group
from variorum.group.features import NAMES, WORDS, features
from variorum.records import Lineage, Report

CASE = Path(__file__).parents[1] / "cases" / "51-monday-hall" / "reports.jsonl"
ROW = ("path", "outlet", "published", "title")


def reports() -> list[Report]:
    rows = map(json.loads, CASE.read_text(encoding="utf-8").splitlines())
    return [report(row["text"], **{field: row[field] for field in ROW}) for row in rows]


def stories(*given: Report) -> int:
    return len(group(given, Lineage()))


def test_a_day_a_hall_and_a_town_join_nobody() -> None:
    assert stories(*reports()) == 2


def test_nor_does_the_day_in_another_language() -> None:
    fire = report("Ein Feuer zerstörte am Donnerstag die Färberei der Teppichfabrik von Tarnholm.", path="a")
    pool = report("Der Rat von Marn beschloss am Donnerstag, das Freibad für immer zu schließen.", path="b")
    assert stories(fire, pool) == 2


def test_a_day_a_hall_and_the_people_in_it_are_one_story() -> None:
    other = report(
        "Lars Penhall of the Tarnholm brigade said on Monday night that the dye hall of the carpet mill was the first to "
        "burn. Two hundred families of the lower town sleep in a school in Loom Street.",
        path="c",
        published="2031-05-13",
    )
    assert stories(reports()[0], other) == 1


def test_sun_and_mon_are_words_and_sunday_is_none() -> None:
    read = features(report("The sun set on Sunday over mon pays, on Lundi."), GroupSettings())
    assert {"sun", "mon", "pays"} <= set(read.counts[WORDS])
    assert not {"sunday", "lundi"} & {*read.counts[WORDS], *read.counts[NAMES]}
