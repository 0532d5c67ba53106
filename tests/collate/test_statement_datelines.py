"""Lines of a page that only say when it was published are no statements."""

from __future__ import annotations

import pytest

from variorum.collate.statements.statement import is_dateline


@pytest.mark.parametrize(
    "line",
    [
        "Published: November 10, 2011",
        "11 November 2011 Last updated at 12: 41 GMT",
        "Posted on November 15, 2011 6: 07: 15 PM GMT+01: 0",
        "Thu Nov 10, 2011 3: 00pm EST",
        "12. November 2011",
    ],
)
def test_when_a_page_was_published_says_nothing_of_the_event(line: str) -> None:
    assert is_dateline(line)


@pytest.mark.parametrize("line", ["The mill burned on Monday.", "Two were hurt on November 10.", "14", ""])
def test_what_says_something_is_kept(line: str) -> None:
    assert not is_dateline(line)
