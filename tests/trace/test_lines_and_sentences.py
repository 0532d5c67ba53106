"""No sentence goes past the end of its line: what belongs to whom may be looked for line by line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from variorum.text.sentences import sentence_spans
from variorum.trace.clusters.witnesses import _lines

PIECES = (
    "Mr.",
    "Lund",
    "said",
    "No.",
    "5",
    "a.m.",
    "“Go",
    "it.”",
    "(so)",
    "U.S.",
    "!",
    "?",
    "。",
    "「行」",
    "と",
    "\n",
    "\n\n",
    " ",
    "3.",
)


@given(st.lists(st.sampled_from(PIECES), max_size=30), st.sampled_from(("", " ")))
def test_sentences_of_the_lines_are_those_of_the_text(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    by_line = tuple(span for start, end in _lines(text) for span in sentence_spans(text, start, end))
    assert by_line == sentence_spans(text)
