"""What is kept of a story grows with its statements, not with their square, however alike they are."""

from __future__ import annotations

from tests.collate.collating import told, witnesses
from variorum.collate.claims import slot_claims
from variorum.collate.claims.slot_claims import Sides, compared_propositions
from variorum.collate.settings import CollateSettings
from variorum.collate.statement import Statement
from variorum.collate.statements import Link, statements, weights
from variorum.collate.statements.features import compared
from variorum.collate.tellings import tellings
from variorum.parse import parse
from variorum.records import Report

PLACES = ["Keld", "Vessen", "Lindholm", "Aldenport", "Ostermoor", "Quillholm", "Marrow", "Sallow"]


def story(*, places: int) -> tuple[tuple[Statement, ...], dict[str, Report]]:
    """Twenty-four tellings of nearly one sentence."""
    texts = [f"Police closed {20 + n} old gates in {PLACES[n % places]} on Monday." for n in range(24)]
    reports = told(*texts, around=False)
    by_id = {r.id: r for r in reports}
    told_by = tellings(witnesses(*([r] for r in reports)), by_id)
    return statements(by_id, dict(parse(reports)), told_by, {}), by_id


def test_pairs_of_statements_are_those_most_alike_on_either_side() -> None:
    said, _ = story(places=8)
    every = compared(said, weights(said), least_cosine=0.0, most_alike=len(said))
    few = compared(said, weights(said), least_cosine=0.0, most_alike=2)
    assert len(every.left) == len(said) * (len(said) - 1) // 2
    kept = set(zip(few.left.tolist(), few.right.tolist(), strict=True))
    assert kept == {(i, j) for j in range(24) for i in range(j) if i % 8 == j % 8}


def test_sentences_that_are_one_word_for_word_are_laid_upon_others_once(monkeypatch) -> None:
    texts = ["Police closed the old gates in Keld."] * 6 + ["Police closed old gates near Keld."] * 6
    reports = told(*texts, around=False)
    by_id = {r.id: r for r in reports}
    said = statements(by_id, dict(parse(reports)), tellings(witnesses(*([r] for r in reports)), by_id), {})
    asked = []
    monkeypatch.setattr(
        slot_claims, "alignments", lambda a, b, lay=slot_claims.alignments: asked.append(1) or lay(a, b)
    )
    pairs = [
        Link(left=i, right=j, probability=0.9, vector=(1.0,) * 14) for j in range(len(said)) for i in range(j)
    ]
    found = compared_propositions(pairs, Sides(said, {}, by_id), CollateSettings())
    assert len(found) >= len(pairs)
    assert len(asked) <= 4
