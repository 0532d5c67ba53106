"""Places of two reports that belong beside each other."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as some

from tests.desk.conftest import any_desk, any_place, clock
from tests.desk.invented import FERRY, rows_file
from variorum.desk.ingest.add import add
from variorum.desk.queries.lookup import load
from variorum.desk.revisions.aligning import _heaviest_rising_chain, aligned
from variorum.store import derived

__all__ = ["any_desk", "any_place", "clock"]


def test_the_words_that_two_reports_share_stand_beside_each_other(any_desk, tmp_path):
    add(any_desk, [rows_file(tmp_path, FERRY)])
    with any_desk.store.reading() as connection:
        loaded = load(any_desk, derived.stories(connection)[0].id)
    shared = loaded.story.collated.lineage.shared
    one = next(s for s in shared if s.spans)
    left, right = (loaded.held[r].report for r in (one.left, one.right))
    found = aligned(left, right, shared=shared, claims=loaded.story.collated.claims)
    assert (one.spans[0].left_start, one.spans[0].right_start) in found
    assert [(b, a) for a, b in found] == list(
        aligned(right, left, shared=shared, claims=loaded.story.collated.claims)
    )


def test_sentences_that_stayed_are_found_without_tracing(any_desk, tmp_path):
    add(any_desk, [rows_file(tmp_path, FERRY[:1])])
    moved = {**FERRY[0], "text": "A new beginning was put before it all.\n\n" + FERRY[0]["text"]}
    add(any_desk, [rows_file(tmp_path, [moved], "moved.jsonl")])
    with any_desk.store.reading() as connection:
        loaded = load(any_desk, derived.stories(connection)[0].id)
    old, new = sorted((h.report for h in loaded.held.values()), key=lambda r: len(r.text))
    found = aligned(old, new)
    assert len(found) > 1
    assert {b - a for a, b in found} == {len(new.text) - len(old.text)}


@given(some.lists(some.tuples(some.integers(0, 60), some.integers(0, 60), some.integers(1, 9)), max_size=25))
def test_what_is_kept_rises_on_both_sides(ties):
    found = _heaviest_rising_chain(sorted(set(ties)))
    assert all(a < c and b < d for (a, b), (c, d) in itertools.pairwise(found))
    assert {*found} <= {t[:2] for t in ties}
    assert not ties or found
