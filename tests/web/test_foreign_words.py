"""The desk's screens set a report's words apart in English sentences, with their language and direction."""

from __future__ import annotations

import json
import re

import pytest

from tests.publish.test_tongues import ARABIC, TOLD
from tests.publish.voices import unvoiced
from tests.web.test_asking import visitor
from variorum.desk.decisions.decisions import decide
from variorum.desk.derivation.keys import anchor_of
from variorum.desk.desk import open_desk
from variorum.desk.ingest.add import add
from variorum.desk.queries.lookup import record
from variorum.records import DecisionKind
from variorum.store import derived

TEXTS = (
    "هز انفجار مصنع أوستمور للألعاب النارية يوم الاثنين، وقتل 9 أشخاص في المدينة. وقع الانفجار في الساعة 10:30 صباحا، وكان 75 عاملا داخل المصنع.",
    "بلغ عدد قتلى انفجار مصنع أوستمور للألعاب النارية 12 شخصا يوم الاثنين. وقع الانفجار في الساعة 10:30 صباحا، ثم انقطعت الكهرباء عن المدينة.",
)


def new_desk(folder):
    return open_desk(
        str(folder / "desk.variorum"),
        create=True,
        captures=folder / "desk.captures",
        ledger=folder / "decisions.jsonl",
    )


@pytest.fixture
def desk(tmp_path):
    made = new_desk(tmp_path)
    path = tmp_path / "reports.jsonl"
    given = [
        {"text": text, "outlet": f"Outlet {n}", "language": "ar", "published": "2031-06-04"}
        for n, text in enumerate(TEXTS)
    ]
    path.write_text("\n".join(json.dumps(one) for one in given), encoding="utf-8")
    add(made, [str(path)])
    yield made
    made.close()


def test_arabic_words_stand_from_right_to_left_on_a_story_and_in_its_reasons(desk):
    asked = visitor(desk)
    stories = set(re.findall(r'href="(/story/[^"?#]+)"', asked.get("/").text))
    page = "".join(asked.get(story).text for story in sorted(stories))
    assert '<q dir="rtl" lang="ar"' in page
    assert '<q dir="auto" lang="ar"' not in page
    assert re.search(r'<span class="by" dir="ltr">[^<]*“<bdi lang="ar">', page)


def test_titles_rewritten_words_and_decisions_say_their_language(desk):
    asked = visitor(desk)
    (story, *_) = sorted(set(re.findall(r'href="(/story/[^"?#/]+)"', asked.get("/").text)))
    with desk.store.reading() as connection:
        claims = derived.claims(connection, story.removeprefix("/story/"))
    at = desk.now().isoformat(timespec="microseconds")
    place = {"anchors": [anchor_of(claims[0].id)], "text": "Ask again."}
    record(desk, decide(DecisionKind.NOTE, at=at, author="Ada Tern", **place))
    assert '<q dir="rtl" lang="ar">' in asked.get("/decisions").text
    report = re.findall(r'href="(/report/[^"?#]+)', asked.get(story).text)[0]
    assert '<h1 dir="auto" lang="ar">' in asked.get(report).text


@pytest.fixture
def told(tmp_path):
    """A desk with a story in Arabic: a report, a copy of it, another, and one that corrects itself."""
    made = new_desk(tmp_path)
    rows = [
        {"outlet": outlet, "title": title, "text": text, "authors": [outlet], "published": f"2031-06-0{4 + n}T06:10", "url": f"https://{n}.example/a"}
        for n, (outlet, title, text) in enumerate(TOLD["ar"])
    ]  # fmt: skip
    path = tmp_path / "reports.jsonl"
    for given in (rows, [{**rows[0], "text": rows[0]["text"].replace("75", "80")}]):
        path.write_text("\n".join(map(json.dumps, given)), encoding="utf-8")
        add(made, [str(path)])
    (tmp_path / "خبر.txt").write_text("")
    add(made, [str(tmp_path / "خبر.txt")])
    yield made
    made.close()


def screens_of(asked, desk):
    """The address of every screen that shows words of reports."""
    story = re.findall(r'href="/story/([^"?#/]+)"', asked.get("/").text)[0]
    page = asked.get(f"/story/{story}").text
    reports = sorted(set(re.findall(r'href="/report/([^"?#]+)', page)))
    claims = re.findall(r'data-key="([^"]+)"', page)
    with desk.store.reading() as connection:
        spots = derived.claims(connection, story)
    at = desk.now().isoformat(timespec="microseconds")
    place = {"anchors": [anchor_of(spots[0].id)], "text": "Ask again."}
    record(desk, decide(DecisionKind.NOTE, at=at, author="Ada Tern", **place))
    yield from ("/", "/?q=أوستمور", "/review", "/sources", "/decisions", "/refusals", "/mine", "/work")
    yield from (f"/story/{story}", f"/story/{story}/lineage", f"/story/{story}/changes?from=2031-06-04T12:00")
    yield from (f"/story/{story}/lineage?claim={claim}" for claim in claims[:4])
    yield from (f"/story/{story}?claim={claim}" for claim in claims[:4])
    yield from (f"/report/{report}" for report in reports)
    yield from (f"/report/{reports[0]}?with={other}" for other in reports[1:])
    yield "/source?name=صحيفة الميناء"


def test_on_no_screen_do_words_of_a_report_turn_the_sentence_around_them(told):
    asked = visitor(told)
    found = [
        (address, places[:6])
        for address in screens_of(asked, told)
        if (places := unvoiced(asked.get(address).text, ARABIC, "ar"))
    ]
    assert not found, "\n".join(map(str, found))
