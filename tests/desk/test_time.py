from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.samples import report
from variorum.desk.model.clocks import Clock, as_of, asked_moment, current, known_since, moment
from variorum.desk.revisions.revisions import edits, is_substantive, mapped
from variorum.desk.revisions.speaks_of import speaks_of
from variorum.errors import UsageError
from variorum.records import Block, BlockKind, Grain, When
from variorum.store.rows import ReportVersion


def held(number, *, captured, page="p", published=None, modified=None, text=None):
    one = report(text=text or f"Text number {number}.", published=published, modified=modified)
    return ReportVersion(report=one, page=page, captured=captured, seen=captured, seq=number)


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        ("2031-03-04", datetime(2031, 3, 4, tzinfo=UTC)),
        ("2031-03-04T10:00:00+02:00", datetime(2031, 3, 4, 8, tzinfo=UTC)),
        ("[2031-03-04,2031-04-03]", datetime(2031, 4, 3, tzinfo=UTC)),
        ("yesterday", None),
        (None, None),
    ],
)
def test_a_stamp_as_a_moment(stamp, expected):
    assert moment(stamp) == expected


def test_a_day_that_is_asked_for_means_its_end():
    assert asked_moment("2031-03-04") > datetime(2031, 3, 4, 23, 59, tzinfo=UTC)
    assert asked_moment("2031-03-04T09:30") == datetime(2031, 3, 4, 9, 30, tzinfo=UTC)
    with pytest.raises(UsageError, match="2026-03-04"):
        asked_moment("soon")


def test_a_first_version_is_known_when_published_a_later_one_when_modified_or_seen():
    versions = [
        held(1, captured="2031-03-04T12:00:00+00:00", published="2031-03-04T08:00:00+00:00"),
        held(2, captured="2031-03-05T12:00:00+00:00", published="2031-03-04T08:00:00+00:00", modified="2031-03-05T09:00:00+00:00"),
        held(3, captured="2031-03-06T12:00:00+00:00", published="2031-03-04T08:00:00+00:00", modified="2031-03-01T09:00:00+00:00"),
    ]  # fmt: skip
    hours = [(t.day, t.hour) for t, _ in known_since(versions, Clock.PUBLIC)]
    assert hours == [(4, 8), (5, 9), (6, 12)]
    assert [t.hour for t, _ in known_since(versions, Clock.CAPTURED)] == [12, 12, 12]


def test_nothing_is_known_before_it_was_published_nor_later_than_captured():
    ahead = held(1, captured="2031-03-04T12:00:00+00:00", published="2031-03-09T08:00:00+00:00")
    assert [t.day for t, _ in known_since([ahead], Clock.PUBLIC)] == [4]


def spoken_of(text, words, *, value=None):
    one = report(text=text, published="2031-03-06T10:00:00+00:00")
    start = text.index(words)
    return speaks_of(one, (start, start + len(words)), value)


def test_words_speak_of_the_nearest_day_in_their_sentence():
    text = "Twelve people were hurt on Tuesday and two more died on 2 March. Nobody said more."
    assert spoken_of(text, "Twelve people").earliest == "2031-03-04"
    assert spoken_of(text, "two more died").earliest == "2031-03-02"


def test_words_without_a_day_speak_of_none_however_well_the_report_is_dated():
    text = "It happened on Tuesday. Twelve people were hurt."
    assert spoken_of(text, "Twelve people") is None


def test_a_date_speaks_of_itself():
    day = When(earliest="2031-01-01", latest="2031-01-01", grain=Grain.DAY, said_as="then")
    assert spoken_of("They met then, on 2 March.", "then", value=day) is day
    lost = When(earliest=None, latest=None, grain=Grain.WEEKDAY, said_as="then")
    assert spoken_of("They met then, on 2 March.", "then", value=lost) is None


@given(st.lists(st.tuples(st.integers(1, 28), st.integers(1, 4)), max_size=12), st.integers(1, 28))
def test_what_is_known_only_grows(rows, day):
    every = [
        held(n, captured=f"2031-03-{d:02}T12:00:00+00:00", page=f"p{page}")
        for n, (d, page) in enumerate(rows)
    ]
    before = as_of(every, datetime(2031, 3, day, tzinfo=UTC))
    after = as_of(every, datetime(2031, 4, 1, tzinfo=UTC))
    assert set(before) <= set(after) == set(every)
    assert len(current(after)) == len({h.page for h in every})


def told(*paragraphs):
    text = "\n\n".join(paragraphs)
    blocks, at = [], 0
    for paragraph in paragraphs:
        kind = BlockKind.CORRECTION if paragraph.startswith("Correction") else BlockKind.PARAGRAPH
        blocks.append(Block(kind=kind, start=at, end=at + len(paragraph)))
        at += len(paragraph) + 2
    one = report(text=text)
    from dataclasses import replace

    return replace(one, blocks=tuple(blocks))


def said(old, new):
    return [
        (old.text[e.old_start : e.old_end], new.text[e.new_start : e.new_end], e.substantive, e.silent)
        for e in edits(old, new, page="p")
    ]


def test_a_changed_figure_is_a_silent_edit():
    old, new = told("Twelve hurt.", "The pier is shut."), told("Fifteen hurt.", "The pier is shut.")
    assert said(old, new) == [("Twelve hurt.", "Fifteen hurt.", True, True)]


def test_a_notice_makes_it_no_longer_silent():
    old = told("About 40 people came.")
    new = told("About 60 people came.", "Correction: an earlier version said 40 people came.")
    assert said(old, new) == [("About 40 people came.", "About 60 people came.", True, False)]


def test_other_words_alone_are_of_no_substance():
    old, new = told("The pier was closed by the council."), told("The pier was shut by the council.")
    assert said(old, new) == [
        ("The pier was closed by the council.", "The pier was shut by the council.", False, False)
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("He resigned.", "He has not resigned.", True),
        ("Mayor Brandis spoke.", "Mayor Falk spoke.", True),
        ("It cost 3.4 million.", "It cost 3.1 million.", True),
        ("It was cold.", "It was very cold.", False),
        ("", "New.", True),
        ("Three were hurt.", "three were hurt.", False),
    ],
)
def test_substance(old, new, expected):
    assert is_substantive(old, new) is expected


paragraph = st.text(alphabet="abc 12.\n", max_size=40).filter(str.strip)


@given(st.lists(paragraph, max_size=5), st.lists(paragraph, max_size=5))
def test_edits_lie_inside_their_texts(before, after):
    old, new = told(*before), told(*after)
    for e in edits(old, new, page="p"):
        assert 0 <= e.old_start <= e.old_end <= len(old.text)
        assert 0 <= e.new_start <= e.new_end <= len(new.text)
    assert edits(old, old, page="p") == ()


def test_a_value_is_followed_back_word_for_word():
    old, new = "Some 40 workers were brought out.", "Some 60 workers were brought out."
    place = (new.index("60"), new.index("60") + 2)
    found = mapped(old, new, place)
    assert found is not None
    assert old[slice(*found)] == "40"
