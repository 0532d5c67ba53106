"""The door of the room: what goes in comes out, as a report or a refusal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.extract.making import capture, page
from variorum.extract import ExtractSettings, extract
from variorum.records import BlockKind, Reason, Stated

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
    one = capture(STORY, "text/x-report", path="a", stated=Stated(outlet="Harbour Post"))
    again = capture(STORY, "text/x-report", path="b", stated=Stated(outlet="Harbour Post"))
    elsewhere = capture(STORY, "text/x-report", path="c", stated=Stated(outlet="Island Courier"))
    result = extract([one, again, elsewhere])
    assert [report.path for report in result.reports] == ["a", "c"]
    assert [(refusal.path, refusal.reason) for refusal in result.refused] == [("b", Reason.DUPLICATE)]


def test_refusals_say_why() -> None:
    cases = {
        Reason.EMPTY: capture("  \n", "text/plain"),
        Reason.BINARY: capture(b"\x89PNG\r\n\x1a\n" + bytes(range(200)), "text/plain"),
        Reason.TOO_LARGE: capture("word " * 50, "text/plain"),
        Reason.TOO_SHORT: capture("Seven words are not a news report.", "text/plain"),
    }
    for reason, given_capture in cases.items():
        result = extract([given_capture], settings=ExtractSettings(max_bytes=240))
        assert [refusal.reason for refusal in result.refused] == [reason]
        assert result.refused[0].detail.endswith(".")


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
