"""A report is hostile input: whatever stands in it, tracing ends, and its laws hold."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trace.written import WIRE, report
from variorum import trace


@pytest.mark.parametrize(
    "text",
    [
        "#" * 100_000,
        " " * 100_000 + "x",
        "* " * 50_000,
        "A" * 100_000,
        "MORE " + "Aa" * 50_000,
        "A. B. " * 20_000 + "MORE",
        '"' * 50_000,
        "' " * 50_000,
        "— " * 50_000 + "(@x)",
        "The same words again and again. " * 3_000,
        "I said: " * 10_000,
        "Reuters said Reuters told Reuters " * 3_000,
        "a.b." * 30_000,
    ],
    ids=lambda text: text[:12].strip(),
)
def test_no_text_takes_for_ever(text: str) -> None:
    lineage = trace.trace([report(text + end, path=f"{end}.txt", outlet="Bell") for end in ("x", "y")])
    assert len(lineage.witnesses) >= 1


@given(st.lists(st.text(max_size=300), max_size=4))
@settings(max_examples=60, deadline=None)
def test_any_text_is_traced(texts: list[str]) -> None:
    reports = [report(text + WIRE[: 20 * n], path=f"{n}.txt") for n, text in enumerate(texts)]
    lineage = trace.trace(reports)
    for r in reports:
        told = sorted((p.start, p.end) for w in lineage.witnesses for p in w.passages if p.report == r.id)
        assert "".join(r.text[a:b] for a, b in told) == r.text
