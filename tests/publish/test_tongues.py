"""Letters past the Latin ones stand for themselves in English sentences, and say their language; no text is cut inside a sign."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.publish.voices import unvoiced
from variorum.pipeline import collate
from variorum.publish import as_html
from variorum.publish.sigla import sigla
from variorum.publish.terminal import columns, printable, wrapped
from variorum.publish.tongues import isolated, named, set_apart, set_apart_in_attribute, tongue
from variorum.text.clusters import ends_at, goes_on, shortened, starts_at

ARABIC, HEBREW = re.compile("[\u0600-\u06ff]"), re.compile("[\u0591-\u05f4]")
JAPANESE = re.compile("[\u3041-\u30ff\u4e00-\u9fff]")
# A report, a copy of it with two words changed, and one of another source.
TOLD = {
    "ar": (
        ("صحيفة الميناء", "انفجار مصنع أوستمور: 9 قتلى", "هز انفجار مصنع أوستمور للألعاب النارية يوم الاثنين، وقتل 9 أشخاص في المدينة. وقع الانفجار في الساعة 10:30 صباحا (بالتوقيت المحلي). وقالت رئيسة البلدية: \"هذه كارثة كبيرة، وسنحقق في كل شيء\". وكان 75 عاملا داخل المصنع."),
        ("أخبار الساحل", "انفجار مصنع أوستمور: 12 قتيلا", "هز انفجار مصنع أوستمور للألعاب النارية يوم الاثنين، وقتل 12 شخصا في المدينة. وقع الانفجار في الساعة 10:30 صباحا (بالتوقيت المحلي). وقالت رئيسة البلدية: \"هذه كارثة، وسنحقق في كل شيء\". وكان 75 عاملا داخل المصنع."),
        ("النهار الجديد", "حداد في أوستمور", "قتل 12 شخصا في انفجار مصنع أوستمور للألعاب النارية يوم الاثنين. وأعلنت رئيسة البلدية يوم حداد. وكان 90 عاملا داخل المصنع عندما وقع الانفجار."),
    ),
    "he": (
        ("הארץ החדשה", "שרפה במפעל אוסטמור: 12 הרוגים", "שרפה פרצה ביום שני בשעה 10:30 במפעל הזיקוקים אוסטמור (בפאתי העיר), ו-12 בני אדם נהרגו. כ-75 עובדים היו במפעל."),
        ("קול הגליל", "9 הרוגים בפיצוץ במפעל", "פיצוץ אירע ביום שני בשעה 11:15 במפעל הזיקוקים אוסטמור. 9 בני אדם נהרגו ו-31 נפצעו, כך מסר דובר המשטרה. במפעל היו כ-90 עובדים."),
    ),
    "ja": (
        ("港新聞", "オストムーア花火工場で火災、12人死亡", "月曜日午前10時30分ごろ、オストムーアの花火工場で火災が発生し、12人が死亡した。工場には約75人の従業員がいた。"),
        ("海辺ニュース", "工場爆発で9人死亡", "月曜日午前11時15分、オストムーアの花火工場で爆発があり、9人が死亡、31人が負傷したと警察が発表した。工場には90人の従業員がいた。"),
    ),
}  # fmt: skip


def page(folder: Path, *languages: str) -> str:
    path = folder / "reports.jsonl"
    rows = [
        {"outlet": outlet, "title": title, "text": text, "published": f"2031-06-0{4 + n}T06:10", "authors": [outlet]}
        for language in languages
        for n, (outlet, title, text) in enumerate(TOLD[language])
    ]  # fmt: skip
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return as_html(collate([str(path)], one_story=True)).first


@pytest.mark.parametrize(
    ("language", "letters"), [("ar", ARABIC), ("he", HEBREW), ("ja", JAPANESE)], ids=["ar", "he", "ja"]
)
def test_every_letter_of_a_report_on_a_page_says_its_language_and_stands_for_itself(
    tmp_path: Path, language: str, letters: re.Pattern[str]
) -> None:
    made = page(tmp_path, language)
    assert letters.search(made)
    assert unvoiced(made, letters, language) == []


def test_so_it_does_beside_reports_of_other_languages(tmp_path: Path) -> None:
    made = page(tmp_path, "ar", "ja")
    assert unvoiced(made, ARABIC, "ar") == []
    assert unvoiced(made, JAPANESE, "ja") == []


def test_what_looks_over_a_page_finds_words_that_turn_their_sentence_around() -> None:
    assert unvoiced("<p>1 report repeats النهار. 2 differ.</p>", ARABIC, "ar")
    assert unvoiced('<a lang="ar" title="النهار and us">x</a><i title="النهار and us">x</i>', ARABIC, "ar")
    assert not unvoiced('<p>1 report repeats <bdi lang="ar">النهار</bdi>. 2 differ.</p>', ARABIC, "ar")


@pytest.mark.parametrize(
    ("words", "tags", "expected"),
    [
        ("The Harbour Bell", ["fr"], None),
        ("Le Soir", [], None),
        ("النهار الجديد", ["en", "ar"], "ar"),
        ("النهار الجديد", ["fa"], "fa"),
        ("النهار الجديد", ["en", None], "und-Arab"),
        ("港新聞", ["zh"], "zh"),
        ("Остмур", [], "und-Cyrl"),
    ],
)
def test_a_name_is_of_a_language_that_is_written_in_its_letters(words, tags, expected) -> None:
    assert tongue(words, tags) == expected


def test_a_run_of_such_letters_takes_a_number_of_its_name_along_and_no_date() -> None:
    assert (
        str(set_apart("1 report repeats قناة 24. 2 differ.", ["ar"]))
        == '1 report repeats <bdi lang="ar">قناة 24</bdi>. 2 differ.'
    )
    assert str(set_apart("النهار 2031-06-05", ["ar"])) == '<bdi lang="ar">النهار</bdi> 2031-06-05'
    assert str(set_apart("قناة, النهار")) == '<bdi lang="und-Arab">قناة</bdi>, <bdi lang="und-Arab">النهار</bdi>'  # fmt: skip


def test_what_is_set_apart_is_escaped_and_english_is_left_alone() -> None:
    assert str(set_apart('<b> "x" & ّ')).startswith("&lt;b&gt; &#34;x&#34; &amp; ")
    assert str(named("<i>", ["ar"])) == "&lt;i&gt;"
    assert str(set_apart_in_attribute('النهار "and" us')) == "&#x2068;النهار&#x2069; &#34;and&#34; us"
    assert str(isolated("12 قتيلا")) == "&#x2068;12 قتيلا&#x2069;"


@given(st.text())
def test_setting_apart_changes_no_letter(words: str) -> None:
    made = set_apart(words, ["ar"])
    assert made.striptags().split() == words.split() if "<" not in words else True


@pytest.mark.parametrize(
    ("names", "signs"),
    [
        (["النهار الجديد", "صحيفة الميناء"], ("نج", "صم")),
        (["बंदरगाह समाचार", "नदी दैनिक"], ("बंस", "नदै")),
        (["ข่าวท่าเรือ", "ข่าวชายฝั่ง"], ("ข่", "ข่า")),
        (["港新聞", "港日報"], ("港", "港日")),
    ],
)
def test_signs_are_made_of_letters_with_their_marks(names, signs) -> None:
    assert sigla(names) == signs


@given(st.text(alphabet=st.sampled_from("aक्षिเก็é\u0301👩\u200d🚒 ")), st.integers(0, 12))
def test_no_cut_parts_a_letter_from_its_marks(text: str, at: int) -> None:
    for place in (ends_at(text, min(at, len(text))), starts_at(text, min(at, len(text)))):
        assert not goes_on(text, place)
        assert place == len(text) or place == 0 or not unicodedata.category(text[place]).startswith("M")


def test_a_text_without_blanks_is_cut_between_letters_and_others_between_words() -> None:
    assert shortened("one two three four", 9) == "one two…"
    assert shortened("工場には九十人の従業員がいた", 6) == "工場には九十…"
    assert shortened("a किताबेंमिलीं", 5) == "a कि…"
    assert shortened("short", 9) == "short"


def test_a_terminal_gives_a_mark_no_column_and_keeps_the_signs_that_join_letters() -> None:
    assert [columns(word) for word in ("ก็", "कु", "港", "می\u200cشود", "e\u0301")] == [1, 1, 2, 5, 1]
    assert printable("می\u200cشود \u202e") == "می\u200cشود"
    assert all(not unicodedata.category(line[0]).startswith("M") for line in wrapped("ก็" * 30, width=7))
