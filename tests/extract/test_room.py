"""The door of the room: what goes in comes out, as a report or a refusal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.making import capture, page
from variorum.extract import ExtractSettings, extract
from variorum.records import BlockKind, Capture, Reason, Stated


class Watched(bytes):
    """Bytes that are counted while anybody holds them."""

    alive = 0

    def __init__(self, _: bytes) -> None:
        type(self).alive += 1

    def __del__(self) -> None:
        type(self).alive -= 1


STORY = "\n\n".join(
    [
        "Ferry runs aground off Lindholm",
        "A ferry with 212 people on board ran aground off the island of Lindholm late on Monday, the coast guard said.",
        "Nobody was hurt, and all passengers were taken ashore before midnight, according to the operator.",
    ]
)


def test_a_row_is_taken_as_it_stands() -> None:
    (report,) = extract([capture(STORY, "text/x-report")]).reports
    assert report.text == STORY
    assert report.title == "Ferry runs aground off Lindholm"
    assert [block.kind for block in report.blocks] == [BlockKind.HEADLINE, *[BlockKind.PARAGRAPH] * 2]


def test_what_a_row_states_wins() -> None:
    given_row = capture(STORY, "text/x-report", stated=Stated(title="Another title", published="2031-02-03"))
    (report,) = extract([given_row]).reports
    assert (report.title, report.published) == ("Another title", "2031-02-03")


def test_body_is_paragraphs_and_subheads() -> None:
    (report,) = extract([capture(STORY, "text/x-report")]).reports
    assert report.body == STORY.split("\n\n", 1)[1]


def test_the_same_bytes_from_the_same_origin_are_refused_once() -> None:
    url = "https://harbourpost.example/ferry"
    one, again = (capture(STORY, "text/x-report", path=path, url=url) for path in ("a", "b"))
    result = extract([one, again])
    assert [report.path for report in result.reports] == ["a"]
    assert [(refusal.path, refusal.reason) for refusal in result.refused] == [("b", Reason.DUPLICATE)]


def test_without_an_address_the_path_is_the_origin() -> None:
    given = [capture(STORY, "text/x-report", path=path) for path in ("a", "b", "a")]
    result = extract(given)
    assert [report.path for report in result.reports] == ["a", "b"]
    assert len({report.id for report in result.reports}) == 2
    assert [(refusal.path, refusal.reason) for refusal in result.refused] == [("a", Reason.DUPLICATE)]


def test_the_same_bytes_from_another_outlet_are_another_report() -> None:
    given = [capture(STORY, "text/x-report", stated=Stated(outlet=o)) for o in ("Harbour Post", "Courier")]
    assert len(extract(given).reports) == 2


def test_what_an_archive_lost_is_a_doubt_on_the_report() -> None:
    loss = "the record ends after 900 of 5,000 bytes"
    (report,) = extract([replace(capture(STORY, "text/x-report"), losses=(loss,))]).reports
    assert report.doubts == (loss,)


@pytest.mark.parametrize("title", ["A title that stands nowhere in it", "Harbour news, evening edition"])
def test_a_title_that_stands_nowhere_in_a_row_is_metadata_only(title: str) -> None:
    (report,) = extract([capture(STORY, "text/x-report", stated=Stated(title=title))]).reports
    assert (report.title, report.text) == (title, STORY)
    assert BlockKind.HEADLINE not in [block.kind for block in report.blocks]


def test_a_row_whose_title_is_its_first_sentence() -> None:
    lead = "A ferry ran aground off Lindholm late on Monday."
    text = f"{lead}\n\nNobody was hurt, the coast guard said."
    (report,) = extract([capture(text, "text/x-report", stated=Stated(title=lead))]).reports
    assert [block.kind for block in report.blocks] == [BlockKind.HEADLINE, BlockKind.PARAGRAPH]
    assert report.text == text


def test_a_row_without_a_title_that_opens_with_a_sentence_has_none() -> None:
    text = "A ferry ran aground off Lindholm late on Monday.\n\nNobody was hurt, the coast guard said."
    (report,) = extract([capture(text, "text/x-report")]).reports
    assert report.title is None
    assert [block.kind for block in report.blocks] == [BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]


def test_a_row_of_one_line_is_a_paragraph_even_where_it_is_its_title() -> None:
    line = "A ferry ran aground off Lindholm late on Monday."
    (report,) = extract([capture(line, "text/x-report", stated=Stated(title=line))]).reports
    assert [block.kind for block in report.blocks] == [BlockKind.PARAGRAPH]


def test_dividers_in_a_row_part_blocks_and_stay_in_its_text() -> None:
    text = "Ferry runs aground ### A ferry ran aground late on Monday. ### Nobody was hurt. ###"
    (report,) = extract([capture(text, "text/x-report")]).reports
    assert report.text == text
    assert [text[b.start : b.end] for b in report.blocks] == [
        "Ferry runs aground",
        "A ferry ran aground late on Monday.",
        "Nobody was hurt.",
    ]


def test_refusals_say_why() -> None:
    cases = {
        Reason.EMPTY: capture("  \n", "text/plain"),
        Reason.BINARY: capture(b"\x89PNG\r\n\x1a\n" + bytes(range(200)), "text/plain"),
        Reason.TOO_LARGE: capture("word " * 50, "text/plain"),
        Reason.TOO_SHORT: capture("<p>Seven words are not a news report.</p>", "text/html"),
    }
    for reason, given_capture in cases.items():
        result = extract([given_capture], settings=ExtractSettings(max_bytes=240))
        assert [refusal.reason for refusal in result.refused] == [reason]
        assert result.refused[0].detail.endswith(".")


@settings(deadline=None)
@given(
    st.lists(st.binary(max_size=300), max_size=6),
    st.sampled_from(["text/plain", "text/html", "text/x-report"]),
)
def test_in_is_reports_and_refusals(contents: list[bytes], media_type: str) -> None:
    captures = [capture(content, media_type, path=str(n)) for n, content in enumerate(contents)]
    result = extract(captures)
    assert sorted(r.path for r in result.reports + result.refused) == sorted(c.path for c in captures)


def test_progress_counts_to_the_end() -> None:
    seen: list[tuple[int, int]] = []
    extract(
        [capture(STORY, "text/x-report"), capture(page(STORY), "text/html")],
        progress=lambda *at: seen.append(at),
    )
    assert seen == [(1, 2), (2, 2)]


def test_progress_of_captures_that_nobody_counted() -> None:
    told: list[tuple[int, int]] = []
    captures = (capture(STORY, "text/x-report", path=path) for path in "ab")
    extract(captures, progress=lambda *at: told.append(at))
    assert told == [(1, 0), (2, 0), (2, 2)]


def test_bytes_are_let_go_one_capture_at_a_time() -> None:
    most = 0

    def captures() -> Iterator[Capture]:
        nonlocal most
        for number in range(6):
            made = capture("", "text/html", path=str(number))
            content = Watched(page(STORY.replace("212", str(number))).encode())
            yield replace(made, content=content, digest=str(number))
            del made, content
            most = max(most, Watched.alive)

    assert len(extract(captures()).reports) == 6
    # The one before, which the caller's loop still holds.
    assert most <= 1
