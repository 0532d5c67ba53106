"""What a number or a day of a report without a parser is about: ages, additions, compounds, leads, nights, and what is left over."""

from __future__ import annotations

import pytest

from tests.collate.test_lexical import ALIKE, shown, status_of
from variorum.records import Kind, Status


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        (
            "de",
            "In Ostmoor starb eine {}-jährige Frau.",
            "Die Tote von Ostmoor, eine Frau, war {} Jahre alt.",
        ),
        ("fr", "Une femme âgée de {} ans est morte à Ostmoor.", "À Ostmoor, une femme de {} ans a péri."),
        ("es", "Una mujer de {} años murió en Ostmoor.", "La mujer fallecida en Ostmoor tenía {} años."),
        ("it", "A Ostmoor è morta una donna di {} anni.", "La donna morta a Ostmoor aveva {} anni."),
        ("pt", "Uma mulher de {} anos morreu em Ostmoor.", "A mulher morta em Ostmoor tinha {} anos."),
        ("nl", "In Ostmoor overleed een {}-jarige vrouw.", "De dode in Ostmoor is een vrouw van {} jaar."),
    ],
)
def test_ages_of_one_person_are_compared_however_they_are_said(language: str, one: str, two: str) -> None:
    claims = shown((language, one.format(74)), (language, two.format(79)))
    assert status_of(claims, "74", "79") is Status.CONFLICT
    assert any(c.label.startswith("age") for c in claims)


def test_a_term_is_no_age() -> None:
    one = "Le tribunal d’Ostmoor a infligé une peine de neuf ans de prison à un automobiliste de 34 ans."
    two = "À Ostmoor, un automobiliste de 36 ans a écopé d’une peine de neuf ans de prison."
    claims = shown(("fr", one), ("fr", two))
    assert status_of(claims, "neuf") in ALIKE
    assert status_of(claims, "34", "36") is Status.CONFLICT


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("fr", "L’incendie d’Ostmoor a fait trois morts. 19 autres habitants ont été blessés.", "L’incendie d’Ostmoor a fait 23 blessés."),
        ("es", "El incendio de Ostmoor causó tres muertos. Otras 19 personas resultaron heridas.", "El incendio de Ostmoor dejó 23 heridos."),
        ("de", "Bei dem Brand in Ostmoor starben drei Menschen, 19 weitere wurden verletzt.", "Der Brand in Ostmoor forderte 23 Verletzte."),
    ],
)  # fmt: skip
def test_others_to_whom_something_else_befell_are_no_addition(language: str, one: str, two: str) -> None:
    assert status_of(shown((language, one), (language, two)), "19", "23") is Status.CONFLICT


def test_others_to_whom_the_same_befell_are_one() -> None:
    one = "L’incendie d’Ostmoor a fait 19 blessés. Deux autres personnes ont été blessées dans la fuite."
    assert status_of(shown(("fr", one), ("fr", "L’incendie d’Ostmoor a fait deux blessés.")), "Deux") is None


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("de", "Beim Brand in Ostmoor wurden 12 Menschen schwerverletzt.", "In Ostmoor gab es bei dem Feuer 15 Verletzte."),
        ("nl", "Bij de brand in Ostmoor raakten 12 mensen zwaargewond.", "In Ostmoor vielen bij de brand 15 gewonden."),
    ],
)  # fmt: skip
def test_a_compound_is_known_by_its_end(language: str, one: str, two: str) -> None:
    assert status_of(shown((language, one), (language, two)), "12", "15") is Status.CONFLICT


def test_a_compound_that_turns_its_end_round_is_not() -> None:
    one = "Beim Brand in Ostmoor blieben 15 Menschen unverletzt."
    assert status_of(shown(("de", one), ("de", "In Ostmoor gab es 12 Verletzte.")), "15", "12") is None


def test_two_amounts_of_money_are_not_one_because_both_are_millions_of_euros() -> None:
    one = "Marvo machte in Ostmoor zuletzt einen Verlust von 8,5 Millionen Euro."
    two = "15,4 Millionen Euro stellt Marvo in Ostmoor bereit. Das Minus wuchs auf 8,5 Millionen Euro."
    assert status_of(shown(("de", one), ("de", two)), "8,5", "15,4") is None


def test_a_denial_that_is_part_of_what_befell_denies_no_number() -> None:
    one = "In Ostmoor können 86 Mieter nicht in ihre Wohnungen zurück."
    two = "Obdachlos wurden in Ostmoor 94 Menschen."
    assert status_of(shown(("de", one), ("de", two)), "86", "94") is Status.CONFLICT


def test_without_denies_only_what_stands_behind_it() -> None:
    one = "Em Ostmoor, 16 pessoas ficaram feridas sem gravidade."
    assert (
        status_of(shown(("pt", one), ("pt", "Em Ostmoor houve 21 feridos.")), "16", "21") is Status.CONFLICT
    )


def test_a_night_between_two_days_is_the_second_one_s() -> None:
    one = "L’usine d’Ostmoor a brûlé dans la nuit de lundi à mardi."
    claims = shown(("fr", one), ("fr", "L’usine d’Ostmoor a brûlé mercredi."))
    assert status_of(claims, "mardi", "mercredi") is Status.CONFLICT
    assert status_of(claims, "lundi") is None


def test_the_first_day_alone_may_be_that_night() -> None:
    one = "L’usine d’Ostmoor a brûlé dans la nuit de lundi à mardi."
    assert status_of(shown(("fr", one), ("fr", "L’usine d’Ostmoor a brûlé lundi.")), "mardi", "lundi") is None
    morning = shown(("fr", one), ("fr", "L’usine d’Ostmoor a brûlé lundi matin."))
    assert status_of(morning, "mardi", "lundi matin") is Status.CONFLICT


def test_secondo_is_no_second() -> None:
    one = "Secondo la polizia a Ostmoor sono morte 12 persone."
    claims = shown(("it", one), ("it", "Secondo la procura a Ostmoor sono morte 12 persone."))
    assert all("econdo" not in r.quote for c in claims if c.kind.value == "quantity" for r in c.readings)


def test_a_toll_of_another_place_is_none_of_this_one() -> None:
    here = "Bij de overstroming in Ostmoor zijn dertien mensen omgekomen."
    there = "Bij een lawine op de Karlspas zijn twee skiërs omgekomen."
    assert status_of(shown(("nl", here), ("nl", there)), "dertien", "twee") is None


def test_a_number_word_behind_a_hedge_is_no_noun() -> None:
    one = "Beim Einsturz in Ostmoor sind sieben Menschen ums Leben gekommen."
    two = "Mindestens neun Tote und 24 Verletzte gab es beim Einsturz in Ostmoor."
    assert status_of(shown(("de", one), ("de", two)), "sieben", "neun") is Status.CONFLICT


def test_units_in_the_dative_are_units() -> None:
    one = "In Ostmoor stürzte der Turm aus 65 Metern Höhe ein."
    two = "In Ostmoor stürzte der Turm aus einer Höhe von 80 Metern ein."
    assert status_of(shown(("de", one), ("de", two)), "65", "80") is Status.CONFLICT


def test_those_who_came_to_help_are_one_whatever_they_are_called() -> None:
    one = "Rund 260 Feuerwehrleute halfen in Ostmoor nach dem Einsturz."
    assert (
        status_of(
            shown(("de", one), ("de", "340 Helfer kamen nach dem Einsturz nach Ostmoor.")), "260", "340"
        )
        is Status.CONFLICT
    )


def test_a_fire_that_declares_itself_says_nothing() -> None:
    one = "El fuego se declaró en Ostmoor a las 2.40 horas del lunes."
    two = "Las llamas comenzaron en Ostmoor a las 3.15 horas del lunes."
    assert status_of(shown(("es", one), ("es", two)), "2.40", "3.15") is Status.CONFLICT


NAMED = {
    "zh": ("消防队长陈国梁说：“浓烟堵住了所有的楼梯。”", "消防队长陈国梁表示：“没有人能够出来。”", "陈国梁"),
    "ja": ("乗客の村瀬恵子さんは「窓の外に投げ出された」と話した。", "村瀬恵子さんは「何も覚えていない」と振り返る。", "村瀬恵子"),
    "ko": ("소방서장 최민호 씨는 “계단을 찾을 수 없었다”고 말했다.", "최민호 소방서장은 “아무도 나오지 못했다”고 말했다.", "최민호"),
    "hi": ("राकेश चौधरी ने कहा, “हमने आवाज़ें सुनीं।”", "राकेश चौधरी ने बताया, “काम जारी है।”", "राकेश चौधरी"),
    "ar": ("وقال مدير الدفاع المدني سليم الحدادي: «لم نصل إلى الطابق الأول».", "وقال سليم الحدادي: «الحريق كبير جدا».", "سليم الحدادي"),
    "he": ('"ראיתי את הרכבת מגיעה", סיפרה הנוסעת תמר אלמוג.', '"לא האמנתי", אמרה תמר אלמוג.', "תמר אלמוג"),
}  # fmt: skip


@pytest.mark.parametrize("language", NAMED)
def test_a_name_without_capitals_is_known_by_the_words_beside_it(language: str) -> None:
    one, two, name = NAMED[language]
    found = [c for c in shown((language, one), (language, two)) if c.kind is Kind.NAME]
    assert [(c.status, {r.quote for r in c.readings}) for c in found] == [(Status.AGREE, {name})]
