"""The number of origins of a claim, on invented sets: the right one, and the way to it, on every claim that the set is about."""

from __future__ import annotations

import pytest

from evaluation.origin_sets import BROTHERS, SETS, OriginSet
from evaluation.shared import made_report
from variorum.pipeline import derive
from variorum.records import Claim, CollatedStory, Kind, Report

ASKED = {Kind.QUANTITY, Kind.QUOTE, Kind.STATEMENT}


@pytest.mark.parametrize("invented", [*SETS, *BROTHERS], ids=lambda one: f"{one.name}: {one.reports[0][0]}")
def test_origins(invented: OriginSet) -> None:
    reports, told = _derived(invented)
    outlet = {r.id: str(r.outlet) for r in reports}
    about = [c for c in told.claims if c.kind in ASKED and _is_about(c, invented)]
    assert any(c.kind is not Kind.STATEMENT for c in about)
    for claim in about:
        assert claim.origins == invented.origins, (claim.label, [r.chain for r in claim.readings])
    ways = {outlet[r.report]: r.chain for c in about if c.kind is not Kind.STATEMENT for r in c.readings}
    for name, way in invented.chains.items():
        assert len(ways[name]) == len(way), ways[name]
        assert all(words in step.lower() for words, step in zip(way, ways[name], strict=True)), ways[name]


def test_what_two_say_from_one_origin_makes_no_two_sources_of_the_story() -> None:
    for invented in (*SETS, *BROTHERS):
        assert _derived(invented)[1].origins == invented.origins, invented.name


def _is_about(claim: Claim, invented: OriginSet) -> bool:
    words = invented.holds.split()[-1]
    return len({r.report for r in claim.readings}) == invented.outlets and all(
        words in r.quote for r in claim.readings
    )


def _derived(invented: OriginSet) -> tuple[tuple[Report, ...], CollatedStory]:
    reports = tuple(
        made_report(
            n,
            outlet,
            text,
            outlet=outlet,
            credit=invented.credits.get(outlet),
            language="en",
            published="2031-05-06",
        )
        for n, (outlet, text) in enumerate(invented.reports)
    )
    (story,) = derive(reports, one_story=True, everything=False)
    return reports, story
