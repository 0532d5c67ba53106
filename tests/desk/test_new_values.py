"""When the feed says that a claim has another value, and what it says of the one before."""

from __future__ import annotations

import json

import pytest

from variorum.desk.ingest.add import add
from variorum.desk.revisions.changes import ChangeKind
from variorum.store import derived

FIRST = (
    "Arden Times",
    "2031-05-06",
    "en",
    "A ferry with 38 people on board ran aground off Sarn on Monday. Seven passengers were injured, police said.",
)
LATER = (
    "Elm Tribune",
    "2031-05-08",
    "en",
    "A ferry with 41 people on board ran aground off Sarn on Monday. The injured are in hospital, the mayor said.",
)
GERMAN = (
    "Sarner Blatt",
    "2031-05-06",
    "de",
    "Eine Fähre mit 38 Menschen an Bord ist am Montag vor Sarn auf Grund gelaufen. Das teilte die Hafenbehörde mit.",
)


def new_values(desk, folder, *said) -> list[str]:
    for number, (outlet, published, language, text) in enumerate(said):
        row = {
            "path": f"{number}.txt",
            "text": text,
            "outlet": outlet,
            "published": published,
            "language": language,
        }
        place = folder / f"{number}.jsonl"
        place.write_text(json.dumps(row) + "\n", encoding="utf-8")
        add(desk, [str(place)])
    with desk.store.reading() as connection:
        rows = derived.changes(connection, limit=None)
    return [row.sentence for row in rows if row.kind == ChangeKind.NEW_VALUE]


@pytest.mark.parametrize(
    ("reports", "told"),
    [
        (
            (FIRST, LATER),
            "Elm Tribune says “41 people on board ran”; Arden Times said “38 people on board ran”",
        ),
        (
            (LATER, FIRST),
            "Arden Times says “38 people on board ran”; Elm Tribune says “41 people on board ran”",
        ),
    ],
)
def test_only_of_an_older_report_is_said_that_it_said(desk, tmp_path, reports, told):
    sentences = new_values(desk, tmp_path, *reports)
    assert [told in sentence for sentence in sentences] == [True], sentences


def test_an_equal_value_in_another_language_is_no_new_value(desk, tmp_path):
    sentences = new_values(desk, tmp_path, FIRST, GERMAN, LATER)
    assert len(sentences) == 1 and "“41 people" in sentences[0], sentences
