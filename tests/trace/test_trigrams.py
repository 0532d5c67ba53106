from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text.lexicon import lines
from variorum.text.quotations import OPEN, PAIRS, quotations
from variorum.trace.segments.lines import DIVIDER, MARKS, _spans
from variorum.trace.words.trigrams import Trigrams

NAMES = ("boilerplate-cues.txt", "caption-cues.txt")
CUES = [cue.removeprefix("^") for name in NAMES for cue in lines(name)]


@given(
    st.lists(st.sampled_from(CUES) | st.text(max_size=6), max_size=4).map(" ".join), st.sampled_from(NAMES)
)
def test_the_cues_that_are_found_by_trigrams_are_all_that_stand_there(text, name) -> None:
    plain = [cue for cue in lines(name) if cue.removeprefix("^") in text]
    assert list(Trigrams(text).present(name)) == plain


@pytest.mark.parametrize("mark", sorted({chr(n) for n in range(0x10000) if OPEN.search(f"{chr(n)}a")}))
def test_no_mark_that_may_open_a_quotation_is_left_out(mark) -> None:
    closing = {**{opens: closes[0] for opens, closes in PAIRS.items()}, "»": "«", "‘": "’"}.get(mark, mark)
    assert quotations(f"{mark}The quay is open{closing}.")


@given(st.text("a \n\t#*=_\x1c", max_size=40))
def test_lines_without_dividers_end_where_they_end(text) -> None:
    plain, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            plain.append((at, at + len(line)))
        at += len(line) + 1
    if DIVIDER.search(text) is None:
        assert list(_spans(text)) == plain
    else:
        assert set(MARKS) & set(text)
