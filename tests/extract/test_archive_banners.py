"""What an archive sets over a page is not the page's: its dates, its address, its words."""

from __future__ import annotations

import pytest

from tests.extract.test_stated_of_pages import STORY, page, read

WAYBACK = (
    '<div id="wm-ipp-base"><div id="wm-ipp"><a href="/web/2025*/x">17 captures</a><div>12 Nov 2025 - 20 Jan 2026</div></div>'
    "<div id='wm-capinfo'><p>The crawl of news in Ostrelle collects the pages of the outlets of the town every day since 2019.</p></div></div>"
)
TOOLBAR = '<div id="wm-ipp-base"><div id="wm-ipp"><p>success fail Apr MAY Jun 13 2030 2031 2032 12 captures</p></div></div>'
TODAY = '<div id="HEADER"><table><tr><td>webpage capture</td><td>Saved from</td><td>20 Jan 2026 09:15:10 UTC</td></tr></table></div>'
DONATE = '<div id="donato"><p>Please help the archive to keep the pages of Ostrelle with a gift before 20 January 2026.</p></div>'


@pytest.mark.parametrize("banner", [WAYBACK, TOOLBAR, TODAY, DONATE])
@pytest.mark.parametrize("own", [None, "12 November 2025"])
def test_no_date_and_no_word_of_a_banner_is_the_reports(banner, own):
    before = f"<p>Published {own}</p>" if own else ""
    report = read(page(STORY, before=before).replace("<header>", banner + "<header>"))
    assert report.published == ("2025-11-12" if own else None)
    assert report.text.startswith("Grain store burns")
    assert "20 Jan" not in report.text
    assert "crawl" not in report.text
    assert "captures" not in report.text


@pytest.mark.parametrize(
    "archive",
    [
        "https://web.archive.org/web/20251112091500/", "http://web.archive.org/web/20251112091500im_/",
        "https://archive.ph/20251112091500/", "https://archive.today/o/AbCdE/", "",
    ],
)  # fmt: skip
def test_the_address_is_the_pages_own(archive):
    report = read(page(STORY, head=f'<link rel="canonical" href="{archive}https://ex.example/a?b=1">'))
    assert report.url == "https://ex.example/a?b=1"
