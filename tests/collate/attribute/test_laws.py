"""Laws that hold whatever the text: spans, order, and no exception."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.collate.reports import report
from variorum.collate.attribute import attributed, attributions, quoted
from variorum.collate.refer import referents
from variorum.records import Sentence, Token
from variorum.text.sentences import sentence_spans

WORDS = st.sampled_from(
    ["Moor", "police", "said", "claims", "that", "he", "it", "they", "the", "group", "according", "to", "reportedly",
     "“", "”", '"', ",", ".", ":", "?", "-", "accused", "of", "citing", "statement", "is", "(", ")", "via", "selon",
     "dijo", "não", "\n", "🙂", "1,200", "not", "and", "who", "by", "was", "’s"]
)  # fmt: skip
LABELS = st.sampled_from(
    ["nsubj", "nsubjpass", "ccomp", "xcomp", "dobj", "prep", "pobj", "ROOT", "agent", "poss", "relcl", "acl", "conj",
     "advcl", "punct", "appos", "compound", "amod", "mark", "det", "neg", "auxpass", "prt", "oprd", "dative"]
)  # fmt: skip
TAGS = st.sampled_from(
    ["VBD", "VBZ", "VBG", "VBN", "VB", "NN", "NNS", "NNP", "IN", "TO", "PRP", "WP", "DT", ",", "JJ"]
)
KINDS = st.sampled_from(["VERB", "NOUN", "PROPN", "PRON", "DET", "PUNCT", "ADP", "ADJ", "SCONJ", "AUX"])
ENTITIES = st.sampled_from(["", "", "PERSON", "ORG", "GPE", "DATE", "NORP"])


@st.composite
def parsed_reports(draw: st.DrawFn) -> tuple[object, tuple[Sentence, ...]]:
    """A report of any words with any tree over them, heads out of range and in circles included."""
    made = report(" ".join(draw(st.lists(WORDS, min_size=1, max_size=40))))
    sentences = []
    for n, block in enumerate(made.blocks):
        for start, end in sentence_spans(made.text, block.start, block.end):
            tokens, at = [], start
            for word in made.text[start:end].split():
                at = made.text.index(word, at)
                tokens.append(
                    Token(
                        text=word, start=at, end=at + len(word), lemma=word.lower().removesuffix("s"),
                        pos=draw(KINDS), tag=draw(TAGS), dep=draw(LABELS), entity=draw(ENTITIES),
                        head=draw(st.integers(min_value=-1, max_value=12)),
                    )
                )  # fmt: skip
                at += len(word)
            kept = tuple(tokens) if draw(st.booleans()) else ()
            sentences.append(Sentence(report=made.id, start=start, end=end, block=n, tokens=kept))
    return made, tuple(sentences)


@settings(max_examples=300, deadline=None)
@given(parsed_reports())
def test_spans_lie_in_the_report_and_name_their_source(case) -> None:
    made, sentences = case
    for a in attributions(made, sentences):
        assert 0 <= a.start < a.end <= len(made.text)
        assert made.text[a.source_start : a.source_end] == a.source
        assert a.source.strip()
        assert a.chain[0] == a.source
        assert attributed([a], a.start, a.end) == a


@settings(max_examples=200, deadline=None)
@given(parsed_reports(), st.randoms())
def test_the_order_of_sentences_changes_nothing(case, random) -> None:
    made, sentences = case
    shuffled = list(sentences)
    random.shuffle(shuffled)
    assert attributions(made, shuffled) == attributions(made, sentences)
    assert quoted(made, shuffled) == quoted(made, sentences)
    assert referents(made, shuffled) == referents(made, sentences)


@settings(max_examples=200, deadline=None)
@given(parsed_reports())
def test_utterances_keep_their_parts(case) -> None:
    made, sentences = case
    for q in quoted(made, sentences):
        assert list(q.parts) == sorted(q.parts)
        assert all(0 <= p.start < p.end <= len(made.text) for p in q.parts)


@settings(max_examples=200, deadline=None)
@given(parsed_reports())
def test_referents_are_words_of_the_report(case) -> None:
    made, sentences = case
    for start, r in referents(made, sentences).items():
        assert start == r.start < r.end
        assert made.text[r.name_start : r.name_end] == r.name != made.text[r.start : r.end]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_without_tokens_is_read(text) -> None:
    made = report(text.replace("\r", " "), language="fr")
    spans = [(n, s) for n, b in enumerate(made.blocks) for s in sentence_spans(made.text, b.start, b.end)]
    sentences = tuple(Sentence(report=made.id, start=s, end=e, block=n) for n, (s, e) in spans)
    for a in attributions(made, sentences):
        assert made.text[a.source_start : a.source_end] == a.source


def test_a_name_that_hangs_on_itself_before_a_colon_ends() -> None:
    """A parser does not make such a tree; a program that met one would never end."""
    text = "Moor : “the group said that he was the group”"
    made = report(text)
    tokens, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        named = word == "Moor"
        tokens.append(
            Token(
                text=word, start=at, end=at + len(word), lemma=word.lower(), pos="PROPN" if named else "NOUN", tag="NN",
                dep="compound" if named else "dep", head=len(tokens), entity="PERSON" if named else "",
            )
        )  # fmt: skip
        at += len(word)
    sentence = Sentence(report=made.id, start=0, end=len(text), block=0, tokens=tuple(tokens))
    assert all(text[a.start : a.end] for a in attributions(made, (sentence,)))
