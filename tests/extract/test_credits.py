from __future__ import annotations

import pytest

from tests.extract.making import capture, page
from variorum.extract import ExtractSettings, extract
from variorum.extract.metadata.credit import dateline, line_cues, tail_cue


@pytest.mark.parametrize(
    ("paragraph", "place", "agency"),
    [
        ("LINDHOLM (Reuters) -The ferry left.", "LINDHOLM", "Reuters"),
        ("LINDHOLM, Norland, March 4 (AP) — The ferry left.", "LINDHOLM, Norland", "AP"),
        ("Lindholm (dpa/lno) - Die Fähre legte ab.", "Lindholm", "dpa"),
        ("(ANSA) - LINDHOLM, 04 MAR - Il traghetto.", "LINDHOLM", "ANSA"),
        ("LINDHOLM — The ferry left.", "LINDHOLM", None),
        ("【リンド＝共同】フェリーが", "リンド", "Kyodo"),
    ],
)
def test_datelines(paragraph: str, place: str, agency: str | None) -> None:
    found = dateline(paragraph)
    assert found is not None
    assert (found.place, found.agency) == (place, agency)


def test_a_dateline_glued_to_its_first_word() -> None:
    report = "LindholmThere was fog. Nobody in Lindholm saw the ferry; there was no wind."
    found = dateline(report, report=report)
    assert found is not None
    assert found.place == "Lindholm"


@pytest.mark.parametrize(
    "paragraph",
    [
        "The mayor told Reuters on Monday that the ferry would sail.",
        "NATO — the alliance — met.",
        "SoftBank said it would buy the quay.",
    ],
)
def test_what_is_no_dateline(paragraph: str) -> None:
    assert dateline(paragraph, report=paragraph) is None


def test_attribution_is_no_credit() -> None:
    assert (
        list(
            line_cues(
                ["The mayor told Reuters he would sail.", "According to AFP, it sank."],
                ExtractSettings(),
                where="tail line",
            )
        )
        == []
    )


def test_credit_lines() -> None:
    lines = ["© AFP", "Source: Reuters", "The Associated Press contributed to this report."]
    assert [cue.agency for cue in line_cues(lines, ExtractSettings(), where="tail line")] == [
        "AFP",
        "Reuters",
        "AP",
    ]
    assert tail_cue("The ferry was towed in on Sunday. --Reuters") == "Reuters"


def test_a_photo_credit_is_not_a_text_credit() -> None:
    story = "Ferry aground\n\n" + "\n\n".join(
        ["The ferry ran aground in fog on Monday night, the coast guard said."] * 4
    )
    figure = (
        "<figure><img src='a.jpg'><figcaption>The ferry on the rocks. Photo: Reuters</figcaption></figure>"
    )
    (report,) = extract([capture(page(story, before=figure), "text/html")]).reports
    assert report.credit is None
    assert ("credit", "Reuters", "photo credit") in [(f.field, f.value, f.where) for f in report.findings]


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("dpa/reu", "dpa"),
        ("(afp/rtr)", "AFP"),
        ("apa/dpa/ap", "APA"),
        ("EFE / Lindholm", "EFE"),
        ("Agence France-Presse in Lindholm", "AFP"),
        ("dpa, Bad Lindholm", "dpa"),
        ("ASSOCIATED PRESS", "AP"),
        ("AGENCE FRANCE-PRESSE", "AFP"),
    ],
)
def test_short_lines_by_which_agencies_sign(line: str, agency: str) -> None:
    assert [cue.agency for cue in line_cues([line], ExtractSettings(), where="")] == [agency]


@pytest.mark.parametrize(
    "line", ["and/or", "abc/xyz", "reu", "the ap/pa list", "Reuters in an old house by the lake"]
)
def test_short_lines_that_sign_nothing(line: str) -> None:
    assert not list(line_cues([line], ExtractSettings(), where=""))
