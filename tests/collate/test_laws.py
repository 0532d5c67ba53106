"""What holds of any story: spans, nothing lost, order, copies, determinism, and no exception."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.collate.collating import DIFFERENT, collated, differences, together, told, witnesses
from tests.collate.reports import report
from variorum.parse import parse
from variorum.records import CollatedStory, Report, Sentence, Status, Token
from variorum.text.sentences import sentence_spans

WORDS = st.sampled_from(
    ["Brandel", "Lotte", "Ostermoor", "fire", "hall", "police", "said", "destroyed", "killed", "people", "stalls", "not",
     "40", "55", "dozens", "more", "than", "at", "least", "Monday", "Tuesday", "May", "14", "9:40", "p.m.", "percent",
     "the", "of", "in", "was", "“", "”", ",", ".", "?", "chief", "titled", "Weavers", "Canal", "and", "\n", "🙂", "été",
     "пожар", "$2", "million", "(", ")", "injured", "12"]
)  # fmt: skip
KINDS = st.sampled_from(["VERB", "NOUN", "PROPN", "NUM", "AUX", "ADJ", "ADP", "DET", "PUNCT", "PRON"])
LABELS = st.sampled_from(
    ["nsubj", "dobj", "ROOT", "nummod", "pobj", "prep", "neg", "appos", "compound", "amod", "conj"]
)
ENTITIES = st.sampled_from(["", "", "", "PERSON", "ORG", "GPE", "WORK_OF_ART", "DATE"])

Case = tuple[tuple[Report, ...], dict[str, tuple[Sentence, ...]]]


@st.composite
def stories(draw: st.DrawFn, least: int = 1, most: int = 4) -> Case:
    """Reports of any words with any graph over them, circles included; some are copies of one text."""
    reports, sentences = [], {}
    for n in range(draw(st.integers(least, most))):
        if reports and draw(st.booleans()):
            text = reports[0].text
        else:
            text = " ".join(draw(st.lists(WORDS, min_size=0, max_size=30)))
        made = report(text, id=f"r{n}", outlet=f"Outlet {n}")
        reports.append(made)
        sentences[made.id] = tuple(_sentences(draw, made))
    return tuple(reports), sentences


def _sentences(draw: st.DrawFn, made: Report) -> list[Sentence]:
    found = []
    for n, block in enumerate(made.blocks):
        for start, end in sentence_spans(made.text, block.start, block.end):
            tokens, at = [], start
            found_words = made.text[start:end].split()
            for word in found_words:
                at = made.text.index(word, at)
                tokens.append(
                    Token(
                        text=word, start=at, end=at + len(word), lemma=word.lower(), pos=draw(KINDS), tag="NN",
                        dep=draw(LABELS), head=draw(st.integers(0, len(found_words) - 1)), entity=draw(ENTITIES),
                    )
                )  # fmt: skip
                at += len(word)
            found.append(
                Sentence(
                    report=made.id,
                    start=start,
                    end=end,
                    block=n,
                    tokens=tuple(tokens) if draw(st.booleans()) else (),
                )
            )
    return found


def lineages(reports: tuple[Report, ...]):
    """Reports of one text are one telling."""
    by_text: dict[str, list[Report]] = {}
    for one in reports:
        by_text.setdefault(one.text, []).append(one)
    return witnesses(*by_text.values())


def said(story: CollatedStory) -> set[tuple[str, str, str, str]]:
    return {(c.id, c.status, c.label, c.why) for c in story.claims}


@settings(max_examples=150, deadline=None)
@given(stories())
def test_every_reading_is_quoted_to_the_letter_and_no_claim_is_without(case) -> None:
    reports, sentences = case
    story = together(reports, lineages(reports), sentences)
    texts = {r.id: r.text for r in reports}
    for claim in story.claims:
        assert claim.readings and claim.label and claim.why and claim.tier in {1, 2, 3}
        assert all(texts[r.report][r.start : r.end] == r.quote and r.quote for r in claim.readings)
        assert len({(r.report, r.start, r.end) for r in claim.readings}) == len(claim.readings)
        assert claim.internal == (len(claim.readings) > 1 and len({r.report for r in claim.readings}) == 1)


@settings(max_examples=100, deadline=None)
@given(stories(least=2), st.randoms())
def test_the_order_of_reports_changes_nothing(case, random) -> None:
    reports, sentences = case
    shuffled = list(reports)
    random.shuffle(shuffled)
    lineage = lineages(reports)
    one, other = together(reports, lineage, sentences), together(shuffled, lineage, sentences)
    assert one.claims == other.claims


@settings(max_examples=100, deadline=None)
@given(stories())
def test_ids_are_distinct_and_a_second_run_says_the_same(case) -> None:
    reports, sentences = case
    one, again = (together(reports, lineages(reports), sentences) for _ in range(2))
    assert one == again
    assert len({c.id for c in one.claims}) == len(one.claims)


@settings(max_examples=100, deadline=None)
@given(stories())
def test_one_source_alone_never_agrees_with_itself(case) -> None:
    reports, sentences = case
    story = together(reports, witnesses(reports), sentences)
    assert not [
        c for c in story.claims if c.status in {Status.AGREE, Status.CHANGED} and "One telling" not in c.why
    ]


PARTS = (
    "The fire in the market hall destroyed 40 stalls on Monday night, police said.",
    "Fire chief Piotr Savelyev said that more than 200 people had fled from the market hall.",
    "A fire in the market hall on Monday night destroyed 55 stalls, the mayor said.",
    "Some 230 people fled from the market hall, according to fire chief Pyotr Savelev.",
    "“Nobody came to help us with the barges,” said the harbour master of Ostermoor.",
)


def test_the_order_of_parsed_reports_changes_nothing() -> None:
    reports = told(*PARTS[:4])
    claims = {together(order, witnesses(*([r] for r in reports))).claims for order in permutations(reports)}
    assert len(claims) == 1


def test_every_statement_stands_in_some_claim() -> None:
    """What is said in any sentence of three words or more can be found in the table."""
    reports = told(*PARTS)
    story = together(reports)
    for one, sentences in parse(reports).items():
        for sentence in sentences:
            assert any(
                r.report == one and r.start < sentence.end and r.end > sentence.start
                for c in story.claims
                for r in c.readings
            )


@pytest.mark.parametrize("copies", [1, 3, 6])
def test_copies_add_no_source(copies) -> None:
    """However often one of two tellings is repeated, each claim has the sources and the status it had."""
    pair = told(PARTS[0], PARTS[2])
    more = tuple(report(pair[0].text, id=f"copy{n}", outlet=f"Copier {n}") for n in range(copies))
    alone = together(pair)
    with_copies = together((*pair, *more), witnesses([pair[0], *more], [pair[1]]))

    def sources(story: CollatedStory) -> list[tuple[str, int, frozenset[str]]]:
        own = [
            (c.status, len({r.witness for r in c.readings}), frozenset(r.quote for r in c.readings))
            for c in story.claims
        ]
        return sorted(own, key=lambda row: (row[0], row[1], sorted(row[2])))

    assert sources(with_copies) == sources(alone)


@pytest.mark.parametrize(
    "stranger",
    [
        "The orchestra of Lindholm played 12 waltzes on Sunday, and 900 tickets were sold.",
        "Three swimmers crossed the strait in 14 hours.",
        "",
    ],
)
def test_an_unrelated_report_starts_no_conflict(stranger) -> None:
    """Word weights shift with every report, so probabilities do; but what a stranger says is at odds with nobody."""
    reports = told(*PARTS)
    more = (*reports, report(stranger, id="stranger", outlet="Stranger"))
    told_before = {frozenset((r.report, r.start) for r in c.readings) for c in differences(together(reports))}
    for claim in differences(together(more)):
        assert "stranger" not in {r.report for r in claim.readings}
        if claim.status is Status.CONFLICT:
            assert frozenset((r.report, r.start) for r in claim.readings) in told_before


ODD = (
    "", " ", "Fire", "?!", "40", "“", "不幸的火灾摧毁了四十个摊位。", "пожар уничтожил 40 прилавков в понедельник",
    "اندلع حريق في السوق يوم الاثنين", "🔥🔥🔥 40 🔥", "a " * 5000, "fire, " * 5000, "(" * 300, "“fire” " * 200,
    "The fire destroyed " + "40 stalls and " * 200 + "nothing.",
)  # fmt: skip


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_nothing_raises_on_odd_text(odd) -> None:
    reports = told(PARTS[0], odd, odd, around=False)
    story = together(reports)
    texts = {r.id: r.text for r in reports}
    assert all(texts[r.report][r.start : r.end] == r.quote for c in story.claims for r in c.readings)


def test_a_story_of_nothing_has_no_claims() -> None:
    assert together(()).claims == ()


def test_one_report_alone_differs_with_nobody() -> None:
    assert not [c for c in collated(PARTS[0]).claims if c.status in DIFFERENT]
