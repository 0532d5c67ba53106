"""What is read of many reports at once is what is read of each."""

from __future__ import annotations

import re

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.trace.written import OWN, WIRE, report
from variorum.records import Report
from variorum.trace.segments.lines import FIRST_PERSON
from variorum.trace.words import cutting
from variorum.trace.words.cutting import cut
from variorum.trace.words.tokens import Codes, tokens

# Letters with and without cases, joints, digits, marks, letters beyond 16 bits and the half of one, and line ends.
ODD = st.text("aBé’'.,-_ \n1٣Ⅷ½ǅéʼ中ไ\U0001d400\U00020000\ud835#*", max_size=80)
PLAIN_FIRST_PERSON = re.compile(
    r"\b(?:I|I[’']\w+|me|my|mine|myself|we|we[’']\w+|us|our|ours|ourselves)\b", re.IGNORECASE
)


def check(texts: list[str]) -> None:
    reports = [Report(id=f"{n}", path="a.txt", digest="", text=text) for n, text in enumerate(texts)]
    codes = Codes()
    for one, many in zip(reports, cut(reports, Codes()), strict=True):
        for plain, quick in zip(tokens(one, codes)[:-1], many[:-1], strict=True):
            assert plain.dtype == quick.dtype
            assert np.array_equal(plain, quick)


@given(st.lists(ODD | st.text(max_size=60), max_size=6))
def test_any_texts_are_cut_as_each_alone(texts) -> None:
    check(texts)


def test_batches_and_long_words_change_nothing(monkeypatch) -> None:
    texts = [
        WIRE,
        OWN,
        "",
        f"{'long' * 40} {OWN}",
        "U.S. 1,400 Marsk’s end.",
        f"港口星期五重新开放 {WIRE}",
        "x" * 900,
    ]
    check(texts)
    monkeypatch.setattr(cutting, "BATCH", 600)
    check(texts)


def test_slots_that_many_words_share_mix_none_up(monkeypatch) -> None:
    monkeypatch.setattr(cutting, "SLOTS", 2)
    check([WIRE, OWN, WIRE[::-1], OWN, WIRE])


def test_words_are_cut_quickly_and_none_one_by_one(monkeypatch) -> None:
    monkeypatch.setattr(cutting, "tokens", None)
    assert len(list(cut([report(WIRE, path=f"{n}") for n in range(50)], Codes()))) == 50


@given(st.text("IıİmMeEyYiInNsSlLfFwWuUſoOrRvV’' .1_\n", max_size=30))
def test_first_persons_are_found_where_the_plain_pattern_finds_them(text) -> None:
    assert bool(FIRST_PERSON.search(text)) is bool(PLAIN_FIRST_PERSON.search(text))
    starts = [m.start() for m in PLAIN_FIRST_PERSON.finditer(text)]
    assert [m.start() for m in FIRST_PERSON.finditer(text)] == starts
