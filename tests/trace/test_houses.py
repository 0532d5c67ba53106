"""Whose report it is, by what its own furniture says."""

from __future__ import annotations

import pytest

from tests.trace.written import report
from variorum.trace.houses import house

STORY = "The lift to the upper town stood still for a day.\n\nNobody was hurt, and a carpenter is to look at the rope."


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (f"{STORY}\n\nCopyright © 2031 The Upland Mirror, LLC. Click here for reprints.", "Upland Mirror"),
        (f"{STORY}\n\n© 2029-2031 Hillside Bell. All rights reserved.", "Hillside Bell"),
        (f"{STORY}\n\nRead or Share this story: https://www.uplandmirror.com/story/2031/lift/", "uplandmirror.com"),
        (f"By signing up you agree to receive email newsletters or alerts from UPLANDER. Unsubscribe.\n\n{STORY}", "UPLANDER"),
        (f"Ada Pell is chief lift correspondent at Uplander Magazine.\n\n{STORY}", "Uplander Magazine"),
        (f"Upper Town (UBC) -- {STORY}", "UBC"),
    ],
)  # fmt: skip
def test_furniture_names_the_house(text: str, named: str) -> None:
    assert house(report(text, path="0.txt", outlet=None)) == named
    assert house(report(text, path="0.txt", outlet="Stated Times")) == "Stated Times"


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        f"{STORY}\n\nA copyright of 1950 held by the Carpenters would not help them.",
        f"{STORY}\n\nImage copyright Lena Moss Image caption The lift",
        f"Letters from Upland were found in the cabin.\n\n{STORY}",
        f"The mayor (who is 50) was on board. {STORY}",
    ],
)
def test_stories_name_none(text: str) -> None:
    assert house(report(text, path="0.txt", outlet=None)) is None
