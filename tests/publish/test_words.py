"""Signs, dates, counts and links: the words that the dossier adds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.publish.dossiers import homes, report, weekday
from variorum.publish.phrases import MARKS, counted, listed, span_words, stamp_words, value_words
from variorum.publish.selectors import fragment_link, selectors, web_address
from variorum.publish.sigla import sigla
from variorum.records import Hedge, Status


@pytest.mark.parametrize(
    ("names", "signs"),
    [
        (["The Ollerby Bell", "Fellside Wire"], ("OB", "FW")),
        (["Ollerby Bell", "Outer Banner"], ("OB", "OBa")),
        (["Ollerby Bell", "Fellside Wire", "ollerby  bell"], ("OB¹", "FW", "OB²")),
        (["Ob A", "Ob A b"], ("O", "OB")),
        ([None, "Channel 12", None], ("A", "C12", "B")),
        (["!!!", "Zeit der Inseln"], ("A", "ZI")),
    ],
)
def test_sources_have_short_signs(names, signs):
    assert sigla(names) == signs


@given(st.lists(st.one_of(st.none(), st.text(max_size=20)), max_size=60))
def test_no_two_sources_have_one_sign(names):
    signs = sigla(names)
    assert len(set(signs)) == len(names)
    assert all(signs)


@pytest.mark.parametrize(
    ("stamp", "words"),
    [
        ("2031-03-04", "4 March 2031"),
        ("2031-03-04T09:10:00Z", "4 March 2031, 09:10 UTC"),
        ("2031-03-04T09:10:00+02:00", "4 March 2031, 09:10 +02:00"),
        ("[2025-11-12,2025-12-11]", "12 Nov 2025 or 11 Dec 2025"),
        ("2031", "2031"),
        ("2031-02-31", "2031-02-31"),
        (None, "undated"),
    ],
)
def test_a_stamp_in_words(stamp, words):
    assert stamp_words(stamp) == words


@pytest.mark.parametrize(
    ("stamps", "words"),
    [
        (["2031-03-04", "2031-03-06T01:00Z", None], "4–6 March 2031 (1 undated)"),
        (["2031-03-04", "2031-04-06"], "4 March – 6 April 2031"),
        (["2030-12-30", "2031-01-02"], "30 Dec 2030 – 2 Jan 2031"),
        (["2031-03-04", "2031-03-04"], "4 March 2031"),
        ([None], None),
    ],
)
def test_a_span_of_time_in_words(stamps, words):
    assert span_words(stamps) == words


def test_what_a_value_was_taken_for():
    assert value_words(homes(41, hedge=Hedge.MORE_THAN, said="More than 40")) == "taken as 41 or more"
    assert value_words(weekday(1, "2031-03-04", "Tuesday")) == "taken as Tuesday, 4 March 2031"
    assert value_words(None) is None


def test_counts_and_lists_in_words():
    assert (counted(1, "report"), counted(1200, "report")) == ("1 report", "1,200 reports")
    assert (listed([]), listed("a"), listed("ab"), listed("abc")) == ("", "a", "a and b", "a, b and c")


def test_every_status_has_a_glyph_and_a_word_of_its_own():
    marks = [MARKS[status] for status in Status]
    assert len({m.glyph for m in marks}) == len({m.word for m in marks}) == len(Status)


def test_the_word_after_a_number_fits_it():
    def said(number):
        return [MARKS[s].after(number).word for s in (Status.CONFLICT, Status.VARIANT, Status.SINGLE)]

    assert said(1) == ["differs", "variant", "that only one says"]
    assert said(39) == ["differ", "variants", "that only one says"]


@pytest.mark.parametrize(
    ("url", "is_address"),
    [
        ("https://a.example/x", True),
        ("http://a.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//a.example", False),
        ("https://a.example/\nx", False),
        ("http://[bad", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url, is_address):
    assert (web_address(url) is not None) is is_address


def test_a_long_quote_is_linked_by_its_first_and_last_words():
    words = " ".join(f"word{n}" for n in range(40))
    made = report(f"Head\n\n{words}", path="x", url="https://a.example/x#part")
    assert fragment_link(made, 6, 6 + len(words)) == (
        "https://a.example/x#part:~:text=word0%20word1%20word2%20word3%20word4,word35%20word36%20word37%20word38%20word39"
    )


def test_words_that_stand_twice_are_told_apart_in_the_link():
    made = report(
        "Head\n\nOn Monday it rained. On Tuesday it rained again, all day.",
        path="x",
        url="https://a.example/",
    )
    start = made.text.rindex("it rained")
    assert fragment_link(made, start, start + 9) == (
        "https://a.example/#:~:text=it%20rained.%20On%20Tuesday-,it%20rained,-again%2C%20all%20day."
    )


def test_what_the_link_syntax_uses_itself_is_escaped():
    made = report("Head\n\nwell-known, A&B", path="x", url="https://a.example/")
    assert fragment_link(made, 6, 21).endswith(":~:text=well%2Dknown%2C%20A%26B")


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_selectors_find_their_words_again(text, one, other):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    position, quote = selectors(text, start, end)
    assert text[position["start"] : position["end"]] == quote["exact"]
    assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
