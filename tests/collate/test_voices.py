"""Whose telling a reading is, on whose word it stands, and ids that stay."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.collate.collating import collated, holding, of_one_telling, together, told, witnesses
from variorum.collate import CollateSettings
from variorum.records import Kind, Status

ONE = "The fire in the market hall destroyed 40 stalls on Monday night, police said."
COMPARED = {Status.CONFLICT, Status.CHANGED, Status.AGREE, Status.COMPATIBLE}
OTHER = "The fire in the market hall on Monday night destroyed 55 stalls, according to the mayor."


SPEAKERS = ("police said", "according to the mayor", "the coastguard said", "")


@given(saying=st.lists(st.sampled_from(SPEAKERS), min_size=2, max_size=4))
def test_readings_tell_on_whose_word_and_the_reason_never_does(saying: list[str]) -> None:
    """The reason compares two values of a row that may hold more: the readings alone tell on whose word each stands."""
    counts = ("40", "55", "40", "62")
    texts = [
        f"The fire in the market hall destroyed {count} stalls on Monday night{f', {said}' if said else ''}."
        for count, said in zip(counts, saying, strict=False)
    ]
    values = [c for c in collated(*texts).claims if c.kind is Kind.QUANTITY and c.status in COMPARED]
    assert values
    for claim in values:
        for reading in claim.readings:
            said = saying[int(reading.report.removeprefix("r")) - 1]
            assert (reading.attributed_to or "") in said and bool(reading.attributed_to) == bool(said)
        assert not any(
            name in claim.why for name in ("police", "mayor", "coastguard", "word of", "attributes")
        )


def test_what_an_edit_changed_within_one_telling_is_shown_as_an_edit() -> None:
    story = of_one_telling(ONE, ONE.replace("40", "45"))
    found = [c for c in holding(story, "40 stalls", "45 stalls") if c.kind is Kind.QUANTITY]
    assert [c.status for c in found] == [Status.CONFLICT]
    assert found[0].why.startswith("One telling, edited")
    assert len({r.witness for r in found[0].readings}) == 1


def test_copies_are_one_source() -> None:
    """What a telling and its copies say stays single, however many carry it."""
    story = of_one_telling(ONE, ONE, ONE)
    assert {c.status for c in story.claims} == {Status.SINGLE}
    assert {len(c.readings) for c in story.claims} == {3}


def test_two_sources_of_which_one_has_a_copy_are_two() -> None:
    wire, own, copy = told(ONE, ONE.replace("The fire in", "Fire at"), ONE, around=False)
    story = together([wire, own, copy], witnesses([wire, copy], [own]))
    counts = {len({r.witness for r in c.readings}) for c in story.claims if len(c.readings) > 2}
    assert counts == {2}


# Beside many other words those that two sentences share tell something.
TWICE = (
    "The fire destroyed 40 stalls in the market hall on Monday night. "
    "In the market hall the fire destroyed 42 stalls on Monday night. "
    "A crane lifted the iron beams onto barges. Children collected burnt chestnuts near the lock. The canal company closed "
    "two locks for divers. An engineer measured cracks in the northern wall. Volunteers cooked lentil soup behind the "
    "chapel. The insurer sent an assessor from the capital by train."
)


def test_one_report_that_gives_two_values_for_one_thing() -> None:
    """How sure the pair must be is a setting; what is shown of a sure one is not."""
    reports = told(TWICE, "Rain fell on the canal the whole night.")
    story = together(reports, settings=CollateSettings(least_internal=0.3))
    found = [c for c in story.claims if c.internal]
    assert [(c.kind, c.status) for c in found] == [(Kind.QUANTITY, Status.CONFLICT)]
    assert "Within one report" in found[0].why
    strict = together(reports, settings=CollateSettings(least_internal=1.0))
    assert not [c for c in strict.claims if c.internal]


def test_ids_are_those_of_what_is_said() -> None:
    """A story told again has the ids it had, whatever its own id and whatever else came."""
    reports = told(ONE, OTHER)
    first, again = together(reports), together(reports)
    assert [c.id for c in first.claims] == [c.id for c in again.claims]
    assert len({c.id for c in first.claims}) == len(first.claims)
    renamed = together([replace(r, outlet="Renamed") for r in reports])
    assert {c.id for c in renamed.claims} == {c.id for c in first.claims}
