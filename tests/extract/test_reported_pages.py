"""Pages, feeds, mails and texts as users' complaints about other extractors show them: one fault each, all invented."""

from __future__ import annotations

import pytest

from tests.fuzzing.doors import came
from variorum.extract import extract
from variorum.gather.formats.front_matter import front_matter
from variorum.records import BlockKind

PARAGRAPHS = (
    "<p>A grain barge struck the lock gate at Ostrelle on Tuesday evening, the waterways office said, and sank within an hour.</p>"
    "<p>Eleven people were taken to hospital, three of them with broken bones, according to the fire brigade of the town.</p>"
    "<p>The lock will stay shut until Friday because divers have to look for the anchor, said harbour master Ellen Moor.</p>"
)
TITLE = "Barge sinks at Ostrelle lock"
STORY = f"<article><h1>{TITLE}</h1>{PARAGRAPHS}</article>"
SAID = "A grain barge struck the lock gate at Ostrelle on Tuesday evening, the waterways office said."


def page(body, head="", title=TITLE):
    return f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{body}</body></html>'.encode()


def read(content, name="a.html"):
    captures, _ = came(content if isinstance(content, bytes) else content.encode(), name)
    (report,) = extract(captures).reports
    return report


@pytest.mark.parametrize(
    "meta",
    [
        '<meta name="pubdate" content="20310305">', '<meta name="date" content="20310305T081500Z">', '<meta name="DC.date.issued" content="2031-03-05">',
        '<link rel=canonical href="https://gazette.example/2031/03/05/barge-sinks">', '<meta property="og:url" content="https://gazette.example/news/2031-03-05/barge">',
    ],
)  # fmt: skip
def test_the_day_is_read_from_the_head_however_it_is_written(meta):
    assert read(page(STORY, meta)).published[:10] == "2031-03-05"


def test_what_the_page_states_counts_before_its_address():
    head = '<link rel=canonical href="https://gazette.example/2031/03/05/barge"><meta property="article:published_time" content="2031-03-06T08:00:00Z">'
    assert read(page(STORY, head)).published[:10] == "2031-03-06"


def test_the_date_of_a_post_put_into_the_page_is_not_the_page_s():
    post = '<blockquote class="twitter-tweet"><p>Lock shut.</p>&mdash; Waterways (@ww) <a href="#">March 4, 2031</a></blockquote>'
    assert read(page(STORY.replace("</h1>", f"</h1>{post}"))).published is None


@pytest.mark.parametrize("opened", ['<div class="gdpr-overlay">', '<div role="dialog">', "<dialog open>", '<div id="cookie-consent-banner">'])  # fmt: skip
def test_what_lies_over_the_page_is_no_report_however_long_it_is(opened):
    asked = "We and our partners process your data to deliver personalised ads and content. " * 30
    first = PARAGRAPHS.split("</p>")[0]
    report = read(page(f"<article><h1>{TITLE}</h1>{first}</p></article>{opened}<p>{asked}</p></div>"))
    assert "struck the lock gate" in report.body
    assert "personalised ads" not in report.text


BELOW = "".join(
    f"<p>{said} It was said so by the mayor of the town, who spoke to reporters there.</p>"
    for said in (
        "The mayor of Ostrelle quit on Monday after a long fight over the bridge, her office said.",
        "She had been in office for eleven years and will be followed by her deputy, the council said.",
        "Her party will choose somebody to stand in her place in the spring, said its leader Tom Reed.",
    )
)


def test_the_story_that_a_page_loads_below_the_one_asked_for_is_left_out():
    report = read(page(f"{STORY}<article><h1>Mayor quits</h1>{BELOW}</article>"))
    assert "over the bridge" not in report.text
    assert any("over the bridge" in line for line in report.dropped), "it is told, not lost"


def test_sections_with_headings_of_their_own_are_one_story():
    report = read(page(f"{STORY}<article><h2>What comes next</h2>{BELOW}</article>"))
    assert "over the bridge" in report.text


@pytest.mark.parametrize(
    "byline",
    [
        '<span itemprop="author">Anna Berg</span> <time itemprop="datePublished" content="2031-03-05">yesterday</time>',
        '<a rel="author" href="/a">Anna Berg</a> two hours ago', '<span class="byline-author">Anna Berg</span> on Tuesday',
    ],
)  # fmt: skip
def test_an_author_who_is_marked_is_read_without_what_stands_beside_her(byline):
    assert read(page(STORY.replace("</h1>", f"</h1><div>{byline}</div>"))).authors == ("Anna Berg",)


@pytest.mark.parametrize("name", ["admin", "Administrator", "webmaster", "undefined", "Redaktion"])
def test_an_account_of_the_site_is_no_author(name):
    assert read(page(STORY, f'<meta name="author" content="{name}">')).authors == ()


def test_a_western_page_that_says_it_is_utf_8_keeps_its_letters():
    content = page(STORY.replace("Ostrelle", "Östrellé")).decode().encode("latin-1")
    assert "Östrellé" in read(content).text


def test_a_utf_8_page_with_a_broken_byte_stays_utf_8():
    content = page(STORY.replace("Ostrelle", "Östrellé")).replace(b"anchor", b"anch\xe9or")
    assert "Östrellé" in read(content).text


def test_pictures_of_a_gallery_keep_their_captions():
    gallery = '<div class="gallery"><div><img src=1><span class="caption">1/3 The barge lies on its side at the lock gate</span></div></div>'
    report = read(page(STORY.replace("</h1>", f"</h1>{gallery}")))
    assert [report.text[b.start : b.end] for b in report.blocks if b.kind is BlockKind.CAPTION] == ["1/3 The barge lies on its side at the lock gate"]  # fmt: skip


def test_a_feed_s_last_line_about_itself_is_no_part_of_the_report():
    feed = f'<rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/"><channel><title>G</title><item><title>{TITLE}</title><author>news@gazette.example (Anna Berg)</author><c:encoded><![CDATA[{PARAGRAPHS}<p>The post <a>Barge</a> appeared first on <a>Gazette</a>.</p>]]></c:encoded></item></channel></rss>'
    report = read(feed, "f.xml")
    assert "appeared first" not in report.body
    assert report.authors == ("Anna Berg",)


@pytest.mark.parametrize(("said", "names"), [("news@gazette.example", ()), ("Anna Berg <a@gazette.example>", ("Anna Berg",)), ("Anna Berg", ("Anna Berg",))])  # fmt: skip
def test_a_feed_s_author_is_a_name_and_no_address(said, names):
    said = said.replace("<", "&lt;").replace(">", "&gt;")
    item = f"<item><title>{TITLE}</title><author>{said}</author><description>{SAID} Eleven people were taken to hospital.</description></item>"
    assert (
        read(f'<rss version="2.0"><channel><title>G</title>{item}</channel></rss>', "f.xml").authors == names
    )


def mail(body, *, subject="Fwd: Barge sinks", kind="text/plain; charset=utf-8"):
    return f"From: Ada Reed <ada@x.example>\r\nTo: me@x.example\r\nSubject: {subject}\r\nDate: Fri, 7 Mar 2031 06:30:00 +0100\r\nContent-Type: {kind}\r\n\r\n{body}"


@pytest.mark.parametrize(
    "over",
    [
        "---------- Forwarded message ---------\r\nFrom: Skerry Gazette <news@gazette.example>\r\nDate: Wed, 5 Mar 2031 at 06:30\r\nSubject: Barge sinks\r\nTo: <you@x.example>\r\n",
        "Begin forwarded message:\r\n\r\n*From:* Skerry Gazette <news@gazette.example>\r\n*Subject:* Barge sinks\r\n*Date:* 5 March 2031 at 06:30:00 CET\r\n",
        "-------- Weitergeleitete Nachricht --------\r\nBetreff: Barge sinks\r\nDatum: Wed, 5 Mar 2031 06:30:00 +0100\r\nVon: Skerry Gazette <news@gazette.example>\r\n",
        "-----Message d'origine-----\r\nDe : Skerry Gazette [mailto:news@gazette.example]\r\nEnvoyé : mercredi 5 mars 2031 06:30\r\nObjet : Barge sinks\r\n",
    ],
)  # fmt: skip
def test_a_mail_that_was_passed_on_is_of_the_day_of_its_first_sender(over):
    report = read(
        mail(f"FYI\r\n\r\n{over}\r\n{SAID}\r\n\r\nEleven people were taken to hospital.\r\n"), "m.eml"
    )
    assert (report.published[:10], report.title, report.authors) == (
        "2031-03-05",
        "Barge sinks",
        ("Skerry Gazette",),
    )
    assert report.text.startswith(SAID) or report.text.startswith("Barge sinks")


def test_a_page_that_was_passed_on_is_of_its_first_day_too():
    over = "<div>---------- Forwarded message ---------<br>From: <b>Skerry Gazette</b> &lt;news@gazette.example&gt;<br>Date: Wed, 5 Mar 2031 at 06:30<br>Subject: Barge sinks<br></div>"
    report = read(
        mail(f"<html><body>{over}{PARAGRAPHS}</body></html>", kind="text/html; charset=utf-8"), "m.eml"
    )
    assert report.published[:10] == "2031-03-05"


def test_a_mail_that_only_quotes_another_is_its_own_sender_s():
    own = f"{SAID} " * 8
    quoted = "-----Original Message-----\r\nFrom: Bo <b@x.example>\r\nDate: Wed, 5 Mar 2031 06:30\r\n\r\nIs it true?"
    assert read(mail(f"{own}\r\n\r\n{quoted}", subject="Barge"), "m.eml").published[:10] == "2031-03-07"


def test_lines_that_a_mail_program_broke_are_whole_and_a_signature_is_none_of_the_report():
    body = "A grain barge struck the lock gate at Ostrelle on Tuesday evening, the \r\nwaterways office said, and sank within an hour.\r\n\r\nEleven were hurt, three of them badly, she said.\r\n-- \r\nAda Reed\r\n"
    text = read(mail(body, kind="text/plain; charset=utf-8; format=flowed"), "m.eml").text
    assert "Tuesday evening, the waterways office said" in text
    assert "Ada Reed" not in text


@pytest.mark.parametrize(
    "front",
    [
        '---\ntitle: "Barge sinks"\ndate: 2031-03-05T08:00:00Z\nauthor: Anna Berg\nurl: https://g.example/1\n---\n',
        "---\nHeadline: Barge sinks\npublished: 5 March 2031\nauthors:\n  - Anna Berg\nlink: https://g.example/1\n---\n",
        '+++\ntitle = "Barge sinks"\ndate = 2031-03-05\nauthors = ["Anna Berg"]\nurl = "https://g.example/1"\n+++\n',
        "Title: Barge sinks\nDate: 2031-03-05\nAuthor: Anna Berg\nSource: https://g.example/1\nSection: News\n\n",
    ],
)  # fmt: skip
def test_what_a_program_put_over_a_text_states_what_it_is(front):
    report = read(f"{front}\n{SAID}\n\nEleven people were taken to hospital, she said.\n", "a.md")
    assert (report.title, report.published[:10], report.authors, report.url) == ("Barge sinks", "2031-03-05", ("Anna Berg",), "https://g.example/1")  # fmt: skip
    assert "---" not in report.text


@pytest.mark.parametrize(
    "front", ["Title: Barge sinks\n\n", "Note: read\nDesk: home\n\n", "Title: Barge sinks\nOutlet: Echo\n"]
)
def test_lines_over_a_text_that_are_too_few_or_unknown_or_run_into_it_state_nothing(front):
    assert front_matter(f"{front}{SAID}\n") is None


@pytest.mark.parametrize("charset", ["utf-8-sig", "latin-1", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("above", ["", "\n", " \r\n\n"])
def test_front_matter_is_read_in_any_charset_and_under_blank_lines(charset, above):
    front = "---\ntitle: Péniche coulée à Ostrelle\noutlet: L’Écho\n---\n".replace("’", "'")
    text = f"{above}{front}{SAID} « Très grave », selon la préfète Zoé Bénard. {SAID}\n"
    report = read(text.encode(charset), "a.txt")
    assert (report.title, report.outlet) == ("Péniche coulée à Ostrelle", "L'Écho")
    assert report.text.endswith(f"« Très grave », selon la préfète Zoé Bénard. {SAID}")


def test_a_source_that_is_no_address_is_the_outlet():
    report = read(
        f"Title: Barge sinks\nSource: Ostrelle Echo\nDate: 2031-03-05\n\n{SAID}\n\nEleven were hurt, she said.\n",
        "a.txt",
    )
    assert (report.outlet, report.url) == ("Ostrelle Echo", None)
    assert "Source:" not in report.text


def test_a_line_of_dashes_over_a_text_without_more_is_left_alone():
    assert (
        read(f"---\n{SAID}\n---\n\nEleven people were taken to hospital, she said.\n", "a.txt").text.count(
            "barge"
        )
        == 1
    )


@pytest.mark.parametrize(
    "opening", ["OSTRELLE, March 5, 2031 /Skerrywire/ -- ", "Ostrelle, 5 March 2031 (Skerrywire) - "]
)
def test_the_day_in_a_dateline_is_that_of_a_press_release(opening):
    text = f"FOR IMMEDIATE RELEASE\n\nBARGE SINKS AT OSTRELLE LOCK\n\n{opening}{SAID}\n\nEleven people were taken to hospital, she said.\n"
    assert read(text, "a.txt").published == "2031-03-05"
