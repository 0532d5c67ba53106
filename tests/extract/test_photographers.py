from __future__ import annotations

import pytest

from tests.extract.making import capture, page
from tests.extract.test_way_back import unmapped
from variorum.cli.extract import row
from variorum.extract import extract
from variorum.extract.blocks.photographers import parted
from variorum.extract.dom.source import Piece, Run
from variorum.extract.settings import ExtractSettings
from variorum.records import BlockKind

STORY = "Ferry aground\n\n" + "\n\n".join(
    ["The ferry ran aground in fog on Monday night, the coast guard said."] * 4
)


def parts(line: str) -> list[tuple[BlockKind, str]]:
    piece = Piece(kind=BlockKind.CAPTION, runs=(Run(line[:7], 0), Run(line[7:], 7)))
    return [(part.kind, part.text) for part in parted(piece, ExtractSettings())]


@pytest.mark.parametrize(
    ("shown", "whose"),
    [
        ("The ferry on the rocks.", "Photo: Anna Berg"),
        ("The ferry on the rocks.", "Photo by Anna Berg"),
        ("Die Fähre auf dem Riff.", "Foto: Anna Berg/Inselbild"),
        ("The ferry on the rocks.", "© Island Pictures"),
        ("The ferry on the rocks off Lindholm", "(Island Photo/Anna Berg)"),
    ],
)
def test_caption_and_photographer(shown: str, whose: str) -> None:
    assert parts(f"{shown} {whose}") == [(BlockKind.CAPTION, shown), (BlockKind.CREDIT, whose)]


@pytest.mark.parametrize(
    "line",
    [
        "The ferry on the rocks.",
        "The ferry on the rocks (left) and its tug.",
        "Photo: Anna Berg",
        "The source of the fog is not known. It came at night.",
        # On whose word the caption stands, which is read from the caption itself.
        "The ferry on the rocks (Coast Guard via Island Pictures)",
    ],
)
def test_what_is_left_whole(line: str) -> None:
    assert parts(line) == [(BlockKind.CAPTION, line)]


@pytest.mark.parametrize(
    "inside",
    [
        "The ferry on the rocks. Photo: Anna Berg",
        "The ferry on the rocks <span class='photo-credit'>Anna Berg</span>",
        "The ferry on the rocks (<span class='photo-credit'>Anna Berg</span>)",
    ],
)
def test_in_a_page_both_stay_in_one_line_with_their_places(inside: str) -> None:
    figure = f"<figure><img src='a.jpg'><figcaption>{inside}</figcaption></figure>"
    given = capture(page(STORY, before=figure), "text/html")
    (report,) = extract([given]).reports
    caption, credit = (b for b in report.blocks if b.kind in (BlockKind.CAPTION, BlockKind.CREDIT))
    assert credit.start == caption.end + 1
    assert report.text[caption.start : caption.end].startswith("The ferry on the rocks")
    assert "Anna Berg" in report.text[credit.start : credit.end]
    assert unmapped(report, given) == ""
    assert row(report)["captions"] == [report.text[caption.start : credit.end]]
