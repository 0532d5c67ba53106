"""The day on which an entry of a live blog was written is its own: "Tuesday" in it is told from there."""

from __future__ import annotations

import pytest

from variorum.records import Block, BlockKind, Report
from variorum.text.told_on import told_on
from variorum.text.whens import whens

TEXT = "Divers came on Friday.\nIt sank on Tuesday.\nThe captain was held on Monday."


def blog(*said, published="2031-03-07T09:10:00Z"):
    blocks, at = [], 0
    for line, stamp in zip(TEXT.split("\n"), said, strict=True):
        kind = BlockKind.PARAGRAPH if stamp is None else BlockKind.ENTRY
        blocks.append(Block(kind=kind, start=at, end=at + len(line), said_at=stamp))
        at += len(line) + 1
    return Report(
        id="r", path="r", digest="", text=TEXT, blocks=tuple(blocks), published=published, language="en"
    )


def day_of(report, word):
    at = report.text.index(word)
    (found,) = whens(report.text, at, at + len(word), published=told_on(report, at), language="en")
    return found.value.earliest


@pytest.mark.parametrize(
    "said",
    [
        ("2031-03-07T09:10:00Z", "2031-02-25T21:40:00Z", "2031-02-24T20:00:00Z"),
        ("7 March 2031, 09:10", "25 February 2031, 21:40", "24 February 2031, 20:00"),
        ("March 7, 9.10 am", "February 25, 9.40 pm", "February 24, 8 pm"),
    ],
)
def test_an_old_entry_s_weekday_is_not_that_of_the_page(said):
    report = blog(*said)
    assert day_of(report, "Tuesday") == "2031-02-25"
    assert day_of(report, "Monday") == "2031-02-24"
    assert day_of(report, "Friday") == "2031-03-07"


def test_hours_that_pass_midnight_settle_no_day():
    report = blog("09:10", "21:40", "20:00")
    assert day_of(report, "Tuesday") is None
    assert day_of(report, "Friday") is None


def test_hours_of_one_day_are_of_the_page_s_day():
    report = blog("21:40", "20:00", "09:10")
    assert day_of(report, "Tuesday") == "2031-03-04"
    twelve = blog("1.10 am", "11:30 am", "1:30 pm")
    assert day_of(twelve, "Tuesday") == "2031-03-04"


def test_what_stands_outside_of_entries_is_of_the_report_s_day():
    report = blog(None, "25 February 2031, 21:40", "24 February 2031, 20:00")
    assert day_of(report, "Friday") == "2031-03-07"
    assert told_on(blog("7 March 2031, 09:10", "x", "y", published=None), 0) == "2031-03-07"


@pytest.mark.parametrize(
    ("said", "published", "day"),
    [
        ("2031-03-03T22:30:00Z", "2031-03-04T00:10:00+02:00", "2031-03-04"),
        ("2031-03-03T22:30:00+00:00", "2031-03-04T00:10:00Z", "2031-03-03"),
        ("2031-03-03T22:30:00-05:00", "2031-03-04T04:10:00Z", "2031-03-03"),
        ("2031-03-04T00:30:00Z", "2031-03-03T20:10:00-05:00", "2031-03-03"),
        ("10.30 p.m. EST", "2031-03-04T03:35:00Z", "2031-03-03"),
        ("22:30 EST", "2031-03-04T03:35:00Z", "2031-03-03"),
        ("00:30 Uhr MEZ", "2031-03-03T23:45:00Z", "2031-03-04"),
        ("23:30 GMT", "2031-03-03T23:45:00Z", "2031-03-03"),
        ("23:30", "2031-03-03T23:45:00Z", "2031-03-03"),
        ("10.30 p.m. EST", "2031-03-03", "2031-03-03"),
    ],
)  # fmt: skip
def test_an_hour_of_an_entry_is_read_with_its_zone(said, published, day):
    report = blog(said, said, said, published=published)
    assert (told_on(report, 0) or "")[:10] == day
