"""Dates as rows, feeds and pages write them: read, kept as a month, a year or a set, or unknown with a doubt."""

import pytest

from tests.extract.making import capture, page
from variorum.extract import ExtractSettings, extract
from variorum.extract.metadata.said_dates import said_date
from variorum.records import Stated

TEXT = "Nine people were hurt in the blaze at Tarnholm, the hospital said. The mill stands by the river."
SETTINGS = ExtractSettings()


def row(published, text=TEXT):
    return extract([capture(text, "text/x-report", stated=Stated(published=published))]).reports[0]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("November 12, 2025", "2025-11-12"),
        ("2025-11", "2025-11"),
        ("11/2025", "2025-11"),
        ("novembre 2025", "2025-11"),
        ("2025", "2025"),
        ("2025-11-XX", "2025-11"),
        ("2025-11-00", "2025-11"),
        ("2025-00-00", "2025"),
        ("2025-11-12?", "2025-11-12"),
        ("12/11/2025 08:00", "[2025-11-12,2025-12-11]"),
        ("[2025-11-12,2025-12-11]", "[2025-11-12,2025-12-11]"),
        ("2025-11-10/2025-11-12", "[2025-11-10..2025-11-12]"),
        ("dom, 02 ott 2022 18:55:00 GMT", "2022-10-02T18:55:00+00:00"),
        ("lunedì 3 marzo 2025, ore 10:20", "2025-03-03T10:20:00"),
        ("segunda-feira, 3 de março de 2025", "2025-03-03"),
        ("١٢ نوفمبر ٢٠٢٥", "2025-11-12"),
        ("Thu, 6 Mar 2025 18:00 EST", "2025-03-06T18:00:00-05:00"),
        ("20250304T101010Z", "2025-03-04T10:10:10+00:00"),
        ("2025-W10-3", "2025-03-05"),
        ("1762934400", "2025-11-12T08:00:00+00:00"),
        ("1912-04-16", "1912-04-16"),
        ("April 16, 1912", "1912-04-16"),
        ("Tue, 04 Nov 2025 10:11:12 +9999", "2025-11-04"),
        ("Tue, 04 Nov 2025 10:11:12 +99999999999999", "2025-11-04"),
        ("2025-11-12T25:61:00", "2025-11-12"),
        ("Nov 12, 2025 7:15 PM", "2025-11-12T19:15:00"),
        ("12 November 2025 12:05 a.m. GMT", "2025-11-12T00:05:00+00:00"),
        ("Wed, 12 Nov 2025 07:15:00 CET", "2025-11-12T07:15:00+01:00"),
        ("12.11.2025, 07:15 Uhr MEZ", "2025-11-12T07:15:00+01:00"),
        ("Wed, 12 Nov 2025 07:15:30 AEDT", "2025-11-12T07:15:30+11:00"),
        ("Wed, 12 Nov 2025 07:15:00 IST", "2025-11-12T07:15:00"),
        ("Wed, 12 Nov 2025 07:15:00 BST", "2025-11-12T07:15:00"),
        ("Wed, 11 Jun 2025 07:15:00 BST", "2025-06-11T07:15:00+01:00"),
        ("mer., 12 nov. 2025 07:15 +0100", "2025-11-12T07:15:00+01:00"),
        ("2025/11/12 07:15:00", "2025-11-12T07:15:00"),
        ("12 November 2025, 07:15 to 09:30", "2025-11-12"),
        ("12 November 2025 17.30", "2025-11-12T17:30:00"),
    ],
)
def test_a_date_is_kept_as_exactly_as_it_says(said, kept):
    assert said_date(said, SETTINGS) == kept
    assert row(said).published == kept
    assert row(said).doubts == ()


@pytest.mark.parametrize(
    "said",
    [
        "n/a", "yesterday", "2 hours ago", "Friday", "0001-01-01", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-12:00",
        "0000-00-00", "0000-00-00 00:00:00", "2031-02-30", "31/12/9999", "Tue, 32 Nov 2025 10:11:12 +0000", "Q4 2025",
        "Vol. 12, 2025", "1e10", "-1", "²⁰²⁵", "x" * 5000 + "2025-11-12",
    ],
)  # fmt: skip
def test_what_is_no_date_is_unknown_and_a_doubt_says_so(said):
    report = row(said)
    assert report.published is None
    (doubt,) = report.doubts
    assert said[:20] in doubt


@pytest.mark.parametrize(("said", "kept"), [("2025111207", "2025-11-12"), ("2025111207123", None)])
def test_a_day_and_an_hour_without_marks_are_no_seconds_since_1970(said, kept):
    assert said_date(said, SETTINGS) == kept


def test_a_date_that_cannot_be_read_gives_way_to_one_that_can():
    content = page(f"Mill burns\n\n{TEXT}", head='<meta name="date" content="2025-11-12">')
    (report,) = extract([capture(content, "text/html", stated=Stated(published="n/a"))]).reports
    assert report.published == "2025-11-12"
    assert report.doubts


def test_a_month_is_settled_by_a_day_within_it_and_by_no_other():
    for day, kept in (("2025-11-12", "2025-11-12"), ("2025-12-01", "2025-11")):
        content = page(f"Mill burns\n\n{TEXT}", head=f'<meta name="date" content="{day}">')
        (report,) = extract([capture(content, "text/html", stated=Stated(published="2025-11"))]).reports
        assert report.published == kept
