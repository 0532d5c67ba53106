"""What holds for every set of reports."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trace.written import OWN, WIRE, report
from variorum import trace
from variorum.records import Direction, Lineage, Report
from variorum.text.words import words

PARAGRAPHS = (
    *WIRE.split("\n\n"),
    *OWN.split("\n\n"),
    "“We will rebuild every metre of it before the next harvest comes in,” the port director said on the quay. “Nobody "
    "in this town needs to be told what bread is worth.”",
    "Reuters reported that wheat prices rose by four percent within an hour of the first pictures of the smoke.",
    "",
    "One.",
)
stories = st.lists(st.sampled_from(PARAGRAPHS), max_size=6).map("\n\n".join)
sets = st.lists(stories, max_size=6).map(
    lambda texts: [report(text, path=f"{n}.txt", outlet=f"Outlet {n}") for n, text in enumerate(texts)]
)
quick = settings(max_examples=60, deadline=None)


def folded(text: str) -> list[str]:
    return [word.folded for word in words(text)]


@given(sets)
@quick
def test_spans_hold_the_same_words_on_both_sides(reports: list[Report]) -> None:
    by_id = {r.id: r for r in reports}
    for pair in trace.trace(reports).shared:
        left, right = by_id[pair.left].text, by_id[pair.right].text
        assert pair.left < pair.right
        for span in pair.spans:
            ours, theirs = left[span.left_start : span.left_end], right[span.right_start : span.right_end]
            assert ours and folded(ours) == folded(theirs)


@given(sets)
@quick
def test_spans_overlap_on_neither_side(reports: list[Report]) -> None:
    for pair in trace.trace(reports).shared:
        for places in (
            sorted((s.left_start, s.left_end) for s in pair.spans),
            sorted((s.right_start, s.right_end) for s in pair.spans),
        ):
            assert all(one[1] <= other[0] for one, other in pairwise(places))


@given(sets)
@quick
def test_passages_partition_every_report(reports: list[Report]) -> None:
    lineage = trace.trace(reports)
    for r in reports:
        told = sorted((p.start, p.end) for w in lineage.witnesses for p in w.passages if p.report == r.id)
        edges = [0, *(end for _, end in told)]
        assert [start for start, _ in told] == edges[:-1] and edges[-1] == len(r.text)
        assert sum(r.id in w.reports for w in lineage.witnesses) == 1


@given(sets, st.randoms(use_true_random=False))
@quick
def test_the_order_of_input_changes_nothing(reports: list[Report], dice: random.Random) -> None:
    shuffled = reports[:]
    dice.shuffle(shuffled)
    assert trace.trace(shuffled) == trace.trace(reports)


@given(sets)
@quick
def test_an_unrelated_report_changes_nothing(reports: list[Report]) -> None:
    stranger = report(
        "Entirely other matters occupied the beekeepers of the upper valley this spring.", path="z.txt"
    )
    before, after = trace.trace(reports), trace.trace([*reports, stranger])
    assert after.shared == before.shared and after.copies == before.copies
    assert _without(after, stranger.id) == _without(before, stranger.id)


def _without(lineage: Lineage, report_id: str) -> list[object]:
    return [w for w in lineage.witnesses if report_id not in w.reports]


@given(stories)
@quick
def test_a_copy_is_a_copy(text: str) -> None:
    one, other = report(text, path="a.txt"), report(text, path="b.txt")
    lineage = trace.trace([one, other])
    if lineage.shared and lineage.shared[0].dependent:
        (pair,) = lineage.shared
        assert (pair.kind, pair.left_share, pair.right_share) == ("copy", 1.0, 1.0)
        assert lineage.copies == (tuple(sorted((one.id, other.id))),)
        assert pair.edits == ()


@given(sets)
@quick
def test_turning_left_and_right_turns_the_direction(reports: list[Report]) -> None:
    """Ids decide which is left; with the ids turned, so is everything else."""
    turned = {
        Direction.LEFT_FROM_RIGHT: Direction.RIGHT_FROM_LEFT,
        Direction.RIGHT_FROM_LEFT: Direction.LEFT_FROM_RIGHT,
    }
    renamed = {r.id: _complement(r.id) for r in reports}
    others = [_renamed(r, renamed[r.id]) for r in reports]
    mirror = {(s.left, s.right): s for s in trace.trace(others).shared}
    for pair in trace.trace(reports).shared:
        twin = mirror[renamed[pair.right], renamed[pair.left]]
        assert (twin.kind, twin.dependent) == (pair.kind, pair.dependent)
        assert twin.direction is turned.get(pair.direction, pair.direction)
        assert (twin.left_share, twin.right_share) == (pair.right_share, pair.left_share)


def _complement(report_id: str) -> str:
    """An id that sorts the other way round."""
    return f"{16 ** len(report_id) - 1 - int(report_id, 16):0{len(report_id)}x}"


def _renamed(r: Report, report_id: str) -> Report:
    return replace(r, id=report_id)


@given(sets)
@quick
def test_the_path_for_large_sets_finds_the_same(reports: list[Report]) -> None:
    assert trace.trace(reports, settings=trace.TraceSettings(desk_words=0)) == trace.trace(reports)
