"""Whether a report vouches for the words in brackets: one invented sentence each, in certainty-sentences.txt."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.collate.reports import parsed
from variorum.collate.certainty import Certainty, Modality, Polarity, certainty, certainty_of
from variorum.collate.certainty.words import effects_of, listed
from variorum.collate.tree import Tree
from variorum.records import Sentence, Token

LINES = (Path(__file__).parent / "certainty-sentences.txt").read_text(encoding="utf-8").splitlines()
CASES = [tuple(line.split("\t")) for line in LINES if line and not line.startswith("#")]
MODALS = frozenset(effects_of("modals"))


def said(marked: str) -> tuple[Sentence, Certainty]:
    start, end = marked.index("["), marked.index("]") - 1
    _, sentences = parsed(marked.replace("[", "").replace("]", ""))
    sentence = next(s for s in sentences if s.start <= start < s.end)
    found = certainty_of(sentence, start, end)
    assert found is not None
    return sentence, found


def named(found: Certainty) -> str:
    parts = [found.polarity.value] if found.polarity == Polarity.DENIED else []
    parts += [found.modality.value] if found.modality != Modality.DONE else []
    return "/".join(parts) or "done"


@pytest.mark.parametrize(("expected", "marked"), CASES)
def test_a_report_vouches_for_what_it_says_and_for_nothing_it_denies_or_leaves_open(
    expected: str, marked: str
) -> None:
    _, found = said(marked)
    assert named(found) == expected
    assert found.asserted == (expected == "done")
    assert found.denied == (expected == "denied")


def test_the_words_that_made_it_so_are_told() -> None:
    sentence, found = said("The ministry dismissed reports of [nine injured].")
    assert [sentence.tokens[i].text for i in found.cues] == ["dismissed"]


def test_no_answer_where_nothing_was_parsed() -> None:
    assert certainty_of(Sentence(report="r", start=0, end=9, block=0), 0, 9) is None


WORDS = sorted(
    listed("negative") | listed("after-not") | listed("sayings") | {"deny", "be", "not", "fail"} | MODALS
)
DEPS = [
    "ROOT",
    "nsubj",
    "nsubjpass",
    "dobj",
    "ccomp",
    "xcomp",
    "conj",
    "prep",
    "pobj",
    "acl",
    "advcl",
    "neg",
    "aux",
    "mark",
]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(WORDS), st.sampled_from(DEPS), st.sampled_from(["VERB", "NOUN", "AUX", "ADJ"]),
            st.integers(-2, 9),
        ),
        min_size=1, max_size=9,
    )
)  # fmt: skip
def test_any_tree_even_one_with_circles_has_an_answer(rows: list[tuple[str, str, str, int]]) -> None:
    tokens = tuple(
        Token(text=w, start=n * 9, end=n * 9 + len(w), lemma=w, pos=p, tag="VB", dep=d, head=h)
        for n, (w, d, p, h) in enumerate(rows)
    )
    tree = Tree(tokens)
    for at in range(len(tokens)):
        found = certainty(tree, at)
        assert found.cues == tuple(sorted(set(found.cues)))
        assert not (found.asserted and found.denied)
