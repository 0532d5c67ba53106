from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.collate.compare import compare
from variorum.records import Status, When
from variorum.text.whens import whens

PUBLISHED = "2024-05-16"


def moment(text: str, published: str | None = PUBLISHED) -> When:
    return whens(text, published=published)[0].value


@pytest.mark.parametrize(
    ("a", "b", "status"),
    [
        ("on Tuesday", "on Tuesday", Status.AGREE),
        ("on Tuesday", "on Monday", Status.CONFLICT),
        ("yesterday", "on Wednesday", Status.AGREE),
        ("yesterday", "on Tuesday", Status.INCOMPARABLE),
        ("on May 15", "on Tuesday", Status.CONFLICT),
        ("yesterday", "on Monday", Status.CONFLICT),
        ("on May 14", "on Tuesday", Status.AGREE),
        ("on May 3", "on May 4", Status.CONFLICT),
        ("in May", "on May 4", Status.COMPATIBLE),
        ("in 2023", "in 2024", Status.CONFLICT),
        ("in 2024", "on May 4", Status.COMPATIBLE),
        ("Tuesday morning", "Tuesday night", Status.CONFLICT),
        ("at 9:27 a.m.", "at 09:27 a.m.", Status.AGREE),
        ("at 9:27 a.m.", "at 9:30 a.m.", Status.COMPATIBLE),
        ("at 9:27 a.m.", "at 9:28 a.m.", Status.CONFLICT),
        ("at 14:30 GMT", "at 10:30 a.m. EDT", Status.AGREE),
        ("at 4 p.m. ET Tuesday", "at 4 p.m. EDT Tuesday", Status.AGREE),
        ("at 3 p.m. Paris time on May 14", "at 13:00 GMT on May 14", Status.AGREE),
        ("at 3 p.m. Paris time on May 14", "at 14:00 GMT on May 14", Status.CONFLICT),
        ("at 3 p.m. Ostermoor time", "at 14:00 GMT", Status.INCOMPARABLE),
        ("at 14:30 GMT", "at 3 p.m. local time", Status.INCOMPARABLE),
        ("at 14:30 GMT", "at 3 p.m.", Status.INCOMPARABLE),
    ],
)
def test_status_of_two_moments(a, b, status):
    assert compare(moment(a), moment(b)).status is status
    assert compare(moment(b), moment(a)).status is status


def test_weekdays_of_undated_reports_are_compared_by_name():
    assert compare(moment("on Tuesday", None), moment("on Tuesday")).status is Status.AGREE
    assert compare(moment("on Tuesday", None), moment("on Monday")).status is Status.CONFLICT


def test_what_has_no_date_to_count_from_is_incomparable():
    assert compare(moment("yesterday", None), moment("on May 4")).status is Status.INCOMPARABLE


MOMENTS = st.builds(
    moment,
    st.sampled_from(
        ["on Tuesday", "on Monday", "yesterday", "in May", "on May 4", "in 2024", "at noon", "at 14:30 GMT", "last year",
         "Tuesday night", "early Monday", "this summer", "two weeks ago", "at 9:27 a.m. Sunday"]
    ),
    st.sampled_from([None, "2024-05-16", "2024-05-20T10:00:00Z", "[2024-03-04,2024-04-03]"]),
)  # fmt: skip


@given(MOMENTS, MOMENTS)
def test_comparison_is_symmetric(a, b):
    assert compare(a, b).status is compare(b, a).status


@given(MOMENTS)
def test_a_resolved_moment_agrees_with_itself(a):
    if a.earliest or a.weekday is not None:
        assert compare(a, a).status is Status.AGREE


def test_a_weekday_and_a_day_counted_from_nothing_may_be_one() -> None:
    assert compare(moment("yesterday", None), moment("on Friday", None)).status is Status.COMPATIBLE
    assert compare(moment("this afternoon", None), moment("on Friday", None)).status is Status.COMPATIBLE


def test_a_weekday_reckoned_to_the_week_before_may_be_the_date_with_that_weekday():
    evening_before = moment("The mill burned early Tuesday morning", "2024-05-13")
    assert compare(evening_before, moment("on May 14")).status is Status.COMPATIBLE
    assert compare(evening_before, moment("on May 13")).status is Status.CONFLICT
    assert compare(moment("on Tuesday", "2024-05-15"), moment("on May 28")).status is Status.CONFLICT
