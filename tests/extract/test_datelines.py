from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.making import capture, page
from variorum.extract import ExtractSettings, extract
from variorum.records import BlockKind, Report

BODY = [
    "The ferry to Osterholm ran aground on Monday with 212 people on board, the coast guard said.",
    "Nobody was hurt, and all passengers were taken ashore before midnight, according to the operator of the line.",
    "Divers will look at the hull on Wednesday, when the wind is expected to turn, the operator said.",
]


def read(opening: str, *, kind: str = "text/html", settings: ExtractSettings | None = None) -> Report:
    story = "\n\n".join(["Ferry runs aground off Osterholm", opening + BODY[0], *BODY[1:]])
    text = page(story) if kind == "text/html" else story
    (report,) = extract([capture(text, kind)], settings=settings or ExtractSettings()).reports
    return report


def datelines(report: Report) -> list[str]:
    return [report.text[b.start : b.end] for b in report.blocks if b.kind is BlockKind.DATELINE]


@pytest.mark.parametrize("kind", ["text/html", "text/plain", "text/x-report"])
@pytest.mark.parametrize(
    "dateline",
    [
        "LINDHOLM (AP) —",
        "LINDHOLM, March 4 (Reuters) -",
        "LINDHOLM, Norway —",
        "(Reuters) –",
        "【LINDHOLM＝AFP】",
    ],
)
def test_a_dateline_is_a_block_inside_the_paragraph_that_it_opens(dateline: str, kind: str) -> None:
    report = read(f"{dateline} ", kind=kind)
    assert datelines(report) == [dateline]
    n = next(n for n, block in enumerate(report.blocks) if block.kind is BlockKind.DATELINE)
    paragraph = report.blocks[n - 1]
    assert paragraph.kind is BlockKind.PARAGRAPH
    assert report.text[paragraph.start : paragraph.end] == f"{dateline} {BODY[0]}"
    assert report.body.startswith(dateline)


@pytest.mark.parametrize(
    "opening",
    [
        "",
        "The Associated Press (AP) counted the passengers. ",
        "Они – and nobody else. ",
        "Yet – as often – ",
        "A day later, LINDHOLM — the port — ",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(opening: str) -> None:
    assert datelines(read(opening)) == []


def test_a_dateline_further_down_is_another_story() -> None:
    late = "\n\n".join(
        [*BODY, *BODY, "LINDHOLM (AP) — The harbour office said on Tuesday that it had closed the pier."]
    )
    (report,) = extract([capture(late, "text/x-report")]).reports
    assert datelines(report) == []


@given(st.text(alphabet="ABCdef ()-–—:,APé【】＝12\n", max_size=60))
def test_whatever_opens_it_the_body_is_as_without_datelines(opening: str) -> None:
    with_it = read(opening, kind="text/x-report")
    without = read(opening, kind="text/x-report", settings=ExtractSettings(dateline_within=0))
    assert (with_it.text, with_it.body) == (without.text, without.body)
    blocks = [block for block in with_it.blocks if block.kind is not BlockKind.DATELINE]
    assert blocks == list(without.blocks)
    assert len(with_it.blocks) - len(blocks) <= 1
