"""Quotations with others inside that have the same marks."""

from __future__ import annotations

import pytest

from variorum.text.quotations import quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“What they call “calm weather” was a gale, and all of us knew,” he said.", ["“What they call “calm weather” was a gale, and all of us knew,”"]),
        ("Er schrieb: «Das «Fest» war keins.» Dann ging er.", ["«Das «Fest» war keins.»"]),
        ("彼は「「祭り」は静かだった」と述べた。", ["「「祭り」は静かだった」"]),
        # Two that follow one another, and one that a lost mark leaves open.
        ("“So,” he said, “it is.”", ["“So,”", "“it is.”"]),
        ("“He calls it “art”, and goes on.", ["“He calls it “art”"]),
    ],
)  # fmt: skip
def test_the_outer_one_is_the_quotation(text: str, quoted: list[str]) -> None:
    assert [text[q.start : q.end] for q in quotations(text)] == quoted
