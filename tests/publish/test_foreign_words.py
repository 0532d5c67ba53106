"""A report's words inside English sentences of labels and reasons say their language, and stand in their own direction."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.collate.test_lexical import shown
from variorum.pipeline import collate
from variorum.publish import as_html
from variorum.publish.foreign import asked, direction, reason
from variorum.publish.side_by_side import Change, SideBySide, side_by_side_html
from variorum.publish.view import Row
from variorum.records import Claim, EditKind, Kind


def rows(language: str, *texts: str) -> dict[Kind, Row]:
    """By kind, one row of what these texts say."""
    claims: list[Claim] = shown(*((language, text) for text in texts))
    return {c.kind: Row(number=1, claim=c, cells=(), language=language) for c in claims}


def page(tmp_path: Path, language: str, *texts: str) -> str:
    path = tmp_path / "reports.jsonl"
    given = [
        {"text": text, "outlet": f"Outlet {n}", "language": language, "published": "2031-06-04"}
        for n, text in enumerate(texts)
    ]
    path.write_text("\n".join(json.dumps(one) for one in given), encoding="utf-8")
    return as_html(collate([str(path)], one_story=True)).first


SHORT = ("كان 75 عاملا داخل مصنع أوستمور يوم الاثنين.", "كان 90 عاملا داخل مصنع أوستمور يوم الأحد.")
ARABIC = (
    "كان 75 عاملا داخل مصنع أوستمور يوم الاثنين. وقالت الشركة إن الآلات توقفت.",
    "هز الانفجار المدينة يوم الأحد، وكان في مصنع أوستمور 90 عاملا. وانقطعت الكهرباء عن الحي.",
)


def test_digits_alone_in_an_arabic_quotation_stand_from_right_to_left(tmp_path: Path) -> None:
    made = page(tmp_path, "ar", *ARABIC)
    assert '<q dir="rtl" lang="ar"' in made
    assert '<q dir="auto" lang="ar"' not in made


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("ar", "rtl"), ("he", "rtl"), ("fa-IR", "rtl"), ("ja", "auto"), ("fr", "auto"), (None, "auto")],
)
def test_the_direction_of_digits_goes_by_the_language(tag: str | None, expected: str) -> None:
    assert direction(tag) == expected


def test_words_quoted_in_a_reason_are_set_apart_with_their_language() -> None:
    found = rows("ar", *SHORT)
    assert str(reason(found[Kind.DATE])).count('“<bdi lang="ar">') == 2


def test_a_reports_noun_in_a_label_says_its_language_and_our_words_do_not() -> None:
    found = rows(
        "fr",
        "Dix-sept communes sont inondées à Ostmoor lundi.",
        "À Ostmoor, 19 communes sont inondées lundi.",
    )
    assert str(asked(found[Kind.QUANTITY])) == 'number (<bdi lang="fr">communes</bdi>)'
    blast = rows(
        "fr",
        "Une explosion a tué 12 personnes lundi à Ostmoor.",
        "Une explosion a tué 12 personnes dimanche à Ostmoor.",
    )
    assert "<bdi" not in str(asked(blast[Kind.DATE]))


def test_the_label_of_a_statement_is_a_reports_words() -> None:
    found = rows("zh", "市政府表示，东港商场通过了消防检查。", "有居民称，东港商场没有通过消防检查。")
    assert str(asked(found[Kind.STATEMENT])).startswith('<bdi lang="zh">市政府表示')


def test_a_page_in_english_alone_sets_nothing_apart(tmp_path: Path) -> None:
    made = page(
        tmp_path,
        "en",
        "Twelve people died in the fire at Ostmoor on Monday.",
        "Nine people died in the fire at Ostmoor on Sunday.",
    )
    assert "<bdi" not in made


def test_what_a_report_writes_is_escaped_where_it_is_set_apart() -> None:
    found = rows(
        "fr",
        "Dix-sept communes sont inondées à Ostmoor lundi.",
        "À Ostmoor, 19 communes sont inondées lundi.",
    )[Kind.QUANTITY]
    hostile = Row(number=1, claim=found.claim, cells=(), language='x"><script>')
    assert "<script>" not in str(asked(hostile))


def test_a_copy_beside_its_source_stands_in_its_language_and_direction() -> None:
    change = Change(
        kind=EditKind.WORDING, left="الدخان", right="النار", before="ورأوا ", after=" هناك", number=1
    )
    seen = side_by_side_html(
        SideBySide(
            left_name="A", right_name="B", left=(), right=(), changes=(change,), left_in="ar", right_in="ar"
        )
    )
    assert '<bdi dir="rtl" lang="ar">…' in seen
    assert '<div class="words" dir="rtl" lang="ar">' in seen
