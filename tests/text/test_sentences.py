"""Where sentences end: an adversarial list in sentences.txt, and the laws."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text.sentences import sentence_spans

LINES = (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
CASES = [line for line in LINES if line and not line.startswith("#")]


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize("marked", CASES)
def test_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    assert cut(marked.replace(" | ", " ")) == marked.split(" | ")


def test_a_line_is_never_crossed() -> None:
    assert cut("Hall burns in Tarnholm\nFire broke out on Monday") == [
        "Hall burns in Tarnholm",
        "Fire broke out on Monday",
    ]


PIECES = st.sampled_from(["p.m.", "U.S.", "No.", "5", "The", "St.", "Mary", "”", "“", "»", "\n", " ", ". ", "。", "• ", "J.", "!", "…", "(", ")"])  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
def test_every_word_is_in_one_sentence_and_in_order(text: str) -> None:
    spans = sentence_spans(text)
    assert all(a < b <= c < d for (a, b), (c, d) in pairwise(spans))
    held = "".join(text[a:b] for a, b in spans)
    assert "".join(held.split()) == "".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "Er wurde am 12. 3. 2024 geboren.", "Die Fa. Müller GmbH u. Co. KG zahlt nichts.", "Il habite av. Foch à Paris.", "La pág. 12 falta.", "The suspect (b. 1990) fled.",
        "L’avv. Verdi tace.", "Ha parlato l’on. Rossi.", "Es kostet 2,5 Mio. Euro.",
    ],
)  # fmt: skip
def test_abbreviations_of_other_languages_end_no_sentence(text):
    assert [text[a:b] for a, b in sentence_spans(text)] == [text]


@pytest.mark.parametrize("text", ["Angeklagt ist Marco S.|Er schweigt.", "Kabel, Rohre usw.|Das war alles.", "Es kostet 2,5 Mio.|Niemand zahlt.", "Wer ist on.|Rossi nicht.", "The fire killed 5.|30 were hurt."])  # fmt: skip
def test_a_sentence_that_ends_in_an_abbreviation_ends(text):
    parts = text.split("|")
    joined = " ".join(parts)
    assert [joined[a:b] for a, b in sentence_spans(joined)] == parts
