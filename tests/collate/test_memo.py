"""What one collation leaves to the next saves time and changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.collate.collating import told, witnesses
from tests.collate.test_laws import Case, lineages, stories
from variorum.collate import CollateSettings, Memo, Remembering, collate
from variorum.collate import collating as collation
from variorum.parse import parse
from variorum.records import CollatedStory, Report, Sentence, Story

Parsed = dict[str, tuple[Sentence, ...]]


@cache
def newsroom() -> tuple[tuple[Report, ...], Parsed]:
    """Seven tellings of one fire, the second and the last of them copies of the first, but for a number."""
    reports = told(
        "Fire destroyed 40 stalls in the hall on Monday, chief Piotr Savelyev said. “Nobody was hurt at all,” he said.",
        "Fire destroyed 40 stalls in the hall on Monday, chief Piotr Savelyev said. “Nobody was hurt at all,” he said.",
        "On Tuesday 55 stalls burned down in Ostermoor, the insurer said. Two people died, according to police.",
        "Police said that three people died when the hall burned. The mayor, Lotte Brandel, did not resign.",
        "“Nobody was hurt,” Savelyev told reporters on Monday. The mayor resigned, her office said.",
        "Mayor Lotte Brandell resigned on Wednesday. About 50 stalls were destroyed by fire in Ostermoor.",
        "Fire destroyed 44 stalls in the hall on Monday, chief Piotr Savelyev said. “Nobody was hurt at all,” he said.",
        published=["2031-05-13", "2031-05-13", "2031-05-14", "2031-05-15", None, "2031-05-16", "2031-05-14"],
    )
    return reports, dict(parse(reports))


def collated(reports: Sequence[Report], parsed: Parsed, kept: Remembering | None = None) -> CollatedStory:
    return collate(
        Story(id="s", title="Ostermoor", reports=tuple(r.id for r in reports)),
        {r.id: r for r in reports},
        lineages(tuple(reports)),
        parsed,
        kept=kept,
    )


def again(
    reports: Sequence[Report], parsed: Parsed, memo: Memo | None, chosen: CollateSettings | None = None
) -> tuple[CollatedStory, Memo]:
    kept = Remembering.of(memo, {r.id: r for r in reports}, parsed, chosen or CollateSettings())
    story, left = collated(reports, parsed, kept), kept.memo()
    assert left is not None
    return story, left


def same(one: CollatedStory, two: CollatedStory) -> bool:
    return one == two and repr(one) == repr(two)


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(7)), st.integers(1, 3))
def test_reports_that_arrive_in_any_order_make_what_they_make_at_once(order, at_once) -> None:
    reports, parsed = newsroom()
    memo = None
    for stop in range(at_once, len(order) + at_once, at_once):
        own = [reports[n] for n in order[:stop]]
        story, memo = again(own, parsed, memo)
        assert same(story, collated(own, parsed))


@settings(max_examples=60, deadline=None)
@given(stories(least=2), st.data())
def test_so_do_reports_of_any_words_and_any_trees(case: Case, data) -> None:
    reports, parsed = case
    memo = None
    for _ in range(3):
        own = data.draw(st.lists(st.sampled_from(reports), min_size=1, unique_by=lambda r: r.id))
        story, memo = again(own, parsed, memo)
        assert same(story, collated(own, parsed))


def test_a_report_that_says_something_else_under_its_old_name_is_read_again() -> None:
    reports, parsed = newsroom()
    _, memo = again(reports, parsed, None)
    later = replace(told("Fire destroyed 70 stalls on Monday, Piotr Savelyev said.")[0], id=reports[2].id)
    changed = (*reports[:2], later, *reports[3:])
    fresh = {**parsed, **parse([later])}
    assert same(again(changed, fresh, memo)[0], collated(changed, fresh))
    unparsed: Parsed = {**parsed, reports[0].id: ()}
    assert same(again(reports, unparsed, memo)[0], collated(reports, unparsed))
    redated = (replace(reports[0], published="2031-06-30"), *reports[1:])
    assert same(again(redated, parsed, memo)[0], collated(redated, parsed))


def test_who_tells_it_may_change_without_a_word_changing() -> None:
    reports, parsed = newsroom()
    _, memo = again(reports, parsed, None)
    ids = {r.id: r for r in reports}
    story = Story(id="s", title="Ostermoor", reports=tuple(ids))
    apart = witnesses(*([r] for r in reports))
    kept = Remembering.of(memo, ids, parsed, CollateSettings())
    assert same(collate(story, ids, apart, parsed, kept=kept), collate(story, ids, apart, parsed))


def test_a_change_of_a_number_is_an_edit_within_one_telling_alone(monkeypatch) -> None:
    real = collation.edit_claims
    monkeypatch.setattr(collation, "edit_claims", lambda *given, shown: real(*given, shown=()))
    said = "Fire destroyed {} stalls in the market hall of Ostermoor on Monday night, police said."
    reports = told(said.format(40), said.format(44), published=["2031-05-13", "2031-05-14"])
    parsed = dict(parse(reports))
    ids = {r.id: r for r in reports}
    story = Story(id="s", title="Ostermoor", reports=tuple(ids))
    memo, seen = None, []
    for lineage in (witnesses(reports), witnesses(*([r] for r in reports))):
        kept = Remembering.of(memo, ids, parsed, CollateSettings())
        found = collate(story, ids, lineage, parsed, kept=kept)
        assert same(found, collate(story, ids, lineage, parsed))
        memo = kept.memo()
        seen.append({c.status for c in found.claims if all("stalls" in r.quote for r in c.readings)})
    assert seen[0] != seen[1]


@pytest.mark.parametrize("order", [*permutations(range(3))][:3])
def test_only_what_is_new_is_read(monkeypatch, order) -> None:
    reports, parsed = newsroom()
    first = [reports[n + 2] for n in order]
    _, memo = again(first, parsed, None)
    read = []
    for name in ("referents", "attributions"):
        real = getattr(collation, name)
        monkeypatch.setattr(
            collation,
            name,
            lambda r, *given, real=real, **named: read.append(r.id) or real(r, *given, **named),
        )
    again([*first, reports[5]], parsed, memo)
    assert read == [reports[5].id] * 2


def test_a_memo_is_left_as_it_is_holds_no_more_than_its_story_and_serves_its_settings_alone() -> None:
    reports, parsed = newsroom()
    _, memo = again(reports, parsed, None)
    before = dict(memo.found)
    _, fewer = again(reports[:3], parsed, memo)
    assert memo.found == before and len(fewer.found) < len(before)
    assert set(fewer.told) == {r.id for r in reports[:3]}
    with pytest.raises(TypeError):
        memo.found["more"] = 1  # type: ignore[index]
    other = CollateSettings(settled_days=1, shortest_quote=2)
    _, left = again(reports, parsed, memo, other)
    assert left.settings == other
    kept = Remembering.of(memo, {r.id: r for r in reports}, parsed, other)
    story = Story(id="s", title="Ostermoor", reports=tuple(r.id for r in reports))
    by_id = {r.id: r for r in reports}
    told_so = collate(story, by_id, lineages(reports), parsed, settings=other, kept=kept)
    assert same(told_so, collate(story, by_id, lineages(reports), parsed, settings=other))
