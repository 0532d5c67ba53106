"""How much of a report makes it a copy where words take many endings, or no blank parts them."""

from __future__ import annotations

import pytest

from tests.trace.written import OWN, WIRE, report
from variorum.records import Direction, SharedKind, SharedText
from variorum.trace.clusters.copies import copy_groups
from variorum.trace.settings import TraceSettings


@pytest.mark.parametrize(("language", "groups"), [("ru", 1), ("ja", 1), ("en", 0), (None, 0)])
def test_half_of_a_report_makes_a_copy_where_an_edited_word_breaks_more(
    language: str | None, groups: int
) -> None:
    one, two = report(WIRE, path="a.txt", language=language), report(OWN, path="b.txt", language=language)
    left, right = sorted((one, two), key=lambda r: r.id)
    shared = SharedText(
        left=left.id, right=right.id, kind=SharedKind.UPDATE, dependent=True, left_share=0.55, right_share=0.55, spans=(), direction=Direction.UNDECIDED, why=()
    )  # fmt: skip
    assert len(copy_groups([shared], [one, two], TraceSettings())) == groups
