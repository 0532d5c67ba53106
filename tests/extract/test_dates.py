from __future__ import annotations

import pytest

from variorum.extract.metadata.dates import dates, settled, stamp


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Posted on March 4, 2031", "2031-03-04"),
        ("4. März 2031, 15:20 Uhr", "2031-03-04"),
        ("publié le 4 août 2031", "2031-08-04"),
        ("4 de marzo de 2031", "2031-03-04"),
        ("opublikowano 4 marca 2031", "2031-03-04"),
        ("2031年3月4日", "2031-03-04"),
        ("04.03.2031", "2031-03-04"),
        ("25/11/2031", "2031-11-25"),
        ("date 2031-03-04 Menu", "2031-03-04"),
        ("12/11/2031", "[2031-11-12,2031-12-11]"),
        ("11/11/2031", "2031-11-11"),
    ],
)
def test_dates_as_pages_print_them(line: str, value: str) -> None:
    assert [found.value for found in dates(line)] == [value]


@pytest.mark.parametrize(
    "line", ["version 1.2.2031.4", "31.02.2031", "call 555-1234-2031", "14/13/2031", "in 2031"]
)
def test_what_is_no_date(line: str) -> None:
    assert list(dates(line)) == []


@pytest.mark.parametrize(
    ("given", "iso"),
    [
        ("2031-03-04T10:11:12Z", "2031-03-04T10:11:12+00:00"),
        ("2031-03-04 10:11:12 +01:00", "2031-03-04T10:11:12+01:00"),
        ("2031-03-04T10:11:12.345+0200", "2031-03-04T10:11:12+02:00"),
        ("2031-03-04", "2031-03-04"),
        ("Tue, 04 Mar 2031 10:11:12 GMT", "2031-03-04T10:11:12+00:00"),
        ("yesterday", None),
        ("Wed, 30 Nov -0001 00:00:00 +0000", None),
        ("Sun, 30 Nov 0000 00:00:00 GMT", None),
        ("Sun, 00 Jan 0000 00:00:00 +0000", None),
        ("Tue, 04 Nov 25 10:11:12 +0000", "2025-11-04T10:11:12+00:00"),
    ],
)
def test_stamps_keep_time_and_zone(given: str, iso: str | None) -> None:
    assert stamp(given) == iso


def test_an_ambiguous_date_is_settled_by_another_of_the_page() -> None:
    either = "[2031-11-12,2031-12-11]"
    assert settled(either, ["2031-11-12T08:00:00+00:00"]) == "2031-11-12"
    assert settled(either, []) == either
