"""Lines of a page that only say when it was published are no statements."""

from __future__ import annotations

import pytest

from tests.collate.collating import collated
from variorum.collate.mentions.stamped import is_dateline


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
    assert is_dateline(line, 0, len(line))


@pytest.mark.parametrize("line", ["The mill burned on Monday.", "Two were hurt on November 10.", "14", ""])
def test_what_says_something_is_kept(line: str) -> None:
    assert not is_dateline(line, 0, len(line))


def test_a_line_of_when_a_page_was_put_up_is_no_row_of_a_dossier() -> None:
    line = "Posted on Tuesday, November 15, 2011 at 6:07 PM GMT."
    story = collated(
        f"{line} Two barns burned down in Ostermoor.", f"{line} A third barn was saved from the fire."
    )
    assert not [c for c in story.claims if any("Posted" in r.quote or "6:07" in r.quote for r in c.readings)]
