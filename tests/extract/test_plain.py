from __future__ import annotations

import pytest

from tests.extract.making import capture
from variorum.extract import extract
from variorum.records import BlockKind, Stated

MENU = "Home\nNews\nSport\nSubscribe to our newsletter\nWeather\nAbout us\nTerms of use\n"
BODY = (
    "LINDHOLM (AP) — A ferry with 212 people on board ran aground off Lindholm late on Monday, the coast guard said.\n\n"
    "Nobody was hurt, and all passengers were taken ashore before midnight, according to the operator of the line.\n\n"
    "RESCUE IN FOG\n\n"
    "The master of the ferry told the harbour office that he had not seen the light on the northern reef at all.\n\n"
    "Divers will look at the hull on Wednesday, when the wind is expected to turn, the operator said.\n"
)
SAVED = (
    f"Ferry runs aground off Lindholm | Island Courier\n\n{MENU}\nFerry runs aground off Lindholm\n\n"
    f"Posted on March 4, 2031\n\nBy Anna Berg\n\n{BODY}\nRelated Posts\nHarbour dues to rise in spring\nHarbour dues to rise in spring\n"
    "Old lighthouse sold to artist\nOld lighthouse sold to artist\n© 2031 Island Courier\n"
)


def test_a_page_saved_with_its_menus() -> None:
    (report,) = extract([capture(SAVED, "text/plain")]).reports
    assert report.title == "Ferry runs aground off Lindholm"
    assert (report.published, report.authors, report.outlet) == (
        "2031-03-04",
        ("Anna Berg",),
        "Island Courier",
    )
    assert (report.credit, report.dateline) == ("AP", "LINDHOLM")
    assert report.body == BODY.strip()
    assert "Subscribe to our newsletter" in report.dropped


def test_kinds_of_blocks() -> None:
    (report,) = extract([capture(SAVED, "text/plain")]).reports
    kinds = [block.kind for block in report.blocks]
    assert kinds[:2] == [BlockKind.HEADLINE, BlockKind.BYLINE]
    assert kinds.count(BlockKind.SUBHEAD) == 1


def test_a_text_that_begins_at_once_has_no_title() -> None:
    (report,) = extract([capture(BODY.replace("RESCUE IN FOG\n\n", ""), "text/plain")]).reports
    assert report.title is None


def test_captions_and_their_photographers_are_kept() -> None:
    photos = BODY + "\nThe ferry on the northern reef on Tuesday.\nAnna Berg / Island Pictures\n"
    (report,) = extract([capture(photos, "text/plain")]).reports
    last = report.blocks[-2:]
    assert [block.kind for block in last] == [BlockKind.CAPTION, BlockKind.CREDIT]
    assert "northern reef on Tuesday" not in report.body


def test_lines_that_recur_on_an_outlets_pages_are_dropped() -> None:
    appeal = "This paper belongs to its readers, and it needs every one of them to go on printing."
    stories = [
        BODY,
        *(
            " ".join(
                ["In the town of", town, "the council met on Monday to speak about its", thing, "again."]
            )
            + "\n\n"
            + f"Nobody in {town} had thought that the {thing} would take so long, said the mayor of the town.\n"
            for town, thing in [("Almby", "bridge"), ("Norvik", "library"), ("Sundet", "harbour")]
        ),
    ]
    pages = [
        capture(f"{appeal}\n\n{story}", "text/plain", path=str(n), stated=Stated(outlet="Island Courier"))
        for n, story in enumerate(stories)
    ]
    alone = extract(pages[:1]).reports[0]
    together = extract(pages).reports
    assert appeal in alone.text
    assert all(appeal not in report.text for report in together)


def test_a_text_that_ends_at_a_paywall_is_kept_with_a_doubt() -> None:
    stub = "Ferry runs aground\n\nA ferry ran aground on Monday night off the island of Lindholm in thick fog.\n\nSubscribe to continue reading\n"
    (report,) = extract([capture(stub, "text/plain")]).reports
    assert "off the island of Lindholm" in report.body
    assert any("asks to subscribe" in doubt for doubt in report.doubts)


@pytest.mark.parametrize("divider", ["###", "***", "* * *", "____", "### ###"])
def test_a_text_saved_on_one_line_is_cut_at_its_dividers(divider: str) -> None:
    lines = [line for line in SAVED.splitlines() if line]
    (report,) = extract([capture(f" {divider} ".join(lines), "text/plain")]).reports
    assert report.title == "Ferry runs aground off Lindholm"
    assert report.authors == ("Anna Berg",)
    assert report.body == BODY.strip()


def test_dashes_divide_only_after_the_end_of_a_sentence() -> None:
    aside = "The ferry --- nobody had seen it coming --- ran aground off Lindholm late on Monday."
    text = f"{aside} --- Nobody was hurt, the coast guard said on Tuesday, when the fog had lifted."
    (report,) = extract([capture(text, "text/plain")]).reports
    assert [report.text[b.start : b.end] for b in report.blocks] == [aside, text.rpartition(" --- ")[2]]


def test_a_photographers_line_is_no_headline() -> None:
    text = "Photo: Anna Berg (Island Pictures)\n\n" + BODY.replace("RESCUE IN FOG\n\n", "")
    (report,) = extract([capture(text, "text/plain")]).reports
    assert report.title is None
