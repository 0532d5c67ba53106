"""Whose report it is, by what its own furniture says."""

from __future__ import annotations

import pytest

from tests.trace.written import report
from variorum.trace.citations import houses
from variorum.trace.citations.houses import house

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


def test_many_texts_are_looked_through_once_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many others are asked of in between."""
    looked: list[str] = []
    honest = houses._looked_for

    def counted(text: str) -> str | None:
        looked.append(text)
        return honest(text)

    monkeypatch.setattr(houses, "_looked_for", counted)
    texts = [f"{STORY}\n\n© 2031 Hillside Bell. Number {n} of the year." for n in range(5_000)]
    for _ in range(2):
        assert {house(report(text, path="0.txt", outlet=None)) for text in texts} == {"Hillside Bell"}
    assert looked == texts


def test_no_more_answers_are_kept_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(houses, "KEPT", 3)
    monkeypatch.setattr(houses, "_kept", {})
    for n in range(10):
        text = f"{STORY}\n\n© 2031 Hillside Bell. {n}"
        assert house(report(text, path="0.txt", outlet=None)) == "Hillside Bell"
        assert len(houses._kept) <= 3
