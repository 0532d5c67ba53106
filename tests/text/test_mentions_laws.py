"""What holds for the mentions of any text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.records import Hedge
from variorum.text.quantities import quantities
from variorum.text.quantity.intervals import bounds, place_value
from variorum.text.whens import whens

PIECES = (
    "more than", "at least", "some", "nearly", "about", "up to", "a", "an", "one", "two", "twenty", "hundred", "million",
    "dozen", "dozens", "of", "half", "third", "third-", "and", "or", "to", "from", "between", "14,000", "2.6", "1/2", "½",
    "5", "2012", "$", "€", "US$", "%", "percent", "km", "miles", "people", "year-old", "-", "–", "(", ")", ",", ".", ":",
    "4.30am", "GMT", "May", "3", "Tuesday", "last", "yesterday", "“", "”", "\n", " ", "m", "bn", "th", "x", "10-8", "é", "٣", "²",
)  # fmt: skip
JUMBLES = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join) | st.lists(
    st.sampled_from(PIECES), max_size=20
).map("".join)
LANGUAGES = st.sampled_from([None, "en", "de", "fr", "es", "it", "pt", "nl", "xx"])


@settings(max_examples=200, deadline=None)
@given(JUMBLES | st.text(max_size=80), LANGUAGES)
def test_no_text_breaks_a_lexer_and_spans_are_in_order(text, language):
    for found in (
        quantities(text, language=language),
        whens(text, published="2024-05-16", language=language),
    ):
        at = 0
        for mention in found:
            assert at <= mention.start < mention.end <= len(text)
            assert text[mention.start : mention.end] == mention.value.said_as
            at = mention.end


@settings(max_examples=200, deadline=None)
@given(JUMBLES)
def test_an_interval_holds_the_number_said(text):
    for mention in quantities(text):
        value = mention.value
        if value.exact is not None:
            assert value.low is None or value.low <= value.exact
            assert value.high is None or value.exact <= value.high
        if value.low is not None and value.high is not None:
            assert value.low <= value.high


@settings(max_examples=100, deadline=None)
@given(JUMBLES)
def test_a_moment_ends_after_it_begins(text):
    for mention in whens(text, published="2024-05-16"):
        if mention.value.earliest and mention.value.latest:
            assert mention.value.earliest <= mention.value.latest


@given(st.integers(1, 10**9), st.sampled_from(list(Hedge)))
def test_bounds_hold_the_number_and_stay_near(number, hedge):
    low, high = bounds(float(number), hedge)
    assert low is None or low <= number
    assert high is None or number <= high
    if hedge in (Hedge.ABOUT, Hedge.NEARLY):
        assert low is not None and low >= number * 0.9 - 1e-6


@given(st.integers(1, 999), st.integers(0, 9))
def test_the_place_of_the_last_digit_that_is_not_zero(digits, zeros):
    trailing = len(str(digits)) - len(str(digits).rstrip("0"))
    assert place_value(float(digits * 10**zeros)) == 10.0 ** (zeros + trailing)
