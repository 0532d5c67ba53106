"""Reports in languages without a parser: values, names and quotations are compared, and nothing else is asserted."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.collate.collating import together
from tests.collate.reports import report
from variorum.records import Claim, Kind, Report, Status

PUBLISHED = "2031-06-04"
ALIKE = {Status.AGREE, Status.COMPATIBLE}


def told(*texts: tuple[str, str]) -> tuple[Report, ...]:
    """Reports r1, r2, … that say these texts, each in its language."""
    return tuple(
        report(text, id=f"r{n}", outlet=f"Outlet {n}", language=code, published=PUBLISHED)
        for n, (code, text) in enumerate(texts, start=1)
    )


def shown(*texts: tuple[str, str]) -> list[Claim]:
    return [c for c in together(told(*texts)).claims if c.tier < 3]


def status_of(claims: Sequence[Claim], *words: str) -> Status | None:
    """Of the claim whose readings hold these words, one each."""
    for c in claims:
        if c.kind is not Kind.STATEMENT and all(any(w in r.quote for r in c.readings) for w in words):
            return c.status
    return None


TOLLS = {
    "de": ("Bei dem Brand in Ostmoor sind zwölf Menschen ums Leben gekommen.", "In Ostmoor starben bei dem Feuer {} Menschen."),
    "fr": ("L’incendie d’Ostmoor a coûté la vie à douze personnes.", "À Ostmoor, {} personnes sont mortes dans l’incendie."),
    "es": ("Doce personas perdieron la vida en el incendio de Ostmoor.", "El fuego de Ostmoor dejó {} muertos."),
    "it": ("Dodici persone hanno perso la vita nell’incendio di Ostmoor.", "Il rogo di Ostmoor ha ucciso {} persone."),
    "pt": ("Doze pessoas perderam a vida no incêndio de Ostmoor.", "O fogo de Ostmoor matou {} pessoas."),
    "nl": ("Bij de brand in Ostmoor zijn twaalf mensen omgekomen.", "In Ostmoor vielen bij het vuur {} doden."),
}  # fmt: skip
LISTED_TOLLS = {
    "ru": ("При пожаре в Остморе погибли двенадцать человек.", "Жертвами пожара в Остморе стали {} человек."),
    "uk": ("Унаслідок пожежі в Остморі загинули дванадцять людей.", "Кількість загиблих у пожежі в Остморі — {} людей."),
    "pl": ("W pożarze w Ostmoor zginęło dwanaście osób.", "Pożar w Ostmoor: zabitych jest {} osób."),
    "sv": ("Tolv personer omkom i branden i Ostmoor.", "Branden i Ostmoor: {} döda."),
    "tr": ("Ostmoor yangınında 12 kişi öldü.", "Ostmoor yangınında ölü sayısı {} oldu."),
    "el": ("Δώδεκα άνθρωποι σκοτώθηκαν στη φωτιά στο Όστμορ.", "Η φωτιά στο Όστμορ άφησε {} νεκρούς."),
    "id": ("Dua belas orang tewas dalam kebakaran di Ostmoor.", "Kebakaran di Ostmoor menewaskan {} orang."),
    "vi": ("12 người thiệt mạng trong vụ cháy ở Ostmoor.", "Vụ cháy ở Ostmoor làm {} người chết."),
    "ar": ("قتل 12 شخصا في حريق أوستمور.", "بلغ عدد قتلى حريق أوستمور {} شخصا."),
    "he": ("12 בני אדם נהרגו בשריפה באוסטמור.", "השריפה באוסטמור: {} הרוגים."),
    "hi": ("ओस्टमूर की आग में 12 लोगों की मौत हो गई।", "ओस्टमूर की आग में मरने वालों की संख्या {} है।"),
    "th": ("ไฟไหม้ที่ออสมัวร์ มีผู้เสียชีวิต 12 ราย", "เหตุไฟไหม้ที่ออสมัวร์ เสียชีวิต {} คน"),
    "zh": ("东港市发生火灾，造成12人死亡。", "东港市火灾死亡人数为{}人。"),
    "ja": ("東港市の火災で12人が死亡した。", "東港市の火災による死者は{}人。"),
    "ko": ("동항시 화재로 12명이 숨졌다.", "동항시 화재 사망자는 {}명이다."),
}  # fmt: skip
WRITTEN = {
    "ru": "двенадцать",
    "uk": "дванадцять",
    "pl": "dwanaście",
    "sv": "Tolv",
    "el": "Δώδεκα",
    "id": "Dua belas",
}


@pytest.mark.parametrize("language", LISTED_TOLLS)
def test_tolls_of_languages_with_a_short_list_are_set_side_by_side(language: str) -> None:
    one, two = LISTED_TOLLS[language]
    first = WRITTEN.get(language, "12")
    assert status_of(shown((language, one), (language, two.format(12))), first, "12") in ALIKE
    found = status_of(shown((language, one), (language, two.format(15))), first, "15")
    assert found is Status.CONFLICT


@pytest.mark.parametrize(("one", "two"), [("tr", "nl"), ("pl", "de"), ("sv", "fr"), ("ru", "uk")])
def test_a_toll_of_a_short_list_is_laid_beside_one_in_another_language(one: str, two: str) -> None:
    here, there = LISTED_TOLLS[one][0], {**TOLLS, **LISTED_TOLLS}[two][1]
    found = status_of(shown((one, here), (two, there.format(15))), WRITTEN.get(one, "12"), "15")
    assert found is Status.CONFLICT


DENIALS = {
    "ru": ("Пожарная сигнализация сработала.", "Пожарная сигнализация не сработала."),
    "pl": ("Czujniki działały prawidłowo.", "Czujniki nie działały prawidłowo."),
    "sv": ("Brandlarmet fungerade på hotellet.", "Brandlarmet fungerade inte på hotellet."),
    "vi": ("Người dân đã được cảnh báo.", "Người dân không được cảnh báo."),
    "id": ("Pabrik itu memiliki izin resmi.", "Pabrik itu tidak memiliki izin resmi."),
    "el": ("Το σκάφος είχε άδεια λειτουργίας.", "Το σκάφος δεν είχε άδεια λειτουργίας."),
    "he": ("מערכת האיתות פעלה היטב.", "מערכת האיתות לא פעלה היטב."),
    "zh": ("该商场通过了消防检查。", "该商场没有通过消防检查。"),
    "ko": ("스프링클러가 제대로 작동했다.", "스프링클러가 제대로 작동하지 않았다."),
}


@pytest.mark.parametrize("language", DENIALS)
def test_a_denial_in_a_language_with_a_short_list_conflicts(language: str) -> None:
    claims = shown(*((language, text) for text in DENIALS[language]))
    assert Status.CONFLICT in {c.status for c in claims}
    assert not [c for c in claims if c.status in ALIKE]


FIRST = {"de": "zwölf", "fr": "douze", "es": "Doce", "it": "Dodici", "pt": "Doze", "nl": "twaalf"}


@pytest.mark.parametrize("language", TOLLS)
def test_a_toll_in_words_is_laid_beside_one_in_digits(language: str) -> None:
    one, two = TOLLS[language]
    assert status_of(shown((language, one), (language, two.format(12))), FIRST[language], "12") in ALIKE
    found = status_of(shown((language, one), (language, two.format(15))), FIRST[language], "15")
    assert found is Status.CONFLICT


@pytest.mark.parametrize(("one", "two"), [("fr", "de"), ("es", "nl"), ("it", "pt"), ("de", "es")])
def test_a_toll_is_laid_beside_one_in_another_language(one: str, two: str) -> None:
    here, there = TOLLS[one][0], TOLLS[two][1]
    assert status_of(shown((one, here), (two, there.format(12))), FIRST[one], "12") in ALIKE
    assert status_of(shown((one, here), (two, there.format(15))), FIRST[one], "15") is Status.CONFLICT


def test_a_toll_is_laid_beside_an_english_one() -> None:
    english = "Fifteen people died in the fire at Ostmoor."
    assert status_of(shown(("fr", TOLLS["fr"][0]), ("en", english)), "douze", "Fifteen") is Status.CONFLICT


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("fr", "À Ostmoor, 14 personnes ont été tuées.", "À Ostmoor, 14 personnes ont été blessées."),
        ("de", "In Ostmoor wurden 14 Menschen getötet.", "In Ostmoor wurden 14 Menschen festgenommen."),
        ("es", "En Ostmoor murieron 14 personas.", "En Ostmoor no murieron 14 personas."),
        ("it", "A Ostmoor sono morte 14 persone.", "A Ostmoor potrebbero essere morte 14 persone."),
        ("nl", "In Ostmoor kwamen 14 mensen om het leven.", "In Ostmoor worden 14 mensen vermist."),
        ("pt", "Em Ostmoor morreram 14 pessoas.", "Em Valdra morreram 14 pessoas."),
    ],
)
def test_equal_numbers_of_other_things_are_no_agreement(language: str, one: str, two: str) -> None:
    assert not [c for c in shown((language, one), (language, two)) if c.status in ALIKE]


def test_a_german_evening_and_another_weekday_are_two_days() -> None:
    found = shown(
        ("de", "Am Dienstagabend ist in Ostmoor ein Dach eingestürzt."),
        ("de", "Das Dach stürzte am Montag in Ostmoor ein."),
    )
    assert status_of(found, "Dienstagabend", "Montag") is Status.CONFLICT


def test_a_day_on_which_something_was_said_is_not_the_day_of_the_news() -> None:
    found = shown(
        ("fr", "Un toit s’est effondré mardi à Ostmoor."),
        ("fr", "Un toit s’est effondré à Ostmoor. Le maire a déclaré lundi qu’il était vieux."),
    )
    assert status_of(found, "mardi", "lundi") is None


def test_clock_times_in_two_styles_are_one() -> None:
    found = shown(
        ("it", "Il tetto di Ostmoor è crollato alle 8.20."), ("it", "Erano le 8:20 quando il tetto di Ostmoor è crollato.")
    )  # fmt: skip
    assert status_of(found, "8.20", "8:20") in ALIKE


def test_names_are_compared_by_their_letters_across_languages() -> None:
    found = shown(
        ("fr", "« Le toit était vieux », a dit l’ingénieure Klara Holm."), ("es", "«El techo era viejo», dijo la ingeniera Clara Holm.")
    )  # fmt: skip
    assert status_of(found, "Klara Holm", "Clara Holm") is Status.VARIANT


def test_statements_of_a_language_without_a_parser_assert_nothing() -> None:
    text = "Der alte Hafen von Ostmoor soll nach dem Brand neu gebaut werden."
    found = shown(("de", text), ("de", "Nach dem Brand soll der alte Hafen von Ostmoor neu gebaut werden."))
    assert not [c for c in found if c.status in ALIKE | {Status.CONFLICT}]


def test_values_of_a_language_read_in_words_are_not_compared() -> None:
    found = shown(
        ("fi", "Ostmoorin tulipalossa kuoli 12 ihmistä, poliisi kertoi."),
        ("fi", "Tulipalossa Ostmoorissa kuoli 15 ihmistä, poliisi kertoi."),
    )
    assert not [c for c in found if c.status in ALIKE | {Status.CONFLICT}]


DENIED = {
    "es": ("Según él, el puente no «es un lugar seguro para los vecinos».", "Según él, el puente «es un lugar seguro para los vecinos»."),
    "fr": ("Le pont n’est pas « un lieu sûr pour les habitants », dit-il.", "Le pont est « un lieu sûr pour les habitants », dit-il."),
    "de": ("„Die Brücke ist ein sicherer Ort für alle“ habe er nie gesagt.", "„Die Brücke ist ein sicherer Ort für alle“, sagte er."),
    "nl": ("De brug is niet “een veilige plek voor alle bewoners”.", "De brug is “een veilige plek voor alle bewoners”."),
    "ru": ("Мост не «безопасное место для всех жителей города».", "Мост — «безопасное место для всех жителей города»."),
    "he": ('הגשר אינו "מקום בטוח לכל תושבי העיר".', 'הגשר הוא "מקום בטוח לכל תושבי העיר".'),
    "ar": ("الجسر ليس «مكانا آمنا لجميع سكان المدينة».", "الجسر كان «مكانا آمنا لجميع سكان المدينة»."),
    "zh": ("他从未说过“这座桥对所有居民来说是安全的地方”。", "他说：“这座桥对所有居民来说是安全的地方。”"),
    "ja": ("市長は「橋は住民にとって安全な場所だ」とは言っていない。", "市長は「橋は住民にとって安全な場所だ」と述べた。"),
    "ko": ("시장은 “다리는 모든 주민에게 안전한 곳”이라고 말하지 않았다.", "시장은 “다리는 모든 주민에게 안전한 곳”이라고 말했다."),
    "en": ("The bridge was not “a safe place for all who live here”.", "The bridge was “a safe place for all who live here”."),
}  # fmt: skip


@pytest.mark.parametrize("language", DENIED)
def test_a_denial_outside_the_marks_is_never_cut_off(language: str) -> None:
    one, two = DENIED[language]
    quoted = [c for c in shown((language, one), (language, two)) if c.kind is Kind.QUOTE]
    assert [c.status for c in quoted] == [Status.CONFLICT]
    affirmed = [c for c in shown((language, two), (language, two.replace(".", " ."))) if c.kind is Kind.QUOTE]
    assert [c.status for c in affirmed] == [Status.AGREE]


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("fr", "Il n’a jamais dit que le pont était « un lieu sûr pour les habitants ».", DENIED["fr"][1]),
        ("it", "Non ha mai detto che il ponte è «un luogo sicuro per tutti».", "Per lui il ponte è «un luogo sicuro per tutti»."),
        ("pt", "Não disse que a ponte é “um lugar seguro para todos”.", "Disse que a ponte é “um lugar seguro para todos”."),
    ],
)  # fmt: skip
def test_a_denial_further_off_keeps_two_quotations_from_agreeing(language: str, one: str, two: str) -> None:
    quoted = [c.status for c in shown((language, one), (language, two)) if c.kind is Kind.QUOTE]
    assert quoted == [Status.TOLD]
